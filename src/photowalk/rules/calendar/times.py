"""Times of iCalendar files."""

from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Final
from zoneinfo import ZoneInfo

from photowalk.rules.calendar.lines import Property
from photowalk.rules.zone_info import find_zone_info

_YEARS: Final = range(1900, 2200)
"""With others there is no reckoning between zones, and no photo is of them."""
_LONGEST_NAME: Final = 3
"""Parts of a zone's name: `America/Argentina/Buenos_Aires`."""


def parse_moment(line: Property, *, zone: tzinfo | None = None) -> datetime | None:
    """The date and time in a line; None for a day, and for what cannot be read.

    In UTC, in the zone that is named, or in that of the calendar where none is or nobody knows its name; naive where
    the calendar has none either: then it is local at the event. What a file itself says of its zones (VTIMEZONE) is not
    read: they go by IANA's names nearly always.

    zone: that of the calendar.
    """
    moment = parse_value(line.value)
    if not isinstance(moment, datetime) or moment.year not in _YEARS:
        return None
    if moment.tzinfo:
        return moment.replace(tzinfo=UTC)
    return moment.replace(tzinfo=find_calendar_zone(line.parameters.get("TZID", "")) or zone)


def parse_length(line: Property) -> timedelta | None:
    """The duration in a line; None for what cannot be read."""
    length = parse_value(line.value)
    return length if isinstance(length, timedelta) else None


def parse_value(text: str) -> date | timedelta | None:
    """The day, the date and time or the duration that a value is; None for anything else."""
    from icalendar.prop import vDDDTypes  # noqa: PLC0415 - importing it takes a tenth of a second, and few need it

    try:
        value: object = vDDDTypes.from_ical(text.strip())  # type: ignore[no-untyped-call]  # the library gives it no types
    except (ValueError, OverflowError):
        return None
    return value if isinstance(value, date | timedelta) else None


def find_calendar_zone(name: str) -> ZoneInfo | None:
    """The zone that a calendar names: by IANA's name, by that with a program's own before it, or by that of Windows.

    `/citadel.org/20210210_1/Europe/Berlin` is of the first kind, `W. Europe Standard Time` of the second; see RFC 5545,
    section 3.2.19.
    """
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON  # noqa: PLC0415 - as above

    plain = name.strip().strip("/")
    parts = plain.split("/")
    names = [WINDOWS_TO_OLSON.get(plain, plain)]
    names += ["/".join(parts[-count:]) for count in range(min(len(parts), _LONGEST_NAME), 1, -1)]
    return next(filter(None, map(find_zone_info, names)), None)
