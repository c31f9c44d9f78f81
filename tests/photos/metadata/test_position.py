"""The camera position of a photo."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photowalk.model import CameraPosition, GeoPoint, PositionSource
from photowalk.photos.metadata.position import find_position, list_points, parse_point, parse_position
from photowalk.photos.metadata.reading import Metadata
from photowalk.photos.metadata.tags import Tags, TagValue
from photowalk.photos.metadata.xmp import XmpFacts

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


def test_an_interrupted_measurement_is_the_last_that_was_known() -> None:
    """GPSStatus V is believed, as other readers do."""
    assert parse_position({**CITY_HALL, "GPS GPSStatus": "V"}) == parse_position(CITY_HALL)


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
        pytest.param("Latitude", "59,19,39", id="text"),
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


def test_the_text_of_one_phone_is_read() -> None:
    """It wrote three decimal numbers with the commas of its language."""
    tags: Tags = {**CITY_HALL, "GPS GPSLatitude": "52,00000,50,00000,34,01180"}
    point = parse_point(tags)
    assert point is not None
    assert point.latitude_deg == pytest.approx(52 + 50 / 60 + 34.0118 / 3600)
    assert parse_point({**tags, "GPS GPSLatitude": "91,00000,50,00000,34,01180"}) is None


@pytest.mark.parametrize(
    "parts", [(59.3275, 0.0, 0.0), (59.0, 19.65, 0.0), (59.0, 19.0, 39.0)], ids=["degrees", "minutes", "seconds"]
)
def test_decimals_may_stand_in_any_part(parts: tuple[float, ...]) -> None:
    """Some write decimal degrees or minutes and zeros behind them."""
    point = parse_point({**CITY_HALL, "GPS GPSLatitude": parts})
    assert point is not None
    assert point.latitude_deg == pytest.approx(LATITUDE)


MEASURED: Tags = {**CITY_HALL, "GPS GPSAltitude": (12.5,), "GPS GPSImgDirection": (90.0,)}


def tell(latitude_deg: float, *, bearing_deg: float | None = None) -> XmpFacts:
    """XMP that tells a position on the meridian of the city hall."""
    point = GeoPoint(latitude_deg, LONGITUDE)
    return XmpFacts(position=CameraPosition(point, PositionSource.XMP, bearing_deg=bearing_deg))


def test_the_first_position_is_taken() -> None:
    """EXIF's, else the sidecar's, else XMP's."""
    sidecar, xmp = tell(1), tell(2)
    assert find_position(Metadata(MEASURED, xmp=xmp)) == parse_position(MEASURED)
    assert find_position(Metadata(sidecar=sidecar, xmp=xmp)) == sidecar.position
    assert find_position(Metadata(xmp=xmp)) == xmp.position
    assert find_position(Metadata()) is None


def test_a_person_s_correction_in_the_sidecar_comes_first() -> None:
    """Its altitude is the other place's; the direction of view stays, unless it is told too."""
    moved = find_position(Metadata(MEASURED, sidecar=tell(59.4)))
    assert moved == CameraPosition(GeoPoint(59.4, LONGITUDE), PositionSource.XMP, bearing_deg=90.0)
    assert (
        find_position(Metadata(MEASURED, sidecar=tell(59.4, bearing_deg=7.0))) == tell(59.4, bearing_deg=7.0).position
    )
    assert find_position(Metadata(MEASURED, sidecar=tell(LATITUDE + 5e-6))) == parse_position(MEASURED)
    elsewhere = XmpFacts(position=CameraPosition(GeoPoint(LATITUDE, 18.1), PositionSource.XMP))
    assert find_position(Metadata(MEASURED, sidecar=elsewhere)) != parse_position(MEASURED)


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


def test_all_places_in_the_bytes_are_listed() -> None:
    """EXIF's and XMP's, equal ones once; the sidecar is not in the file."""
    here = parse_point(CITY_HALL)
    there, beside = GeoPoint(40.0, 10.0), GeoPoint(1.0, 2.0)
    assert here is not None
    sidecar = XmpFacts(position=CameraPosition(beside))
    for told, points in ((there, (here, there)), (here, (here,))):
        metadata = Metadata(CITY_HALL, xmp=XmpFacts(position=CameraPosition(told)), sidecar=sidecar)
        assert list_points(metadata) == points
    assert list_points(Metadata(sidecar=sidecar)) == ()
