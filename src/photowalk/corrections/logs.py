"""Logs: tracks made ready to be asked where somebody was at a moment."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import accumulate
from typing import Final

from photowalk.corrections.sphere import interpolate
from photowalk.model import GeoPoint, Track, TrackPoint
from photowalk.places.distance import distance_m
from photowalk.rules.settings import Inference

END_S: Final = 30
"""How far from a point a photo may lie where no other point is on its other side: 40 m at a walk, 400 m by car."""

_SECOND: Final = timedelta(seconds=1)
_MAX_LANES: Final = 16
"""How many stretches of one track may be told at one time; a logger is in one place only."""


@dataclass(frozen=True, slots=True)
class Fix:
    """Where a log says that somebody was."""

    point: GeoPoint
    altitude_m: float | None
    away_s: float
    """How far in time the nearest point is."""
    gap_s: float
    """How long nothing was written around the moment; at an end it is taken to be so on both sides."""


@dataclass(frozen=True, slots=True)
class Lane:
    """Stretches one after another."""

    points: tuple[TrackPoint, ...]
    moments: tuple[datetime, ...]
    """Of the points."""
    breaks: frozenset[int]
    """Before which points nothing is known of the way: where a stretch begins, and after the last of all."""


@dataclass(frozen=True, slots=True)
class Log:
    """A track."""

    name: str
    lanes: tuple[Lane, ...]
    first: datetime
    """Naive, in UTC, as all moments here."""
    last: datetime


def make_log(track: Track) -> Log:
    """A track with points made ready; of more than 16 stretches at one time the later ones are left out."""
    lanes: list[list[Sequence[TrackPoint]]] = []
    for stretch in sorted(filter(None, track.stretches), key=lambda stretch: stretch[0].utc):
        lane = next((lane for lane in lanes if lane[-1][-1].utc < stretch[0].utc), None)
        if lane is not None:
            lane.append(stretch)
        elif len(lanes) < _MAX_LANES:
            lanes.append([stretch])
    moments = [stretch[end].utc for lane in lanes for stretch in lane for end in (0, -1)]
    return Log(track.name, tuple(map(_make_lane, lanes)), min(moments), max(moments))


def find_fix(log: Log, utc: datetime, *, inference: Inference) -> Fix | None:
    """Where somebody was: between two points not too far apart, or just beside an end; None where that is not known."""
    fixes = (_find_in_lane(lane, utc, inference=inference) for lane in log.lanes)
    return min(filter(None, fixes), key=lambda fix: fix.gap_s, default=None)


def find_nearest_point(log: Log, utc: datetime) -> TrackPoint:
    """The point nearest in time, however far."""
    nearby = (point for lane in log.lanes for point in _list_around(lane, utc))
    return min(nearby, key=lambda point: abs(point.utc - utc))


def _make_lane(stretches: Iterable[Sequence[TrackPoint]]) -> Lane:
    known = tuple(stretches)
    points = tuple(point for stretch in known for point in stretch)
    breaks = accumulate((len(stretch) for stretch in known), initial=0)
    return Lane(points, tuple(point.utc for point in points), frozenset(breaks))


def _list_around(lane: Lane, utc: datetime) -> tuple[TrackPoint, ...]:
    """The points before a moment and at or after it."""
    after = bisect_left(lane.moments, utc)
    return lane.points[max(0, after - 1) : after + 1]


def _find_in_lane(lane: Lane, utc: datetime, *, inference: Inference) -> Fix | None:
    around = _list_around(lane, utc)
    nearest = min(around, key=lambda point: abs(point.utc - utc))
    away_s = abs(nearest.utc - utc) / _SECOND
    if away_s == 0:
        return Fix(nearest.point, nearest.altitude_m, 0, 0)
    if bisect_left(lane.moments, utc) not in lane.breaks:
        before, after = around
        gap_s = (after.utc - before.utc) / _SECOND
        if gap_s <= inference.max_gap_s:
            is_near = distance_m(before.point, after.point) <= inference.max_gap_m
            return _find_between(before, after, utc=utc) if is_near else None
    return Fix(nearest.point, nearest.altitude_m, away_s, 2 * away_s) if away_s <= END_S else None


def _find_between(before: TrackPoint, after: TrackPoint, *, utc: datetime) -> Fix:
    gap = after.utc - before.utc
    share = (utc - before.utc) / gap
    altitude_m = None
    if before.altitude_m is not None and after.altitude_m is not None:
        altitude_m = before.altitude_m + share * (after.altitude_m - before.altitude_m)
    point = interpolate(before.point, after.point, share=share)
    away = min(utc - before.utc, after.utc - utc)
    return Fix(point, altitude_m, away_s=away / _SECOND, gap_s=gap / _SECOND)
