"""Planning a folder: its photos read, the rules applied, a person's edits merged in, the manifest written."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from photowalk.catalogue import lock_folder, open_catalogue
from photowalk.commons.port import Clock
from photowalk.corrections.privacy import find_leak
from photowalk.journal import fold_events, list_fixed_titles
from photowalk.manifest.csv_file import read_manifest, write_manifest
from photowalk.manifest.merge import Merged, merge_plans
from photowalk.manifest.plan import list_copies, plan_manifest
from photowalk.manifest.rows import ClassifiedRows, classify_rows
from photowalk.manifest.table import manifest_of
from photowalk.model import PhotoPath, Scan, Scene, UnusableFile
from photowalk.photos.looks.groups import PhotoGroup
from photowalk.rules.settings import Settings
from photowalk.workflow.prepare import Past, prepare_photos
from photowalk.workflow.setup import MANIFEST_NAME
from photowalk.workflow.standings import find_rows_left


@dataclass(frozen=True, slots=True)
class PlanReport:
    """What planning a folder came to."""

    manifest_file: Path
    rows: ClassifiedRows
    """Without those of photos that are on the wiki of photowalk.toml already."""
    done: int
    """How many are there already."""
    unusable: tuple[UnusableFile, ...]
    groups: tuple[PhotoGroup, ...]
    """Of photos that look alike; nothing is left out for it."""
    exposed: tuple[PhotoPath, ...]
    """Photos that are on the wiki with a position that photowalk.toml now keeps back."""
    merged: Merged
    """What became of a person's edits."""


def plan_folder(
    folder: Path, settings: Settings, *, read: Callable[[Path], Scan], clock: Clock, tracks: Sequence[Path] = ()
) -> PlanReport:
    """Plan the folder: its photos read, the rules applied, a person's edits merged in, manifest.csv written.

    tracks: GPX files from outside the folder.

    Raises:
        FolderError: the folder cannot be read or written to.
        ManifestError: the manifest that is there cannot be read as one; it is left alone.
        FolderBusyError: another photowalk is at work in the folder.
    """
    file = folder / MANIFEST_NAME
    with lock_folder(folder, command="plan", now=clock.now()), open_catalogue(folder) as catalogue:
        standings = fold_events(catalogue.events(), wiki=settings.wiki)
        past = Past(standings, copies=list_copies(catalogue.bases()))
        prepared = prepare_photos(folder, read(folder), settings=settings, past=past, tracks=tracks)
        new = plan_manifest(map(Scene, prepared.scan.photos), settings, fixed_titles=list_fixed_titles(standings))
        # A link that leads nowhere does not exist, and must be refused before anything is stored.
        theirs = read_manifest(file) if file.exists() or file.is_symlink() else None
        merged = Merged(manifest_of(new))
        if theirs is not None:
            refused = {file.record.sha1 for file in prepared.scan.unusable if file.record}
            merged = merge_plans(catalogue.bases(), new, theirs=theirs, refused=refused)
        plan_id = catalogue.begin_plan(new)
        write_manifest(file, merged.manifest)
        catalogue.finish_plan(plan_id)
    rows = merged.manifest.rows
    left = find_rows_left(rows, standings)
    return PlanReport(
        manifest_file=file,
        rows=classify_rows(left, find_leak=partial(find_leak, privacy=settings.privacy, inference=settings.inference)),
        done=len(rows) - len(left),
        unusable=prepared.scan.unusable,
        groups=prepared.groups,
        exposed=prepared.exposed,
        merged=merged,
    )
