"""Reading a file within bounds, and keeping what is found."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photowalk.photos.containers.parts import MAX_BLOCK_BYTES, Container, ExifBlock, Harvest, Reader, Span, unpack

CONTENT = bytes(range(256)) * 300
BLOCK = b"II*\0"


@given(start=st.integers(0, 2**64), count=st.integers(0, 2**64))
def test_a_reader_gives_what_there_is(start: int, count: int) -> None:
    """Any place and any length give the bytes between them, up to the end, from memory or from the file."""
    for at in (start, start % len(CONTENT)):
        assert Reader(BytesIO(CONTENT)).read(at, count) == CONTENT[at : at + count]


@given(
    start=st.integers(0, 2**64), length=st.integers(0, 2**64), at=st.integers(0, 99_999), count=st.integers(0, 99_999)
)
def test_a_reader_of_a_part_ends_with_it(start: int, length: int, *, at: int, count: int) -> None:
    """Its places count from its start, and bytes outside it are never given."""
    start %= len(CONTENT) + 9
    part = Reader(BytesIO(CONTENT)).open_span(Span(start, length))
    assert part.read(at, count) == CONTENT[start : start + length][at : at + count]
    assert part.size == len(CONTENT[start : start + length])


def test_a_part_of_a_part_counts_from_the_start_of_the_file() -> None:
    """What is told of it can be read again later."""
    inner = Reader(BytesIO(CONTENT)).open_span(Span(100, 1_000)).open_span(Span(10, 5_000))
    assert inner.span == Span(110, 990)


@pytest.mark.parametrize(
    ("content", "kept"),
    [
        (BLOCK, BLOCK),
        (b"Exif\0\0" + BLOCK, BLOCK),
        (b"Exif\0\xff" + BLOCK, BLOCK),
        (b"MM\0*", b"MM\0*"),
        (b"", None),
        (b"XX*\0", None),
    ],
)
def test_only_a_tiff_block_is_kept(content: bytes, kept: bytes | None) -> None:
    """With or without a signature it begins with its byte order."""
    harvest = Harvest()
    harvest.take_exif(content)
    assert harvest.exif == (None if kept is None else ExifBlock(kept))


def test_the_first_of_each_kind_is_kept() -> None:
    """What comes later does not replace it; what is nothing does not count as first."""
    harvest = Harvest()
    for width in (0, -5, 6, 7):
        harvest.take_size(width, 5)
    for packet in (b"", b"<first/>", b"<second/>"):
        harvest.take_xmp(packet)
    for block in (b"none", BLOCK, b"MM\0*"):
        harvest.take_exif(block)
    assert harvest.as_container() == Container((6, 5), (ExifBlock(BLOCK),), b"<first/>")


def test_what_is_too_long_is_noted_and_not_read() -> None:
    """The limit holds for all pieces together."""
    harvest = Harvest()
    file = Reader(BytesIO(CONTENT))
    assert harvest.read_block(file, Span(0, MAX_BLOCK_BYTES), name="it") == CONTENT
    assert harvest.read_block(file, Span(0, MAX_BLOCK_BYTES + 1), name="it") == b""
    assert harvest.read_pieces(file, [Span(0, MAX_BLOCK_BYTES), Span(0, 1)], name="another") == b""
    assert harvest.read_pieces(file, [Span(5, 2), Span(1, 1)], name="it") == b"\x05\x06\x01"
    assert harvest.notes == [f"{name} is larger than 4 MiB and was not read" for name in ("it", "another")]


@pytest.mark.parametrize(
    ("content", "numbers"), [(b"", (0, 0)), (b"\1\2\3", (0x0102, 0x0300)), (b"\0\1\0\2\0\3", (1, 2))]
)
def test_what_is_missing_counts_as_zeros(content: bytes, numbers: tuple[int, int]) -> None:
    """Numbers can be taken from any bytes."""
    assert unpack(">HH", content) == numbers
