"""The parts of a picture file that matter here, and reading a file within bounds."""

import struct
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import BinaryIO

MAX_SEGMENTS = 100_000
"""More segments, chunks or boxes than this are not walked. A 100 MB PNG of the usual 8 KiB chunks has 13,000."""
MAX_BLOCK_BYTES = 4_194_304
"""Longer EXIF blocks, XMP packets and IPTC records are not read; most have 3 to 60 kB."""
EXIF_SIGNATURE = b"Exif\0"
"""Stands before a TIFF block in a JPEG, followed by a byte that should be zero."""
BYTE_ORDERS = (b"II", b"MM")
"""Intel's and Motorola's, as a TIFF block begins."""
_HEAD_BYTES = 65_536
"""So much of a file is read at once: behind it stand the pixels of most photos."""


@dataclass(frozen=True, slots=True)
class Span:
    """A run of bytes in a file; it may reach past the end of a file that was cut off."""

    start: int
    length: int


@dataclass(frozen=True, slots=True)
class ExifBlock:
    """A TIFF block, beginning with its byte order."""

    content: bytes | Span
    """Its bytes, or, where the file itself is such a block and may be huge, its place in the file."""
    first_directory: str = "Image"
    """What its first directory holds: `Image`, as usual, `EXIF` or `GPS`."""


@dataclass(frozen=True, slots=True)
class Container:
    """What the walk through a picture file found."""

    size_px: tuple[int, int] | None = None
    """Width and height as stored; None where the file does not tell or tells zero."""
    exif: tuple[ExifBlock, ...] = ()
    xmp: bytes | None = None
    """An XMP packet."""
    extended_xmp: bytes | None = None
    """The second packet of a photo whose XMP does not fit into one segment."""
    iptc: bytes | None = None
    """IPTC records, one after the other."""
    is_whole: bool = True
    """False where the file surely ends too early. GIF, SVG, TIFF and raw files are taken to be whole."""
    notes: tuple[str, ...] = ()
    """What is there and was not read, each a short sentence without a full stop."""


class Reader:
    """The bytes of a file, or of a span of it, by their places; nothing behind its end is ever asked for.

    Without that care a length of 4 GiB in a damaged file costs as much memory, and a place of 2 ** 63 an exception.
    """

    __slots__ = ("_file", "_head", "_start", "size")

    def __init__(self, file: BinaryIO, span: Span | None = None) -> None:
        """Read the beginning; places count from the start of the span."""
        end = file.seek(0, 2)
        self._file = file
        self._start = span.start if span else 0
        self.size = max(min(end - self._start, span.length if span else end), 0)
        self._head = self._fetch(0, _HEAD_BYTES)

    @property
    def span(self) -> Span:
        """Its place in the file."""
        return Span(self._start, self.size)

    def read(self, start: int, count: int) -> bytes:
        """So many bytes from there on, fewer where the end comes first."""
        end = start + count
        return self._head[start:end] if end <= len(self._head) else self._fetch(start, count)

    def open_span(self, part: Span) -> "Reader":
        """A reader of a part, whose places count from the part's start."""
        length = min(part.length, max(self.size - part.start, 0))
        return Reader(self._file, Span(self._start + part.start, length))

    def _fetch(self, start: int, count: int) -> bytes:
        count = min(count, self.size - start)
        if count <= 0:
            return b""
        self._file.seek(self._start + start)
        return self._file.read(count)


@dataclass(slots=True)
class Harvest:
    """What a walk has found so far: the first of each kind counts."""

    size_px: tuple[int, int] | None = None
    exif: ExifBlock | None = None
    xmp: bytes | None = None
    iptc: bytes | None = None
    notes: list[str] = field(default_factory=list)

    def read_block(self, file: Reader, block: Span, *, name: str) -> bytes:
        """The bytes of a block; none, but a note by this name, where they are too many."""
        return self.read_pieces(file, [block], name=name)

    def read_pieces(self, file: Reader, pieces: Sequence[Span], *, name: str) -> bytes:
        """The same of a block in pieces."""
        if sum(piece.length for piece in pieces) <= MAX_BLOCK_BYTES:
            return b"".join(file.read(piece.start, piece.length) for piece in pieces)
        self.note_long(name)
        return b""

    def note_long(self, name: str) -> None:
        """Note that something was too long to be read."""
        self.notes.append(f"{name} is larger than {MAX_BLOCK_BYTES // 1_048_576} MiB and was not read")

    def take_size(self, width: int, height: int) -> None:
        """Keep both sides unless one of them is zero."""
        if width > 0 and height > 0:
            self.size_px = self.size_px or (width, height)

    def take_exif(self, content: bytes) -> None:
        """Keep a TIFF block, with or without the signature `Exif` before it."""
        if content.startswith(EXIF_SIGNATURE):
            content = content[6:]
        if content[:2] in BYTE_ORDERS:
            self.exif = self.exif or ExifBlock(content)

    def take_xmp(self, packet: bytes) -> None:
        """Keep an XMP packet."""
        self.xmp = self.xmp or packet or None

    def as_container(self, *, is_whole: bool = True) -> Container:
        """All that was found."""
        blocks = (self.exif,) if self.exif else ()
        return Container(self.size_px, blocks, xmp=self.xmp, iptc=self.iptc, is_whole=is_whole, notes=tuple(self.notes))


def unpack(layout: str, content: bytes) -> tuple[int, ...]:
    """The numbers at the start of some bytes, all 0 where these are too few."""
    try:
        return struct.unpack_from(layout, content)
    except struct.error:
        return struct.unpack_from(layout, content.ljust(struct.calcsize(layout), b"\0"))
