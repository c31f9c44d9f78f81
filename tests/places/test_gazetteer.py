"""Choosing a city."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photowalk.model import GeoPoint, Place
from photowalk.places.distance import find_distance_m
from photowalk.places.gazetteer import (
    LARGEST_REACH_M,
    Gazetteer,
    Tile,
    Town,
    find_reach_m,
    find_tile,
    make_gazetteer,
)
from support.correction_cases import points

METROPOLIS = Town("SE", 59.0, 18.0, 1_000_000, "Metropolis", "North")
DISTRICT = Town("SE", 59.0, 18.15, 50_000, "Metropolis", "North", middle=(59.0, 18.0))
NEIGHBOUR = Town("SE", 59.0, 18.06, 60_000, "Neighbour", "South")
VILLAGE = Town("SE", 60.0, 18.0, 0, "Village")
ABROAD = Town("NO", 60.0, 18.01, 1_500, "Abroad")
GAZETTEER = make_gazetteer([METROPOLIS, DISTRICT, NEIGHBOUR, VILLAGE, ABROAD])


def find(latitude_deg: float, longitude_deg: float, *, country_code: str | None = "SE") -> Place | None:
    """The place of a point among the five towns."""
    return GAZETTEER.find_place(GeoPoint(latitude_deg, longitude_deg), country_code=country_code, limit_m=5_000)


@pytest.mark.parametrize(
    ("population", "reach_m"),
    [(1_000_000, 12_000), (100_000, 3_795), (10_000, 1_200), (0, 1_000), (30_000_000, LARGEST_REACH_M)],
)
def test_reach_grows_with_population(population: int, reach_m: float) -> None:
    """A quarter of the people live on a quarter of the area, within bounds."""
    assert find_reach_m(population) == pytest.approx(reach_m, abs=1)


@pytest.mark.parametrize(
    ("longitude_deg", "city"),
    [(18.0, "Metropolis"), (18.03, "Metropolis"), (18.055, "Neighbour"), (18.07, "Neighbour"), (18.14, "Metropolis")],
)
def test_a_neighbouring_town_is_itself_and_a_district_is_not(longitude_deg: float, city: str) -> None:
    """Between two cities the nearer counts, the larger for more; a district stands for its city."""
    place = find(59.0, longitude_deg)
    assert place is not None
    assert (place.city, place.country) == (city, "Sweden")


def test_the_distance_is_that_to_the_middle_of_the_city() -> None:
    """In a district too it is that to the city."""
    place = find(59.0, 18.15)
    assert place is not None
    assert (place.city, place.region) == ("Metropolis", "North")
    assert place.distance_m == pytest.approx(8_590, abs=10)


def test_inside_goes_before_beside() -> None:
    """A village that a point lies beside does not take it from the city that it lies in."""
    hamlet = Town("SE", 59.0, 18.16, 0, "Hamlet")
    gazetteer = make_gazetteer([METROPOLIS, hamlet])
    point = GeoPoint(59.0, 18.135)
    place = gazetteer.find_place(point, country_code="SE", limit_m=5_000)
    assert place is not None
    assert place.city == "Metropolis"


@pytest.mark.parametrize(("region", "city"), [("South", "Suburb"), ("North", "Metropolis"), (None, "Metropolis")])
def test_a_city_ends_where_its_region_does(region: str | None, city: str) -> None:
    """Just beside a nearer city of another region, a point is in that one, though the metropolis reaches so far."""
    suburb = Town("SE", 59.0, 18.22, 50_000, "Suburb", region)
    place = make_gazetteer([METROPOLIS, suburb]).find_place(GeoPoint(59.0, 18.17), country_code="SE", limit_m=5_000)
    assert place is not None
    assert place.city == city


@pytest.mark.parametrize(("latitude_deg", "city"), [(60.053, "Village"), (60.055, None)])
def test_the_limit_begins_where_the_city_ends(latitude_deg: float, city: str | None) -> None:
    """A kilometre of village and five beside it; farther out there is the country alone."""
    place = find(latitude_deg, 18.0)
    assert place is not None
    assert (place.city, place.region, place.country_code) == (city, None, "SE")
    assert (place.distance_m == 0) is (city is None)


@pytest.mark.parametrize(("country_code", "city"), [("SE", "Village"), ("NO", "Abroad"), (None, "Abroad")])
def test_only_cities_of_the_known_country_count(country_code: str | None, city: str) -> None:
    """Nearer ones abroad do not, unless nobody knows the country."""
    place = find(60.0, 18.009, country_code=country_code)
    assert place is not None
    assert place.city == city


def test_nothing_is_known_far_from_everything() -> None:
    """Without a city and without a country there is no place."""
    assert find(30, -40, country_code=None) is None


def test_a_country_without_a_name_keeps_its_code() -> None:
    """What CLDR does not know has no other name, with a city and without one."""
    gazetteer = make_gazetteer([Town("QQ", 10, 10, 5_000, "Nowhere")])
    for point, city in [(GeoPoint(10, 10), "Nowhere"), (GeoPoint(20, 20), None)]:
        place = gazetteer.find_place(point, country_code="QQ", limit_m=0)
        assert place is not None
        assert (place.country, place.city) == ("QQ", city)


@pytest.mark.parametrize(
    "middle", [(0.0, 180.0), (0.0, -180.0), (89.9, 10.0), (-89.9, -170.0), (0.001, 0.001), (70, -0.001)]
)
@pytest.mark.parametrize("east_deg", [-0.01, 0, 0.01])
def test_the_grid_has_no_seams(middle: tuple[float, float], east_deg: float) -> None:
    """At the date line, the poles and the prime meridian cities are found from both sides."""
    gazetteer = make_gazetteer([Town("FJ", *middle, 100_000, "Seam")])
    longitude_deg = (middle[1] + east_deg + 180) % 360 - 180
    place = gazetteer.find_place(GeoPoint(middle[0], longitude_deg), country_code="FJ", limit_m=0)
    assert place is not None
    assert place.city == "Seam"


def test_a_tile_is_read_once() -> None:
    """The nine tiles around a point are read when it is asked for, and not again for one beside it."""
    asked: list[Tile] = []

    def read_tile(tile: Tile) -> tuple[Town, ...]:
        asked.append(tile)
        return (METROPOLIS,) if tile == find_tile(59, 18) else ()

    gazetteer = Gazetteer(read_tile)
    assert asked == []
    for longitude_deg in (18.0, 18.01, 18.15):
        assert gazetteer.find_place(GeoPoint(59.0, longitude_deg), country_code="SE", limit_m=1_000)
    assert len(asked) == len(set(asked)) <= 9


@given(points, st.floats(0, 20_000))
def test_an_answer_keeps_to_its_promise(point: GeoPoint, limit_m: float) -> None:
    """No city is farther than its reach and the limit."""
    place = make_gazetteer([VILLAGE]).find_place(point, country_code="SE", limit_m=limit_m)
    assert place is not None
    gap_m = find_distance_m((point.latitude_deg, point.longitude_deg), (60, 18))
    assert (place.city == "Village") is (gap_m <= 1_000 + limit_m)
