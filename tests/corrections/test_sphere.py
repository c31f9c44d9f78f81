"""Points between points of the Earth."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from photowalk.corrections.sphere import interpolate
from photowalk.model import GeoPoint
from photowalk.places.distance import distance_m
from support.correction_cases import STOCKHOLM, points

HALF_WAY_ROUND_M = 20_000_000


@pytest.mark.parametrize(
    ("here", "there", "share", "expected"),
    [
        (GeoPoint(10, 20), GeoPoint(11, 20), 0.25, GeoPoint(10.25, 20)),
        (GeoPoint(0, 20), GeoPoint(0, 30), 0.5, GeoPoint(0, 25)),
        (GeoPoint(0, 179.9), GeoPoint(0, -179.7), 0.25, GeoPoint(0, 180)),
        (GeoPoint(0, -179.9), GeoPoint(0, 179.7), 0.75, GeoPoint(0, 179.8)),
        (GeoPoint(89, 0), GeoPoint(89, 180), 0.25, GeoPoint(89.5, 0)),
        # https://www.movable-type.co.uk/scripts/latlong.html: Cambridge to Paris, mid-point
        (GeoPoint(52.205, 0.119), GeoPoint(48.857, 2.351), 0.5, GeoPoint(50.5363, 1.2746)),
        (STOCKHOLM, STOCKHOLM, 0.5, STOCKHOLM),
        (GeoPoint(0, -0.001), GeoPoint(0, 0.001), 0.5, GeoPoint(0, -0.001)),
    ],
    ids=["meridian", "equator", "east over the date line", "west over it", "pole", "known", "same", "not (0, 0)"],
)
def test_known_points(here: GeoPoint, there: GeoPoint, *, share: float, expected: GeoPoint) -> None:
    """On the great circle, the shorter way round."""
    assert distance_m(interpolate(here, there, share=share), expected) < 10


@given(points, points, st.floats(0, 1))
def test_within_the_gap(here: GeoPoint, there: GeoPoint, share: float) -> None:
    """The point lies on the way: as far from both ends as its share says (to 1 cm, which rounding takes)."""
    gap_m = distance_m(here, there)
    assume(gap_m < HALF_WAY_ROUND_M)
    between = interpolate(here, there, share=share)
    assert distance_m(here, between) == pytest.approx(share * gap_m, abs=0.01)
    assert distance_m(between, there) == pytest.approx((1 - share) * gap_m, abs=0.01)
