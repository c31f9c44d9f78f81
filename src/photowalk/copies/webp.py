"""WebP files without private facts.

See https://developers.google.com/speed/webp/docs/riff_container (read 2026-11).
"""

import struct
from collections.abc import Iterator
from typing import Final

from photowalk.copies.exif_block import strip_block
from photowalk.copies.packet import strip_packet
from photowalk.copies.stripped import MAX_PARTS, Bytes, Harvest, Stripped, UneditableError, leave_out_rest
from photowalk.model import Removal

_HEAD_BYTES: Final = 12
_PICTURE: Final = frozenset({b"VP8 ", b"VP8L", b"ALPH"})
_NEEDED: Final = frozenset({*_PICTURE, b"ANIM", b"ICCP"})
_FRAME_BYTES: Final = 16
"""What stands in an animation's frame before its own chunks."""
_HAS_EXIF: Final = 0x08
_HAS_XMP: Final = 0x04


def strip_webp(content: memoryview, remove: frozenset[Removal]) -> Stripped:
    """A WebP file without what goes with the facts to be taken out.

    Raises:
        UneditableError: it is cut off, or an animation with more than pictures in its frames.
    """
    end = 8 + int.from_bytes(content[4:8], "little")
    if end > len(content):
        raise UneditableError("its end is missing")
    walk = _Walk(remove)
    for name, payload in _read_chunks(content[_HEAD_BYTES:end]):
        walk.take(name, payload)
    leave_out_rest(walk.harvest, content[end:])
    return walk.as_file()


class _Walk:
    def __init__(self, remove: frozenset[Removal]) -> None:
        self.harvest = Harvest()
        self._remove = remove
        self._canvas: memoryview | None = None
        self._flags = 0
        """Of the metadata that stayed."""

    def take(self, name: bytes, payload: memoryview) -> None:
        if name == b"VP8X":
            self._canvas = payload
        elif name == b"EXIF":
            self._keep_edited(name, strip_block(payload, self._remove), flag=_HAS_EXIF)
        elif name == b"XMP ":
            self._keep_edited(name, strip_packet(payload, self._remove), flag=_HAS_XMP)
        elif name in _NEEDED or (name == b"ANMF" and _is_plain_frame(payload)):
            self.harvest.keep(*_render_chunk(name, payload))
        else:
            self.harvest.leave_out("chunks of programs")

    def as_file(self) -> Stripped:
        stripped = self.harvest.as_stripped()
        pieces = (*self._render_canvas(), *stripped.pieces)
        head = struct.pack("<4sI4s", b"RIFF", 4 + sum(map(len, pieces)), b"WEBP")
        return Stripped((head, *pieces), stripped.left_out)

    def _render_canvas(self) -> tuple[Bytes, ...]:
        if self._canvas is None:
            return ()
        flags = self._canvas[0] & ~(_HAS_EXIF | _HAS_XMP) | self._flags
        return _render_chunk(b"VP8X", bytes((flags,)), self._canvas[1:])

    def _keep_edited(self, name: bytes, edited: Stripped, *, flag: int) -> None:
        self.harvest.leave_out(*edited.left_out)
        if edited.pieces:
            self.harvest.keep(*_render_chunk(name, *edited.pieces))
            self._flags |= flag


def _is_plain_frame(payload: memoryview) -> bool:
    if all(name in _PICTURE for name, _ in _read_chunks(payload[_FRAME_BYTES:])):
        return True
    raise UneditableError("it has more than pictures in the frames of its animation")


def _read_chunks(content: memoryview) -> Iterator[tuple[bytes, memoryview]]:
    """Name and content of each chunk; each begins at an even place."""
    at = 0
    for _ in range(MAX_PARTS):
        if at >= len(content):
            return
        name, length = bytes(content[at : at + 4]), int.from_bytes(content[at + 4 : at + 8], "little")
        if at + 8 + length > len(content):
            raise UneditableError("its end is missing")
        yield name, content[at + 8 : at + 8 + length]
        at += 8 + length + length % 2
    raise UneditableError("it has more chunks than any photo")


def _render_chunk(name: bytes, *payload: Bytes) -> tuple[Bytes, ...]:
    length = sum(map(len, payload))
    return (name + struct.pack("<I", length), *payload, bytes(length % 2))
