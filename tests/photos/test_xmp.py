"""The texts in XMP."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photowalk.model import Texts
from photowalk.photos.xmp import UnreadableXmpError, merge_texts, parse_xmp
from support.photo_files import make_packet, make_title_packet

FULL = make_packet(
    '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">City Hall</rdf:li></rdf:Alt></dc:title>'
    '<dc:description><rdf:Alt><rdf:li xml:lang="sv">Stadshuset</rdf:li>'
    '<rdf:li xml:lang="en">The city hall &amp; its tower</rdf:li></rdf:Alt></dc:description>'
    "<dc:subject><rdf:Bag><rdf:li>Stockholm</rdf:li><rdf:li> night </rdf:li><rdf:li>Stockholm</rdf:li>"
    "<rdf:li/></rdf:Bag></dc:subject>"
    "<dc:creator><rdf:Seq><rdf:li>Jane Doe</rdf:li><rdf:li>Example</rdf:li></rdf:Seq></dc:creator>"
    '<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">CC BY-SA 4.0</rdf:li></rdf:Alt></dc:rights>'
)
TITLE = make_title_packet("City Hall")


def test_all_five_texts_come_out() -> None:
    """Titles in the best language, each keyword once, several creators as one line."""
    assert parse_xmp(FULL) == Texts(
        title="City Hall",
        description="The city hall & its tower",
        keywords=("Stockholm", "night"),
        creator="Jane Doe, Example",
        rights="CC BY-SA 4.0",
    )


def test_a_packet_without_texts_has_none() -> None:
    """Most packets only hold settings of an editor."""
    assert parse_xmp(make_packet("")) == Texts()


@pytest.mark.parametrize(
    "properties",
    [
        pytest.param("<dc:title>City Hall</dc:title>", id="plain text"),
        pytest.param('<rdf:Description dc:title="City Hall"/>', id="an attribute"),
        pytest.param("<dc:title><rdf:Alt><rdf:li>City Hall</rdf:li></rdf:Alt></dc:title>", id="no language"),
        pytest.param(
            '<dc:title><rdf:Alt><rdf:li xml:lang="fr">Mairie</rdf:li><rdf:li xml:lang="X-DEFAULT">City Hall</rdf:li>'
            "</rdf:Alt></dc:title>",
            id="the default behind another language",
        ),
        pytest.param(
            '<dc:title><rdf:Alt><rdf:li xml:lang="en"> </rdf:li><rdf:li xml:lang="sv">City Hall</rdf:li></rdf:Alt>'
            "</dc:title>",
            id="the better language is blank",
        ),
    ],
)
def test_a_title_is_found_in_every_spelling(properties: str) -> None:
    """Programs write the same property in several ways."""
    assert parse_xmp(make_packet(properties)).title == "City Hall"


@pytest.mark.parametrize(
    "packet",
    [
        pytest.param(TITLE + bytes(2_000), id="zeros behind"),
        pytest.param(b"\0\0junk" + TITLE, id="junk before"),
        pytest.param(TITLE.replace(b'<?xpacket end="w"?>', b"<?xpacket end='w'"), id="its last line cut"),
        pytest.param(TITLE.decode().encode("utf-16"), id="UTF-16"),
    ],
)
def test_rubbish_around_a_packet_does_no_harm(packet: bytes) -> None:
    """The packet is cut to its root element where it cannot be read as a whole."""
    assert parse_xmp(packet).title == "City Hall"


@pytest.mark.parametrize(
    "packet",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(TITLE[:300], id="cut off"),
        pytest.param(TITLE.replace(b"<rdf:Alt>", b"<rdf:Al\0t>"), id="zeros inside"),
        pytest.param(b'<!DOCTYPE x [<!ENTITY e "e">]>' + TITLE, id="entities"),
        pytest.param(b'<!DOCTYPE x SYSTEM "file:///etc/passwd">' + TITLE, id="a document type from elsewhere"),
        pytest.param(TITLE.replace(b"City Hall", b"&lol;"), id="an unknown entity"),
        pytest.param(b'<?xml version="1.0" encoding="nonsense"?><a/>', id="an unknown encoding"),
        pytest.param(b'<?xml version="1.0" encoding="shift_jis"?><a/>', id="an encoding of several bytes"),
        pytest.param(b"<x:RDF>" * 500_000, id="beginnings without an end"),
    ],
)
def test_what_is_no_packet_is_told(packet: bytes) -> None:
    """Broken XML and document types end in one error, soon."""
    with pytest.raises(UnreadableXmpError):
        parse_xmp(packet)


@pytest.mark.parametrize("item", ["<dc:title>", "<dc:title><rdf:Alt><rdf:li>"])
def test_deep_nesting_is_no_trap(item: str) -> None:
    """Elements nested tens of thousands deep are read once, not once for each of those around them."""
    depth = 50_000
    closing = "".join(f"</{name}>" for name in reversed(item.strip("<>").split("><")))
    assert parse_xmp(make_packet(item * depth + "deep" + closing * depth)).title == "deep"


@given(st.binary() | st.binary().map(lambda junk: TITLE[:200] + junk + TITLE[200:]))
def test_any_bytes_are_a_packet_or_none(content: bytes) -> None:
    """Nothing but our own error comes out of random bytes."""
    with suppress(UnreadableXmpError):
        assert isinstance(parse_xmp(content), Texts)


def test_the_first_texts_come_first_each_by_itself() -> None:
    """A gap in the first is filled from the second."""
    first = Texts(title="From the sidecar", keywords=("a",))
    second = Texts(title="From the photo", description="Of the photo", keywords=("b", "c"), rights="CC0")
    assert merge_texts(first, second) == Texts("From the sidecar", "Of the photo", ("a",), rights="CC0")
