"""Where a picture file keeps its metadata, and how large the picture is."""

import struct
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photowalk.photos.container import MAX_SEGMENTS, Container, Span, read_span, walk_container
from photowalk.photos.media_type import GIF, JPEG, PNG, TIFF, WEBP, MediaType
from support.photo_files import (
    make_directory,
    make_exif_segment,
    make_extended_header,
    make_jpeg,
    make_picture,
    make_png,
    make_png_chunk,
    make_riff_chunk,
    make_segment,
    make_webp,
    make_xmp_segment,
)

BLOCK = make_directory((274, 3, 1, 6))
PACKET = b"<packet/>"
XMP_KEYWORD = b"XML:com.adobe.xmp\0\0\0\0\0"


def walk(content: bytes, media_type: MediaType) -> Container:
    """What the walk finds in these bytes."""
    return walk_container(BytesIO(content), media_type)


def read(content: bytes, span: Span | None) -> bytes:
    """The bytes of a span."""
    return b"" if span is None else read_span(BytesIO(content), span, limit=1_000_000)


@pytest.mark.parametrize("media_type", [JPEG, PNG, WEBP, TIFF, GIF], ids=lambda media_type: media_type.label)
def test_the_size_is_that_of_the_header(media_type: MediaType) -> None:
    """Width and height come out as Pillow wrote them, and a whole file is known as whole."""
    container = walk(make_picture(media_type.label, width=301, height=17), media_type)
    assert container.size_px == (301, 17)
    assert container.is_whole
    assert container.xmp is None


@pytest.mark.parametrize(
    "before",
    [
        pytest.param([], id="first of all"),
        pytest.param([make_segment(0xE0, b"JFIF\0" + bytes(9))], id="behind JFIF"),
        pytest.param([make_segment(0xE2, bytes(4_000))], id="exifread gives up here"),
        pytest.param([make_segment(0xE6, bytes(60_000))] * 3, id="180 kB, more than any phone known"),
        pytest.param([make_segment(0xE1, b"Exif\0\0no TIFF block")], id="behind a false one"),
        pytest.param([b"rubbish \xff\xff\x00"], id="behind bytes of no segment"),
        pytest.param([b"\xff\xff\xff"], id="behind filling bytes"),
    ],
)
def test_the_block_of_a_jpeg_is_found_wherever_it_stands(before: list[bytes]) -> None:
    """EXIF and XMP are found behind any number of other segments, as phones write them."""
    content = make_jpeg(*before, make_exif_segment(BLOCK), make_xmp_segment(PACKET))
    container = walk(content, JPEG)
    assert read(content, container.exif) == BLOCK
    assert read(content, container.xmp) == PACKET
    assert container.size_px == (8, 6)


def test_the_first_block_and_packet_of_a_jpeg_count() -> None:
    """A second EXIF segment or XMP packet does not replace the first."""
    other = make_exif_segment(make_directory((274, 3, 1, 8)))
    content = make_jpeg(make_exif_segment(BLOCK), other, make_xmp_segment(PACKET), make_xmp_segment(b"<other/>"))
    container = walk(content, JPEG)
    assert read(content, container.exif) == BLOCK
    assert read(content, container.xmp) == PACKET


@pytest.mark.parametrize(
    ("change", "is_whole"),
    [
        pytest.param(lambda content: content, True, id="as written"),
        pytest.param(lambda content: content + b"a motion photo's video" * 9_999, True, id="with a trailer"),
        pytest.param(lambda content: content[:-2], False, id="without its end mark"),
        pytest.param(lambda content: content[:-2] + bytes(65_536 * 2), False, id="filled up with zeros"),
        pytest.param(lambda content: content[:100], False, id="cut in its header"),
        pytest.param(lambda content: content[:3], False, id="only its first bytes"),
        pytest.param(lambda content: content[:2] + b"\xff\xd9", False, id="start and end alone"),
        pytest.param(lambda content: content[:2] + b"\xff\xe1\0\0" + content[2:], True, id="a length that is none"),
    ],
)
def test_a_jpeg_without_its_end_is_known(change: object, *, is_whole: bool) -> None:
    """A copy that stopped early leaves no end mark; what phones append behind it does no harm."""
    assert callable(change)
    assert walk(change(make_jpeg(make_exif_segment(BLOCK))), JPEG).is_whole is is_whole


def test_the_end_mark_is_found_across_the_blocks_of_a_long_read() -> None:
    """Its two bytes may fall into two reads of 64 KiB."""
    head = make_jpeg()[: make_jpeg().index(b"\xff\xda")]
    for filling in range(65_520, 65_540):
        content = head + make_segment(0xDA, b"") + bytes(filling) + b"\xff\xd9" + bytes(100)
        assert walk(content, JPEG).is_whole


def test_a_jpeg_of_no_lines_has_no_size() -> None:
    """A height of zero (to be told later, by a DNL segment) is not known."""
    content = make_jpeg()
    frame = content.index(b"\xff\xc0")
    assert walk(content[: frame + 5] + bytes(2) + content[frame + 7 :], JPEG).size_px is None


@pytest.mark.parametrize("prefix", [b"", b"Exif\0\0"], ids=["bare", "with the prefix of JPEG"])
def test_a_png_has_its_block_in_a_chunk(prefix: bytes) -> None:
    """The eXIf chunk is found, with a needless prefix too, and XMP in a text chunk."""
    exif = make_png_chunk(b"eXIf", prefix + BLOCK)
    content = make_png(make_png_chunk(b"iTXt", b"Title\0"), exif, make_png_chunk(b"iTXt", XMP_KEYWORD + PACKET))
    container = walk(content, PNG)
    assert read(content, container.exif) == BLOCK
    assert read(content, container.xmp) == PACKET
    assert container.is_whole


@pytest.mark.parametrize("length", [10, 40, -4, -12])
def test_a_png_without_its_end_is_known(length: int) -> None:
    """A PNG cut anywhere before its last chunk is not whole."""
    assert walk(make_png(), PNG).is_whole
    assert walk(make_png()[: length - 8 if length < 0 else length], PNG).is_whole is False


@pytest.mark.parametrize("prefix", [b"", b"Exif\0\0"], ids=["as phones write it", "as exifread wants it"])
def test_a_webp_has_its_block_in_a_chunk(prefix: bytes) -> None:
    """The EXIF chunk is found with and without the prefix of JPEG; the canvas is the size."""
    picture = make_picture("WEBP")[12:]
    content = make_webp(
        make_extended_header(4_000, 3_001),
        picture,
        make_riff_chunk(b"EXIF", prefix + BLOCK + b"odd"),
        make_riff_chunk(b"XMP ", PACKET),
    )
    container = walk(content, WEBP)
    assert container.size_px == (4_000, 3_001)
    assert read(content, container.exif).startswith(BLOCK)
    assert read(content, container.xmp) == PACKET


def test_a_lossless_webp_has_its_size_elsewhere() -> None:
    """Fourteen bits a side, less one, behind a byte of signature."""
    bits = (4_000 - 1) | (3_001 - 1) << 14
    assert walk(make_webp(make_riff_chunk(b"VP8L", b"\x2f" + struct.pack("<I", bits))), WEBP).size_px == (4_000, 3_001)


def test_a_webp_shorter_than_it_says_is_known() -> None:
    """The length in the first chunk is that of the whole file."""
    content = make_picture("WEBP")
    assert walk(content, WEBP).is_whole
    assert not walk(content[:-1], WEBP).is_whole


@pytest.mark.parametrize(
    ("media_type", "beginning", "segment", "metadata"),
    [
        (JPEG, make_jpeg()[:2], make_segment(0xE0, b""), make_exif_segment(BLOCK)),
        (PNG, make_png()[:8], make_png_chunk(b"tEXt", b""), make_png_chunk(b"eXIf", BLOCK)),
        (WEBP, make_webp(), make_riff_chunk(b"junk", b""), make_riff_chunk(b"EXIF", BLOCK)),
    ],
    ids=["JPEG", "PNG", "WebP"],
)
def test_a_walk_comes_to_an_end(media_type: MediaType, beginning: bytes, *, segment: bytes, metadata: bytes) -> None:
    """Files of millions of empty segments are walked only so far."""
    assert walk(beginning + segment + metadata, media_type).exif is not None
    assert walk(beginning + segment * MAX_SEGMENTS + metadata, media_type).exif is None


@pytest.mark.parametrize("order", ["<", ">"], ids=["Intel", "Motorola"])
@pytest.mark.parametrize("field_type", [3, 4], ids=["short", "long"])
def test_a_tiff_is_its_own_block(order: str, field_type: int) -> None:
    """Size and XMP stand in the first directory, in either byte order; the whole file is the EXIF block."""
    sides = [struct.pack(f"{order}H2x" if field_type == 3 else f"{order}I", side) for side in (640, 480)]
    entries = [
        struct.pack(f"{order}HHI", tag, field_type, 1) + side for tag, side in zip((256, 257), sides, strict=True)
    ]
    entries.append(struct.pack(f"{order}HHII", 700, 1, len(PACKET), 8 + 2 + 36 + 4))
    head = (b"II" if order == "<" else b"MM") + struct.pack(f"{order}HIH", 42, 8, 3)
    content = head + b"".join(entries) + bytes(4) + PACKET
    container = walk(content, TIFF)
    assert container.size_px == (640, 480)
    assert read(content, container.exif) == content
    assert read(content, container.xmp) == PACKET


def test_a_bigtiff_is_left_to_pillow() -> None:
    """Its directories are of another shape, and exifread reads nonsense out of them."""
    assert walk(b"II+\0\x08\0\0\0" + bytes(100), TIFF) == Container()


@given(rest=st.binary(max_size=200), media_type=st.sampled_from([JPEG, PNG, WEBP, TIFF, GIF]))
def test_no_bytes_make_a_walk_raise(rest: bytes, media_type: MediaType) -> None:
    """Behind the beginning of each type any bytes may stand; a size that comes out is above zero."""
    whole = make_picture(media_type.label)
    for kept in (4, 12, 40):
        container = walk(whole[:kept] + rest, media_type)
        assert container.size_px is None or min(container.size_px) > 0
