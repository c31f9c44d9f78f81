"""Checking a manifest against the wiki before anything goes up; what was found goes into its notes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from photowalk.catalogue import lock_folder
from photowalk.commons.check.inquiry import Tell
from photowalk.commons.check.photos import check_photos
from photowalk.commons.check.report import CheckReport, Finding
from photowalk.commons.port import Clock, Wiki
from photowalk.errors import FolderError
from photowalk.manifest.cells import SKIP, find_action
from photowalk.manifest.columns import FILE, NOTE
from photowalk.manifest.csv_file import read_manifest, write_manifest
from photowalk.manifest.notes import describe_check, drop_checks, find_holding_checks, merge_notes, split_note
from photowalk.manifest.table import Manifest
from photowalk.model import Cells, PhotoPath, PlannedPhoto
from photowalk.workflow.setup import MANIFEST_NAME


@dataclass(frozen=True, slots=True)
class CheckedFolder:
    """What the wiki says of a folder's photos."""

    report: CheckReport
    unwritten: FolderError | None = None
    """Why the manifest could not be given its notes; None where it has them."""


def check_folder(
    folder: Path, wiki: Wiki, *, photos: Sequence[PlannedPhoto], clock: Clock, tell: Tell | None = None
) -> CheckedFolder:
    """Check the photos, and put what was found into the notes of the manifest in place of what was found before.

    photos: the rows of the manifest that are ready; see `workflow.read_rows`.

    Raises:
        FolderBusyError: another photowalk is at work in the folder.
        ManifestError: the manifest, read again when the wiki has answered, cannot be read any more.
        LoginError, OutOfReachError: as `commons.check.photos.check_photos`; the manifest is as it was.
    """
    file = folder / MANIFEST_NAME
    with lock_folder(folder, command="check", now=clock.now()):
        report = check_photos(wiki, photos, clock=clock, tell=tell)
        # Read again: a person may have typed on while the wiki was asked.
        before = read_manifest(file)
        after = note_findings(before, report.findings)
        try:
            if after != before:
                write_manifest(file, after)
        except FolderError as error:
            return CheckedFolder(report, error)
    return CheckedFolder(report)


def note_findings(manifest: Manifest, findings: Sequence[Finding]) -> Manifest:
    """The manifest with these findings as its only notes of a check; all else is as it was.

    A finding about what a cell says no more is left out.
    """
    by_file: dict[PhotoPath, list[str]] = {}
    for finding in findings:
        by_file.setdefault(finding.file, []).append(describe_check(finding.column, finding.text))
    columns = manifest.columns if NOTE in manifest.columns or not findings else (*manifest.columns, NOTE)
    return replace(manifest, columns=columns, rows=tuple(_note_row(row, by_file) for row in manifest.rows))


def _note_row(row: Cells, by_file: Mapping[PhotoPath, Sequence[str]]) -> Cells:
    hers, told = row.get(NOTE, ""), by_file.get(PhotoPath(row.get(FILE, "")), ())
    found = find_holding_checks(merge_notes(told), before=row, after=row) if find_action(row) != SKIP else ()
    others = drop_checks(hers)
    # A cell that no check has to do with keeps even its blanks.
    return row if not found and others == split_note(hers) else {**row, NOTE: merge_notes(others, found)}
