"""HEIC, HEIF and AVIF files."""

import struct
from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from photowalk.photos.containers.heif import take_exif_item, walk_heif
from photowalk.photos.containers.parts import MAX_BLOCK_BYTES, Container, ExifBlock, Harvest, Reader
from support.heif_files import HeifItem, make_box, make_exif_item, make_ftyp, make_full_box, make_heif
from support.photo_files import make_directory

BLOCK = make_directory((274, 3, 1, 6))
OTHER_BLOCK = make_directory((274, 3, 1, 8))
PACKET = b"<packet/>"
EXIF_ITEM = make_exif_item(BLOCK)
XMP_ITEM = HeifItem(3, b"mime", PACKET)


def walk(content: bytes) -> Container:
    """What the walk finds in these bytes."""
    return walk_heif(Reader(BytesIO(content)))


@pytest.mark.parametrize(("version", "is_in_box"), [(0, False), (1, False), (1, True), (2, False), (2, True)])
@pytest.mark.parametrize("pieces", [1, 3], ids=["whole", "in pieces"])
@pytest.mark.parametrize("brand", [b"heic", b"heix", b"mif1", b"avif"], ids=bytes.decode)
def test_metadata_are_items(version: int, *, is_in_box: bool, pieces: int, brand: bytes) -> None:
    """In all versions of the lists EXIF and XMP are found, and the size of the main picture, not of a tile."""
    items = (replace(item, is_in_box=is_in_box, pieces=pieces) for item in (EXIF_ITEM, XMP_ITEM))
    found = walk(make_heif(*items, version=version, brand=brand))
    assert found == Container((4032, 3024), (ExifBlock(BLOCK),), PACKET)


def test_the_items_of_the_main_picture_count() -> None:
    """A second picture has metadata of its own; of several that describe the main one the first is taken."""
    of_other = make_exif_item(OTHER_BLOCK, number=2, describes=9)
    of_main, late = make_exif_item(BLOCK, number=4), make_exif_item(OTHER_BLOCK, number=5)
    assert walk(make_heif(of_other, of_main, late)).exif == (ExifBlock(BLOCK),)
    assert walk(make_heif(of_other)).exif == (ExifBlock(OTHER_BLOCK),)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(struct.pack(">I", 6) + b"Exif\0\0" + BLOCK, id="the signature before it"),
        pytest.param(struct.pack(">I", 0) + BLOCK, id="nothing before it"),
        pytest.param(struct.pack(">I", 0) + b"Exif\0\0" + BLOCK, id="a signature that is not counted"),
        pytest.param(struct.pack(">I", 2**32 - 1) + BLOCK, id="a length that is none"),
        pytest.param(b"Exif\0\0" + BLOCK, id="no length"),
    ],
)
def test_a_block_is_found_behind_its_length(content: bytes) -> None:
    """As programs differ in what they count, all ways are tried."""
    harvest = Harvest()
    take_exif_item(harvest, content)
    assert harvest.exif == ExifBlock(BLOCK)


def test_a_file_of_another_writer_is_read() -> None:
    """Pillow writes EXIF, XMP and a size where they are found."""
    stream = BytesIO()
    block = make_directory((271, 2, 4, int.from_bytes(b"Sony", "little")))
    Image.new("RGB", (64, 48)).save(stream, "AVIF", exif=block, xmp=PACKET)
    assert walk(stream.getvalue()) == Container((64, 48), (ExifBlock(block),), PACKET)


@pytest.mark.parametrize(
    ("content", "is_whole"),
    [
        pytest.param(make_heif(EXIF_ITEM)[:-9], False, id="cut in its last box"),
        pytest.param(make_heif(EXIF_ITEM)[:200], False, id="cut in its lists"),
        pytest.param(make_heif(), True, id="as written"),
        pytest.param(make_heif(EXIF_ITEM) + b"\xff\xff\xff\xffSEFT, a trailer of no boxes", True, id="with a trailer"),
        pytest.param(b"", True, id="nothing"),
    ],
)
def test_a_file_without_its_end_is_known(content: bytes, *, is_whole: bool) -> None:
    """The boxes of the picture say how far the file should go; what phones append behind them does no harm."""
    assert walk(content).is_whole is is_whole


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(make_ftyp(b"heic"), id="no lists"),
        pytest.param(make_heif().replace(b"iinf", b"iprp"), id="an empty list of properties before the other"),
        pytest.param(make_ftyp(b"heic") + make_full_box(b"meta", b""), id="empty lists"),
        pytest.param(make_heif().replace(b"ispe", b"free"), id="no size"),
        pytest.param(make_heif().replace(b"ipma", b"free"), id="sizes of no picture"),
        pytest.param(make_heif().replace(b"\x02\x00\x82", b"\x02\x00\xff"), id="a property that there is not"),
        pytest.param(make_heif(size_px=(0, 9)), id="a side of zero"),
    ],
)
def test_a_size_that_is_not_told_is_none(content: bytes) -> None:
    """Nothing is made up, nothing is raised."""
    assert walk(content).size_px is None


def test_a_property_of_another_picture_is_not_taken() -> None:
    """The list of properties names the pictures one after the other."""
    narrow = make_heif()
    before = struct.pack(">I", 1) + struct.pack(">HBBB", 1, 2, 0, 0x82)
    after = struct.pack(">I", 2) + struct.pack(">HBB", 7, 1, 1) + struct.pack(">HBBB", 1, 2, 0, 0x82)
    grown = make_full_box(b"ipma", after)
    content = narrow.replace(make_full_box(b"ipma", before), grown)
    assert len(content) == len(narrow) + 4
    assert walk(_grow(content, by=4)).size_px == (4032, 3024)


def _grow(content: bytes, *, by: int) -> bytes:
    """The same with the lengths of the boxes around `ipma` set right."""
    for kind in (b"iprp", b"meta"):
        at = content.index(kind) - 4
        (length,) = struct.unpack_from(">I", content, at)
        content = content[:at] + struct.pack(">I", length + by) + content[at + 4 :]
    return content


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (make_heif(HeifItem(2, b"Exif", bytes(MAX_BLOCK_BYTES + 1))), "its EXIF block"),
        (make_heif(HeifItem(2, b"mime", bytes(MAX_BLOCK_BYTES + 1), pieces=9)), "its XMP packet"),
        (make_ftyp(b"heic") + make_box(b"meta", bytes(MAX_BLOCK_BYTES + 1)), "the list of its parts"),
    ],
    ids=["EXIF", "XMP", "lists"],
)
def test_what_is_too_long_is_noted(content: bytes, name: str) -> None:
    """No more than the limit is read, of all pieces together."""
    assert walk(content).notes == (f"{name} is larger than 4 MiB and was not read",)


@given(at=st.integers(min_value=0, max_value=400), change=st.binary(min_size=1, max_size=8))
def test_no_change_makes_the_walk_raise(at: int, change: bytes) -> None:
    """Bytes changed anywhere in the lists give something or nothing."""
    whole = make_heif(EXIF_ITEM, XMP_ITEM, version=2)
    found = walk(whole[:at] + change + whole[at + len(change) :])
    assert found.size_px is None or min(found.size_px) > 0


def test_lists_of_claimed_millions_are_short_work() -> None:
    """Counts of four bytes are believed only as far as there are bytes, and an item listed twice is read once."""
    places = make_full_box(b"iloc", bytes(2) + b"\xff\xff" + struct.pack(">HHH", 2, 0, 0xFFFF) * 0xFFFF)
    properties = make_box(b"iprp", make_full_box(b"ipma", b"\xff" * 40))
    items = make_full_box(b"iinf", b"\0\1" + make_full_box(b"infe", b"\0\2\0\0Exif\0", version=2))
    meta = make_full_box(b"meta", places + properties + items)
    assert walk(make_ftyp(b"heic") + meta) == Container()
