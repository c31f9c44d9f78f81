"""TIFF files without private facts: the same pixels on each page, and nothing of what was to go."""

import struct
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from photowalk.copies.exif_block import DAMAGE
from photowalk.copies.stripped import Stripped, UneditableError
from photowalk.copies.tiff import strip_tiff
from photowalk.model import Removal
from support.copy_files import (
    ALL,
    KEPT,
    NOTHING,
    Tag,
    below,
    draw,
    find_secrets,
    list_page_tags,
    long,
    make_private_tiff,
    make_record,
    opaque,
    render_tags,
    save,
    short,
    text,
)
from support.mutants import Original, make_mutant
from support.photo_files import make_title_packet


def repeat(number: int, value: int) -> Tag:
    """A tag with the same number nine hundred times."""
    return Tag(number, 4, struct.pack("<900I", *[value] * 900))


def strip(content: bytes, *removals: Removal) -> Stripped:
    """The file without some facts, by default without any."""
    return strip_tiff(memoryview(content), frozenset(removals or ALL))


def read_pages(content: bytes) -> list[bytes]:
    """The pixels of each page as Pillow decodes them."""
    with Image.open(BytesIO(content)) as image:
        pages = []
        for page in range(getattr(image, "n_frames", 1)):
            image.seek(page)
            pages.append(image.tobytes())
        return pages


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("removal", Removal)
def test_each_fact_is_taken_out_without_touching_a_pixel(removal: Removal, order: str) -> None:
    """Nothing of the fact is left, the texts are, and all pages are the same."""
    content = make_private_tiff(order, pages=3)
    stripped = strip(content, removal).content
    assert not find_secrets(stripped, frozenset({removal}))
    assert all(kept in stripped for kept in KEPT)
    assert read_pages(stripped) == read_pages(content)


@pytest.mark.parametrize("compression", ["raw", "tiff_lzw", "tiff_adobe_deflate", "packbits", "jpeg", "group4"])
def test_any_packing_comes_through(compression: str) -> None:
    """Strips are carried as they are, with the tables and colours that a decoder needs."""
    image = draw("1" if compression == "group4" else "RGB")
    content = save(image, "TIFF", compression=compression, icc_profile=b"a profile", tiffinfo={0x8649: b"MAKER'S OWN"})
    stripped = strip(content).content
    assert read_pages(stripped) == read_pages(content)
    assert b"a profile" in stripped
    assert b"MAKER'S OWN" not in stripped


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGBA", "CMYK", "LAB", "F", "I;16"])
def test_any_colours_come_through(mode: str) -> None:
    """Palettes, transparency and numbers of any size are carried."""
    image = draw("L").convert("I").convert("I;16") if mode == "I;16" else draw() if mode == "LAB" else draw(mode)
    content = save(image, "TIFF", tiffinfo={0x8649: b"MAKER'S OWN"})
    assert read_pages(strip(content).content) == read_pages(content)


def test_tiles_come_through() -> None:
    """A picture in tiles is carried as one in strips is."""
    form = {0x0100: 16, 0x0101: 32, 0x0102: 8, 0x0103: 1, 0x0106: 1, 0x0115: 1, 0x0142: 16, 0x0143: 16}
    tiles = Tag(0x0144, 4, strips=(bytes(range(256)), bytes(256)))
    tags = [
        *(short(number, value) for number, value in form.items()),
        tiles,
        Tag(0x0145, 3, struct.pack("<2H", 256, 256)),
    ]
    content = render_tags([*tags, opaque(0x8649, b"MAKER'S OWN")])
    assert read_pages(strip(content).content) == read_pages(content)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(render_tags(list_page_tags()), id="no metadata"),
        pytest.param(render_tags(list_page_tags("<", text(0x010E, "A tower"))), id="a text"),
        pytest.param(render_tags(list_page_tags("<", opaque(0x02BC, make_title_packet("A tower")))), id="a packet"),
        pytest.param(render_tags(list_page_tags("<", opaque(0x83BB, make_record(5, b"A tower")))), id="a record"),
        pytest.param(save(draw(), "TIFF"), id="of Pillow"),
    ],
)
def test_a_file_without_private_facts_is_known(content: bytes) -> None:
    """Nothing is told as left out, so that it can go up as it is."""
    assert not strip(content).left_out


@pytest.mark.parametrize(
    ("content", "words"),
    [
        pytest.param(
            render_tags(list_page_tags("<", Tag(0x830E, 5, bytes(24)))), "tags that nobody has described", id="GeoTIFF"
        ),
        pytest.param(
            render_tags(list_page_tags("<", below(0x014A, text(1, "N")))), "tags that nobody has described", id="below"
        ),
        pytest.param(
            render_tags(list_page_tags("<", opaque(0x02BC, b"no packet"))),
            "an XMP packet that cannot be read",
            id="packet",
        ),
        pytest.param(
            render_tags(list_page_tags("<", opaque(0x83BB, b"no record"))),
            "IPTC records that cannot be read",
            id="record",
        ),
        pytest.param(render_tags(list_page_tags("<", Tag(0x010E, 2, b""))), DAMAGE, id="no values"),
        pytest.param(render_tags(list_page_tags()) + b"52.516", "bytes that belong to no tag", id="behind it"),
    ],
)
def test_what_is_not_described_goes(content: bytes, words: str) -> None:
    """What is left is the file without it."""
    stripped = strip(content)
    assert words in stripped.left_out
    assert stripped.content == strip(render_tags(list_page_tags())).content


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param(b"II+\0\x08\0\0\0" + bytes(40), "a form that photowalk cannot write", id="BigTIFF"),
        pytest.param(render_tags([short(0x0100, 4)]), "its pixels cannot be found", id="no pixels"),
        pytest.param(render_tags([Tag(0x0111, 4, strips=(b"x",))]), "its pixels cannot be found", id="no lengths"),
        pytest.param(render_tags([long(0x0111, 8), long(0x0117, 9_999)]), "damaged", id="pixels behind the end"),
        pytest.param(render_tags([short(0x0103, 6), long(0x0111, 8), long(0x0117, 9)]), "of the 1990s", id="old JPEG"),
        pytest.param(
            render_tags(list_page_tags("<", text(0x010E, "A tower"))).replace(
                struct.pack("<HHI", 0x010E, 2, 8), struct.pack("<HHI", 0x010E, 2, 20)
            ),
            "damaged",
            id="a text that runs on",
        ),
        pytest.param(render_tags(*[list_page_tags()] * 1_001), "more pages", id="too many pages"),
        pytest.param(render_tags([repeat(0x0111, 8), repeat(0x0117, 900)]), "damaged", id="one strip again and again"),
    ],
)  # fmt: skip
def test_damage_is_told(content: bytes, reason: str) -> None:
    """Where it is not certain what a viewer would show, nothing is written."""
    with pytest.raises(UneditableError, match=reason):
        strip(content)


@pytest.mark.parametrize("order", ["<", ">"])
def test_twice_is_once(order: str) -> None:
    """A file out of which facts were taken stays as it is when that is done again."""
    once = strip(make_private_tiff(order, pages=2))
    twice = strip(once.content)
    assert (twice.content, twice.left_out) == (once.content, NOTHING)


@given(number=st.integers(0, 10_000_000))
def test_damaged_files_are_refused_or_stay(number: int) -> None:
    """Whatever is changed in a file: it is refused, or what comes out stays as it is when that is done again."""
    mutant = make_mutant([Original("photo.tif", make_private_tiff(pages=2))], number, seed=3)
    try:
        once = strip(mutant.content)
    except UneditableError:
        return
    assert not strip(once.content).left_out
    assert strip(once.content).content == once.content
