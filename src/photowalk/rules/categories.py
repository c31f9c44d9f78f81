"""The categories of a photo: all that are given, but those taken away again."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

from photowalk.model import RemovedCategory, Sourced
from photowalk.page_names import normalize_name, upper_first
from photowalk.rules.voices import Voice

Fill = Callable[[str], str | None]
"""Fills a pattern; None = it lacks a value, and does not apply."""


@dataclass(frozen=True, slots=True)
class Categories:
    """What several voices come to; none is both left and removed."""

    left: tuple[Sourced[str], ...]
    removed: tuple[RemovedCategory, ...]


def collect_categories(voices: Iterable[Voice], fill: Fill) -> Categories:
    """Names in the order given, each once, however it is spelt: by the first who gives it.

    Who takes a category away takes it from those before and from himself; whoever comes later may give it again.
    """
    given: dict[str, Sourced[str]] = {}
    removed: dict[str, RemovedCategory] = {}
    for voice in voices:
        for name in map(fill, voice.value.categories):
            if name and (identity := _identify(name)) and identity not in given:
                given[identity] = Sourced(name, voice.source)
                removed.pop(identity, None)
        for identity in (_identify(name) for name in map(fill, voice.value.removed_categories) if name):
            if lost := given.pop(identity, None):
                removed[identity] = RemovedCategory(lost.value, lost.source, voice.source)
    return Categories(tuple(given.values()), tuple(removed.values()))


@lru_cache(maxsize=4096)
def _identify(category: str) -> str:
    """What is the same for two spellings of one category."""
    return upper_first(normalize_name(category))
