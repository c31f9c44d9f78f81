"""Moments: when photos were taken, on the clocks of the event and in UTC."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final
from zoneinfo import ZoneInfo

from photowalk.model import CaptureTime, TimePrecision

_FINE: Final = frozenset({TimePrecision.FRACTION, TimePrecision.SECOND, TimePrecision.MINUTE})


@dataclass(frozen=True, slots=True)
class Moment:
    """When a photo was taken; at least the minute is known."""

    local: datetime
    """Naive: what the clocks at the event showed; where they are not known, those at the photo's place."""
    utc: datetime | None = None
    """Naive; None = not known."""


def find_moment(
    taken: CaptureTime | None, *, place_zone: ZoneInfo | None, event_zone: ZoneInfo | None
) -> Moment | None:
    """The moment that a capture time means; None where the time of day is not known.

    Without an offset it is a local time at its place and, where the zone there is not known, at the event.
    """
    if taken is None or taken.precision not in _FINE:
        return None
    if taken.utc_offset is not None:
        utc = taken.local - taken.utc_offset
    elif zone := place_zone or event_zone:
        utc = find_utc(taken.local.replace(tzinfo=zone))
    else:
        return Moment(taken.local)
    return Moment(find_local(utc.replace(tzinfo=UTC), event_zone) if event_zone else taken.local, utc)


def find_local(moment: datetime, zone: ZoneInfo) -> datetime:
    """What a zone's clocks show at a moment that is told with a zone: naive."""
    return moment.astimezone(zone).replace(tzinfo=None)


def find_utc(moment: datetime) -> datetime:
    """A moment that is told with a zone, in UTC and naive."""
    return moment.astimezone(UTC).replace(tzinfo=None)
