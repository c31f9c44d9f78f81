"""Telling which photos look alike, and which of them to take."""

from collections.abc import Iterable

from photowalk.cli.console import say_line
from photowalk.photos.looks.groups import PhotoGroup

MOST_NAMED = 4
"""Of a larger group so many are named."""


def say_alike(groups: Iterable[PhotoGroup]) -> None:
    """A line for each group."""
    for group in groups:
        names = ", ".join(group.photos[:MOST_NAMED])
        more = len(group.photos) - MOST_NAMED
        say_line(f"{group.kind}: {names}{f' and {more} more' if more > 0 else ''}; take {group.best} ({group.reason})")
