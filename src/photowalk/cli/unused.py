"""Telling which rules are for no photo."""

from collections.abc import Iterable
from typing import Final

from photowalk.cli.console import say_line
from photowalk.plurals import count
from photowalk.rules.unused import UnusedRule

_MOST_CHARS: Final = 200
"""Of a reason: a condition may name thousands of files."""


def say_unused(rules: Iterable[UnusedRule]) -> None:
    """A line for each rule, with what keeps most photos out of it."""
    for rule in rules:
        among = "them" if rule.asked == rule.photos else f"{rule.asked} that were asked"
        say_line(
            f"{rule.source} is for none of the {count(rule.photos, 'photo')}: {rule.condition} keeps out "
            f"{rule.kept_out} of {among}, such as {rule.example} ({_shorten(rule.reason)})"
        )


def _shorten(reason: str) -> str:
    return reason if len(reason) <= _MOST_CHARS else f"{reason[: _MOST_CHARS - 1]}…"
