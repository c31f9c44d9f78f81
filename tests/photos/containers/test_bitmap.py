"""Bitmaps."""

import struct
from io import BytesIO

import pytest

from photowalk.photos.containers.bitmap import walk_bitmap
from photowalk.photos.containers.parts import Reader
from support.photo_files import make_picture

OLD = b"BM".ljust(14, b"\0") + struct.pack("<IHH", 12, 640, 480)
FROM_TOP = b"BM".ljust(14, b"\0") + struct.pack("<Iii", 40, 640, -480)


@pytest.mark.parametrize(
    ("content", "size_px"),
    [
        (make_picture("BMP", width=301, height=17), (301, 17)),
        (OLD, (640, 480)),
        (FROM_TOP, (640, 480)),
        (b"BM", None),
    ],
    ids=["Pillow's", "the old header", "from top to bottom", "cut off"],
)
def test_the_size_is_that_of_the_header(content: bytes, size_px: tuple[int, int] | None) -> None:
    """Headers of both lengths tell it, and rows may stand in either order."""
    assert walk_bitmap(Reader(BytesIO(content))).size_px == size_px
