"""Which photos stay at home, known before their plan is made."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photowalk.manifest.cells import SKIP, find_action
from photowalk.manifest.merge import merge_plans
from photowalk.manifest.notes import REFUSED_SO_SKIPPED
from photowalk.manifest.pairing import find_original
from photowalk.manifest.plan import plan_manifest
from photowalk.manifest.skipping import find_skipped
from photowalk.manifest.table import Manifest, manifest_of
from photowalk.model import Plan, Scene, Sha1
from photowalk.rules.settings import Settings, When
from support.plans import edit
from support.scene_cases import make_rule, make_scene, settle

NAMES = ("a.jpg", "b.jpg", "c.jpg")
SCENES = tuple(make_scene(file=name, sha1=Sha1(name[0] * 40)) for name in NAMES)
PLAIN = settle()
NOT_B = settle(make_rule("Not b", When(files=("b.jpg",)), skip="blurred"))


def plan(scenes: Sequence[Scene] = SCENES, settings: Settings = PLAIN) -> Plan:
    """The plan of a folder."""
    return plan_manifest(scenes, settings, fixed_titles={})


def find(theirs: Manifest | None, *, settings: Settings = PLAIN, scenes: Sequence[Scene] = SCENES) -> str:
    """The names of the photos that stay at home, without endings; her manifest is of a plan without rules."""
    skipped = find_skipped(scenes, settings, bases=[plan()], theirs=theirs)
    return "".join(scene.record.file[0] for scene in scenes if scene.record.sha1 in skipped)


def test_a_rule_and_a_zone_skip() -> None:
    """With a manifest and without."""
    zoned = (replace(SCENES[0], record=replace(SCENES[0].record, skip="in a zone")), *SCENES[1:])
    assert find(None, settings=NOT_B, scenes=zoned) == "ab"
    assert find(manifest_of(plan()), settings=NOT_B, scenes=zoned) == "ab"


@pytest.mark.parametrize(
    ("cells", "skipped"),
    [
        ({"action": "skip"}, "ab"),
        ({"action": " Skip "}, "ab"),
        ({"action": "later"}, "b"),
        ({"action": "skip", "note": REFUSED_SO_SKIPPED}, "b"),
    ],
)
def test_her_word_counts_and_not_ours(cells: dict[str, str], skipped: str) -> None:
    """What we set for her is taken back; what is no action sends nothing, and is no skip either."""
    assert find(edit(manifest_of(plan()), 0, **cells), settings=NOT_B) == skipped


def test_her_upload_goes_before_a_rule() -> None:
    """She saw the skip of the rule and typed over it."""
    theirs = edit(manifest_of(plan(settings=NOT_B)), 1, action="upload")
    bases = [plan(settings=NOT_B)]
    assert find_skipped(SCENES, NOT_B, bases=bases, theirs=theirs) == frozenset()


def test_a_row_that_she_deleted_or_copied() -> None:
    """Deleted it is skipped; of two rows for one photo both must say so."""
    manifest = manifest_of(plan())
    assert find(replace(manifest, rows=manifest.rows[1:])) == "a"
    twice = replace(manifest, rows=(*manifest.rows, {**manifest.rows[0], "action": "skip"}))
    assert find(twice) == ""


@given(st.lists(st.sampled_from(["upload", "skip", "SKIP", "", "hm"]), min_size=3, max_size=3), st.booleans())
def test_it_is_as_the_plan_will_be_merged(actions: list[str], is_ruled: bool) -> None:  # noqa: FBT001 -- drawn
    """Whatever she typed, and whatever the rules say by then."""
    settings = NOT_B if is_ruled else PLAIN
    rows = zip(manifest_of(plan()).rows, actions, strict=True)
    theirs = replace(manifest_of(plan()), rows=tuple({**row, "action": action} for row, action in rows))
    merged = merge_plans([plan()], plan(settings=settings), theirs=theirs).manifest
    skipped = {find_original(row) for row in merged.rows if find_action(row) == SKIP}
    assert find_skipped(SCENES, settings, bases=[plan()], theirs=theirs) == skipped
