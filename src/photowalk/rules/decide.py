"""What the rules say about one photo, and which rule says what."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from photowalk.model import Decision, PhotoRecord, Scene, Sourced
from photowalk.rules.conditions import matches
from photowalk.rules.own_texts import CREATOR, hear_texts
from photowalk.rules.patterns import fill_pattern
from photowalk.rules.photo_values import describe_photo, explain_missing
from photowalk.rules.settings import Effects, Settings

_OWN = "own"
_Voices = tuple[Sourced[Effects], ...]
"""All who have a say, the weakest first."""


def decide(scene: Scene, settings: Settings) -> Decision:
    """Each value by the last who gives it, categories by all, patterns filled.

    The order, each beating those before: `[author]`, `[defaults]`, the photo's own texts, the rules that are for the
    photo. A pattern that wins but lacks a value in this photo gives no text; a title or description then has a
    problem, a category just does not apply. A photo that names somebody else as its creator is nobody's own work until
    a rule says whose.
    """
    record = scene.record
    voices: _Voices = tuple(_hear_voices(record, settings))
    values = describe_photo(record, settings)
    title = _find_last(voices, lambda effects: effects.title)
    descriptions = _collect_descriptions(voices)
    author = _find_last(voices, lambda effects: effects.author)
    origin = _find_last(voices, lambda effects: effects.origin)
    conflict = _find_conflict(author, origin)
    wanted = {"title": title} if title else {}
    wanted |= {f"description.{language}": text for language, text in descriptions.items()}
    problems = (
        f"{name}: {explain_missing(missing, record)}"
        for name, text in wanted.items()
        for missing in fill_pattern(text.value, values).missing
    )
    return Decision(
        title=_fill(title, values) if title else None,
        descriptions=MappingProxyType(
            {language: filled for language, text in descriptions.items() if (filled := _fill(text, values))}
        ),
        categories=tuple(_collect_categories(voices, values)),
        license=_find_last(voices, lambda effects: effects.license),
        author=author,
        origin=None if conflict else origin,
        problems=(*problems, *conflict),
    )


def _hear_voices(record: PhotoRecord, settings: Settings) -> Iterator[Sourced[Effects]]:
    yield Sourced(Effects(author=settings.author.credit), "author")
    yield Sourced(settings.defaults, "defaults")
    yield from hear_texts(record.texts, settings)
    for rule in settings.rules:
        if matches(rule.when, record):
            yield Sourced(rule.effects, rule.source)


def _find_last(voices: _Voices, choose: Callable[[Effects], str | None]) -> Sourced[str] | None:
    for voice in reversed(voices):
        value = choose(voice.value)
        if value is not None:
            return Sourced(value, voice.source)
    return None


def _find_conflict(author: Sourced[str] | None, origin: Sourced[str] | None) -> tuple[str, ...]:
    """Why the photo cannot be the own work that its rules take it for; () if it can."""
    if author and author.source == CREATOR and origin and origin.value.strip().casefold() == _OWN:
        problem = f"author: the photo names {author.value} as its creator, so its origin cannot be {_OWN}; "
        return (problem + "say in a rule who took it (author) or where it comes from (origin)",)
    return ()


def _collect_descriptions(voices: _Voices) -> dict[str, Sourced[str]]:
    return {
        language: Sourced(text, voice.source) for voice in voices for language, text in voice.value.descriptions.items()
    }


def _fill(text: Sourced[str], values: Mapping[str, str | None]) -> Sourced[str] | None:
    filled = fill_pattern(text.value, values)
    return None if filled.missing else Sourced(filled.text, text.source)


def _collect_categories(voices: _Voices, values: Mapping[str, str | None]) -> Iterator[Sourced[str]]:
    seen = set()
    for voice in voices:
        for pattern in voice.value.categories:
            category = _fill(Sourced(pattern, voice.source), values)
            if category is not None and _identify(category.value) not in seen:
                seen.add(_identify(category.value))
                yield category


def _identify(category: str) -> str:
    """What is the same for two spellings of one category.

    On Commons the first letter's case, and spaces or underscores, make no difference.
    See https://github.com/wikimedia/mediawiki-title (read 2026-11).
    """
    name = " ".join(category.replace("_", " ").split())
    return name[:1].upper() + name[1:]
