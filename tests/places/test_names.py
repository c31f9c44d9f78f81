"""Names of countries and cities in the languages of Commons."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photowalk.model import Place
from photowalk.places.names import COMMONS_COUNTRIES, LOCALES, find_locale, name_city, name_country

STOCKHOLM = Place("Sweden", "SE", city="Stockholm")
NEW_YORK = Place("United States", "US", city="New York City")


@pytest.mark.parametrize(
    ("code", "language", "name"),
    [
        ("SE", "en", "Sweden"),
        ("SE", "pl", "Szwecja"),
        ("US", "en", "United States"),
        ("CZ", "en", "Czech Republic"),
        ("CZ", "en-gb", "Czech Republic"),
        ("CZ", "simple", "Czech Republic"),
        ("CZ", "de", "Tschechien"),
        ("TR", "en", "Turkey"),
        ("HK", "en", "Hong Kong"),
        ("XK", "en", "Kosovo"),
        ("CN", "zh-hans", "中国"),
        ("CN", "zh-hant", "中國"),
        ("CN", "zh-tw", "中國"),
        ("RS", "sr-el", "Srbija"),
        ("RS", "sr-ec", "Србија"),
        ("DE", "de-formal", "Deutschland"),
        ("SE", "nb", "Sverige"),
        ("CH", "als", "Schwiiz"),
        ("BR", "pt-br", "Brasil"),
        ("QQ", "en", None),
        ("SE", "tokipona", None),
        ("SE", "", None),
    ],
)
def test_names_of_countries(code: str, language: str, name: str | None) -> None:
    """CLDR's, but in English those of the categories."""
    assert name_country(code, language) == name


def test_the_own_names_of_countries_are_needed() -> None:
    """None of them is what CLDR has anyway."""
    english = find_locale("en")
    assert english is not None
    assert [code for code, name in COMMONS_COUNTRIES.items() if english.territories[code] == name] == []


@pytest.mark.parametrize(
    ("place", "language", "name"),
    [
        (STOCKHOLM, "pl", "Sztokholm"),
        (STOCKHOLM, "es", "Estocolmo"),
        (STOCKHOLM, "sv", "Stockholm"),
        (STOCKHOLM, "tokipona", "Stockholm"),
        (NEW_YORK, "pl", "Nowy Jork"),
        (Place("India", "IN", city="Kolkata"), "de", "Kalkutta"),
        (Place("United States", "US", city="Stockholm"), "pl", "Stockholm"),
        (Place("Sweden", "SE", city="Lund"), "pl", "Lund"),
        (Place("Sweden", "SE"), "pl", None),
    ],
)
def test_names_of_cities(place: Place, language: str, name: str | None) -> None:
    """Cities that time zones are named by have names in many languages, if it is that very city."""
    assert name_city(place, language, own={}) == name


@pytest.mark.parametrize(("language", "name"), [("sv", "Eken"), ("pl", "Sztokholm"), ("fi", "Tukholma")])
def test_own_names_of_cities_win(language: str, name: str) -> None:
    """A person's table goes before CLDR; what it lacks is found there."""
    assert name_city(STOCKHOLM, language, own={"Stockholm": {"sv": "Eken"}}) == name


@pytest.mark.parametrize("code", LOCALES)
def test_codes_of_mediawiki(code: str) -> None:
    """Each is known under its other name, or is in no CLDR."""
    locale = find_locale(code)
    assert locale is None or LOCALES[code].startswith(locale.language)


@given(st.text(max_size=12) | st.from_regex(r"[a-z]{2,4}(-[a-z]{2,9}){0,2}", fullmatch=True))
def test_no_code_of_a_language_raises(language: str) -> None:
    """What is no language has no names."""
    name = name_country("SE", language)
    assert name is None or name
    assert name_city(STOCKHOLM, language, own={})
