"""Tags out of a TIFF block, whatever state it is in."""

import struct
from fractions import Fraction
from io import BytesIO
from itertools import pairwise

import exifread
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL.ExifTags import GPS, Base

from photowalk.photos.containers.parts import ExifBlock, Span
from photowalk.photos.metadata.exif import (
    MAX_KNOWN_BYTES,
    MAX_KNOWN_FIELDS,
    MAX_THUMBNAIL_BYTES,
    ExifFacts,
    UnreadableExifError,
    read_exif,
)
from photowalk.photos.metadata.tags import Tags
from support.photo_files import make_block, make_directory
from support.tiff_files import Values, find_directory, make_chain, make_tiff, text

ASCII, LONG, RATIONAL, FLOAT, DOUBLE = 2, 4, 5, 11, 12
MODEL, LENS, EXIF_DIRECTORY = 0x0110, 0xA434, 0x8769
ORIENTATION = (0x0112, 3, 1, 6)


def read(block: bytes) -> Tags:
    """The tags of a block in memory."""
    return read_exif(BytesIO(), ExifBlock(block)).tags


def test_tags_come_as_plain_values() -> None:
    """Texts, whole numbers and rationals of all three directories come out, by exifread's names."""
    block = make_block(
        {Base.Make: "Canon", Base.Orientation: 6},
        exif={Base.ISOSpeedRatings: 200, Base.OffsetTimeOriginal: "+02:00", Base.BodySerialNumber: "0123"},
        gps={GPS.GPSAltitude: 12.5, GPS.GPSDateStamp: "2019:08:16", GPS.GPSTimeStamp: (12.0, 3.0, 21.0)},
    )
    tags = read(block)
    wanted = {
        "Image Make": "Canon",
        "Image Orientation": (6,),
        "EXIF ISOSpeedRatings": (200,),
        "EXIF OffsetTimeOriginal": "+02:00",
        "EXIF BodySerialNumber": "0123",
        "GPS GPSAltitude": (12.5,),
        "GPS GPSDate": "2019:08:16",
        "GPS GPSTimeStamp": (12.0, 3.0, 21.0),
    }
    assert {name: tags[name] for name in wanted} == wanted


def test_a_rational_without_a_value_is_not_a_number() -> None:
    """0/0 and 5/0 come out as NaN, never as 0."""
    rationals = struct.pack("<4I", 0, 0, 5, 0)
    assert str(read(make_directory((MODEL, RATIONAL, 2, 26)) + rationals)["Image Model"]) == "(nan, nan)"


@pytest.mark.parametrize(("field_type", "layout"), [(FLOAT, "<f"), (DOUBLE, "<d")])
def test_floating_point_values_are_numbers(field_type: int, layout: str) -> None:
    """Where exifread gives one-tuples, the number itself comes out."""
    place = struct.unpack("<I", struct.pack("<f", 0.5))[0] if layout == "<f" else 26
    assert read(make_directory((MODEL, field_type, 1, place)) + struct.pack("<d", 0.5))["Image Model"] == (0.5,)


def test_bytes_that_are_no_text_stay_bytes() -> None:
    """A text field that is no UTF-8 is not guessed at."""
    assert read(make_directory((MODEL, ASCII, 6, 26)) + b"\xff\xfe\x03\x04ab")["Image Model"] == b"\xff\xfe\x03\x04ab"


def test_only_the_block_is_read() -> None:
    """Of a block that is a part of a file, bytes before and after it do not leak into it."""
    block = make_directory((MODEL, ASCII, 40, 26)) + b"EOS 5D"
    file = BytesIO(b"before" + block + b" and other bytes of the same file")
    assert read_exif(file, ExifBlock(Span(6, len(block)))).tags["Image Model"] == "EOS 5D"


@pytest.mark.parametrize(
    ("length", "content", "is_read"),
    [
        (40, b"\xff\xd8" + bytes(38), True),
        (MAX_THUMBNAIL_BYTES, b"\xff\xd8" + bytes(MAX_THUMBNAIL_BYTES), True),
        (MAX_THUMBNAIL_BYTES + 1, b"\xff\xd8" + bytes(MAX_THUMBNAIL_BYTES), False),
        (40, b"BM" + bytes(38), False),
        (40, b"", False),
    ],
    ids=["there", "as long as may be", "too long", "no JPEG", "behind the end"],
)
def test_a_thumbnail_comes_with_the_tags(length: int, content: bytes, *, is_read: bool) -> None:
    """A JPEG beside the tags is handed on, anything else is left alone."""
    place = find_directory(2, 1, 2)
    block = make_chain([ORIENTATION], [(0x0201, LONG, 1, place), (0x0202, LONG, 1, length)], links=[(0, 1)]) + content
    facts = read_exif(BytesIO(), ExifBlock(block))
    assert facts == ExifFacts({"Image Orientation": (6,)}, content[:length] if is_read else None)


@pytest.mark.parametrize(
    "block",
    [
        pytest.param(make_directory((EXIF_DIRECTORY, LONG, 1, 8)), id="a directory that holds itself"),
        pytest.param(make_directory(ORIENTATION)[:-4] + struct.pack("<I", 8), id="a next one that is itself"),
        pytest.param(make_directory((MODEL, ASCII, 0xFFFF_FFFF, 26)), id="a text of 4 GiB"),
        pytest.param(make_directory((MODEL, LONG, 0xFFFF_FFFF, 26)), id="4 billion numbers"),
        pytest.param(make_directory(ORIENTATION, (MODEL, 0, 1, 0), (MODEL, 99, 1, 0)), id="types that there are not"),
        pytest.param(make_directory((EXIF_DIRECTORY, ASCII, 0, 0)), id="exifread raises IndexError"),
        pytest.param(make_directory(*[(MODEL, LONG, 999, 0)] * 99), id="many numbers"),
        pytest.param(make_directory(*[(MODEL, ASCII, 999_999, 0)] * 99) + bytes(999_999), id="many bytes"),
    ],
)
def test_a_tangled_block_gives_what_it_has(block: bytes) -> None:
    """Loops and impossible counts end the reading without an exception."""
    assert read(block).keys() <= {"Image Orientation"}


@pytest.mark.parametrize("block", [make_directory()[:9], b"II*\0", b"MM", make_directory()])
def test_a_block_without_a_directory_is_told(block: bytes) -> None:
    """Cut off or empty, it holds nothing that could be read."""
    with pytest.raises(UnreadableExifError):
        read(block)


@given(
    content=st.binary(min_size=14, max_size=400),
    number=st.integers(min_value=1, max_value=12),
    mark=st.sampled_from([b"II*\0\x08\0\0\0", b"MM\0*\0\0\0\x08"]),
)
def test_no_bytes_make_exifread_raise(content: bytes, number: int, *, mark: bytes) -> None:
    """Whatever stands in a directory, all that comes out are plain values."""
    count = number.to_bytes(2, "little" if mark.startswith(b"II") else "big")
    try:
        tags = read(mark + count + content)
    except UnreadableExifError:
        return
    assert all(isinstance(value, str | bytes | tuple) for value in tags.values())


@given(
    contents=st.lists(
        st.sampled_from([b"EOS 5D\0\0", b"EOS 6D\0\0", b"\xff\xfe\0\0\0\0\0\x41"]), min_size=2, max_size=6
    ),
    field_type=st.sampled_from([ASCII, LONG, RATIONAL, FLOAT]),
    order=st.sampled_from("<>"),
)
def test_what_is_remembered_is_what_exifread_says(contents: list[bytes], field_type: int, *, order: str) -> None:
    """Fields that come again, alone or with others, have the values that they have in a block of their own."""
    number = len(contents[0]) // {ASCII: 1, LONG: 4, RATIONAL: 8, FLOAT: 4}[field_type]
    for content, other in pairwise(contents):
        values = [Values(MODEL, field_type, number, content), Values(LENS, field_type, number, other)]
        block = make_tiff(values, order=order)
        said = exifread.process_file(BytesIO(block), details=False)
        wanted = {name: as_plain(tag.values) for name, tag in said.items()}
        assert sorted(map(str, read(block).items())) == sorted(map(str, wanted.items()))


def as_plain(values: object) -> object:
    """A text as it is, numbers as a tuple."""
    if not isinstance(values, list):
        return values
    numbers = [value[0] if isinstance(value, tuple) else value for value in values]
    return tuple(float(number) if isinstance(number, Fraction) else number for number in numbers)


@pytest.mark.parametrize("length", [8, MAX_KNOWN_BYTES, MAX_KNOWN_BYTES + 1])
def test_more_fields_than_are_remembered_are_read(length: int) -> None:
    """Those that were forgotten come again as they were."""
    models = [f"{number:0{length}}" for number in range(MAX_KNOWN_FIELDS + 9)] if length == 8 else ["A" * length]
    blocks = [make_tiff([text(MODEL, model)]) for model in models]
    for _ in range(2):
        assert [read(block) for block in blocks] == [{"Image Model": model} for model in models]
