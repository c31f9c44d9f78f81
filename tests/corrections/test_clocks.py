"""Capture times with what photowalk.toml says of the camera's clock."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photowalk.corrections.clocks import correct_clock, find_clock
from photowalk.model import CameraFacts, CaptureTime, TimePrecision, TimeSource
from photowalk.rules.settings import CameraClock
from support.correction_cases import HOUR, captures, take

CANON = CameraFacts(make="Canon", model="Canon EOS 5D Mark IV", serial="0123")
SLOW = CameraClock(make="Canon", correction=timedelta(hours=1, minutes=7))
TOKYO = CameraClock(make="Canon", zone="Asia/Tokyo")


def test_a_clock_is_found_by_its_camera() -> None:
    """As `rules.cameras.is_about` has it; another camera's is none."""
    assert find_clock(CANON, [SLOW]) is SLOW
    assert find_clock(CANON, [CameraClock(make="Nikon")]) is None


def test_what_is_not_known_fits_nothing() -> None:
    """A photo that does not name its camera is nobody's."""
    assert find_clock(CameraFacts(model="EOS"), [SLOW]) is None
    assert find_clock(CameraFacts(), [SLOW, CameraClock(serial="0123")]) is None


def test_the_last_clock_holds() -> None:
    """As with rules: the general first, the special after it."""
    special = CameraClock(serial="0123", correction=HOUR)
    assert find_clock(CANON, [SLOW, special, CameraClock(make="Nikon")]) is special


@pytest.mark.parametrize(
    ("correction", "local", "words"),
    [
        (timedelta(hours=1, minutes=7), "2025-08-16T15:10:21", "+1:07:00"),
        (timedelta(seconds=-42), "2025-08-16T14:02:39", "-0:00:42"),
        (timedelta(days=3, hours=1), "2025-08-19T15:03:21", "+3 days, 1:00:00"),
        (timedelta(seconds=-0.6), "2025-08-16T14:03:20", "-0:00:01"),
    ],
)
def test_a_correction_is_added_and_told(correction: timedelta, local: str, words: str) -> None:
    """The time is moved by whole seconds; what the camera wrote of its offset and of fractions stays."""
    taken = replace(take("2025-08-16T14:03:21.470000", offset_h=2, precision=TimePrecision.FRACTION), fraction="47")
    corrected = correct_clock(taken, CameraClock(make="Canon", correction=correction))
    expected = take(f"{local}.470000").local
    assert corrected == replace(taken, local=expected, changes=(f"clock corrected by {words}",))


def test_a_minute_stays_a_minute() -> None:
    """Where seconds are not known a correction makes none."""
    taken = take("2025-08-16T14:03:00", precision=TimePrecision.MINUTE)
    corrected = correct_clock(taken, CameraClock(make="Canon", correction=timedelta(seconds=90)))
    assert corrected.local == take("2025-08-16T14:04:00").local


@pytest.mark.parametrize(
    "taken",
    [
        take("2025-08-16T14:03:21", TimeSource.GPS, offset_h=0),
        take("2025-08-16T14:03:21", TimeSource.FILE_NAME, offset_h=0),
        take("2025-08-16T14:03:21", TimeSource.XMP),
        take("2025-08-16T14:03:21", TimeSource.IPTC),
        take("2025-08-16", precision=TimePrecision.DAY),
        take("2025-01-01", TimeSource.IPTC, precision=TimePrecision.YEAR),
    ],
)
def test_what_no_clock_told_is_not_corrected(taken: CaptureTime) -> None:
    """GPS needs no correction, what a person put right already no second one, and a day takes none."""
    assert correct_clock(taken, replace(SLOW, zone="Asia/Tokyo")) == taken


@pytest.mark.parametrize("source", [TimeSource.EXIF_ORIGINAL, TimeSource.EXIF_DIGITIZED, TimeSource.FILE_NAME])
def test_what_the_clock_told_is_corrected(source: TimeSource) -> None:
    """In the file or in its name."""
    assert correct_clock(take("2025-08-16T14:03:21", source), SLOW).local == take("2025-08-16T15:10:21").local


def test_a_zone_gives_the_offset() -> None:
    """Of a clock whose zone is told each time has its offset; the local time stays, and so there is nothing to tell."""
    assert correct_clock(take("2025-08-16T14:03:21"), TOKYO) == take("2025-08-16T14:03:21", offset_h=9)


def test_a_zone_overrides_what_the_camera_wrote() -> None:
    """A person knows better to what the clock was set; that is told, unless it is the same."""
    corrected = correct_clock(take("2025-08-16T14:03:21", offset_h=2), TOKYO)
    assert corrected.utc_offset == 9 * HOUR
    assert corrected.changes == ("offset +09:00 by the clock's zone Asia/Tokyo, not +02:00",)
    assert not correct_clock(corrected, TOKYO).changes[1:]


@pytest.mark.parametrize(
    ("local", "offset_h"),
    [("2025-03-30T02:30:00", 1), ("2025-10-26T02:30:00", 2), ("2025-10-26T03:30:00", 1), ("2025-03-30T03:30:00", 2)],
)
def test_hours_around_summer_time(local: str, offset_h: int) -> None:
    """A time shown twice is the first, one never shown is by a clock not yet put forward."""
    clock = CameraClock(make="Canon", zone="Europe/Stockholm")
    assert correct_clock(take(local), clock).utc_offset == offset_h * HOUR


def test_the_zone_counts_for_the_corrected_time() -> None:
    """A clock that was an hour late on the night that summer time began has the offset of after it."""
    clock = CameraClock(make="Canon", correction=HOUR, zone="Europe/Stockholm")
    assert correct_clock(take("2025-03-30T02:30:00"), clock).utc_offset == 2 * HOUR


@given(captures, st.integers(-315_576_000, 315_576_000))
def test_there_and_back(taken: CaptureTime, seconds: int) -> None:
    """A correction and its opposite leave the time as it was."""
    there = correct_clock(taken, CameraClock(make="Canon", correction=timedelta(seconds=seconds)))
    back = correct_clock(there, CameraClock(make="Canon", correction=timedelta(seconds=-seconds)))
    assert replace(back, changes=()) == taken
