"""The texts in an XMP packet or sidecar: Dublin Core's title, description, subject, creator and rights.

See XMP specification part 1 (ISO 16684-1), 8.3 and 7.9 (arrays and languages).
"""

import re
from contextlib import suppress
from dataclasses import fields, replace
from xml.etree.ElementTree import Element, ParseError

from defusedxml import ElementTree

from photowalk.model import Texts

_DC = "{http://purl.org/dc/elements/1.1/}"
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_LANGUAGES = ("x-default", "en")
"""Which of several languages is taken, if there is one of these; otherwise the first."""

_ROOT = re.compile(rb"<((?:\w+:)?(?:xmpmeta|xapmeta|RDF))[\s>]")


class UnreadableXmpError(Exception):
    """A packet that is no XML, or one with a document type, which may hold anything."""


def parse_xmp(packet: bytes) -> Texts:
    """What people wrote into the packet.

    Raises:
        UnreadableXmpError: it is no XML, not even when cut to its root element, or it declares a document type.
    """
    root = _parse_xml(packet)
    return Texts(
        title=_find_one(root, "title"),
        description=_find_one(root, "description"),
        keywords=tuple(dict.fromkeys(_find_all(root, "subject"))),
        creator=", ".join(_find_all(root, "creator")) or None,
        rights=_find_one(root, "rights"),
    )


def merge_texts(first: Texts, second: Texts) -> Texts:
    """The first's texts, with the second's where the first has none."""
    gaps = {field.name: getattr(second, field.name) for field in fields(Texts) if not getattr(first, field.name)}
    return replace(first, **gaps)


def _parse_xml(packet: bytes) -> Element:
    """The root element; rubbish around it, as some cameras leave it, is cut off."""
    with suppress(ParseError):
        return _parse_strictly(packet)
    try:
        return _parse_strictly(_cut_to_root(packet))
    except ParseError as error:
        raise UnreadableXmpError from error


def _cut_to_root(packet: bytes) -> bytes:
    """The packet from the start of its root element to the end of it; nothing where either is missing."""
    match = _ROOT.search(packet)
    if match is None:
        return b""
    end = packet.rfind(b"</" + match[1])
    return packet[match.start() : packet.find(b">", end) + 1]


def _parse_strictly(packet: bytes) -> Element:
    try:
        root: Element = ElementTree.fromstring(packet, forbid_dtd=True)
    except (ValueError, LookupError) as error:  # what defusedxml forbids, and encodings that expat does not know
        raise UnreadableXmpError from error
    return root


def _find_one(root: Element, name: str) -> str | None:
    """A text in the language that suits best."""
    texts = _find_texts(root, name)
    return next((texts[language] for language in _LANGUAGES if language in texts), next(iter(texts.values()), None))


def _find_texts(root: Element, name: str) -> dict[str, str]:
    """The texts of a property by language; `""` for one without."""
    texts: dict[str, str] = {}
    for language, text in _read_items(root, name):
        texts.setdefault(language, text)
    return texts


def _find_all(root: Element, name: str) -> list[str]:
    return [text for _, text in _read_items(root, name)]


def _read_items(root: Element, name: str) -> list[tuple[str, str]]:
    """Language and text of each item of a property that is not blank: list items, plain text or an attribute."""
    elements = [item for element in root.iter(f"{_DC}{name}") for item in (element.findall(f"*/{_RDF}li") or [element])]
    items = [(item.get(_LANGUAGE, "").lower(), item.text or "") for item in elements]
    items += [("", element.get(f"{_DC}{name}", "")) for element in root.iter(f"{_RDF}Description")]
    return [(language, text.strip()) for language, text in items if text.strip()]
