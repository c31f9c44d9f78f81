"""Capture times as the clocks at the place showed them."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photowalk.corrections.moments import find_utc, is_universal
from photowalk.corrections.zones import move_to_zone, note_utc
from photowalk.model import CaptureTime, TimePrecision, TimeSource
from photowalk.rules.zone_info import find_zone_info
from support.correction_cases import captures, take

ZONES = [None, "Mars/Olympus_Mons", "Asia/Tokyo", "Europe/Stockholm", "America/St_Johns", "Etc/GMT-1"]


@pytest.mark.parametrize(
    ("taken", "clock_zone", "expected", "words"),
    [
        (
            take("2025-08-16T14:03:21", offset_h=2),
            "Europe/Berlin",
            take("2025-08-16T21:03:21", offset_h=9),
            "Europe/Berlin to Asia/Tokyo",
        ),
        (
            take("2025-08-16T18:03:21", offset_h=2),
            None,
            take("2025-08-17T01:03:21", offset_h=9),
            "+02:00 to +09:00 (Asia/Tokyo)",
        ),
        (
            take("2025-08-16T14:03:21", TimeSource.GPS, offset_h=0),
            "Europe/Berlin",
            take("2025-08-16T23:03:21", TimeSource.GPS, offset_h=9),
            "UTC to Asia/Tokyo",
        ),
        (
            take("2025-08-16T14:03:21", TimeSource.FILE_NAME, offset_h=0),
            None,
            take("2025-08-16T23:03:21", TimeSource.FILE_NAME, offset_h=9),
            "UTC to Asia/Tokyo",
        ),
    ],
)
def test_the_time_at_the_place(
    taken: CaptureTime, clock_zone: str | None, *, expected: CaptureTime, words: str
) -> None:
    """The moment stays, its local time and offset become those of the place, and the words say from where to where."""
    assert move_to_zone(taken, "Asia/Tokyo", clock_zone=clock_zone) == replace(expected, changes=(words,))


def test_a_clock_not_yet_put_forward() -> None:
    """In the night that summer time begins the zone is the same and the offset is not."""
    moved = move_to_zone(take("2025-03-30T02:30:00", offset_h=1), "Europe/Paris", clock_zone="Europe/Paris")
    assert moved.local == take("2025-03-30T03:30:00").local
    assert moved.changes == ("+01:00 to +02:00 (Europe/Paris)",)


@pytest.mark.parametrize(
    ("taken", "zone"),
    [
        (take("2025-08-16T14:03:21"), "Asia/Tokyo"),
        (take("2025-08-16", offset_h=0, precision=TimePrecision.DAY), "Asia/Tokyo"),
        (take("2025-08-16T14:03:21", offset_h=2), None),
        (take("2025-08-16T14:03:21", offset_h=2), "Mars/Olympus_Mons"),
        (take("2025-08-16T14:03:21", offset_h=2), "Europe/Stockholm"),
        (take("2025-08-16T14:03:21", offset_h=2), "Etc/GMT-1"),
    ],
    ids=["no offset", "no time of day", "no zone", "unknown zone", "there already", "a port's time out at sea"],
)
def test_what_stays(taken: CaptureTime, zone: str | None) -> None:
    """Nothing is moved that is not known to be elsewhere."""
    assert move_to_zone(taken, zone) == taken


def test_utc_is_moved_at_sea() -> None:
    """Out there no clock but the sea's own is known."""
    moved = move_to_zone(take("2025-08-16T14:03:21", TimeSource.GPS, offset_h=0), "Etc/GMT-1")
    assert moved.changes == ("UTC to Etc/GMT-1",)
    assert moved.local == take("2025-08-16T15:03:21").local


@given(captures, st.sampled_from(ZONES))
def test_the_moment_stays(taken: CaptureTime, zone: str | None) -> None:
    """Moving changes no moment, is told if it changes anything, and is done once."""
    moved = move_to_zone(taken, zone)
    assert find_utc(moved) == find_utc(taken)
    assert (moved == taken) is (not moved.changes)
    assert move_to_zone(moved, zone) == moved


@given(captures, st.sampled_from(ZONES))
def test_utc_is_told(taken: CaptureTime, zone: str | None) -> None:
    """A time says that it is in UTC only where it is, and where no zone was known to move it to."""
    told = note_utc(taken, zone)
    is_left = is_universal(taken) and taken.utc_offset is not None and find_zone_info(zone) is None
    assert told.changes == (("in UTC: the zone of the place is not known",) if is_left else ())
    assert replace(told, changes=()) == taken
