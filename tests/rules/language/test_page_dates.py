"""Dates that a person gives a photo."""

from datetime import date, datetime

import pytest

from photowalk.pages.dates import find_date_problem
from photowalk.rules.language.page_dates import find_page_date_problem, render_page_date

GOOD = ["2019", "2019-08", "2019-08-16", "2019-08-16 14:03", "2019-08-16 14:03:21", "circa 1970", "circa 1970-05"]
BAD = ["", "19", "2019-8", "2019-08-16T14:03", "2019-08-16 24:00", "circa 1970-05-01", "Circa 1970", "1970s", "2019\n"]


@pytest.mark.parametrize("text", [*GOOD, *BAD, "2019-13", "2019-02-29", "0000", "circa 0000"])
def test_rules_take_what_pages_take(text: str) -> None:
    """A date that a rule may give is one that a page can hold, and the other way round."""
    assert (find_page_date_problem(text) is None) == (find_date_problem(text) is None) == (text in GOOD)


def test_problems() -> None:
    """The forms are told, or that there is no such day."""
    assert find_page_date_problem("1970s") == (
        "is no date as 2019, 2019-08, 2019-08-16, 2019-08-16 14:03, 2019-08-16 14:03:21 or circa 1970"
    )
    assert find_page_date_problem("2019-02-29") == "is not in the calendar"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("circa 1970", "circa 1970"),
        (date(2019, 8, 16), "2019-08-16"),
        (datetime.fromisoformat("2019-08-16T14:03:00"), "2019-08-16 14:03:00"),
        (datetime.fromisoformat("2019-08-16T14:03:21.987"), "2019-08-16 14:03:21"),
    ],
)
def test_dates_of_toml(value: str | date, text: str) -> None:
    """They come out in a form of pages."""
    assert render_page_date(value) == text
    assert find_page_date_problem(text) is None
