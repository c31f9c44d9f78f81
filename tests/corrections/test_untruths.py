"""Capture times that cannot be true."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photowalk.corrections.untruths import find_untruth
from photowalk.model import CaptureTime, TimePrecision, TimeSource
from support.correction_cases import captures, offsets, take

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
TO_COME, UNSET = "is yet to come", "is from the day on which clocks begin that nobody has set"
REMEDY = ", so type when it was taken, or set its clock right in [[cameras]]"


@pytest.mark.parametrize(
    ("taken", "untruth"),
    [
        (take("2026-11-22T12:00:00", offset_h=0), None),
        (take("2026-11-22T12:00:01", offset_h=0), f"2026-11-22 12:00 {TO_COME}"),
        (take("2026-11-22T14:00:00", offset_h=2), None),
        (take("2026-11-22T11:00:01", offset_h=-1), f"2026-11-22 11:00 {TO_COME}"),
        (take("2026-11-23T02:00:00"), None),
        (take("2026-11-23T02:00:01"), f"2026-11-23 02:00 {TO_COME}"),
        (take("2052-05-03", TimeSource.XMP, precision=TimePrecision.DAY), f"2052-05-03 {TO_COME}"),
        (take("2026-01-01", TimeSource.IPTC, precision=TimePrecision.YEAR), None),
    ],
)
def test_what_is_yet_to_come_is_not_true(taken: CaptureTime, untruth: str | None) -> None:
    """Whoever says so; without an offset only what is to come in Kiribati too."""
    assert find_untruth(taken, now=NOW) == (untruth and f"date: {untruth}{REMEDY}")


@pytest.mark.parametrize(
    ("taken", "untruth"),
    [
        (take("2000-01-01T00:00:00"), f"2000-01-01 00:00 {UNSET}"),
        (take("2000-01-01T23:59:59", TimeSource.EXIF_DIGITIZED), f"2000-01-01 23:59 {UNSET}"),
        (take("2000-01-01T00:05:12", TimeSource.FILE_NAME), f"2000-01-01 00:05 {UNSET}"),
        (take("1980-01-01T03:00:00"), f"1980-01-01 03:00 {UNSET}"),
        (take("1970-01-01T00:00:09", offset_h=2), f"1970-01-01 00:00 {UNSET}"),
        (take("2000-01-02T00:00:00"), None),
        (take("2001-01-01T00:00:00"), None),
        (take("2000-01-01T00:05:12", TimeSource.XMP), None),
        (take("1980-01-01", TimeSource.IPTC, precision=TimePrecision.DAY), None),
    ],
)
def test_a_clock_that_was_never_set_is_not_believed(taken: CaptureTime, untruth: str | None) -> None:
    """On the day on which it began; a person who writes that day means it."""
    assert find_untruth(taken, now=NOW) == (untruth and f"date: {untruth}{REMEDY}")


@given(captures, offsets, st.timedeltas(timedelta(0), timedelta(days=1)))
def test_what_was_true_stays_true(taken: CaptureTime, ahead: timedelta | None, later: timedelta) -> None:
    """As time goes by; it does not matter which zone the clock of now is in."""
    now = taken.local.replace(tzinfo=UTC)
    assert find_untruth(taken, now=now) or not find_untruth(taken, now=now + later)
    elsewhere = now.astimezone(timezone(ahead or timedelta(0)))
    assert find_untruth(taken, now=elsewhere) == find_untruth(taken, now=now)
