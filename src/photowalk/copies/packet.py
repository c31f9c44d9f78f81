"""XMP packets written anew with less in them.

A packet is read as XML, what is to go is left out of the tree, and the rest is written again with the prefixes below:
so nothing is in the new packet that was not understood. Schemas that are on no list go with anything that is taken
out; makers' own hold positions and serial numbers under names of their own, some hold whole pictures. See XMP
specification part 1 (ISO 16684-1), 7, and for the names https://exiftool.org/TagNames/XMP.html (read 2026-11).
"""

import re
from collections.abc import Callable, Iterator
from typing import Final
from xml.etree.ElementTree import Element, ParseError
from xml.sax.saxutils import escape, quoteattr

from defusedxml import ElementTree

from photowalk.copies.private_names import NAMESPACES, RDF, describe_private_name
from photowalk.copies.stripped import Stripped
from photowalk.model import Removal

_RDF_ELEMENT: Final = f"{{{RDF}}}RDF"
_DECLARED: Final = ("rdf", "xml")
"""Prefixes that are declared already."""
_PREFIXES: Final = {uri: prefix for prefix, uri in NAMESPACES.items()}
_ROOT: Final = re.compile(rb"<((?:\w+:)?(?:xmpmeta|xapmeta|RDF))[\s>]")
_BESIDE: Final = "what stands beside the properties of an XMP packet"
_START: Final = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
_END: Final = '<?xpacket end="w"?>'
_RETURNS: Final = {"\r": "&#13;"}
_MAX_DEPTH: Final = 30
_MAX_BYTES: Final = 4_194_304
_UPRIGHT: Final = frozenset({
    "tiff:Orientation", "tiff:ImageWidth", "tiff:ImageLength", "exif:PixelXDimension", "exif:PixelYDimension",
    "tiff:Compression", "tiff:BitsPerSample", "tiff:PhotometricInterpretation",
})  # fmt: skip
"""Names that tell how the pixels of another file stand."""
_UPRIGHT_BYTES: Final = re.compile("|".join(sorted(_UPRIGHT)).encode())

_FRAME: Final = re.compile(rb"<\?(?:xml version|xpacket begin|xpacket end)=[^<>]{0,80}\?>")
_BLANKS: Final = b" \t\r\n\0\xef\xbb\xbf"
"""Space and a byte order mark."""

_LeavesOut = Callable[[str], str]
"""Why a property of a name (`exif:GPSLatitude`, "" for one of no known schema) goes, in words; "" = it stays."""


def strip_packet(packet: memoryview, remove: frozenset[Removal]) -> Stripped:
    """A packet without what goes with the facts to be taken out; without a piece where it cannot be read."""

    def leaves_out(name: str) -> str:
        return describe_private_name(name, remove) if name else "XMP schemas that nobody has described"

    rewritten = _rewrite(packet, leaves_out)
    if rewritten is None:
        return Stripped((), frozenset({"an XMP packet that cannot be read"}))
    content, left_out = rewritten
    return Stripped((content,) if left_out else (packet,), left_out)


def fit_packet(packet: bytes) -> bytes:
    """A packet for pixels that stand upright: as it is where it says nothing of them, empty where it cannot be read.

    Where it has to be written anew, schemas that nobody has described go, too.
    """
    content = packet.rstrip(b"\0")
    if not _UPRIGHT_BYTES.search(content):
        return content
    rewritten = _rewrite(
        memoryview(content), lambda name: "" if name and name not in _UPRIGHT else "not of this picture"
    )
    return rewritten[0] if rewritten else b""


def _rewrite(packet: memoryview, leaves_out: _LeavesOut) -> tuple[bytes, frozenset[str]] | None:
    """A packet without some properties, and what was left out; None where it cannot be read."""
    content = bytes(packet[:_MAX_BYTES])
    span = _find_root(content)
    root = _parse(content[slice(*span)])
    description = root if root is None or root.tag == _RDF_ELEMENT else root.find(_RDF_ELEMENT)
    if root is None or description is None:
        return None
    writer = _Writer(leaves_out)
    body = "".join(writer.render_children(description, depth=0))
    is_plain = _is_plain(content, span) and (root is description or len(root) == 1)
    rest = frozenset() if is_plain else frozenset({_BESIDE})
    return _render(body), rest | writer.left_out


def _find_root(content: bytes) -> tuple[int, int]:
    """Where the root element of a packet begins and ends: some cameras leave rubbish around it."""
    match = _ROOT.search(content)
    if match is None:
        return 0, len(content)
    return match.start(), content.find(b">", content.rfind(b"</" + match[1])) + 1


def _parse(content: bytes) -> Element | None:
    try:
        root: Element = ElementTree.fromstring(content, forbid_dtd=True)
    except (ParseError, ValueError, LookupError):  # the last two: what defusedxml forbids, and unknown encodings
        return None
    return root


def _is_plain(content: bytes, span: tuple[int, int]) -> bool:
    """Whether there are no comments in a packet, and nothing around its root but what belongs there."""
    start, end = span
    around = _FRAME.sub(b"", content[:start]) + _FRAME.sub(b"", content[end:])
    return not around.strip(_BLANKS) and not any(mark in content[start:end] for mark in (b"<!", b"<?"))


def _render(body: str) -> bytes:
    used = {prefix: uri for prefix, uri in NAMESPACES.items() if prefix not in _DECLARED and f"{prefix}:" in body}
    spaces = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in used.items())
    rdf = f'<rdf:RDF xmlns:rdf="{RDF}"{spaces}>{body}</rdf:RDF>'
    return f'{_START}<x:xmpmeta xmlns:x="adobe:ns:meta/">{rdf}</x:xmpmeta>{_END}'.encode()


class _Writer:
    """Renders elements as far as they stay."""

    def __init__(self, leaves_out: _LeavesOut) -> None:
        self._leaves_out = leaves_out
        self.left_out: set[str] = set()

    def render_children(self, parent: Element, *, depth: int) -> Iterator[str]:
        if len(parent) and any(map(_is_text, (parent.text, *(element.tail for element in parent)))):
            self.left_out.add(_BESIDE)
        for element in parent:
            name = _qualify(element.tag)
            if self._stays(name, depth=depth):
                yield self._render(element, name, depth=depth)

    def _render(self, element: Element, name: str, *, depth: int) -> str:
        pairs = [(_qualify(key), value) for key, value in element.items()]
        attributes = "".join(f" {key}={quoteattr(value)}" for key, value in pairs if self._stays(key, depth=depth))
        body = "".join(self.render_children(element, depth=depth + 1)) or escape((element.text or "").strip(), _RETURNS)
        return f"<{name}{attributes}>{body}</{name}>" if body else f"<{name}{attributes}/>"

    def _stays(self, name: str, *, depth: int) -> bool:
        reason = self._leaves_out(name) or ("too many levels of an XMP packet" if depth > _MAX_DEPTH else "")
        if reason:
            self.left_out.add(reason)
        return not reason


def _qualify(tag: str) -> str:
    """`exif:GPSLatitude` for `{http://ns.adobe.com/exif/1.0/}GPSLatitude`; "" where the schema is not on the list."""
    uri, _, name = tag.removeprefix("{").rpartition("}")
    prefix = _PREFIXES.get(uri, "")
    if tag == "about":  # as it was written before RDF had a schema of its own
        return tag
    return f"{prefix}:{name}" if prefix else ""


def _is_text(content: str | None) -> bool:
    return bool(content and content.strip())
