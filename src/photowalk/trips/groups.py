"""Groups: photos taken without a long pause between them, and what there is to say of each."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Final

from photowalk.model import Scene, TripPart
from photowalk.trips.moments import Moment

_NO_OFFSET: Final = timedelta(0)


@dataclass(frozen=True, slots=True)
class Group:
    """Photos taken without a long pause between them."""

    number: int
    """From 1, by time."""
    first: datetime
    """Naive, as `CaptureTime.local`."""
    last: datetime
    count: int
    places: tuple[str, ...]
    """Cities, countries where there is none; that of most photos first."""
    parts: tuple[TripPart, ...]
    """In the order of `TripPart`."""
    sessions: tuple[str, ...]
    """Titles, in the order in which they begin on the programme."""


def number_groups(moments: Sequence[Moment | None], *, gap_s: float) -> tuple[int | None, ...]:
    """The number of each photo's group, from 1; None where its moment is not known.

    Only a pause begins a new group, not a distance: a journey by train is one. Moments are compared in UTC; one whose
    UTC is not known is taken for one by the clocks that most of the others were by.
    """
    offset = _find_common_offset(moments)
    instants = {
        index: moment.utc or moment.local - offset for index, moment in enumerate(moments) if moment is not None
    }
    ordered = sorted(instants, key=instants.__getitem__)
    numbers = dict.fromkeys(ordered[:1], 1)
    for before, after in pairwise(ordered):
        is_pause = (instants[after] - instants[before]).total_seconds() > gap_s
        numbers[after] = numbers[before] + is_pause
    return tuple(numbers.get(index) for index in range(len(moments)))


def describe_groups(scenes: Iterable[Scene]) -> tuple[Group, ...]:
    """The groups of some scenes by their numbers; scenes in none are not told of."""
    members: Mapping[int, list[Scene]] = defaultdict(list)
    for scene in scenes:
        if scene.group is not None:
            members[scene.group].append(scene)
    return tuple(_describe(number, group) for number, group in sorted(members.items()))


def _find_common_offset(moments: Iterable[Moment | None]) -> timedelta:
    """How far most of the clocks are from UTC; of two as many the lesser."""
    offsets = Counter(moment.local - moment.utc for moment in moments if moment and moment.utc)
    return min(offsets, key=lambda offset: (-offsets[offset], offset), default=_NO_OFFSET)


def _describe(number: int, scenes: Sequence[Scene]) -> Group:
    times = [scene.record.taken.local for scene in scenes if scene.record.taken]
    places = Counter(scene.place.city or scene.place.country for scene in scenes if scene.place)
    sessions = {scene.session for scene in scenes if scene.session}
    in_order = sorted(sessions, key=lambda session: (session.begins.replace(tzinfo=None), session.title))
    return Group(
        number,
        min(times),
        max(times),
        count=len(scenes),
        places=tuple(sorted(places, key=lambda place: (-places[place], place))),
        parts=tuple(part for part in TripPart if any(scene.part is part for scene in scenes)),
        sessions=tuple(dict.fromkeys(session.title for session in in_order)),
    )
