"""Neighbours: positions of photos without one, from photos taken at nearly the same time."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from photowalk.corrections.moments import find_utc, has_time_of_day, is_universal
from photowalk.model import CameraPosition, CaptureTime, GeoPoint, PhotoPath, PhotoRecord, PositionSource
from photowalk.places.distance import distance_m

MAX_APART_M: Final = 500
"""Neighbours farther from each other than this tell that somebody was on the move, or that there were two parties."""

_LOOK: Final = 2
"""How many neighbours are looked at on each side."""

_Timeline = Sequence[tuple[datetime, PhotoPath, GeoPoint]]


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The photos with a measured position and a time of day, each ordered by time: by UTC, or by local time."""

    utc: _Timeline
    """Those whose offset is known."""
    local: _Timeline
    """The same."""
    local_only: _Timeline
    """Those whose offset is not known."""


def list_neighbours(photos: Iterable[PhotoRecord]) -> Neighbours:
    """Those of some photos that a position can be taken over from."""
    timed = [
        (photo.taken, photo.file, photo.position.point)
        for photo in photos
        if photo.taken and has_time_of_day(photo.taken) and photo.position and not photo.position.is_inferred
    ]
    return Neighbours(
        utc=_order((utc, file, point) for taken, file, point in timed if (utc := find_utc(taken))),
        local=_order((taken.local, file, point) for taken, file, point in timed if taken.utc_offset is not None),
        local_only=_order((taken.local, file, point) for taken, file, point in timed if taken.utc_offset is None),
    )


def place_by_neighbour(photo: PhotoRecord, neighbours: Neighbours, *, within_s: float) -> PhotoRecord:
    """The photo with the position of the one nearest in time, where it has none and there is one near enough.

    Times are compared in UTC where both offsets are known, else as local times at the place. None is taken over where
    the nearest two on each side are more than 500 m apart.
    """
    if photo.position or photo.taken is None or not has_time_of_day(photo.taken):
        return photo
    nearby = sorted(
        _list_nearby(photo.taken, neighbours, within_s=within_s), key=lambda found: (abs(found[0]), found[1])
    )
    if not nearby:
        return photo
    gap, file, point = nearby[0]
    if any(distance_m(point, other) > MAX_APART_M for *_, other in nearby):
        return photo
    position = CameraPosition(point, PositionSource.NEIGHBOUR, basis=f"{file}, {_describe_gap(gap)}")
    return replace(photo, position=position)


def _order(timeline: Iterable[tuple[datetime, PhotoPath, GeoPoint]]) -> _Timeline:
    return sorted(timeline, key=lambda entry: entry[:2])


def _list_nearby(
    taken: CaptureTime, neighbours: Neighbours, *, within_s: float
) -> Iterator[tuple[timedelta, PhotoPath, GeoPoint]]:
    """The neighbours of a moment, each with how much later it was taken."""
    utc = find_utc(taken)
    timelines = [(neighbours.local, taken.local) if utc is None else (neighbours.utc, utc)]
    if not is_universal(taken):
        timelines.append((neighbours.local_only, taken.local))
    for timeline, moment in timelines:
        after = bisect_left(timeline, moment, key=lambda entry: entry[0])
        for when, file, point in timeline[max(0, after - _LOOK) : after + _LOOK]:
            if abs(when - moment) <= timedelta(seconds=within_s):
                yield when - moment, file, point


def _describe_gap(gap: timedelta) -> str:
    seconds = round(abs(gap) / timedelta(seconds=1))
    if not seconds:
        return "at the same time"
    return f"{seconds} s {'earlier' if gap < timedelta(0) else 'later'}"
