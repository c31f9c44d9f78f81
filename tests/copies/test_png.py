"""PNG files without private facts: the same pixels, sound checksums, and nothing of what was to go."""

import struct
import zlib
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from photowalk.copies.png import strip_png
from photowalk.copies.stripped import Stripped, UneditableError
from photowalk.model import Removal
from support.copy_files import (
    ALL,
    KEPT,
    draw,
    find_secrets,
    make_chunk,
    make_private_block,
    make_private_png,
    render_tags,
    save,
    text,
)
from support.mutants import Original, make_mutant
from support.photo_files import make_title_packet

PLAIN = save(draw(), "PNG", compress_level=9)


def strip(content: bytes, *removals: Removal) -> Stripped:
    """The file without some facts, by default without any."""
    return strip_png(memoryview(content), frozenset(removals or ALL))


def insert(*chunks: bytes) -> bytes:
    """The plain file with more chunks after its header."""
    return PLAIN[:33] + b"".join(chunks) + PLAIN[33:]


def read_chunks(content: bytes) -> dict[bytes, bytes]:
    """The chunks by name, all with the right checksum."""
    at, chunks = 8, {}
    while at < len(content):
        length, name = struct.unpack_from(">I4s", content, at)
        chunks[name] = content[at + 8 : at + 8 + length]
        assert content[at : at + 12 + length] == make_chunk(name, chunks[name])
        at += 12 + length
    return chunks


@pytest.mark.parametrize("removal", Removal)
def test_each_fact_is_taken_out_without_touching_a_pixel(removal: Removal) -> None:
    """Nothing of the fact is left, the texts are, the checksums are right, and the picture is the same."""
    content = make_private_png()
    stripped = strip(content, removal).content
    assert not find_secrets(stripped, frozenset({removal}))
    assert all(kept in stripped for kept in KEPT)
    assert read_chunks(stripped).keys() == {b"IHDR", b"eXIf", b"iTXt", b"tEXt", b"IDAT", b"IEND"}
    with Image.open(BytesIO(content)) as before, Image.open(BytesIO(stripped)) as after:
        assert before.tobytes() == after.tobytes()


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(PLAIN, id="no metadata"),
        pytest.param(insert(make_chunk(b"tEXt", b"Title\0A tower")), id="a title"),
        pytest.param(insert(make_chunk(b"iTXt", b"Author\0\0\0en\0\0Jane Doe")), id="an author"),
        pytest.param(insert(make_chunk(b"pHYs", bytes(9)), make_chunk(b"tIME", bytes(7))), id="resolution and time"),
        pytest.param(insert(make_chunk(b"eXIf", render_tags([text(0x010E, "A tower")]))), id="an EXIF block"),
        pytest.param(
            insert(make_chunk(b"iTXt", b"XML:com.adobe.xmp" + bytes(5) + make_title_packet("A tower"))), id="a packet"
        ),
        pytest.param(save(draw("P"), "PNG", icc_profile=b"a profile"), id="a palette and a profile"),
    ],
)
def test_a_file_without_private_facts_is_known(content: bytes) -> None:
    """Nothing is told as left out, so that it can go up as it is."""
    assert not strip(content).left_out


@pytest.mark.parametrize(
    "chunk",
    [
        pytest.param(make_chunk(b"tEXt", b"Comment\0at 52.516"), id="a comment"),
        pytest.param(make_chunk(b"tEXt", b"Title without an end"), id="a text without a keyword"),
        pytest.param(make_chunk(b"tEXt", b"Raw profile type APP1\0\nexif\n 12\n457869660000"), id="hexadecimal EXIF"),
        pytest.param(make_chunk(b"zTXt", b"Title\0\0" + zlib.compress(b"GPS")), id="a compressed text"),
        pytest.param(make_chunk(b"iTXt", b"Title\0\1\0\0\0" + zlib.compress(b"GPS")), id="another compressed text"),
        pytest.param(make_chunk(b"caBX", b"52.516"), id="a chunk of a program"),
    ],
)
def test_texts_and_data_of_programs_go(chunk: bytes) -> None:
    """What is left is the file without them."""
    stripped = strip(insert(chunk))
    assert stripped.content == PLAIN
    assert stripped.left_out == {"texts and data of programs"}


def test_a_chunk_without_anything_left_goes() -> None:
    """An EXIF block that cannot be read leaves no empty chunk."""
    assert strip(insert(make_chunk(b"eXIf", b"no block"))).content == PLAIN


def test_the_signature_of_jpeg_is_no_part_of_the_block() -> None:
    """Some programs write it before the block."""
    stripped = strip(insert(make_chunk(b"eXIf", b"Exif\0\0" + make_private_block())))
    assert read_chunks(stripped.content)[b"eXIf"][:4] == b"II*\0"


def test_what_stands_behind_the_picture_goes() -> None:
    """The end chunk is the end."""
    stripped = strip(PLAIN + b"at 52.516")
    assert stripped.content == PLAIN
    assert stripped.left_out == {"bytes behind the picture"}


def test_moving_pictures_come_through() -> None:
    """All pictures of an animation are carried."""
    frames = [draw().rotate(90 * turn) for turn in range(3)]
    content = save(frames[0], "PNG", save_all=True, append_images=frames[1:])
    stripped = strip(content[:33] + make_chunk(b"teXt", b"52.516") + content[33:]).content
    assert stripped == content


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param(PLAIN[:60], "its end is missing", id="cut off"),
        pytest.param(PLAIN[:-12], "its end is missing", id="no end chunk"),
        pytest.param(insert(make_chunk(b"VITA", b"x")), "nobody has described", id="an unknown needed chunk"),
        pytest.param(insert(make_chunk(b"teXt", b"") * 100_001), "more chunks", id="too many chunks"),
    ],
)
def test_damage_is_told(content: bytes, reason: str) -> None:
    """Where it is not certain what a viewer would show, nothing is written."""
    with pytest.raises(UneditableError, match=reason):
        strip(content)


@given(number=st.integers(0, 10_000_000))
def test_damaged_files_are_refused_or_stay(number: int) -> None:
    """Whatever is changed in a file: it is refused, or what comes out stays as it is when that is done again."""
    mutant = make_mutant([Original("photo.png", make_private_png())], number, seed=3)
    try:
        once = strip(mutant.content)
    except UneditableError:
        return
    assert not strip(once.content).left_out
    assert strip(once.content).content == once.content
