"""Dates in XMP."""

from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photowalk.model import TimePrecision, TimeSource
from photowalk.photos.metadata.xmp_time import parse_xmp_time


@pytest.mark.parametrize(
    ("text", "local", "precision"),
    [
        ("2019", "2019-01-01T00:00:00", TimePrecision.YEAR),
        ("2019-08", "2019-08-01T00:00:00", TimePrecision.MONTH),
        ("2019-00-00", "2019-01-01T00:00:00", TimePrecision.YEAR),
        (" 2019-08-16\n", "2019-08-16T00:00:00", TimePrecision.DAY),
        ("2019-08-16T14:03", "2019-08-16T14:03:00", TimePrecision.MINUTE),
        ("2019-08-16T14:03:21", "2019-08-16T14:03:21", TimePrecision.SECOND),
        ("2019:08:16 14:03:21", "2019-08-16T14:03:21", TimePrecision.SECOND),
        ("2019-08-16T14:03:21.47", "2019-08-16T14:03:21.470000", TimePrecision.FRACTION),
        ("2018-07-25T16:34:22.173129472", "2018-07-25T16:34:22.173129", TimePrecision.FRACTION),
        ("2007-11-19T00:00-08:00", "2007-11-19T00:00:00", TimePrecision.DAY),
        ("2015-01-22T00:00:00Z", "2015-01-22T00:00:00", TimePrecision.DAY),
    ],
)
def test_a_date_is_as_fine_as_it_is_written(text: str, local: str, precision: TimePrecision) -> None:
    """From the year to the fraction of a second; midnight sharp is what Adobe's programs make of a day."""
    taken = parse_xmp_time(text)
    assert taken is not None
    assert (taken.local.isoformat(), taken.precision, taken.source) == (local, precision, TimeSource.XMP)


@pytest.mark.parametrize(
    ("suffix", "minutes"), [("", None), ("Z", 0), ("+02:00", 120), ("-0330", -210), (" +01:00", 60), ("+15:00", None)]
)
def test_an_offset_is_told_where_it_is_written(suffix: str, minutes: int | None) -> None:
    """Nothing is invented, and an offset that no zone has is none."""
    taken = parse_xmp_time(f"2019-08-16T14:03:21{suffix}")
    assert taken is not None
    assert taken.utc_offset == (None if minutes is None else timedelta(minutes=minutes))


@pytest.mark.parametrize(
    "text",
    [
        "", "19", "2019-13", "2019-02-29", "2019-08-16T24:00", "2019-08-16T14:60", "2019-08-16T14", "0000-00-00",
        "2021:08:19 18:48:53A", "2009-09-09T17:00:00, 2009-09-09", "1700", "1970-01-01", "1970-01-01T00:00:00Z",
        "٢٠١٩",
    ],
)  # fmt: skip
def test_what_is_no_date_is_no_value(text: str) -> None:
    """Also years without photographs, and the beginning of a computer's count."""
    assert parse_xmp_time(text) is None


@given(
    st.datetimes(datetime.fromisoformat("1800-01-01T00:00:01"), datetime.fromisoformat("2199-12-31")),
    st.integers(-840, 840),
)
def test_every_moment_comes_back(moment: datetime, minutes: int) -> None:
    """What Python writes as ISO 8601 is read as this moment, but for midnight."""
    offset = timedelta(minutes=minutes)
    taken = parse_xmp_time(moment.replace(tzinfo=timezone(offset)).isoformat())
    assert taken is not None or moment == datetime.fromisoformat("1970-01-01")
    if taken is not None:
        is_day = taken.precision is TimePrecision.DAY
        assert (taken.local, taken.utc_offset) == (moment, None if is_day else offset)


@given(st.text())
def test_any_text_is_a_date_or_none(text: str) -> None:
    """Nothing is raised."""
    taken = parse_xmp_time(text)
    assert taken is None or 1800 <= taken.local.year < 2200
