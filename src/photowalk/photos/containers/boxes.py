"""Boxes of ISO base media files: HEIC, AVIF, JPEG 2000, JPEG XL, Canon CR3. See ISO/IEC 14496-12, 4.2."""

from collections.abc import Iterator
from typing import NamedTuple

from photowalk.photos.containers.parts import MAX_SEGMENTS, Reader, Span, unpack

_HEADER_BYTES = 8
_LONG_HEADER_BYTES = 16
_IDENTIFIER_BYTES = 16


class Box(NamedTuple):
    """What is in a box behind its header."""

    kind: bytes
    """Four letters; of a `uuid` box its identifier of 16 bytes."""
    start: int
    length: int

    @property
    def end(self) -> int:
        """The place behind it."""
        return self.start + self.length

    @property
    def span(self) -> Span:
        """Where its content is."""
        return Span(self.start, self.length)


def iter_boxes(file: Reader, start: int = 0, *, end: int | None = None) -> Iterator[Box]:
    """The boxes in a part of a file, one after the other; the last may reach past the end."""
    end = file.size if end is None else end
    for _ in range(MAX_SEGMENTS):
        header = file.read(start, _HEADER_BYTES)
        if start >= end or len(header) < _HEADER_BYTES:
            return
        (length,), kind, inner = unpack(">I", header), header[4:], start + _HEADER_BYTES
        if length == 1:
            (length,), inner = unpack(">Q", file.read(inner, 8)), start + _LONG_HEADER_BYTES
        elif length == 0:  # up to the end
            length = end - start
        if kind == b"uuid":
            kind, inner = file.read(inner, _IDENTIFIER_BYTES), inner + _IDENTIFIER_BYTES
        if start + length < inner:
            return
        yield Box(kind, inner, start + length - inner)
        start += length


def find_box(file: Reader, *path: bytes) -> Box | None:
    """The first box of the last kind in the first of the kind before, and so on."""
    box = Box(b"", 0, file.size)
    for kind in path:
        inner = next((inner for inner in iter_boxes(file, box.start, end=box.end) if inner.kind == kind), None)
        if inner is None:
            return None
        box = inner
    return box
