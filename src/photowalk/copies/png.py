"""PNG files without private facts: the chunks that a viewer needs, plain texts, and metadata as far as they stay.

See https://www.w3.org/TR/png-3/#11Chunks (read 2026-11) and XMP specification part 3, 1.1.5.
"""

import struct
import zlib
from collections.abc import Iterator
from typing import Final

from photowalk.copies.exif_block import strip_block
from photowalk.copies.packet import strip_packet
from photowalk.copies.stripped import MAX_PARTS, Bytes, Harvest, Stripped, UneditableError, leave_out_rest
from photowalk.model import Removal

_SIGNATURE_BYTES: Final = 8
_AROUND_BYTES: Final = 12
"""A chunk's length and name before its content, and its checksum behind it."""
_XMP_KEYWORD: Final = b"XML:com.adobe.xmp" + bytes(5)
"""The keyword and its zero, not compressed (two zeros), no language, no translated keyword."""
_KEYWORDS: Final = frozenset({b"Title", b"Author", b"Description", b"Copyright", b"Creation Time", b"Software"})
"""Of texts for people. Programs put whole EXIF blocks in hexadecimal into texts of other names."""
_TEXTS: Final = frozenset({b"tEXt", b"iTXt"})
_ANCILLARY: Final = 0x20
"""The bit in the first letter of a chunk's name that says that a viewer can do without it."""
_NEEDED: Final = frozenset({
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"acTL", b"fcTL", b"fdAT", b"bKGD", b"hIST", b"sPLT", b"sBIT",
    b"cHRM", b"gAMA", b"iCCP", b"sRGB", b"cICP", b"mDCV", b"cLLI", b"pHYs", b"tIME",
})  # fmt: skip


def strip_png(content: memoryview, remove: frozenset[Removal]) -> Stripped:
    """A PNG file up to its end chunk, without what goes with the facts to be taken out.

    Raises:
        UneditableError: it is cut off, or has chunks that a viewer needs and that nobody has described.
    """
    harvest = Harvest()
    harvest.keep(content[:_SIGNATURE_BYTES])
    end = _SIGNATURE_BYTES
    for name, whole in _read_chunks(content):
        _take(harvest, name, whole=whole, remove=remove)
        end += len(whole)
    leave_out_rest(harvest, content[end:])
    return harvest.as_stripped()


def _take(harvest: Harvest, name: bytes, *, whole: memoryview, remove: frozenset[Removal]) -> None:
    payload = whole[8:-4]
    if name in _NEEDED or _is_plain_text(name, payload):
        harvest.keep(whole)
    elif name == b"eXIf":
        _keep_edited(harvest, name, edited=strip_block(payload, remove))
    elif name == b"iTXt" and bytes(payload[: len(_XMP_KEYWORD)]) == _XMP_KEYWORD:
        _keep_edited(harvest, name, edited=strip_packet(payload[len(_XMP_KEYWORD) :], remove), prefix=_XMP_KEYWORD)
    elif name[0] & _ANCILLARY:
        harvest.leave_out("texts and data of programs")
    else:
        raise UneditableError("it has parts that nobody has described")


def _is_plain_text(name: bytes, payload: memoryview) -> bool:
    """Whether a chunk is a text for people that is not compressed."""
    keyword, zero, rest = bytes(payload).partition(b"\0") if name in _TEXTS else (b"", b"", b"")
    return bool(zero) and keyword in _KEYWORDS and (name == b"tEXt" or rest[:1] == b"\0")


def _keep_edited(harvest: Harvest, name: bytes, *, edited: Stripped, prefix: bytes = b"") -> None:
    harvest.leave_out(*edited.left_out)
    if edited.pieces:
        harvest.keep(*_render_chunk(name, prefix, *edited.pieces))


def _render_chunk(name: bytes, *payload: Bytes) -> tuple[Bytes, ...]:
    checksum = zlib.crc32(name)
    for piece in payload:
        checksum = zlib.crc32(piece, checksum)
    return (struct.pack(">I4s", sum(map(len, payload)), name), *payload, struct.pack(">I", checksum))


def _read_chunks(content: memoryview) -> Iterator[tuple[bytes, memoryview]]:
    """Name and all bytes of each chunk, the end chunk being the last."""
    at = _SIGNATURE_BYTES
    for _ in range(MAX_PARTS):
        if at + _AROUND_BYTES > len(content):
            raise UneditableError("its end is missing")
        length, name = struct.unpack_from(">I4s", content, at)
        end = at + _AROUND_BYTES + length
        if end > len(content):
            raise UneditableError("its end is missing")
        yield name, content[at:end]
        if name == b"IEND":
            return
        at = end
    raise UneditableError("it has more chunks than any photo")
