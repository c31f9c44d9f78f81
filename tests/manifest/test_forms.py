"""Values of several parts stand in a cell so that people can read and type them."""

import math
from dataclasses import astuple, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photowalk.manifest.forms import (
    find_exposure_problem,
    find_items_problem,
    find_list_problem,
    find_one_item_problem,
    find_point_problem,
    parse_exposure,
    parse_items,
    parse_one_item,
    parse_point,
    render_exposure,
    render_items,
    render_number,
    render_point,
    split_list,
    trust_exposure,
)
from photowalk.model import Exposure, GeoPoint, Item

STOCKHOLM = Item("Q1754", "Stockholm")
ADAMS = Item("Q42", "Douglas Adams")

degrees = st.integers(-89_000_000, 89_000_000).map(lambda millionths: millionths / 1_000_000)


@pytest.mark.parametrize(
    ("number", "decimals", "text"), [(59.3293, 6, "59.3293"), (-0.0000001, 6, "0"), (100.0, 2, "100"), (400, 0, "400")]
)
def test_a_number_is_plain(number: float, decimals: int, text: str) -> None:
    """No idle zeros, no minus before a zero, and none of a round number's own zeros lost."""
    assert render_number(number, decimals) == text


def test_a_list_is_split_at_semicolons() -> None:
    """Blanks and empty parts do not count."""
    assert split_list(" Stockholm;Expo 2025 ; ;") == ("Stockholm", "Expo 2025")


@given(latitude=degrees, longitude=degrees)
def test_a_point_is_read_as_it_was_written(latitude: float, longitude: float) -> None:
    """To six decimals; only 0, 0 is none."""
    text = render_point(GeoPoint(latitude, longitude))
    assert parse_point(text) == GeoPoint(latitude, longitude)
    assert (find_point_problem(text) is None) == ((latitude, longitude) != (0, 0))


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("59.3", "is no point"),
        ("59,3 18,1", "is no point"),
        ("91, 18", "is nowhere on Earth"),
        ("0, 0.0", "know no position"),
        ("0.0000001, -0.0000004", "know no position"),
    ],
)
def test_what_is_no_point_is_told(text: str, problem: str) -> None:
    """With the way to type one."""
    assert problem in (find_point_problem(text) or "")


def test_an_empty_cell_holds_nothing() -> None:
    """And nothing is wrong with it."""
    finders = (find_point_problem, find_items_problem, find_one_item_problem, find_exposure_problem)
    assert [find(" ") for find in finders] == [None] * 4
    assert (parse_point(""), parse_items(""), parse_one_item(""), parse_exposure("")) == (None, (), None, Exposure())


def test_items_are_read_as_they_were_written() -> None:
    """Each once; a semicolon in a label would cut it in two."""
    assert parse_items(render_items([STOCKHOLM, ADAMS])) == (STOCKHOLM, ADAMS)
    assert parse_items("Q1754 Stockholm; q1754 again; Q42") == (STOCKHOLM, Item("Q42"))
    assert render_items([Item("Q1", "this; that")]) == "Q1 this, that"
    assert parse_one_item("Q42 Douglas Adams") == ADAMS


def test_what_is_no_item_is_told() -> None:
    """Each part for itself; where one item goes, a second one is too many."""
    assert find_items_problem("Q42; Stockholm") == (
        "'Stockholm' names no item of Wikidata; write one as Q1754 Stockholm"
    )
    assert "several items" in (find_one_item_problem("Q42; Q1754") or "")
    assert find_list_problem("a; b", lambda part: f"is {part}") == "'a' is a; 'b' is b"


@pytest.mark.parametrize(
    ("exposure", "text"),
    [
        (Exposure(0.004, 2.8, 200, 25.0), "1/250 s; f/2.8; ISO 200; 25 mm"),
        (Exposure(exposure_s=0.3), "0.3 s"),
        (Exposure(exposure_s=1 / 3, iso=6400), "1/3 s; ISO 6400"),
        (Exposure(exposure_s=30), "30 s"),
        (Exposure(focal_length_mm=4.25), "4.25 mm"),
        (Exposure(1e-6, 0.1, 100_000_000, 100_000.0), "1/1000000 s; f/0.1; ISO 100000000; 100000 mm"),
        (Exposure(exposure_s=0.000017), "0.000017 s"),
        (Exposure(), ""),
    ],
)
def test_an_exposure_is_read_as_it_was_written(exposure: Exposure, text: str) -> None:
    """A time is a fraction only where it is just that one."""
    assert render_exposure(exposure) == text
    assert render_exposure(parse_exposure(text)) == text
    assert find_exposure_problem(text) is None


@given(
    st.builds(
        Exposure,
        st.none() | st.floats(1e-6, 1e6),
        st.none() | st.floats(0.1, 1000),
        st.none() | st.integers(1, 100_000_000),
        st.none() | st.floats(0.1, 100_000),
    )
)
def test_every_exposure_is_read_as_it_was_written(exposure: Exposure) -> None:
    """To six digits."""
    assert trust_exposure(exposure) == exposure
    text = render_exposure(exposure)
    assert find_exposure_problem(text) is None
    for found, written in zip(astuple(parse_exposure(text)), astuple(exposure), strict=True):
        assert found == (written if written is None else pytest.approx(written, rel=5.1e-6))


@pytest.mark.parametrize(
    "exposure",
    [
        Exposure(exposure_s=0.000000000233),
        Exposure(f_number=0.0001),
        Exposure(iso=0),
        Exposure(focal_length_mm=4294967295),
        Exposure(math.nan, math.inf, 10**9, -1),
    ],
)
def test_what_no_camera_can_have_done_is_not_trusted(exposure: Exposure) -> None:
    """Devices write it that do not know."""
    assert trust_exposure(exposure) == Exposure()
    assert trust_exposure(replace(exposure, iso=200)) == Exposure(iso=200)


def test_an_exposure_is_read_as_people_type_it() -> None:
    """Blanks, capitals and another order do not matter."""
    assert parse_exposure("iso200;F/4;1 / 125 sec;50mm") == Exposure(1 / 125, 4, 200, 50)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("fast", "'fast' is none of 1/250 s"),
        ("ISO 100; ISO 200", "'ISO 200' is the second of its kind"),
        ("1/0 s", "'1/0 s' cannot be, as 1e-06 to 1000000 can"),
        ("1/1000000000000000 s", "'1/1000000000000000 s' cannot be"),
        ("1000001 s", "'1000001 s' cannot be"),
        (f"{'1' * 400}/{'1' * 400} s", f"'{'1' * 39}…' cannot be"),
        ("f/0", "'f/0' cannot be, as 0.1 to 1000 can"),
        ("f/" + "9" * 200, f"'f/{'9' * 37}…' cannot be"),
        ("1" * 310 + " mm", f"'{'1' * 39}…' cannot be, as 0.1 to 100000 can"),
        ("ISO 0", "'ISO 0' cannot be, as 1 to 100000000 can"),
        ("x" * 99, f"'{'x' * 39}…' is none of 1/250 s"),
    ],
)
def test_what_is_no_exposure_is_told(text: str, problem: str) -> None:
    """With the forms that are known."""
    assert (find_exposure_problem(text) or "").startswith(problem)
