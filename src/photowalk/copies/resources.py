"""Photoshop's image resources, in which JPEG files keep IPTC records, with less in them.

See https://www.adobe.com/devnet-apps/photoshop/fileformatashtml/ (read 2026-11) and IPTC-IIM 4.2, 1.5 and 1.6.
"""

import struct
from collections.abc import Iterator
from typing import Final

from photowalk.copies.stripped import Bytes, Harvest, Stripped
from photowalk.model import Removal

_RESOLUTION: Final = 0x03ED
_RECORDS: Final = 0x0404
_RIGHTS: Final = frozenset({0x040A, 0x040B})
"""Whether there is a copyright, and the address of who holds it."""

_HEAD: Final = struct.Struct(">4sHB")
_RECORD: Final = struct.Struct(">BBBH")
_RECORD_MARK: Final = 0x1C
_MAX_RECORD_BYTES: Final = 32_767
"""Longer ones have a length of another form, which only pictures within the records need."""
_SUBLOCATION: Final = (2, 92)
_KEPT_RECORDS: Final = frozenset({(1, 0), (1, 90), *((2, number) for number in range(188))})
"""The envelope's version and character set, and the texts of record 2; behind these come pictures and other data."""


def strip_resources(content: memoryview, remove: frozenset[Removal]) -> Stripped:
    """Image resources: of these the resolution, IPTC records as far as they stay, and the rights."""
    harvest = Harvest()
    for number, whole, inner in _read_resources(content):
        if number == _RECORDS:
            records = strip_records(inner, remove)
            harvest.leave_out(*records.left_out)
            harvest.keep(*_render_resource(_RECORDS, records.content) if records.left_out else (whole,))
        elif number == _RESOLUTION or number in _RIGHTS:
            harvest.keep(whole)
        else:
            harvest.leave_out("what Photoshop keeps beside IPTC records")
    return harvest.as_stripped()


def strip_records(content: memoryview, remove: frozenset[Removal]) -> Stripped:
    """IPTC records without what is no text, and without the sublocation where the position is taken out."""
    harvest = Harvest()
    at = 0
    while at < len(content) and content[at] == _RECORD_MARK and at + _RECORD.size <= len(content):
        _, record, number, length = _RECORD.unpack_from(content, at)
        end = at + _RECORD.size + length
        if length > _MAX_RECORD_BYTES or end > len(content):
            break
        if (record, number) == _SUBLOCATION and Removal.POSITION in remove:
            harvest.leave_out("the position")
        elif (record, number) in _KEPT_RECORDS:
            harvest.keep(content[at:end])
        else:
            harvest.leave_out("IPTC records that are no text")
        at = end
    if bytes(content[at:]).strip(b"\0"):
        harvest.leave_out("IPTC records that cannot be read")
    return harvest.as_stripped()


def _read_resources(content: memoryview) -> Iterator[tuple[int, memoryview, memoryview]]:
    """Number, all bytes and inner bytes of each resource; a last one of number 0 where the rest cannot be read."""
    at = 0
    while at + _HEAD.size <= len(content):
        signature, number, name_length = _HEAD.unpack_from(content, at)
        start = at + _HEAD.size + name_length
        start += (start - at) % 2 + 4
        length = int.from_bytes(content[start - 4 : start], "big")
        if signature != b"8BIM" or name_length or start + length > len(content):
            break
        end = start + length + length % 2
        yield number, content[at:end], content[start : start + length]
        at = end
    if bytes(content[at:]).strip(b"\0"):
        yield 0, content[at:], content[at:]


def _render_resource(number: int, content: bytes) -> tuple[Bytes, ...]:
    if not content:
        return ()
    return (_HEAD.pack(b"8BIM", number, 0), struct.pack(">BI", 0, len(content)), content, bytes(len(content) % 2))
