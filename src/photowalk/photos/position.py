"""The camera position that a receiver wrote into EXIF. See Exif 3.0, 4.6.7 (GPS attribute information)."""

from photowalk.model import CameraPosition, GeoPoint
from photowalk.photos.tags import Tags, find_number, find_numbers, find_text

_LATITUDE_LIMIT_DEG = 90
_LONGITUDE_LIMIT_DEG = 180
_SIXTY = 60
_ALTITUDE_RANGE_M = (-11_000, 100_000)
"""From the deepest sea to the edge of space; beyond it stands what a receiver wrote for want of a fix."""
_FULL_CIRCLE_DEG = 360
_ALTITUDE_SIGNS = {0: 1, 1: -1}
"""By GPSAltitudeRef. 2 and 3 are heights over the ellipsoid, up to 100 m off the sea level."""


def parse_position(tags: Tags) -> CameraPosition | None:
    """Where the camera stood, None where no point is known: an altitude or a direction alone is no position."""
    point = parse_point(tags)
    if point is None:
        return None
    return CameraPosition(
        point,
        altitude_m=parse_altitude(tags),
        bearing_deg=parse_bearing(tags),
        bearing_is_magnetic=find_text(tags, "GPS GPSImgDirectionRef") in {"M", "m"},
    )


def parse_point(tags: Tags) -> GeoPoint | None:
    """GPSLatitude and GPSLongitude with their references.

    None where one of the four is missing, not finite or out of range, and for exactly (0, 0), which receivers
    write when they do not know.
    """
    latitude = _parse_angle(tags, "Latitude", letters="NS", limit_deg=_LATITUDE_LIMIT_DEG)
    longitude = _parse_angle(tags, "Longitude", letters="EW", limit_deg=_LONGITUDE_LIMIT_DEG)
    if latitude is None or longitude is None or latitude == longitude == 0:
        return None
    return GeoPoint(latitude, longitude)


def parse_altitude(tags: Tags) -> float | None:
    """GPSAltitude in metres above sea level, negative where GPSAltitudeRef is 1; without a reference it is 0."""
    altitude = find_number(tags, "GPS GPSAltitude")
    reference = find_number(tags, "GPS GPSAltitudeRef")
    sign = _ALTITUDE_SIGNS.get(int(reference or 0))
    if altitude is None or sign is None:
        return None
    lowest, highest = _ALTITUDE_RANGE_M
    return sign * altitude if lowest <= sign * altitude <= highest else None


def parse_bearing(tags: Tags) -> float | None:
    """GPSImgDirection, 0 ≤ bearing < 360: 360 is north as 0 is."""
    bearing = find_number(tags, "GPS GPSImgDirection")
    if bearing is None or not 0 <= bearing <= _FULL_CIRCLE_DEG:
        return None
    return bearing % _FULL_CIRCLE_DEG


def _parse_angle(tags: Tags, name: str, *, letters: str, limit_deg: int) -> float | None:
    """Degrees, minutes and seconds as degrees, negative for the second letter."""
    parts = find_numbers(tags, f"GPS GPS{name}")
    reference = (find_text(tags, f"GPS GPS{name}Ref") or "").upper()
    if len(parts) != 3 or reference not in tuple(letters):  # noqa: PLR2004 -- degrees, minutes, seconds
        return None
    degrees, minutes, seconds = parts
    if min(parts) < 0 or max(minutes, seconds) > _SIXTY:
        return None
    angle = degrees + minutes / _SIXTY + seconds / _SIXTY / _SIXTY
    if angle > limit_deg:
        return None
    return -angle if reference == letters[1] else angle
