"""Geographic values, checked: a point on Earth, an altitude, a bearing; None for what can be none."""

from photowalk.model import GeoPoint

_SIXTY = 60
_LATITUDE_LIMIT_DEG = 90
_LONGITUDE_LIMIT_DEG = 180
_FULL_CIRCLE_DEG = 360
_ALTITUDE_RANGE_M = (-11_000, 100_000)
"""From the deepest sea to the edge of space; beyond it stands what a receiver wrote for want of a fix."""
_ALTITUDE_SIGNS = {0: 1, 1: -1}
"""By GPSAltitudeRef (Exif 3.0, 4.6.7). 2 and 3 are heights over the ellipsoid, up to 100 m off the sea level."""

_HEMISPHERES = {"N": 1, "S": -1, "E": 1, "W": -1}


def make_point(latitude_deg: float | None, longitude_deg: float | None) -> GeoPoint | None:
    """A point from degrees, south and west negative.

    None where one is missing or out of range, and for exactly (0, 0), which receivers write when they do not know.
    """
    if latitude_deg is None or longitude_deg is None or latitude_deg == longitude_deg == 0:
        return None
    if abs(latitude_deg) <= _LATITUDE_LIMIT_DEG and abs(longitude_deg) <= _LONGITUDE_LIMIT_DEG:
        return GeoPoint(latitude_deg, longitude_deg)
    return None


def make_angle(parts: tuple[float, ...], reference: str, *, letters: str) -> float | None:
    """Degrees from degrees, minutes and seconds, each of which may have decimals; negative for S and W.

    None where the reference is neither of the letters, whatever its case, or a part is negative or too large. A sign is
    refused, not believed: together with a reference it may mean either.
    """
    reference = reference.upper()
    if reference not in tuple(letters) or not parts or min(parts) < 0 or max(parts[1:], default=0) > _SIXTY:
        return None
    degrees, minutes, seconds, *_ = (*parts, 0.0, 0.0)
    return _HEMISPHERES[reference] * (degrees + minutes / _SIXTY + seconds / _SIXTY / _SIXTY)


def make_altitude(altitude_m: float | None, reference: float | None) -> float | None:
    """Metres above sea level, negative below, from GPSAltitude and GPSAltitudeRef; without the latter it is above."""
    sign = _ALTITUDE_SIGNS.get(int(reference or 0))
    if altitude_m is None or sign is None:
        return None
    lowest, highest = _ALTITUDE_RANGE_M
    return sign * altitude_m if lowest <= sign * altitude_m <= highest else None


def make_bearing(bearing_deg: float | None) -> float | None:
    """A direction, 0 ≤ bearing < 360: 360 is north as 0 is."""
    if bearing_deg is None or not 0 <= bearing_deg <= _FULL_CIRCLE_DEG:
        return None
    return bearing_deg % _FULL_CIRCLE_DEG
