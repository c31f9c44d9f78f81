"""The chunks of a PNG: EXIF, XMP, IPTC, the size of the picture, and whether its end is there.

See https://www.w3.org/TR/png-3/#11Chunks. XMP in iTXt: XMP specification part 3, 1.1.5. ImageMagick and what is built
on it write blocks as hexadecimal text into chunks called "Raw profile type …"; exiftool and exiv2 read them too.
"""

import zlib
from collections.abc import Iterator

from photowalk.photos.containers.jpeg import XMP_SIGNATURE
from photowalk.photos.containers.parts import MAX_BLOCK_BYTES, MAX_SEGMENTS, Container, Harvest, Reader, Span, unpack
from photowalk.photos.containers.photoshop import find_iptc

_HEADER_BYTES = 8
_IHDR_BYTES = 13
_MAX_KEYWORD_BYTES = 80
_TEXT_CHUNKS = frozenset({b"tEXt", b"zTXt", b"iTXt"})
_BLOCK, _PACKET, _RECORDS = "its EXIF block", "its XMP packet", "its IPTC records"
_KEYWORDS = {
    b"xml:com.adobe.xmp": _PACKET,
    b"raw profile type xmp": _PACKET,
    b"raw profile type exif": _BLOCK,
    b"raw profile type app1": _BLOCK,  # a JPEG segment, which may be XMP
    b"raw profile type iptc": _RECORDS,
    b"raw profile type 8bim": _RECORDS,
}
"""What stands under a keyword, in lower case."""


def walk_png(file: Reader) -> Container:
    """What lies where in a PNG."""
    harvest = Harvest()
    texts: dict[bytes, bytes] = {}
    name = b""
    for name, span in _iter_chunks(file):
        if name == b"IHDR" and span.length == _IHDR_BYTES:
            harvest.take_size(*unpack(">II", file.read(span.start, 8)))
        elif name == b"eXIf":
            harvest.take_exif(harvest.read_block(file, span, name=_BLOCK))
        elif name in _TEXT_CHUNKS:
            keyword = file.read(span.start, min(span.length, _MAX_KEYWORD_BYTES)).split(b"\0")[0].lower()
            if keyword in _KEYWORDS.keys() - texts.keys():
                texts[keyword] = name + harvest.read_block(file, span, name=_KEYWORDS[keyword])
    for keyword, text in texts.items():
        _take_text(harvest, keyword, text=_read_text(text[:4], text[4 + len(keyword) + 1 :]))
    return harvest.as_container(is_whole=name == b"IEND")


def _iter_chunks(file: Reader) -> Iterator[tuple[bytes, Span]]:
    """Name and content of each chunk, the end of the picture being the last."""
    at, name = 8, b""
    for _ in range(MAX_SEGMENTS):
        header = file.read(at, _HEADER_BYTES)
        if name == b"IEND" or len(header) < _HEADER_BYTES:
            return
        (length,), name = unpack(">I", header), header[4:]
        yield name, Span(at + _HEADER_BYTES, length)
        at += length + 12


def _read_text(chunk: bytes, content: bytes) -> bytes:
    """The text behind the keyword of a chunk, one byte more than is allowed where it is longer."""
    if chunk == b"tEXt":
        return content
    if chunk == b"zTXt":
        return _inflate(content[1:])
    *_, text = content[2:].split(b"\0", maxsplit=2)  # behind the language and the translated keyword
    return _inflate(text) if content[:1] == b"\1" else text


def _inflate(content: bytes) -> bytes:
    """What was compressed, none of it where that is damaged; a few kilobytes may stand for gigabytes."""
    try:
        return zlib.decompressobj().decompress(content, MAX_BLOCK_BYTES + 1)
    except zlib.error:
        return b""


def _take_text(harvest: Harvest, keyword: bytes, *, text: bytes) -> None:
    """Keep what stands under a keyword."""
    name = _KEYWORDS[keyword]
    if len(text) > MAX_BLOCK_BYTES:
        harvest.note_long(name)
        return
    content = text if keyword.startswith(b"xml") else _parse_profile(text)
    if name == _RECORDS:
        harvest.iptc = harvest.iptc or find_iptc(content) or content or None
    elif name == _PACKET or content.startswith(XMP_SIGNATURE):
        harvest.take_xmp(content.removeprefix(XMP_SIGNATURE))
    else:
        harvest.take_exif(content)


def _parse_profile(text: bytes) -> bytes:
    """The bytes of a profile: a line with its name, one with its length, then hexadecimal digits."""
    lines = text.strip().split(b"\n", maxsplit=2)
    try:
        return bytes.fromhex(b"".join(lines[2:]).decode("ascii"))
    except ValueError:
        return b""
