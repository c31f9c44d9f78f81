"""Categories: from what a person types to the last lines of a page."""

import re
from collections.abc import Iterable
from typing import Final

from photowalk.page_names import find_name_problem, normalize_name, upper_first

_BRACKETS: Final = re.compile(r"\[\[ ?:?(?P<inner>.*)\]\]")
_PREFIX: Final = re.compile(r"^Category ?: ?", re.IGNORECASE)


def find_category_problem(text: str) -> str | None:
    """Why no category can be called so; None if one can."""
    return find_name_problem(_normalize(text))


def parse_category(text: str) -> str:
    """The name in normal form; `Category:` and link brackets around it are taken off.

    Raises:
        ValueError: no category can be called so; `find_category_problem` says why.
    """
    name = _normalize(text)
    problem = find_name_problem(name)
    if problem:
        raise ValueError(f"category {text!r} {problem}")
    return name


def render_categories(names: Iterable[str]) -> list[str]:
    """The lines that put a page into categories, each once, in the order given.

    Raises:
        ValueError: as `parse_category`.
    """
    return [f"[[Category:{name}]]" for name in dict.fromkeys(map(parse_category, names))]


def _normalize(text: str) -> str:
    name = normalize_name(text)
    if brackets := _BRACKETS.fullmatch(name):
        name = normalize_name(brackets["inner"])
    return upper_first(_PREFIX.sub("", name))
