"""The texts of a photo's page: title, descriptions, captions and templates, filled, and why one could not be."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from photowalk.model import NUMBER_MARK, Sourced
from photowalk.rules.patterns.filler import Filler, Text
from photowalk.rules.patterns.pattern import find_number_form
from photowalk.rules.settings import Effects
from photowalk.rules.voices import Voice, find_last, list_all


@dataclass(frozen=True, slots=True)
class PageTexts:
    """As the fields of `Decision` by these names."""

    title: Sourced[str] | None
    number_format: str | None
    descriptions: Mapping[str, Sourced[str]]
    captions: Mapping[str, Sourced[str]]
    templates: tuple[Sourced[str], ...]
    problems: tuple[str, ...]


def fill_page_texts(voices: Sequence[Voice], filler: Filler, *, language: str) -> PageTexts:
    """Each by the last who gives it, templates by all; the title is in the given language."""
    pattern = find_last(voices, lambda effects: effects.title)
    title = filler.fill_title(pattern, language=language) if pattern else Text(None)
    has_number = title.value is not None and NUMBER_MARK in title.value.value
    descriptions = _fill_by_language(voices, lambda effects: effects.descriptions, fill=filler.fill_description)
    captions = _fill_by_language(voices, lambda effects: effects.captions, fill=filler.fill_caption)
    patterns = list_all(voices, lambda effects: effects.templates, identify=str)
    templates = tuple(map(filler.fill_template, patterns))
    filled = (title, *descriptions.values(), *captions.values(), *templates)
    return PageTexts(
        title=title.value,
        number_format=find_number_form(pattern.value) if pattern and has_number else None,
        descriptions=_keep_filled(descriptions),
        captions=_keep_filled(captions),
        templates=_keep_each_once(text.value for text in templates if text.value),
        problems=tuple(problem for text in filled for problem in text.problems),
    )


def _fill_by_language(
    voices: Iterable[Voice],
    choose: Callable[[Effects], Mapping[str, str]],
    *,
    fill: Callable[[str, Sourced[str]], Text],
) -> Mapping[str, Text]:
    patterns = {
        language: Sourced(pattern, voice.source)
        for voice in voices
        for language, pattern in choose(voice.value).items()
    }
    return {language: fill(language, pattern) for language, pattern in patterns.items()}


def _keep_filled(texts: Mapping[str, Text]) -> Mapping[str, Sourced[str]]:
    return MappingProxyType({language: text.value for language, text in texts.items() if text.value})


def _keep_each_once(templates: Iterable[Sourced[str]]) -> tuple[Sourced[str], ...]:
    firsts: dict[str, Sourced[str]] = {}
    for template in templates:
        firsts.setdefault(" ".join(template.value.split()), template)
    return tuple(firsts.values())
