"""Reading EXIF tags out of a TIFF block, by exifread.

exifread 3.5.1 is given a block made for it by `sieve`: what it would read beyond that costs time without bound on
damaged files, and raises exceptions of many kinds.
"""

import logging
import math
from dataclasses import dataclass
from fractions import Fraction
from io import BytesIO
from typing import BinaryIO

import exifread
from exifread.core.ifd_tag import IfdTag

from photowalk.photos.containers.parts import ExifBlock, Reader
from photowalk.photos.metadata.sieve import sift_block
from photowalk.photos.metadata.tags import Tags, TagValue

MAX_THUMBNAIL_BYTES = 524_288
"""Larger thumbnails are not read; one fits into a segment of 64 kB, but a raw file may hold larger ones."""
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
    found = exifread.process_file(BytesIO(sifted.block), details=False, extract_thumbnail=False)
    tags = {name: _as_plain(tag.values) for name, tag in found.items() if isinstance(tag, IfdTag)}
    thumbnail = b""
    if sifted.thumbnail and sifted.thumbnail.length <= MAX_THUMBNAIL_BYTES:
        thumbnail = reader.read(sifted.thumbnail.start, sifted.thumbnail.length)
    return ExifFacts(tags, thumbnail if thumbnail.startswith(_START_OF_JPEG) else None)


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
