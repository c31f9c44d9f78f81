"""TIFF files."""

import struct
from io import BytesIO

import pytest
from PIL import Image

from photowalk.photos.containers.parts import MAX_BLOCK_BYTES, Container, ExifBlock, Reader, Span
from photowalk.photos.containers.tiff import walk_tiff
from support.photo_files import make_directory
from support.tiff_files import LONG, SHORT, UNDEFINED, Values, find_directory, make_chain, make_tiff

WIDTH, HEIGHT, INNER, XMP, IPTC, PHOTOSHOP = 256, 257, 330, 700, 33723, 34377
PACKET = b"<packet/>"
RECORDS = b"\x1c\x02\x05\0\x07a title"
RESOURCES = b"8BIM\x04\x04\0\0\0\0\0\x0c" + RECORDS


def walk(content: bytes) -> Container:
    """What the walk finds in these bytes."""
    return walk_tiff(Reader(BytesIO(content)))


@pytest.mark.parametrize("order", ["<", ">"], ids=["Intel", "Motorola"])
@pytest.mark.parametrize("is_big", [False, True], ids=["TIFF", "BigTIFF"])
def test_a_tiff_is_its_own_block(order: str, *, is_big: bool) -> None:
    """Size, XMP and IPTC stand in the first directory, in either byte order; the whole file is the EXIF block."""
    content = make_tiff(
        [
            Values(WIDTH, SHORT, 1, struct.pack(f"{order}H", 640)),
            Values(HEIGHT, LONG, 1, struct.pack(f"{order}I", 480)),
            Values(XMP, 1, len(PACKET), PACKET),
            Values(IPTC, LONG, len(RECORDS) // 4, RECORDS),
        ],
        order=order,
        is_big=is_big,
    )
    assert walk(content) == Container((640, 480), (ExifBlock(Span(0, len(content))),), PACKET, iptc=RECORDS)


def test_a_bigtiff_of_another_writer_tells_its_size() -> None:
    """Pillow's own."""
    stream = BytesIO()
    Image.new("RGB", (30, 20)).save(stream, "TIFF", big_tiff=True)
    assert walk(stream.getvalue()).size_px == (30, 20)


def test_records_may_stand_among_resources_of_photoshop() -> None:
    """They are read where the tag of their own is missing."""
    assert walk(make_tiff([Values(PHOTOSHOP, UNDEFINED, len(RESOURCES), RESOURCES)])).iptc == RECORDS


def test_a_size_may_stand_in_an_inner_directory() -> None:
    """Raw files of Sony have none in the first one."""
    sides = [(WIDTH, LONG, 1, 3872), (HEIGHT, LONG, 1, 2592)]
    assert walk(make_chain([(INNER, LONG, 1, find_directory(1, 1))], sides)).size_px == (3872, 2592)


@pytest.mark.parametrize(
    "entries",
    [
        pytest.param([(WIDTH, LONG, 1, 640)], id="one side"),
        pytest.param([(WIDTH, LONG, 1, 640), (HEIGHT, LONG, 1, 0)], id="a side of zero"),
        pytest.param([(WIDTH, 2, 1, 64), (HEIGHT, 2, 1, 64)], id="sides that are texts"),
        pytest.param([(INNER, LONG, 1, 8)], id="an inner directory that is the outer one"),
    ],
)
def test_a_size_that_is_not_told_is_none(entries: list[tuple[int, int, int, int]]) -> None:
    """Nothing is made up."""
    assert walk(make_directory(*entries)).size_px is None


@pytest.mark.parametrize(
    ("tag", "name"), [(XMP, "its XMP packet"), (IPTC, "its IPTC records"), (PHOTOSHOP, "its Photoshop resources")]
)
def test_what_is_too_long_is_noted(tag: int, name: str) -> None:
    """It is not read, the rest is."""
    found = walk(make_directory((WIDTH, LONG, 1, 6), (HEIGHT, LONG, 1, 5), (tag, 1, MAX_BLOCK_BYTES + 1, 8)))
    assert found.notes == (f"{name} is larger than 4 MiB and was not read",)
    assert (found.size_px, found.xmp, found.iptc) == ((6, 5), None, None)
