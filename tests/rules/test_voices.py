"""Who has a say about a photo's page."""

from dataclasses import replace

import pytest

from photowalk.model import Item, Scene, Sourced, Texts, TripPart
from photowalk.rules.settings import Author, Effects, EventFacts
from photowalk.rules.voices import find_last, hear_voices, list_all
from support.scene_cases import OPENING, make_rule, make_scene, settle

EVENT = EventFacts("Expo {2025}", item=Item("Q1", "Expo"), category="Expo {2025}")
SETTINGS = settle(
    author=Author("Jane Doe", item=Item("Q5")), event=EVENT, defaults=Effects(license="fal"), languages=("sv", "en")
)
RULE = make_rule("Talks", license="cc-zero")


def test_order() -> None:
    """Author, defaults, event, session, the photo's own texts, rules: from the weakest to the strongest."""
    texts = Texts(title="Boats", headline="Harbour", descriptions={"": "In the harbour"}, creator="Example Photo Club")
    heard = hear_voices(make_scene(session=OPENING, texts=texts), SETTINGS, rules=[RULE])
    assert [voice.source for voice in heard] == [
        "author",
        "defaults",
        "event",
        'session "Opening ceremony"',
        "the photo's own headline",
        "the photo's own title",
        "the photo's own description",
        "the photo's own creator",
        'rule "Talks"',
    ]
    assert heard[0].value == Effects(author="Jane Doe", author_item=Item("Q5"))
    assert (heard[1].value, heard[-1].value) == (SETTINGS.defaults, RULE.effects)


@pytest.mark.parametrize(
    ("part", "is_heard"),
    [(TripPart.EVENT, True), (None, True), (TripPart.CITY, False), (TripPart.TRAVEL, False)],
)
def test_event(part: TripPart | None, *, is_heard: bool) -> None:
    """The event has a say on photos taken there, or on all where nobody can tell; its category is no pattern."""
    heard = [voice.value for voice in hear_voices(make_scene(part=part), SETTINGS, rules=[]) if voice.source == "event"]
    assert heard == [Effects(categories=("Expo {{2025}}",), event=Item("Q1", "Expo"))] * is_heard


def hear_session(scene: Scene, **fields: object) -> Effects:
    """What the session has to say under these settings."""
    heard = hear_voices(scene, replace(SETTINGS, **fields), rules=[])  # type: ignore[arg-type]  # fields by name
    return next(voice.value for voice in heard if voice.source.startswith("session "))


def test_session() -> None:
    """A session gives title, description in the main language, category and item."""
    assert hear_session(make_scene(session=OPENING)) == Effects(
        title="{session}, {event}",
        descriptions={"sv": "{session} ({speakers})"},
        categories=("Opening ceremony of Expo 2025",),
        event=Item("Q42", "Opening"),
    )


def test_session_of_which_little_is_known() -> None:
    """Without an event, speakers, category or item the session's title is all; a description given stays."""
    scene = make_scene(session=replace(OPENING, speakers=(), item=None, category=None))
    assert hear_session(scene, event=EventFacts()) == Effects(title="{session}", descriptions={"sv": "{session}"})
    defaults = Effects(descriptions={"sv": "{event}"})
    assert hear_session(scene, defaults=defaults) == Effects(title="{session}, {event}")


VOICES = [
    Sourced(Effects(license="fal", templates=("a", "b")), "first"),
    Sourced(Effects(title="x", templates=("b", "c")), "second"),
]


def test_single_values() -> None:
    """The last who gives a value is heard, and one who gives none is not."""
    assert find_last(VOICES, lambda effects: effects.license) == Sourced("fal", "first")
    assert find_last([*VOICES, VOICES[0]], lambda effects: effects.title) == Sourced("x", "second")
    assert find_last(VOICES, lambda effects: effects.origin) is None


def test_lists() -> None:
    """All are heard, and the first who gives a value is its source."""
    listed = list_all(VOICES, lambda effects: effects.templates, identify=str)
    assert listed == (Sourced("a", "first"), Sourced("b", "first"), Sourced("c", "second"))
