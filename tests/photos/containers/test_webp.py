"""The chunks of a WebP."""

import struct
from io import BytesIO

import pytest

from photowalk.photos.containers.parts import MAX_BLOCK_BYTES, MAX_SEGMENTS, Container, ExifBlock, Reader
from photowalk.photos.containers.webp import walk_webp
from support.photo_files import make_directory, make_extended_header, make_picture, make_riff_chunk, make_webp

BLOCK = make_directory((274, 3, 1, 6))
PACKET = b"<packet/>"


def walk(content: bytes) -> Container:
    """What the walk finds in these bytes."""
    return walk_webp(Reader(BytesIO(content)))


@pytest.mark.parametrize("prefix", [b"", b"Exif\0\0"], ids=["as phones write it", "as exifread wants it"])
def test_a_webp_has_its_block_in_a_chunk(prefix: bytes) -> None:
    """The EXIF chunk is found with and without the prefix of JPEG; the canvas is the size."""
    chunks = (make_riff_chunk(b"EXIF", prefix + BLOCK + b"odd"), make_riff_chunk(b"XMP ", PACKET))
    found = walk(make_webp(make_extended_header(4_000, 3_001), make_picture("WEBP")[12:], *chunks))
    assert found == Container((4_000, 3_001), (ExifBlock(BLOCK + b"odd"),), PACKET)


def test_a_lossless_webp_has_its_size_elsewhere() -> None:
    """Fourteen bits a side, less one, behind a byte of signature."""
    bits = (4_000 - 1) | (3_001 - 1) << 14
    assert walk(make_webp(make_riff_chunk(b"VP8L", b"\x2f" + struct.pack("<I", bits)))).size_px == (4_000, 3_001)


def test_a_webp_shorter_than_it_says_is_known() -> None:
    """The length in the first chunk is that of the whole file."""
    content = make_picture("WEBP")
    assert walk(content).is_whole
    assert not walk(content[:-1]).is_whole


def test_a_chunk_that_is_too_long_is_noted() -> None:
    """A chunk may say that it has four gigabytes; no more than the limit is read."""
    found = walk(make_webp(b"XMP " + struct.pack("<I", MAX_BLOCK_BYTES + 1) + PACKET))
    assert (found.xmp, found.notes) == (None, ("its XMP packet is larger than 4 MiB and was not read",))


def test_a_walk_comes_to_an_end() -> None:
    """A file of millions of empty chunks is walked only so far."""
    empty, metadata = make_riff_chunk(b"junk", b""), make_riff_chunk(b"EXIF", BLOCK)
    assert walk(make_webp(empty, metadata)).exif
    assert not walk(make_webp(empty * MAX_SEGMENTS, metadata)).exif
