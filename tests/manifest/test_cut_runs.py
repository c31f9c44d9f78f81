"""A run of `plan` killed at any step, then run again, keeps every edit and lets the rest follow the rules."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from photowalk.catalogue import open_catalogue
from photowalk.manifest.csv_file import read_manifest, write_manifest
from photowalk.manifest.merge import Merged, merge_plans
from photowalk.manifest.table import manifest_of
from photowalk.model import Plan
from support.crash import kill_at_the_end
from support.plans import edit, make_plan

HALL = {"file": "hall.jpg", "title": "Hall.jpg", "date": "2019"}
FIRST = make_plan(HALL, {"file": "old.jpg", "title": "Old.jpg"})
SECOND = make_plan({**HALL, "title": "City Hall.jpg"}, {"file": "new.jpg", "title": "New.jpg"})
THIRD = make_plan({**HALL, "title": "Stockholm City Hall.jpg"}, {"file": "new.jpg", "title": "Newer.jpg"})

STEPS = (
    "number = catalogue.begin_plan(new)",
    "write_manifest(folder / 'manifest.csv', merged.manifest)",
    "catalogue.finish_plan(number)",
)

SCRIPT = """
import json
from photowalk.catalogue import open_catalogue
from photowalk.manifest.csv_file import read_manifest, write_manifest
from photowalk.manifest.merge import merge_plans
from photowalk.model import Plan, PlannedRow

columns, rows = json.loads({plan!r})
new = Plan(tuple(columns), tuple(map(PlannedRow, rows)))
with open_catalogue(folder) as catalogue:
    merged = merge_plans(catalogue.bases(), new, theirs=read_manifest(folder / "manifest.csv"))
    {steps}
    wait_for_the_end()
"""


def run_cut(folder: Path, plan: Plan, steps: Sequence[str]) -> None:
    """Plan a folder in a process of its own and kill it after these steps."""
    stored = json.dumps([plan.columns, [dict(row.cells) for row in plan.rows]])
    kill_at_the_end(SCRIPT.format(plan=stored, steps="\n    ".join(steps) or "pass"), folder)


def run_whole(folder: Path, plan: Plan) -> Merged:
    """Plan a folder as `photowalk plan` does."""
    with open_catalogue(folder) as catalogue:
        merged = merge_plans(catalogue.bases(), plan, theirs=read_manifest(folder / "manifest.csv"))
        number = catalogue.begin_plan(plan)
        write_manifest(folder / "manifest.csv", merged.manifest)
        catalogue.finish_plan(number)
    return merged


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder planned once, in whose manifest a person has then typed a description and a date."""
    with open_catalogue(tmp_path) as catalogue:
        catalogue.finish_plan(catalogue.begin_plan(FIRST))
    manifest = edit(manifest_of(FIRST), 0, description_en="The hall", date="2019-08")
    write_manifest(tmp_path / "manifest.csv", manifest)
    return tmp_path


@pytest.mark.parametrize("cuts", [(0,), (1,), (2,), (3,), (1, 1), (1, 2), (2, 1), (2, 2)])
def test_a_run_cut_anywhere_and_run_again_ends_as_if_never_cut(folder: Path, cuts: tuple[int, ...]) -> None:
    """Killed after any number of steps, once or twice, the next run gives what it gives without the cuts."""
    for cut in cuts:
        run_cut(folder, SECOND, STEPS[:cut])
    merged = run_whole(folder, THIRD)
    assert merged.clashes == ()
    assert merged.manifest.rows == edit(manifest_of(THIRD), 0, description_en="The hall", date="2019-08").rows
    with open_catalogue(folder) as catalogue:
        assert catalogue.bases() == (THIRD,)


def test_an_edit_made_after_a_cut_run_is_an_edit(folder: Path) -> None:
    """Whichever of two plans the manifest came from, what she types then is hers."""
    run_cut(folder, SECOND, STEPS[:2])
    file = folder / "manifest.csv"
    write_manifest(file, edit(read_manifest(file), 1, title="Her new one.jpg"))
    merged = run_whole(folder, SECOND)
    assert [row["title"] for row in merged.manifest.rows] == ["City Hall.jpg", "Her new one.jpg"]
