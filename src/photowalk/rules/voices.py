"""Who has a say about a photo's page, the weakest first."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from types import MappingProxyType
from typing import TypeVar

from photowalk.model import Scene, Session, Sourced, TripPart
from photowalk.rules.conditions.remembering import remember
from photowalk.rules.language.toml_text import quote_text
from photowalk.rules.own_texts import hear_texts
from photowalk.rules.patterns.pattern import quote_pattern
from photowalk.rules.settings import Effects, Rule, Settings

Voice = Sourced[Effects]
T = TypeVar("T")

_AT_EVENT = (TripPart.EVENT, None)
"""None: nothing tells which photos were taken at the event, so all were."""


def hear_voices(scene: Scene, settings: Settings, *, rules: Iterable[Rule]) -> tuple[Voice, ...]:
    """What each has to say, patterns not yet filled; each beats those before.

    In this order: `[author]`, `[defaults]`, `[event]` for photos taken there, the session it was taken in, the photo's
    own texts, the rules that are for it. So does what is said of few photos go before what is said of many, and what a
    person wrote into the photo before all but the rules, which are there to say otherwise.

    rules: those that are for the photo.
    """
    return (
        *_hear_settings(settings),
        *_hear_trip(scene, settings),
        *hear_texts(scene.record.texts, settings),
        *(Sourced(rule.effects, rule.source) for rule in rules),
    )


def find_last(voices: Sequence[Voice], choose: Callable[[Effects], T | None]) -> Sourced[T] | None:
    """The value of the last who gives one."""
    for voice in reversed(voices):
        value = choose(voice.value)
        if value is not None:
            return Sourced(value, voice.source)
    return None


def list_all(
    voices: Iterable[Voice], choose: Callable[[Effects], Iterable[T]], *, identify: Callable[[T], str]
) -> tuple[Sourced[T], ...]:
    """The values of all, each once: by the first who gives it."""
    firsts: dict[str, Sourced[T]] = {}
    for voice in voices:
        for value in choose(voice.value):
            firsts.setdefault(identify(value), Sourced(value, voice.source))
    return tuple(firsts.values())


@remember
def _hear_settings(settings: Settings) -> tuple[Voice, Voice]:
    author = settings.author
    return (
        Sourced(Effects(author=author.credit, author_item=author.item), "author"),
        Sourced(settings.defaults, "defaults"),
    )


@remember
def _hear_event(settings: Settings) -> Voice:
    event = settings.event
    return Sourced(Effects(categories=_quote_category(event.category), event=event.item), "event")


def _hear_trip(scene: Scene, settings: Settings) -> Iterator[Voice]:
    if scene.part in _AT_EVENT:
        yield _hear_event(settings)
    if scene.session:
        yield Sourced(_say_session(scene.session, settings), f"session {quote_text(scene.session.title)}")


def _say_session(session: Session, settings: Settings) -> Effects:
    """Its description is only for those who have given none: it would say less than theirs."""
    main = settings.languages[0]
    description = "{session} ({speakers})" if session.speakers else "{session}"
    return Effects(
        title="{session}, {event}" if settings.event.name else "{session}",
        descriptions=MappingProxyType({} if main in settings.defaults.descriptions else {main: description}),
        categories=_quote_category(session.category),
        event=session.item,
    )


def _quote_category(name: str | None) -> tuple[str, ...]:
    return (quote_pattern(name),) if name else ()
