"""Needed rules: some rules, and those that their conditions name."""

from collections.abc import Collection, Iterator

from photowalk.rules.conditions.folding import fold
from photowalk.rules.settings import Rule, When


def list_needed(wanted: Collection[Rule], rules: Collection[Rule]) -> tuple[Rule, ...]:
    """The rules wanted and those that their conditions name, and so on, in the order of all."""
    chosen = {id(rule) for rule in wanted}
    names: set[str] = set()
    for rule in reversed(tuple(rules)):
        if id(rule) in chosen or fold(rule.name) in names:
            chosen.add(id(rule))
            names.update(map(fold, _list_names(rule.when)))
    return tuple(rule for rule in rules if id(rule) in chosen)


def _list_names(when: When) -> Iterator[str]:
    yield from when.rules
    for inner in (*when.all_of, *when.any_of, *when.none_of):
        yield from _list_names(inner)
