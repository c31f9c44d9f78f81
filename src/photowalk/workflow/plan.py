"""Planning a folder: its photos read, the rules applied, a person's edits merged in, the manifest written."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from photowalk.catalogue import lock_folder, open_catalogue
from photowalk.commons.port import Clock
from photowalk.manifest.csv_file import write_manifest
from photowalk.manifest.merge import Merged
from photowalk.manifest.rows import ClassifiedRows
from photowalk.model import PhotoPath, Scan, UnusableFile
from photowalk.photos.looks.groups import PhotoGroup
from photowalk.rules.settings import Settings
from photowalk.rules.unused import UnusedRule, find_unused_rules
from photowalk.trips.groups import Group, describe_groups
from photowalk.workflow.draft import Remembered, draft_plan
from photowalk.workflow.prepare import copy_photos, guard_photos
from photowalk.workflow.setup import MANIFEST_NAME


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
    groups_by_time: tuple[Group, ...]
    """Of photos that were taken without a long pause between them."""
    exposed: tuple[PhotoPath, ...]
    """Photos that are on the wiki with a position that photowalk.toml now keeps back."""
    merged: Merged
    """What became of a person's edits."""
    unused_rules: tuple[UnusedRule, ...] = ()
    """Rules that are for none of the photos."""


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
        remembered = Remembered(catalogue.events(), catalogue.bases())
        guarded = guard_photos(folder, read(folder), settings=settings, now=clock.now(), tracks=tracks)
        copy = partial(copy_photos, folder=folder, is_wary=bool(settings.privacy.zones))
        draft = draft_plan(folder, settings, guarded=guarded, remembered=remembered, copy=copy)
        plan_id = catalogue.begin_plan(draft.plan)
        write_manifest(file, draft.merged.manifest)
        catalogue.finish_plan(plan_id)
    return PlanReport(
        manifest_file=file,
        rows=draft.rows,
        done=draft.done,
        unusable=draft.prepared.scan.unusable,
        groups=draft.prepared.groups,
        groups_by_time=describe_groups(draft.scenes),
        exposed=draft.prepared.exposed,
        merged=draft.merged,
        unused_rules=find_unused_rules(draft.scenes, settings.rules),
    )
