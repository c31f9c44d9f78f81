"""Camera, settings and orientation as EXIF tells them."""

from photowalk.model import CameraFacts
from photowalk.photos.tags import Tags, find_number, find_positive, find_text

_ORIENTATIONS = range(1, 9)
_ISO_ELSEWHERE = 65535


def parse_camera(tags: Tags) -> CameraFacts:
    """Make, Model, LensModel, ExposureTime, FNumber, PhotographicSensitivity and FocalLength.

    See Exif 3.0, 4.6.5 and 4.6.6; numbers that are not above zero are not known.
    """
    return CameraFacts(
        make=find_text(tags, "Image Make"),
        model=find_text(tags, "Image Model"),
        lens=find_text(tags, "EXIF LensModel"),
        exposure_s=find_positive(tags, "EXIF ExposureTime"),
        f_number=find_positive(tags, "EXIF FNumber"),
        iso=parse_iso(tags),
        focal_length_mm=find_positive(tags, "EXIF FocalLength"),
    )


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
