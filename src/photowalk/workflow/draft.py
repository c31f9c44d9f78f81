"""A folder's plan before it is written: its photos prepared, the rules applied, a person's edits merged in."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Protocol

from photowalk.corrections.privacy import find_leak
from photowalk.journal import Standing, fold_events, list_fixed_titles
from photowalk.manifest.csv_file import read_manifest
from photowalk.manifest.merge import Merged, merge_plans
from photowalk.manifest.plan import list_copies, plan_manifest
from photowalk.manifest.rows import ClassifiedRows, classify_rows
from photowalk.manifest.skipping import find_skipped
from photowalk.manifest.table import Manifest, manifest_of
from photowalk.model import Event, PhotoRecord, Plan, Scene, Sha1
from photowalk.photos.collector import pause_collector
from photowalk.rules.settings import Settings
from photowalk.workflow.check import forget_findings
from photowalk.workflow.layouts import check_layouts
from photowalk.workflow.own_work import check_own_work
from photowalk.workflow.prepare import Guarded, Past, Prepared
from photowalk.workflow.scenes import find_scenes
from photowalk.workflow.setup import MANIFEST_NAME
from photowalk.workflow.standings import find_rows_left


@dataclass(frozen=True, slots=True)
class Remembered:
    """What the catalogue of a folder holds."""

    events: Sequence[Event] = ()
    bases: Sequence[Plan] = ()
    """The plans that the cells of the manifest may come from."""


class Copier(Protocol):
    """Makes guarded photos into photos as they are to go up: `copy_photos`, `foresee_copies`."""

    def __call__(self, guarded: Guarded, past: Past, *, skipped: Collection[Sha1]) -> Prepared:
        """As these two."""
        ...


@dataclass(frozen=True, slots=True)
class DraftedPlan:
    """What a folder's manifest is to be, and what that comes from."""

    standings: Mapping[Sha1, Standing]
    """On the wiki of photowalk.toml."""
    prepared: Prepared
    scenes: tuple[Scene, ...]
    plan: Plan
    """A row for each scene, in their order."""
    theirs: Manifest | None
    """The manifest that is there; None = there is none."""
    merged: Merged
    rows: ClassifiedRows
    """Those of `merged`, without those of photos that are on the wiki already."""
    done: int
    """How many are there already."""


def draft_plan(
    folder: Path, settings: Settings, *, guarded: Guarded, remembered: Remembered, copy: Copier
) -> DraftedPlan:
    """The plan of a folder with the edits of its manifest; nothing but what `copy` writes is written.

    Raises:
        FolderError: as by `copy`.
        ManifestError: the manifest that is there cannot be read as one.
    """
    standings = fold_events(remembered.events, wiki=settings.wiki)
    theirs, bases = _read_theirs(folder), remembered.bases
    with pause_collector():
        scenes = find_scenes(guarded.scan.photos, settings)
        skipped = find_skipped(scenes, settings, bases=bases, theirs=theirs)
    prepared = copy(_tell_records(guarded, scenes), Past(standings, copies=list_copies(bases)), skipped=skipped)
    with pause_collector():
        scenes = _keep_records(scenes, prepared.scan.photos)
        plan = plan_manifest(scenes, settings, fixed_titles=list_fixed_titles(standings), skipped=skipped)
    merged = Merged(manifest_of(plan))
    if theirs is not None:
        refused = {file.record.sha1 for file in prepared.scan.unusable if file.record}
        merged = merge_plans(bases, plan, theirs=theirs, refused=refused)
        merged = replace(merged, manifest=forget_findings(merged.manifest, standings))
    left = find_rows_left(merged.manifest.rows, standings)
    check = partial(find_leak, privacy=settings.privacy, inference=settings.inference)
    return DraftedPlan(
        standings=standings,
        prepared=prepared,
        scenes=scenes,
        plan=plan,
        theirs=theirs,
        merged=merged,
        rows=check_own_work(check_layouts(classify_rows(left, find_leak=check), settings.layouts), settings),
        done=len(merged.manifest.rows) - len(left),
    )


def _tell_records(guarded: Guarded, scenes: Iterable[Scene]) -> Guarded:
    """The photos with what was noted when their scenes were set."""
    return replace(guarded, scan=replace(guarded.scan, photos=tuple(scene.record for scene in scenes)))


def _keep_records(scenes: Iterable[Scene], photos: Iterable[PhotoRecord]) -> tuple[Scene, ...]:
    """The scenes of those photos that can go up, as they are to."""
    records = {photo.file: photo for photo in photos}
    return tuple(replace(scene, record=records[scene.record.file]) for scene in scenes if scene.record.file in records)


def _read_theirs(folder: Path) -> Manifest | None:
    file = folder / MANIFEST_NAME
    # A link that leads nowhere does not exist, and must be refused before anything is stored.
    return read_manifest(file) if file.exists() or file.is_symlink() else None
