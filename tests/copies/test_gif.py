"""GIF files without private facts: all pictures and their timing, no comments and nothing of programs."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from photowalk.copies.gif import strip_gif
from photowalk.copies.stripped import Stripped, UneditableError
from support.copy_files import ALL, PRIVATE_PACKET, draw, save
from support.mutants import Original, make_mutant

FRAMES = [draw().rotate(90 * turn) for turn in range(3)]
MOVING = save(FRAMES[0], "GIF", save_all=True, append_images=FRAMES[1:], loop=0, duration=80)
PLAIN = save(draw(), "GIF")
COMMENT = b"\x21\xfe\x09at 52.516\0"
PACKET = b"\x21\xff\x0bXMP DataXMP" + b"\x04GPS \0"


def strip(content: bytes) -> Stripped:
    """The file without private facts."""
    return strip_gif(memoryview(content), ALL)


def insert(content: bytes, *blocks: bytes) -> bytes:
    """A file with more blocks before its end mark."""
    return content[:-1] + b"".join(blocks) + content[-1:]


@pytest.mark.parametrize("content", [PLAIN, MOVING], ids=["plain", "moving"])
def test_a_file_without_private_facts_is_known(content: bytes) -> None:
    """Nothing is told as left out, and a copy would have the same bytes."""
    assert strip(content).content == content
    assert not strip(content).left_out


@pytest.mark.parametrize(
    "block",
    [
        pytest.param(COMMENT, id="a comment"),
        pytest.param(PACKET, id="a packet"),
        pytest.param(b"\x21\xff\x0bNETSCAPE2.0\x03\x01\0\0\x04GPS \0", id="more than a number of loops"),
        pytest.param(b"\x21\xab\x04GPS \0", id="an extension that there is not"),
    ],
)
def test_comments_and_data_of_programs_go(block: bytes) -> None:
    """What is left is the file without them, with every picture of it."""
    stripped = strip(insert(MOVING, block))
    assert stripped.content == MOVING
    assert stripped.left_out == {"comments and data of programs"}


@pytest.mark.parametrize("block", [b"\x21\x01\x0c" + bytes(12) + b"\x04text\0", b"\x21\xf9\x04" + bytes(4) + b"\0"])
def test_what_is_shown_stays(block: bytes) -> None:
    """Texts that are drawn, and how long a picture is shown, belong to the picture."""
    assert strip(insert(PLAIN, block)).content == insert(PLAIN, block)


def test_packets_of_real_programs_go() -> None:
    """A packet as Pillow and others write it, with its trailer of 258 bytes, is left out as a whole."""
    stripped = strip(save(draw(), "GIF", xmp=PRIVATE_PACKET, comment=b"at 52.516")).content
    assert b"GPS" not in stripped
    assert b"52.516" not in stripped
    with Image.open(BytesIO(stripped)) as after, Image.open(BytesIO(PLAIN)) as before:
        assert after.convert("RGB").tobytes() == before.convert("RGB").tobytes()


def test_pictures_with_colours_of_their_own_come_through() -> None:
    """A local table of colours is carried with its picture."""
    frames = [draw().quantize(16), draw().rotate(180).quantize(64)]
    content = save(frames[0], "GIF", save_all=True, append_images=frames[1:])
    assert strip(insert(content, COMMENT)).content == content


def test_what_stands_behind_the_picture_goes() -> None:
    """The end mark is the end."""
    stripped = strip(PLAIN + b"at 52.516")
    assert stripped.content == PLAIN
    assert stripped.left_out == {"bytes behind the picture"}


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param(PLAIN[:8], "its end is missing", id="cut off in its head"),
        pytest.param(PLAIN[:-1], "its end is missing", id="no end mark"),
        pytest.param(insert(PLAIN, b"\x99"), "damaged", id="an unknown block"),
        pytest.param(insert(PLAIN, COMMENT * 100_001), "more parts", id="too many blocks"),
    ],
)
def test_damage_is_told(content: bytes, reason: str) -> None:
    """Where it is not certain what a viewer would show, nothing is written."""
    with pytest.raises(UneditableError, match=reason):
        strip(content)


@given(number=st.integers(0, 10_000_000))
def test_damaged_files_are_refused_or_stay(number: int) -> None:
    """Whatever is changed in a file: it is refused, or what comes out stays as it is when that is done again."""
    mutant = make_mutant([Original("photo.gif", insert(MOVING, COMMENT, PACKET))], number, seed=3)
    try:
        once = strip(mutant.content)
    except UneditableError:
        return
    assert not strip(once.content).left_out
    assert strip(once.content).content == once.content
