"""The segments of a JPEG."""

import struct
from io import BytesIO

import pytest

from photowalk.photos.containers.jpeg import walk_jpeg
from photowalk.photos.containers.parts import MAX_BLOCK_BYTES, MAX_SEGMENTS, Container, ExifBlock, Reader
from support.photo_files import (
    make_directory,
    make_exif_segment,
    make_jpeg,
    make_segment,
    make_xmp_segment,
)

BLOCK = make_directory((274, 3, 1, 6))
PACKET = b"<packet/>"
NAME = b"0123456789ABCDEF0123456789ABCDEF"
FIRST_PACKET = b'<rdf:Description xmpNote:HasExtendedXMP="' + NAME + b'"/>'
RECORDS = b"\x1c\x02\x05\0\x05title"


def walk(content: bytes) -> Container:
    """What the walk finds in these bytes."""
    return walk_jpeg(Reader(BytesIO(content)))


def make_extension(content: bytes, *, place: int, length: int, name: bytes = NAME) -> bytes:
    """The segment of a piece of a second XMP packet."""
    return make_segment(
        0xE1, b"http://ns.adobe.com/xmp/extension/\0" + name + struct.pack(">II", length, place) + content
    )


def make_resource(content: bytes, number: int = 0x0404) -> bytes:
    """One of Photoshop's image resources, without a name."""
    return b"8BIM" + struct.pack(">HHI", number, 0, len(content)) + content + bytes(len(content) % 2)


def make_photoshop_segment(content: bytes) -> bytes:
    """A segment of image resources."""
    return make_segment(0xED, b"Photoshop 3.0\0" + content)


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
def test_the_block_is_found_wherever_it_stands(before: list[bytes]) -> None:
    """EXIF and XMP are found behind any number of other segments, as phones write them."""
    container = walk(make_jpeg(*before, make_exif_segment(BLOCK), make_xmp_segment(PACKET)))
    assert container == Container((8, 6), (ExifBlock(BLOCK),), PACKET)


def test_the_first_block_and_packet_count() -> None:
    """A second EXIF segment or XMP packet does not replace the first."""
    other = make_exif_segment(make_directory((274, 3, 1, 8)))
    container = walk(
        make_jpeg(make_exif_segment(BLOCK), other, make_xmp_segment(PACKET), make_xmp_segment(b"<other/>"))
    )
    assert (container.exif, container.xmp) == ((ExifBlock(BLOCK),), PACKET)


def test_a_block_may_go_on_in_the_next_segments() -> None:
    """What follows a block under the same signature, but is none itself, belongs to it."""
    segments = (make_exif_segment(part) for part in (BLOCK, b"second", b"third"))
    assert walk(make_jpeg(*segments)).exif == (ExifBlock(BLOCK + b"second" + b"third"),)


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
    assert walk(change(make_jpeg(make_exif_segment(BLOCK)))).is_whole is is_whole


def test_the_end_mark_is_found_across_the_blocks_of_a_long_read() -> None:
    """Its two bytes may fall into two reads of 64 KiB."""
    head = make_jpeg()[: make_jpeg().index(b"\xff\xda")]
    for filling in range(65_520, 65_540):
        assert walk(head + make_segment(0xDA, b"") + bytes(filling) + b"\xff\xd9" + bytes(100)).is_whole


def test_a_jpeg_of_no_lines_has_no_size() -> None:
    """A height of zero (to be told later, by a DNL segment) is not known."""
    content = make_jpeg()
    frame = content.index(b"\xff\xc0")
    assert walk(content[: frame + 5] + bytes(2) + content[frame + 7 :]).size_px is None


def test_a_walk_comes_to_an_end() -> None:
    """A file of millions of empty segments is walked only so far."""
    head, metadata = make_jpeg()[:2], make_exif_segment(BLOCK)
    assert walk(head + make_segment(0xE0, b"") + metadata).exif
    assert not walk(head + make_segment(0xE0, b"") * MAX_SEGMENTS + metadata).exif


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 0, 1), (1, 1, 2, 0)], ids=["in order", "mixed", "one twice"])
def test_a_second_packet_is_put_together(order: tuple[int, ...]) -> None:
    """Its pieces may come in any order, and others' pieces between them."""
    pieces = [
        make_extension(content, place=place, length=9) for place, content in enumerate_pieces(b"one", b"two", b"end")
    ]
    other = make_extension(b"other", place=0, length=5, name=NAME[::-1])
    container = walk(make_jpeg(make_xmp_segment(FIRST_PACKET), other, *(pieces[number] for number in order)))
    assert (container.xmp, container.extended_xmp) == (FIRST_PACKET, b"onetwoend")


def enumerate_pieces(*contents: bytes) -> list[tuple[int, bytes]]:
    """Pieces with their places."""
    return [(sum(map(len, contents[:number])), content) for number, content in enumerate(contents)]


@pytest.mark.parametrize(
    ("packet", "pieces"),
    [
        pytest.param(FIRST_PACKET, [], id="no piece"),
        pytest.param(FIRST_PACKET, [make_extension(b"one", place=0, length=6)], id="the last is missing"),
        pytest.param(FIRST_PACKET, [make_extension(b"two", place=3, length=6)], id="the first is missing"),
        pytest.param(
            FIRST_PACKET,
            [make_extension(b"one", place=0, length=5), make_extension(b"two", place=2, length=5)],
            id="they overlap",
        ),
        pytest.param(PACKET, [make_extension(b"one", place=0, length=3)], id="the first packet names none"),
        pytest.param(FIRST_PACKET, [make_segment(0xE1, b"http://ns.adobe.com/xmp/extension/\0" + NAME)], id="cut off"),
    ],
)
def test_a_second_packet_that_is_not_complete_is_left_out(packet: bytes, pieces: list[bytes]) -> None:
    """Half a packet is no XML."""
    assert walk(make_jpeg(make_xmp_segment(packet), *pieces)).extended_xmp is None


def test_pieces_are_kept_only_so_far() -> None:
    """Millions of bytes of pieces are not all kept in memory, be they complete or not."""
    piece_bytes = 60_000
    number = MAX_BLOCK_BYTES // piece_bytes + 1
    length = number * piece_bytes
    pieces = [make_extension(bytes(piece_bytes), place=place * piece_bytes, length=length) for place in range(number)]
    assert walk(make_jpeg(make_xmp_segment(FIRST_PACKET), *pieces)).extended_xmp is None


def test_records_come_out_of_all_segments_of_photoshop() -> None:
    """Resources may begin in one segment and end in the next; all records are put one after the other."""
    resources = make_resource(b"a thumbnail", 0x040C) + make_resource(RECORDS) + make_resource(RECORDS)
    halves = (make_photoshop_segment(resources[:30]), make_photoshop_segment(resources[30:]))
    assert walk(make_jpeg(*halves, make_segment(0xED, b"another program's"))).iptc == RECORDS * 2
