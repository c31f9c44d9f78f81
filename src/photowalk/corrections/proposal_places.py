"""In which zones the photos were taken, and when."""

from bisect import bisect_left
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from photowalk.corrections.moments import is_at_sea
from photowalk.corrections.zones import ZoneFinder
from photowalk.model import PhotoRecord

Places = tuple[tuple[datetime, str], ...]
"""When somebody was in which zone: naive UTC and IANA name, ordered."""

_LONGEST_STAY = timedelta(hours=24)
"""Within which somebody is taken to be still in the zone, or in it already."""


def list_places(photos: Iterable[PhotoRecord], zone_at: ZoneFinder) -> Places:
    """The zones of all photos with a position and a time; those of the open sea are none that a clock is set to."""
    found = set()
    for photo in photos:
        utc = find_moment(photo)
        zone = zone_at(photo.position.point) if photo.position and utc else None
        if utc and zone and not is_at_sea(zone):
            found.add((utc, zone))
    return tuple(sorted(found))


def find_moment(photo: PhotoRecord) -> datetime | None:
    """When the photo was taken, naive: by GPS, by the offset that the camera wrote, else up to 14 hours off."""
    if photo.gps_utc or photo.taken is None:
        return photo.gps_utc
    return photo.taken.local - (photo.taken.utc_offset or timedelta(0))


def find_zone_near(utc: datetime, places: Places) -> str | None:
    """The zone of the photo nearest in time, None where no photo with a position is within a day."""
    index = bisect_left(places, (utc, ""))
    neighbours = places[max(0, index - 1) : index + 1]
    gap, zone = min(((abs(moment - utc), zone) for moment, zone in neighbours), default=(_LONGEST_STAY, None))
    return zone if gap <= _LONGEST_STAY else None


def find_offset(utc: datetime, zone: str) -> timedelta:
    """How far the zone's clocks are ahead of UTC at a moment."""
    return to_local(utc, zone) - utc


def to_local(utc: datetime, zone: str) -> datetime:
    """What the zone's clocks show at a moment; both naive."""
    return utc.replace(tzinfo=UTC).astimezone(ZoneInfo(zone)).replace(tzinfo=None)
