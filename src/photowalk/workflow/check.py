"""Checking a manifest against the wiki before anything goes up; what was found goes into its notes."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from photowalk.catalogue import lock_folder
from photowalk.commons.check.inquiry import Tell
from photowalk.commons.check.photos import check_photos
from photowalk.commons.check.report import CheckReport
from photowalk.commons.port import Clock, Wiki
from photowalk.errors import FolderError
from photowalk.journal import ON_THE_WIKI, Standing
from photowalk.manifest.cells import SKIP, find_action
from photowalk.manifest.columns import FILE, NOTE
from photowalk.manifest.csv_file import read_manifest, write_manifest
from photowalk.manifest.notes import (
    describe_check,
    drop_checks,
    find_holding_checks,
    find_unsettled_checks,
    merge_notes,
    split_note,
)
from photowalk.manifest.rows import ClassifiedRows
from photowalk.manifest.table import Manifest
from photowalk.model import Cells, PhotoPath, Sha1
from photowalk.workflow.setup import MANIFEST_NAME
from photowalk.workflow.standings import list_standings


@dataclass(frozen=True, slots=True)
class CheckedFolder:
    """What the wiki says of a folder's photos."""

    report: CheckReport
    unwritten: FolderError | None = None
    """Why the manifest could not be given its notes; None where it has them."""


def check_folder(
    folder: Path, wiki: Wiki, *, rows: ClassifiedRows, clock: Clock, tell: Tell | None = None
) -> CheckedFolder:
    """Check the photos, and put what was found into the notes of the manifest in place of what was found before.

    rows: of the manifest, as from `workflow.read_rows`; those that are ready are checked.

    Raises:
        FolderBusyError: another photowalk is at work in the folder.
        ManifestError: the manifest, read again when the wiki has answered, cannot be read any more.
        LoginError, OutOfReachError: as `commons.check.photos.check_photos`; the manifest is as it was.
    """
    file = folder / MANIFEST_NAME
    with lock_folder(folder, command="check", now=clock.now()):
        report = check_photos(wiki, rows.ready, clock=clock, tell=tell)
        unchecked = frozenset(trouble.file for trouble in rows.troubles)
        # Read again: a person may have typed on while the wiki was asked.
        before = read_manifest(file)
        after = note_findings(before, report, wiki=wiki.name, unchecked=unchecked)
        try:
            if after != before:
                write_manifest(file, after)
        except FolderError as error:
            return CheckedFolder(report, error)
    return CheckedFolder(report)


def note_findings(
    manifest: Manifest, report: CheckReport, *, wiki: str, unchecked: Collection[PhotoPath] = frozenset()
) -> Manifest:
    """The manifest with what was found as its only notes of a check, and all else as it was.

    A finding about what a cell says no more is left out. What an earlier check of this wiki found stays where it could
    not be asked for again.

    Args:
        manifest: as it stands.
        report: what was found, and what could not be asked.
        wiki: the name of the one that was asked.
        unchecked: the photos whose rows need a person first; what was found of them stays.
    """
    told, open_ = defaultdict[PhotoPath, list[str]](list), defaultdict[PhotoPath, list[str]](list)
    for finding in report.findings:
        told[finding.file].append(describe_check(finding.column, finding.text, wiki=wiki))
    for doubt in report.doubts:
        open_[doubt.file].append(describe_check(doubt.column, doubt.beginning, wiki=wiki))
    rows = (
        row
        if (file := PhotoPath(row.get(FILE, ""))) in unchecked
        else _note_row(row, told.get(file, ()), beginnings=open_.get(file, ()))
        for row in manifest.rows
    )
    columns = manifest.columns if NOTE in manifest.columns or not told else (*manifest.columns, NOTE)
    return replace(manifest, columns=columns, rows=tuple(rows))


def forget_findings(manifest: Manifest, standings: Mapping[Sha1, Standing]) -> Manifest:
    """The manifest without the notes of checks in the rows of photos that are on the wiki: nothing stands against them.

    standings: how the photos stand, by the journal.
    """
    found = zip(manifest.rows, list_standings(manifest.rows, standings), strict=True)
    rows = (_note_row(row, ()) if standing.state in ON_THE_WIKI else row for row, standing in found)
    return replace(manifest, rows=tuple(rows))


def _note_row(row: Cells, told: Sequence[str], *, beginnings: Sequence[str] = ()) -> Cells:
    hers = row.get(NOTE, "")
    new = merge_notes(dict.fromkeys((*find_unsettled_checks(hers, beginnings), *told)))
    found = find_holding_checks(new, before=row, after=row) if find_action(row) != SKIP else ()
    others = drop_checks(hers)
    # A cell that no check has to do with keeps even its blanks.
    return row if not found and others == split_note(hers) else {**row, NOTE: merge_notes(others, found)}
