"""Names: of countries and cities in the languages of Wikimedia Commons, from CLDR through Babel."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Final

from babel import Locale, UnknownLocaleError
from babel.core import get_global

from photowalk.model import Place

COMMONS_COUNTRIES: Final[Mapping[str, str]] = {
    "AG": "Antigua and Barbuda",
    "BA": "Bosnia and Herzegovina",
    "BL": "Saint Barthélemy",
    "CD": "Democratic Republic of the Congo",
    "CG": "Republic of the Congo",
    "CI": "Ivory Coast",
    "CZ": "Czech Republic",
    "FM": "Federated States of Micronesia",
    "GS": "South Georgia and the South Sandwich Islands",
    "HK": "Hong Kong",
    "KN": "Saint Kitts and Nevis",
    "LC": "Saint Lucia",
    "MF": "Saint Martin",
    "MM": "Myanmar",
    "MO": "Macau",
    "PM": "Saint Pierre and Miquelon",
    "PS": "Palestine",
    "SH": "Saint Helena",
    "SJ": "Svalbard and Jan Mayen",
    "ST": "São Tomé and Príncipe",
    "TC": "Turks and Caicos Islands",
    "TR": "Turkey",
    "TT": "Trinidad and Tobago",
    "VC": "Saint Vincent and the Grenadines",
    "VI": "United States Virgin Islands",
    "WF": "Wallis and Futuna",
}
"""English names of countries in the categories of Commons where CLDR has others. The source of each is the category
of that name, such as https://commons.wikimedia.org/wiki/Category:Ivory_Coast."""

LOCALES: Final[Mapping[str, str]] = {
    "als": "gsw",
    "bat-smg": "sgs",
    "be-tarask": "be",
    "be-x-old": "be",
    "fiu-vro": "vro",
    "nb": "nb",
    "no": "nb",
    "roa-rup": "rup",
    "simple": "en",
    "sr-ec": "sr_Cyrl",
    "sr-el": "sr_Latn",
    "zh-classical": "lzh",
    "zh-min-nan": "nan",
    "zh-yue": "yue",
}
"""Codes of MediaWiki that CLDR has under others, or gives to another language (`als` is Tosk Albanian there).

See https://www.mediawiki.org/wiki/Manual:Language_codes and MediaWiki's LanguageCode.php.
"""

SCRIPT_LETTERS: Final = 4
"""Codes of scripts have so many: `Hans`."""


def name_country(code: str, language: str) -> str | None:
    """The name of a country by its ISO 3166-1 code; in English the one that Commons uses, without an article.

    The code itself is no name: None where the language has none, and where the language is not known.
    """
    locale = find_locale(language)
    if locale is None:
        return None
    if locale.language == "en" and code in COMMONS_COUNTRIES:
        return COMMONS_COUNTRIES[code]
    return locale.territories.get(code)


def name_city(place: Place, language: str, *, own: Mapping[str, Mapping[str, str]]) -> str | None:
    """The name of a place's city in a language; None where there is no city.

    From a person's own table (city, then language), else from the cities that CLDR names time zones by (Stockholm is
    `Sztokholm` in Polish) where it is one of those, else the name that it has.
    """
    if place.city is None:
        return None
    return own.get(place.city, {}).get(language) or _find_zone_city(place, language) or place.city


@cache
def find_locale(language: str) -> Locale | None:
    """What Babel knows of a language by its code on Commons: `zh-hans`, `sr-el`, `de-formal`; None = nothing."""
    for name in _list_locale_names(language.lower()):
        try:
            return Locale.parse(name)
        except (UnknownLocaleError, ValueError):
            continue
    return None


def _list_locale_names(code: str) -> Iterator[str]:
    """The names that Babel may know a language by, the finest first."""
    parts = LOCALES.get(code, code).replace("_", "-").split("-")
    for length in range(len(parts), 0, -1):
        language, *rest = parts[:length]
        yield "_".join([language, *(part.title() if len(part) == SCRIPT_LETTERS else part for part in rest)])


def _find_zone_city(place: Place, language: str) -> str | None:
    locale = find_locale(language)
    if locale is None:
        return None
    zones = _find_zones(place.country_code).get(_fold(place.city or ""), ())
    return next((city for zone in zones if (city := locale.time_zones.get(zone, {}).get("city"))), None)


@cache
def _find_zones(country_code: str) -> Mapping[str, Sequence[str]]:
    """The zones of a country by the English names of their cities; CLDR has some names under older zones."""
    english = Locale("en").time_zones
    current = get_global("territory_zones").get(country_code, ())
    older = (old for old, new in get_global("zone_aliases").items() if new in current)
    zones: dict[str, list[str]] = {}
    for zone in (*current, *older):
        zones.setdefault(_fold(english.get(zone, {}).get("city") or _name_zone(zone)), []).append(zone)
    return zones


def _name_zone(zone: str) -> str:
    return zone.rpartition("/")[2].replace("_", " ")


def _fold(city: str) -> str:
    """Names are compared without `City`: New York City has the zone of New York."""
    return city.casefold().removesuffix(" city")
