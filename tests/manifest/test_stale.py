"""What a plan made for an author or a date goes when a person types another one."""

from dataclasses import replace

import pytest

from photowalk.manifest.columns import manifest_columns
from photowalk.manifest.merge import Merged, merge_plans
from photowalk.manifest.rows import classify_rows
from photowalk.manifest.stale import DEPENDENCES, find_stale_cells
from photowalk.manifest.table import Manifest, manifest_of
from photowalk.model import Cells, Plan, PlannedRow
from support.plans import edit, sha1_of

COLUMNS = manifest_columns(["en"], optional={"author_item", "date_form"})
CELLS = {
    "file": "hall.jpg",
    "action": "upload",
    "date": "2025-08-15 14:03:21",
    "date_form": "exif: Sweden",
    "author": "Jane Doe",
    "author_item": "Q42 Jane Doe",
    "sha1": sha1_of("hall.jpg"),
}


def make_plan(**cells: str) -> Plan:
    """A plan of one photo with these cells."""
    return Plan(COLUMNS, (PlannedRow({**dict.fromkeys(COLUMNS, ""), **CELLS, **cells}),))


OLD = make_plan()
PLANNED = manifest_of(OLD)
EMPTIED, MADE_PLAIN = (DEPENDENCES[column].remark for column in ("author_item", "date_form"))


def merge(theirs: Manifest, new: Plan = OLD, *, bases: tuple[Plan, ...] = (OLD,)) -> Cells:
    """The merged row; merged once more it stays as it is."""
    merged = merge_plans(bases, new, theirs=theirs)
    assert merge_plans((new,), new, theirs=merged.manifest) == replace(merged, clashes=())
    return require_row(merged)


def require_row(merged: Merged) -> Cells:
    """The one row."""
    (row,) = merged.manifest.rows
    return row


@pytest.mark.parametrize(
    ("edits", "cells"),
    [
        ({"author": "Example Photo Club"}, ("", "exif: Sweden", EMPTIED)),
        ({"author": ""}, ("", "exif: Sweden", EMPTIED)),
        ({"author": "Example Photo Club", "author_item": "Q5"}, ("Q5", "exif: Sweden", "")),
        ({"author": "Jane M. Doe", "author_item": "Q42 Jane M. Doe"}, ("Q42 Jane M. Doe", "exif: Sweden", "")),
        ({"date": "2025-08-14"}, ("Q42 Jane Doe", "plain", MADE_PLAIN)),
        ({"date": "2025-08-14", "date_form": "taken-on"}, ("Q42 Jane Doe", "taken-on", "")),
        ({"date": "2025-08-15 15:00"}, ("Q42 Jane Doe", "exif: Sweden", "")),
        ({"date": "8/15/2025 14:03"}, ("Q42 Jane Doe", "exif: Sweden", "")),
        ({"author": "X", "date": "2025"}, ("", "plain", f"{EMPTIED}; {MADE_PLAIN}")),
    ],
)
def test_an_edit_takes_with_it_what_depended_on_the_cell(edits: dict[str, str], cells: tuple[str, str, str]) -> None:
    """An untouched item of another author goes, and so does a form that says EXIF; what she typed beside stays."""
    row = merge(edit(PLANNED, 0, **edits))
    assert (row["author_item"], row["date_form"], row["note"]) == cells
    assert row["author"] == edits.get("author", "Jane Doe")


def test_a_form_that_holds_for_any_date_stays() -> None:
    """Only EXIF's is about where the date is from."""
    plan = make_plan(date_form="taken-on: Sweden")
    assert merge(edit(manifest_of(plan), 0, date="2025-08-14"), plan, bases=(plan,))["date_form"] == "taken-on: Sweden"


def test_what_went_comes_back_with_the_edit_taken_back() -> None:
    """Unless she deleted the remark: then it is her own."""
    merged = merge_plans((OLD,), OLD, theirs=edit(PLANNED, 0, author="X", date="2025")).manifest
    back = edit(merged, 0, author="Jane Doe", date="2025-08-15")
    row = merge(back)
    assert (row["author_item"], row["date_form"], row["note"]) == ("Q42 Jane Doe", "exif: Sweden", "")
    row = merge(edit(back, 0, note=""))
    assert (row["author_item"], row["date_form"]) == ("", "plain")


def test_what_the_rules_say_now_goes_too() -> None:
    """A new item of a former author is not hers to answer for: nothing clashes."""
    merged = merge_plans((OLD,), make_plan(author_item="Q7"), theirs=edit(PLANNED, 0, author="X"))
    assert (require_row(merged)["author_item"], merged.clashes) == ("", ())


@pytest.mark.parametrize("bases", [(), (OLD,)])
def test_without_a_plan_that_it_was_made_from_the_new_one_counts(bases: tuple[Plan, ...]) -> None:
    """A catalogue may be lost."""
    assert merge(edit(PLANNED, 0, author="X"), bases=bases)["author_item"] == ""


OF_ANOTHER = "author_item: 'Q42 Jane Doe' is of another author; run photowalk plan, or type another item, or empty it"
NOT_BY_EXIF = (
    "date_form: 'exif: Sweden' is for EXIF's own day, and another was typed; run photowalk plan, or type plain"
)


@pytest.mark.parametrize(
    ("edits", "problems"),
    [
        ({}, ()),
        ({"author": "X"}, (OF_ANOTHER,)),
        ({"date": "2025-08-14"}, (NOT_BY_EXIF,)),
        ({"author": "X", "author_item": "Q5"}, ()),
        ({"author": "X", "author_item": ""}, ()),
    ],
)
def test_an_edit_that_was_never_planned_with_is_told(edits: dict[str, str], problems: tuple[str, ...]) -> None:
    """Before anything goes up, and only where a plan is known that the row may come from."""
    rows = edit(PLANNED, 0, **edits).rows
    assert list(find_stale_cells(rows, [OLD])) == [problems]
    assert list(find_stale_cells(rows, [OLD, make_plan(author="X", date="2025-08-14")])) == [()]
    assert list(find_stale_cells(rows, [])) == [()]
    (trouble,) = classify_rows(rows, bases=[OLD]).troubles
    assert set(problems) <= set(trouble.problems)
