"""The camera position in XMP."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photowalk.model import CameraPosition, GeoPoint, PositionSource
from photowalk.photos.metadata.xmp_position import parse_coordinate, parse_number, parse_xmp_position

CITY_HALL = {"GPSLatitude": "59,19.65N", "GPSLongitude": "18,3.25E"}


def parse(properties: dict[str, str]) -> CameraPosition | None:
    """The position that these properties tell."""
    return parse_xmp_position(lambda name: properties.get(name, ""))


def test_a_position_is_a_point_with_what_is_known_beside() -> None:
    """Altitude and direction of view go with the point, as fractions."""
    beside = {
        "GPSAltitude": "355/10",
        "GPSAltitudeRef": "1",
        "GPSImgDirection": "17630/100",
        "GPSImgDirectionRef": "M",
    }
    point = GeoPoint(59 + 19.65 / 60, 18 + 3.25 / 60)
    assert parse(CITY_HALL) == CameraPosition(point, PositionSource.XMP)
    assert parse(CITY_HALL | beside) == CameraPosition(
        point, PositionSource.XMP, altitude_m=-35.5, bearing_deg=176.3, bearing_is_magnetic=True
    )
    assert parse(beside) is None


@pytest.mark.parametrize(
    ("text", "reference", "degrees"),
    [
        ("59,19.7598N", "", 59.32933),
        ("59,19,45.59N", "", 59.3293306),
        ("59,19,45 s", "", -59.3291667),
        ("38,24.31168800S", "N", -38.4051948),
        ("33.4518558", "S", -33.4518558),
        ("33.4518558", "", None),
        ("59,19.7598E", "", None),
        ("-59.3", "N", None),
        ("59,61N", "", None),
        ("90,0.1N", "", 90.0016667),
        ("59/1 19/1 4559/100", "N", None),
        ("", "N", None),
        ("north", "", None),
    ],
)
def test_a_coordinate_tells_its_hemisphere(text: str, reference: str, degrees: float | None) -> None:
    """By its letter, or as Apple writes it by the property beside it; a sign or nothing is not believed."""
    assert parse_coordinate(text, reference, letters="NS") == pytest.approx(degrees)


@pytest.mark.parametrize(
    ("text", "number"),
    [("355/10", 35.5), ("35.5", 35.5), ("-1/2", -0.5), ("7", 7.0), ("1/0", None), ("", None), ("a/b", None)],
)
def test_a_number_is_a_fraction_or_decimal(text: str, number: float | None) -> None:
    """n/0 is not known."""
    assert parse_number(text) == number


@pytest.mark.parametrize("latitude", ["0,0N", "91,0N", "900,0N"])
def test_no_place_is_no_position(latitude: str) -> None:
    """Off the map, and exactly (0, 0)."""
    assert parse({"GPSLatitude": latitude, "GPSLongitude": "0,0E"}) is None


@given(st.floats(-89.9, 89.9), st.floats(-179.9, 179.9))
def test_a_point_comes_back(latitude_deg: float, longitude_deg: float) -> None:
    """What is written as degrees and decimal minutes is read within a centimetre."""
    written = [
        f"{int(abs(angle))},{min(math.modf(abs(angle))[0] * 60, 59.99999999):.8f}{letters[angle < 0]}"
        for angle, letters in ((latitude_deg, "NS"), (longitude_deg, "EW"))
    ]
    position = parse(dict(zip(("GPSLatitude", "GPSLongitude"), written, strict=True)))
    if position is None:
        assert abs(latitude_deg) < 1e-7
        assert abs(longitude_deg) < 1e-7
    else:
        assert position.point.latitude_deg == pytest.approx(latitude_deg, abs=1e-7)
        assert position.point.longitude_deg == pytest.approx(longitude_deg, abs=1e-7)


@given(st.fixed_dictionaries({}, optional=dict.fromkeys((*CITY_HALL, "GPSAltitude", "GPSImgDirection"), st.text())))
def test_any_texts_are_a_position_or_none(properties: dict[str, str]) -> None:
    """Nothing is raised, and nothing lies off the map."""
    position = parse(CITY_HALL | properties)
    assert position is None or abs(position.point.latitude_deg) <= 90
