"""Conditions on where a photo was taken."""

from dataclasses import replace

import pytest

from photowalk.model import CameraPosition, GeoPoint, Place, PositionSource, Texts
from photowalk.rules.conditions.matching import find_misses, matches
from photowalk.rules.settings import Box, Circle, When
from support.rule_cases import STOCKHOLM_CITY_HALL
from support.scene_cases import GOTHENBURG, STOCKHOLM, TRIANGLE, make_scene

OLD_TOWN = Circle(GeoPoint(59.3251, 18.0711), 1000)
AT_SEA = Place("Sweden", "SE")


@pytest.mark.parametrize(
    ("point", "holds"),
    [
        (GeoPoint(59.3251, 18.0711), True),
        (STOCKHOLM_CITY_HALL, True),
        (GeoPoint(59.3293, 18.0893), False),
        (None, False),
    ],
)
def test_near(point: GeoPoint | None, *, holds: bool) -> None:
    """The circle has its radius: the City Hall is 984 m from the Old Town's point given, the third one 1134 m."""
    assert matches(When(near=OLD_TOWN), make_scene(position=point and CameraPosition(point))) is holds


@pytest.mark.parametrize(
    ("when", "miss"),
    [
        (When(near=Circle(OLD_TOWN.center, 700)), "near: 984 m away, more than 700 m"),
        (When(near=Circle(GeoPoint(59.35, 18.0544), 700)), "near: 2.5 km away, more than 700 m"),
        (When(box=Box(0, 0, 1, 1)), "box: 59.32750, 18.05440 is outside it"),
        (When(area=TRIANGLE), ""),
    ],
)
def test_reasons_on_the_map(when: When, miss: str) -> None:
    """How far away it was taken is told, or where; without a position, that there is none."""
    assert find_misses(when, make_scene(position=CameraPosition(STOCKHOLM_CITY_HALL))) == ((miss,) if miss else ())
    (lacking,) = find_misses(when, make_scene())
    assert lacking.partition(": ")[2] == "has no position"


@pytest.mark.parametrize("position", [None, CameraPosition(STOCKHOLM_CITY_HALL, PositionSource.COARSE)])
def test_what_a_privacy_zone_keeps_back_is_nowhere(position: CameraPosition | None) -> None:
    """A coarsened position is another one than the photo's, wherever it lies."""
    plain = make_scene(position=position)
    scene = replace(plain, record=replace(plain.record, kept_back=STOCKHOLM_CITY_HALL))
    for when in (When(near=OLD_TOWN), When(box=Box(59, 18, 60, 19)), When(area=TRIANGLE)):
        (miss,) = find_misses(when, scene)
        assert miss.partition(": ")[2] == "its position is kept back"


def test_outside_an_area() -> None:
    """An area is told by its name."""
    scene = make_scene(position=CameraPosition(GeoPoint(58, 18)))
    assert find_misses(When(area=TRIANGLE), scene) == ("area: 58.00000, 18.00000 is outside triangle.geojson",)


@pytest.mark.parametrize(
    ("when", "own", "place", "miss"),
    [
        (When(cities=("Stockholm",)), Texts(), STOCKHOLM, ""),
        (When(cities=("Lund", " STOCKHOLM ")), Texts(), STOCKHOLM, ""),
        (When(cities=("Stock",)), Texts(), STOCKHOLM, "city: Stockholm, not Stock"),
        (When(cities=("Göteborg",)), Texts(city="go\u0308teborg"), GOTHENBURG, ""),
        (When(cities=("Gothenburg",)), Texts(city="Göteborg"), GOTHENBURG, ""),
        (
            When(cities=("Lund", "Solna")),
            Texts(city="Göteborg"),
            GOTHENBURG,
            "city: Göteborg, Gothenburg, not Lund or Solna",
        ),
        (When(cities=("Lund",)), Texts(city="stockholm"), STOCKHOLM, "city: stockholm, not Lund"),
        (When(cities=("Stockholm",)), Texts(city=" "), AT_SEA, "city: has none"),
        (When(cities=("",)), Texts(city=" "), AT_SEA, "city: has none"),
        (When(regions=("stockholm county",)), Texts(), STOCKHOLM, ""),
        (When(regions=("Skåne County",)), Texts(), STOCKHOLM, "region: Stockholm County, not Skåne County"),
        (When(regions=("Skåne County",)), Texts(), None, "region: has none"),
        (When(countries=("Sweden",)), Texts(), AT_SEA, ""),
        (When(countries=("se",)), Texts(), AT_SEA, ""),
        (When(countries=("SE",)), Texts(country="Sweden"), None, ""),
        (When(countries=("Sweden",)), Texts(country="SE"), None, ""),
        (When(countries=("Schweden",)), Texts(country="Schweden"), None, ""),
        (When(countries=("Norway",)), Texts(country="NO"), AT_SEA, ""),
        (When(countries=("Finland", "NO")), Texts(), AT_SEA, "country: Sweden, SE, not Finland or NO"),
        (When(countries=("Finland",)), Texts(country=" "), None, "country: has none"),
    ],
)
def test_by_name(when: When, own: Texts, place: Place | None, miss: str) -> None:
    """What the photo says and what the map says count alike, whole, in capitals or not; countries have codes too."""
    assert find_misses(when, make_scene(texts=own, place=place)) == ((miss,) if miss else ())
