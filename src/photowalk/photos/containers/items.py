"""The boxes that list the items of a HEIC or AVIF file: which there are, where they are, how large a picture is.

See ISO/IEC 14496-12, 8.11 (`pitm`, `iinf`, `iloc`, `iref`, `iprp`), and ISO/IEC 23008-12, 6.5.3 (`ispe`). Each function
takes the content of one box, which may be cut off or made up: what is missing counts as zeros.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator
from io import BytesIO
from typing import NamedTuple

from photowalk.photos.containers.boxes import iter_boxes
from photowalk.photos.containers.parts import Reader, Span, unpack

VERSION_BYTES = 4
"""A byte of version and three of flags, at the start of most of these boxes."""
_MAX_ITEMS = 65_535
_MAX_PIECES = 1_000
"""Of an item in more pieces only so many are read."""
_BOX_METHOD = 1
"""The way to tell by places in the `idat` box where an item is, instead of places in the file."""
_PACKET_TYPE = b"application/rdf+xml"


class Item(NamedTuple):
    """An item with metadata."""

    kind: bytes
    """`Exif`, or `mime` for XMP."""
    number: int


class Place(NamedTuple):
    """Where an item is."""

    is_in_box: bool
    """Whether its pieces are in the `idat` box."""
    pieces: tuple[Span, ...]


class _Cursor:
    """Reads the numbers of a box one after the other."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._at = VERSION_BYTES
        self.version, self.flags = unpack(">BxxB", content)

    def take(self, size_bytes: int) -> int:
        self.skip(size_bytes)
        return int.from_bytes(self._content[self._at - size_bytes : self._at].ljust(size_bytes, b"\0"), "big")

    def take_times(self, size_bytes: int) -> Iterator[None]:
        """As many steps as the next number says, but not more than there can be."""
        yield from [None] * min(self.take(size_bytes), _MAX_ITEMS, len(self._content))

    def skip(self, size_bytes: int) -> None:
        self._at += size_bytes


def read_boxes(content: bytes, *, start: int) -> defaultdict[bytes, bytes]:
    """The content of the first box of each kind; nothing for the others."""
    reader = Reader(BytesIO(content))
    boxes: defaultdict[bytes, bytes] = defaultdict(bytes)
    for box in iter_boxes(reader, start):
        if box.kind not in boxes:
            boxes[box.kind] = reader.read(box.start, box.length)
    return boxes


def parse_primary(content: bytes) -> int:
    """The number of the main picture, from `pitm`."""
    cursor = _Cursor(content)
    return cursor.take(4 if cursor.version else 2)


def iter_items(content: bytes) -> Iterator[Item]:
    """The items with EXIF or XMP, from `iinf`."""
    reader = Reader(BytesIO(content))
    for box in iter_boxes(reader, VERSION_BYTES + (4 if content[:1] > b"\0" else 2)):
        entry = _Cursor(reader.read(box.start, min(box.length, 99)))
        number = entry.take(2 if entry.version == 2 else 4)  # noqa: PLR2004 -- of a version's numbers
        entry.skip(2)
        kind = entry.take(4).to_bytes(4, "big")
        if kind == b"Exif" or (kind == b"mime" and _PACKET_TYPE in reader.read(box.start, min(box.length, 99))):
            yield Item(kind, number)


def parse_descriptions(content: bytes, picture: int) -> set[int]:
    """The numbers of the items that describe a picture, from `iref`."""
    reader = Reader(BytesIO(content))
    width = 4 if content[:1] > b"\0" else 2
    describing = set()
    for box in iter_boxes(reader, VERSION_BYTES):
        if box.kind == b"cdsc":
            described = _Cursor(bytes(VERSION_BYTES) + reader.read(box.start, box.length))
            number = described.take(width)
            if picture in {described.take(width) for _ in described.take_times(2)}:
                describing.add(number)
    return describing


def parse_places(content: bytes, wanted: Collection[int]) -> dict[int, Place]:
    """Where the wanted items are, from `iloc`."""
    cursor = _Cursor(content)
    sizes = cursor.take(2)
    places, lengths, bases = sizes >> 12, sizes >> 8 & 15, sizes >> 4 & 15
    indexes = sizes & 15 if cursor.version else 0
    number_bytes = 4 if cursor.version > 1 else 2
    found: dict[int, Place] = {}
    for _ in cursor.take_times(number_bytes):
        number = cursor.take(number_bytes)
        method = cursor.take(2) & 15 if cursor.version else 0
        cursor.skip(2)  # the file it is in: 0 for this one
        base, count = cursor.take(bases), cursor.take(2)
        if number not in wanted or number in found:
            cursor.skip(count * (indexes + places + lengths))
            continue
        pieces = []
        for _ in range(min(count, _MAX_PIECES)):
            cursor.skip(indexes)
            pieces.append(Span(base + cursor.take(places), cursor.take(lengths)))
        found[number] = Place(method == _BOX_METHOD, tuple(pieces))
    return found


def parse_size(content: bytes, picture: int) -> tuple[int, int]:
    """Width and height of a picture, from `iprp`; zeros where they are not told."""
    boxes = read_boxes(content, start=0)
    reader = Reader(BytesIO(boxes[b"ipco"]))
    properties = list(iter_boxes(reader))
    for number in _parse_properties(boxes[b"ipma"], picture):
        if 0 < number <= len(properties) and properties[number - 1].kind == b"ispe":
            width, height = unpack(">4xII", reader.read(properties[number - 1].start, 12))
            return width, height
    return 0, 0


def _parse_properties(content: bytes, picture: int) -> list[int]:
    """The places of a picture's properties in the list of all, counted from 1, from `ipma`."""
    cursor = _Cursor(content)
    size_bytes, mask = (2, 0x7FFF) if cursor.flags & 1 else (1, 0x7F)
    for _ in cursor.take_times(4):
        number, count = cursor.take(4 if cursor.version else 2), cursor.take(1)
        if number == picture:
            return [cursor.take(size_bytes) & mask for _ in range(count)]
        cursor.skip(count * size_bytes)
    return []
