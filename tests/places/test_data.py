"""The table of cities and the map of countries that come with photowalk."""

import lzma
from importlib.resources import files

import pytest
from hypothesis import given

from photowalk.model import GeoPoint
from photowalk.places.data import find_country, find_place, load_gazetteer
from photowalk.places.names import name_country
from photowalk.places.zone_map import find_zone_name, read_zone_countries
from support.correction_cases import points
from support.known_places import AT_SEA, KNOWN_PLACES, MISSED, NO_CITY


@pytest.mark.parametrize("name", KNOWN_PLACES)
def test_known_places(name: str) -> None:
    """Districts are in their city, neighbouring towns and those across the border are themselves."""
    point, city, country_code = KNOWN_PLACES[name]
    place = find_place(GeoPoint(*point))
    assert place is not None
    assert (place.city, place.country_code) == (city, country_code)
    assert place.country == name_country(country_code, "en")


@pytest.mark.parametrize("name", NO_CITY)
def test_the_wilderness_is_in_no_city(name: str) -> None:
    """It has a country all the same."""
    point, country = NO_CITY[name]
    place = find_place(GeoPoint(*point))
    assert place is not None
    assert (place.country, place.city, place.region, place.distance_m) == (country, None, None, 0)


@pytest.mark.parametrize("name", AT_SEA)
def test_the_sea_is_no_place(name: str) -> None:
    """Neither a city nor a country is at sea."""
    assert find_place(GeoPoint(*AT_SEA[name])) is None


@pytest.mark.parametrize("name", MISSED)
def test_what_is_missed(name: str) -> None:
    """Known misses: they are here so that a better table or rule is noticed."""
    point, right, given_city = MISSED[name]
    place = find_place(GeoPoint(*point))
    assert place is not None
    assert place.city == given_city != right


def test_the_limit_is_the_callers() -> None:
    """A hut 1.7 km from a village is in it or is not."""
    point = GeoPoint(46.02, 9.4)
    near, far = (find_place(point, limit_m=limit_m) for limit_m in (0, 10_000))
    assert near is not None
    assert far is not None
    assert near.city is None
    assert far.city == "Crandola Valsassina"


@pytest.mark.parametrize(
    ("point", "country_code"),
    [
        ((21.0287, 105.8524), "VN"),  # Hanoi has the zone of Bangkok
        ((10.7769, 106.7009), "VN"),
        ((13.7437, 100.4888), "TH"),
        ((42.6573, 21.1622), "XK"),  # Pristina has the zone of Belgrade
        ((44.8231, 20.4502), "RS"),
        ((float("nan"), 0.0), None),
    ],
)
def test_countries_that_share_a_zone(point: tuple[float, float], country_code: str | None) -> None:
    """The nearest city tells which of them it is."""
    assert find_country(GeoPoint(*point)) == country_code


@given(points)
def test_every_point_has_an_answer(point: GeoPoint) -> None:
    """No place at sea, and elsewhere a country with a name."""
    place = find_place(point)
    zone = find_zone_name(point)
    assert zone is not None
    assert (place is None) is zone.startswith("Etc/")
    assert place is None or place.country != place.country_code


def test_the_gazetteer_is_loaded_once() -> None:
    """Whoever asks gets the same."""
    assert load_gazetteer() is load_gazetteer()


def test_the_table_is_sound() -> None:
    """Each row has its country, a name and a place on the Earth, and each district the middle of a city."""
    text = lzma.decompress(files("photowalk.places").joinpath("cities.tsv.xz").read_bytes()).decode()
    rows = [line.split("\t") for line in text.splitlines() if line[0] not in "#@"]
    countries = {*read_zone_countries().values(), "XK"}
    middles = {(country, *rest[:2], rest[3]) for country, *rest in rows if len(rest) == 5}
    assert len(rows) > 150_000
    for country, latitude, longitude, population, city, _region, *middle in rows:
        assert country in countries
        assert abs(int(latitude)) <= 90_000
        assert abs(int(longitude)) <= 180_000
        assert int(population) >= 0
        assert city.strip()
        assert not middle or (country, *middle, city) in middles
