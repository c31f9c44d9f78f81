"""Whether a photo is one that a rule is for, and why not.

A condition on something that the photo lacks does not hold; `none_of` and the conditions on having can make use of
that.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any, Final

from photowalk.model import Scene
from photowalk.rules.conditions import facts, places, times
from photowalk.rules.conditions.check import Check, Facts
from photowalk.rules.conditions.folding import fold
from photowalk.rules.conditions.reasons import tell_either
from photowalk.rules.conditions.remembering import remember
from photowalk.rules.settings import Rule, When


def matches(when: When, scene: Scene, *, rules: Collection[str] = ()) -> bool:
    """Whether all conditions hold.

    rules: names of the rules before this one that are for the photo.
    """
    return _holds(when, Facts(scene, frozenset(map(fold, rules))))


def find_misses(when: When, scene: Scene, *, rules: Collection[str] = ()) -> tuple[str, ...]:
    """Why not all conditions hold: a clause for each that does not, as `near: 2.4 km away, more than 700 m`.

    rules: as in `matches`.
    """
    return _find_misses(when, Facts(scene, frozenset(map(fold, rules))))


def list_rules_for(scene: Scene, rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """Those of the rules that are for a photo, in their order, each with those before it in mind."""
    held: dict[str, None] = {}
    facts = Facts(scene, held.keys())
    chosen = []
    for rule, name, checks in _lay_out(rules):
        for holds, wanted in checks:
            if not holds(wanted, facts):
                break
        else:
            chosen.append(rule)
            held[name] = None
    return tuple(chosen)


_LaidOut = tuple[Rule, str, tuple[tuple[Callable[[Any, Facts], bool], Any], ...]]
"""A rule, its name folded, and each check of it with what that wants."""


@remember
def _lay_out(rules: tuple[Rule, ...]) -> tuple[_LaidOut, ...]:
    """The rules in the form in which they are gone through for each photo."""
    return tuple(
        (rule, fold(rule.name), tuple((part.check.holds, wanted) for part, wanted in _list_given(rule.when)))
        for rule in rules
    )


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of `When`: how photowalk.toml calls it, and how it is looked at."""

    name: str
    key: str
    check: Check[Any]


def _holds(when: When, facts: Facts) -> bool:
    for part, wanted in _list_given(when):  # noqa: SIM110 -- any and all are slower, and this runs most of all
        if not part.check.holds(wanted, facts):
            return False
    return True


def _find_misses(when: When, facts: Facts) -> tuple[str, ...]:
    return tuple(
        f"{part.key}: {part.check.tell(wanted, facts)}"
        for part, wanted in _list_given(when)
        if not part.check.holds(wanted, facts)
    )


@remember
def _list_given(when: When) -> tuple[tuple[_Part, Any], ...]:
    """The parts that ask for something, and what."""
    wanted = ((part, getattr(when, part.name)) for part in _PARTS)
    return tuple((part, value) for part, value in wanted if value is not None and value != ())


def _is_by_rules(names: tuple[str, ...], facts: Facts) -> bool:
    return any(fold(name) in facts.rules for name in names)


def _tell_rules(names: tuple[str, ...], _facts: Facts) -> str:
    return f"{tell_either(names)} is not for it"


def _holds_all(inner: tuple[When, ...], facts: Facts) -> bool:
    return all(_holds(when, facts) for when in inner)


def _tell_all(inner: tuple[When, ...], facts: Facts) -> str:
    return "; ".join(miss for when in inner for miss in _find_misses(when, facts))


def _holds_any(inner: tuple[When, ...], facts: Facts) -> bool:
    return any(_holds(when, facts) for when in inner)


def _tell_any(inner: tuple[When, ...], facts: Facts) -> str:
    return "; ".join(" and ".join(_find_misses(when, facts)) for when in inner)


def _holds_none(inner: tuple[When, ...], facts: Facts) -> bool:
    return not _holds_any(inner, facts)


def _tell_none(inner: tuple[When, ...], facts: Facts) -> str:
    keys = (_name_parts(when) for when in inner if _holds(when, facts))
    return "; ".join(f"{key} holds" for key in keys)


def _name_parts(when: When) -> str:
    return " and ".join(part.key for part, _ in _list_given(when)) or "what asks for nothing"


_PARTS: Final = (
    _Part("has_date", "has_date", facts.HAS_DATE),
    _Part("has_position", "has_position", facts.HAS_POSITION),
    _Part("parts", "part", facts.PARTS),
    _Part("groups", "group", facts.GROUPS),
    _Part("rating", "rating", facts.RATING),
    _Part("rules", "rule", Check(_is_by_rules, _tell_rules)),
    _Part("dates", "dates", times.DATES),
    _Part("times", "time", times.TIMES),
    _Part("labels", "label", facts.LABELS),
    _Part("serials", "serial", facts.SERIALS),
    _Part("sessions", "session", facts.SESSIONS),
    _Part("cameras", "camera", facts.CAMERAS),
    _Part("lenses", "lens", facts.LENSES),
    _Part("cities", "city", places.CITIES),
    _Part("regions", "region", places.REGIONS),
    _Part("countries", "country", places.COUNTRIES),
    _Part("keywords", "keyword", facts.KEYWORDS),
    _Part("persons", "person", facts.PERSONS),
    _Part("box", "box", places.BOX),
    _Part("near", "near", places.NEAR),
    _Part("files", "files", facts.FILES),
    _Part("area", "area", places.AREA),
    _Part("all_of", "all", Check(_holds_all, _tell_all)),
    _Part("any_of", "any", Check(_holds_any, _tell_any)),
    _Part("none_of", "not", Check(_holds_none, _tell_none)),
)
"""Every part of `When`, the quick ones first."""
