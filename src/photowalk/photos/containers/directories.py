"""Directories of a TIFF block: which entries there are, and the bytes of their values.

See TIFF 6.0, section 2, and, for files above 4 GiB, BigTIFF, https://www.awaresystems.be/imaging/tiff/bigtiff.html
(read 2026-11).
"""

import struct
from collections.abc import Container, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from photowalk.photos.containers.parts import Reader, unpack

TEXT, SHORT, LONG = 2, 3, 4
TYPE_BYTES: Mapping[int, int] = {
    1: 1, TEXT: 1, SHORT: 2, LONG: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4,
    16: 8, 17: 8, 18: 8,  # BigTIFF
    129: 1,  # UTF-8: Exif 3.0, 4.6.2
}  # fmt: skip
"""The bytes of one value by its type."""
_WHOLE_NUMBERS = {1: "B", SHORT: "H", LONG: "I", 9: "I", 13: "I", 16: "Q", 18: "Q"}
"""How to unpack a place or a side by its type; 9 is signed, but none of them is negative."""
_BIG_VERSION = 43
_MAX_ENTRIES = 65_535
"""More cannot be in a directory, but in one of a BigTIFF, which may claim 2 ** 64."""


@dataclass(frozen=True, slots=True)
class Form:
    """How the numbers of a block are written."""

    order: str
    """`<` or `>`, as in `struct`."""
    is_big: bool
    """Whether it is a BigTIFF, with places of eight bytes."""
    first: int
    """Where the first directory is."""


class Entry(NamedTuple):
    """One entry of a directory: so many values of a type."""

    field_type: int
    number: int
    place: int
    """Where the values stand in the block."""

    @property
    def size_bytes(self) -> int:
        """The length of the values; 0 for types that there are not."""
        return self.number * TYPE_BYTES.get(self.field_type, 0)


class Directory(NamedTuple):
    """Those entries of a directory, by tag, that were wanted."""

    entries: Mapping[int, Entry]
    next: int
    """Where the next directory is; 0 for none."""


NO_DIRECTORY = Directory({}, 0)
"""What is read where there is none."""


def read_form(block: Reader) -> Form:
    """How a block is written. The version says no more than whether it is a BigTIFF: raw formats have their own."""
    head = block.read(0, 16)
    order = "<" if head[:2] == b"II" else ">"
    version, first = unpack(f"{order}2xHI", head)
    if version != _BIG_VERSION:
        return Form(order, is_big=False, first=first)
    return Form(order, is_big=True, first=unpack(f"{order}8xQ", head)[0])


def read_directory(block: Reader, start: int, *, form: Form, wanted: Container[int]) -> Directory:
    """The directory that starts there, without the entries of other tags; of those with the same tag the first counts.

    None is there where the number of entries is more than fit into the block, or the first of them is of no known type:
    then it is no number, but whatever stands at a wrong place. exiftool has the same two rules.
    """
    counter, layout = ("Q", "HHQQ") if form.is_big else ("H", "HHII")
    counter_bytes, pointer_bytes, entry_bytes = (struct.calcsize(f"<{part}") for part in (counter, layout[-1], layout))
    (count,) = unpack(form.order + counter, block.read(start, counter_bytes))
    place = start + counter_bytes
    content = block.read(place, entry_bytes * count) if count <= _MAX_ENTRIES else b""
    if not content or len(content) < entry_bytes * count or unpack(f"{form.order}2xH", content)[0] not in TYPE_BYTES:
        return NO_DIRECTORY
    entries: dict[int, Entry] = {}
    for tag, field_type, values, pointer in struct.iter_unpack(form.order + layout, content):
        place += entry_bytes
        if tag in wanted and tag not in entries:
            is_inline = values * TYPE_BYTES.get(field_type, 0) <= pointer_bytes
            entries[tag] = Entry(field_type, values, place - pointer_bytes if is_inline else pointer)
    (following,) = unpack(form.order + layout[-1], block.read(place, pointer_bytes))
    return Directory(entries, following)


def read_values(block: Reader, entry: Entry | None, *, limit: int) -> bytes:
    """The bytes of an entry's values; none where they are more than the limit or there is no entry."""
    return block.read(entry.place, entry.size_bytes) if entry and entry.size_bytes <= limit else b""


def read_whole_number(block: Reader, entry: Entry | None, *, form: Form) -> int:
    """The first value of an entry, 0 where there is none or it is no whole number."""
    if entry is None or entry.field_type not in _WHOLE_NUMBERS or not entry.number:
        return 0
    layout = form.order + _WHOLE_NUMBERS[entry.field_type]
    return unpack(layout, block.read(entry.place, TYPE_BYTES[entry.field_type]))[0]
