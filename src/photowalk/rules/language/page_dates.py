"""Dates that a person gives a photo: the forms of `FilePage.date`, and the dates of TOML."""

import re
from datetime import date, datetime
from typing import Final

# Each part only where the one before it is; `circa` only before a year or a month.
_FORM: Final = re.compile(
    r"circa [0-9]{4}(?:-[0-9]{2})?"
    r"|[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2}(?: (?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?)?)?)?"
)
_CIRCA: Final = "circa "
_FIRST: Final = "0000-01-01"


def find_page_date_problem(text: str) -> str | None:
    """Why a text is not one of the forms of `FilePage.date`, or no day of the calendar; None if it is."""
    if not _FORM.fullmatch(text):
        return "is no date as 2019, 2019-08, 2019-08-16, 2019-08-16 14:03, 2019-08-16 14:03:21 or circa 1970"
    day = text.removeprefix(_CIRCA)
    try:
        datetime.fromisoformat(day + _FIRST[len(day) :])
    except ValueError:
        return "is not in the calendar"
    return None


def render_page_date(value: str | date) -> str:
    """A text, date or local date-time in the form of `FilePage.date`, fractions of seconds dropped."""
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="seconds")
    return value.isoformat() if isinstance(value, date) else value
