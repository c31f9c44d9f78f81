"""What an XMP packet says of a photo."""

from contextlib import suppress
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photowalk.model import CaptureTime, PositionSource, Texts, TimePrecision, TimeSource
from photowalk.photos.metadata.xmp import UnreadableXmpError, XmpFacts, parse_xmp
from support.photo_files import make_title_packet
from support.xmp_files import make_xmp, put_list, put_text

TITLE = make_title_packet("City Hall")


def test_texts_moment_and_position_come_out() -> None:
    """One packet tells all three."""
    facts = parse_xmp(
        make_xmp(
            put_text("dc:title", "City Hall"),
            attributes={
                "exif:DateTimeOriginal": "2019-08-16T14:03:21+02:00",
                "exif:GPSLatitude": "59,19.65N",
                "exif:GPSLongitude": "18,3.25E",
            },
        )
    )
    assert facts.texts == Texts(title="City Hall")
    assert facts.taken == CaptureTime(
        datetime.fromisoformat("2019-08-16T14:03:21"), TimeSource.XMP, utc_offset=timedelta(hours=2)
    )
    assert facts.position is not None
    assert facts.position.source is PositionSource.XMP


def test_a_packet_without_facts_has_none() -> None:
    """Most packets only hold settings of an editor."""
    assert parse_xmp(make_xmp()) == XmpFacts()


@pytest.mark.parametrize(
    ("attributes", "year", "is_of_exposure"),
    [
        (("2019", "2018", "2017"), 2019, True),
        (("", "2018", "2017"), 2018, True),
        (("someday", "2018", "2017"), 2018, True),
        (("", "", "2017"), 2017, False),
    ],
)
def test_the_exposure_comes_before_the_file(
    attributes: tuple[str, str, str], year: int, *, is_of_exposure: bool
) -> None:
    """exif:DateTimeOriginal, photoshop:DateCreated, then xmp:CreateDate, the first that holds a date."""
    names = ("exif:DateTimeOriginal", "photoshop:DateCreated", "xmp:CreateDate")
    facts = parse_xmp(make_xmp(attributes=dict(zip(names, attributes, strict=True))))
    assert facts.taken == CaptureTime(
        datetime.fromisoformat(f"{year}-01-01"), TimeSource.XMP, precision=TimePrecision.YEAR
    )
    assert facts.is_of_exposure is is_of_exposure


def test_the_first_of_several_dates_counts() -> None:
    """A list where one date is asked for is read for its first text."""
    taken = parse_xmp(make_xmp(put_list("photoshop:DateCreated", ["", "2019-08-16", "2020"], kind="Seq"))).taken
    assert taken is not None
    assert taken.local == datetime.fromisoformat("2019-08-16")


@given(st.binary() | st.binary().map(lambda junk: TITLE[:250] + junk + TITLE[250:]))
def test_any_bytes_are_a_packet_or_none(content: bytes) -> None:
    """Nothing but our own error comes out of random bytes."""
    with suppress(UnreadableXmpError):
        assert isinstance(parse_xmp(content), XmpFacts)
