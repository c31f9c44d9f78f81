"""Telling the groups that the photos fall into by time."""

from collections.abc import Sequence

from photowalk.cli.console import say, say_line
from photowalk.plurals import count
from photowalk.trips.groups import Group

MOST_GROUPS = 18
"""Of more groups so many are told."""
MOST_PLACES = 3
"""Of more places so many are named."""


def say_groups(groups: Sequence[Group]) -> None:
    """A line for each group, none where there is only one."""
    if len(groups) > 1:
        say(f"{len(groups)} groups by time:")
        for group in groups[:MOST_GROUPS]:
            say_line(f"  {group.number}. {_describe(group)}")
        if len(groups) > MOST_GROUPS:
            say(f"  and {len(groups) - MOST_GROUPS} more")


def _describe(group: Group) -> str:
    """`2025-08-14 09:02-17:40, 212 photos, event, Stockholm: 5 sessions`."""
    first, last = f"{group.first:%Y-%m-%d %H:%M}", f"{group.last:%Y-%m-%d %H:%M}"
    span = first if first == last else f"{first}-{last.removeprefix(f'{group.first:%Y-%m-%d} ')}"
    parts = " and ".join(group.parts)
    places = " and ".join(group.places[:MOST_PLACES]) + (" and more" if len(group.places) > MOST_PLACES else "")
    told = ", ".join(filter(None, (span, count(group.count, "photo"), parts, places)))
    return told + (f": {count(len(group.sessions), 'session')}" if group.sessions else "")
