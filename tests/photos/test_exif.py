"""Tags out of a TIFF block, whatever state it is in."""

import struct
from io import BytesIO

import pytest
from PIL.ExifTags import GPS, Base

from photowalk.photos.container import Span
from photowalk.photos.exif import UnreadableExifError, read_exif
from photowalk.photos.tags import Tags
from support.photo_files import make_block, make_directory

ASCII, LONG, RATIONAL, FLOAT, DOUBLE = 2, 4, 5, 11, 12
MODEL, EXIF_DIRECTORY = 0x0110, 0x8769


def read(block: bytes) -> Tags:
    """The tags of a block that is a file of its own."""
    return read_exif(BytesIO(block), Span(0, len(block)))


def test_tags_come_as_plain_values() -> None:
    """Texts, whole numbers and rationals of all three directories come out, by exifread's names."""
    block = make_block(
        {Base.Make: "Canon", Base.Orientation: 6}, exif={Base.ISOSpeedRatings: 200}, gps={GPS.GPSAltitude: 12.5}
    )
    wanted = {
        "Image Make": "Canon",
        "Image Orientation": (6,),
        "EXIF ISOSpeedRatings": (200,),
        "GPS GPSAltitude": (12.5,),
    }
    tags = read(block)
    assert {name: tags[name] for name in wanted} == wanted


def test_a_rational_without_a_value_is_not_a_number() -> None:
    """0/0 and 5/0 come out as NaN, never as 0."""
    rationals = struct.pack("<4I", 0, 0, 5, 0)
    assert str(read(make_directory((MODEL, RATIONAL, 2, 26)) + rationals)["Image Model"]) == "(nan, nan)"


@pytest.mark.parametrize(("field_type", "layout"), [(FLOAT, "<f"), (DOUBLE, "<d")])
def test_floating_point_values_are_numbers(field_type: int, layout: str) -> None:
    """Where exifread gives one-tuples, the number itself comes out."""
    block = make_directory(
        (MODEL, field_type, 1, struct.unpack("<I", struct.pack("<f", 0.5))[0] if layout == "<f" else 26)
    )
    assert read(block + struct.pack("<d", 0.5))["Image Model"] == (0.5,)


def test_bytes_that_are_no_text_stay_bytes() -> None:
    """A text field that is no UTF-8 is not guessed at."""
    assert read(make_directory((MODEL, ASCII, 6, 26)) + b"\xff\xfe\x03\x04ab")["Image Model"] == b"\xff\xfe\x03\x04ab"


def test_only_the_block_is_read() -> None:
    """Bytes before and after the span in the same file do not leak into it."""
    block = make_directory((MODEL, ASCII, 40, 26)) + b"EOS 5D"
    file = BytesIO(b"before" + block + b" and other bytes of the same file")
    assert read_exif(file, Span(6, len(block)))["Image Model"] == "EOS 5D"


@pytest.mark.parametrize(
    "block",
    [
        pytest.param(make_directory((EXIF_DIRECTORY, LONG, 1, 8)), id="a directory that holds itself"),
        pytest.param(make_directory((MODEL, ASCII, 1, 0))[:-4] + struct.pack("<I", 8), id="a next one that is itself"),
        pytest.param(make_directory((MODEL, ASCII, 0xFFFF_FFFF, 26)), id="a text of 4 GiB"),
        pytest.param(make_directory((MODEL, LONG, 0xFFFF_FFFF, 26)), id="4 billion numbers"),
        pytest.param(make_directory((MODEL, 0, 1, 0), (MODEL, 99, 1, 0)), id="types that there are not"),
        pytest.param(make_directory()[:9], id="cut in its directory"),
        pytest.param(b"II*\0", id="nothing but a mark"),
        pytest.param(b"MM", id="nothing but a byte order"),
    ],
)
def test_a_damaged_block_gives_what_it_has(block: bytes) -> None:
    """Loops, impossible counts and cuts end the reading without an exception."""
    assert all(isinstance(name, str) for name in read(block))


@pytest.mark.parametrize(
    "block",
    [
        pytest.param(make_directory((EXIF_DIRECTORY, ASCII, 0, 0)), id="exifread raises IndexError"),
        pytest.param(make_directory(*[(MODEL, LONG, 999, 0)] * 99), id="too many reads"),
        pytest.param(make_directory(*[(MODEL, ASCII, 999_999, 0)] * 99) + bytes(999_999), id="too many bytes"),
    ],
)
def test_a_block_that_cannot_be_read_is_told(block: bytes) -> None:
    """What exifread lets out of itself, and the limits, become one error of ours."""
    with pytest.raises(UnreadableExifError):
        read(block)
