"""What an XMP packet or sidecar says of a photo: texts, the moment and the position."""

from dataclasses import dataclass, field
from typing import Final

from photowalk.model import CameraPosition, CaptureTime, Texts
from photowalk.photos.metadata.xmp_position import parse_xmp_position
from photowalk.photos.metadata.xmp_texts import parse_xmp_texts
from photowalk.photos.metadata.xmp_time import parse_xmp_time
from photowalk.photos.metadata.xmp_tree import Fields, UnreadableXmpError, list_items, read_fields, read_text

__all__ = ["UnreadableXmpError", "XmpFacts", "parse_xmp"]

_EXIF: Final = "{http://ns.adobe.com/exif/1.0}"
_OF_EXPOSURE: Final = (f"{_EXIF}DateTimeOriginal", "{http://ns.adobe.com/photoshop/1.0}DateCreated")
_OF_FILE: Final = ("{http://ns.adobe.com/xap/1.0}CreateDate",)


@dataclass(frozen=True, slots=True)
class XmpFacts:
    """What one packet or sidecar says."""

    texts: Texts = field(default_factory=Texts)
    taken: CaptureTime | None = None
    position: CameraPosition | None = None
    is_of_exposure: bool = False
    """Whether `taken` is exif:DateTimeOriginal or photoshop:DateCreated, not xmp:CreateDate, which of a scan is the day
    of the scan."""


def parse_xmp(packet: bytes) -> XmpFacts:
    """What people and programs wrote into the packet.

    Raises:
        UnreadableXmpError: it cannot be read, see `xmp_tree.read_fields`.
    """
    fields = read_fields(packet)
    of_exposure = _find_time(fields, *_OF_EXPOSURE)
    return XmpFacts(
        texts=parse_xmp_texts(fields),
        taken=of_exposure or _find_time(fields, *_OF_FILE),
        position=parse_xmp_position(lambda name: _find_text(fields, f"{_EXIF}{name}")),
        is_of_exposure=of_exposure is not None,
    )


def _find_time(fields: Fields, *names: str) -> CaptureTime | None:
    """By the first of these properties that holds a date."""
    times = (parse_xmp_time(_find_text(fields, name)) for name in names if name in fields)
    return next((time for time in times if time is not None), None)


def _find_text(fields: Fields, name: str) -> str:
    """The first text of a property, "" where there is none."""
    if name not in fields:
        return ""
    return next(filter(None, map(read_text, list_items(fields, name))), "")
