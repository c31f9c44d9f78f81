"""Reading EXIF tags out of a TIFF block, by exifread.

exifread 3.5.1 is given a block made for it by `sieve`: what it would read beyond that costs time without bound on
damaged files, and raises exceptions of many kinds. What it said of a field is remembered, since most fields of a photo,
such as the camera's name, are the same as in the one before.
"""

import logging
import math
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from io import BytesIO
from typing import BinaryIO, Final, NamedTuple

import exifread
from exifread.core.ifd_tag import IfdTag

from photowalk.photos.containers.parts import ExifBlock, Reader
from photowalk.photos.metadata.sieve import Field, Fields, Sifted, render_block, sift_block
from photowalk.photos.metadata.tags import Tags, TagValue

MAX_THUMBNAIL_BYTES = 524_288
"""Larger thumbnails are not read; one fits into a segment of 64 kB, but a raw file may hold larger ones."""
MAX_KNOWN_FIELDS: Final = 4_096
"""So many fields are remembered; with more all are forgotten, and remembered again as they come."""
MAX_KNOWN_BYTES: Final = 256
"""Longer ones are not remembered."""
_START_OF_JPEG = b"\xff\xd8"

# exifread warns of every oddity in a file; what matters here becomes a note on the photo.
logging.getLogger("exifread").setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class ExifFacts:
    """What a TIFF block holds."""

    tags: Tags
    """Those that are asked for anywhere, by exifread's names."""
    thumbnail: bytes | None
    """The JPEG that the camera put beside them."""


class UnreadableExifError(Exception):
    """A TIFF block in which there is no directory."""


def read_exif(file: BinaryIO, block: ExifBlock) -> ExifFacts:
    """Tags and thumbnail of a TIFF block, which may be in memory or in the file.

    Raises:
        UnreadableExifError: there is no directory in it.
    """
    content = block.content
    reader = Reader(BytesIO(content)) if isinstance(content, bytes) else Reader(file, content)
    sifted = sift_block(reader, block.first_directory)
    if sifted is None:
        raise UnreadableExifError
    thumbnail = b""
    if sifted.thumbnail and sifted.thumbnail.length <= MAX_THUMBNAIL_BYTES:
        thumbnail = reader.read(sifted.thumbnail.start, sifted.thumbnail.length)
    return ExifFacts(_find_tags(sifted), thumbnail if thumbnail.startswith(_START_OF_JPEG) else None)


class _Key(NamedTuple):
    """All that a tag's value depends on."""

    order: str
    directory: str
    field: Field


_KNOWN: Final[dict[_Key, tuple[str, TagValue]]] = {}
"""The names and values of fields, by exifread's word."""


def _find_tags(sifted: Sifted) -> Tags:
    """The tags of all fields: those known as they are remembered, the others as exifread reads them."""
    tags: dict[str, TagValue] = {}
    unknown: defaultdict[str, list[Field]] = defaultdict(list)
    for directory, fields in sifted.fields.items():
        for field in fields:
            known = _KNOWN.get(_Key(sifted.order, directory, field))
            if known is None:
                unknown[directory].append(field)
            else:
                tags[known[0]] = known[1]
    if unknown:
        read = _read_tags(sifted.order, unknown)
        tags.update(read.values())
        _remember(read)
    return tags


def _remember(read: Mapping[_Key, tuple[str, TagValue]]) -> None:
    if len(_KNOWN) + len(read) > MAX_KNOWN_FIELDS:
        _KNOWN.clear()
    _KNOWN.update((key, found) for key, found in read.items() if len(key.field.content) <= MAX_KNOWN_BYTES)


def _read_tags(order: str, fields: Fields) -> dict[_Key, tuple[str, TagValue]]:
    """Name and value of those fields that exifread can read. It takes none for another, whichever come together."""
    asked = {(directory, field.tag): field for directory, inner in fields.items() for field in inner}
    found = exifread.process_file(BytesIO(render_block(order, fields)), details=False, extract_thumbnail=False)
    tags = {}
    for name, tag in found.items():
        directory = name.partition(" ")[0]
        field = asked.get((directory, tag.tag)) if isinstance(tag, IfdTag) else None
        if field is not None:  # not the place of a directory
            tags[_Key(order, directory, field)] = name, _as_plain(tag.values)
    return tags


def _as_plain(values: str | bytes | list[float | Fraction | tuple[float]]) -> TagValue:
    """What `IfdTag.values` holds: text, undecodable bytes, or a list of numbers, for floats one of 1-tuples."""
    if isinstance(values, str | bytes):
        return values
    return tuple(map(_as_number, values))


def _as_number(value: float | Fraction | tuple[float]) -> float:
    if isinstance(value, tuple):
        return value[0]
    if isinstance(value, Fraction):
        return float(value) if value.denominator else math.nan
    return value
