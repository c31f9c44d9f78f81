"""Parts of a trip: whether a photo was taken at the event, around it in its city, or on the way.

By the days of the event and by its venue, as far as photowalk.toml tells them and the photo tells when and where it was
taken:

| taken …              | at the venue | in its city | elsewhere | who knows where |
|----------------------|--------------|-------------|-----------|-----------------|
| in the days          | event        | city        | travel    | event           |
| 3 days around them   | city         | city        | travel    | travel          |
| at another time      | travel       | travel      | travel    | travel          |
| who knows when       | event        | city        | travel    | None            |

Where no venue is told nobody knows where, but that a photo is elsewhere if most photos of the event are in one place
and it is far from there: see `sites`.

A photo is in the city if the gazetteer names the same city for it and for the venue, or within 15 km of the venue.
A day of an event begins and ends at 04:00: the party goes on past midnight. A time that photowalk.toml tells to the
minute holds as it is told. Of a photo whose day alone is known the day counts.
"""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import Enum, auto
from typing import Final

from photowalk.model import CaptureTime, GeoPoint, Place, TimePrecision, TripPart
from photowalk.places.distance import distance_m
from photowalk.rules.settings import Circle, DateSpan
from photowalk.trips.moments import Moment

NIGHT: Final = timedelta(hours=4)
"""What after midnight belongs to the day before."""
AROUND: Final = timedelta(days=3)
"""What before and after an event is around it: who comes from far stays for some days."""
CITY_M: Final = 15_000
"""From the venue: an airport, or a suburb that is a city of its own in the gazetteer."""

_NONE: Final = timedelta(0)


class Spell(Enum):
    """When a photo was taken, seen from the days of the event."""

    DURING = auto()
    AROUND = auto()
    APART = auto()


class Whereabouts(Enum):
    """Where a photo was taken, seen from the venue."""

    VENUE = auto()
    CITY = auto()
    ELSEWHERE = auto()


@dataclass(frozen=True, slots=True)
class Venue:
    """Where the event is."""

    circle: Circle
    place: Place | None
    """Of its centre."""


_TABLE: Final = {
    Spell.DURING: (TripPart.EVENT, TripPart.CITY, TripPart.TRAVEL, TripPart.EVENT),
    Spell.AROUND: (TripPart.CITY, TripPart.CITY, TripPart.TRAVEL, TripPart.TRAVEL),
    Spell.APART: (TripPart.TRAVEL, TripPart.TRAVEL, TripPart.TRAVEL, TripPart.TRAVEL),
    None: (TripPart.EVENT, TripPart.CITY, TripPart.TRAVEL, None),
}
_COLUMNS: Final = (Whereabouts.VENUE, Whereabouts.CITY, Whereabouts.ELSEWHERE, None)


def find_part(spell: Spell | None, whereabouts: Whereabouts | None) -> TripPart | None:
    """The part of the trip by the table above; None, once for what is not told and once for what is not known."""
    return _TABLE[spell][_COLUMNS.index(whereabouts)]


def find_spell(taken: CaptureTime | None, moment: Moment | None, *, days: DateSpan | None) -> Spell | None:
    """When a photo was taken, seen from the days; None where they are not told, or its day is not known.

    moment: of its capture time, None where only the day or less is known.
    """
    if taken is None or days is None:
        return None
    if moment is None and taken.precision is not TimePrecision.DAY:
        return None
    local = moment.local if moment else taken.local
    night = NIGHT if moment else _NONE
    if _is_within(local, days, night=night):
        return Spell.DURING
    return Spell.AROUND if _is_within(local, days, night=night, around=AROUND) else Spell.APART


def find_whereabouts(point: GeoPoint | None, place: Place | None, *, venue: Venue | None) -> Whereabouts | None:
    """Where a photo was taken, seen from the venue; None where it is not told, or the photo's position not known."""
    if point is None or venue is None:
        return None
    away_m = distance_m(point, venue.circle.center)
    if away_m <= venue.circle.radius_m:
        return Whereabouts.VENUE
    return Whereabouts.CITY if away_m <= CITY_M or _is_same_city(place, venue.place) else Whereabouts.ELSEWHERE


def _is_within(local: datetime, days: DateSpan, *, night: timedelta, around: timedelta = _NONE) -> bool:
    # Not the ends of the span are moved but the time: they may be at the end of all time.
    is_begun = days.first is None or days.first <= local + around - (night if days.first.time() == time.min else _NONE)
    return is_begun and (
        days.last is None or local - around - (night if days.last.time() == time.max else _NONE) <= days.last
    )


def _is_same_city(place: Place | None, other: Place | None) -> bool:
    if place is None or other is None or place.city is None:
        return False
    return (place.city, place.region, place.country_code) == (other.city, other.region, other.country_code)
