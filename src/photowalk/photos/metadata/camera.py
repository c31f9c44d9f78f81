"""Camera, settings and orientation as EXIF tells them."""

import re

from photowalk.model import CameraFacts
from photowalk.photos.metadata.tags import Tags, find_number, find_positive, find_text

_ORIENTATIONS = range(1, 9)
_ISO_ELSEWHERE = 65535
_SERIALS = ("EXIF BodySerialNumber", "Image CameraSerialNumber", "Image Tag 0xC62F", "EXIF SerialNumber")
"""The second is DNG's, whose name exifread does not know; the last is tag 0xFDE9 of Adobe's converter."""
_NO_LENS = re.compile(r"[0.\- ]*mm(?: f/[0.\- ]*)?|unknown(?: lens)?|none|n/a", re.ASCII | re.IGNORECASE)
"""`0.0 mm f/0.0`, as cameras write for an adapter without contacts."""


def parse_camera(tags: Tags) -> CameraFacts:
    """Make, Model, LensModel, ExposureTime, FNumber, PhotographicSensitivity, FocalLength and BodySerialNumber.

    See Exif 3.0, 4.6.5 and 4.6.6; numbers that are not above zero are not known.
    """
    return CameraFacts(
        make=find_text(tags, "Image Make"),
        model=find_text(tags, "Image Model"),
        lens=parse_lens(tags),
        exposure_s=find_positive(tags, "EXIF ExposureTime"),
        f_number=find_positive(tags, "EXIF FNumber"),
        iso=parse_iso(tags),
        focal_length_mm=find_positive(tags, "EXIF FocalLength"),
        serial=parse_serial(tags),
    )


def parse_lens(tags: Tags) -> str | None:
    """LensModel, None where it says that no lens is known."""
    lens = find_text(tags, "EXIF LensModel")
    return None if lens is None or _NO_LENS.fullmatch(lens) else lens


def parse_serial(tags: Tags) -> str | None:
    """The serial number of the camera's body, None for blanks and zeros."""
    serials = (find_text(tags, name) or "" for name in _SERIALS)
    return next((serial for serial in serials if serial.strip("0 -.")), None)


def parse_iso(tags: Tags) -> int | None:
    """PhotographicSensitivity; where that is 65535, its largest value, RecommendedExposureIndex or ISOSpeed.

    exifread calls the first by its older name, ISOSpeedRatings. See Exif 3.0, 4.6.6, annex G.
    """
    names = ("ISOSpeedRatings", "RecommendedExposureIndex", "ISOSpeed")
    speeds = (int(find_number(tags, f"EXIF {name}") or 0) for name in names)
    return next((speed for speed in speeds if speed > 0 and speed != _ISO_ELSEWHERE), None)


def parse_orientation(tags: Tags) -> int | None:
    """Orientation, 1 to 8; anything else is not known."""
    orientation = find_number(tags, "Image Orientation")
    return int(orientation) if orientation is not None and orientation in _ORIENTATIONS else None
