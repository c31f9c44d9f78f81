"""What patterns call a place."""

import pytest

from photowalk.model import Place, Texts
from photowalk.rules.patterns.place_values import name_own_city, name_own_country, name_region
from photowalk.rules.settings import PlaceNames
from support.scene_cases import GOTHENBURG, STOCKHOLM, make_scene, settle

IN_SWEDISH = settle(
    languages=("en", "sv"), places=PlaceNames(names={"Gothenburg": {"sv": "Göteborg", "fi": "Göteborgs stad"}})
)
AT_SEA = Place("Sweden", "SE")


@pytest.mark.parametrize(
    ("own", "place", "language", "city"),
    [
        (None, GOTHENBURG, "en", "Gothenburg"),
        (None, GOTHENBURG, "en-gb", "Gothenburg"),
        (None, GOTHENBURG, "sv", "Göteborg"),
        (None, STOCKHOLM, "pl", "Sztokholm"),
        (None, AT_SEA, "en", None),
        (None, None, "en", None),
        (" Old \n Town", None, "sv", "Old Town"),
        ("Mölndal", GOTHENBURG, "en", "Mölndal"),
        ("göteborg", GOTHENBURG, "en", "Gothenburg"),
        ("Göteborgs stad", GOTHENBURG, "sv", "Göteborg"),
        ("Gothenburg", GOTHENBURG, "sv", "Göteborg"),
        ("Stockholm", AT_SEA, "en", "Stockholm"),
        (" ", GOTHENBURG, "en", "Gothenburg"),
    ],
)
def test_cities(own: str | None, place: Place | None, language: str, city: str | None) -> None:
    """The photo's own city goes first, unless it is just another name of the map's."""
    scene = make_scene(texts=Texts(city=own), place=place)
    assert name_own_city(scene, IN_SWEDISH, language=language) == city


@pytest.mark.parametrize(
    ("own", "place", "language", "country"),
    [
        (None, STOCKHOLM, "en", "Sweden"),
        (None, STOCKHOLM, "sv", "Sverige"),
        (None, STOCKHOLM, "xx", "Sweden"),
        (None, None, "en", None),
        ("Sverige", STOCKHOLM, "en", "Sweden"),
        ("SE", STOCKHOLM, "sv", "Sverige"),
        ("Norway", STOCKHOLM, "sv", "Norway"),
        ("no", STOCKHOLM, "sv", "Norge"),
        ("NO", None, "en", "Norway"),
        ("Kingdom  of Example", None, "sv", "Kingdom of Example"),
        ("", STOCKHOLM, "en", "Sweden"),
    ],
)
def test_countries(own: str | None, place: Place | None, language: str, country: str | None) -> None:
    """As with cities; a code in the photo is given its name, English stands in where a language has none."""
    scene = make_scene(texts=Texts(country=own), place=place)
    assert name_own_country(scene, IN_SWEDISH, language=language) == country


def test_regions() -> None:
    """A region is the map's."""
    assert [name_region(make_scene(place=place)) for place in (STOCKHOLM, AT_SEA, None)] == [
        "Stockholm County",
        None,
        None,
    ]
