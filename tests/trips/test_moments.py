"""Moments of photos."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from photowalk.model import CaptureTime, TimePrecision
from photowalk.trips.moments import Moment, find_moment
from support.correction_cases import take

STOCKHOLM, TOKYO = ZoneInfo("Europe/Stockholm"), ZoneInfo("Asia/Tokyo")
NOON = "2025-08-14T12:00"


@pytest.mark.parametrize(
    ("taken", "place_zone", "event_zone", "expected"),
    [
        (take(NOON), None, None, (NOON, None)),
        (take(NOON), None, STOCKHOLM, (NOON, "2025-08-14T10:00")),
        (take(NOON), TOKYO, STOCKHOLM, ("2025-08-14T05:00", "2025-08-14T03:00")),
        (take(NOON), TOKYO, None, (NOON, "2025-08-14T03:00")),
        (take(NOON, offset_h=9), None, STOCKHOLM, ("2025-08-14T05:00", "2025-08-14T03:00")),
        (take(NOON, offset_h=2), TOKYO, STOCKHOLM, (NOON, "2025-08-14T10:00")),
        (take(NOON, offset_h=9), None, None, (NOON, "2025-08-14T03:00")),
        (take(NOON, precision=TimePrecision.MINUTE), None, None, (NOON, None)),
    ],
)
def test_a_moment_is_told_on_the_clocks_of_the_event(
    taken: CaptureTime, place_zone: ZoneInfo | None, event_zone: ZoneInfo | None, expected: tuple[str, str | None]
) -> None:
    """By its offset, else by the zone of its place, else by that of the event."""
    local, utc = (datetime.fromisoformat(iso) if iso else None for iso in expected)
    assert local
    assert find_moment(taken, place_zone=place_zone, event_zone=event_zone) == Moment(local, utc)


@pytest.mark.parametrize("taken", [None, take("2025-08-14", precision=TimePrecision.DAY, offset_h=2)])
def test_a_day_is_no_moment(taken: CaptureTime | None) -> None:
    """Nor is nothing."""
    assert find_moment(taken, place_zone=TOKYO, event_zone=STOCKHOLM) is None
