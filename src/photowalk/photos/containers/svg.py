"""The size of an SVG drawing by its root element.

See https://www.w3.org/TR/SVG2/coords.html and https://www.w3.org/TR/css-values-3/#absolute-lengths.
"""

import re
from collections.abc import Mapping
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from photowalk.photos.containers.parts import Container, Harvest, Reader

_MAX_PROLOG_BYTES = 1_048_576
"""So far the root element is looked for."""
_STEP_BYTES = 16_384
_LENGTH = re.compile(r"\s*\+?(\d+\.?\d*|\.\d+)(px|pt|pc|mm|cm|in|Q|)\s*", re.ASCII)
_UNITS_PX = {"": 1, "px": 1, "pt": 96 / 72, "pc": 16, "in": 96, "cm": 96 / 2.54, "mm": 96 / 25.4, "Q": 96 / 101.6}
_SEPARATORS = re.compile(r"[\s,]+")
_MAX_SIDE_PX = 1_000_000_000


def walk_svg(file: Reader) -> Container:
    """Width and height in CSS pixels, of the view box where one of them is missing or relative."""
    root = _read_root(file)
    sides = [_parse_length(root.get(name, "")) for name in ("width", "height")]
    if not all(sides):
        box = _SEPARATORS.split(root.get("viewBox", "").strip())
        sides = [_parse_length(side) for side in box[2:]] if len(box) == 4 else [0, 0]  # noqa: PLR2004 -- x, y and sides
    harvest = Harvest()
    harvest.take_size(*(round(side) for side in sides))
    return harvest.as_container()


class _RootFoundError(Exception):
    """Ends the parsing; nothing behind the first start tag is read."""


class _Target:
    """What the parser tells of the document."""

    def __init__(self) -> None:
        self.root: Mapping[str, str] = {}

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Keep the attributes of the root element."""
        if tag.rpartition("}")[2] == "svg":
            self.root = attributes
        raise _RootFoundError


def _read_root(file: Reader) -> Mapping[str, str]:
    """The attributes of the root element; none where it is not reached, or where entities are declared before it."""
    target = _Target()
    parser = DefusedXMLParser(target=target, forbid_dtd=False, forbid_entities=True, forbid_external=True)
    try:
        for start in range(0, min(file.size, _MAX_PROLOG_BYTES), _STEP_BYTES):
            parser.feed(file.read(start, _STEP_BYTES))
        parser.close()
    except (_RootFoundError, ParseError, DefusedXmlException, ValueError, LookupError):
        pass  # the last two: encodings that expat does not know
    return target.root


def _parse_length(text: str) -> float:
    """A length in pixels; 0 for one that is relative or none."""
    match = _LENGTH.fullmatch(text)
    return min(float(match[1]) * _UNITS_PX[match[2]], _MAX_SIDE_PX) if match else 0
