"""The camera position in XMP's copy of the EXIF tags.

See XMP specification part 2 (ISO 16684-2), exif namespace: a GPSCoordinate is `DDD,MM,SSk` or `DDD,MM.mmk`, k one of
N, S, E and W; numbers are fractions.
"""

import re
from collections.abc import Callable

from photowalk.model import CameraPosition, PositionSource
from photowalk.photos.metadata.geo_values import make_altitude, make_angle, make_bearing, make_point

_COORDINATE = re.compile(
    r"(\d{1,3}(?:\.\d{1,20})?)(?:,(\d{1,2}(?:\.\d{1,20})?))?(?:,(\d{1,2}(?:\.\d{1,20})?))?\s?([NSEWnsew]?)", re.ASCII
)
"""Apple's Photos leaves out the letter and writes EXIF's reference as a property of its own (seen in the wild)."""
_NUMBER = re.compile(r"(-?\d{1,20}(?:\.\d{1,20})?)(?:/(\d{1,20}))?", re.ASCII)


def parse_xmp_position(find: Callable[[str], str]) -> CameraPosition | None:
    """Where the camera stood, from the texts of `GPSLatitude` and the other properties, "" for those missing."""
    point = make_point(
        parse_coordinate(find("GPSLatitude"), find("GPSLatitudeRef"), letters="NS"),
        parse_coordinate(find("GPSLongitude"), find("GPSLongitudeRef"), letters="EW"),
    )
    if point is None:
        return None
    return CameraPosition(
        point,
        source=PositionSource.XMP,
        altitude_m=make_altitude(parse_number(find("GPSAltitude")), parse_number(find("GPSAltitudeRef"))),
        bearing_deg=make_bearing(parse_number(find("GPSImgDirection"))),
        bearing_is_magnetic=find("GPSImgDirectionRef").upper() == "M",
    )


def parse_coordinate(text: str, reference: str, *, letters: str) -> float | None:
    """Degrees from `59,19.7598N`, `59,19,45.59N` or `59.32933` with a reference beside it; south and west negative.

    None where neither tells the hemisphere: it is never guessed.
    """
    match = _COORDINATE.fullmatch(text)
    if match is None:
        return None
    *parts, letter = match.groups(default="")
    return make_angle(tuple(float(part) for part in parts if part), letter or reference, letters=letters)


def parse_number(text: str) -> float | None:
    """A fraction or a decimal number: `355/10`, `35.5`; None for n/0 and for what is no number."""
    match = _NUMBER.fullmatch(text)
    if match is None or int(match[2] or 1) == 0:
        return None
    return float(match[1]) / int(match[2] or 1)
