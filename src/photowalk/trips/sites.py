"""Sites: where an event was, by the photos taken at it, if nobody tells its venue."""

from collections.abc import Sequence
from math import cos, dist, radians, sin
from statistics import median
from typing import Final

from photowalk.model import GeoPoint
from photowalk.places.distance import distance_m

FAR_M: Final = 200_000
"""From the site: no excursion of a day, and no error of a receiver."""

_LEAST_PHOTOS: Final = 3


def find_site(points: Sequence[GeoPoint]) -> GeoPoint | None:
    """One of the points, in the middle of most of them; their order plays no part.

    None where they are not in one place: more than two thirds of them must lie within 200 km of it, and three at least.
    """
    if len(points) < _LEAST_PHOTOS:
        return None
    # The median, not the mean: a few points far away do not move it.
    middle = tuple(map(median, zip(*map(_to_vector, points), strict=True)))
    site = min(points, key=lambda point: (dist(_to_vector(point), middle), point.latitude_deg, point.longitude_deg))
    near = sum(not is_far(point, site) for point in points)
    # In whole numbers: a third has no end in binary.
    return site if near >= _LEAST_PHOTOS and 3 * near > 2 * len(points) else None


def is_far(point: GeoPoint, site: GeoPoint) -> bool:
    """Whether a photo was plainly taken elsewhere."""
    return distance_m(point, site) > FAR_M


def _to_vector(point: GeoPoint) -> tuple[float, float, float]:
    latitude, longitude = radians(point.latitude_deg), radians(point.longitude_deg)
    return cos(latitude) * cos(longitude), cos(latitude) * sin(longitude), sin(latitude)
