"""How capture times stand to UTC and to the zones of the Earth."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from photowalk.corrections.moments import (
    describe_offset,
    find_utc,
    find_utc_in_zone,
    has_time_of_day,
    is_at_sea,
    is_universal,
)
from photowalk.model import CaptureTime, TimePrecision, TimeSource
from photowalk.rules.zone_info import find_zone_info
from support.correction_cases import take

STOCKHOLM = ZoneInfo("Europe/Stockholm")


@pytest.mark.parametrize("precision", TimePrecision)
def test_a_time_of_day_is_known_to_the_minute_at_least(precision: TimePrecision) -> None:
    """A day, a month or a year is no moment."""
    known = has_time_of_day(take("2025-08-01", precision=precision))
    assert known is (precision not in {TimePrecision.DAY, TimePrecision.MONTH, TimePrecision.YEAR})


@pytest.mark.parametrize(
    ("taken", "universal"),
    [
        (take("2025-08-16", TimeSource.GPS, offset_h=0), True),
        (take("2025-08-16", TimeSource.FILE_NAME, offset_h=0), True),
        (take("2025-08-16", TimeSource.FILE_NAME), False),
        (take("2025-08-16", TimeSource.FILE_NAME, offset_h=2), False),
        (take("2025-08-16", TimeSource.EXIF_ORIGINAL, offset_h=0), False),
        (take("2025-08-16", TimeSource.XMP, offset_h=2), False),
    ],
)
def test_universal_times(taken: CaptureTime, *, universal: bool) -> None:
    """GPS tells UTC, and so do names in UTC; an offset that a camera wrote, or that a clock's zone gave, is its own."""
    assert is_universal(taken) is universal


def test_utc_is_local_time_without_its_offset() -> None:
    """It is known where the offset and a time of day are."""
    assert find_utc(take("2025-08-16T14:03:21", offset_h=2)) == datetime.fromisoformat("2025-08-16T12:03:21")
    assert find_utc(take("2025-08-16T14:03:21")) is None
    assert find_utc(take("2025-08-16", offset_h=2, precision=TimePrecision.DAY)) is None


@pytest.mark.parametrize(
    ("local", "utc"),
    [
        ("2025-08-16T14:03:21", "2025-08-16T12:03:21"),
        ("2025-01-16T14:03:21", "2025-01-16T13:03:21"),
        ("2025-03-30T01:59:59", "2025-03-30T00:59:59"),
        ("2025-03-30T02:00:00", None),
        ("2025-03-30T02:59:59", None),
        ("2025-03-30T03:00:00", "2025-03-30T01:00:00"),
        ("2025-10-26T01:59:59", "2025-10-25T23:59:59"),
        ("2025-10-26T02:00:00", None),
        ("2025-10-26T02:59:59", None),
        ("2025-10-26T03:00:00", "2025-10-26T02:00:00"),
    ],
)
def test_utc_by_the_clocks_of_a_zone(local: str, utc: str | None) -> None:
    """It is not known for times that the clocks skip or show twice when summer time begins and ends."""
    assert find_utc_in_zone(datetime.fromisoformat(local), STOCKHOLM) == (utc and datetime.fromisoformat(utc))


def test_zones_are_known_by_name() -> None:
    """Those on land and at sea."""
    for name in ("Europe/Stockholm", "Asia/Kathmandu", "Etc/GMT-1"):
        rules = find_zone_info(name)
        assert rules is not None
        assert rules.key == name
        assert is_at_sea(name) is name.startswith("Etc")


@pytest.mark.parametrize(("hours", "text"), [(2, "+02:00"), (-3.5, "-03:30"), (0, "+00:00"), (5.75, "+05:45")])
def test_offsets_in_words(hours: float, text: str) -> None:
    """An offset is told as cameras write it."""
    assert describe_offset(timedelta(hours=hours)) == text
