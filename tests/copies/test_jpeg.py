"""JPEG files without private facts: the same pixels, and nothing of what was to go."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL.JpegImagePlugin import JpegImageFile

from photowalk.copies.jpeg import strip_jpeg
from photowalk.copies.stripped import Stripped, UneditableError
from photowalk.model import Removal
from support.copy_files import (
    ALL,
    KEPT,
    PRIVATE_PACKET,
    SECRETS,
    draw,
    find_secrets,
    make_private_block,
    make_private_jpeg,
    make_resource,
    make_resources_segment,
    save,
)
from support.mutants import Original, make_mutant
from support.photo_files import make_exif_segment, make_segment, make_title_packet, make_xmp_segment

PLAIN = save(draw(), "JPEG", quality=90)
LATER_SECRET = b"\xff\xd8 a second picture at 52.516, by the camera S/N 4711 of Camera of Jane, MAKER'S OWN"


def strip(content: bytes, *removals: Removal) -> Stripped:
    """The file without some facts, by default without any."""
    return strip_jpeg(memoryview(content), frozenset(removals or ALL))


def read_pixels(content: bytes) -> bytes:
    """All pixels of the first picture as Pillow decodes them."""
    with JpegImageFile(BytesIO(content)) as image:
        return image.tobytes()


def insert(*segments: bytes) -> bytes:
    """The plain file with more segments after the first one, which is JFIF's."""
    return PLAIN[:20] + b"".join(segments) + PLAIN[20:]


@pytest.mark.parametrize("progressive", [False, True])
@pytest.mark.parametrize("removal", Removal)
def test_each_fact_is_taken_out_without_touching_a_pixel(removal: Removal, *, progressive: bool) -> None:
    """Nothing of the fact is left, the texts and the colour profile are, and the picture decodes to the same pixels."""
    content = make_private_jpeg(progressive=progressive)
    stripped = strip(content, removal).content
    assert not find_secrets(stripped, frozenset({removal}))
    assert all(kept in stripped for kept in (*KEPT, b"a profile"))
    assert read_pixels(stripped) == read_pixels(content)


@pytest.mark.parametrize(
    "options",
    [
        {"subsampling": 0},
        {"subsampling": 2, "quality": 30},
        {"restart_marker_blocks": 1},
        {"progressive": True, "restart_marker_rows": 1},
        {"optimize": True},
    ],
    ids=str,
)
@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
def test_any_coding_comes_through(mode: str, options: dict[str, int]) -> None:
    """Subsampling, restart markers, several scans and other colours than RGB are carried as they are."""
    content = save(draw(mode), "JPEG", **options)
    stripped = strip(content[:-2] + b"\xff\xd9" + LATER_SECRET).content
    assert read_pixels(stripped) == read_pixels(content)


def test_the_secrets_are_there_before() -> None:
    """The file that these tests are made with tells all that is looked for."""
    assert find_secrets(make_private_jpeg(), ALL) == {secret for secrets in SECRETS.values() for secret in secrets}


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(PLAIN, id="no metadata"),
        pytest.param(PLAIN + bytes(64), id="zeros behind it"),
        pytest.param(insert(make_xmp_segment(make_title_packet("A tower"))), id="a title"),
        pytest.param(insert(make_resources_segment(make_resource(0x03ED, bytes(16)))), id="a resolution"),
        pytest.param(save(draw("CMYK"), "JPEG"), id="Adobe's segment"),
        pytest.param(PLAIN.replace(b"\xff\xdb", b"\xff\xff\xff\xdb"), id="filling bytes"),
    ],
)
def test_a_file_without_private_facts_is_known(content: bytes) -> None:
    """Nothing is told as left out, so that it can go up as it is."""
    assert not strip(content).left_out


@pytest.mark.parametrize(
    ("segment", "words"),
    [
        pytest.param(make_segment(0xE0, b"JFXX\0\x10" + PLAIN), "segments of makers and editors", id="a thumbnail"),
        pytest.param(make_segment(0xE2, b"MPF\0II*\0"), "segments of makers and editors", id="several pictures"),
        pytest.param(make_segment(0xE2, b"FPXR\0"), "segments of makers and editors", id="FlashPix"),
        pytest.param(make_segment(0xE6, b"GoPro 52.516"), "segments of makers and editors", id="a maker's"),
        pytest.param(make_segment(0xED, b"Adobe_CM"), "segments of makers and editors", id="not Photoshop's"),
        pytest.param(make_segment(0xEE, b"nobody"), "segments of makers and editors", id="not Adobe's"),
        pytest.param(make_segment(0xFE, b"a comment"), "segments of makers and editors", id="a comment"),
        pytest.param(b"\0rubbish\0", "segments of makers and editors", id="bytes of no segment"),
        pytest.param(make_exif_segment(b"no block"), "EXIF data that cannot be read", id="a broken block"),
        pytest.param(make_xmp_segment(b"no packet"), "an XMP packet that cannot be read", id="a broken packet"),
        pytest.param(
            make_segment(0xE1, b"http://ns.adobe.com/xmp/extension/\0"),
            "the second part of an XMP packet, or what nobody has described",
            id="the rest of a packet",
        ),
    ],
)
def test_what_nobody_looked_into_goes(segment: bytes, words: str) -> None:
    """What is left is the file without it."""
    stripped = strip(insert(segment))
    assert stripped.content == PLAIN
    assert stripped.left_out == {words}


def test_what_stands_behind_the_picture_goes() -> None:
    """Phones put motion videos and second pictures there, each with a position of its own."""
    stripped = strip(PLAIN + LATER_SECRET)
    assert stripped.content == PLAIN
    assert stripped.left_out == {"bytes behind the picture"}


def test_the_thumbnail_of_jfif_goes() -> None:
    """Its size is zero afterwards."""
    content = PLAIN[:2] + make_segment(0xE0, PLAIN[6:18] + b"\1\1rgb") + PLAIN[20:]
    assert strip(content).content == PLAIN


def test_each_of_several_blocks_is_stripped() -> None:
    """Some programs write a second EXIF block or packet, and decoders read both."""
    twice = insert(*[make_exif_segment(make_private_block()), make_xmp_segment(PRIVATE_PACKET)] * 2)
    stripped = strip(twice).content
    assert stripped.count(b"Exif\0\0") == 2
    assert not find_secrets(stripped, ALL)


def test_metadata_that_no_longer_fit_go() -> None:
    """A packet that grows as it is written anew may become longer than a segment can be."""
    packet = make_title_packet(">" * 20_000).replace(b"<dc:title>", b'<dc:title xmlns:gps="x" gps:at="1">')
    stripped = strip(insert(make_xmp_segment(packet)))
    assert stripped.content == PLAIN
    assert "metadata that no longer fit into a segment" in stripped.left_out


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param(PLAIN[:300], "its end is missing", id="cut off in its head"),
        pytest.param(PLAIN[:-2], "its end is missing", id="cut off in its codes"),
        pytest.param(PLAIN[:20] + PLAIN[-2:], "it holds no picture", id="no picture"),
        pytest.param(PLAIN[:-2] + PLAIN[2:], "several in one", id="two pictures"),
        pytest.param(PLAIN[:-9] + b"\xff\x01" + PLAIN[-9:], "damaged", id="a stray marker among the codes"),
        pytest.param(insert(make_segment(0xDE, b"x")), "damaged", id="pictures of several sizes"),
        pytest.param(insert(make_segment(0xFE, b"") * 100_001), "more segments", id="too many segments"),
    ],
)  # fmt: skip
def test_damage_is_told(content: bytes, reason: str) -> None:
    """Where it is not certain what a decoder would show, nothing is written."""
    with pytest.raises(UneditableError, match=reason):
        strip(content)


def test_twice_is_once() -> None:
    """A file out of which facts were taken stays as it is when that is done again."""
    once = strip(make_private_jpeg(behind=LATER_SECRET))
    assert not strip(once.content).left_out
    assert strip(once.content).content == once.content


@given(number=st.integers(0, 10_000_000))
def test_damaged_files_are_refused_or_stay(number: int) -> None:
    """Whatever is changed in a file: it is refused, or what comes out stays as it is when that is done again."""
    mutant = make_mutant([Original("photo.jpg", make_private_jpeg(behind=LATER_SECRET))], number, seed=3)
    try:
        once = strip(mutant.content)
    except UneditableError:
        return
    assert not strip(once.content).left_out
    assert strip(once.content).content == once.content
