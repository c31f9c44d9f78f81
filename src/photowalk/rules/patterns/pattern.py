"""Patterns: texts with names in braces, as `{event} {date:%Y-%m-%d}` or `{city|country|"unknown place"}`.

A name is written in ASCII small letters. After a colon may stand the form of its value: that of a time (`time_forms`),
or `03` for a number of three digits. Of several names parted by `|` the first that has a value counts; the last may be
a text in quotes. `{{` and `}}` stand for the braces themselves. There is nothing else to it: no attributes, no indices,
nothing that is looked up or run.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from photowalk.rules.nearest import find_nearest
from photowalk.rules.patterns.time_forms import find_form_problem

Value = str | None | Callable[[str, str], str | None]
"""What a name stands for: a text, nothing, or what tells its text by its form ("" = none) and the language."""

TIMES: Final = frozenset({"date", "time"})
"""Names whose form is that of a time."""
NUMBERS: Final = frozenset({"year", "month", "day", "number"})
"""Names whose form is a number of digits."""
NUMBER: Final = "number"

_PIECE: Final = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|[{}]")
_DIGITS: Final = re.compile("0[1-9]")
_QUOTED: Final = re.compile('"[^"]*"')


@dataclass(frozen=True, slots=True)
class Filled:
    """A pattern with its values put in."""

    text: str
    """Complete only if nothing is missing: what has no value still stands in its braces."""
    missing: tuple[str, ...] = ()
    """What stands in the braces that have no value, each once, in the order of the pattern: `date`, `city|country`."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the names, or the text, that may fill a pair of braces."""

    name: str = ""
    form: str = ""
    """"" = none."""
    text: str | None = None
    """Where there is no name."""


def fill_pattern(text: str, values: Mapping[str, Value], *, language: str = "en") -> Filled:
    """The text with the value of each name; values are put in as they are, braces and all.

    language: the code of the one that the text is in, for names of months and the like.
    """
    missing: dict[str, None] = {}

    texts = []
    for piece, choices in _split(text):
        value = piece if choices is None else _find_first(choices, values, language=language)
        if value is None:
            missing[piece] = None
        texts.append(f"{{{piece}}}" if value is None else value)
    return Filled("".join(texts), tuple(missing))


def quote_pattern(text: str) -> str:
    """The pattern that fills to exactly this text."""
    return text.replace("{", "{{").replace("}", "}}")


def list_choices(piece: str) -> tuple[Choice, ...]:
    """What may fill a pair of braces, by what stands in them: `city|country:x|"a text"`."""
    names, quote, rest = piece.partition('"')
    listed = names.split("|")[: -1 if quote else None]
    choices = [Choice(name, form) for name, _, form in (part.partition(":") for part in listed)]
    return (*choices, Choice(text=rest.removesuffix('"'))) if quote else tuple(choices)


def find_number_form(text: str) -> str | None:
    """How a pattern writes its `{number}`: `03` for three digits, `01` where it does not say; None without one."""
    choices = (choice for _, listed in _split(text) for choice in listed or ())
    return next((choice.form or "01" for choice in choices if choice.name == NUMBER), None)


def find_pattern_problems(text: str, names: Collection[str]) -> Iterator[str]:
    """What is wrong with a pattern that may use these names, each as `{evnt}: unknown; did you mean {event}?`."""
    numbers = 0
    for match in _PIECE.finditer(text):
        piece = match.group(1)
        if piece is None:
            brace = match.group()
            if len(brace) == 1:
                yield f"{brace} stands alone; write {brace * 2} for the brace itself"
            continue
        yield from _find_piece_problems(piece, names)
        numbers += any(choice.name == NUMBER for choice in list_choices(piece))
    if numbers > 1:
        yield f"{{{NUMBER}}} stands there {numbers} times; once will do"


@lru_cache(maxsize=4096)
def _split(text: str) -> tuple[tuple[str, tuple[Choice, ...] | None], ...]:
    """The pieces of a pattern: texts, and what stands in braces with its choices."""
    pieces: list[tuple[str, tuple[Choice, ...] | None]] = []
    end = 0
    for match in _PIECE.finditer(text):
        pieces.append((text[end : match.start()], None))
        piece = match.group(1)
        pieces.append((match.group()[0], None) if piece is None else (piece, list_choices(piece)))
        end = match.end()
    return (*(piece for piece in pieces if piece[0] or piece[1]), (text[end:], None))


def _find_first(choices: tuple[Choice, ...], values: Mapping[str, Value], *, language: str) -> str | None:
    for choice in choices:
        value = _find_value(choice, values, language=language)
        if value is not None:
            return value
    return None


def _find_value(choice: Choice, values: Mapping[str, Value], *, language: str) -> str | None:
    if choice.text is not None:
        return choice.text
    value = values.get(choice.name)
    if callable(value):
        return value(choice.form, language)
    return None if choice.form else value


def _find_piece_problems(piece: str, names: Collection[str]) -> Iterator[str]:
    names_before, quote, rest = piece.partition('"')
    if quote and not (names_before.endswith("|") and _QUOTED.fullmatch(quote + rest)):
        yield f'{{{piece}}}: a text in quotes must be the last of several: {{city|"unknown place"}}'
        return
    for choice in list_choices(piece):
        if choice.name in names:
            problem = _find_form_problem(choice)
            if problem:
                yield f"{{{choice.name}:{choice.form}}}: {problem}"
        elif choice.text is None:
            yield f"{{{choice.name}{':' if choice.form else ''}{choice.form}}}: unknown; {_guess(choice.name, names)}"


def _find_form_problem(choice: Choice) -> str | None:
    """What is wrong with the form of a name; None if nothing is."""
    if not choice.form:
        return None
    if choice.name in TIMES:
        return find_form_problem(choice.form)
    if choice.name in NUMBERS:
        return None if _DIGITS.fullmatch(choice.form) else "write 03 for three digits, filled up with zeros"
    return f"{{{choice.name}}} takes no form; leave out the :{choice.form}"


def _guess(name: str, names: Collection[str]) -> str:
    nearest = find_nearest(name, names)
    if nearest is not None:
        return f"did you mean {{{nearest}}}?"
    return "known here: " + ", ".join(f"{{{known}}}" for known in names)
