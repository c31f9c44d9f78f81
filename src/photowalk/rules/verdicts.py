"""Verdicts: of each rule whether it is for a photo, why not, and what became of what it says."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from photowalk.model import Scene
from photowalk.rules.conditions.matching import find_misses, list_rules_for
from photowalk.rules.settings import Effects, Rule, Settings
from photowalk.rules.voices import Voice, hear_voices

_SINGLE: Final = (
    "title",
    "license",
    "author",
    "origin",
    "date",
    "date_form",
    "credit",
    "permission",
    "event",
    "location",
    "object_position",
    "layout",
    "skip",
)
_BY_LANGUAGE: Final[Mapping[str, str]] = MappingProxyType({"descriptions": "description", "captions": "caption"})
_ADDED: Final = ("categories", "removed_categories", "templates", "depicts")
_KEYS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "event": "event_item",
        "location": "location_item",
        "object_position": "object",
        "removed_categories": "remove_categories",
    }
)
"""What photowalk.toml calls a field of `Effects` that has another name here."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one rule means to one photo."""

    source: str
    """As in `Rule.source`."""
    holds: bool
    misses: tuple[str, ...] = ()
    """Why it is not for the photo; () just if it is."""
    stands: tuple[str, ...] = ()
    """The keys of its effects that nobody after it overrules: `title`, `description.en`, `categories`."""
    overruled: Mapping[str, str] = field(default_factory=dict)
    """The other keys of its effects, and the source of who overrules it last."""


def judge_rules(scene: Scene, settings: Settings) -> tuple[Verdict, ...]:
    """A verdict on each rule, in their order."""
    held = list_rules_for(scene, settings.rules)
    voices = hear_voices(scene, settings, rules=held)
    winners = {key: voice for voice in voices for key in _list_single(voice.value)}
    names: list[str] = []
    verdicts = []
    for rule in settings.rules:
        misses = find_misses(rule.when, scene, rules=names)
        verdicts.append(Verdict(rule.source, holds=False, misses=misses) if misses else _weigh(rule, winners))
        names += [] if misses else [rule.name]
    return tuple(verdicts)


def _weigh(rule: Rule, winners: Mapping[str, Voice]) -> Verdict:
    """The effects of a rule that is for the photo; two rules may have one name, so these are told apart by them."""
    single = tuple(_list_single(rule.effects))
    lost = {key: winners[key].source for key in single if winners[key].value is not rule.effects}
    added = (_KEYS.get(name, name) for name in _ADDED if getattr(rule.effects, name))
    return Verdict(
        rule.source,
        holds=True,
        stands=(*(key for key in single if key not in lost), *added),
        overruled=MappingProxyType(lost),
    )


def _list_single(effects: Effects) -> Iterator[str]:
    """The keys of the single values that are set."""
    yield from (_KEYS.get(name, name) for name in _SINGLE if getattr(effects, name) is not None)
    for name, key in _BY_LANGUAGE.items():
        yield from (f"{key}.{language}" for language in getattr(effects, name))
