"""Dates and times as they are written in metadata."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photowalk.model import CaptureTime, TimePrecision, TimeSource
from photowalk.photos.metadata.time_text import make_time, parse_date_time, parse_fraction, parse_offset


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("0000:00:00 00:00:00", id="Nikon E900, clock never set"),
        pytest.param("    :  :     :  :  ", id="unknown as Exif wants it"),
        pytest.param("", id="empty"),
        pytest.param("2019:02:29 12:00:00", id="no leap year"),
        pytest.param("2019:13:01 12:00:00", id="no month"),
        pytest.param("2019:08:16 24:00:00", id="no hour"),
        pytest.param("2019:08:16 23:59:60", id="no second"),
        pytest.param("0001:01:01 00:00:00", id="long before photography"),
        pytest.param("9999:12:31 23:59:59", id="all nines"),
        pytest.param("1970:01:01 00:00:00", id="the start of a computer's count"),
        pytest.param("2019:08:16", id="no time"),
        pytest.param("2019:08:16 14:03:21 and more", id="more"),
        pytest.param("٢٠١٩:08:16 14:03:21", id="digits of another script"),
    ],
)
def test_what_is_no_date_is_no_value(text: str) -> None:
    """Zeros, blanks and moments outside the calendar are not known times."""
    assert parse_date_time(text) is None


@pytest.mark.parametrize(
    ("text", "fraction"), [("47", "47"), ("007", "007"), ("0", "0"), ("", ""), ("4 7", ""), ("-1", ""), ("1" * 10, "")]
)
def test_a_fraction_is_digits(text: str, fraction: str) -> None:
    """Leading zeros count; anything else than 1 to 9 digits is nothing."""
    assert parse_fraction(text) == fraction


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("+02:00", 120),
        ("-03:30", -210),
        ("+0545", 345),
        ("+14:00", 840),
        ("-00:00", 0),
        ("Z", 0),
        ("+14:01", None),
        ("+02:60", None),
        ("02:00", None),
        ("   :  ", None),
        ("", None),
    ],
)
def test_an_offset_is_hours_and_minutes(text: str, minutes: int | None) -> None:
    """A sign, hours and minutes up to 14:00, or Z."""
    assert parse_offset(text) == (None if minutes is None else timedelta(minutes=minutes))


@given(st.datetimes(datetime.fromisoformat("1800-01-01"), datetime.fromisoformat("2199-12-31")))
def test_every_date_of_four_centuries_comes_back(moment: datetime) -> None:
    """What a camera writes for a moment is read as this moment."""
    whole = moment.replace(microsecond=0)
    assert parse_date_time(f"{whole:%Y:%m:%d %H:%M:%S}") == (whole, "")


PARTS = ("year", "month", "day", "hour", "minute", "second", "fraction")


@pytest.mark.parametrize(
    ("digits", "local", "precision"),
    [
        ("2019", "2019-01-01T00:00:00", TimePrecision.YEAR),
        ("2019 00 16", "2019-01-01T00:00:00", TimePrecision.YEAR),
        ("2019 08 00 14 03 21", "2019-08-01T00:00:00", TimePrecision.MONTH),
        ("2019 08 16 14", "2019-08-16T14:00:00", TimePrecision.MINUTE),
        ("2019 08 16 00 00 00", "2019-08-16T00:00:00", TimePrecision.DAY),
        ("2019 08 16 00 00 00 5", "2019-08-16T00:00:00.500000", TimePrecision.FRACTION),
        ("1970", "1970-01-01T00:00:00", TimePrecision.YEAR),
        ("1970 01 01", "", None),
        ("1799 12", "", None),
        ("2019 02 30", "", None),
        ("", "", None),
    ],
)
def test_a_time_is_known_to_its_first_gap(digits: str, local: str, precision: TimePrecision | None) -> None:
    """Zeros for a month or day are gaps; behind a gap nothing counts."""
    taken = make_time(dict(zip(PARTS, digits.split(), strict=False)), TimeSource.IPTC, utc_offset=timedelta(0))
    if precision is None:
        assert taken is None
    else:
        assert taken is not None
        assert (taken.local.isoformat(), taken.precision) == (local, precision)


def test_a_day_has_no_offset() -> None:
    """A zone says nothing about a day; a moment keeps it."""
    offset = timedelta(hours=2)
    day = make_time({"year": "2019", "month": "08", "day": "16"}, TimeSource.XMP, utc_offset=offset)
    assert day == CaptureTime(datetime.fromisoformat("2019-08-16"), TimeSource.XMP, TimePrecision.DAY)
