"""Notes of a check of the wiki: neither hers nor stale."""

import pytest

from photowalk.manifest.merge import merge_plans
from photowalk.manifest.notes import (
    describe_check,
    drop_checks,
    find_holding_checks,
    find_unsettled_checks,
    merge_notes,
)
from photowalk.manifest.table import manifest_of
from support.plans import edit, make_plan

HALL = {"file": "hall.jpg", "title": "Hall in town.jpg", "categories": "Towers; Halls", "note": "date: is empty"}
PLAN = make_plan(HALL)
PLANNED = manifest_of(PLAN)
FOUND = 'check on commons: categories: "Towers" does not exist'


def plan_again(note: str, **cells: str) -> str:
    """The note after a check left this one, she typed these cells, and the folder was planned again."""
    theirs = edit(PLANNED, 0, note=note, **cells)
    return merge_plans((PLAN,), PLAN, theirs=theirs).manifest.rows[0]["note"]


def test_a_note_of_a_check_is_one_note() -> None:
    """Semicolons and line breaks in it do not cut it in two."""
    note = describe_check("title", '"A; b" is taken;\ntype another', wiki="commons")
    assert note == 'check on commons: title: "A, b" is taken, type another'
    assert drop_checks(f"hers; {note}; too") == ("hers", "too")


def test_a_note_names_its_wiki() -> None:
    """It is a note of a check, whatever the wiki is called; so is one of an earlier photowalk, which named none."""
    notes = [describe_check("title", '"A" is taken', wiki=wiki) for wiki in ("sandbox", "http://[::1]:80/w/api.php")]
    assert notes[0] == 'check on sandbox: title: "A" is taken'
    unnamed = notes[0].replace(" on sandbox", "")
    assert drop_checks(merge_notes(["hers", *notes, unnamed])) == ("hers",)


@pytest.mark.parametrize(
    "words",
    [
        "check: title: ask Bob whether fine",
        "check: spelling: of names",
        'check: spelling: "Slussen" is right',
        "check: with Anna",
        'check on commons: title: "Towers"',
        "check: title: these bytes are there",
        'check: sha1: "Towers" does not exist',
        'check: Title: "Towers" does not exist',
        'check on my phone: title: "Towers" does not exist',
        'please check: title: "Towers" does not exist',
    ],
)
def test_her_own_words_stay(words: str) -> None:
    """However much they look like a note of a check; when checked and when planned."""
    assert drop_checks(words) == (words,)
    assert plan_again(words, categories="Halls").endswith(words)


def test_what_was_found_stays_while_nothing_changes() -> None:
    """Between what the plan says and her own words."""
    assert plan_again(f"she says; {FOUND}; date: is empty") == f"date: is empty; {FOUND}; she says"


@pytest.mark.parametrize(
    ("text", "column", "typed", "holds"),
    [
        ('categories: "Towers" does not exist', "categories", "Halls", False),
        ('categories: "Towers" does not exist', "categories", "Halls;towers", True),
        ('categories: "Towers" does not exist', "title", "Another one.jpg", True),
        ('title: "Hall in town.jpg" is taken', "title", "hall_in_town.JPEG", True),
        ('title: "Hall in town.jpg" is taken', "title", "Another hall.jpg", False),
        ('title: "Hall in town.jpg" is taken', "title", "", False),
        ('title: "Hall" is taken', "description_en", "x", False),
        ("sha1: these bytes are there", "title", "Another hall.jpg", True),
        ("sha1: these bytes are there", "sha1", "0" * 40, False),
        ('description_en: "en" has no template', "description_en", "x", True),
        ('description_en: "en" has no template', "description_en", " ", False),
        ('description_sv: "en" has no template', "description_sv", "x", False),
        ('caption_zh-hans: "zh-hans" is no language', "caption_zh-hans", "x", True),
    ],
)
def test_what_was_found_goes_with_its_cell(text: str, column: str, typed: str, *, holds: bool) -> None:
    """It holds while the cell has what it quotes, or any text in its language; other cells play no part."""
    row = PLANNED.rows[0]
    found = find_holding_checks(merge_notes([f"check on commons: {text}"]), before=row, after={**row, column: typed})
    assert bool(found) is holds


def test_what_was_found_goes_when_the_rules_mend_it() -> None:
    """She typed nothing; the new plan has another category."""
    new = make_plan({**HALL, "categories": "Halls"})
    noted = edit(PLANNED, 0, note=FOUND)
    assert merge_plans((PLAN,), new, theirs=noted).manifest.rows[0]["note"] == "date: is empty"


def test_what_was_found_is_no_word_of_hers() -> None:
    """A row that she never touched goes with its photo, whatever a check found."""
    gone = edit(PLANNED, 0, note=FOUND)
    assert merge_plans((PLAN,), make_plan(), theirs=gone).manifest.rows == ()


def test_notes_are_found_by_how_they_begin() -> None:
    """Those of checks only; letters may be large or small."""
    beginning = describe_check("categories", '"towers" does', wiki="commons")
    found = find_unsettled_checks(f"hers; {FOUND}; {FOUND} (x)", [beginning])
    assert found == (FOUND, f"{FOUND} (x)")
    assert find_unsettled_checks(FOUND, []) == find_unsettled_checks("check: title: x", ["check: title"]) == ()
