"""The capture time in EXIF."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photowalk.model import CaptureTime, TimePrecision, TimeSource
from photowalk.photos.capture_time import parse_capture_time, parse_date_time, parse_fraction, parse_offset
from photowalk.photos.tags import Tags

ORIGINAL: Tags = {
    "EXIF DateTimeOriginal": "2019:08:16 14:03:21",
    "EXIF SubSecTimeOriginal": "47  ",
    "EXIF OffsetTimeOriginal": "+02:00",
}
DIGITIZED: Tags = {
    "EXIF DateTimeDigitized": "2021:01:02 03:04:05",
    "EXIF SubSecTimeDigitized": "5",
    "EXIF OffsetTimeDigitized": "-03:30",
}


def test_the_moment_of_exposure_comes_with_its_fraction_and_offset() -> None:
    """DateTimeOriginal is the capture time; the tags of DateTimeDigitized have no part in it."""
    assert parse_capture_time({**ORIGINAL, **DIGITIZED}) == CaptureTime(
        local=datetime.fromisoformat("2019-08-16T14:03:21.470000"),
        source=TimeSource.EXIF_ORIGINAL,
        precision=TimePrecision.FRACTION,
        utc_offset=timedelta(hours=2),
        fraction="47",
    )


def test_the_moment_of_digitizing_stands_in() -> None:
    """Without DateTimeOriginal, DateTimeDigitized is taken with its own fraction and offset, and says so."""
    taken = parse_capture_time(DIGITIZED)
    assert taken is not None
    assert (taken.source, taken.fraction) == (TimeSource.EXIF_DIGITIZED, "5")
    assert taken.utc_offset == timedelta(hours=-3, minutes=-30)


def test_the_directory_of_tiff_ep_counts_too() -> None:
    """TIFF/EP keeps DateTimeOriginal in the main directory."""
    taken = parse_capture_time({"Image DateTimeOriginal": "2019:08:16 14:03:21"})
    assert taken is not None
    assert (taken.precision, taken.fraction, taken.utc_offset) == (TimePrecision.SECOND, "", None)


def test_a_blank_original_is_not_replaced() -> None:
    """The Fujifilm SP-2500, a film scanner, leaves the original blank and digitizes years later."""
    assert parse_capture_time({**DIGITIZED, "EXIF DateTimeOriginal": "    :  :     :  :  "}) is None


def test_the_time_of_the_last_change_is_never_taken() -> None:
    """Plain DateTime changes with every edit of the file."""
    assert parse_capture_time({"Image DateTime": "2019:08:16 14:03:21"}) is None


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
        pytest.param("2019:08:16", id="no time"),
        pytest.param("2019:08:16 14:03:21 and more", id="more"),
        pytest.param("٢٠١٩:08:16 14:03:21", id="digits of another script"),
    ],
)
def test_what_is_no_date_is_no_value(text: str) -> None:
    """Zeros, blanks and moments outside the calendar are not known times."""
    assert parse_date_time(text) is None


def test_a_fraction_within_the_date_is_kept() -> None:
    """Mapillary's tools write `2018:06:26 17:46:33.847`; a SubSecTimeOriginal beside it comes first."""
    inside: Tags = {"EXIF DateTimeOriginal": "2018:06:26 17:46:33.847"}
    taken = parse_capture_time(inside)
    assert taken is not None
    assert (taken.local.isoformat(), taken.fraction) == ("2018-06-26T17:46:33.847000", "847")
    both = parse_capture_time({**inside, "EXIF SubSecTimeOriginal": "84"})
    assert both is not None
    assert both.fraction == "84"


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
