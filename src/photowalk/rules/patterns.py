"""Patterns: texts with names in braces, as `{event} {date}`.

A name is written in ASCII small letters. `{{` and `}}` stand for the braces themselves. There is nothing else to it:
no formats, no attributes, nothing that is looked up or run.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from photowalk.rules.nearest import find_nearest

_PIECE = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|[{}]")


@dataclass(frozen=True, slots=True)
class Filled:
    """A pattern with its values put in."""

    text: str
    """Complete only if nothing is missing: a missing name still stands in its braces."""
    missing: tuple[str, ...] = ()
    """Names without a value, each once, in the order of the pattern."""


def fill_pattern(text: str, values: Mapping[str, str | None]) -> Filled:
    """The text with the value of each name; values are put in as they are, braces and all."""
    missing: dict[str, None] = {}

    def fill(match: re.Match[str]) -> str:
        name = match.group(1)
        if name is None:
            return match.group()[0]
        value = values.get(name)
        if value is None:
            missing[name] = None
            return match.group()
        return value

    filled = _PIECE.sub(fill, text)
    return Filled(filled, tuple(missing))


def quote_pattern(text: str) -> str:
    """The pattern that fills to exactly this text."""
    return text.replace("{", "{{").replace("}", "}}")


def find_pattern_problems(text: str, names: Collection[str]) -> Iterator[str]:
    """What is wrong with a pattern that may use these names, each as `{evnt}: unknown; did you mean {event}?`."""
    for match in _PIECE.finditer(text):
        name = match.group(1)
        if name is None:
            brace = match.group()
            if len(brace) == 1:
                yield f"{brace} stands alone; write {brace * 2} for the brace itself"
        elif name not in names:
            yield f"{{{name}}}: unknown; {_guess(name, names)}"


def _guess(name: str, names: Collection[str]) -> str:
    nearest = find_nearest(name, names)
    if nearest is not None:
        return f"did you mean {{{nearest}}}?"
    return "known here: " + ", ".join(f"{{{known}}}" for known in names)
