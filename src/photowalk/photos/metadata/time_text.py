"""Dates and times as they are written in metadata: EXIF's, and those that may be known less finely."""

import re
from collections.abc import Mapping
from datetime import datetime, time, timedelta
from itertools import takewhile

from photowalk.model import CaptureTime, TimePrecision, TimeSource

_MAX_OFFSET = timedelta(hours=14)
"""Kiribati keeps +14:00; nobody is further from UTC."""
_MAX_DIGITS = 9

_EXIF = re.compile(r"((?:18|19|20|21)\d\d):(\d\d):(\d\d) ((?:[01]\d|2[0-3]):\d\d:\d\d)(?:\.(\d{1,9}))?", re.ASCII)
"""A date of a year in which there are photographs, and a time of day."""
_OFFSET = re.compile(r"([+-])(\d\d):?(\d\d)", re.ASCII)
_FRACTION = re.compile(r"\d{1,9}", re.ASCII)

_PARTS = ("year", "month", "day", "hour", "minute", "second")
_FIRST_MOMENT = (1, 1, 1, 0, 0, 0)
_UNSET_CLOCK = datetime.fromisoformat("1970-01-01")
"""What a clock shows that counts the seconds from then on and was never set."""
_DATE_PRECISIONS = (TimePrecision.YEAR, TimePrecision.MONTH, TimePrecision.DAY)
_YEARS = range(1800, 2200)
"""Those in which there are photographs."""


def parse_date_time(text: str) -> tuple[datetime, str] | None:
    """A moment and the digits of its fraction from `2019:08:16 14:03:21`; None where that is none.

    None also for years before 1800 and after 2199, and for the first second of 1970. Cameras whose clock was never set
    write zeros or blanks. Some programs put the fraction here (`17:46:33.847`).
    """
    match = _EXIF.fullmatch(text)
    if match is None:
        return None
    year, month, day, clock, fraction = match.groups(default="")
    moment = _make_moment(f"{year}-{month}-{day}T{clock}")
    return None if moment is None or moment == _UNSET_CLOCK else (moment, fraction)


def parse_fraction(text: str) -> str:
    """The digits of SubSecTimeOriginal or SubSecTimeDigitized, "" where there is anything but 1 to 9 digits."""
    return text if _FRACTION.fullmatch(text) else ""


def parse_offset(text: str) -> timedelta | None:
    """The offset from UTC of OffsetTimeOriginal or OffsetTimeDigitized: `+02:00`, `-0330` or `Z`."""
    if text == "Z":
        return timedelta(0)
    match = _OFFSET.fullmatch(text)
    if match is None or int(match[3]) >= 60:  # noqa: PLR2004 -- minutes of an hour
        return None
    offset = timedelta(hours=int(match[2]), minutes=int(match[3]))
    if offset > _MAX_OFFSET:
        return None
    return -offset if match[1] == "-" else offset


def add_fraction(moment: datetime, digits: str) -> datetime:
    """The moment with the digits of a second's fraction, cut to microseconds."""
    return moment.replace(microsecond=int(digits[:6].ljust(6, "0")))


def make_time(
    parts: Mapping[str, str | None], source: TimeSource, *, utc_offset: timedelta | None = None
) -> CaptureTime | None:
    """A capture time from the digits of `year`, `month` … `second` and `fraction`, as fine as these are known.

    A month or day of zeros is not known (IPTC-IIM 4.2, 2:55). Midnight sharp means that only the day is: programs fill
    up with it what a person or a form without a time of day told them. None where the digits are no date.
    """
    known = list(map(int, takewhile(bool, (_find_part(parts, name) for name in _PARTS))))
    full = [*known, *_FIRST_MOMENT[len(known) :]]
    moment = _make_moment("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}".format(*full))
    if moment is None or moment.year not in _YEARS or (moment == _UNSET_CLOCK and len(known) >= len(_DATE_PRECISIONS)):
        return None
    fraction = (parts.get("fraction") or "")[:_MAX_DIGITS] if len(known) == len(_PARTS) else ""
    moment = add_fraction(moment, fraction)
    if moment.time() == time.min:
        return CaptureTime(moment, source, _DATE_PRECISIONS[min(len(known), len(_DATE_PRECISIONS)) - 1])
    whole = TimePrecision.SECOND if len(known) == len(_PARTS) else TimePrecision.MINUTE
    return CaptureTime(moment, source, TimePrecision.FRACTION if fraction else whole, utc_offset, fraction)


def _find_part(parts: Mapping[str, str | None], name: str) -> str:
    """The digits of a part, "" where it is not known."""
    digits = parts.get(name) or ""
    return "" if name in {"month", "day"} and not digits.strip("0") else digits


def _make_moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None
