"""Directories of a TIFF block, read whole and written anew. See TIFF 6.0, section 2.

What stands in no entry that was kept is not in the new block: bytes of directories that an editor cut off, too.
"""

import struct
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from photowalk.copies.stripped import UneditableError

SHORT: Final = 3
LONG: Final = 4
HEADER_BYTES: Final = 8
INLINE_BYTES: Final = 4
"""Values that are not longer stand in the entry itself."""

_TYPE_BYTES: Final = {1: 1, 2: 1, SHORT: 2, LONG: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4, 129: 1}
_WHOLE: Final = {1: "B", SHORT: "H", LONG: "I", 13: "I"}
_ORDERS: Final = {b"II*\0": "<", b"MM\0*": ">"}
_ENTRY_BYTES: Final = 12
_TOO_LARGE: Final = "it is too large to be written anew"


@dataclass(frozen=True, slots=True)
class Entry:
    """A tag with its values."""

    tag: int
    field_type: int
    count: int
    content: bytes
    """The values in the block's byte order."""
    place: int = 0
    """Where these stood in the block that they were read from."""


@dataclass(frozen=True, slots=True)
class Directory:
    """Entries, and the directories that entries point to, by their tags."""

    entries: tuple[Entry, ...]
    children: Mapping[int, "Directory"] = field(default_factory=dict)

    def find(self, tag: int) -> Entry | None:
        """The entry of a tag."""
        return next((entry for entry in self.entries if entry.tag == tag), None)

    def with_entries(self, *entries: Entry) -> "Directory":
        """The directory with these in place of entries of the same tags."""
        tags = {entry.tag for entry in entries}
        return replace(self, entries=(*(entry for entry in self.entries if entry.tag not in tags), *entries))


class BlockReader:
    """The directories of a block, each read once, and which of its bytes were asked for."""

    def __init__(self, content: memoryview) -> None:
        """Look at the header.

        Raises:
            UneditableError: it is not that of a TIFF block, or that of a BigTIFF.
        """
        order = _ORDERS.get(bytes(content[:4]))
        if order is None or len(content) < HEADER_BYTES:
            raise UneditableError("its directories have a form that photowalk cannot write")
        self.order = order
        self.is_sound = True
        """Whether each value that was asked for was there."""
        (self.first,) = struct.unpack_from(f"{order}I", content, 4)
        self._content = content
        self._used = [(0, HEADER_BYTES)]
        self._places: set[int] = set()
        self._left = 2 * len(content)

    def read(self, at: int) -> tuple[tuple[Entry, ...], int]:
        """The entries of the directory there, and where the next one is (0 = nowhere); entries without values left out.

        Raises:
            UneditableError: it is not there as a whole, or was read before.
        """
        count = struct.unpack_from(f"{self.order}H", self.take(at, 2))[0]
        end = at + 2 + count * _ENTRY_BYTES
        if at in self._places:
            raise UneditableError("its directories lead in a circle")
        self._places.add(at)
        table = self.take(at + 2, end - at - 2)
        following = struct.unpack_from(f"{self.order}I", bytes(self._content[end : end + 4]).ljust(4, b"\0"))[0]
        self._used.append((end, end + 4))
        return tuple(self._read_entries(table, at + 2)), following

    def take(self, at: int, count: int) -> memoryview:
        """So many bytes from a place on.

        Raises:
            UneditableError: they are not all there, or everything was asked for twice: a few directories can claim the
                same megabyte thousands of times.
        """
        self._left -= count
        if at + count > len(self._content) or self._left < 0:
            raise UneditableError("its directories are damaged")
        self._used.append((at, at + count))
        return self._content[at : at + count]

    def list_numbers(self, entry: Entry | None) -> tuple[int, ...]:
        """The values of an entry that holds whole numbers; none of another one."""
        if entry is None or entry.field_type not in _WHOLE:
            return ()
        return struct.unpack(f"{self.order}{entry.count}{_WHOLE[entry.field_type]}", entry.content)

    def make_numbers(self, tag: int, field_type: int, *values: int) -> Entry:
        """An entry of whole numbers.

        Raises:
            UneditableError: one of them needs more bytes than the type has.
        """
        layout = f"{self.order}{len(values)}{_WHOLE[field_type]}"
        try:
            return Entry(tag, field_type, len(values), struct.pack(layout, *values))
        except struct.error as error:
            raise UneditableError(_TOO_LARGE) from error

    def has_rest(self) -> bool:
        """Whether bytes that nobody asked for hold more than zeros."""
        at = 0
        for start, end in sorted(self._used):
            if start > at and bytes(self._content[at:start]).strip(b"\0"):
                return True
            at = max(at, end)
        return bool(bytes(self._content[at:]).strip(b"\0"))

    def find_overlaps(self) -> frozenset[tuple[int, int]]:
        """Where values or directories, from start to end, that share bytes with others begin and end.

        Texts of some programs run on into what stands behind them. Values that are shared as a whole are none of these.
        """
        spans = sorted(set(self._used))
        found: set[tuple[int, int]] = set()
        last = spans[0]
        for span in spans[1:]:
            if span[0] < last[1]:
                found |= {last, span}
            last = max(last, span, key=lambda one: one[1])
        return frozenset(found)

    def _read_entries(self, table: memoryview, at: int) -> Iterator[Entry]:
        """The entries of a table, of those with the same tag the first; the table begins at that place."""
        tags: set[int] = set()
        for tag, field_type, count, place in struct.iter_unpack(f"{self.order}HHII", table):
            size = _TYPE_BYTES.get(field_type, 0) * count
            at += _ENTRY_BYTES
            start = place if size > INLINE_BYTES else at - INLINE_BYTES
            if tag in tags or not size or start + size > len(self._content):
                self.is_sound = False
            else:
                tags.add(tag)
                values = self.take(start, size) if size > INLINE_BYTES else self._content[start : start + size]
                yield Entry(tag, field_type, count, bytes(values), start)


@dataclass(frozen=True, slots=True)
class Fixed:
    """Values that must stand at a certain place: they hold places themselves, counted from the start of the block."""

    tag: int
    start: int
    end: int


def render_block(
    chain: Sequence[Directory], *, order: str, start: int = HEADER_BYTES, fixed: Fixed | None = None
) -> tuple[int, bytes]:
    """Where the first directory of a chain is, and the chain with all that belongs to it, as it stands at `start`.

    Raises:
        UneditableError: they do not fit into the 4 GiB that a place can tell.
    """
    writer = _Writer(order, start=start, fixed=fixed)
    for directory in chain:
        writer.append(directory)
    return writer.first, bytes(writer.content)


def render_header(order: str, first: int) -> bytes:
    """The first eight bytes of a block whose first directory is there."""
    return struct.pack(f"{order}2sHI", b"II" if order == "<" else b"MM", 42, first)


class _Writer:
    def __init__(self, order: str, *, start: int, fixed: Fixed | None) -> None:
        self._order = order
        self._start = start
        self._fixed = fixed
        self._link: int | None = None
        """Where the place of the next directory of the chain is to be written; None = nowhere, it is the first."""
        self.content = bytearray()
        self.first = start

    def append(self, directory: Directory) -> None:
        at, link = self._write(directory)
        if self._link is None:
            self.first = at
        else:
            self._put(self._link, struct.pack(f"{self._order}I", at))
        self._link = link

    def _write(self, directory: Directory) -> tuple[int, int]:
        """Write a directory and what hangs on it; its place, and that of its link to the next one."""
        pointers = {tag: Entry(tag, LONG, 1, bytes(4)) for tag in directory.children}
        entries = sorted((*directory.with_entries(*pointers.values()).entries,), key=lambda entry: entry.tag)
        at = self._reserve(2 + len(entries) * _ENTRY_BYTES + 4)
        table = [self._render_entry(entry, directory.children.get(entry.tag)) for entry in entries]
        self._put(at, struct.pack(f"{self._order}H", len(entries)) + b"".join(table))
        return at, at + 2 + len(entries) * _ENTRY_BYTES

    def _render_entry(self, entry: Entry, child: Directory | None) -> bytes:
        head = struct.pack(f"{self._order}HHI", entry.tag, entry.field_type, entry.count)
        if child is not None:
            return head + struct.pack(f"{self._order}I", self._write(child)[0])
        if len(entry.content) <= INLINE_BYTES:
            return head + entry.content.ljust(4, b"\0")
        return head + struct.pack(f"{self._order}I", self._write_values(entry))

    def _write_values(self, entry: Entry) -> int:
        if self._fixed is not None and entry.tag == self._fixed.tag:
            at = self._fixed.start
            self._grow(self._fixed.end)
        else:
            at = self._reserve(len(entry.content))
        self._put(at, entry.content)
        return at

    def _reserve(self, size: int) -> int:
        """The next even place with so many free bytes."""
        at = self._start + len(self.content)
        at += at % 2
        if self._fixed is not None and at < self._fixed.end and at + size > self._fixed.start:
            at = self._fixed.end + self._fixed.end % 2
        self._grow(at + size)
        return at

    def _grow(self, end: int) -> None:
        if end > 0xFFFFFFFF:  # noqa: PLR2004 -- the largest place of four bytes
            raise UneditableError(_TOO_LARGE)
        self.content.extend(bytes(max(end - self._start - len(self.content), 0)))

    def _put(self, at: int, content: bytes) -> None:
        self.content[at - self._start : at - self._start + len(content)] = content
