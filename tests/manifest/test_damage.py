"""Letters that a spreadsheet lost in saving are told from question marks that a person typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photowalk.manifest.damage import find_damage
from photowalk.model import Plan
from support.plans import make_plan, sha1_of

LODZ = {
    "file": "łódź.jpg",
    "title": "Łódź square.jpg",
    "description_en": "Łódź?",
    "categories": "Łódź; Łask",
    "note": "ł",
    "sha1": sha1_of("a"),
}
BASE = make_plan(LODZ)


def test_each_cell_that_lost_letters_is_told_with_what_it_was() -> None:
    """Excel's plain CSV has a question mark for each letter beyond Windows-1252; a note of ours is not published."""
    row = {**LODZ, "title": "?ód? square.jpg", "categories": "?ód?; ?ask", "note": "?"}
    ending = "; run photowalk plan to put them back, and save as CSV UTF-8"
    assert list(find_damage([row, LODZ], [BASE])) == [
        (
            f"title: letters were lost when the file was saved (was: 'Łódź square.jpg'){ending}",
            f"categories: letters were lost when the file was saved (was: 'Łódź; Łask'){ending}",
        ),
        (),
    ]


@pytest.mark.parametrize(
    ("cells", "bases"),
    [
        ({"title": "Was it Łódź?.jpg"}, [BASE]),
        ({"title": "?ód? square.jpg"}, []),
        ({"title": "?ód? square.jpg", "sha1": sha1_of("b")}, [BASE]),
        ({"title": "?ód? square.jpg", "sha1": "6,861E+39"}, [BASE]),
        ({"title": "?ód? square.jpg"}, [BASE, make_plan({**LODZ, "title": "?ód? square.jpg"})]),
        ({"her own": "?"}, [BASE]),
    ],
    ids=["her own mark", "no base", "another photo", "no SHA-1", "a plan says so", "her own column"],
)
def test_a_question_mark_that_stands_for_itself_is_let_through(cells: dict[str, str], bases: list[Plan]) -> None:
    """Only what a base had in letters, and nothing but those, counts as lost."""
    assert list(find_damage([{**LODZ, **cells}], bases)) == [()]


@given(st.text())
def test_a_row_as_it_was_planned_has_lost_nothing(title: str) -> None:
    """For any title, with question marks of its own or without."""
    row = {**LODZ, "title": title}
    assert list(find_damage([row], [make_plan(row)])) == [()]


def test_a_long_text_is_told_by_its_beginning() -> None:
    """A description of many lines does not fill the terminal."""
    plan = make_plan({**LODZ, "description_en": "Łódź " * 40})
    ((problem,),) = find_damage([{**LODZ, "description_en": "?ód? " * 40}], [plan])
    assert f"(was: '{'Łódź ' * 11}Łódź…')" in problem
