"""Skips: the photos that the rules leave out."""

from collections.abc import Iterable, Sequence

from photowalk.model import Scene, Sourced
from photowalk.rules.conditions.matching import list_rules_for
from photowalk.rules.needed import list_needed
from photowalk.rules.settings import Settings
from photowalk.rules.voices import Voice, find_last, hear_voices


def find_skip(voices: Sequence[Voice]) -> Sourced[str] | None:
    """Why a photo is not to go up; an empty reason takes back those before."""
    skip = find_last(voices, lambda effects: effects.skip)
    return skip if skip and skip.value else None


def list_skipped(scenes: Iterable[Scene], settings: Settings) -> list[Scene]:
    """The scenes of which `decide` would say skip, in their order; only the rules that this hangs on are asked."""
    skipping = [rule for rule in settings.rules if rule.effects.skip is not None]
    if not skipping and not settings.defaults.skip:
        return []
    rules = list_needed(skipping, settings.rules)
    return [scene for scene in scenes if find_skip(hear_voices(scene, settings, rules=list_rules_for(scene, rules)))]
