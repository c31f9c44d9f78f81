"""WebP files without private facts: the same pixels, sound flags and sizes, and nothing of what was to go."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from photowalk.copies.stripped import Stripped, UneditableError
from photowalk.copies.webp import strip_webp
from photowalk.model import Removal
from support.copy_files import ALL, KEPT, draw, find_secrets, make_private_webp, render_tags, save, text
from support.mutants import Original, make_mutant
from support.photo_files import make_riff_chunk, make_title_packet, make_webp

PLAIN = save(draw(), "WEBP")
FRAMES = [draw().rotate(90 * turn) for turn in range(3)]
MOVING = save(FRAMES[0], "WEBP", save_all=True, append_images=FRAMES[1:])
FLAGS_AT = 20


def strip(content: bytes, *removals: Removal) -> Stripped:
    """The file without some facts, by default without any."""
    return strip_webp(memoryview(content), frozenset(removals or ALL))


@pytest.mark.parametrize("options", [{}, {"lossless": True}], ids=["lossy", "lossless"])
@pytest.mark.parametrize("removal", Removal)
def test_each_fact_is_taken_out_without_touching_a_pixel(removal: Removal, options: dict[str, bool]) -> None:
    """Nothing of the fact is left, the texts are, and the picture is the same."""
    content = make_private_webp(**options)
    stripped = strip(content, removal).content
    assert not find_secrets(stripped, frozenset({removal}))
    assert all(kept in stripped for kept in KEPT)
    with Image.open(BytesIO(content)) as before, Image.open(BytesIO(stripped)) as after:
        assert before.tobytes() == after.tobytes()


@pytest.mark.parametrize(
    ("exif", "xmp", "flags"),
    [
        (render_tags([text(0x010E, "A tower")]), make_title_packet("A tower"), 0x0C),
        (b"no block", make_title_packet("A tower"), 0x04),
        (render_tags([text(0x010E, "A tower")]), b"no packet", 0x08),
        (b"no block", b"no packet", 0),
    ],
)
def test_the_flags_tell_what_is_left(exif: bytes, xmp: bytes, flags: int) -> None:
    """The canvas says which metadata follow."""
    stripped = strip(save(draw(), "WEBP", exif=exif, xmp=xmp)).content
    assert stripped[FLAGS_AT] & 0x0C == flags
    assert int.from_bytes(stripped[4:8], "little") == len(stripped) - 8


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(PLAIN, id="no metadata"),
        pytest.param(save(draw("RGBA"), "WEBP", icc_profile=b"a profile"), id="a profile"),
        pytest.param(save(draw(), "WEBP", xmp=make_title_packet("A tower")), id="a title"),
        pytest.param(MOVING, id="moving"),
    ],
)
def test_a_file_without_private_facts_is_known(content: bytes) -> None:
    """Nothing is told as left out, so that it can go up as it is, and a copy would have the same bytes."""
    assert not strip(content).left_out
    assert strip(content).content == content


@pytest.mark.parametrize(
    ("content", "words"),
    [
        pytest.param(make_webp(PLAIN[12:], make_riff_chunk(b"MAKR", b"52.516")), "chunks of programs", id="a chunk"),
        pytest.param(PLAIN + b"at 52.516", "bytes behind the picture", id="behind it"),
    ],
)
def test_what_is_no_picture_goes(content: bytes, words: str) -> None:
    """What is left is the file without it."""
    stripped = strip(content)
    assert stripped.content == PLAIN
    assert stripped.left_out == {words}


def test_moving_pictures_come_through() -> None:
    """All pictures of an animation are carried."""
    stripped = strip(make_webp(MOVING[12:], make_riff_chunk(b"MAKR", b"52.516"))).content
    assert stripped == MOVING


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param(PLAIN[:-4], "its end is missing", id="cut off"),
        pytest.param(make_webp(PLAIN[12:-4]), "its end is missing", id="cut off within"),
        pytest.param(
            make_webp(make_riff_chunk(b"ANMF", bytes(16) + make_riff_chunk(b"EXIF", b"x"))), "frames", id="frame"
        ),
        pytest.param(make_webp(make_riff_chunk(b"MAKR", b"") * 100_001), "more chunks", id="too many chunks"),
    ],
)
def test_damage_is_told(content: bytes, reason: str) -> None:
    """Where it is not certain what a viewer would show, nothing is written."""
    with pytest.raises(UneditableError, match=reason):
        strip(content)


@given(number=st.integers(0, 10_000_000))
def test_damaged_files_are_refused_or_stay(number: int) -> None:
    """Whatever is changed in a file: it is refused, or what comes out stays as it is when that is done again."""
    mutant = make_mutant([Original("photo.webp", make_private_webp())], number, seed=3)
    try:
        once = strip(mutant.content)
    except UneditableError:
        return
    assert not strip(once.content).left_out
    assert strip(once.content).content == once.content
