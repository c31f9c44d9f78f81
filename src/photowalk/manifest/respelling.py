"""What spreadsheets make of a cell by themselves, so that it is not taken for a person's edit.

Opening a CSV and saving it is enough: Excel turns `2019-08-16 14:03:21` into `8/16/2019 14:03` or `16.08.2019 14:03`,
drops zeros behind a decimal point, takes the point in `59.3293` for a thousands separator wherever the comma is the
decimal sign (`593293`) and a short number for a day there (`18.1` becomes `18. Jan`), shows a month as `Aug-19`, and
saves characters outside Windows-1252 as question marks. A CSV gets what a cell shows, and Excel shows a time without
its seconds, a year as its locale does, with two digits or four.
See https://support.microsoft.com/office/8fdd91a3-792e-4aef-a5bb-46f603d0e585 (read 2026-11).
"""

import re
from typing import Final

from photowalk.manifest.columns import DATE, POSITION_COLUMNS

_GREATEST_DEGREES: Final = 360
_NUMBER: Final = re.compile(r"-?[0-9]+([.,][0-9]+)?")
_GROUPED_NUMBER: Final = re.compile(r"-?[0-9]+([., ][0-9]{3})*")
_DATE: Final = re.compile(
    r"(\d{1,4})([-./]) ?(\d\d?)[-./] ?(\d{1,4})(?:[ T]+(\d\d?)[:.](\d\d)(?:[:.](\d\d))?)?(?: *([ap])\.?m\.?)?",
    re.IGNORECASE,
)
_MONTHS: Final = (
    *(("jan", "janv", "ene", "sty"), ("feb", "févr", "fév", "lut"), ("mar", "mär", "mrz", "mars")),
    *(("apr", "avr", "abr", "kwi"), ("may", "mai", "maj"), ("jun", "juin", "juni", "cze")),
    *(("jul", "juil", "juli", "lip"), ("aug", "août", "ago", "sie"), ("sep", "sept", "wrz")),
    *(("oct", "okt", "paź"), ("nov", "lis"), ("dec", "dez", "déc", "dic", "gru")),
)
"""As Excel shortens them in English, German, French, Spanish, Swedish and Polish."""
_MONTH: Final = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})")
_NAMED_MONTH: Final = re.compile(r"(?P<name>[^\W\d_?]*\??)\.?[-. ](?P<year>[0-9]{2}|[0-9]{4})")
_DAY_AND_MONTH: Final = re.compile(r"(?P<day>[0-9]{1,2})\.(?P<month>[0-9]{1,2})")
_NAMED_DAY: Final = re.compile(r"(?P<day>[0-9]{1,2})(?:\. ?|[- ])(?P<name>[^\W\d_?]*\??)\.?")


def is_respelled(column: str, found: str, *, written: str) -> bool:
    """Whether the text found in a column is the one written there, or what a spreadsheet made of that.

    A time shortened to its minute counts as the spreadsheet's doing even where a person cut the seconds off: nothing
    tells one from the other. To say less of a time than the camera did, the day alone is an edit.
    """
    if found in {written, drop_foreign_letters(written)}:
        return True
    if column == DATE:
        return _is_same_date(found, written) or _is_same_month(found, written)
    return column in POSITION_COLUMNS and (_is_same_number(found, written) or _is_same_day(found, written))


def drop_foreign_letters(text: str) -> str:
    """The text as a spreadsheet saves it in Windows-1252: a question mark for each character that is not in there."""
    return text.encode("cp1252", "replace").decode("cp1252")


def _is_same_date(found: str, written: str) -> bool:
    """Whether two dates name the same day and minute; the seconds may be cut off."""
    theirs, ours = _DATE.fullmatch(found.strip()), _DATE.fullmatch(written)
    if theirs is None or ours is None:
        return False
    century = ours[1][:2]
    if not _find_days(theirs, century) & _find_days(ours, century) or _find_minute(theirs) != _find_minute(ours):
        return False
    return theirs[7] is None or theirs[7] == ours[7]


def _find_days(date: re.Match[str], century: str) -> set[tuple[int, int, int]]:
    """The days (year, month, day) that a date may mean, two for 8/7/2019; the century is for a year of two digits."""
    first, second, third = map(int, date.group(1, 3, 4))
    if len(date[1]) > len("31"):
        return {(first, second, third)}
    year = int(century + date[4]) if len(date[4]) == len("19") else third
    return {(year, second, first), (year, first, second)} if date[2] == "/" else {(year, second, first)}


def _find_minute(date: re.Match[str]) -> tuple[int, int] | None:
    if date[5] is None:
        return None
    hour = int(date[5])
    if date[8] is not None:
        hour = hour % 12 + (12 if date[8] in "pP" else 0)
    return hour, int(date[6])


def _is_same_month(found: str, written: str) -> bool:
    """Whether a month is the one of a date without a day: `Aug-19`, where `2019-08` was."""
    theirs, ours = _NAMED_MONTH.fullmatch(found.strip()), _MONTH.fullmatch(written)
    if theirs is None or ours is None or not ours["year"].endswith(theirs["year"]):
        return False
    return _is_name_of(int(ours["month"]), theirs["name"])


def _is_same_day(found: str, written: str) -> bool:
    """Whether a day is what a short number was taken for: `18. Jan`, where `18.1` was."""
    theirs, ours = _NAMED_DAY.fullmatch(found.strip()), _DAY_AND_MONTH.fullmatch(written)
    if theirs is None or ours is None or int(theirs["day"]) != int(ours["day"]):
        return False
    return _is_name_of(int(ours["month"]), theirs["name"])


def _is_name_of(month: int, name: str) -> bool:
    known = _MONTHS[month - 1] if 1 <= month <= len(_MONTHS) else ()
    return name.casefold() in {*known, *map(drop_foreign_letters, known)}


def _is_same_number(found: str, written: str) -> bool:
    found = found.strip()
    if not _NUMBER.fullmatch(written):
        return False
    if _NUMBER.fullmatch(found) and float(found.replace(",", ".")) == float(written):
        return True
    digits = re.sub("[., ]", "", found)
    # Only where the point's loss is beyond doubt: 5.9329 in place of 59.329 is a person's edit.
    return (
        _GROUPED_NUMBER.fullmatch(found) is not None
        and digits == re.sub("[.,]", "", written)
        and abs(int(digits)) > _GREATEST_DEGREES
    )
