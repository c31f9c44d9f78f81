"""An XMP packet as properties, whichever of the ways that RDF offers they are written in.

A property may be an element or an attribute; a structure may be nested with or without an rdf:Description, or be
attributes alone; texts may stand in lists. See XMP specification part 1 (ISO 16684-1), 7.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from contextlib import suppress
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml.ElementTree import DefusedXMLParser

from photowalk.photos.metadata.plain_text import MAX_CHARACTERS

MAX_DEPTH = 100
"""Elements within elements; those that programs write go some 15 deep."""
MAX_ELEMENTS = 200_000
"""More are not read. Photoshop's DocumentAncestors can fill a megabyte with some 10,000."""
MAX_ITEMS = 1_000
"""Of a longer list the first count."""

Fields = Mapping[str, list[Element]]
"""What is said, by `{namespace}name`, the namespace without a slash or number sign at its end: not all write these.

Prefixes play no part. Attributes stand here as elements with their text.
"""

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_DESCRIPTION = f"{_RDF}Description"
_LISTS = frozenset({f"{_RDF}Bag", f"{_RDF}Seq", f"{_RDF}Alt"})
_VALUE = f"{_RDF}value".replace("#}", "}")
_XML = "{http://www.w3.org/XML/1998/namespace}"
_SYNTAX = frozenset({f"{_RDF}{name}" for name in ("about", "ID", "nodeID", "parseType", "resource", "datatype")})

_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{1,8})*", re.ASCII)
_BLANKED = bytes(code if code >= ord(" ") or chr(code) in "\t\n\r" else ord(" ") for code in range(256))
_ROOT = re.compile(rb"<((?:[\w.-]{1,100}:)?(?:xmpmeta|xapmeta|RDF))[\s>]")


class UnreadableXmpError(Exception):
    """A packet that is no XML, or one with a document type, which may hold anything, or a tangle without end."""


def read_fields(packet: bytes) -> Fields:
    """The properties of a packet or sidecar.

    Raises:
        UnreadableXmpError: it is no XML, not even when cut to its root element, declares a document type, or has more
            than `MAX_ELEMENTS` elements or any nested more than `MAX_DEPTH` deep.
    """
    root = _parse_xml(packet)
    return _gather(node for tree in root.iter(f"{_RDF}RDF") for node in tree)


def list_fields(element: Element) -> Fields:
    """The fields of a structure."""
    return _gather([element])


def list_items(fields: Fields, name: str) -> list[Element]:
    """The items of a property; of one that is no list, itself."""
    elements = fields.get(name)
    return [item for element in elements for item in _open_list(element)][:MAX_ITEMS] if elements else []


def read_text(item: Element) -> str:
    """The text of a property or item, or the address that it points to; "" where there is none or it is too long."""
    text = (item.text or "").strip() or item.get(f"{_RDF}resource", "")
    if not text and len(item):
        qualified = list_fields(item).get(_VALUE, [])
        text = next((value.text or "" for value in qualified), "")
    return text.strip() if len(text) <= MAX_CHARACTERS else ""


def read_language(item: Element) -> str:
    """The code of an item's language in lower case; "" where it is not told: `x-default`, nothing, nonsense."""
    language = item.get(f"{_XML}lang", "").strip().lower().replace("_", "-")
    return language if _LANGUAGE.fullmatch(language) else ""


def _gather(nodes: Iterable[Element]) -> Fields:
    """The fields of all these nodes; an rdf:Description within one is the node itself once more."""
    fields: defaultdict[str, list[Element]] = defaultdict(list)
    waiting = list(nodes)[::-1]
    while waiting:
        node = waiting.pop()
        for name, text in node.attrib.items():
            if name not in _SYNTAX and not name.startswith(_XML):
                fields[_fold_name(name)].append(_make_element(name, text))
        for child in node:
            if child.tag == _DESCRIPTION:
                waiting.append(child)
            else:
                fields[_fold_name(child.tag)].append(child)
    return dict(fields)


def _fold_name(name: str) -> str:
    """`{namespace}name` without a slash or number sign at the namespace's end."""
    namespace, brace, local = name.rpartition("}")
    return namespace.rstrip("/#") + brace + local


def _make_element(name: str, text: str) -> Element:
    element = Element(name)
    element.text = text
    return element


def _open_list(element: Element) -> list[Element]:
    """The items of a list, the element itself where it is none."""
    lists = [child for child in element if child.tag in _LISTS]
    return [item for child in lists for item in child.iterfind(f"{_RDF}li")] if lists else [element]


def _parse_xml(packet: bytes) -> Element:
    """The root element; rubbish around it, as some cameras leave it, is cut off."""
    with suppress(ParseError):
        return _parse_strictly(packet)
    try:
        return _parse_strictly(_cut_to_root(packet))
    except ParseError as error:
        raise UnreadableXmpError from error


def _cut_to_root(packet: bytes) -> bytes:
    """The packet from the start of its root element to the end of it; nothing where either is missing.

    Control characters, which XML does not know, become blanks: some leave room for later changes as zeros.
    """
    match = _ROOT.search(packet)
    if match is None:
        return b""
    end = packet.rfind(b"</" + match[1])
    return packet[match.start() : packet.find(b">", end) + 1].translate(_BLANKED)


def _parse_strictly(packet: bytes) -> Element:
    parser = DefusedXMLParser(target=_BoundedBuilder(), forbid_dtd=True)
    try:
        parser.feed(packet)
        root: Element = parser.close()
    except (ValueError, LookupError) as error:  # what defusedxml forbids, and encodings that expat does not know
        raise UnreadableXmpError from error
    return root


class _BoundedBuilder(TreeBuilder):
    """Builds a tree that is neither too deep nor too large."""

    def __init__(self) -> None:
        super().__init__()
        self._depth = 0
        self._left = MAX_ELEMENTS

    def start(self, tag: str, attrs: dict[str, str], /) -> Element:
        self._depth += 1
        self._left -= 1
        if self._depth > MAX_DEPTH or self._left < 0:
            raise UnreadableXmpError
        return super().start(tag, attrs)

    def end(self, tag: str, /) -> Element:
        self._depth -= 1
        return super().end(tag)
