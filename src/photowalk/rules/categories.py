"""The categories of a photo: all that are given, but those taken away again."""

from collections.abc import Callable, Iterable
from functools import lru_cache

from photowalk.model import Sourced
from photowalk.page_names import normalize_name, upper_first
from photowalk.rules.voices import Voice

Fill = Callable[[str], str | None]
"""Fills a pattern; None = it lacks a value, and does not apply."""


def collect_categories(voices: Iterable[Voice], fill: Fill) -> tuple[Sourced[str], ...]:
    """Names in the order given, each once, however it is spelt: by the first who gives it.

    Who takes a category away takes it from those before and from himself; whoever comes later may give it again.
    """
    given: dict[str, Sourced[str]] = {}
    for voice in voices:
        for name in map(fill, voice.value.categories):
            if name and (identity := _identify(name)) and identity not in given:
                given[identity] = Sourced(name, voice.source)
        for name in map(fill, voice.value.removed_categories):
            given.pop(_identify(name or ""), None)
    return tuple(given.values())


@lru_cache(maxsize=4096)
def _identify(category: str) -> str:
    """What is the same for two spellings of one category."""
    return upper_first(normalize_name(category))
