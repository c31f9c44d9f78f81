"""What the texts in a photo have to say."""

from typing import Any

import pytest
from hypothesis import given

from photowalk.model import Sourced, Texts
from photowalk.rules.own_texts import CREATOR, DESCRIPTION, HEADLINE, TITLE, hear_texts
from photowalk.rules.settings import Effects
from support.rule_cases import make_settings, texts

JANE = {"name": "Jane Doe", "username": "Example"}
ACCENT = "Jäne Doe"


def hear(words: Texts, **document: Any) -> list[Sourced[Effects]]:  # noqa: ANN401 -- the values of any TOML type
    """What texts have to say under the settings of a document."""
    return list(hear_texts(words, make_settings(**{"author": JANE, **document})))


@pytest.mark.parametrize(
    ("words", "heard"),
    [
        (Texts(title="Boats {1}"), [("Boats {{1}}", TITLE)]),
        (Texts(headline="Boats"), [("Boats", HEADLINE)]),
        (Texts(title="Boats", headline="Harbour"), [("Harbour", HEADLINE), ("Boats", TITLE)]),
        (Texts(title=" ", headline="Harbour"), [("Harbour", HEADLINE)]),
        (Texts(title="", headline="\n"), []),
    ],
)
def test_titles(words: Texts, heard: list[tuple[str, str]]) -> None:
    """A title, to the letter, goes before a headline; blank ones say nothing."""
    assert [(voice.value.title, voice.source) for voice in hear(words)] == heard


@pytest.mark.parametrize(
    ("languages", "descriptions", "chosen"),
    [
        (["en", "sv"], {"en": "Boats {1}", "sv": "Båtar", "de": "Boote"}, {"en": "Boats {{1}}", "sv": "Båtar"}),
        (["en", "sv"], {"sv-se": "Båtar", "en-gb": "Boats"}, {"sv": "Båtar", "en": "Boats"}),
        (["en"], {"en-gb": "Colour", "en": "Color"}, {"en": "Color"}),
        (["en-gb", "en"], {"en-gb": "Colour", "en": "Color"}, {"en-gb": "Colour", "en": "Color"}),
        (["en-gb"], {"en": "Color"}, {}),
        (["zh", "zh-hans"], {"zh-hans-cn": "船"}, {"zh-hans": "船"}),
        (["en"], {"en": " ", "en-gb": "Boats"}, {"en": "Boats"}),
        (["sv", "en"], {"": "Båtar"}, {"sv": "Båtar"}),
        (["sv", "en"], {"": "Boats", "sv-fi": "Båtar", "en": "Ships"}, {"sv": "Båtar", "en": "Ships"}),
        (["sv"], {"": "Båtar", "sv": "\n"}, {"sv": "Båtar"}),
        (["en"], {"": " ", "de": "Boote", "eng": "Boats"}, {}),
    ],
)
def test_descriptions(languages: list[str], descriptions: dict[str, str], chosen: dict[str, str]) -> None:
    """Of the settings' languages each gets its own, or one of a kind of it; the first one of no language too."""
    heard = hear(Texts(descriptions=descriptions), languages=languages)
    assert heard == ([Sourced(Effects(descriptions=chosen), DESCRIPTION)] if chosen else [])


@pytest.mark.parametrize(
    "creator",
    [
        "Jane Doe",
        "JANE  DOE",
        "Doe, Jane",
        "doe,  jane",
        "example",
        "User:Example",
        "Jane Doe (User:Example)",
        " ",
        None,
    ],
)
def test_the_author_as_creator(creator: str | None) -> None:
    """A creator who is the author, however written, says nothing new."""
    assert hear(Texts(creator=creator)) == []


@pytest.mark.parametrize(
    ("creator", "author"),
    [
        ("Example Photo Club", "Example Photo Club"),
        (" Example\nPhoto  Club ", "Example Photo Club"),
        (ACCENT, ACCENT),
        ("Jane Doe, Example Photo Club", "Jane Doe, Example Photo Club"),
        ("Jane", "Jane"),
        ("User:", "User:"),
    ],
)
def test_another_creator(creator: str, author: str) -> None:
    """Anybody else is heard, accents and companions included."""
    assert hear(Texts(creator=creator)) == [Sourced(Effects(author=author), CREATOR)]


@pytest.mark.parametrize(
    ("author", "creator"),
    [
        ({"name": ACCENT}, "Ja\u0308ne Doe"),
        ({"name": "Doe, Jane"}, "Jane Doe"),
        ({"username": "Example"}, "User:Example"),
    ],
)
def test_authors_in_other_forms(author: dict[str, str], creator: str) -> None:
    """Letters composed or not, a name turned round in the settings, a user name alone: the same person."""
    assert hear(Texts(creator=creator), author=author) == []


def test_author_of_the_defaults() -> None:
    """A creator whom the defaults name as the author is known too."""
    defaults = {"author": "Example Photo Club"}
    assert hear(Texts(creator="example photo club"), defaults=defaults) == []
    assert hear(Texts(creator="Jane Doe"), defaults=defaults) == []


@given(texts)
def test_keywords_and_places_are_not_heard(words: Texts) -> None:
    """Neither a category nor a license nor an origin comes out of a photo's texts."""
    for voice in hear(words):
        effects = voice.value
        assert (effects.categories, effects.license, effects.origin) == ((), None, None)
