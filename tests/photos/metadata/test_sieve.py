"""A small TIFF block made of a large one."""

import struct
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from PIL.ExifTags import GPS, IFD, Base

from photowalk.photos.containers.parts import Reader, Span
from photowalk.photos.metadata.sieve import MAX_NUMBERS, MAX_VALUE_BYTES, Sifted, render_block, sift_block
from support.photo_files import make_block, make_directory
from support.tiff_files import (
    EXIF_POINTER,
    GPS_POINTER,
    LONG,
    SIGNED_LONG,
    UNDEFINED,
    Values,
    find_directory,
    make_chain,
    make_tiff,
    text,
)

MAKER_NOTE, USER_COMMENT, ORIENTATION, JPEG_PLACE, JPEG_LENGTH = 0x927C, 0x9286, 0x0112, 0x0201, 0x0202


def sift(block: bytes, first_directory: str = "Image") -> Sifted | None:
    """What is left of a block."""
    return sift_block(Reader(BytesIO(block)), first_directory)


def require_tags(block: bytes, first_directory: str = "Image") -> Image.Exif:
    """What Pillow reads in what is left."""
    sifted = sift(block, first_directory)
    assert sifted is not None
    tags = Image.Exif()
    tags.load(render_block(sifted.order, sifted.fields))
    return tags


def test_what_is_asked_for_comes_through() -> None:
    """Values of three directories are as they were; notes of the maker and of the user are gone."""
    block = make_block(
        {Base.Make: "Canon", Base.Orientation: 6, Base.XResolution: 72.0},
        exif={Base.FNumber: 2.8, Base.DateTimeOriginal: "2019:08:16 14:03:21", MAKER_NOTE: b"x" * 9_000},
        gps={GPS.GPSLatitude: (59.0, 19.5, 0.0), GPS.GPSLatitudeRef: "N"},
    )
    tags = require_tags(block)
    assert {tag: value for tag, value in tags.items() if tag not in (IFD.Exif, IFD.GPSInfo)} == {
        Base.Make: "Canon",
        Base.Orientation: 6,
    }
    assert tags.get_ifd(IFD.Exif) == {Base.FNumber: 2.8, Base.DateTimeOriginal: "2019:08:16 14:03:21"}
    assert tags.get_ifd(IFD.GPSInfo) == {GPS.GPSLatitude: (59.0, 19.5, 0.0), GPS.GPSLatitudeRef: "N"}


@pytest.mark.parametrize("order", ["<", ">"], ids=["Intel", "Motorola"])
@pytest.mark.parametrize("is_big", [False, True], ids=["TIFF", "BigTIFF"])
def test_a_block_of_any_form_becomes_a_plain_one(order: str, *, is_big: bool) -> None:
    """The byte order stays; of a BigTIFF a TIFF is made."""
    values = [text(Base.Model, "Canon EOS 5D"), Values(ORIENTATION, 3, 1, struct.pack(f"{order}H", 6))]
    tags = require_tags(make_tiff(values, order=order, is_big=is_big))
    assert dict(tags) == {Base.Model: "Canon EOS 5D", ORIENTATION: 6}
    assert tags.endian == order


@pytest.mark.parametrize(
    "entry",
    [
        pytest.param((Base.Model, 2, MAX_VALUE_BYTES + 1, 8), id="a long text"),
        pytest.param((Base.Model, 2, 0, 8), id="an empty text"),
        pytest.param((Base.Model, 2, 9, 9_999), id="a text behind the end"),
        pytest.param((ORIENTATION, 3, MAX_NUMBERS + 1, 8), id="many numbers"),
        pytest.param((ORIENTATION, LONG, 3, 2_030), id="numbers that are cut off"),
        pytest.param((ORIENTATION, 99, 1, 6), id="a type that there is not"),
        pytest.param((ORIENTATION, 16, 1, 8), id="a number of eight bytes"),
        pytest.param((MAKER_NOTE, 2, 1, 0), id="not asked for"),
        pytest.param((EXIF_POINTER, LONG, 1, 9_999), id="a directory behind the end"),
    ],
)
def test_what_can_be_no_value_is_left_out(entry: tuple[int, int, int, int]) -> None:
    """Nothing is made up for it: it is as if the tag were not there."""
    block = make_directory((Base.Make, 2, 4, int.from_bytes(b"Sony", "little")), entry) + bytes(2_000)
    assert dict(require_tags(block)) == {Base.Make: "Sony"}


@pytest.mark.parametrize("field_type", [1, UNDEFINED, 129], ids=["bytes", "undefined", "UTF-8"])
def test_a_text_is_one_whatever_its_type(field_type: int) -> None:
    """Exif 3.0 has UTF-8 with a type of its own; some programs write bytes."""
    tags = require_tags(make_tiff([text(Base.Model, "Canon EOS 5D", field_type=field_type)]))
    assert tags[Base.Model] == "Canon EOS 5D"


def test_a_text_that_is_cut_off_is_as_long_as_it_is() -> None:
    """The last text of a block that was cut off is still one."""
    assert require_tags(make_directory((Base.Model, 2, 40, 26)) + b"EOS 5D")[Base.Model] == "EOS 5D"


@pytest.mark.parametrize("pointer_type", [3, LONG, SIGNED_LONG, 13])
@pytest.mark.parametrize("holder", [0, 1], ids=["in the main directory", "in the EXIF directory"])
def test_the_position_is_found_by_its_pointer(pointer_type: int, holder: int) -> None:
    """It stands in the main directory, in files of some programs in the EXIF one, as a number of any type."""
    pointer = (GPS_POINTER, pointer_type, 1, find_directory(2, 3 - holder, 1 + holder))
    image = [(ORIENTATION, 3, 1, 6), (EXIF_POINTER, LONG, 1, find_directory(1, 3 - holder))]
    exif = [(Base.ISOSpeedRatings.value, 3, 1, 80)]
    (exif if holder else image).append(pointer)
    gps = [(GPS.GPSImgDirection.value, 3, 1, 90)]
    tags = require_tags(make_chain(image, exif, gps))
    assert tags.get_ifd(IFD.GPSInfo) == {GPS.GPSImgDirection: 90}
    assert tags.get_ifd(IFD.Exif) == {Base.ISOSpeedRatings: 80}


@pytest.mark.parametrize(("name", "directory"), [("EXIF", IFD.Exif), ("GPS", IFD.GPSInfo)])
def test_a_block_may_be_of_one_directory(name: str, directory: int) -> None:
    """Canon's CR3 has a block for each; what stands there gets its place under the main one."""
    tag = Base.ISOSpeedRatings if name == "EXIF" else GPS.GPSImgDirection
    assert require_tags(make_directory((tag, 3, 1, 80)), name).get_ifd(directory) == {tag: 80}


@pytest.mark.parametrize(
    ("entries", "thumbnail"),
    [
        ([(JPEG_PLACE, LONG, 1, 500), (JPEG_LENGTH, LONG, 1, 900)], Span(500, 900)),
        ([(JPEG_PLACE, LONG, 1, 500)], None),
        ([(JPEG_PLACE, LONG, 1, 0), (JPEG_LENGTH, LONG, 1, 900)], None),
    ],
    ids=["there", "without a length", "nowhere"],
)
def test_the_place_of_a_thumbnail_is_told(entries: list[tuple[int, int, int, int]], thumbnail: Span | None) -> None:
    """It stands in the directory behind the main one."""
    sifted = sift(make_chain([(ORIENTATION, 3, 1, 6)], entries, links=[(0, 1)]))
    assert sifted is not None
    assert sifted.thumbnail == thumbnail


@pytest.mark.parametrize(
    "block",
    [
        pytest.param(make_directory((EXIF_POINTER, LONG, 1, 8), (GPS_POINTER, LONG, 1, 8)), id="in itself"),
        pytest.param(make_directory((ORIENTATION, 3, 1, 6))[:-4] + struct.pack("<I", 8), id="behind itself"),
        pytest.param(
            make_directory(*[(Base.Model, 2, MAX_VALUE_BYTES, 0)] * 9_999) + bytes(MAX_VALUE_BYTES), id="many texts"
        ),
    ],
)
def test_a_block_that_goes_in_circles_stays_small(block: bytes) -> None:
    """Each directory and each tag is read once."""
    sifted = sift(block)
    assert sifted is not None
    assert len(render_block(sifted.order, sifted.fields)) < 2 * MAX_VALUE_BYTES


def test_a_block_without_anything_asked_for_is_empty() -> None:
    """A directory of other tags leaves nothing; no directory at all is told apart."""
    assert sift(make_directory((MAKER_NOTE, 2, 1, 0))) == Sifted("<", {"Image": []}, None)
    assert sift(make_directory()) is None


@given(content=st.binary(max_size=200), mark=st.sampled_from([b"II*\0\x08\0\0\0", b"MM\0*\0\0\0\x08"]))
def test_what_is_left_is_always_a_block(content: bytes, mark: bytes) -> None:
    """Whatever went in, what comes out is empty or has a directory at its place."""
    sifted = sift(mark + content)
    assert sifted is None or render_block(sifted.order, sifted.fields).startswith(mark)
