"""Reading EXIF tags out of a TIFF block, by exifread, within limits."""

import logging
import math
import struct
from fractions import Fraction
from typing import BinaryIO, cast

import exifread
from exifread.core.exceptions import ExifError
from exifread.core.ifd_tag import IfdTag

from photowalk.photos.container import Span
from photowalk.photos.tags import Tags, TagValue

MAX_READS = 50_000
"""Reads after which a block is given up. Cameras' own need some 200 to 2,000; damaged directories can need millions."""
MAX_BYTES = 8_388_608
"""Bytes after which a block is given up: a thousand tags may all claim the same megabyte as their value."""

# exifread warns of every oddity in a file; what matters here becomes a note on the photo.
logging.getLogger("exifread").setLevel(logging.CRITICAL)


class UnreadableExifError(Exception):
    """A TIFF block from which no tags can be had."""


def read_exif(file: BinaryIO, block: Span) -> Tags:
    """The tags of a TIFF block, but for MakerNotes and the thumbnail.

    Raises:
        UnreadableExifError: exifread gave up on it, or it took more than `MAX_READS` reads or `MAX_BYTES` bytes.
    """
    window = cast("BinaryIO", _Window(file, block))  # of a TIFF file exifread asks no more than read and seek
    try:
        found = exifread.process_file(window, details=False, extract_thumbnail=False)
    except _EXIFREAD_ERRORS as error:
        raise UnreadableExifError from error
    return {name: _as_plain(tag.values) for name, tag in found.items() if isinstance(tag, IfdTag)}


_EXIFREAD_ERRORS = (
    ExifError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    NotImplementedError,
    TypeError,
    ValueError,
    ArithmeticError,
    struct.error,
)
"""What exifread 3.5.1 lets out of itself on damaged files; it has errors of its own for few of them.

IndexError is the usual one on TIFF blocks, the others are those it has been seen to raise elsewhere. To be cut down to
ExifError when a release translates them.
"""


class _TangledError(ExifError):
    """A block so tangled that reading it would take minutes."""


class _Window:
    """The bytes of a span as a file of its own, which ends with it and can only be read so much."""

    def __init__(self, file: BinaryIO, span: Span) -> None:
        self._file = file
        self._span = span
        self._at = 0
        self._reads_left = MAX_READS
        self._bytes_left = MAX_BYTES

    def seek(self, at: int) -> int:
        self._at = at
        return at

    def read(self, count: int) -> bytes:
        if self._reads_left == 0 or self._bytes_left == 0:
            raise _TangledError
        rest = self._span.after(self._at)
        self._file.seek(rest.start)
        content = self._file.read(min(count, rest.length, self._bytes_left))
        self._at += len(content)
        self._reads_left -= 1
        self._bytes_left -= len(content)
        return content


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
