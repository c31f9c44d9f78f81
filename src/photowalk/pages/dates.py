"""Dates of photos, in the ISO forms that {{Information}} takes, and the templates that say more of them.

See https://commons.wikimedia.org/wiki/Template:Information (read 2026-11): it shows them in the reader's language.
"""

from typing import Final

from photowalk.model import CaptureTime, DateForm, TimePrecision
from photowalk.page_names import is_page_name
from photowalk.pages.escape import escape_text
from photowalk.rules.language.page_dates import find_page_date_problem

CIRCA: Final = "circa "
"""Before a year or a month that is not sure."""

_FORMATS: Final = {
    TimePrecision.FRACTION: "seconds",
    TimePrecision.SECOND: "seconds",
    TimePrecision.MINUTE: "minutes",
}
_DAY_LENGTH: Final = len("2019-08-16")
_LENGTHS: Final = {TimePrecision.DAY: _DAY_LENGTH, TimePrecision.MONTH: len("2019-08"), TimePrecision.YEAR: 4}
# Both put the page into a category of the day, in that of the country where one is named. A time in them would be
# read as UTC and could shift the day: https://commons.wikimedia.org/wiki/Template:Taken_on/sandbox (read 2026-08).
# See https://commons.wikimedia.org/wiki/Template:According_to_Exif_data (read 2026-11).
_DAY_TEMPLATES: Final = {DateForm.TAKEN_ON: "Taken on", DateForm.EXIF: "According to Exif data"}


def find_date_problem(text: str) -> str | None:
    """Why a text is not one of the forms of `FilePage.date`, or no day of the calendar; None if it is."""
    return find_page_date_problem(text)


def find_date_form_problem(text: str) -> str | None:
    """Why a text is no form of `FilePage.date_form`, as a clause; None if it is one."""
    word, colon, country = _split_form(text)
    if word not in set(DateForm):
        return f"is none of {', '.join(DateForm)}; after a template's may stand a country: taken-on: Sweden"
    if not colon:
        return None
    if word == DateForm.PLAIN:
        return "names a country, which stands nowhere on a page with a plain date; leave it out"
    # It becomes part of a category's name, so that a reference in the place of a character would not do.
    if not is_page_name(country) or escape_text(country) != country:
        return f"names no country that a category could: {country!r}; write it as Commons does: taken-on: Sweden"
    return None


def parse_date_form(text: str) -> tuple[DateForm, str]:
    """The form and the country of its category, "" for none.

    Raises:
        ValueError: it is none; `find_date_form_problem` says why.
    """
    problem = find_date_form_problem(text)
    if problem:
        raise ValueError(f"date form {text!r} {problem}")
    word, _, country = _split_form(text)
    return DateForm(word), country


def render_date(text: str, form: str = DateForm.PLAIN) -> str:
    """The date as it stands on the file page: the very form that was given, or in a template.

    form: as `FilePage.date_form`. Of a date that is not known to the day, {{Taken in}} takes month and year; the
    other template does not, and the date stays plain. One that is not sure is always {{Other date}}'s.

    Raises:
        ValueError: it is no date or form; `find_date_problem` and `find_date_form_problem` say why.
    """
    problem = find_date_problem(text)
    if problem:
        raise ValueError(f"date {text!r} {problem}")
    word, country = parse_date_form(form)
    if text.startswith(CIRCA):  # https://commons.wikimedia.org/wiki/Template:Other_date (read 2026-11)
        return f"{{{{Other date|circa|{text.removeprefix(CIRCA)}}}}}"
    if word in _DAY_TEMPLATES and len(text) >= _DAY_LENGTH:
        location = f"|location={country}" if country else ""
        return f"{{{{{_DAY_TEMPLATES[word]}|{text[:_DAY_LENGTH]}{location}}}}}"
    # https://commons.wikimedia.org/wiki/Template:Taken_on (read 2026-11) sends dates less exact than a day there.
    return f"{{{{Taken in|{text}}}}}" if word is DateForm.TAKEN_ON else text


def describe_capture_time(taken: CaptureTime) -> str:
    """The local time of exposure in the form of `FilePage.date`, as fine as it is known, fractions dropped."""
    if taken.precision in _FORMATS:
        return taken.local.isoformat(sep=" ", timespec=_FORMATS[taken.precision])
    return taken.local.date().isoformat()[: _LENGTHS[taken.precision]]


def _split_form(text: str) -> tuple[str, str, str]:
    word, colon, country = text.partition(":")
    return word.strip().lower(), colon, country.strip()
