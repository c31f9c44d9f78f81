"""Boxes of ISO base media files."""

import struct
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photowalk.photos.containers.boxes import Box, find_box, iter_boxes
from photowalk.photos.containers.parts import MAX_SEGMENTS, Reader
from support.heif_files import make_box

IDENTIFIER = bytes(range(16))


def list_boxes(content: bytes) -> list[Box]:
    """The boxes in these bytes."""
    return list(iter_boxes(Reader(BytesIO(content))))


@pytest.mark.parametrize(
    ("content", "boxes"),
    [
        pytest.param(
            make_box(b"free", b"") + make_box(b"mdat", b"12345"), [(b"free", 8, 0), (b"mdat", 16, 5)], id="two"
        ),
        pytest.param(struct.pack(">I4sQ", 1, b"mdat", 20) + b"1234", [(b"mdat", 16, 4)], id="a length of eight bytes"),
        pytest.param(struct.pack(">I4s", 0, b"mdat") + b"1234", [(b"mdat", 8, 4)], id="up to the end"),
        pytest.param(make_box(b"uuid", IDENTIFIER + b"1234"), [(IDENTIFIER, 24, 4)], id="with an identifier"),
        pytest.param(make_box(b"mdat", b"12345")[:-2], [(b"mdat", 8, 5)], id="cut off"),
        pytest.param(struct.pack(">I4s", 7, b"mdat") + b"1234", [], id="shorter than its header"),
        pytest.param(make_box(b"uuid", IDENTIFIER[:9]), [], id="shorter than its identifier"),
        pytest.param(b"\0\0\0\x08mda", [], id="half a header"),
    ],
)
def test_boxes_stand_one_after_the_other(content: bytes, boxes: list[tuple[bytes, int, int]]) -> None:
    """Each begins where the one before says that it ends."""
    assert list_boxes(content) == [Box(*box) for box in boxes]


def test_a_box_is_found_by_its_path() -> None:
    """The first box of each kind on the way is entered."""
    content = make_box(b"moov", make_box(b"free", b"") + make_box(b"trak", b"inner")) + make_box(b"trak", b"outer")
    reader = Reader(BytesIO(content))
    assert find_box(reader, b"moov", b"trak") == Box(b"trak", 24, 5)
    assert find_box(reader, b"trak") == Box(b"trak", 37, 5)
    assert find_box(reader, b"moov", b"udta") is find_box(reader, b"udta", b"trak") is None


def test_a_walk_comes_to_an_end() -> None:
    """Of millions of empty boxes only so many are looked at."""
    assert len(list_boxes(make_box(b"free", b"") * (MAX_SEGMENTS + 5))) == MAX_SEGMENTS


@given(content=st.binary(max_size=80))
def test_no_bytes_make_the_walk_raise(content: bytes) -> None:
    """Each box that comes out begins inside."""
    assert all(box.start <= len(content) + 16 and box.length >= 0 for box in list_boxes(content))
