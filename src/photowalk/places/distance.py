"""Distances between points on the Earth, taken as a sphere."""

from math import asin, cos, radians, sin, sqrt

from photowalk.model import GeoPoint

EARTH_RADIUS_M = 6_371_008.7714
"""Mean radius R1 of the ellipsoid GRS 80, in metres; that of WGS 84 is the same to 0.1 mm.

See H. Moritz, Geodetic Reference System 1980, Journal of Geodesy 74 (2000), 128-133, doi:10.1007/s001900050278.
"""

Degrees = tuple[float, float]
"""Latitude and longitude, where a `GeoPoint` for each of thousands would be dear."""


def distance_m(here: GeoPoint, there: GeoPoint) -> float:
    """The great-circle distance in metres; within 0.6 % of that on the ellipsoid."""
    return find_distance_m((here.latitude_deg, here.longitude_deg), (there.latitude_deg, there.longitude_deg))


def find_distance_m(here: Degrees, there: Degrees) -> float:
    """As `distance_m`, by the haversine formula.

    See R. W. Sinnott, Virtues of the Haversine, Sky and Telescope 68 (1984), 159: exact for small distances too.
    """
    latitude, other_latitude = radians(here[0]), radians(there[0])
    haversine = (
        sin((other_latitude - latitude) / 2) ** 2
        + cos(latitude) * cos(other_latitude) * sin(radians(there[1] - here[1]) / 2) ** 2
    )
    # Rounding can lift the haversine of antipodes a hair above 1, where asin ends.
    return 2 * EARTH_RADIUS_M * asin(sqrt(min(1.0, haversine)))
