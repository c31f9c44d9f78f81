"""Filling: the patterns of one photo with its values, and why one cannot be filled."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from photowalk.model import NUMBER_MARK, Scene, Sourced
from photowalk.rules.patterns.pattern import NUMBER, Value, fill_pattern
from photowalk.rules.patterns.photo_values import explain_missing

ENGLISH: Final = "en"
"""The language of categories and templates: https://commons.wikimedia.org/wiki/Commons:Language_policy."""
MAX_CAPTION_CHARS: Final = 250
"""Characters, not bytes. TermValidatorFactory.php of Wikibase; wmgWikibaseStringLimits of Wikimedia (read 2026-08)."""

_WIKITEXT: Final = re.compile(r"[|{}\[\]<>=\n]")
"""What would mean something in a template's call, did it stand in a value."""


@dataclass(frozen=True, slots=True)
class Text:
    """A pattern filled, or why it could not be."""

    value: Sourced[str] | None
    """None where nothing is left but blanks, and where a value is missing in a text that a page must have. What a page
    need not have stands there unfilled, braces and all: it is wrong so, and waits for a person."""
    problems: tuple[str, ...] = ()
    """Each as `title: {date} needs a capture time`."""


@dataclass(frozen=True, slots=True)
class Filler:
    """Fills the patterns of one photo."""

    scene: Scene
    values: Mapping[str, Value]
    """Of the names that all patterns may use."""

    def fill_title(self, title: Sourced[str], *, language: str) -> Text:
        """A title; `NUMBER_MARK` is in it just where its pattern has a number."""
        pattern = Sourced(title.value.replace(NUMBER_MARK, ""), title.source)
        return self._fill("title", pattern, language=language, values={**self.values, NUMBER: _mark_number})

    def fill_description(self, language: str, description: Sourced[str]) -> Text:
        """A description."""
        return self._fill(f"description.{language}", description, language=language)

    def fill_caption(self, language: str, caption: Sourced[str]) -> Text:
        """A caption, on one line."""
        name = f"caption.{language}"
        filled = self._fill(name, caption, language=language)
        if filled.problems:
            return Text(caption, filled.problems)
        if filled.value is None:
            return filled
        line = " ".join(filled.value.value.split())
        if len(line) > MAX_CAPTION_CHARS:
            problem = f"{name}: has {len(line)} characters; a caption has {MAX_CAPTION_CHARS} at most"
            return Text(Sourced(line, caption.source), (problem,))
        return Text(Sourced(line, caption.source))

    def fill_template(self, template: Sourced[str]) -> Text:
        """A template's call; unfilled where a value would change what is called."""
        filled = self._fill("templates", template, language=ENGLISH)
        if filled.problems:
            return Text(template, filled.problems)
        if filled.value and tuple(_WIKITEXT.findall(filled.value.value)) != _list_marks(
            template.value, tuple(self.values)
        ):
            problem = f"templates: in {template.value} a value has one of | {{ }} [ ] < > =, which stay out"
            return Text(template, (problem,))
        return filled

    def fill_if_known(self, pattern: str) -> str | None:
        """A category or the like, in English; None where a value is missing, which is no problem."""
        filled = fill_pattern(pattern, self.values, language=ENGLISH)
        return None if filled.missing else filled.text

    def _fill(self, name: str, text: Sourced[str], *, language: str, values: Mapping[str, Value] | None = None) -> Text:
        filled = fill_pattern(text.value, values or self.values, language=language)
        if filled.missing:
            missing = (explain_missing(piece, self.scene, language=language) for piece in filled.missing)
            return Text(None, tuple(f"{name}: {why}" for why in missing))
        return Text(Sourced(filled.text, text.source) if filled.text.strip() else None)


def _mark_number(_form: str, _language: str) -> str:
    return NUMBER_MARK


@lru_cache(maxsize=256)
def _list_marks(pattern: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """What means something in a template's call before the values of these names are put in."""
    return tuple(_WIKITEXT.findall(fill_pattern(pattern, dict.fromkeys(names, _tell_nothing)).text))


def _tell_nothing(_form: str, _language: str) -> str:
    return ""
