"""What patterns call the place that a photo was taken in: its city, region and country, in the language of the text.

What the photo's own texts say goes before the map. Where they only name the map's city or country in another language
(`Göteborg` for Gothenburg), it is the map's that is named, in the language of the text.
"""

from collections.abc import Iterator

from photowalk.model import Place, Scene
from photowalk.places.names import name_city, name_country
from photowalk.rules.conditions.country_names import name_of_code
from photowalk.rules.conditions.folding import is_one_of
from photowalk.rules.settings import Settings

_ENGLISH = "en"


def name_own_city(scene: Scene, settings: Settings, *, language: str) -> str | None:
    """The city that a photo was taken in; None where nobody knows it."""
    own, place = _find_words(scene.record.texts.city), scene.place
    if own and not (place and is_one_of(own, _list_cities(place, settings))):
        return own
    return _name_city(place, settings, language=language) if place else None


def name_region(scene: Scene) -> str | None:
    """The part of a country, as the map has it."""
    return scene.place.region if scene.place else None


def name_own_country(scene: Scene, settings: Settings, *, language: str) -> str | None:
    """The country that a photo was taken in; None where nobody knows it. A code in its texts is given its name."""
    own, place = _find_words(scene.record.texts.country), scene.place
    if own and not (place and is_one_of(own, _list_countries(place, settings))):
        return name_of_code(own, language) or own
    return _name_country(place, language) if place else None


def _list_cities(place: Place, settings: Settings) -> Iterator[str]:
    """What a city is called in the languages that the settings know."""
    yield place.city or ""
    yield from settings.places.names.get(place.city or "", {}).values()
    for language in settings.languages:
        yield _name_city(place, settings, language=language) or ""


def _list_countries(place: Place, settings: Settings) -> Iterator[str]:
    yield from (place.country, place.country_code)
    for language in settings.languages:
        yield _name_country(place, language)


def _name_city(place: Place, settings: Settings, *, language: str) -> str | None:
    if _is_english(language):
        return place.city
    return name_city(place, language, own=settings.places.names)


def _name_country(place: Place, language: str) -> str:
    """English where the language has no name for it that is known."""
    named = None if _is_english(language) else name_country(place.country_code, language)
    return named or place.country


def _is_english(language: str) -> bool:
    return language.partition("-")[0] == _ENGLISH


def _find_words(text: str | None) -> str | None:
    """The text on one line with single blanks; None for a blank one."""
    return " ".join((text or "").split()) or None
