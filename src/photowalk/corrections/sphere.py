"""Points between points of the Earth, taken as a sphere."""

from math import atan2, cos, degrees, hypot, radians, sin

from photowalk.model import GeoPoint
from photowalk.places.distance import EARTH_RADIUS_M, distance_m


def interpolate(here: GeoPoint, there: GeoPoint, *, share: float) -> GeoPoint:
    """The point on the great circle after a share (0 to 1) of the shorter way; the poles and the date line are no bar.

    Not for antipodes, between which every way is the shortest. `here` where it would be exactly (0, 0), which is no
    `GeoPoint`. See https://www.movable-type.co.uk/scripts/latlong.html#intermediate-point (read 2026-11).
    """
    angle = distance_m(here, there) / EARTH_RADIUS_M
    if angle == 0:
        return here
    weights = sin((1 - share) * angle) / sin(angle), sin(share * angle) / sin(angle)
    x, y, z = (weights[0] * a + weights[1] * b for a, b in zip(_to_vector(here), _to_vector(there), strict=True))
    latitude_deg, longitude_deg = degrees(atan2(z, hypot(x, y))), degrees(atan2(y, x))
    return GeoPoint(latitude_deg, longitude_deg) if latitude_deg or longitude_deg else here


def _to_vector(point: GeoPoint) -> tuple[float, float, float]:
    latitude, longitude = radians(point.latitude_deg), radians(point.longitude_deg)
    return cos(latitude) * cos(longitude), cos(latitude) * sin(longitude), sin(latitude)
