"""TIFF blocks made for a test, in either byte order, small and big, with directories inside directories."""

import struct
from collections.abc import Sequence
from typing import NamedTuple

ASCII, SHORT, LONG, RATIONAL, UNDEFINED, SIGNED_LONG = 2, 3, 4, 5, 7, 9
EXIF_POINTER, GPS_POINTER = 0x8769, 0x8825


class Values(NamedTuple):
    """The values of one tag, as bytes in the order of the block."""

    tag: int
    field_type: int
    number: int
    content: bytes


def text(tag: int, value: str, *, field_type: int = ASCII) -> Values:
    """A text with its NUL."""
    content = value.encode() + b"\0"
    return Values(tag, field_type, len(content), content)


def make_tiff(directory: Sequence[Values], *, order: str = "<", is_big: bool = False, version: int = 42) -> bytes:
    """A block of one directory, its long values behind it."""
    counter, layout, inline = ("Q", "HHQ8s", 8) if is_big else ("H", "HHI4s", 4)
    mark = b"II" if order == "<" else b"MM"
    head = struct.pack(f"{order}HHHQ", 43, 8, 0, 16) if is_big else struct.pack(f"{order}HI", version, 8)
    start = len(mark + head)
    place = start + struct.calcsize(f"<{counter}") + len(directory) * struct.calcsize(f"<{layout}") + inline
    entries, values = b"", b""
    for tag, field_type, number, content in directory:
        pointer = struct.pack(f"{order}{'Q' if is_big else 'I'}", place + len(values))
        entries += struct.pack(order + layout, tag, field_type, number, content if len(content) <= inline else pointer)
        values += content if len(content) > inline else b""
    return mark + head + struct.pack(order + counter, len(directory)) + entries + bytes(inline) + values


def make_chain(*directories: Sequence[tuple[int, int, int, int]], links: Sequence[tuple[int, int]] = ()) -> bytes:
    """A little-endian block of directories one after the other, each entry as tag, type, number and value.

    A link (i, j) makes directory j the next one of directory i; places are those of `find_directory`.
    """
    places = [find_directory(number, *map(len, directories)) for number in range(len(directories))]
    following = {one: places[other] for one, other in links}
    content = b"II*\0" + struct.pack("<I", 8)
    for number, directory in enumerate(directories):
        entries = b"".join(struct.pack("<HHII", *entry) for entry in directory)
        content += struct.pack("<H", len(directory)) + entries + struct.pack("<I", following.get(number, 0))
    return content


def find_directory(number: int, *lengths: int) -> int:
    """The place of a directory in a chain whose directories have so many entries."""
    return 8 + sum(6 + 12 * length for length in lengths[:number])
