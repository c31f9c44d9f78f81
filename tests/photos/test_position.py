"""The camera position in EXIF."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photowalk.model import CameraPosition, GeoPoint
from photowalk.photos.position import parse_altitude, parse_bearing, parse_point, parse_position
from photowalk.photos.tags import Tags, TagValue

CITY_HALL: Tags = {
    "GPS GPSLatitude": (59.0, 19.0, 39.0),
    "GPS GPSLatitudeRef": "N",
    "GPS GPSLongitude": (18.0, 3.0, 15.0),
    "GPS GPSLongitudeRef": "E",
}
LATITUDE, LONGITUDE = 59.3275, 18.0541667


def test_a_position_is_a_point_with_what_is_known_beside() -> None:
    """Altitude and direction of view go with the point."""
    tags: Tags = {
        **CITY_HALL,
        "GPS GPSAltitude": (12.5,),
        "GPS GPSAltitudeRef": (1,),
        "GPS GPSImgDirection": (247.5,),
        "GPS GPSImgDirectionRef": "M",
    }
    point = parse_point(CITY_HALL)
    assert point is not None
    expected = CameraPosition(point, altitude_m=-12.5, bearing_deg=247.5, bearing_is_magnetic=True)
    assert parse_position(tags) == expected
    assert parse_position(CITY_HALL) == CameraPosition(point)


def test_altitude_and_direction_alone_are_no_position() -> None:
    """The Nikon D5000 of a collection knows its altitude but writes 0/0 for its place."""
    nowhere = (math.nan, math.nan, math.nan)
    tags: Tags = {**CITY_HALL, "GPS GPSLatitude": nowhere, "GPS GPSLongitude": nowhere, "GPS GPSAltitude": (324.145,)}
    assert parse_position(tags) is None


@pytest.mark.parametrize(
    ("references", "signs"),
    [(("N", "E"), (1, 1)), (("S", "W"), (-1, -1)), (("s", "w"), (-1, -1)), ((" N ", "e\0"), (1, 1))],
)
def test_the_references_give_the_signs(references: tuple[str, str], signs: tuple[int, int]) -> None:
    """South and west are negative; some programs write the letters small."""
    north, east = references
    point = parse_point({**CITY_HALL, "GPS GPSLatitudeRef": north, "GPS GPSLongitudeRef": east})
    assert point is not None
    assert point.latitude_deg == pytest.approx(signs[0] * LATITUDE)
    assert point.longitude_deg == pytest.approx(signs[1] * LONGITUDE)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        pytest.param("LatitudeRef", None, id="no reference"),
        pytest.param("LongitudeRef", "", id="a blank reference"),
        pytest.param("LatitudeRef", "E", id="the other's reference"),
        pytest.param("Longitude", None, id="no longitude"),
        pytest.param("Latitude", (59.0, math.nan, 39.0), id="0/0 among its parts"),
        pytest.param("Latitude", (213.0, 38.0, 24.0), id="beyond the pole"),
        pytest.param("Latitude", (90.0, 0.0, 0.1), id="just beyond the pole"),
        pytest.param("Longitude", (4294967295.0, 0.0, 0.0), id="all bits set"),
        pytest.param("Longitude", (180.0, 0.0, 0.1), id="just beyond the date line"),
        pytest.param("Latitude", (59.0, -19.0, 39.0), id="a negative part"),
        pytest.param("Latitude", (59.0, 19.0, 61.0), id="more seconds than a minute has"),
        pytest.param("Latitude", (59.0, 19.0), id="two parts"),
        pytest.param("Latitude", "52,00000,50,00000,34,01180", id="text, as one phone wrote it"),
        pytest.param("Latitude", b"\xff\xff", id="bytes"),
    ],
)
def test_half_a_position_is_none(name: str, value: TagValue | None) -> None:
    """A part that is missing, not a number or out of range makes the point unknown."""
    tags = {tag: content for tag, content in {**CITY_HALL, f"GPS GPS{name}": value}.items() if content is not None}
    assert parse_point(tags) is None


def test_the_null_island_is_no_place() -> None:
    """Exactly (0, 0) is what receivers write when they do not know; the equator and Greenwich are real."""
    nothing, something = (0.0, 0.0, 0.0), (0.0, 0.0, 1.0)
    for north, east in (("N", "E"), ("S", "W")):
        tags: Tags = {"GPS GPSLatitudeRef": north, "GPS GPSLongitudeRef": east}
        assert parse_point({**tags, "GPS GPSLatitude": nothing, "GPS GPSLongitude": nothing}) is None
        assert parse_point({**tags, "GPS GPSLatitude": nothing, "GPS GPSLongitude": something}) is not None
        assert parse_point({**tags, "GPS GPSLatitude": something, "GPS GPSLongitude": nothing}) is not None


def test_the_corners_of_the_map_are_places() -> None:
    """The poles and the date line are within range."""
    tags: Tags = {**CITY_HALL, "GPS GPSLatitude": (90.0, 0.0, 0.0), "GPS GPSLongitude": (179.0, 59.0, 60.0)}
    assert parse_point(tags) == GeoPoint(90, 180)


@pytest.mark.parametrize(
    ("value", "reference", "altitude_m"),
    [
        pytest.param(12.5, None, 12.5, id="no reference means above"),
        pytest.param(12.5, 0, 12.5, id="above"),
        pytest.param(428.0, 1, -428.0, id="at the Dead Sea"),
        pytest.param(12.5, 2, None, id="above the ellipsoid, not the sea"),
        pytest.param(4294967284.0, 0, None, id="an overflow"),
        pytest.param(20_000.0, 1, None, id="below the deepest sea"),
        pytest.param(math.nan, 0, None, id="0/0"),
    ],
)
def test_an_altitude_is_over_the_sea(value: float, reference: int | None, altitude_m: float | None) -> None:
    """The reference gives the sign; ellipsoidal heights and impossible ones are not known."""
    tags: Tags = {"GPS GPSAltitude": (value,)} | ({} if reference is None else {"GPS GPSAltitudeRef": (reference,)})
    assert parse_altitude(tags) == altitude_m


@pytest.mark.parametrize(
    ("value", "bearing_deg"),
    [(0.0, 0.0), (359.9, 359.9), (360.0, 0.0), (360.1, None), (-1.0, None), (math.nan, None)],
)
def test_a_bearing_is_within_the_circle(value: float, bearing_deg: float | None) -> None:
    """From 0 to just below 360; 360 is north."""
    assert parse_bearing({"GPS GPSImgDirection": (value,)}) == bearing_deg


@given(
    parts=st.tuples(*[st.tuples(st.floats(), st.floats(), st.floats())] * 2),
    references=st.tuples(st.sampled_from(["N", "S", "E", "", "n"]), st.sampled_from(["E", "W", "N", "", "w"])),
)
def test_no_point_is_ever_off_the_map(parts: tuple[tuple[float, ...], ...], references: tuple[str, str]) -> None:
    """Whatever stands in the tags, a point that comes out is on Earth and not (0, 0)."""
    latitude, longitude = parts
    point = parse_point(
        {
            "GPS GPSLatitude": latitude,
            "GPS GPSLatitudeRef": references[0],
            "GPS GPSLongitude": longitude,
            "GPS GPSLongitudeRef": references[1],
        }
    )
    if point is not None:
        assert -90 <= point.latitude_deg <= 90
        assert -180 <= point.longitude_deg <= 180
        assert (point.latitude_deg, point.longitude_deg) != (0, 0)
