"""XMP packets written anew: what goes with each fact, what stays, and what is too odd to stay."""

import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photowalk.copies.packet import fit_packet, strip_packet
from photowalk.copies.stripped import Stripped
from photowalk.model import Removal
from photowalk.photos.metadata.xmp import parse_xmp
from support.copy_files import ALL, KEPT, PRIVATE_PACKET, find_secrets
from support.photo_files import make_packet

XMLNS = {
    "aux": "http://ns.adobe.com/exif/1.0/aux/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "exif": "http://ns.adobe.com/exif/1.0/",
    "exifEX": "http://cipa.jp/exif/1.0/",
    "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
    "Iptc4xmpExt": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
    "MP": "http://ns.microsoft.com/photo/1.2/",
    "plus": "http://ns.useplus.org/ldf/xmp/1.0/",
    "tiff": "http://ns.adobe.com/tiff/1.0/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
}
NOTHING_LEFT_OUT: frozenset[str] = frozenset()
TITLE = "<dc:title>A tower</dc:title>"


def make(properties: str) -> bytes:
    """A packet with these properties, for which the usual prefixes are declared."""
    declared = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in XMLNS.items() if prefix != "dc")
    return make_packet(properties).replace(b'rdf:about=""', f'rdf:about="" {declared}'.encode())


def strip(packet: bytes, *removals: Removal) -> Stripped:
    """The packet without some facts, by default without any."""
    return strip_packet(memoryview(packet), frozenset(removals or ALL))


@pytest.mark.parametrize("removal", Removal)
def test_each_fact_is_taken_out_alone(removal: Removal) -> None:
    """What tells one fact goes, as do schemas that nobody has described, and what tells the others stays."""
    stripped = strip(PRIVATE_PACKET, removal)
    assert not find_secrets(stripped.content, frozenset({removal}))
    assert all(kept in stripped.content for kept in (*KEPT, b"A lens"))
    assert b"drone" not in stripped.content
    marks = {
        Removal.POSITION: b"GPSLatitude",
        Removal.SERIAL: b"S/N 4711",
        Removal.OWNER: b"Camera of Jane",
        Removal.FACES: b"Face of Jane",
    }
    assert [other for other, mark in marks.items() if mark not in stripped.content] == [removal]


def test_the_texts_are_read_as_before() -> None:
    """Title, creator and rights of a new packet are those of the old one."""
    before, after = parse_xmp(PRIVATE_PACKET).texts, parse_xmp(strip(PRIVATE_PACKET).content).texts
    assert (after.title, after.creator, after.rights) == ("A tower", "Jane Doe", "CC BY-SA 4.0")
    assert (after.title, after.creator, after.rights) == (before.title, before.creator, before.rights)


@pytest.mark.parametrize(
    ("removal", "properties"),
    [
        (Removal.POSITION, "<exif:GPSAltitude>34/1</exif:GPSAltitude>"),
        (Removal.POSITION, "<exif:GPSMapDatum>WGS-84</exif:GPSMapDatum>"),
        (Removal.POSITION, "<Iptc4xmpCore:Location>Sesame Street 1</Iptc4xmpCore:Location>"),
        (Removal.POSITION, "<Iptc4xmpExt:LocationCreated><rdf:Bag/></Iptc4xmpExt:LocationCreated>"),
        (Removal.POSITION, '<xmp:Thumbnails rdf:parseType="Resource"/>'),
        (Removal.POSITION, "<xmpMM:Pantry><rdf:Bag/></xmpMM:Pantry>"),
        (Removal.SERIAL, "<exifEX:BodySerialNumber>1</exifEX:BodySerialNumber>"),
        (Removal.SERIAL, "<exifEX:LensSerialNumber>1</exifEX:LensSerialNumber>"),
        (Removal.SERIAL, "<aux:SerialNumber>1</aux:SerialNumber>"),
        (Removal.SERIAL, "<exif:ImageUniqueID>1</exif:ImageUniqueID>"),
        (Removal.OWNER, "<exifEX:CameraOwnerName>Jane</exifEX:CameraOwnerName>"),
        (Removal.FACES, "<Iptc4xmpExt:PersonInImage><rdf:Bag/></Iptc4xmpExt:PersonInImage>"),
        (Removal.FACES, "<Iptc4xmpExt:ImageRegion><rdf:Bag/></Iptc4xmpExt:ImageRegion>"),
        (Removal.FACES, '<MP:RegionInfo rdf:parseType="Resource"/>'),
        (Removal.FACES, "<exif:SubjectArea><rdf:Seq/></exif:SubjectArea>"),
    ],
)  # fmt: skip
def test_properties_go_with_their_fact(removal: Removal, properties: str) -> None:
    """Each of these says something that was to be taken out; the title beside it stays."""
    stripped = strip(make(TITLE + properties), removal)
    assert len(stripped.left_out) == 1
    assert properties.partition(">")[0].encode()[1:20] not in stripped.content
    assert parse_xmp(stripped.content).texts.title == "A tower"


@pytest.mark.parametrize(
    "properties",
    [
        "<exif:DateTimeOriginal>2025-08-16T14:03:21</exif:DateTimeOriginal>",
        "<plus:CopyrightOwnerName>Jane Doe</plus:CopyrightOwnerName>",
        "<xmpMM:DocumentID>a document</xmpMM:DocumentID>",
        "<Iptc4xmpCore:CountryCode>SE</Iptc4xmpCore:CountryCode>",
        "<aux:Lens>A lens</aux:Lens>",
    ],
)
def test_a_packet_without_private_facts_stays_to_the_byte(properties: str) -> None:
    """Nothing is left out, and so nothing is written anew."""
    packet = make(TITLE + properties)
    assert strip(packet) == Stripped((memoryview(packet),), NOTHING_LEFT_OUT)


def test_facts_inside_of_others_go() -> None:
    """What is to go goes at any depth, as an attribute, too, and what is around it stays."""
    inner = "<exif:GPSLatitude>52,30.978N</exif:GPSLatitude>"
    nested = (
        f'<dc:source rdf:parseType="Resource" exif:GPSLongitude="13,22E"><dc:title>Inner</dc:title>{inner}</dc:source>'
    )
    content = strip(make(nested), Removal.POSITION).content
    assert b"GPS" not in content
    assert b"Inner" in content


@pytest.mark.parametrize(
    "packet",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"<x:xmpmeta", id="cut off"),
        pytest.param(b"no packet at all", id="no XML"),
        pytest.param(b"<a/>", id="another document"),
        pytest.param(b'<?xml version="1.0" encoding="nonsense"?><a/>', id="an encoding that there is not"),
        pytest.param(b'<!DOCTYPE r [<!ENTITY e "x">]><r>&e;</r>', id="entities"),
        pytest.param(make_packet(TITLE).replace(b"</dc:title>", b""), id="not closed"),
        pytest.param(make_packet(TITLE + " " * 4_200_000), id="larger than any"),
    ],
)
def test_what_cannot_be_read_is_left_out_as_a_whole(packet: bytes) -> None:
    """Nobody can say what is in it."""
    assert strip(packet) == Stripped((), frozenset({"an XMP packet that cannot be read"}))


@pytest.mark.parametrize(
    "packet",
    [
        pytest.param(b"GPS 52.516" + make_packet(TITLE), id="before it"),
        pytest.param(make_packet(TITLE) + b"GPS 52.516", id="behind it"),
        pytest.param(make_packet(TITLE + "GPS 52.516"), id="between them"),
        pytest.param(make_packet("GPS 52.516" + TITLE), id="before the first"),
        pytest.param(make_packet(TITLE + "<!-- GPS 52.516 -->"), id="a comment"),
        pytest.param(make_packet(TITLE + "<?gps 52.516?>"), id="an instruction"),
        pytest.param(make_packet(TITLE).replace(b"<rdf:RDF", b"<gps>52.516</gps><rdf:RDF"), id="beside the properties"),
        pytest.param(make_packet(TITLE).replace(b'id="W5', b'id="52.516 ' + b"x" * 90), id="in the frame"),
    ],
)
def test_what_stands_beside_the_properties_goes(packet: bytes) -> None:
    """It is no property, and a program may have put anything there."""
    stripped = strip(packet)
    assert stripped.left_out == {"what stands beside the properties of an XMP packet"}
    assert b"52.516" not in stripped.content
    assert parse_xmp(stripped.content).texts.title == "A tower"


def test_an_old_way_to_say_nothing_is_known() -> None:
    """Before RDF had a schema of its own the attribute `about` stood without one."""
    packet = make(TITLE + "<exif:GPSLatitude/>").replace(b"rdf:about", b"about")
    stripped = strip(packet)
    assert stripped.left_out == {"the position"}
    assert b'about=""' in stripped.content


@pytest.mark.parametrize(
    "packet",
    [
        pytest.param(make_packet(TITLE) + b"\n" * 2000 + b"\0", id="padding"),
        pytest.param(b"\xef\xbb\xbf<?xml version='1.0'?>\n" + make_packet(TITLE), id="declaration"),
        pytest.param(make_packet(TITLE)[make_packet(TITLE).index(b"<x:") :].partition(b"<?xpacket")[0], id="no frame"),
    ],
)
def test_usual_frames_are_no_reason_for_a_copy(packet: bytes) -> None:
    """A byte order mark, a declaration, spaces and zeros say nothing."""
    assert not strip(packet).left_out


def test_a_packet_without_the_outer_element_is_read() -> None:
    """The element RDF alone is a packet, too."""
    packet = make_packet(TITLE)
    inner = packet[packet.index(b"<rdf:RDF") : packet.index(b"</x:xmpmeta>")]
    assert not strip(inner).left_out


def test_depth_is_bounded() -> None:
    """Levels that no schema has are left out, and reading them does not exhaust the stack."""
    deep = "<dc:source>" * 5000 + "</dc:source>" * 5000
    stripped = strip(make_packet(TITLE + deep))
    assert stripped.left_out == {"too many levels of an XMP packet"}


@given(text=st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1).filter(str.strip))
def test_texts_survive(text: str) -> None:
    """Any text of a property is the same in the new packet, in any script and with any sign of XML."""
    root = ET.fromstring(make(TITLE + "<exif:GPSLatitude/>"))  # noqa: S314 -- our own packet
    title = root.find(".//{http://purl.org/dc/elements/1.1/}title")
    assert title is not None
    title.text = text
    content = strip(ET.tostring(root, encoding="utf-8"), Removal.POSITION).content
    (found,) = ET.fromstring(content).iter(title.tag)  # noqa: S314 -- our own packet
    assert found.text == text.strip()


@given(at=st.integers(0, len(PRIVATE_PACKET) - 1), value=st.integers(0, 255))
def test_damage_lets_nothing_through(at: int, value: int) -> None:
    """One byte of a packet changed: what comes out is clean and stays as it is, or is nothing."""
    packet = bytearray(PRIVATE_PACKET)
    packet[at] = value
    once = strip(bytes(packet))
    assert not once.pieces or strip(once.content) == Stripped((memoryview(once.content),), NOTHING_LEFT_OUT)


@pytest.mark.parametrize("name", ["tiff:Orientation", "exif:PixelXDimension", "tiff:ImageWidth"])
def test_a_converted_picture_is_not_told_how_the_file_stood(name: str) -> None:
    """What a packet says of the other file's pixels goes, and all else stays, the position too."""
    odd = '<odd:Thing xmlns:odd="http://example.org/odd">x</odd:Thing>'
    packet = make(f"{TITLE}{odd}<{name}>6</{name}><exif:GPSLatitude>52,30.978N</exif:GPSLatitude>")
    fitted = fit_packet(packet)
    assert name.encode() not in fitted
    assert b"GPSLatitude" in fitted
    assert parse_xmp(fitted).texts.title == "A tower"


def test_a_packet_that_says_nothing_of_pixels_stays() -> None:
    """It goes into the converted file to the byte, whatever schemas are in it."""
    assert fit_packet(PRIVATE_PACKET + b"\0") == PRIVATE_PACKET


def test_a_packet_that_cannot_be_read_is_not_fitted() -> None:
    """It goes where it would turn the picture once more."""
    assert fit_packet(b"tiff:Orientation 6, and no XML") == b""
