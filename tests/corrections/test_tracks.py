"""Positions of photos from where a logger was when they were taken."""

from collections.abc import Callable

import pytest

from photowalk.corrections.logs import make_log
from photowalk.corrections.tracks import place_on_track
from photowalk.model import CameraPosition, CaptureTime, GeoPoint, PositionSource, TimePrecision, Track
from photowalk.rules.settings import Inference
from support.correction_cases import AT_SEA, LONDON, STOCKHOLM, TOKYO, make_photo, make_track, take, zone_at

INFERENCE = Inference()
NOWHERE = GeoPoint(10, -50)


def stay(point: GeoPoint, *moments: str, name: str = "walk.gpx") -> Track:
    """A track of one stretch that does not move."""
    return make_track([(f"2025-{moment}", point) for moment in moments], name=name)


def place(
    taken: CaptureTime | None, *tracks: Track, zones: Callable[[GeoPoint], str | None] = zone_at
) -> CameraPosition | None:
    """Where a photo without a position comes to be."""
    logs = [make_log(track) for track in tracks]
    return place_on_track(make_photo(taken=taken), logs, inference=INFERENCE, zone_at=zones).position


AFTERNOON = stay(STOCKHOLM, "08-16T12:00:00", "08-16T12:05:00")


@pytest.mark.parametrize(
    ("taken", "basis"),
    [
        (take("2025-08-16T14:00:00", offset_h=2), "walk.gpx"),
        (take("2025-08-16T14:00:12", offset_h=2), "walk.gpx, 12 s from a point"),
        (take("2025-08-16T12:04:00", offset_h=0), "walk.gpx, 60 s from a point"),
        (take("2025-08-16T14:04:00", offset_h=2, precision=TimePrecision.MINUTE), "walk.gpx, 60 s from a point"),
        (take("2025-08-16T14:04:00"), "walk.gpx, 60 s from a point, by Europe/Stockholm time"),
    ],
)
def test_a_photo_gets_its_place(taken: CaptureTime, basis: str) -> None:
    """By its moment in UTC where its offset is known, else by the local time where the logger was."""
    assert place(taken, AFTERNOON) == CameraPosition(STOCKHOLM, PositionSource.TRACK, basis=basis)


@pytest.mark.parametrize(
    "taken",
    [
        None,
        take("2025-08-16", precision=TimePrecision.DAY),
        take("2025-08-16T14:06:00", offset_h=2),
        take("2025-08-16T14:01:00", offset_h=1),
        take("2025-08-16T12:01:00"),
        take("2025-08-19T14:01:00"),
        take("2025-08-13T14:01:00"),
    ],
    ids=["no time", "a day", "after", "other offset", "UTC taken for local time", "days after", "days before"],
)
def test_a_photo_of_another_time_gets_none(taken: CaptureTime | None) -> None:
    """The logger was not there then, or it is not known when."""
    assert place(taken, AFTERNOON) is None


def test_a_measured_position_stays() -> None:
    """Receivers in cameras know better."""
    photo = make_photo(taken=take("2025-08-16T14:00:00", offset_h=2), at=LONDON)
    assert place_on_track(photo, [make_log(AFTERNOON)], inference=INFERENCE, zone_at=zone_at) == photo


def test_the_smallest_gap_counts() -> None:
    """Of several loggers the one that wrote most often around the moment; a point of its own has no gap at all."""
    dense = stay(LONDON, *(f"08-16T12:01:{second:02}" for second in range(60)), name="dense.gpx")
    exact = stay(TOKYO, "08-16T12:01:30", name="exact.gpx")
    taken = take("2025-08-16T14:01:30.250000", offset_h=2)
    for tracks, name in (
        ((AFTERNOON, dense), "dense.gpx"),
        ((exact, AFTERNOON), "exact.gpx"),
        ((exact, dense, AFTERNOON), "exact.gpx"),
    ):
        position = place(taken, *tracks)
        assert position is not None
        assert position.basis == name


def test_the_zone_is_that_of_the_moment() -> None:
    """A track of a journey: the local time is read where the logger was at that very moment, not where it set out."""
    journey = make_track(
        [("2025-08-16T08:00:00", LONDON), ("2025-08-16T08:10:00", LONDON)],
        [("2025-08-16T12:00:00", STOCKHOLM), ("2025-08-16T12:05:00", STOCKHOLM)],
    )
    for local, point in (("09:00:00", LONDON), ("14:00:00", STOCKHOLM)):
        position = place(take(f"2025-08-16T{local}"), journey)
        assert position is not None
        assert position.point == point


def test_a_zone_that_fits_nowhere_is_none() -> None:
    """Where a border is passed within the hour a local time can mean neither side: nothing is guessed."""
    border = make_track([("2025-08-16T12:00:00", LONDON)], [("2025-08-16T13:00:00", STOCKHOLM)])
    assert place(take("2025-08-16T14:00:00"), border) is None


@pytest.mark.parametrize("point", [NOWHERE, AT_SEA], ids=["no zone", "at sea"])
def test_no_clock_is_set_to_the_zones_of_the_sea(point: GeoPoint) -> None:
    """A local time there is that of some port; one with its offset can be placed."""
    there = stay(point, "08-16T12:00:00")
    assert place(take("2025-08-16T13:00:00"), there) is None
    assert place(take("2025-08-16T13:00:00", offset_h=1), there) is not None


def test_an_hour_shown_twice_is_not_clear() -> None:
    """In the night that summer time ends a local time may mean two places."""
    night = stay(STOCKHOLM, "10-26T00:30:00", "10-26T00:31:00", "10-26T01:30:00")
    assert place(take("2025-10-26T02:30:00"), night) is None
    assert place(take("2025-10-26T02:30:00", offset_h=1), night) is not None


def test_the_earth_is_not_asked_for_nothing() -> None:
    """A track of another day costs no look at the map."""
    asked: list[GeoPoint] = []
    place(take("2025-08-16T14:00:00"), stay(STOCKHOLM, "07-01T12:00:00"), zones=asked.append)
    assert not asked
