"""The last look at a copy: planted facts are found, and sound copies pass."""

from collections.abc import Sequence

import pytest

from photowalk.copies.check import Reading, find_leak, read_again
from photowalk.copies.original import hold
from photowalk.copies.stripped import UneditableError
from photowalk.model import GeoPoint, Removal
from photowalk.photos.metadata.reading import Metadata
from support.copy_files import (
    ALL,
    NOTHING,
    PRIVATE_PACKET,
    Tag,
    below,
    draw,
    list_page_tags,
    make_chunk,
    make_private_block,
    make_private_jpeg,
    make_private_tiff,
    opaque,
    render_tags,
    save,
    short,
    text,
)
from support.photo_files import (
    make_exif_segment,
    make_extended_header,
    make_packet,
    make_png,
    make_riff_chunk,
    make_webp,
    make_xmp_segment,
)

PLAIN = save(draw(), "JPEG")
BERLIN = GeoPoint(52.51628, -13.37771)


def look(content: bytes, *removals: Removal, points: Sequence[GeoPoint] = ()) -> str:
    """What is left in these bytes, by default of all facts."""
    opened = hold(content)
    return find_leak(opened.content, read_again(opened).metadata, remove=frozenset(removals or ALL), points=points)


def with_block(*tags: Tag, order: str = "<") -> bytes:
    """A JPEG with these tags."""
    return PLAIN[:20] + make_exif_segment(render_tags(tags, order=order)) + PLAIN[20:]


def with_properties(properties: str) -> bytes:
    """A JPEG with an XMP packet of these properties, whose prefixes mean anything."""
    packet = make_packet(properties).replace(
        b'rdf:about=""',
        b'rdf:about="" xmlns:a="http://ns.adobe.com/exif/1.0/aux/" xmlns:e="http://ns.adobe.com/exif/1.0/" '
        b'xmlns:d="http://www.dji.com/drone-dji/1.0/" xmlns:r="http://www.metadataworkinggroup.com/schemas/regions/" '
        b'xmlns:i="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"',
    )
    return PLAIN[:20] + make_xmp_segment(packet) + PLAIN[20:]


def test_a_plain_picture_passes() -> None:
    """Nothing is left where nothing was."""
    assert look(PLAIN) == ""


def test_where_nothing_is_to_go_nothing_is_looked_for() -> None:
    """A file full of private facts passes."""
    opened = hold(make_private_jpeg())
    assert find_leak(opened.content, Metadata(), remove=NOTHING, points=[BERLIN]) == ""


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize(
    ("removal", "tag"),
    [
        (Removal.POSITION, below(0x8825, text(1, "N"))),
        (Removal.POSITION, below(0x8769, opaque(0x927C, b"MAKER'S OWN"))),
        (Removal.SERIAL, below(0x8769, text(0xA431, "S/N 4711"))),
        (Removal.SERIAL, below(0x8769, below(0xA005, text(0xA435, "L/N 0815")))),
        (Removal.OWNER, below(0x014A, text(0xA430, "Camera of Jane"))),
        (Removal.FACES, opaque(0x9214, bytes(8))),
    ],
)
def test_private_tags_are_found_in_any_directory(removal: Removal, tag: Tag, order: str) -> None:
    """A tag that was to go is seen wherever it is, in either byte order."""
    assert look(with_block(tag, order=order), removal) == "a private EXIF tag"


def test_private_tags_are_found_behind_the_thumbnail() -> None:
    """The directories of the main chain are followed to the last."""
    block = render_tags([short(0x0112, 1)], [short(0x0103, 6)], [text(0xA430, "Camera of Jane")])
    assert look(PLAIN[:20] + make_exif_segment(block) + PLAIN[20:]) == "a private EXIF tag"


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(make_png(make_chunk(b"eXIf", make_private_block())), id="PNG"),
        pytest.param(make_webp(make_extended_header(8, 6), make_riff_chunk(b"EXIF", make_private_block())), id="WebP"),
        pytest.param(make_private_tiff(), id="TIFF"),
        pytest.param(PLAIN + make_exif_segment(make_private_block()), id="behind the picture"),
    ],
)
def test_private_tags_are_found_in_any_container(content: bytes) -> None:
    """Blocks are looked for in all bytes, not where a reader expects them."""
    assert look(content) == "a private EXIF tag"


def test_damaged_blocks_do_not_bring_it_down() -> None:
    """Directories that lead nowhere, or in a circle, end the walk."""
    circle = render_tags([short(0x0112, 1)])[:-4] + b"\x08\0\0\0"
    nowhere = render_tags([Tag(0x8769, 4, b"\xff\xff\xff\x0f")])
    for block in (circle, nowhere, b"II*\0\x08\0\0\0\xff\xff"):
        assert look(PLAIN[:20] + make_exif_segment(block) + PLAIN[20:]) == ""
    assert look(PLAIN + b"Exif\0\0II*\0") == ""


@pytest.mark.parametrize(
    ("removal", "properties", "words"),
    [
        (Removal.POSITION, "<e:GPSAltitude>34</e:GPSAltitude>", "its position"),
        (Removal.POSITION, "<d:RelativeAltitude>+3</d:RelativeAltitude>", "its position"),
        (Removal.POSITION, "<i:LocationShown/>", "its position"),
        (Removal.SERIAL, "<a:SerialNumber>1</a:SerialNumber>", "a serial number"),
        (Removal.SERIAL, "<d:DroneSerialNumber>1</d:DroneSerialNumber>", "a serial number"),
        (Removal.OWNER, "<a:OwnerName>Jane</a:OwnerName>", "the camera owner's name"),
        (Removal.FACES, "<r:Regions/>", "where faces are"),
        (
            Removal.FACES,
            "<i:PersonInImage><rdf:Bag><rdf:li>Jane</rdf:li></rdf:Bag></i:PersonInImage>",
            "where faces are",
        ),
    ],
)
def test_properties_are_found_by_their_names(removal: Removal, properties: str, words: str) -> None:
    """Whatever the prefix, a property that was to go is seen."""
    assert look(with_properties(properties), removal) == words


@pytest.mark.parametrize("title", ["GPS in the park", "The serial number of Latitude Festival", "Regions of Sweden"])
def test_words_in_texts_are_no_properties(title: str) -> None:
    """A title may speak of anything."""
    assert look(with_properties(f"<dc:title>{title}</dc:title>")) == ""


def test_what_the_scan_would_read_is_found() -> None:
    """A position and persons that only the reader of the scan sees are seen by it."""
    opened = hold(make_private_jpeg())
    metadata = read_again(opened).metadata
    assert find_leak(memoryview(PLAIN), metadata, remove=frozenset({Removal.POSITION}), points=()) == "its position"
    assert find_leak(memoryview(PLAIN), metadata, remove=frozenset({Removal.SERIAL}), points=()) == "a serial number"
    with_person = hold(with_properties("<i:PersonInImage><rdf:Bag><rdf:li>Jane</rdf:li></rdf:Bag></i:PersonInImage>"))
    metadata = read_again(with_person).metadata
    assert find_leak(memoryview(PLAIN), metadata, remove=frozenset({Removal.FACES}), points=()) == "where faces are"


@pytest.mark.parametrize(
    "comment",
    [
        "Latitude: 52.51628, Longitude: -13.37771",
        "52.516 13.378",
        "52,5163 / 13,3777",
        '{"lat":52.516281,"lon":-13.377714}',
    ],
)
@pytest.mark.parametrize("encoding", ["ascii", "utf-16-le", "utf-16-be"])
def test_figures_in_texts_are_found(comment: str, encoding: str) -> None:
    """Apps that print a position on the picture write it into a text, too: cut, rounded, in one byte or in two."""
    content = with_block(opaque(0x9286, b"UNICODE\0" + comment.encode(encoding)))
    assert look(content, points=[BERLIN]) == "the figures of its position, in a text"
    assert look(content, Removal.SERIAL, points=[BERLIN]) == ""


@pytest.mark.parametrize("comment", ["52.516 alone", "152.516 13.377", "48.858 2.294", "f/5.2, 13 mm"])
def test_other_figures_are_none_of_its_business(comment: str) -> None:
    """Both coordinates must be there, as numbers of their own."""
    assert look(with_block(text(0x9286, comment)), points=[BERLIN]) == ""


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (with_block(short(0x0112, 6)), ("image/jpeg", (64, 48), 6)),
        (PLAIN, ("image/jpeg", (64, 48), None)),
        (render_tags(list_page_tags()), ("image/tiff", (4, 6), None)),
    ],
)
def test_a_file_is_read_as_the_scan_reads_it(content: bytes, expected: tuple[str, tuple[int, int], int | None]) -> None:
    """Media type, size and orientation."""
    reading = read_again(hold(content))
    assert (reading.media_type, reading.size_px, reading.orientation) == expected


def test_the_points_are_those_of_the_file() -> None:
    """Where a private file says that it was taken, by EXIF and by XMP."""
    points = read_again(hold(make_private_jpeg())).points
    rounded = [(round(point.latitude_deg, 3), round(point.longitude_deg, 3)) for point in points]
    assert rounded == [(52.517, 52.517), (52.516, 13.377)]


@pytest.mark.parametrize("content", [b"no picture at all", PLAIN[:300], b"RIFF\xff\0\0\0WEBPVP8 "])
def test_what_cannot_be_read_is_told(content: bytes) -> None:
    """A file that is cut off, or no picture, is not taken for a copy."""
    with pytest.raises(UneditableError, match="damaged"):
        read_again(hold(content))


def test_files_look_alike_by_kind_size_and_turn() -> None:
    """No orientation is the same as upright; anything else is seen."""
    plain = read_again(hold(PLAIN))
    upright, turned = (read_again(hold(with_block(short(0x0112, value)))) for value in (1, 6))
    larger = read_again(hold(save(draw(size=(80, 48)), "JPEG")))
    other = read_again(hold(save(draw(), "PNG")))
    assert isinstance(plain, Reading)
    assert [one.looks_like(plain) for one in (upright, turned, larger, other)] == [True, False, False, False]


def test_the_private_packet_is_found() -> None:
    """A packet with all facts is a leak for each of them."""
    content = PLAIN[:20] + make_xmp_segment(PRIVATE_PACKET) + PLAIN[20:]
    assert all(look(content, removal) for removal in Removal)
