"""Areas: whether a point lies in a box or in polygons, also where these cross the date line."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise
from math import copysign, hypot
from typing import Final

from photowalk.model import GeoPoint
from photowalk.rules.conditions.remembering import remember
from photowalk.rules.settings import Area, Box, Ring

_EDGE_DEG: Final = 1e-9
"""Points as near as this to an edge are on it: a tenth of a millimetre, what rounding may take."""
_EDGE_DECIMALS: Final = 9
"""The same for boxes: 59.33 made of degrees and minutes is not the float 59.33."""
_HALF_ROUND_DEG: Final = 180.0
_ROUND_DEG: Final = 360.0
_POLE_DEG: Final = 90.0

_Spot = tuple[float, float]
"""Longitude, which may go on past 180 or -180, and latitude."""
_Step = tuple[_Spot, _Spot]
"""From one corner of a ring to the next."""


class _Side(Enum):
    OUT = auto()
    EDGE = auto()
    IN = auto()


@dataclass(frozen=True, slots=True)
class _Outline:
    """A ring laid out flat."""

    steps: tuple[_Step, ...]
    west_deg: float
    south_deg: float
    east_deg: float
    north_deg: float


def is_in_box(point: GeoPoint, box: Box) -> bool:
    """Whether a point lies between the parallels and meridians of a box, or on them."""
    south, north, latitude, longitude = map(
        _round, (box.south_deg, box.north_deg, point.latitude_deg, point.longitude_deg)
    )
    return south <= latitude <= north and any(_is_between(name, box) for name in _list_names_of(longitude))


def is_in_area(point: GeoPoint, area: Area) -> bool:
    """Whether a point lies in one of the polygons and in none of its holes; on an edge is in.

    Edges are straight lines in degrees, as RFC 7946, 3.1.1, has them. One of more than half the way round the Earth
    goes the short way, across the date line, unless it goes the whole way round; a ring that so ends a whole way from
    where it began has the pole inside that is nearer to it.
    """
    return any(_is_in_polygon(point, *outlines) for outlines in _lay_out(area))


def _is_between(longitude_deg: float, box: Box) -> bool:
    west, east = _round(box.west_deg), _round(box.east_deg)
    if west <= east:
        return west <= longitude_deg <= east
    return longitude_deg >= west or longitude_deg <= east


def _round(degrees: float) -> float:
    return round(degrees, _EDGE_DECIMALS)


def _list_names_of(longitude_deg: float) -> tuple[float, ...]:
    """The 180th meridian has two names."""
    at_date_line = abs(longitude_deg) == _HALF_ROUND_DEG
    return (longitude_deg, -longitude_deg) if at_date_line else (longitude_deg,)


def _is_in_polygon(point: GeoPoint, outer: _Outline, *holes: _Outline) -> bool:
    return _locate(point, outer) is not _Side.OUT and all(_locate(point, hole) is not _Side.IN for hole in holes)


def _locate(point: GeoPoint, outline: _Outline) -> _Side:
    """On which side of the outline the point is, under whichever name of its meridian."""
    if not outline.south_deg - _EDGE_DEG <= point.latitude_deg <= outline.north_deg + _EDGE_DEG:
        return _Side.OUT
    names = (point.longitude_deg + turn for turn in (0.0, -_ROUND_DEG, _ROUND_DEG))
    sides = {
        _locate_spot((name, point.latitude_deg), outline.steps)
        for name in names
        if outline.west_deg - _EDGE_DEG <= name <= outline.east_deg + _EDGE_DEG
    }
    return next((side for side in (_Side.EDGE, _Side.IN) if side in sides), _Side.OUT)


def _locate_spot(spot: _Spot, steps: Iterable[_Step]) -> _Side:
    """A line from the spot to the east leaves the ring an odd number of times if the spot is inside.

    See https://wrfranklin.org/Research/Short_Notes/pnpoly.html (read 2026-11).
    """
    is_in = False
    for step in steps:
        if _is_on(spot, step):
            return _Side.EDGE
        is_in ^= _is_west_of(spot, step)
    return _Side.IN if is_in else _Side.OUT


def _is_on(spot: _Spot, step: _Step) -> bool:
    (x, y), ((x1, y1), (x2, y2)) = spot, step
    if not (min(x1, x2) - _EDGE_DEG <= x <= max(x1, x2) + _EDGE_DEG):
        return False
    if not (min(y1, y2) - _EDGE_DEG <= y <= max(y1, y2) + _EDGE_DEG):
        return False
    return abs((x2 - x1) * (y - y1) - (y2 - y1) * (x - x1)) <= _EDGE_DEG * hypot(x2 - x1, y2 - y1)


def _is_west_of(spot: _Spot, step: _Step) -> bool:
    """Whether the line to the east crosses the step; the upper end of a step is no part of it."""
    (x, y), ((x1, y1), (x2, y2)) = spot, step
    return (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1


@remember
def _lay_out(area: Area) -> tuple[tuple[_Outline, ...], ...]:
    return tuple(tuple(map(_lay_out_ring, rings)) for rings in area.polygons)


def _lay_out_ring(ring: Ring) -> _Outline:
    spots = _unroll(ring)
    first, last = spots[0], spots[-1]
    if abs(last[0] - first[0]) > _HALF_ROUND_DEG:
        pole_deg = copysign(_POLE_DEG, sum(latitude for _, latitude in spots))
        spots += [(last[0], pole_deg), (first[0], pole_deg), first]
    xs, ys = zip(*spots, strict=True)
    return _Outline(tuple(pairwise(spots)), min(xs), min(ys), max(xs), max(ys))


def _unroll(ring: Ring) -> list[_Spot]:
    """The corners, their longitudes going on past 180 or -180 where a step crosses the date line."""
    spots = [(ring[0].longitude_deg, ring[0].latitude_deg)]
    turn_deg = 0.0
    for here, there in pairwise(ring):
        step_deg = there.longitude_deg - here.longitude_deg
        if _HALF_ROUND_DEG < abs(step_deg) < _ROUND_DEG:
            turn_deg -= copysign(_ROUND_DEG, step_deg)
        spots.append((there.longitude_deg + turn_deg, there.latitude_deg))
    return spots
