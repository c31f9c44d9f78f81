"""The blocks of a GIF."""

from io import BytesIO

import pytest
from PIL import Image

from photowalk.photos.containers.gif import walk_gif
from photowalk.photos.containers.parts import MAX_SEGMENTS, Container, Reader
from support.photo_files import make_picture

PACKET = b"<x:xmpmeta>" + b"not in blocks, with any bytes \xff\x80\x01 " * 20 + b"</x:xmpmeta>"
TRAILER = bytes([1, *range(255, -1, -1), 0])
EXTENSION = b"\x21\xff\x0bXMP DataXMP" + PACKET + TRAILER


def walk(content: bytes) -> Container:
    """What the walk finds in these bytes."""
    return walk_gif(Reader(BytesIO(content)))


def make_animation() -> bytes:
    """Two pictures, each with a table of colours, and extensions between them."""
    stream = BytesIO()
    frames = [Image.effect_noise((40, 30), spread).convert("P") for spread in (50, 90)]
    frames[0].save(stream, "GIF", save_all=True, append_images=frames[1:], comment=b"a comment", loop=0)
    return stream.getvalue()


@pytest.mark.parametrize("gif", [make_picture("GIF"), make_animation()], ids=["a picture", "an animation"])
def test_a_packet_is_found_between_the_blocks(gif: bytes) -> None:
    """Its bytes are no chain of blocks, but what is written behind it leads out of it."""
    found = walk(gif[:-1] + EXTENSION + b";")
    assert found.xmp is not None
    assert found.xmp.startswith(PACKET)
    assert found.size_px == walk(gif).size_px is not None
    assert walk(gif).xmp is None


@pytest.mark.parametrize("kept", [3, 8, 11, 14, 30, len(EXTENSION) + 400])
def test_a_gif_that_is_cut_off_gives_what_it_has(kept: int) -> None:
    """No place behind the end is asked for."""
    found = walk((make_picture("GIF")[:-1] + EXTENSION)[:kept])
    assert found.size_px in {None, (8, 6)}


def test_a_walk_comes_to_an_end() -> None:
    """Blocks of one byte each, and pictures of no block, are walked only so far, all of them together."""
    gif = make_picture("GIF")[:-1]
    assert walk(gif + b"\x21\xfe\0" * 9 + EXTENSION).xmp is not None
    assert walk(gif + b"\x21\xfe\0" * MAX_SEGMENTS + EXTENSION).xmp is None
    assert walk(gif + b"\x21\xfe" + b"\1x" * MAX_SEGMENTS + b"\0" + EXTENSION).xmp is None
