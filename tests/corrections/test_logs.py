"""Where somebody was at a moment, by a logger."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photowalk.corrections.logs import END_S, Fix, find_fix, find_nearest_point, make_log
from photowalk.model import GeoPoint, Track, TrackPoint
from photowalk.places.distance import distance_m
from photowalk.rules.settings import Inference
from support.correction_cases import make_track

INFERENCE = Inference()


def north(metres: float) -> GeoPoint:
    """A point so far north of one in Stockholm."""
    return GeoPoint(59.33 + metres / 111_195, 18.07)


WALK = make_track(
    [("2025-08-16T12:00:00", north(0)), ("2025-08-16T12:05:00", north(300)), ("2025-08-16T12:30:00", north(310))],
    [("2025-08-16T13:00:00", north(2000)), ("2025-08-16T13:01:00", north(2600)), ("2025-08-16T13:11:00", north(2700))],
)


def ask(clock: str, *tracks: Track, inference: Inference = INFERENCE) -> Fix | None:
    """The fix of one track at a time of that day; of the walk if none is given."""
    return find_fix(make_log(*tracks or (WALK,)), datetime.fromisoformat(f"2025-08-16T{clock}"), inference=inference)


@pytest.mark.parametrize(
    ("clock", "metres_north", "away_s"),
    [
        ("12:00:00", 0, 0),
        ("12:01:00", 60, 60),
        ("12:04:00", 240, 60),
        ("12:05:00", 300, 0),
        ("13:01:00", 2600, 0),
        ("13:06:00", 2650, 300),
        ("11:59:30", 0, 30),
        ("12:05:30", 300, 30),
        ("12:29:45", 310, 15),
        ("12:30:20", 310, 20),
        ("12:59:50", 2000, 10),
        ("13:11:30", 2700, 30),
    ],
)
def test_what_is_known(clock: str, metres_north: float, away_s: float) -> None:
    """Between two points the way is shared by time; beside an end, or a long pause, it is where that point is."""
    fix = ask(clock)
    assert fix is not None
    assert distance_m(fix.point, north(metres_north)) < 0.1
    assert fix.away_s == away_s


@pytest.mark.parametrize(
    "clock",
    ["11:59:29", "12:05:31", "12:15:00", "12:30:31", "12:59:29", "13:00:01", "13:00:30", "13:00:59", "13:11:31"],
)
def test_what_is_not_known(clock: str) -> None:
    """Not between points too far apart in time, nor beside those too far apart in space, nor off the ends."""
    assert ask(clock) is None


def test_limits_are_included_and_can_be_set() -> None:
    """A gap as long or as wide as the settings allow is not too large, one a hair larger is."""
    gap_m = distance_m(north(0), north(300))
    assert ask("12:02:00", inference=Inference(max_gap_s=300, max_gap_m=gap_m))
    assert not ask("12:02:00", inference=Inference(max_gap_s=299))
    assert not ask("12:02:00", inference=Inference(max_gap_m=gap_m - 0.001))
    assert ask("13:00:30", inference=Inference(max_gap_m=700))


def test_altitudes() -> None:
    """They are shared by time too, where both points have one."""
    (before, after, *_), _ = WALK.stretches
    high = replace(before, altitude_m=10), replace(after, altitude_m=40)
    for stretch, altitude_m in ((high, 20), ((high[0], after), None), ((before, high[1]), None)):
        fix = ask("12:01:40", Track("walk.gpx", (stretch,)))
        assert fix is not None
        assert fix.altitude_m == (altitude_m and pytest.approx(altitude_m))


def test_stretches_at_one_time() -> None:
    """Of several the one with the smallest gap around the moment counts; a long one goes on beside short ones."""
    coarse = WALK.stretches[0][:2]
    fine = [(f"2025-08-16T12:02:{second:02}", north(1000)) for second in (10, 20)]
    both = replace(WALK, stretches=(coarse, *make_track(fine, fine).stretches))
    for clock, metres_north in (("12:02:12", 1000), ("12:02:09", 1000), ("12:03:00", 180)):
        fix = ask(clock, both)
        assert fix is not None
        assert distance_m(fix.point, north(metres_north)) < 0.1


def test_no_more_than_sixteen_at_one_time() -> None:
    """A file of nothing but stretches that overlap costs no more than that."""
    moment = "2025-08-16T12:00:00"
    log = make_log(make_track(*([(moment, north(metres))] for metres in range(20))))
    assert len(log.lanes) == 16


@pytest.mark.parametrize(("clock", "nearest"), [("00:00:00", 0), ("12:02:31", 1), ("12:50:00", 3), ("23:00:00", 5)])
def test_the_nearest_point_however_far(clock: str, nearest: int) -> None:
    """It is that of all stretches."""
    points = [point for stretch in WALK.stretches for point in stretch]
    assert find_nearest_point(make_log(WALK), datetime.fromisoformat(f"2025-08-16T{clock}")) == points[nearest]


@given(st.data(), st.lists(st.integers(0, 5000), min_size=2, max_size=8, unique=True))
def test_a_fix_is_never_far_from_the_log(data: st.DataObject, seconds: list[int]) -> None:
    """Whatever is told lies between two points within the limits, or is a point at most half a minute away."""
    start = datetime.fromisoformat("2025-08-16T12:00:00")
    metres = data.draw(st.lists(st.integers(-900, 900), min_size=len(seconds), max_size=len(seconds)))
    points = [
        TrackPoint(start + timedelta(seconds=second), north(far))
        for second, far in zip(sorted(seconds), metres, strict=True)
    ]
    cut = data.draw(st.integers(0, len(points)))
    log = make_log(Track("walk.gpx", (tuple(points[:cut]), tuple(points[cut:]))))
    utc = start + timedelta(seconds=data.draw(st.integers(-60, 5060)))
    fix = find_fix(log, utc, inference=INFERENCE)
    nearest_s = min(abs(point.utc - utc) for point in points).total_seconds()
    assert fix is None or fix.away_s == pytest.approx(nearest_s)
    if fix is not None and fix.point not in [point.point for point in points]:
        assert fix.gap_s <= INFERENCE.max_gap_s
        assert min(distance_m(fix.point, point.point) for point in points) <= INFERENCE.max_gap_m / 2
    elif nearest_s:
        assert fix is None or nearest_s <= max(END_S, fix.gap_s)
