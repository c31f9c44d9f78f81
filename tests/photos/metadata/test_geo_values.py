"""Geographic values, checked."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photowalk.model import GeoPoint
from photowalk.photos.metadata.geo_values import make_altitude, make_angle, make_bearing, make_point


@pytest.mark.parametrize(
    ("latitude_deg", "longitude_deg", "is_place"),
    [
        (59.3, 18.1, True), (0.0, 0.1, True), (0.1, 0.0, True), (90.0, -180.0, True), (0.0, 0.0, False),
        (-0.0, 0.0, False), (90.1, 0.0, False), (0.0, 180.1, False), (None, 18.1, False), (59.3, None, False),
        (math.nan, 0.0, False),
    ],
)  # fmt: skip
def test_a_point_is_on_earth(latitude_deg: float | None, longitude_deg: float | None, *, is_place: bool) -> None:
    """The poles and the date line are, the null island is what receivers write that know nothing."""
    point = make_point(latitude_deg, longitude_deg)
    assert (point is not None) is is_place
    assert point is None or point == GeoPoint(point.latitude_deg, point.longitude_deg)


@pytest.mark.parametrize(
    ("parts", "reference", "degrees"),
    [
        ((59.0, 19.0, 39.0), "N", 59.3275),
        ((59.0, 19.0, 39.0), "s", -59.3275),
        ((59.0, 19.65), "N", 59.3275),
        ((59.3275,), "N", 59.3275),
        ((59.0, 19.0, 60.0), "N", 59.3333333),
        ((59.0, 60.1), "N", None),
        ((-59.0, 19.0, 39.0), "S", None),
        ((59.0, 19.0, 39.0), "E", None),
        ((59.0, 19.0, 39.0), "", None),
        ((59.0, 19.0, 39.0), "NS", None),
        ((), "N", None),
    ],
)
def test_an_angle_needs_its_reference(parts: tuple[float, ...], reference: str, degrees: float | None) -> None:
    """Degrees, with minutes, with seconds; a sign is not believed."""
    assert make_angle(parts, reference, letters="NS") == pytest.approx(degrees)


@pytest.mark.parametrize(
    ("value", "reference", "altitude_m"),
    [
        pytest.param(12.5, None, 12.5, id="no reference means above"),
        pytest.param(12.5, 0, 12.5, id="above"),
        pytest.param(428.0, 1, -428.0, id="at the Dead Sea"),
        pytest.param(-0.5, 0, -0.5, id="a sign of its own"),
        pytest.param(12.5, 2, None, id="above the ellipsoid, not the sea"),
        pytest.param(12.5, 3, None, id="below the ellipsoid"),
        pytest.param(4294967284.0, 0, None, id="an overflow"),
        pytest.param(20_000.0, 1, None, id="below the deepest sea"),
        pytest.param(None, 0, None, id="not known"),
    ],
)
def test_an_altitude_is_over_the_sea(value: float | None, reference: int | None, altitude_m: float | None) -> None:
    """The reference gives the sign; ellipsoidal heights and impossible ones are not known."""
    assert make_altitude(value, reference) == altitude_m


@pytest.mark.parametrize(
    ("value", "bearing_deg"),
    [(0.0, 0.0), (359.9, 359.9), (360.0, 0.0), (360.1, None), (-1.0, None), (None, None)],
)
def test_a_bearing_is_within_the_circle(value: float | None, bearing_deg: float | None) -> None:
    """From 0 to just below 360; 360 is north."""
    assert make_bearing(value) == bearing_deg


@given(st.floats(), st.floats())
def test_nothing_is_ever_off_its_range(one: float, other: float) -> None:
    """Whatever comes in, NaN and infinity too."""
    point, altitude_m, bearing_deg = make_point(one, other), make_altitude(one, 0), make_bearing(one)
    assert point is None or (abs(point.latitude_deg) <= 90 and abs(point.longitude_deg) <= 180)
    assert altitude_m is None or -11_000 <= altitude_m <= 100_000
    assert bearing_deg is None or 0 <= bearing_deg < 360
