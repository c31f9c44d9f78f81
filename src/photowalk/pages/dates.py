"""Dates of photos, in the ISO forms that {{Information}} takes.

See https://commons.wikimedia.org/wiki/Template:Information (read 2026-11): it shows them in the reader's language.
"""

import re
from datetime import datetime
from typing import Final

from photowalk.model import CaptureTime, TimePrecision

_FORM: Final = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2}(?: (?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?)?)?)?")
_FIRST: Final = "0000-01-01"
_FORMATS: Final = {
    TimePrecision.FRACTION: "seconds",
    TimePrecision.SECOND: "seconds",
    TimePrecision.MINUTE: "minutes",
}
_LENGTHS: Final = {TimePrecision.DAY: len("2019-08-16"), TimePrecision.MONTH: len("2019-08"), TimePrecision.YEAR: 4}


def find_date_problem(text: str) -> str | None:
    """Why a text is not one of the forms of `FilePage.date`, or no day of the calendar; None if it is."""
    if not _FORM.fullmatch(text):
        return "is no date as 2019, 2019-08, 2019-08-16, 2019-08-16 14:03 or 2019-08-16 14:03:21"
    try:
        datetime.fromisoformat(text + _FIRST[len(text) :])
    except ValueError:
        return f"is not in the calendar: {text}"
    return None


def render_date(text: str) -> str:
    """The date as it stands on the file page: the very form that was given.

    Raises:
        ValueError: it is no date; `find_date_problem` says why.
    """
    problem = find_date_problem(text)
    if problem:
        raise ValueError(f"date {text!r} {problem}")
    return text


def describe_capture_time(taken: CaptureTime) -> str:
    """The local time of exposure in the form of `FilePage.date`, as fine as it is known, fractions dropped."""
    if taken.precision in _FORMATS:
        return taken.local.isoformat(sep=" ", timespec=_FORMATS[taken.precision])
    return taken.local.date().isoformat()[: _LENGTHS[taken.precision]]
