"""What the rules say about one photo, and which rule says what."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from photowalk.model import Decision, PhotoRecord, Sourced
from photowalk.rules.conditions import matches
from photowalk.rules.patterns import fill_pattern, quote_pattern
from photowalk.rules.photo_values import describe_photo, explain_missing
from photowalk.rules.settings import Effects, Settings


@dataclass(frozen=True, slots=True)
class _Voice:
    """Somebody who has a say."""

    source: str
    effects: Effects


def decide(record: PhotoRecord, settings: Settings) -> Decision:
    """Each value by the last who gives it, categories by all, patterns filled.

    The order, each beating those before: `[author]`, `[defaults]`, the photo's own title and description, the rules
    that are for the photo. A pattern that wins but lacks a value in this photo gives no text; a title or
    description then has a problem, a category just does not apply.
    """
    voices = tuple(_hear_voices(record, settings))
    values = describe_photo(record, settings)
    title = _find_last(voices, lambda effects: effects.title)
    descriptions = _collect_descriptions(voices)
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
        author=_find_last(voices, lambda effects: effects.author),
        origin=_find_last(voices, lambda effects: effects.origin),
        problems=tuple(problems),
    )


def _hear_voices(record: PhotoRecord, settings: Settings) -> Iterator[_Voice]:
    """All who have a say on this photo, the weakest first."""
    yield _Voice("author", Effects(author=settings.author.credit))
    yield _Voice("defaults", settings.defaults)
    texts = record.texts
    if texts.title and texts.title.strip():
        yield _Voice("XMP title", Effects(title=quote_pattern(texts.title)))
    if texts.description and texts.description.strip():
        description = {settings.languages[0]: quote_pattern(texts.description)}
        yield _Voice("XMP description", Effects(descriptions=description))
    for rule in settings.rules:
        if matches(rule.when, record):
            yield _Voice(rule.source, rule.effects)


def _find_last(voices: tuple[_Voice, ...], choose: Callable[[Effects], str | None]) -> Sourced[str] | None:
    for voice in reversed(voices):
        value = choose(voice.effects)
        if value is not None:
            return Sourced(value, voice.source)
    return None


def _collect_descriptions(voices: tuple[_Voice, ...]) -> dict[str, Sourced[str]]:
    return {
        language: Sourced(text, voice.source)
        for voice in voices
        for language, text in voice.effects.descriptions.items()
    }


def _fill(text: Sourced[str], values: Mapping[str, str | None]) -> Sourced[str] | None:
    filled = fill_pattern(text.value, values)
    return None if filled.missing else Sourced(filled.text, text.source)


def _collect_categories(voices: tuple[_Voice, ...], values: Mapping[str, str | None]) -> Iterator[Sourced[str]]:
    seen = set()
    for voice in voices:
        for pattern in voice.effects.categories:
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
