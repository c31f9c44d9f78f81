"""Rules that are for no photo at all, and what keeps the photos out: most often a slip in one condition."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from photowalk.model import PhotoPath, Scene
from photowalk.rules.conditions.matching import find_misses, list_rules_for
from photowalk.rules.needed import list_needed
from photowalk.rules.settings import Rule

MOST_ASKED: Final = 2000
"""Of more photos so many are asked why a rule is not for them: enough to name the condition."""


@dataclass(frozen=True, slots=True)
class UnusedRule:
    """A rule that no photo matches, and the condition that keeps most of them out."""

    source: str
    """As in `Rule.source`."""
    condition: str
    """As photowalk.toml calls it: `dates`."""
    kept_out: int
    """How many of the photos that were asked it keeps out, be it with others."""
    asked: int
    photos: int
    """How many there are."""
    example: PhotoPath
    """One of them, if possible one that nothing else keeps out."""
    reason: str
    """Of the example: `taken 2025-08-14 19:02, not on 2025-08-15`."""


def find_unused_rules(scenes: Sequence[Scene], rules: Sequence[Rule]) -> tuple[UnusedRule, ...]:
    """The rules that are for none of the photos, in their order; none where there are no photos.

    Each rule is looked at only until a photo is found that it is for.
    """
    unused = _find_unused(scenes, rules)
    return tuple(_explain(rule, scenes, before=list_needed([rule], rules)) for rule in unused) if scenes else ()


def _find_unused(scenes: Iterable[Scene], rules: Sequence[Rule]) -> list[Rule]:
    unused, needed = list(rules), tuple(rules)
    for scene in scenes:
        held = {id(rule) for rule in list_rules_for(scene, needed)}
        if any(id(rule) in held for rule in unused):
            unused = [rule for rule in unused if id(rule) not in held]
            needed = list_needed(unused, rules)
        if not unused:
            break
    return unused


def _explain(rule: Rule, scenes: Sequence[Scene], *, before: tuple[Rule, ...]) -> UnusedRule:
    counts: Counter[str] = Counter()
    examples: dict[str, tuple[int, PhotoPath, str]] = {}
    asked = scenes[:: -(-len(scenes) // MOST_ASKED)]
    for scene in asked:
        names = [one.name for one in list_rules_for(scene, before)]
        misses = dict(_split(miss) for miss in find_misses(rule.when, scene, rules=names))
        counts.update(misses.keys())
        for condition, reason in misses.items():
            if condition not in examples or len(misses) < examples[condition][0]:
                examples[condition] = (len(misses), scene.record.file, reason)
    condition, kept_out = counts.most_common(1)[0]
    _, example, reason = examples[condition]
    return UnusedRule(
        rule.source, condition, kept_out, asked=len(asked), photos=len(scenes), example=example, reason=reason
    )


def _split(miss: str) -> tuple[str, str]:
    condition, _, reason = miss.partition(": ")
    return condition, reason
