"""Times of iCalendar files."""

from datetime import UTC, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

import pytest

from photowalk.rules.calendar.lines import Property
from photowalk.rules.calendar.times import find_calendar_zone, parse_length, parse_moment

NINE = datetime.fromisoformat("2025-08-14T09:00")
BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("value", "zone", "expected"),
    [
        ("20250814T090000", None, None),
        ("20250814T090000Z", None, UTC),
        ("20250814T090000Z", "Europe/Berlin", UTC),
        (" 20250814T090000 ", "Europe/Berlin", BERLIN),
        ("20250814T090000", "/citadel.org/20210210_1/Europe/Berlin", BERLIN),
        ("20250814T090000", "W. Europe Standard Time", BERLIN),
        ("20250814T090000", "Customized Time Zone", None),
    ],
)
def test_a_moment_is_in_the_zone_that_is_named(value: str, zone: str | None, expected: tzinfo | None) -> None:
    """UTC where it ends in Z; local at the event where no zone is known."""
    assert parse_moment(Property(value, {"TZID": zone} if zone else {})) == NINE.replace(tzinfo=expected)


@pytest.mark.parametrize(
    ("value", "zone", "expected"),
    [
        ("20250814T090000", None, BERLIN),
        ("20250814T090000", "Customized Time Zone", BERLIN),
        ("20250814T090000", "Asia/Tokyo", ZoneInfo("Asia/Tokyo")),
        ("20250814T090000Z", None, UTC),
    ],
)
def test_the_zone_of_the_calendar_stands_in(value: str, zone: str | None, expected: tzinfo) -> None:
    """Where a time names none that is known."""
    line = Property(value, {"TZID": zone} if zone else {})
    assert parse_moment(line, zone=BERLIN) == NINE.replace(tzinfo=expected)


@pytest.mark.parametrize("value", ["20250814", "PT1H", "", "20250814T0900", "18991231T235959", "22000101T000000", "?"])
def test_what_is_no_moment(value: str) -> None:
    """A day, a duration, a time that nobody has photos of, and what cannot be read."""
    assert parse_moment(Property(value, {})) is None


@pytest.mark.parametrize(
    ("value", "expected"), [("PT1H30M", timedelta(hours=1.5)), ("P1D", timedelta(1)), ("20250814", None), ("P1X", None)]
)
def test_a_length_is_a_duration(value: str, expected: timedelta | None) -> None:
    """And nothing else is."""
    assert parse_length(Property(value, {})) == expected


@pytest.mark.parametrize("name", ["", "/", "Europe", "../../etc/passwd", "/Europe/Nowhere", "x\0", "é/" * 5000])
def test_what_is_no_zone(name: str) -> None:
    """Folders of zones, paths and anything else are none."""
    assert find_calendar_zone(name) is None


def test_a_zone_may_have_three_parts() -> None:
    """Behind those of the program that wrote it."""
    assert find_calendar_zone("/mozilla.org/x/America/Argentina/Ushuaia") == ZoneInfo("America/Argentina/Ushuaia")
