"""Groups of photos by time."""

from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photowalk.model import Place, Scene, TripPart
from photowalk.trips.groups import Group, describe_groups, number_groups
from photowalk.trips.moments import Moment
from support.correction_cases import make_photo, moments, take
from support.trip_cases import STOCKHOLM_PLACE, make_session


def at(time: str, utc: str | None = None) -> Moment:
    """A moment of 14 August."""
    local, universal = (datetime.fromisoformat(f"2025-08-14T{clock}") if clock else None for clock in (time, utc))
    assert local
    return Moment(local, universal)


@pytest.mark.parametrize(
    ("group", "expected"),
    [
        ([], ()),
        ([None], (None,)),
        ([at("09:00"), at("10:00"), at("11:00:01"), None], (1, 1, 2, None)),
        ([at("11:00:01"), None, at("09:00"), at("10:00")], (2, None, 1, 1)),
        ([at("18:00", "09:00"), at("10:30", "09:30")], (1, 1)),
        ([at("11:00", "09:00"), at("11:10", "09:10"), at("18:00", "09:00"), at("11:30")], (1, 1, 1, 1)),
        ([at("11:00", "09:00"), at("18:00", "09:00"), at("18:30"), at("11:30")], (1, 1, 2, 1)),
    ],
)
def test_a_long_pause_begins_a_new_group(group: list[Moment | None], expected: tuple[int | None, ...]) -> None:
    """Clocks of other zones are none; of a photo without an offset that of most others counts, of two the lesser."""
    assert number_groups(group, gap_s=3600) == expected


@given(st.lists(st.none() | moments.map(Moment), max_size=12), st.floats(1, 1e10), st.randoms(use_true_random=False))
def test_groups_do_not_depend_on_the_order(group: list[Moment | None], gap_s: float, random: Random) -> None:
    """Each photo has its number wherever it stands, numbers go from 1 without a hole, and later is never less."""
    numbers = number_groups(group, gap_s=gap_s)
    shuffled = random.sample(range(len(group)), len(group))
    assert number_groups([group[index] for index in shuffled], gap_s=gap_s) == tuple(numbers[i] for i in shuffled)
    known = sorted((moment.local, number) for moment, number in zip(group, numbers, strict=True) if moment and number)
    assert [number for _, number in known] == sorted(number for _, number in known)
    assert {number for _, number in known} == set(range(1, len({number for _, number in known}) + 1))


def test_a_group_tells_its_times_places_parts_and_sessions() -> None:
    """Times as the clocks showed them, the place of most photos first, each title once and in the order of the day."""
    maps, trees = make_session("Maps", "2025-08-14T09:00"), make_session("Trees", "2025-08-14T08:00+00:00")
    first = Scene(make_photo("a.jpg", take("2025-08-14T09:10")), None, TripPart.CITY, maps, group=1)
    scenes = [
        replace(
            first, record=make_photo("c.jpg", take("2025-08-14T17:40")), place=Place("Norway", "NO"), session=trees
        ),
        first,
        replace(first, part=TripPart.EVENT, place=STOCKHOLM_PLACE),
        replace(first, part=None, place=Place("Sweden", "SE", "Solna"), session=None),
        replace(first, part=TripPart.EVENT, place=STOCKHOLM_PLACE, session=replace(maps, room="Hall 1")),
        Scene(make_photo("d.jpg", take("2025-08-16T12:00")), group=2),
        Scene(make_photo("e.jpg")),
    ]
    day = datetime.fromisoformat("2025-08-14T09:10")
    later = datetime.fromisoformat("2025-08-16T12:00")
    assert describe_groups(scenes) == (
        Group(
            1,
            day,
            day + timedelta(hours=8.5),
            count=5,
            places=("Stockholm", "Norway", "Solna"),
            parts=(TripPart.EVENT, TripPart.CITY),
            sessions=("Trees", "Maps"),
        ),
        Group(2, later, later, count=1, places=(), parts=(), sessions=()),
    )
