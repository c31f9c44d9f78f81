"""Skipping: which photos stay at home, be it by a rule, by a privacy zone or by a person, before their plan is made."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from photowalk.manifest.cells import SKIP, UPLOAD, find_action
from photowalk.manifest.columns import ACTION, FILE, NOTE, ORIGINAL_SHA1, SHA1
from photowalk.manifest.merge import merge_plans
from photowalk.manifest.pairing import find_original
from photowalk.manifest.table import Manifest, manifest_of
from photowalk.model import Plan, PlannedRow, Scene, Sha1
from photowalk.rules.settings import Settings
from photowalk.rules.skips import list_skipped

_COLUMNS: Final = (FILE, ACTION, NOTE, ORIGINAL_SHA1, SHA1)
"""What the action of a row hangs on."""


def find_skipped(
    scenes: Sequence[Scene], settings: Settings, *, bases: Sequence[Plan], theirs: Manifest | None
) -> frozenset[Sha1]:
    """The SHA-1s of the files of those photos whose rows will all say skip once their plan is merged.

    Args:
        scenes: of photos that no copy was thought of yet.
        settings: of their folder.
        bases: the plans that her manifest may come from.
        theirs: her manifest; None = there is none.
    """
    ruled = {scene.record.sha1 for scene in list_skipped(scenes, settings)}
    plan = Plan(_COLUMNS, tuple(_plan_action(scene, is_ruled_out=scene.record.sha1 in ruled) for scene in scenes))
    manifest = merge_plans(bases, plan, theirs=_cut(theirs)).manifest if theirs else manifest_of(plan)
    going = {find_original(row) for row in manifest.rows if find_action(row) != SKIP}
    return frozenset(scene.record.sha1 for scene in scenes if scene.record.sha1 not in going)


def _plan_action(scene: Scene, *, is_ruled_out: bool) -> PlannedRow:
    record = scene.record
    return PlannedRow({FILE: record.file, ACTION: SKIP if is_ruled_out or record.skip else UPLOAD, SHA1: record.sha1})


def _cut(manifest: Manifest) -> Manifest:
    columns = tuple(column for column in manifest.columns if column in _COLUMNS)
    return replace(
        manifest, columns=columns, rows=tuple({column: row[column] for column in columns} for row in manifest.rows)
    )
