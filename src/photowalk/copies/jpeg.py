"""JPEG files without private facts: the segments that a decoder needs, and of the others those that were looked into.

See ITU-T T.81, annex B; Exif 3.0, 4.7.2; XMP specification part 3, 1.1.3; ICC.1:2022, annex B.4; for the rest
https://exiftool.org/TagNames/JPEG.html (read 2026-11).
"""

import re
import struct
from collections.abc import Iterator
from typing import Final

from photowalk.copies.exif_block import SIGNATURE, strip_block
from photowalk.copies.packet import strip_packet
from photowalk.copies.resources import strip_resources
from photowalk.copies.stripped import MAX_PARTS, Harvest, Stripped, UneditableError, leave_out_rest
from photowalk.model import Removal

MAX_SEGMENT_BYTES: Final = 65_533
"""What a segment can hold."""
XMP_SIGNATURE: Final = b"http://ns.adobe.com/xap/1.0/\0"

_RESOURCES_SIGNATURE: Final = b"Photoshop 3.0\0"
_ICC_SIGNATURE: Final = b"ICC_PROFILE\0"
_ADOBE_BYTES: Final = 12
_JFIF_BYTES: Final = 12
"""Without the thumbnail that may follow."""

_APP0, _APP1, _APP2, _APP13, _APP14 = 0xE0, 0xE1, 0xE2, 0xED, 0xEE
_SOS, _EOI, _COMMENT = 0xDA, 0xD9, 0xFE
_FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_NEEDED: Final = _FRAMES | {0xC4, 0xCC, 0xDB, 0xDC, 0xDD, _SOS}
"""Frames, tables, and what belongs to them."""
_SILENT: Final = frozenset({*range(0xE0, 0xF0), _COMMENT})
"""Segments that a decoder passes over."""
_MARKER: Final = re.compile(rb"\xff[^\xff\x00\x01\xd0-\xd8]")
_END_OF_CODES: Final = re.compile(rb"\xff\xff*[\x01-\xcf\xd8-\xfe]")
"""What ends a run of codes: a marker that is neither a stuffed byte nor a restart."""


def strip_jpeg(content: memoryview, remove: frozenset[Removal]) -> Stripped:
    """A JPEG file up to the end of its first picture, without what goes with the facts to be taken out.

    Raises:
        UneditableError: it is damaged, or has a form that no camera writes.
    """
    walk = _Walk(remove)
    walk.harvest.keep(b"\xff\xd8")
    for marker, payload, codes in _read_segments(content):
        walk.take(marker, payload, codes=codes)
    if walk.frames != 1:
        raise UneditableError("it holds no picture, or several in one")
    walk.harvest.keep(b"\xff\xd9")
    return walk.harvest.as_stripped()


def render_segment(marker: int, *payload: bytes | memoryview) -> tuple[bytes | memoryview, ...]:
    """The pieces of a segment."""
    return (struct.pack(">BBH", 0xFF, marker, sum(map(len, payload)) + 2), *payload)


class _Walk:
    """Sorts the segments of one file."""

    def __init__(self, remove: frozenset[Removal]) -> None:
        self.harvest = Harvest()
        self.frames = 0
        self._remove = remove

    def take(self, marker: int, payload: memoryview, *, codes: memoryview) -> None:
        if marker == _EOI:
            leave_out_rest(self.harvest, codes)
        elif marker in _NEEDED:
            self.frames += marker in _FRAMES
            self.harvest.keep(*render_segment(marker, payload), codes)
        elif marker in _SILENT:
            self._take_silent(marker, payload)
        else:
            raise UneditableError("its picture is damaged")

    def _take_silent(self, marker: int, payload: memoryview) -> None:
        head = bytes(payload[: len(XMP_SIGNATURE)])
        if marker == _APP0 and head.startswith(b"JFIF\0"):
            self.harvest.keep(*render_segment(marker, head[:_JFIF_BYTES].ljust(_JFIF_BYTES, b"\0"), bytes(2)))
        elif marker == _APP1:
            self._take_metadata(payload, head)
        elif marker == _APP13 and head.startswith(_RESOURCES_SIGNATURE):
            rest = payload[len(_RESOURCES_SIGNATURE) :]
            self._keep_edited(_APP13, _RESOURCES_SIGNATURE, edited=strip_resources(rest, self._remove))
        elif marker == _APP2 and head.startswith(_ICC_SIGNATURE):
            self.harvest.keep(*render_segment(marker, payload))
        elif marker == _APP14 and head.startswith(b"Adobe"):
            self.harvest.keep(*render_segment(marker, payload[:_ADOBE_BYTES]))
        else:
            self.harvest.leave_out("segments of makers and editors")

    def _take_metadata(self, payload: memoryview, head: bytes) -> None:
        if head.startswith(SIGNATURE[:-1]):  # some cameras end it with another byte
            self._keep_edited(_APP1, SIGNATURE, edited=strip_block(payload, self._remove))
        elif head == XMP_SIGNATURE:
            self._keep_edited(_APP1, XMP_SIGNATURE, edited=strip_packet(payload[len(XMP_SIGNATURE) :], self._remove))
        else:
            self.harvest.leave_out("the second part of an XMP packet, or what nobody has described")

    def _keep_edited(self, marker: int, signature: bytes, *, edited: Stripped) -> None:
        self.harvest.leave_out(*edited.left_out)
        if len(signature) + sum(map(len, edited.pieces)) > MAX_SEGMENT_BYTES:
            self.harvest.leave_out("metadata that no longer fit into a segment")
        elif edited.pieces:
            self.harvest.keep(*render_segment(marker, signature, *edited.pieces))


def _read_segments(content: memoryview) -> Iterator[tuple[int, memoryview, memoryview]]:
    """Marker, payload and codes of each segment; with the last, the end mark, come the bytes behind it as codes.

    Bytes of no segment, over which decoders step, are told as a comment.
    """
    at, marker = 2, 0
    for _ in range(MAX_PARTS):
        start, end = _find_marker(content, at)
        if bytes(content[at:start]).strip(b"\xff"):
            if marker == _SOS:
                raise UneditableError("its picture is damaged")
            yield _COMMENT, content[at:start], content[:0]
        marker, at = content[end - 1], end
        if marker == _EOI:
            yield marker, content[:0], content[at:]
            return
        end = at + max(int.from_bytes(content[at : at + 2], "big"), 2)
        codes_end = _find_end_of_codes(content, end) if marker == _SOS else end
        yield marker, content[at + 2 : end], content[end:codes_end]
        at = codes_end
    raise UneditableError("it has more segments than any photo")


def _find_marker(content: memoryview, at: int) -> tuple[int, int]:
    """Where the next marker begins and ends."""
    match = _MARKER.search(content, at)
    if match is None:
        raise UneditableError("its end is missing")
    return match.span()


def _find_end_of_codes(content: memoryview, at: int) -> int:
    match = _END_OF_CODES.search(content, at)
    if match is None:
        raise UneditableError("its end is missing")
    return match.start()
