"""Dates on file pages."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photowalk.model import CaptureTime, DateForm, TimePrecision, TimeSource
from photowalk.pages.dates import (
    describe_capture_time,
    find_date_form_problem,
    find_date_problem,
    parse_date_form,
    render_date,
)

DAYS = ("2019-08-16", "2019-08-16 14:03", "2019-08-16 14:03:21")
FORMS = ("2019", "2019-08", *DAYS)


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
        *("circa", "circa 1970-05-01", "circa  1970", "Circa 1970", "ca. 1970", "circa circa 1970"),
    ],
)
def test_any_other_form_is_told_with_the_forms_there_are(text: str) -> None:
    """The clause shows what to type."""
    problem = find_date_problem(text) or ""
    assert problem.startswith("is no date as ")
    assert all(form in problem for form in (*FORMS, "circa 1970"))


@pytest.mark.parametrize("text", ["0000", "2019-13", "2019-02-29", "2019-00-01", "2019-04-31 12:00", "circa 1970-13"])
def test_a_day_that_never_was_is_told(text: str) -> None:
    """The form is right, the calendar has no such day; the page will not have it."""
    assert find_date_problem(text) == "is not in the calendar"
    with pytest.raises(ValueError, match="is not in the calendar"):
        render_date(text)


@pytest.mark.parametrize(
    ("text", "form", "wikitext"),
    [
        *((text, "taken-on", "{{Taken on|2019-08-16}}") for text in DAYS),
        *((text, "taken-on: Sweden", "{{Taken on|2019-08-16|location=Sweden}}") for text in DAYS),
        *((text, "exif", "{{According to Exif data|2019-08-16}}") for text in DAYS),
        ("2019-08-16", "EXIF:Côte d'Ivoire", "{{According to Exif data|2019-08-16|location=Côte d'Ivoire}}"),
        ("2019-08", "taken-on: Sweden", "{{Taken in|2019-08}}"),
        ("2019", "taken-on", "{{Taken in|2019}}"),
        ("2019-08", "exif: Sweden", "2019-08"),
        *(("circa 1970", form, "{{Other date|circa|1970}}") for form in ("plain", "taken-on", "exif: Sweden")),
        ("circa 1970-05", "plain", "{{Other date|circa|1970-05}}"),
    ],
)
def test_a_date_can_stand_in_a_template(text: str, form: str, wikitext: str) -> None:
    """The day only, as a time would be read as that of Greenwich; less exact dates as far as they go."""
    assert render_date(text, form) == wikitext


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("plain", (DateForm.PLAIN, "")),
        ("Taken-on", (DateForm.TAKEN_ON, "")),
        ("taken-on : Trinidad and Tobago", (DateForm.TAKEN_ON, "Trinidad and Tobago")),
        ("exif:Åland", (DateForm.EXIF, "Åland")),
    ],
)
def test_a_date_form_is_a_word_and_maybe_a_country(text: str, form: tuple[DateForm, str]) -> None:
    """In any case, with blanks around the colon or none."""
    assert find_date_form_problem(text) is None
    assert parse_date_form(text) == form


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "is none of plain, taken-on, exif; "),
        ("taken on", "is none of plain, taken-on, exif; "),
        ("plain: Sweden", "names a country, which stands nowhere on a page with a plain date"),
        ("taken-on:", "names no country that a category could: ''"),
        ("taken-on: a|b", "names no country that a category could: 'a|b'"),
        ("exif: }}", "names no country"),
        ("exif: ~~~~", "names no country"),
        ("exif: ''x''", "names no country"),
        ("exif: Mailto:x", "names no country"),
    ],
)
def test_another_date_form_is_told(text: str, problem: str) -> None:
    """A country becomes part of a category's name."""
    assert (find_date_form_problem(text) or "").startswith(problem)
    with pytest.raises(ValueError, match="date form "):
        render_date("2019", text)


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
