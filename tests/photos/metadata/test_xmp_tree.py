"""XMP packets as properties."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photowalk.photos.metadata.xmp_tree import (
    MAX_DEPTH,
    MAX_ELEMENTS,
    MAX_ITEMS,
    UnreadableXmpError,
    list_fields,
    list_items,
    read_fields,
    read_language,
    read_text,
)
from support.xmp_files import make_xmp, put_languages, put_list, put_structures, put_text

TITLE = "{http://purl.org/dc/elements/1.1}title"
PLACE = "{http://iptc.org/std/Iptc4xmpExt/2008-02-29}LocationShown"
CITY = "{http://iptc.org/std/Iptc4xmpExt/2008-02-29}City"
PACKET = make_xmp(put_languages("dc:title", {"x-default": "City Hall"}))


def read_titles(packet: bytes) -> list[str]:
    """The texts of dc:title."""
    return [read_text(item) for item in list_items(read_fields(packet), TITLE)]


@pytest.mark.parametrize(
    "packet",
    [
        pytest.param(PACKET, id="a list of languages"),
        pytest.param(make_xmp(put_text("dc:title", " City Hall\n")), id="plain text"),
        pytest.param(make_xmp(attributes={"dc:title": "City Hall"}), id="an attribute"),
        pytest.param(make_xmp('<rdf:Description dc:title="City Hall"/>'), id="an attribute of a nested description"),
        pytest.param(make_xmp(put_list("dc:title", ["City Hall"], kind="Seq")), id="a sequence"),
        pytest.param(make_xmp('<dc:title rdf:resource="City Hall"/>'), id="an address"),
        pytest.param(
            make_xmp('<dc:title rdf:parseType="Resource"><rdf:value>City Hall</rdf:value><xmp:x>q</xmp:x></dc:title>'),
            id="qualified",
        ),
        pytest.param(
            make_xmp('<dc:title><rdf:Description rdf:value="City Hall" xmp:x="q"/></dc:title>'),
            id="qualified by attributes",
        ),
        pytest.param(PACKET.replace(b"dc:", b"dublin:").replace(b":dc=", b":dublin="), id="another prefix"),
        pytest.param(PACKET.replace(b"/elements/1.1/", b"/elements/1.1"), id="a namespace without its slash"),
        pytest.param(PACKET.replace(b"x:xmpmeta", b"x:xapmeta"), id="the root's older name"),
        pytest.param(PACKET[PACKET.index(b"<rdf:RDF") : PACKET.index(b"</x:")], id="no root around"),
        pytest.param(PACKET + bytes(2_000), id="zeros behind"),
        pytest.param(b"\0\0junk" + PACKET, id="junk before"),
        pytest.param(PACKET.replace(b"</rdf:RDF>", bytes(99) + b"</rdf:RDF>"), id="zeros inside, left for changes"),
        pytest.param(PACKET.replace(b'<?xpacket end="w"?>', b"<?xpacket end='w'"), id="its last line cut"),
        pytest.param(PACKET.decode().encode("utf-16"), id="UTF-16"),
    ],
)
def test_a_text_is_found_in_every_spelling(packet: bytes) -> None:
    """Programs write the same property in several ways, and cameras leave rubbish around packets."""
    assert read_titles(packet) == ["City Hall"]


@pytest.mark.parametrize(
    "structure",
    [
        pytest.param('rdf:parseType="Resource"><Iptc4xmpExt:City>Oslo</Iptc4xmpExt:City></', id="a resource"),
        pytest.param("><rdf:Description><Iptc4xmpExt:City>Oslo</Iptc4xmpExt:City></rdf:Description></", id="nested"),
        pytest.param('><rdf:Description Iptc4xmpExt:City="Oslo"/></', id="nested with attributes"),
        pytest.param('Iptc4xmpExt:City="Oslo"></', id="attributes alone"),
    ],
)
def test_a_structure_has_its_fields_in_every_spelling(structure: str) -> None:
    """A place shown in the picture, as different programs write it."""
    packet = make_xmp(f"<Iptc4xmpExt:LocationShown {structure}Iptc4xmpExt:LocationShown>")
    (place,) = list_items(read_fields(packet), PLACE)
    assert [read_text(city) for city in list_items(list_fields(place), CITY)] == ["Oslo"]


def test_what_is_said_of_an_ingredient_is_not_said_of_the_photo() -> None:
    """Photoshop keeps the titles of the pictures that were put together."""
    assert read_titles(make_xmp(put_structures("xmp:Pantry", put_text("dc:title", "Part")))) == []


def test_a_property_said_twice_is_one_list() -> None:
    """Two descriptions with the same property are read as one."""
    assert read_titles(make_xmp(put_text("dc:title", "a"), put_list("dc:title", ["b", "c"]))) == ["a", "b", "c"]


def test_an_empty_list_holds_nothing() -> None:
    """Blanks and elements within a list are no items, nor is what only looks like one."""
    assert read_titles(make_xmp("<dc:title><rdf:Bag/></dc:title>")) == []
    assert read_titles(make_xmp("<dc:title><rdf:Bag>a<xmp:li>b</xmp:li></rdf:Bag></dc:title>")) == []
    assert read_titles(make_xmp("<dc:title/>")) == [""]
    assert read_titles(make_xmp("<dc:title><xmp:x>no value</xmp:x></dc:title>")) == [""]
    assert read_titles(make_xmp()) == read_titles(b"<x/>") == []


@pytest.mark.parametrize(
    ("written", "language"),
    [
        ("sv", "sv"), ("en-US", "en-us"), ("zh_Hant", "zh-hant"), ("x-default", ""), ("X-DEFAULT", ""), ("", ""),
        ("x-repair", ""), ("Deutsch!", ""), ("..", ""),
    ],
)  # fmt: skip
def test_a_language_is_a_code_in_lower_case(written: str, language: str) -> None:
    """What is no code of a language says nothing."""
    (item,) = list_items(read_fields(make_xmp(put_languages("dc:title", {written: "x"}))), TITLE)
    assert read_language(item) == language


@pytest.mark.parametrize(
    "packet",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(PACKET[:300], id="cut off"),
        pytest.param(PACKET.replace(b"<rdf:Alt>", b"<rdf:Al\0t>"), id="zeros inside a name"),
        pytest.param(b'<!DOCTYPE x [<!ENTITY e "e">]>' + PACKET, id="entities"),
        pytest.param(b'<!DOCTYPE x SYSTEM "file:///etc/passwd">' + PACKET, id="a document type from elsewhere"),
        pytest.param(PACKET.replace(b"City Hall", b"&lol;"), id="an unknown entity"),
        pytest.param(b'<?xml version="1.0" encoding="nonsense"?><a/>', id="an unknown encoding"),
        pytest.param(b'<?xml version="1.0" encoding="shift_jis"?><a/>', id="an encoding of several bytes"),
        pytest.param(b"<x:RDF>" * 500_000, id="beginnings without an end"),
        pytest.param(make_xmp("<dc:a>" * MAX_DEPTH + "</dc:a>" * MAX_DEPTH), id="too deep"),
        pytest.param(make_xmp("<dc:a/>" * MAX_ELEMENTS), id="too many elements"),
    ],
)
def test_what_is_no_packet_is_told(packet: bytes) -> None:
    """Broken XML, document types and tangles end in one error, soon."""
    with pytest.raises(UnreadableXmpError):
        read_fields(packet)


def test_long_lists_and_texts_are_bounded() -> None:
    """Of a list only so many count, and what is too long is no text."""
    titles = read_titles(make_xmp(put_list("dc:title", ["x" * 20_001, *map(str, range(MAX_ITEMS))])))
    assert titles == ["", *map(str, range(MAX_ITEMS - 1))]


@given(st.binary() | st.binary().map(lambda junk: PACKET[:200] + junk + PACKET[200:]))
def test_any_bytes_are_a_packet_or_none(content: bytes) -> None:
    """Nothing but our own error comes out of random bytes."""
    with suppress(UnreadableXmpError):
        assert isinstance(read_fields(content), dict)
