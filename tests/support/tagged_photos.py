"""JPEG files made of tags as exiftool names them, byte by byte: the same tags give the same bytes on every machine."""

import struct
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Final

from support.photo_files import make_exif_segment, make_segment, make_xmp_segment
from support.tiff_files import EXIF_POINTER, GPS_POINTER, LONG, RATIONAL, SHORT, Values, text
from support.xmp_files import make_xmp, put_languages, put_list, put_text

Tags = Mapping[str, object]
"""By the names of exiftool; dates and texts as it shows them, positions as signed degrees."""

_COMMENT_MARKER: Final = 0xFE
_HEADER_BYTES: Final = 8
# Eight by eight grey pixels, as small as a JPEG gets.
_PICTURE: Final = bytes.fromhex(
    "ffd8ffe000104a46494600010100000100010000ffdb004300100b0c0e0c0a100e0d0e1211101318281a181616183123251d283a333d3c39"
    "33383740485c4e404457453738506d51575f626768673e4d71797064785c656763ffc0000b080008000801011100ffc400140001000000"
    "00000000000000000000000003ffc40014100100000000000000000000000000000000ffda0008010100003f0027ffd9"
)


def make_tagged_jpeg(name: str, tags: Tags) -> bytes:
    """A JPEG with these tags, and its name as a comment, so that no two photos are the same.

    Raises:
        ValueError: a tag is none of those that are known here.
    """
    unknown = tags.keys() - {*_IMAGE, *_EXIF, *_GPS, *_XMP}
    if unknown:
        raise ValueError(f"{name}: {', '.join(sorted(unknown))}: unknown; see tests/support/tagged_photos.py")
    segments = [make_segment(_COMMENT_MARKER, name.encode())]
    directories = [_make_values(tags, table) for table in (_IMAGE, _EXIF, _GPS)]
    if any(directories):
        segments.append(make_exif_segment(_make_block(*directories)))
    properties = [put(tags[tag]) for tag, put in _XMP.items() if tag in tags]
    if properties:
        segments.append(make_xmp_segment(make_xmp(*properties)))
    return _PICTURE[:2] + b"".join(segments) + _PICTURE[2:]


def _make_values(tags: Tags, table: Mapping[str, Callable[[object], Iterable[Values]]]) -> list[Values]:
    return sorted(values for tag, make in table.items() if tag in tags for values in make(tags[tag]))


def _make_block(image: list[Values], exif: list[Values], gps: list[Values]) -> bytes:
    """A little-endian TIFF block of the three directories, one after the other."""
    pointers = [tag for tag, directory in ((EXIF_POINTER, exif), (GPS_POINTER, gps)) if directory]
    at = _HEADER_BYTES + len(_lay_out([*image, *(_point(tag, 0) for tag in pointers)], 0))
    parts = []
    for tag, directory in ((EXIF_POINTER, exif), (GPS_POINTER, gps)):
        if directory:
            image.append(_point(tag, at))
            parts.append(_lay_out(directory, at))
            at += len(parts[-1])
    return b"II*\0" + struct.pack("<I", _HEADER_BYTES) + _lay_out(image, _HEADER_BYTES) + b"".join(parts)


def _lay_out(directory: list[Values], at: int) -> bytes:
    """A directory with its long values behind it, where it lies at this place of its block."""
    entries, values = b"", b""
    place = at + 2 + 12 * len(directory) + 4
    for tag, field_type, number, content in directory:
        pointer = struct.pack("<I", place + len(values))
        entries += struct.pack("<HHI4s", tag, field_type, number, content if len(content) <= len(pointer) else pointer)
        values += content + bytes(len(content) % 2) if len(content) > len(pointer) else b""
    return struct.pack("<H", len(directory)) + entries + bytes(4) + values


def _point(tag: int, at: int) -> Values:
    return Values(tag, LONG, 1, struct.pack("<I", at))


def _text(tag: int) -> Callable[[object], Iterable[Values]]:
    return lambda value: [text(tag, str(value))]


def _rational(tag: int) -> Callable[[object], Iterable[Values]]:
    """A number, or a fraction as `1/250`."""
    return lambda value: [_ratios(tag, Fraction(str(value)))]


def _degrees(reference_tag: int, signs: str) -> Callable[[object], Iterable[Values]]:
    """Degrees, minutes and seconds behind the letter of their side."""

    def make(value: object) -> Iterable[Values]:
        degrees = Decimal(str(value))
        whole, rest = divmod(abs(degrees), 1)
        minutes, rest = divmod(rest * 60, 1)
        parts = (Fraction(part) for part in (whole, minutes, rest * 60))
        yield text(reference_tag, signs[degrees < 0])
        yield _ratios(reference_tag + 1, *parts)

    return make


def _ratios(tag: int, *numbers: Fraction) -> Values:
    content = b"".join(struct.pack("<II", number.numerator, number.denominator) for number in numbers)
    return Values(tag, RATIONAL, len(numbers), content)


def _list_texts(value: object) -> list[str]:
    return list(map(str, value)) if isinstance(value, list) else [str(value)]


def _put_text(name: str) -> Callable[[object], str]:
    return lambda value: put_text(name, str(value))


def _put_texts(name: str, kind: str = "Bag") -> Callable[[object], str]:
    return lambda value: put_list(name, _list_texts(value), kind=kind)


def _put_languages(name: str) -> Callable[[object], str]:
    """A table by language, or one text in no certain language."""
    return lambda value: put_languages(name, value if isinstance(value, dict) else {"x-default": str(value)})


_IMAGE: Final[Mapping[str, Callable[[object], Iterable[Values]]]] = {
    "Make": _text(0x010F),
    "Model": _text(0x0110),
    "Copyright": _text(0x8298),
}
_EXIF: Final[Mapping[str, Callable[[object], Iterable[Values]]]] = {
    "ExposureTime": _rational(0x829A),
    "FNumber": _rational(0x829D),
    "ISO": lambda value: [Values(0x8827, SHORT, 1, struct.pack("<H", int(str(value))))],
    "DateTimeOriginal": _text(0x9003),
    "OffsetTimeOriginal": _text(0x9011),
    "FocalLength": _rational(0x920A),
    "SubSecTimeOriginal": _text(0x9291),
    "BodySerialNumber": _text(0xA431),
    "LensModel": _text(0xA434),
}
_GPS: Final[Mapping[str, Callable[[object], Iterable[Values]]]] = {
    "GPSLatitude": _degrees(0x0001, "NS"),
    "GPSLongitude": _degrees(0x0003, "EW"),
    "GPSImgDirectionRef": _text(0x0010),
    "GPSImgDirection": _rational(0x0011),
}
_XMP: Final[Mapping[str, Callable[[object], str]]] = {
    "Title": _put_languages("dc:title"),
    "Description": _put_languages("dc:description"),
    "Subject": _put_texts("dc:subject"),
    "Creator": _put_texts("dc:creator", "Seq"),
    "Rights": _put_languages("dc:rights"),
    "UsageTerms": _put_languages("xmpRights:UsageTerms"),
    "License": lambda value: f'<cc:license rdf:resource="{value}"/>',
    "Instructions": _put_text("photoshop:Instructions"),
    "DateCreated": _put_text("photoshop:DateCreated"),
    "Headline": _put_text("photoshop:Headline"),
    "City": _put_text("photoshop:City"),
    "Country": _put_text("photoshop:Country"),
    "Location": _put_text("Iptc4xmpCore:Location"),
    "PersonInImage": _put_texts("Iptc4xmpExt:PersonInImage"),
    "Rating": _put_text("xmp:Rating"),
    "Label": _put_text("xmp:Label"),
}
