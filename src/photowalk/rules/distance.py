"""Distances between points on the Earth, taken as a sphere."""

from math import asin, cos, radians, sin, sqrt

from photowalk.model import GeoPoint

EARTH_RADIUS_M = 6_371_008.7714
"""Mean radius R1 of the ellipsoid GRS 80, in metres; that of WGS 84 is the same to 0.1 mm.

See H. Moritz, Geodetic Reference System 1980, Journal of Geodesy 74 (2000), 128-133, doi:10.1007/s001900050278.
"""


def distance_m(here: GeoPoint, there: GeoPoint) -> float:
    """The great-circle distance in metres by the haversine formula; within 0.6 % of that on the ellipsoid.

    See R. W. Sinnott, Virtues of the Haversine, Sky and Telescope 68 (1984), 159: exact for small distances too.
    """
    latitude, other_latitude = radians(here.latitude_deg), radians(there.latitude_deg)
    haversine = (
        sin((other_latitude - latitude) / 2) ** 2
        + cos(latitude) * cos(other_latitude) * sin(radians(there.longitude_deg - here.longitude_deg) / 2) ** 2
    )
    # Rounding can lift the haversine of antipodes a hair above 1, where asin ends.
    return 2 * EARTH_RADIUS_M * asin(sqrt(min(1.0, haversine)))
