"""The values that are compared with exiftool's: how each is told in the truth, and how in a record."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from photowalk.model import CameraPosition, CaptureTime, PhotoRecord, PositionSource, TimeSource

Truth = Mapping[str, Any]
"""What exiftool says of one file."""


class Impossible:
    """Stands for what is no value, like latitude 213 or the day 0000:00:00."""


IMPOSSIBLE: Final = Impossible()
"""The one of it."""


def _expect_date(truth: Truth) -> object:
    if "date" not in truth:
        return None
    try:
        return datetime.strptime(truth["date"][:19], "%Y:%m:%d %H:%M:%S")  # noqa: DTZ007 -- local, of no zone
    except ValueError:
        return IMPOSSIBLE


def _expect_fraction(truth: Truth) -> object:
    if "subsec" not in truth:
        _, _, inner = truth.get("date", "").partition(".")
        return inner or None
    digits = str(truth["subsec"]).strip()
    return digits if digits.isdecimal() and isinstance(_expect_date(truth), datetime) else IMPOSSIBLE


def _expect_offset(truth: Truth) -> object:
    if "offset" not in truth:
        return None
    try:
        offset = datetime.strptime(truth["offset"], "%z").utcoffset()
    except ValueError:
        return IMPOSSIBLE
    return offset if isinstance(_expect_date(truth), datetime) else IMPOSSIBLE


def _expect_side(name: str) -> Callable[[Truth], object]:
    """Latitude or longitude; no position without both and their references, nor exactly at zero and zero."""

    def expect(truth: Truth) -> object:
        if name not in truth:
            return None
        return truth[name] if _has_position(truth) else IMPOSSIBLE

    return expect


def _expect_beside_position(name: str) -> Callable[[Truth], object]:
    """An altitude or a direction; without a position it is none of a camera position."""

    def expect(truth: Truth) -> object:
        value = truth.get(name)
        if value is None:
            return None
        is_possible = isinstance(value, str) or (-11_000 <= value <= 100_000 if name == "alt" else 0 <= value <= 360)
        if not (is_possible and _has_position(truth)):
            return IMPOSSIBLE
        return value % 360 if name == "dir" else value

    return expect


def _has_position(truth: Truth) -> bool:
    if not {"lat", "lon", "lat_ref", "lon_ref"} <= truth.keys():
        return False
    lat, lon = truth["lat"], truth["lon"]
    return abs(lat) <= 90 and abs(lon) <= 180 and (lat, lon) != (0, 0)


def _expect_orientation(truth: Truth) -> object:
    orientation = truth.get("orient")
    return orientation if orientation in {None, *range(1, 9)} else IMPOSSIBLE


def _expect_text(name: str) -> Callable[[Truth], object]:
    """Make or model, without control characters and blanks around; a text without a letter or digit is none."""

    def expect(truth: Truth) -> object:
        if name not in truth:
            return None
        text = "".join(filter(str.isprintable, str(truth[name]))).strip()
        return text if any(map(str.isalnum, text)) else IMPOSSIBLE

    return expect


def _expect_pixels(name: str) -> Callable[[Truth], object]:
    """Width or height; no size with a side of zero."""

    def expect(truth: Truth) -> object:
        if not (truth.get("w") and truth.get("h")):
            return IMPOSSIBLE if name in truth else None
        return truth[name]

    return expect


def _find_exif_time(record: PhotoRecord) -> CaptureTime | None:
    taken = record.taken
    is_exif = taken is not None and taken.source in {TimeSource.EXIF_ORIGINAL, TimeSource.EXIF_DIGITIZED}
    return taken if is_exif else None


def _find_date(record: PhotoRecord) -> datetime | None:
    taken = _find_exif_time(record)
    return None if taken is None else taken.local.replace(microsecond=0)


def _find_fraction(record: PhotoRecord) -> str | None:
    taken = _find_exif_time(record)
    return None if taken is None else taken.fraction or None


def _find_offset(record: PhotoRecord) -> timedelta | None:
    taken = _find_exif_time(record)
    return None if taken is None else taken.utc_offset


def _find_of_position(find: Callable[[CameraPosition], object]) -> Callable[[PhotoRecord], object]:
    """A value of a position that EXIF tells; others are not in the truth."""

    def find_in_record(record: PhotoRecord) -> object:
        position = record.position
        return find(position) if position is not None and position.source is PositionSource.EXIF else None

    return find_in_record


def _find_reference(position: CameraPosition) -> str | None:
    if position.bearing_deg is None:
        return None
    return "M" if position.bearing_is_magnetic else "T"


FIELDS: Final[Mapping[str, tuple[Callable[[Truth], object], Callable[[PhotoRecord], object]]]] = {
    "date": (_expect_date, _find_date),
    "subsec": (_expect_fraction, _find_fraction),
    "offset": (_expect_offset, _find_offset),
    "lat": (_expect_side("lat"), _find_of_position(lambda position: position.point.latitude_deg)),
    "lon": (_expect_side("lon"), _find_of_position(lambda position: position.point.longitude_deg)),
    "alt": (_expect_beside_position("alt"), _find_of_position(lambda position: position.altitude_m)),
    "dir": (_expect_beside_position("dir"), _find_of_position(lambda position: position.bearing_deg)),
    "dir_ref": (_expect_beside_position("dir_ref"), _find_of_position(_find_reference)),
    "orient": (_expect_orientation, lambda record: record.orientation),
    "make": (_expect_text("make"), lambda record: record.camera.make),
    "model": (_expect_text("model"), lambda record: record.camera.model),
    "w": (_expect_pixels("w"), lambda record: record.width_px),
    "h": (_expect_pixels("h"), lambda record: record.height_px),
}
"""What is compared: how to take it from the truth, and how from a record."""
