"""Forms of capture times."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photowalk.model import TimePrecision
from photowalk.rules.patterns.time_forms import find_form_problem, find_need, is_known_to, parse_date, render_time
from support.rule_cases import take

TAKEN = take("2025-08-05T04:03:09.470000", TimePrecision.FRACTION)
_OURS = "%Y-%m-%d|%H:%M:%S|%y|%j|%%"


@pytest.mark.parametrize(
    ("form", "language", "text"),
    [
        ("%Y%m%d", "en", "20250805"),
        ("%H-%M-%S", "en", "04-03-09"),
        ("%y, day %j", "en", "25, day 217"),
        ("100%% %Y", "en", "100% 2025"),
        ("%B %Y", "en", "August 2025"),
        ("%b %Y", "en", "Aug 2025"),
        ("%A", "sv", "tisdag"),
        ("%d. %B %Y", "cs", "05. srpna 2025"),
        ("%B %Y", "cs", "srpen 2025"),
        ("%B%%d", "cs", "srpen%d"),
        ("%B %Y", "xx", None),
        ("%A", "xx", None),
        ("%Y", "xx", "2025"),
        ("%Q", "en", None),
        ("no part", "en", None),
        ("%", "en", None),
    ],
)
def test_render(form: str, language: str, text: str | None) -> None:
    """Each part is filled, with names in the language; what cannot be filled whole is not filled."""
    assert render_time(TAKEN, form, language=language) == text


@given(st.datetimes())
def test_as_the_standard_library(moment: date) -> None:
    """What has no names is filled as `strftime` does, whose years are not filled up everywhere."""
    taken = take(moment.isoformat())
    expected = taken.local.strftime(_OURS.replace("%Y", f"{moment.year:04}"))
    assert render_time(taken, _OURS, language="en") == expected


@pytest.mark.parametrize(
    ("form", "need"),
    [
        ("%Y", TimePrecision.YEAR),
        ("%y%%", TimePrecision.YEAR),
        ("%B %Y", TimePrecision.MONTH),
        ("%d", TimePrecision.DAY),
        ("%A", TimePrecision.DAY),
        ("%H %Y", TimePrecision.MINUTE),
        ("%M:%S", TimePrecision.SECOND),
    ],
)
def test_no_finer_than_known(form: str, need: TimePrecision) -> None:
    """A form needs the precision of its finest part, and is not filled without it."""
    assert find_need(form) is need
    order = [
        TimePrecision.YEAR,
        TimePrecision.MONTH,
        TimePrecision.DAY,
        TimePrecision.MINUTE,
        TimePrecision.SECOND,
        TimePrecision.FRACTION,
    ]
    filled = [render_time(take("2025-08-05T04:03", known), form, language="en") is not None for known in order]
    assert filled == [is_known_to(take("2025-08-05", known), need) for known in order]
    assert filled.index(True) == order.index(need)


def test_problems() -> None:
    """What is no directive is told with those that are, a form without one with an example."""
    assert find_form_problem("%Y-%m") is None
    assert find_form_problem("%Y-%é") == "has %é; known are %Y, %y, %m, %B, %b, %d, %j, %A, %H, %M, %S, %%"
    assert (find_form_problem("100%") or "").startswith("has %; known are")
    assert find_form_problem("") == "has no part of a date; write one such as %Y-%m-%d"


@pytest.mark.parametrize(
    ("text", "local", "precision"),
    [
        ("1970", "1970-01-01", TimePrecision.YEAR),
        ("1970-08", "1970-08-01", TimePrecision.MONTH),
        (" 1970-08-16 ", "1970-08-16", TimePrecision.DAY),
        ("1970-08-16 14:03", "1970-08-16T14:03", TimePrecision.MINUTE),
        ("1970-08-16 14:03:21", "1970-08-16T14:03:21", TimePrecision.SECOND),
    ],
)
def test_dates_of_rules(text: str, local: str, precision: TimePrecision) -> None:
    """A date is known as finely as it is written."""
    parsed = parse_date(text)
    assert parsed is not None
    assert (parsed.local, parsed.precision) == (take(local).local, precision)


@pytest.mark.parametrize("text", ["circa 1970", "1970-02-30", "0000", "1970-13", "August 1970", "", "1970-8", "१९७०"])
def test_dates_that_fill_nothing(text: str) -> None:
    """What is not sure, or no date at all, is no time."""
    assert parse_date(text) is None
