"""Distances on the Earth."""

from math import pi

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photowalk.model import GeoPoint
from photowalk.places.distance import EARTH_RADIUS_M, distance_m

points = st.builds(GeoPoint, st.floats(-90, 90), st.floats(-180, 180))

ARLANDA = GeoPoint(59 + 39 / 60 + 6 / 3600, 17 + 55 / 60 + 6 / 3600)
LANDVETTER = GeoPoint(57 + 39 / 60 + 46 / 3600, 12 + 16 / 60 + 47 / 3600)
PORTO = GeoPoint(41 + 14 / 60 + 53 / 3600, -(8 + 40 / 60 + 53 / 3600))
SANTOS_DUMONT = GeoPoint(-(22 + 54 / 60 + 37 / 3600), -(43 + 9 / 60 + 47 / 3600))


@pytest.mark.parametrize(
    ("here", "there", "expected_m", "tolerance_m"),
    [
        # https://docs.rs/geo (Haversine, with the same radius)
        (GeoPoint(42.698334, 23.319941), GeoPoint(42.136097, 24.742168), 132_433.099, 0.01),
        # https://rosettacode.org/wiki/Haversine_formula (Nashville to Los Angeles, radius 6371.0 km)
        (GeoPoint(36.12, -86.67), GeoPoint(33.94, -118.40), 2_886_444, 10),
        # https://airmilescalculator.com/distance/opo-to-arn (haversine)
        (ARLANDA, PORTO, 2_744_410, 100),
        # https://www.airmilescalculator.com/distance/got-to-sdu/ (haversine)
        (LANDVETTER, SANTOS_DUMONT, 10_322_691, 100),
    ],
)
def test_known_distances(here: GeoPoint, there: GeoPoint, expected_m: float, tolerance_m: float) -> None:
    """Distances are those that others have published."""
    assert distance_m(here, there) == pytest.approx(expected_m, abs=tolerance_m)


def test_half_way_round() -> None:
    """From pole to pole, and to the other side of the equator, is half of a great circle."""
    assert distance_m(GeoPoint(90, 0), GeoPoint(-90, 0)) == pytest.approx(pi * EARTH_RADIUS_M)
    assert distance_m(GeoPoint(0, -90), GeoPoint(0, 90)) == pytest.approx(pi * EARTH_RADIUS_M)


def test_across_the_date_line() -> None:
    """Two points beside the 180th meridian are near each other."""
    assert distance_m(GeoPoint(0, 179.9999), GeoPoint(0, -179.9999)) == pytest.approx(22.24, abs=0.01)


@given(points, points)
def test_symmetric_and_bounded(here: GeoPoint, there: GeoPoint) -> None:
    """It is as far there as back, and never farther than half way round."""
    there_m = distance_m(here, there)
    assert there_m == pytest.approx(distance_m(there, here), abs=1e-6)
    assert 0 <= there_m <= pi * EARTH_RADIUS_M


@given(points)
def test_zero_to_itself(here: GeoPoint) -> None:
    """A point is at no distance from itself."""
    assert distance_m(here, here) == 0


@given(points, points, points)
def test_no_way_round_is_shorter(here: GeoPoint, over: GeoPoint, there: GeoPoint) -> None:
    """A way over a third point is never shorter (to 10 cm, which rounding takes near the antipode)."""
    assert distance_m(here, there) <= distance_m(here, over) + distance_m(over, there) + 0.1
