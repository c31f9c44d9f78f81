"""Positions of photos from photos taken at nearly the same time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photowalk.corrections.neighbours import list_neighbours, place_by_neighbour
from photowalk.model import (
    CameraPosition,
    CaptureTime,
    GeoPoint,
    PhotoRecord,
    PositionSource,
    TimePrecision,
    TimeSource,
)
from support.correction_cases import LONDON, STOCKHOLM, TOKYO, make_photo, take

NEARBY = GeoPoint(59.3320, 18.0686)
"""300 m north of the other."""
FAR = GeoPoint(59.3393, 18.0686)


def phone(clock: str, at: GeoPoint | CameraPosition = STOCKHOLM, *, offset_h: float | None = 2) -> PhotoRecord:
    """A photo of that day with a position, named by its time."""
    return make_photo(f"phone/{clock}.jpg", take(f"2025-08-16T{clock}", offset_h=offset_h), at=at)


def place(taken: CaptureTime | None, *others: PhotoRecord, within_s: float = 120) -> CameraPosition | None:
    """Where a photo without a position comes to be."""
    return place_by_neighbour(make_photo(taken=taken), list_neighbours(others), within_s=within_s).position


@pytest.mark.parametrize(
    ("clock", "words"),
    [
        ("14:00:00", "at the same time"),
        ("14:00:00.400000", "at the same time"),
        ("14:00:40", "40 s later"),
        ("14:02:00", "120 s later"),
        ("13:58:00", "120 s earlier"),
    ],
)
def test_the_position_of_the_neighbour(clock: str, words: str) -> None:
    """Its point alone is taken over; the words tell which photo it was, and how much later it was taken."""
    other = phone(clock, CameraPosition(STOCKHOLM, altitude_m=12, bearing_deg=90, bearing_is_magnetic=True))
    expected = CameraPosition(STOCKHOLM, PositionSource.NEIGHBOUR, basis=f"phone/{clock}.jpg, {words}")
    assert place(take("2025-08-16T14:00:00", offset_h=2), other) == expected


@pytest.mark.parametrize(
    ("offset_h", "other"),
    [
        (2, phone("12:00:30", offset_h=0)),
        (9, phone("14:00:30", offset_h=2)),
        (None, phone("14:00:30", offset_h=2)),
        (2, phone("14:00:30", offset_h=None)),
        (None, phone("14:00:30", offset_h=None)),
    ],
)
def test_times_that_can_be_compared(offset_h: float | None, other: PhotoRecord) -> None:
    """UTC with UTC, else local time with local time."""
    local = "2025-08-16T21:00:00" if offset_h == 9 else "2025-08-16T14:00:00"
    position = place(take(local, offset_h=offset_h), other)
    assert position is not None
    assert position.basis.endswith(", 30 s later")


@pytest.mark.parametrize(
    ("taken", "other"),
    [
        (None, phone("14:00:00")),
        (take("2025-08-16", precision=TimePrecision.DAY), phone("00:00:00")),
        (take("2025-08-16T14:00:00", offset_h=2), phone("14:02:01")),
        (take("2025-08-16T14:00:00", offset_h=2), phone("14:00:00", offset_h=1)),
        (take("2025-08-16T14:00:00", TimeSource.GPS, offset_h=0), phone("14:00:00", offset_h=None)),
        (take("2025-08-16T14:00:00"), make_photo(taken=take("2025-08-16T14:00:00"))),
        (take("2025-08-16T14:00:00"), make_photo(at=STOCKHOLM)),
        (take("2025-08-16T00:00:00"), make_photo(taken=take("2025-08-16", precision=TimePrecision.DAY), at=STOCKHOLM)),
        (take("2025-08-16T14:00:00"), phone("14:00:00", CameraPosition(STOCKHOLM, PositionSource.TRACK))),
        (take("2025-08-16T14:00:00"), phone("14:00:00", CameraPosition(STOCKHOLM, PositionSource.NEIGHBOUR))),
    ],
    ids=[
        *("no time", "a day", "too late", "other offset", "UTC beside a local time", "placeless neighbour"),
        *("timeless neighbour", "a neighbour's day", "by a track", "by a neighbour"),
    ],
)
def test_what_is_no_neighbour(taken: CaptureTime | None, other: PhotoRecord) -> None:
    """Times that are far or cannot be compared, and positions that nobody measured, tell nothing."""
    assert place(taken, other) is None


def test_a_measured_position_stays() -> None:
    """It is the photo's own."""
    photo = phone("14:00:00", LONDON)
    assert place_by_neighbour(photo, list_neighbours([phone("14:00:00")]), within_s=120) == photo


@pytest.mark.parametrize(
    ("others", "nearest"),
    [
        ([phone("13:59:30"), phone("14:00:20", NEARBY)], "phone/14:00:20.jpg, 20 s later"),
        ([phone("13:59:30"), phone("14:00:40", NEARBY)], "phone/13:59:30.jpg, 30 s earlier"),
        ([phone("13:59:40"), phone("14:00:20", NEARBY)], "phone/13:59:40.jpg, 20 s earlier"),
        ([phone("13:59:30"), phone("14:00:20", FAR)], None),
        ([phone("13:59:10", FAR), phone("13:59:30")], None),
        ([phone("14:00:20"), phone("14:00:30", offset_h=None, at=FAR)], None),
        ([phone("13:57:00", FAR), phone("14:00:20"), phone("14:03:00", TOKYO)], "phone/14:00:20.jpg, 20 s later"),
    ],
)
def test_among_several_the_nearest(others: list[PhotoRecord], nearest: str | None) -> None:
    """None where they are far from each other: somebody was on the move, or there were two parties."""
    position = place(take("2025-08-16T14:00:00", offset_h=2), *others)
    assert (position and position.basis) == nearest


@given(st.lists(st.tuples(st.integers(0, 59), st.integers(0, 59)), max_size=9), st.integers(0, 200))
def test_the_nearest_of_all(times: list[tuple[int, int]], within_s: int) -> None:
    """However many there are: the least of all gaps in time, if it is within the limit."""
    others = [phone(f"14:{minute:02}:{second:02}") for minute, second in times]
    position = place(take("2025-08-16T14:30:00", offset_h=2), *others, within_s=within_s)
    least = min((abs(60 * (minute - 30) + second) for minute, second in times), default=9999)
    if least > within_s:
        assert position is None
    else:
        assert position is not None
        assert position.basis.partition(", ")[2].startswith(f"{least} s " if least else "at the same time")
