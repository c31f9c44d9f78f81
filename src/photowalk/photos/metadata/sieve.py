"""The fields of a TIFF block that are asked for, each once and none of them long, and small blocks made of them.

Readers of EXIF follow whatever stands in a block: thousands of entries that claim the same megabyte, directories that
hold themselves, maker's notes of a hundred kilobytes. What they have to read here is bounded, and a third of the whole.
"""

import struct
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from photowalk.photos.containers.directories import (
    LONG,
    NO_DIRECTORY,
    TEXT,
    TYPE_BYTES,
    Directory,
    Form,
    read_directory,
    read_form,
    read_whole_number,
)
from photowalk.photos.containers.parts import Reader, Span

MAX_VALUE_BYTES = 65_536
"""Longer values are left out. The segment of a JPEG cannot hold one."""
MAX_NUMBERS = 999
"""More numbers are left out: exifread makes an empty list of them."""
_LAST_TYPE = 12
"""Readers know the types 1 to 12 of TIFF 6.0."""
_LIKE_TEXT = frozenset({1, 6, 7, 129})
"""Types that some write texts in: bytes, undefined, and Exif 3.0's UTF-8."""

_CAMERA_TEXTS = frozenset({
    0x9003, 0x9004,  # DateTimeOriginal, DateTimeDigitized
    0x9010, 0x9011, 0x9012,  # OffsetTime, OffsetTimeOriginal, OffsetTimeDigitized
    0x9290, 0x9291, 0x9292,  # SubSecTime, SubSecTimeOriginal, SubSecTimeDigitized
    0xA430, 0xA431, 0xFDE9,  # CameraOwnerName, BodySerialNumber, SerialNumber of Adobe's converter
    0xA433, 0xA434,  # LensMake, LensModel
})  # fmt: skip
_CAMERA_NUMBERS = frozenset({
    0x829A, 0x829D, 0x920A,  # ExposureTime, FNumber, FocalLength
    0x8827, 0x8832, 0x8833,  # PhotographicSensitivity, RecommendedExposureIndex, ISOSpeed
})  # fmt: skip
_TEXTS: Mapping[str, frozenset[int]] = {
    "Image": _CAMERA_TEXTS | {
        0x010E, 0x010F, 0x0110,  # ImageDescription, Make, Model
        0x013B, 0x8298,  # Artist, Copyright
        0xC62F,  # CameraSerialNumber of DNG
    },
    "EXIF": _CAMERA_TEXTS,
    "GPS": frozenset({
        0x01, 0x03, 0x10,  # GPSLatitudeRef, GPSLongitudeRef, GPSImgDirectionRef
        0x09, 0x12, 0x1D,  # GPSStatus, GPSMapDatum, GPSDateStamp
    }),
}  # fmt: skip
"""The tags that hold texts, by directory. TIFF/EP has those of the exposure in the main one."""
_NUMBERS: Mapping[str, frozenset[int]] = {
    "Image": _CAMERA_NUMBERS | {
        0x0112, 0x4746,  # Orientation, Rating
        0x9C9B, 0x9C9C, 0x9C9D, 0x9C9E, 0x9C9F,  # XPTitle, XPComment, XPAuthor, XPKeywords, XPSubject
    },
    "EXIF": _CAMERA_NUMBERS,
    "GPS": frozenset({
        0x02, 0x04,  # GPSLatitude, GPSLongitude
        0x05, 0x06,  # GPSAltitudeRef, GPSAltitude
        0x07, 0x11,  # GPSTimeStamp, GPSImgDirection
    }),
}  # fmt: skip
_POINTERS = {"EXIF": 0x8769, "GPS": 0x8825}
"""The tags that tell where these directories are."""
_POINTER_TAGS = frozenset(_POINTERS.values())
_WANTED = {name: _TEXTS[name] | _NUMBERS[name] | _POINTER_TAGS for name in _TEXTS}
_THUMBNAIL, _THUMBNAIL_LENGTH = 0x0201, 0x0202
_HEADS = {"<": b"II*\0\x08\0\0\0", ">": b"MM\0*\0\0\0\x08"}
_HEAD_BYTES = 8
_INLINE_BYTES = 4
_NO_NEXT = bytes(4)


class Field(NamedTuple):
    """A tag with its values."""

    tag: int
    field_type: int
    number: int
    content: bytes


Fields = Mapping[str, Sequence[Field]]
"""By the name of their directory: `Image`, `EXIF` or `GPS`."""


@dataclass(frozen=True, slots=True)
class Sifted:
    """What is left of a block."""

    order: str
    """`<` or `>`, as in `struct`."""
    fields: Fields
    thumbnail: Span | None
    """Where a JPEG stands in the large block, if it is true what is said there."""


def sift_block(block: Reader, first_directory: str) -> Sifted | None:
    """The tags of a block whose first directory is of that kind: `Image`, `EXIF` or `GPS`; None without a directory."""
    form = read_form(block)
    first = read_directory(block, form.first, form=form, wanted=_WANTED[first_directory])
    if first is NO_DIRECTORY:
        return None
    found = {first_directory: first}
    for name, pointer in _POINTERS.items():
        entry = next((directory.entries[pointer] for directory in found.values() if pointer in directory.entries), None)
        place = read_whole_number(block, entry, form=form)
        if place and name not in found:
            found[name] = read_directory(block, place, form=form, wanted=_WANTED[name])
    fields = {name: list(_read_fields(block, directory, name=name)) for name, directory in found.items()}
    return Sifted(form.order, fields, _find_thumbnail(block, first.next, form=form))


def render_block(order: str, fields: Fields) -> bytes:
    """A block of these directories, the first of them always the main one."""
    inner = [name for name in _POINTERS if fields.get(name)]
    image = [*fields.get("Image", ())]
    place = _HEAD_BYTES + _directory_bytes(len(image) + len(inner))
    for name in inner:
        image.append(Field(_POINTERS[name], LONG, 1, struct.pack(f"{order}I", place)))
        place += _directory_bytes(len(fields[name]))
    rendered, values = [_HEADS[order]], bytearray()
    for directory in (image, *(fields[name] for name in inner)):
        rendered.append(struct.pack(f"{order}H", len(directory)))
        for tag, field_type, number, content in directory:
            if len(content) > _INLINE_BYTES:
                inline = struct.pack(f"{order}I", place + len(values))
                values += content
            else:
                inline = content
            rendered.append(struct.pack(f"{order}HHI4s", tag, field_type, number, inline))
        rendered.append(_NO_NEXT)
    return b"".join((*rendered, values))


def _read_fields(block: Reader, directory: Directory, *, name: str) -> Iterator[Field]:
    """The tags asked for. Numbers that are cut off are left out, texts are as long as they are."""
    for tag, (field_type, number, place) in directory.entries.items():
        length = number * TYPE_BYTES.get(field_type, 0)
        if tag in _POINTER_TAGS or not 0 < length <= MAX_VALUE_BYTES:
            continue
        content = block.read(place, length)
        if field_type == TEXT or (field_type in _LIKE_TEXT and tag in _TEXTS[name]):
            yield Field(tag, TEXT, len(content), content)
        elif len(content) == length and number <= MAX_NUMBERS and field_type <= _LAST_TYPE:
            yield Field(tag, field_type, number, content)


def _find_thumbnail(block: Reader, place: int, *, form: Form) -> Span | None:
    if not place:
        return None
    wanted = (_THUMBNAIL, _THUMBNAIL_LENGTH)
    entries = read_directory(block, place, form=form, wanted=wanted).entries
    start, length = (read_whole_number(block, entries.get(tag), form=form) for tag in wanted)
    return Span(start, length) if start and length else None


def _directory_bytes(entries: int) -> int:
    return 2 + 12 * entries + len(_NO_NEXT)
