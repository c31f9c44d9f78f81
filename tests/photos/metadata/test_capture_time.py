"""The capture time of a photo."""

import math
from datetime import datetime, timedelta

import pytest

from photowalk.model import CaptureTime, TimePrecision, TimeSource
from photowalk.photos.metadata.capture_time import find_capture_time, find_gps_utc, parse_capture_time
from photowalk.photos.metadata.iptc import IptcFacts
from photowalk.photos.metadata.reading import Metadata
from photowalk.photos.metadata.tags import Tags, TagValue
from photowalk.photos.metadata.xmp import XmpFacts

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


def test_a_fraction_within_the_date_is_kept() -> None:
    """Mapillary's tools write `2018:06:26 17:46:33.847`; a SubSecTimeOriginal beside it comes first."""
    inside: Tags = {"EXIF DateTimeOriginal": "2018:06:26 17:46:33.847"}
    taken = parse_capture_time(inside)
    assert taken is not None
    assert (taken.local.isoformat(), taken.fraction) == ("2018-06-26T17:46:33.847000", "847")
    both = parse_capture_time({**inside, "EXIF SubSecTimeOriginal": "84"})
    assert both is not None
    assert both.fraction == "84"


GPS: Tags = {"GPS GPSDate": "2019:08:16", "GPS GPSTimeStamp": (12.0, 3.0, 20.5)}
NAME = "IMG_20150101_010203.jpg"
BLANK: Tags = {"EXIF DateTimeOriginal": "0000:00:00 00:00:00"}


def say(
    local: str,
    *,
    precision: TimePrecision = TimePrecision.SECOND,
    hours: int | None = None,
    is_of_exposure: bool = True,
) -> XmpFacts:
    """XMP that tells this moment, with an offset of so many hours."""
    offset = None if hours is None else timedelta(hours=hours)
    taken = CaptureTime(datetime.fromisoformat(local), TimeSource.XMP, precision, offset)
    return XmpFacts(taken=taken, is_of_exposure=is_of_exposure)


def find_year_and_source(metadata: Metadata) -> tuple[int, TimeSource] | None:
    """By what the time was told, with the name last."""
    taken = find_capture_time(metadata, name=NAME)
    return (taken.local.year, taken.source) if taken else None


@pytest.mark.parametrize(
    ("metadata", "expected"),
    [
        (Metadata({**ORIGINAL, **DIGITIZED, **GPS}, xmp=say("2018-01-01")), (2019, TimeSource.EXIF_ORIGINAL)),
        (Metadata({**DIGITIZED, **GPS}), (2021, TimeSource.EXIF_DIGITIZED)),
        (Metadata(GPS, sidecar=say("2018-01-01")), (2019, TimeSource.GPS)),
        (Metadata(sidecar=say("2018-01-01"), xmp=say("2017-01-01")), (2018, TimeSource.XMP)),
        (Metadata(xmp=say("2017-01-01", is_of_exposure=False)), (2017, TimeSource.XMP)),
        (Metadata(iptc=IptcFacts(taken=say("2016-01-01").taken)), (2016, TimeSource.XMP)),
        (Metadata(), (2015, TimeSource.FILE_NAME)),
    ],
)
def test_the_first_that_tells_is_taken(metadata: Metadata, expected: tuple[int, TimeSource]) -> None:
    """EXIF, GPS, the sidecar, XMP, IPTC, the name."""
    assert find_year_and_source(metadata) == expected


def test_nothing_tells_nothing() -> None:
    """A photo without a date is one without a date."""
    assert find_capture_time(Metadata(), name="DSC_0001.JPG") is None


@pytest.mark.parametrize(
    ("metadata", "year"),
    [
        pytest.param(Metadata({**BLANK, **DIGITIZED}), None, id="digitized, and a name"),
        pytest.param(Metadata(BLANK, xmp=say("2018-01-01", is_of_exposure=False)), None, id="the file's creation"),
        pytest.param(Metadata({**BLANK, **GPS}), 2019, id="a receiver"),
        pytest.param(Metadata(BLANK, sidecar=say("1950-01-01")), 1950, id="a person in a sidecar"),
        pytest.param(Metadata(BLANK, xmp=say("1951-01-01")), 1951, id="XMP's moment of exposure"),
    ],
)
def test_of_a_blank_original_only_the_exposure_counts(metadata: Metadata, year: int | None) -> None:
    """A scanner that leaves it blank writes the day of the scan elsewhere, and into names."""
    taken = find_capture_time(metadata, name=NAME)
    assert (taken and taken.local.year) == year


def test_the_receiver_s_time_is_utc() -> None:
    """To the second, with an offset of zero."""
    assert find_capture_time(Metadata(GPS), name="") == CaptureTime(
        datetime.fromisoformat("2019-08-16T12:03:20"), TimeSource.GPS, utc_offset=timedelta(0)
    )


@pytest.mark.parametrize(
    ("sidecar", "is_taken"),
    [
        pytest.param(say("2019-08-16T14:03:21"), False, id="the same"),
        pytest.param(say("2019-08-16T14:03:22"), False, id="rounded up"),
        pytest.param(say("2019-08-16T15:03:21"), True, id="an hour later"),
        pytest.param(say("2020-08-16T14:03:21", is_of_exposure=False), False, id="when the file was made"),
        pytest.param(say("2019-08-16", precision=TimePrecision.DAY), False, id="the same day"),
        pytest.param(say("2019-08-16T14:03", precision=TimePrecision.MINUTE), False, id="the same minute"),
        pytest.param(say("1950-01-01", precision=TimePrecision.YEAR), True, id="another year"),
        pytest.param(XmpFacts(), False, id="nothing"),
    ],
)
def test_a_person_s_correction_in_the_sidecar_comes_first(sidecar: XmpFacts, *, is_taken: bool) -> None:
    """Programs copy EXIF's date there, so another one is a later word."""
    tags = {"EXIF DateTimeOriginal": "2019:08:16 14:03:21"}
    taken = find_capture_time(Metadata(tags, sidecar=sidecar), name="")
    assert (taken is sidecar.taken) is (is_taken or taken is None)
    assert taken is not None
    assert (taken.source is TimeSource.XMP) is is_taken


@pytest.mark.parametrize(
    ("written_offset", "told", "hours", "is_taken"),
    [
        ("", "2019-08-16T12:03:21", 0, False),
        ("", "2019-08-16T12:13:21", 0, True),
        ("", "2019-08-18T14:03:21", 0, True),
        ("+02:00", "2019-08-16T12:03:21", 0, False),
        ("+02:00", "2019-08-16T14:03:21", 9, False),
        ("+02:00", "2019-08-16T13:03:21", 0, True),
        ("+02:00", "2019-08-16T13:03:21", None, True),
    ],
)
def test_the_same_moment_in_another_zone_is_no_correction(
    written_offset: str, told: str, hours: int | None, *, is_taken: bool
) -> None:
    """Old programs of Adobe turn a time into UTC or into the computer's zone."""
    tags = {"EXIF DateTimeOriginal": "2019:08:16 14:03:21", "EXIF OffsetTimeOriginal": written_offset}
    taken = find_capture_time(Metadata(tags, sidecar=say(told, hours=hours)), name="")
    assert taken is not None
    assert (taken.source is TimeSource.XMP) is is_taken


@pytest.mark.parametrize(
    ("date", "clock", "utc"),
    [
        ("2019:08:16", (12.0, 3.0, 20.0), "2019-08-16T12:03:20"),
        ("2019:08:16", (14.0, 38.0, 55.88), "2019-08-16T14:38:55.880000"),
        ("2008:05:08 09:54:28", (9.0, 54.0, 28.0), "2008-05-08T09:54:28"),
        ("2019-08-16", (0.0, 0.0, 0.0), "2019-08-16T00:00:00"),
    ],
)
def test_the_receiver_s_clock_is_read(date: str, clock: TagValue, utc: str) -> None:
    """A date, and three numbers of which the last may have decimals; some repeat the clock beside the date."""
    for name in ("GPS GPSDate", "GPS GPSDateStamp"):
        found = find_gps_utc(Metadata({name: date, "GPS GPSTimeStamp": clock, "GPS GPSStatus": "A"}))
        assert found == datetime.fromisoformat(utc)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        pytest.param("GPSTimeStamp", (24.0, 0.0, 0.0), id="no hour"),
        pytest.param("GPSTimeStamp", (12.0, 60.0, 0.0), id="no minute"),
        pytest.param("GPSTimeStamp", (12.0, 3.0, 60.0), id="no second"),
        pytest.param("GPSTimeStamp", (-1.0, 0.0, 0.0), id="before midnight"),
        pytest.param("GPSTimeStamp", (0.6051737963435432, 1950679091.0, 18.0), id="rubbish of a damaged file"),
        pytest.param("GPSTimeStamp", (12.0, 3.0), id="two numbers"),
        pytest.param("GPSTimeStamp", (math.nan, 3.0, 13.0), id="0/0"),
        pytest.param("GPSTimeStamp", "17,00000,8,00000,29,00000", id="text"),
        pytest.param("GPSDate", "0000:00:00", id="zeros for a date"),
        pytest.param("GPSDate", "", id="no date"),
        pytest.param("GPSDate", "1980:01:06", id="the start of the receivers' count"),
        pytest.param("GPSStatus", "V", id="measurement interrupted"),
    ],
)
def test_half_a_moment_of_the_receiver_is_none(name: str, value: TagValue) -> None:
    """Date and clock must both be there and be possible."""
    assert find_gps_utc(Metadata({**GPS, f"GPS {name}": value})) is None
