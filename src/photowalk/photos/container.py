"""Where a picture file keeps its EXIF block and its XMP packet, how large the picture is, and whether its end is there.

Readers of EXIF look for the block near the start of the file and lose it behind other segments: exifread 3.5.1 gives
up after some 4,000 bytes, while phones write 80 to 140 kB of their own before it. So the segments are walked here.
A walk reads a few bytes of each segment and steps over the rest. What it reads makes it stop, never raise.
"""

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from photowalk.photos.media_type import GIF, JPEG, PNG, TIFF, WEBP, MediaType

MAX_SEGMENTS = 100_000
"""More segments or chunks than this are not walked. A 100 MB PNG of the usual 8 KiB chunks has 13,000."""


@dataclass(frozen=True, slots=True)
class Span:
    """A run of bytes in a file; it may reach past the end of a file that was cut off."""

    start: int
    length: int

    def after(self, count: int) -> "Span":
        """The rest of it after its first bytes."""
        return Span(self.start + count, max(self.length - count, 0))


@dataclass(frozen=True, slots=True)
class Container:
    """What the walk through a picture file found."""

    size_px: tuple[int, int] | None = None
    """Width and height as stored; None where the file does not tell or tells zero."""
    exif: Span | None = None
    """A TIFF block, beginning with its byte order."""
    xmp: Span | None = None
    """An XMP packet, not compressed."""
    is_whole: bool = True
    """False where the file surely ends too early. TIFF and GIF files are taken to be whole."""


def walk_container(file: BinaryIO, media_type: MediaType) -> Container:
    """What lies where in a JPEG, PNG, WebP, TIFF or GIF file."""
    walkers = {JPEG: _walk_jpeg, PNG: _walk_png, WEBP: _walk_webp, TIFF: _walk_tiff, GIF: _walk_gif}
    return walkers[media_type](file)


def read_span(file: BinaryIO, span: Span, *, limit: int) -> bytes:
    """The bytes of a span, at most `limit` of them, fewer where the file ends first."""
    file.seek(span.start)
    return file.read(min(span.length, limit))


def _read_at(file: BinaryIO, start: int, *, count: int) -> bytes:
    return read_span(file, Span(start, count), limit=count)


def _find_block(file: BinaryIO, span: Span) -> Span | None:
    """The TIFF block of an EXIF segment or chunk, with or without the signature `Exif` before it."""
    head = read_span(file, span, limit=8)
    if head.startswith(_EXIF_SIGNATURE):
        head, span = head[6:], span.after(6)
    return span if head[:2] in (b"II", b"MM") else None


def _as_size(width: int, height: int) -> tuple[int, int] | None:
    return (width, height) if width and height else None


def _unpack(layout: str, content: bytes) -> tuple[int, ...]:
    """The numbers at the start of some bytes, all 0 where these are too few."""
    return struct.unpack_from(layout, content.ljust(struct.calcsize(layout), b"\0"))


# JPEG: ITU-T T.81, annex B. EXIF in APP1: Exif 3.0, 4.7.2. XMP in APP1: XMP specification part 3, 1.1.3.

_APP1, _SOS, _EOI = 0xE1, 0xDA, 0xD9
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""The start-of-frame markers: C0 to CF without DHT, JPG and DAC."""
_MARKER = re.compile(rb"\xff([^\xff\x00\x01\xd0-\xd8])")
"""A marker with a length, and the end of the image."""
_NEARBY_BYTES = 65_536
"""So far on a marker is looked for where none stands at its place. Decoders skip such rubbish too."""
_EXIF_SIGNATURE = b"Exif\0"
"""Followed by a byte that should be zero."""
_XMP_SIGNATURE = b"http://ns.adobe.com/xap/1.0/\0"
_END_OF_IMAGE = b"\xff\xd9"


def _walk_jpeg(file: BinaryIO) -> Container:
    size_px = exif = xmp = None
    is_whole = False
    for marker, span in _jpeg_segments(file):
        if marker == _APP1:
            head = read_span(file, span, limit=len(_XMP_SIGNATURE))
            xmp = xmp or (span.after(len(head)) if head == _XMP_SIGNATURE else None)
            exif = exif or (_find_block(file, span) if head.startswith(_EXIF_SIGNATURE) else None)
        elif marker in _FRAMES:
            height, width = _unpack(">xHH", read_span(file, span, limit=5))
            size_px = size_px or _as_size(width, height)
        elif marker == _SOS:
            is_whole = _has_end_of_image(file, span.start)
    return Container(size_px, exif, xmp, is_whole)


def _jpeg_segments(file: BinaryIO) -> Iterator[tuple[int, Span]]:
    """Marker and content of each segment; the one before the picture's data, SOS, is the last."""
    at = 2
    for _ in range(MAX_SEGMENTS):
        marker = _find_marker(file, at)
        if marker is None or marker[0] == _EOI:
            return
        kind, at = marker
        (length,) = _unpack(">H", _read_at(file, at, count=2))
        yield kind, Span(at, length).after(2)
        if kind == _SOS:
            return
        at += length


def _find_marker(file: BinaryIO, at: int) -> tuple[int, int] | None:
    """The next marker and the place after it; None where there is none nearby."""
    for length in (2, _NEARBY_BYTES):
        if match := _MARKER.search(_read_at(file, at, count=length)):
            return match[1][0], at + match.end()
    return None


def _has_end_of_image(file: BinaryIO, start: int) -> bool:
    """Whether the end mark stands at the end of the file or, as phones append more, anywhere after `start`."""
    file.seek(-2, 2)
    if file.read(2) == _END_OF_IMAGE:
        return True
    file.seek(start)
    last = b""
    while block := file.read(_NEARBY_BYTES):
        if _END_OF_IMAGE in last + block:
            return True
        last = block[-1:]
    return False


# PNG: https://www.w3.org/TR/png-3/#11Chunks. XMP in iTXt: XMP specification part 3, 1.1.5.

_XMP_KEYWORD = b"XML:com.adobe.xmp" + bytes(5)
"""The keyword and its zero, not compressed (two zeros), no language, no translated keyword."""


def _walk_png(file: BinaryIO) -> Container:
    size_px = exif = xmp = None
    is_whole = False
    for name, span in _png_chunks(file):
        if name == b"IHDR":
            size_px = _as_size(*_unpack(">II", read_span(file, span, limit=8)))
        elif name == b"eXIf":
            exif = exif or _find_block(file, span)
        elif name == b"iTXt" and read_span(file, span, limit=len(_XMP_KEYWORD)) == _XMP_KEYWORD:
            xmp = xmp or span.after(len(_XMP_KEYWORD))
        is_whole = name == b"IEND"
    return Container(size_px, exif, xmp, is_whole)


def _png_chunks(file: BinaryIO) -> Iterator[tuple[bytes, Span]]:
    """Name and content of each chunk, the end of the picture being the last."""
    at, name = 8, b""
    for _ in range(MAX_SEGMENTS):
        header = _read_at(file, at, count=8)
        if name == b"IEND" or len(header) < 8:  # noqa: PLR2004 -- the length of a chunk's header
            return
        (length,), name = _unpack(">I", header), header[4:]
        yield name, Span(at + 8, length)
        at += length + 12


# WebP: https://developers.google.com/speed/webp/docs/riff_container


def _walk_webp(file: BinaryIO) -> Container:
    size_px = exif = xmp = None
    for name, span in _riff_chunks(file):
        if name in _WEBP_SIZES:
            size_px = size_px or _WEBP_SIZES[name](read_span(file, span, limit=10))
        elif name == b"EXIF":
            exif = exif or _find_block(file, span)
        elif name == b"XMP ":
            xmp = xmp or span
    return Container(size_px, exif, xmp, _is_riff_whole(file))


def _riff_chunks(file: BinaryIO) -> Iterator[tuple[bytes, Span]]:
    """Name and content of each chunk; each begins at an even place."""
    at = 12
    for _ in range(MAX_SEGMENTS):
        header = _read_at(file, at, count=8)
        if len(header) < 8:  # noqa: PLR2004 -- the length of a chunk's header
            return
        (length,) = _unpack("<4xI", header)
        yield header[:4], Span(at + 8, length)
        at += 8 + length + length % 2


def _is_riff_whole(file: BinaryIO) -> bool:
    (length,) = _unpack("<I", _read_at(file, 4, count=4))
    return file.seek(0, 2) >= 8 + length


def _extended_size(content: bytes) -> tuple[int, int]:
    """The canvas of a VP8X chunk: both sides less one, 24 bits each, after four bytes of flags."""
    return int.from_bytes(content[4:7], "little") + 1, int.from_bytes(content[7:10], "little") + 1


def _lossy_size(content: bytes) -> tuple[int, int] | None:
    """The frame of a VP8 chunk: 14 bits each after a tag of six bytes (RFC 6386, 9.1)."""
    width, height = _unpack("<6xHH", content)
    return _as_size(width & 0x3FFF, height & 0x3FFF)


def _lossless_size(content: bytes) -> tuple[int, int]:
    """The frame of a VP8L chunk: both sides less one, 14 bits each, after a byte of signature."""
    (bits,) = _unpack("<xI", content)
    return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1


_WEBP_SIZES = {b"VP8X": _extended_size, b"VP8 ": _lossy_size, b"VP8L": _lossless_size}


# TIFF: TIFF 6.0, section 2. XMP in tag 700: XMP specification part 3, 1.1.2.

_WIDTH, _HEIGHT, _XMP_TAG = 256, 257, 700
_SHORT = 3


def _walk_tiff(file: BinaryIO) -> Container:
    order = "<" if _read_at(file, 0, count=2) == b"II" else ">"
    version, first = _unpack(f"{order}2xHI", _read_at(file, 0, count=8))
    if version != 42:  # noqa: PLR2004 -- "chosen for its deep philosophical significance"; 43 is BigTIFF
        return Container()
    tags = _read_directory(file, first, order=order)
    (width, _), (height, _), (start, length) = (tags.get(tag, (0, 0)) for tag in (_WIDTH, _HEIGHT, _XMP_TAG))
    return Container(
        _as_size(width, height),
        Span(0, file.seek(0, 2)),
        Span(start, length) if start else None,
    )


def _read_directory(file: BinaryIO, start: int, *, order: str) -> dict[int, tuple[int, int]]:
    """Value and count of each tag; the value is the place of the values where they need more than four bytes."""
    (entries,) = _unpack(f"{order}H", _read_at(file, start, count=2))
    content = _read_at(file, start + 2, count=12 * entries)
    tags = {}
    for tag, field_type, count, value in struct.iter_unpack(f"{order}HHII", content[: len(content) // 12 * 12]):
        tags[tag] = (_as_short(value, order) if field_type == _SHORT else value, count)
    return tags


def _as_short(value: int, order: str) -> int:
    """The first two of four bytes that were read as one number."""
    return value & 0xFFFF if order == "<" else value >> 16


# GIF: GIF89a specification, section 18


def _walk_gif(file: BinaryIO) -> Container:
    return Container(_as_size(*_unpack("<6xHH", _read_at(file, 0, count=10))))
