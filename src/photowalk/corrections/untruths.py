"""Untruths: capture times that cannot be true, whatever wrote them."""

from datetime import UTC, date, datetime, timedelta
from typing import Final

from photowalk.corrections.moments import has_time_of_day, is_by_clock
from photowalk.model import CaptureTime

_FIRST_DAYS: Final = frozenset({date(1970, 1, 1), date(1980, 1, 1), date(2000, 1, 1)})
"""On which clocks begin that were never set, or lost their battery: that of Unix, that of DOS and its file system, and
those of chips that count two digits of the year."""

_MOST_AHEAD: Final = timedelta(hours=14)
"""Of UTC: the clocks of Kiribati. A time without an offset may be theirs."""

_REMEDY: Final = "so type when it was taken, or set its clock right in [[cameras]]"


def find_untruth(taken: CaptureTime, *, now: datetime) -> str | None:
    """Why a time cannot be when a photo was taken, as a note that begins with `date: `; None where it can.

    It is later than now everywhere on Earth. Or a clock tells the day on which clocks begin, at whatever time: nobody
    had set it, and it went on from there. A person who wrote such a day is believed.

    now: with UTC as its zone.
    """
    offset = _MOST_AHEAD if taken.utc_offset is None else taken.utc_offset
    if taken.local - offset > now.astimezone(UTC).replace(tzinfo=None):
        return f"date: {_describe(taken)} is yet to come, {_REMEDY}"
    if is_by_clock(taken) and taken.local.date() in _FIRST_DAYS:
        return f"date: {_describe(taken)} is from the day on which clocks begin that nobody has set, {_REMEDY}"
    return None


def _describe(taken: CaptureTime) -> str:
    return f"{taken.local:%Y-%m-%d %H:%M}" if has_time_of_day(taken) else f"{taken.local:%Y-%m-%d}"
