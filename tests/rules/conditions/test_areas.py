"""Points in boxes and polygons."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from photowalk.model import GeoPoint
from photowalk.rules.conditions.areas import is_in_area, is_in_box
from photowalk.rules.settings import Area, Box, Ring


def ring(*spots: tuple[float, float]) -> Ring:
    """A ring by latitudes and longitudes, closed."""
    return tuple(GeoPoint(*spot) for spot in (*spots, spots[0]))


def area(*polygons: tuple[Ring, ...]) -> Area:
    """An area of these polygons."""
    return Area("area.geojson", polygons)


def rectangle(box: Box) -> Ring:
    """A box as a ring."""
    south, west, north, east = box.south_deg, box.west_deg, box.north_deg, box.east_deg
    return ring((south, west), (south, east), (north, east), (north, west))


BOX = Box(59, 18, 60, 19)
FIJI = Box(-20, 177, -16, -179)
OLD_TOWN = ring((59.32, 18.06), (59.33, 18.06), (59.33, 18.08), (59.32, 18.08))
HOLE = ring((59.324, 18.066), (59.326, 18.066), (59.326, 18.074), (59.324, 18.074))
WITH_HOLE = area((OLD_TOWN, HOLE))
ACROSS = area((ring((-20, 177), (-20, -179), (-16, -179), (-16, 177)),))
CUT = area(
    (ring((-20, 177), (-20, 180), (-16, 180), (-16, 177)),), (ring((-20, -180), (-20, -179), (-16, -179), (-16, -180)),)
)
WORLD = area((ring((-90, -180), (-90, 180), (90, 180), (90, -180)),))
ARCTIC = area((ring((66.5, 0), (66.5, 90), (66.5, 180), (66.5, -90)),))
ANTARCTICA = area((ring((-65, 0), (-65, -120), (-65, 120)),))
ANTARCTICA_CUT = area((ring((-90, -180), (-65, -180), (-65, 0), (-65, 180), (-90, 180)),))


@pytest.mark.parametrize(
    ("box", "latitude", "longitude", "is_in"),
    [
        (BOX, 59.5, 18.5, True),
        (BOX, 59, 18, True),
        (BOX, 60, 19, True),
        (BOX, 58.9999999999, 19.0000000001, True),
        (Box(-20, 177, -16, -179), -18, -178.9999999999, True),
        (BOX, 58.999, 18.5, False),
        (BOX, 60.001, 18.5, False),
        (BOX, 59.5, 17.999, False),
        (BOX, 59.5, 19.001, False),
        (FIJI, -18, 178.4, True),
        (FIJI, -18, 180, True),
        (FIJI, -18, -180, True),
        (FIJI, -18, -179, True),
        (FIJI, -18, -178.9, False),
        (FIJI, -18, 0, False),
        (Box(-20, 177, -16, 180), -18, -180, True),
        (Box(-20, -180, -16, -179), -18, 180, True),
        (Box(-90, -180, 90, 180), 12, 34, True),
    ],
)
def test_boxes(box: Box, latitude: float, longitude: float, *, is_in: bool) -> None:
    """A box has its edges, may cross the date line, and knows both names of it."""
    assert is_in_box(GeoPoint(latitude, longitude), box) is is_in


@pytest.mark.parametrize(
    ("shape", "latitude", "longitude", "is_in"),
    [
        (WITH_HOLE, 59.3225, 18.07, True),
        (WITH_HOLE, 59.325, 18.07, False),
        (WITH_HOLE, 59.324, 18.07, True),
        (WITH_HOLE, 59.326, 18.074, True),
        (WITH_HOLE, 59.32, 18.07, True),
        (WITH_HOLE, 59.33, 18.08, True),
        (WITH_HOLE, 59.3301, 18.07, False),
        (WITH_HOLE, 59.325, 18.0801, False),
        (WITH_HOLE, 59.325, 18.05, False),
        (area((OLD_TOWN,), (HOLE,)), 59.325, 18.07, True),
        (area(), 59.325, 18.07, False),
        (ACROSS, -18, 178, True),
        (ACROSS, -18, 180, True),
        (ACROSS, -18, -180, True),
        (ACROSS, -18, -179.5, True),
        (ACROSS, -18, 176.9, False),
        (ACROSS, -18, -178.9, False),
        (ACROSS, -18, 0, False),
        (CUT, -18, 178, True),
        (CUT, -18, 180, True),
        (CUT, -18, -180, True),
        (CUT, -18, -179.5, True),
        (CUT, -18, 0, False),
        (WORLD, 12, 34, True),
        (WORLD, -12, 180, True),
        (ARCTIC, 80, 45, True),
        (ARCTIC, 90, -120, True),
        (ARCTIC, 66, 45, False),
        (ANTARCTICA, -80, 45, True),
        (ANTARCTICA, -80, 179, True),
        (ANTARCTICA, -60, 45, False),
        (ANTARCTICA_CUT, -80, 45, True),
        (ANTARCTICA_CUT, -60, 45, False),
    ],
)
def test_polygons(shape: Area, latitude: float, longitude: float, *, is_in: bool) -> None:
    """Edges are in, also those of holes; holes are not; polygons may cross the date line or have a pole inside."""
    assert is_in_area(GeoPoint(latitude, longitude), shape) is is_in


def test_hollow_across_the_date_line() -> None:
    """A hole may lie on another side of the date line than its polygon begins."""
    outer = ring((-20, 170), (-20, -170), (-10, -170), (-10, 170))
    hollow = area((outer, ring((-16, -176), (-16, -174), (-14, -174), (-14, -176))))
    assert not is_in_area(GeoPoint(-15, -175), hollow)
    assert is_in_area(GeoPoint(-15, -178), hollow)
    assert is_in_area(GeoPoint(-15, 175), hollow)


def test_a_corner_does_not_count_twice() -> None:
    """A point level with corners is in or out as any other."""
    star = area((ring((0, 0), (2, 1), (0, 2), (1, 1)),))
    assert is_in_area(GeoPoint(1.2, 1), star)
    assert not is_in_area(GeoPoint(1, 0.2), star)
    assert not is_in_area(GeoPoint(0, 1), star)
    assert not is_in_area(GeoPoint(2, 0.5), star)


degrees = st.integers(-80, 80)
shares = st.floats(0, 1)


@given(st.lists(st.tuples(degrees, degrees), min_size=3, max_size=3, unique=True), shares, shares)
def test_what_lies_between_three_corners_is_inside(corners: list[tuple[int, int]], first: float, second: float) -> None:
    """Every mean of the corners of a triangle is in it."""
    weights = (first, (1 - first) * second, (1 - first) * (1 - second))
    latitude = sum(weight * corner[0] for weight, corner in zip(weights, corners, strict=True))
    longitude = sum(weight * corner[1] for weight, corner in zip(weights, corners, strict=True))
    assert is_in_area(GeoPoint(latitude, longitude), area((ring(*corners),)))


meridians = st.integers(-180, 180)
tenths = st.integers(-1800, 1800).map(lambda tenths: tenths / 10)


@given(st.tuples(degrees, degrees), st.tuples(meridians, meridians), degrees, tenths)
def test_a_rectangle_is_a_box(
    parallels: tuple[int, int], west_east: tuple[int, int], latitude: int, longitude: float
) -> None:
    """A polygon along parallels and meridians holds the same points as the box, up to half the way round the Earth."""
    south, north = sorted(parallels)
    west, east = west_east
    assume(south < north)
    assume(0 < (east - west) % 360 < 180)
    box, point = Box(south, west, north, east), GeoPoint(latitude, longitude)
    assert is_in_area(point, area((rectangle(box),))) is is_in_box(point, box)
