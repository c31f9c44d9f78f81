"""The last look at a copy before it may go up: whether anything is left of what was to be taken out.

It shares no more with what took it out than the list of tags: the copy is read by the reader of the scan, then byte by
byte.
"""

import math
import re
import struct
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from photowalk.copies.original import Opened
from photowalk.copies.private_tags import list_private_tags
from photowalk.copies.stripped import UneditableError
from photowalk.model import GeoPoint, Removal
from photowalk.photos.containers.walking import walk_container
from photowalk.photos.media_type import HEAD_BYTES, find_media_type
from photowalk.photos.metadata.camera import parse_orientation
from photowalk.photos.metadata.position import find_position, list_points
from photowalk.photos.metadata.reading import Metadata, read_metadata

_BLOCKS: Final = tuple(
    re.compile(mark + rb"(II\*\0|MM\0\*)", re.DOTALL) for mark in (rb"Exif\0\0", rb"eXIf", rb"EXIF....")
)
"""EXIF blocks in JPEG, PNG and WebP files. Patterns that begin with letters are searched for twenty times as fast."""
_POINTERS: Final = frozenset({0x014A, 0x8769, 0xA005})
_MAX_DIRECTORIES: Final = 1_000
_HEADER_BYTES: Final = 8
_ENTRY_BYTES: Final = 12
_ORDERS: Final = {b"II*\0": "<", b"MM\0*": ">"}

_NAMES: Final = {
    Removal.POSITION: ("GPS", "Gps", "Latitude", "Longitude", "AbsoluteAltitude", "RelativeAltitude", "Location"),
    Removal.SERIAL: (*(f"{part}SerialNumber" for part in ("", "Body", "Camera", "Drone", "Lens")), "ImageUniqueID"),
    Removal.OWNER: ("OwnerName", "CameraOwnerName"),
    Removal.FACES: ("Regions", "RegionInfo", "RegionList", "PersonInImage"),
}
"""How names of XMP properties begin, after their prefix."""
_TAG_NAMES: Final = {
    Removal.POSITION: re.compile("GPS"),
    Removal.SERIAL: re.compile("Serial|UniqueID"),
    Removal.OWNER: re.compile("OwnerName"),
    Removal.FACES: re.compile("Subject(?:Area|Location)"),
}
_WORDS: Final = {
    Removal.POSITION: "its position",
    Removal.SERIAL: "a serial number",
    Removal.OWNER: "the camera owner's name",
    Removal.FACES: "where faces are",
}
_UPRIGHT: Final = 1
_DECIMALS: Final = 3
"""Of degrees: some 100 m."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the reader of the scan finds in a file."""

    media_type: str
    size_px: tuple[int, int]
    orientation: int | None
    points: tuple[GeoPoint, ...]
    """Every place that it tells."""
    metadata: Metadata

    def looks_like(self, other: "Reading") -> bool:
        """Whether both are shown alike: pictures of one kind and size, turned the same way."""
        turns = {self.orientation or _UPRIGHT, other.orientation or _UPRIGHT}
        return (self.media_type, self.size_px) == (other.media_type, other.size_px) and len(turns) == 1


def read_again(opened: Opened) -> Reading:
    """What the reader of the scan finds.

    Raises:
        UneditableError: it is not whole, or no picture.
    """
    media_type = find_media_type(bytes(opened.content[:HEAD_BYTES]), "")
    container = walk_container(opened.file, media_type) if media_type else None
    if media_type is None or container is None or container.size_px is None or not container.is_whole:
        raise UneditableError("it is damaged")
    metadata = read_metadata(opened.file, container, sidecar=None)
    orientation = parse_orientation(metadata.tags)
    return Reading(media_type.name, container.size_px, orientation, list_points(metadata), metadata)


def find_leak(
    content: memoryview,
    metadata: Metadata,
    *,
    remove: frozenset[Removal],
    points: Iterable[GeoPoint],
    ignored: Collection[int] = (),
) -> str:
    """What is left in a copy of that which was to be taken out, in words; "" where nothing is.

    `metadata` is what the scan's reader finds in the copy; `points` are the places that the original tells, which
    its texts may tell as well. `ignored` are EXIF tags that may stay.
    """
    if not remove:
        return ""
    tags = list_private_tags(remove).difference(ignored)
    if any(tag in tags for tag in _list_tags(content)):
        return "a private EXIF tag"
    for removal in sorted(remove):
        if _is_named(content, removal) or _is_read(metadata, removal):
            return _WORDS[removal]
    if Removal.POSITION in remove and any(_tells(content, point) for point in points):
        return "the figures of its position, in a text"
    return ""


def _is_named(content: memoryview, removal: Removal) -> bool:
    """Whether an XMP property of such a name is there: one with a prefix, as an attribute or an element."""
    return any(re.search(rf":{name}\w{{0,30}}[\s=>/]".encode(), content) for name in _NAMES[removal])


def _is_read(metadata: Metadata, removal: Removal) -> bool:
    """Whether the reader of the scan finds it."""
    if removal is Removal.POSITION and find_position(metadata) is not None:
        return True
    if removal is Removal.FACES and metadata.xmp.texts.persons:
        return True
    return any(_TAG_NAMES[removal].search(name) for name in metadata.tags)


def _list_tags(content: memoryview) -> Iterator[int]:
    """The tags of all directories of all EXIF blocks, and of a TIFF file."""
    starts = [match.start(1) for block in _BLOCKS for match in block.finditer(content)]
    for start in (*starts, *([0] if bytes(content[:4]) in _ORDERS else [])):
        if start + _HEADER_BYTES <= len(content):
            yield from _list_block_tags(content[start:])


def _list_block_tags(block: memoryview) -> Iterator[int]:
    order = _ORDERS[bytes(block[:4])]
    to_do, seen = [*struct.unpack_from(f"{order}I", block, 4)], set[int]()
    while to_do and len(seen) < _MAX_DIRECTORIES:
        at = to_do.pop()
        if not at or at in seen or at + 2 > len(block):
            continue
        seen.add(at)
        end = at + 2 + struct.unpack_from(f"{order}H", block, at)[0] * _ENTRY_BYTES
        for tag, _, _, value in struct.iter_unpack(f"{order}HHII", _whole_entries(block[at + 2 : end])):
            yield tag
            to_do += [value] if tag in _POINTERS else []
        to_do += struct.unpack(f"{order}I", bytes(block[end : end + 4]).rjust(4, b"\0"))


def _whole_entries(table: memoryview) -> memoryview:
    return table[: len(table) // _ENTRY_BYTES * _ENTRY_BYTES]


def _tells(content: memoryview, point: GeoPoint) -> bool:
    """Whether both coordinates stand somewhere in decimal degrees."""
    return all(_as_pattern(degrees).search(content) for degrees in (point.latitude_deg, point.longitude_deg))


def _as_pattern(degrees: float) -> re.Pattern[bytes]:
    """The figure, cut or rounded, with a point or a comma, each character of one byte or of two."""
    step = 10**_DECIMALS
    figures = {f"{rounded(abs(degrees) * step) / step:.{_DECIMALS}f}" for rounded in (math.floor, round)}
    forms = ("\0?".join("[.,]" if figure == "." else figure for figure in text) for text in sorted(figures))
    return re.compile(rf"(?<!\d)(?:{'|'.join(forms)})".encode())
