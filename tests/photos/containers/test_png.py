"""The chunks of a PNG."""

import zlib
from io import BytesIO

import pytest

from photowalk.photos.containers.parts import MAX_BLOCK_BYTES, MAX_SEGMENTS, Container, ExifBlock, Reader
from photowalk.photos.containers.png import walk_png
from support.photo_files import make_directory, make_png, make_png_chunk

BLOCK = make_directory((274, 3, 1, 6))
PACKET = b"<packet/>"
RECORDS = b"\x1c\x02\x05\0\x05title"
RESOURCES = b"8BIM\x04\x04\0\0\0\0\0\x0a" + RECORDS
KEYWORD = b"XML:com.adobe.xmp\0"


def walk(*chunks: bytes) -> Container:
    """What the walk finds in a PNG with these chunks."""
    return walk_png(Reader(BytesIO(make_png(*chunks))))


def make_profile(kind: bytes, content: bytes) -> bytes:
    """A profile as ImageMagick writes it: name, length and hexadecimal digits, 72 in a line."""
    digits = content.hex().encode()
    lines = [digits[at : at + 72] for at in range(0, len(digits), 72)]
    return b"\n" + kind + b"\n%8d\n" % len(content) + b"\n".join(lines) + b"\n"


def make_text(chunk: bytes, kind: bytes, *, content: bytes) -> bytes:
    """The chunk of a profile, in one of the three ways to write a text."""
    text = make_profile(kind, content)
    behind = {b"tEXt": text, b"zTXt": b"\0" + zlib.compress(text), b"iTXt": b"\1\0\0\0" + zlib.compress(text)}[chunk]
    return make_png_chunk(chunk, b"Raw profile type " + kind + b"\0" + behind)


@pytest.mark.parametrize("prefix", [b"", b"Exif\0\0"], ids=["bare", "with the prefix of JPEG"])
def test_a_block_has_a_chunk_of_its_own(prefix: bytes) -> None:
    """The eXIf chunk is found, with a needless prefix too, and XMP in a text chunk."""
    packet = make_png_chunk(b"iTXt", KEYWORD + bytes(4) + PACKET)
    found = walk(make_png_chunk(b"iTXt", b"Title\0"), make_png_chunk(b"eXIf", prefix + BLOCK), packet)
    assert found == Container((8, 6), (ExifBlock(BLOCK),), PACKET)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(b"\0\0en\0XMP\0" + PACKET, id="with a language"),
        pytest.param(b"\1\0\0\0" + zlib.compress(PACKET), id="compressed"),
        pytest.param(b"\1\0\0\0" + zlib.compress(PACKET)[:-3], id="compressed, without its checksum"),
    ],
)
def test_a_packet_may_be_written_in_several_ways(text: bytes) -> None:
    """A language and a translated keyword may stand before it, and it may be compressed."""
    assert walk(make_png_chunk(b"iTXt", KEYWORD + text)).xmp == PACKET


@pytest.mark.parametrize("chunk", [b"tEXt", b"zTXt", b"iTXt"])
def test_profiles_in_hexadecimal_digits_are_read(chunk: bytes) -> None:
    """EXIF, XMP and IPTC as ImageMagick writes them come out as if they stood in chunks of their own."""
    found = walk(
        *(
            make_text(chunk, kind, content=content)
            for kind, content in ((b"exif", b"Exif\0\0" + BLOCK), (b"iptc", RESOURCES), (b"xmp", PACKET))
        )
    )
    assert (found.exif, found.iptc, found.xmp) == ((ExifBlock(BLOCK),), RECORDS, PACKET)


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"Exif\0\0" + BLOCK, Container((8, 6), (ExifBlock(BLOCK),))),
        (b"http://ns.adobe.com/xap/1.0/\0" + PACKET, Container((8, 6), xmp=PACKET)),
        (b"neither", Container((8, 6))),
    ],
    ids=["EXIF", "XMP", "another"],
)
def test_a_segment_of_a_jpeg_may_be_a_profile(content: bytes, found: Container) -> None:
    """What an APP1 segment holds is known by its signature."""
    assert walk(make_text(b"zTXt", b"APP1", content=content)) == found


def test_records_may_stand_there_bare() -> None:
    """Without resources around them they count as well."""
    assert walk(make_text(b"tEXt", b"iptc", content=RECORDS)).iptc == RECORDS


@pytest.mark.parametrize(
    "chunk",
    [
        pytest.param(make_png_chunk(b"zTXt", b"Raw profile type exif\0\0no zlib"), id="not compressed"),
        pytest.param(make_png_chunk(b"tEXt", b"Raw profile type exif\0\nexif\n 3\n49zz"), id="no digits"),
        pytest.param(make_png_chunk(b"tEXt", b"Raw profile type exif\0\nexif\n 3\n4949\xff"), id="no ASCII"),
        pytest.param(make_png_chunk(b"tEXt", b"Raw profile type exif\0"), id="empty"),
        pytest.param(make_png_chunk(b"iTXt", KEYWORD), id="a packet cut off"),
        pytest.param(make_png_chunk(b"eXIf", b"XX" + BLOCK), id="a block that is none"),
    ],
)
def test_what_is_damaged_is_left_out(chunk: bytes) -> None:
    """Nothing is taken from it, nothing is raised."""
    assert walk(chunk) == Container((8, 6))


@pytest.mark.parametrize(
    ("chunk", "name"),
    [
        (make_png_chunk(b"eXIf", bytes(MAX_BLOCK_BYTES + 1)), "its EXIF block"),
        (make_png_chunk(b"iTXt", KEYWORD + bytes(MAX_BLOCK_BYTES)), "its XMP packet"),
        (make_png_chunk(b"iTXt", KEYWORD + b"\1\0\0\0" + zlib.compress(bytes(99_999_999))), "its XMP packet"),
        (make_png_chunk(b"zTXt", b"Raw profile type iptc\0\0" + zlib.compress(bytes(99_999_999))), "its IPTC records"),
    ],
    ids=["a chunk", "a text", "a bomb", "another bomb"],
)
def test_what_is_too_long_is_noted(chunk: bytes, name: str) -> None:
    """A hundred megabytes may come out of a hundred kilobytes; no more than the limit is unpacked."""
    assert walk(chunk).notes == (f"{name} is larger than 4 MiB and was not read",)


@pytest.mark.parametrize("length", [10, 40, -4, -12])
def test_a_png_without_its_end_is_known(length: int) -> None:
    """A PNG cut anywhere before its last chunk is not whole."""
    cut = make_png()[: length - 8 if length < 0 else length]
    assert walk_png(Reader(BytesIO(make_png()))).is_whole
    assert not walk_png(Reader(BytesIO(cut))).is_whole


def test_a_header_of_another_length_tells_no_size() -> None:
    """Such a file is damaged, and exiftool takes none from it either."""
    content = make_png().replace(b"\0\0\0\x0dIHDR", b"\0\0\0\x0eIHDR")
    assert walk_png(Reader(BytesIO(content))).size_px is None


def test_a_walk_comes_to_an_end() -> None:
    """A file of millions of empty chunks is walked only so far."""
    head, empty, metadata = make_png()[:8], make_png_chunk(b"tEXt", b""), make_png_chunk(b"eXIf", BLOCK)
    assert walk_png(Reader(BytesIO(head + empty + metadata))).exif
    assert not walk_png(Reader(BytesIO(head + empty * MAX_SEGMENTS + metadata))).exif
