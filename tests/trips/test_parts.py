"""Parts of a trip."""

from datetime import datetime

import pytest
from hypothesis import given

from photowalk.model import GeoPoint, Place, TimePrecision, TripPart
from photowalk.rules.settings import DateSpan
from photowalk.trips.moments import Moment, find_moment
from photowalk.trips.parts import Spell, Venue, Whereabouts, find_part, find_spell, find_whereabouts
from support.correction_cases import moments, take
from support.trip_cases import (
    ARLANDA,
    CIRCLE,
    DAYS,
    FAR_SUBURB,
    LONDON,
    OLD_TOWN,
    SOLNA,
    STOCKHOLM_PLACE,
    VENUE,
    place_at,
)

IN_STOCKHOLM = Venue(CIRCLE, STOCKHOLM_PLACE)
TIMED = DateSpan(datetime.fromisoformat("2025-08-14T12:00"), datetime.fromisoformat("2025-08-16T18:00"))
OPEN_END = DateSpan(DAYS.first, None)
OPEN_BEGINNING = DateSpan(None, DAYS.last)
ALL_TIME = DateSpan(datetime.fromisoformat("0001-01-01"), datetime.fromisoformat("9999-12-31T23:59:59.999999"))

EVENT, CITY, TRAVEL = TripPart
TABLE = {
    Spell.DURING: (EVENT, CITY, TRAVEL, EVENT),
    Spell.AROUND: (CITY, CITY, TRAVEL, TRAVEL),
    Spell.APART: (TRAVEL, TRAVEL, TRAVEL, TRAVEL),
    None: (EVENT, CITY, TRAVEL, None),
}


@pytest.mark.parametrize("spell", TABLE)
def test_the_part_follows_from_time_and_place(spell: Spell | None) -> None:
    """As the table in the module has it."""
    assert tuple(find_part(spell, whereabouts) for whereabouts in (*Whereabouts, None)) == TABLE[spell]


@pytest.mark.parametrize(
    ("iso", "days", "expected"),
    [
        ("2025-08-14T04:00:00", DAYS, Spell.DURING),
        ("2025-08-14T03:59:59", DAYS, Spell.AROUND),
        ("2025-08-17T01:30:00", DAYS, Spell.DURING),
        ("2025-08-17T03:59:59", DAYS, Spell.DURING),
        ("2025-08-17T04:00:00", DAYS, Spell.AROUND),
        ("2025-08-11T04:00:00", DAYS, Spell.AROUND),
        ("2025-08-11T03:59:59", DAYS, Spell.APART),
        ("2025-08-20T03:59:59", DAYS, Spell.AROUND),
        ("2025-08-20T04:00:00", DAYS, Spell.APART),
        ("2025-08-14T12:00:00", TIMED, Spell.DURING),
        ("2025-08-14T11:59:59", TIMED, Spell.AROUND),
        ("2025-08-16T18:00:00", TIMED, Spell.DURING),
        ("2025-08-16T18:00:01", TIMED, Spell.AROUND),
        ("2099-01-01T00:00:00", OPEN_END, Spell.DURING),
        ("2000-01-01T00:00:00", OPEN_END, Spell.APART),
        ("2000-01-01T00:00:00", OPEN_BEGINNING, Spell.DURING),
        ("2025-08-18T12:00:00", OPEN_BEGINNING, Spell.AROUND),
        ("2025-08-18T12:00:00", DateSpan(), Spell.DURING),
        ("2025-08-18T12:00:00", None, None),
    ],
)
def test_a_day_of_an_event_ends_at_four_in_the_morning(iso: str, days: DateSpan | None, expected: Spell | None) -> None:
    """And the next begins; times that are told to the minute hold as they are told, and an end may be open."""
    taken = take(iso)
    assert find_spell(taken, find_moment(taken, place_zone=None, event_zone=None), days=days) is expected


@pytest.mark.parametrize(
    ("iso", "precision", "expected"),
    [
        ("2025-08-14", TimePrecision.DAY, Spell.DURING),
        ("2025-08-16", TimePrecision.DAY, Spell.DURING),
        ("2025-08-17", TimePrecision.DAY, Spell.AROUND),
        ("2025-08-01", TimePrecision.DAY, Spell.APART),
        ("2025-08-01", TimePrecision.MONTH, None),
        ("2025-01-01", TimePrecision.YEAR, None),
    ],
)
def test_a_day_without_a_time_counts_as_that_day(iso: str, precision: TimePrecision, expected: Spell | None) -> None:
    """A month or a year tells nothing."""
    assert find_spell(take(iso, precision=precision), None, days=DAYS) is expected


def test_the_time_is_that_at_the_event() -> None:
    """A photo taken at noon in Tokyo, before the event in Stockholm began."""
    taken = take("2025-08-14T10:00", offset_h=9)
    assert find_spell(taken, Moment(datetime.fromisoformat("2025-08-14T03:00")), days=DAYS) is Spell.AROUND
    assert find_spell(None, None, days=DAYS) is None


@given(moments)
def test_all_time_has_ends_that_do_no_harm(moment: datetime) -> None:
    """No reckoning leaves the years that there are."""
    assert find_spell(take("2025-08-14"), Moment(moment), days=ALL_TIME) is Spell.DURING


@pytest.mark.parametrize(
    ("point", "expected"),
    [
        (VENUE, Whereabouts.VENUE),
        (GeoPoint(59.3317, 18.0665), Whereabouts.VENUE),
        (OLD_TOWN, Whereabouts.CITY),
        (SOLNA, Whereabouts.CITY),
        (FAR_SUBURB, Whereabouts.CITY),
        (ARLANDA, Whereabouts.ELSEWHERE),
        (LONDON, Whereabouts.ELSEWHERE),
    ],
)
def test_the_city_is_that_of_the_gazetteer_and_what_is_near(point: GeoPoint, expected: Whereabouts) -> None:
    """The venue's circle is the venue, whatever its city; 15 km around it are the city, whatever their names."""
    assert find_whereabouts(point, place_at(point), venue=IN_STOCKHOLM) is expected


@pytest.mark.parametrize(
    ("place", "venue_place"),
    [
        (None, STOCKHOLM_PLACE),
        (STOCKHOLM_PLACE, None),
        (Place("Sweden", "SE"), Place("Sweden", "SE")),
        (Place("United States", "US", "Stockholm", "Wisconsin"), STOCKHOLM_PLACE),
    ],
)
def test_places_without_a_city_are_no_city(place: Place | None, venue_place: Place | None) -> None:
    """Nor are two cities of one name."""
    assert find_whereabouts(FAR_SUBURB, place, venue=Venue(CIRCLE, venue_place)) is Whereabouts.ELSEWHERE


def test_nobody_knows_where_without_a_position_or_a_venue() -> None:
    """Neither is guessed."""
    assert find_whereabouts(None, None, venue=IN_STOCKHOLM) is None
    assert find_whereabouts(VENUE, STOCKHOLM_PLACE, venue=None) is None
