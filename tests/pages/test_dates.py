"""Dates on file pages."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photowalk.model import CaptureTime, TimePrecision, TimeSource
from photowalk.pages.dates import describe_capture_time, find_date_problem, render_date

FORMS = ("2019", "2019-08", "2019-08-16", "2019-08-16 14:03", "2019-08-16 14:03:21")


@pytest.mark.parametrize("text", [*FORMS, "2020-02-29", "0001", "9999-12-31 23:59:59"])
def test_each_form_goes_onto_the_page_as_it_is(text: str) -> None:
    """The five forms, and the ends of the calendar."""
    assert find_date_problem(text) is None
    assert render_date(text) == text


@pytest.mark.parametrize(
    "text",
    [
        *("", " 2019", "2019 ", "19", "16.8.2019", "16/08/2019", "2019-8-16", "2019-08-16T14:03", "2019-08-16 14"),
        *(
            "2019-08-16 14:03:21.47",
            "2019-08-16 24:00",
            "2019-08-16 14:60",
            "2019-08-16 14:03:60",
            "\u0662\u0660\u0661\u0669",
            "2019\n",
        ),
        *("2019-08-16 14:03:21+02:00", "summer 2019", "{{other date|circa|1942}}"),
    ],
)
def test_any_other_form_is_told_with_the_forms_there_are(text: str) -> None:
    """The clause shows what to type."""
    assert find_date_problem(text) == "is no date as 2019, 2019-08, 2019-08-16, 2019-08-16 14:03 or 2019-08-16 14:03:21"


@pytest.mark.parametrize("text", ["0000", "2019-13", "2019-02-29", "2019-00-01", "2019-04-31 12:00"])
def test_a_day_that_never_was_is_told(text: str) -> None:
    """The form is right, the calendar has no such day; the page will not have it."""
    assert find_date_problem(text) == f"is not in the calendar: {text}"
    with pytest.raises(ValueError, match="is not in the calendar"):
        render_date(text)


@pytest.mark.parametrize(
    ("precision", "text"),
    [
        (TimePrecision.FRACTION, "2019-08-16 14:03:21"),
        (TimePrecision.SECOND, "2019-08-16 14:03:21"),
        (TimePrecision.MINUTE, "2019-08-16 14:03"),
        (TimePrecision.DAY, "2019-08-16"),
        (TimePrecision.MONTH, "2019-08"),
        (TimePrecision.YEAR, "2019"),
    ],
)
def test_a_capture_time_is_told_as_fine_as_it_is_known(precision: TimePrecision, text: str) -> None:
    """Fractions of a second are dropped, not rounded up into the next."""
    taken = CaptureTime(datetime.fromisoformat("2019-08-16T14:03:21.970"), TimeSource.EXIF_ORIGINAL, precision)
    assert describe_capture_time(taken) == text


@given(st.datetimes(), st.sampled_from(TimePrecision))
def test_every_capture_time_is_a_date_for_a_page(local: datetime, precision: TimePrecision) -> None:
    """What a camera can tell, a page can take."""
    text = describe_capture_time(CaptureTime(local, TimeSource.XMP, precision))
    assert render_date(text) == text
    assert local.isoformat(sep=" ").startswith(text)
