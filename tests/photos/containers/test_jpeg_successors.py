"""JPEG 2000 and JPEG XL."""

import struct
from io import BytesIO

import pytest
from PIL import Image

from photowalk.photos.containers.jpeg_successors import walk_jpeg_2000, walk_jpeg_xl
from photowalk.photos.containers.parts import Container, ExifBlock, Reader
from support.heif_files import make_box
from support.photo_files import make_directory

BLOCK = make_directory((274, 3, 1, 6))
PACKET = b"<packet/>"
XMP_BOX = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")
METADATA = make_box(b"uuid", b"JpgTiffExif->JP2" + BLOCK) + make_box(b"free", b"") + make_box(b"uuid", XMP_BOX + PACKET)


def make_bits(*numbers: tuple[int, int]) -> bytes:
    """Numbers of so many bits, the lowest bit first."""
    whole = at = 0
    for number, bits in numbers:
        whole |= number << at
        at += bits
    return whole.to_bytes(12, "little")


SMALL = make_bits((1, 1), (19, 5), (0, 3), (24, 5))
LARGE = make_bits((0, 1), (1, 2), (129, 13), (0, 3), (0, 2), (199, 9))
BY_RATIO = make_bits((0, 1), (2, 2), (719, 18), (5, 3))


@pytest.mark.parametrize("has_boxes", [True, False])
def test_a_jpeg_2000_tells_its_size(*, has_boxes: bool) -> None:
    """In a box of its own, or in the header of the picture itself."""
    stream = BytesIO()
    Image.new("RGB", (64, 48)).save(stream, "JPEG2000", no_jp2=not has_boxes)
    assert walk_jpeg_2000(Reader(stream)) == Container((64, 48))
    if has_boxes:
        found = walk_jpeg_2000(Reader(BytesIO(stream.getvalue() + METADATA)))
        assert found == Container((64, 48), (ExifBlock(BLOCK),), PACKET)


@pytest.mark.parametrize("length", [13, 15])
def test_a_header_of_another_length_tells_no_size(length: int) -> None:
    """It has 14 bytes, or is another box."""
    header = make_box(b"ihdr", struct.pack(">II", 6, 8).ljust(length, b"\0"))
    assert walk_jpeg_2000(Reader(BytesIO(make_box(b"jp2h", header)))) == Container()


@pytest.mark.parametrize(
    ("header", "size_px"),
    [(SMALL, (200, 160)), (LARGE, (200, 130)), (BY_RATIO, (1280, 720))],
    ids=["in steps of eight", "in bits", "by a ratio"],
)
def test_a_jpeg_xl_tells_its_size_in_bits(header: bytes, size_px: tuple[int, int]) -> None:
    """Bare, in a box, or in the first of several boxes, metadata beside it."""
    picture = b"\xff\x0a" + header
    boxes = make_box(b"free", b"") + make_box(b"Exif", bytes(4) + BLOCK) + make_box(b"xml ", PACKET)
    assert walk_jpeg_xl(Reader(BytesIO(picture))) == Container(size_px)
    found = Container(size_px, (ExifBlock(BLOCK),), PACKET)
    for inside in (make_box(b"jxlc", picture), make_box(b"jxlp", bytes(4) + picture) + make_box(b"jxlp", b"\0\0\0\1")):
        assert walk_jpeg_xl(Reader(BytesIO(inside + boxes))) == found


def test_a_jpeg_xl_without_a_picture_has_no_size() -> None:
    """A box of metadata alone is no picture."""
    assert walk_jpeg_xl(Reader(BytesIO(make_box(b"xml ", PACKET)))) == Container(xmp=PACKET)
