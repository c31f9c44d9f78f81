"""Reasons: how moments, spans, distances and choices are told in the sentences on why a condition does not hold."""

from collections.abc import Iterable
from datetime import datetime, time
from typing import Final

from photowalk.model import CaptureTime, GeoPoint, TimePrecision
from photowalk.rules.settings import DateSpan

_SHAPES: Final = {
    TimePrecision.YEAR: "%Y",
    TimePrecision.MONTH: "%Y-%m",
    TimePrecision.DAY: "%Y-%m-%d",
    TimePrecision.MINUTE: "%Y-%m-%d %H:%M",
}
_KILOMETRE: Final = 1000


def tell_taken(taken: CaptureTime) -> str:
    """When a photo was taken, no finer than that is known: `2025-08-14 19:02`, `2025-08`."""
    shape = _SHAPES.get(taken.precision)
    return f"{taken.local:{shape}}" if shape else _tell_moment(taken.local)


def tell_span(span: DateSpan) -> str:
    """What of the calendar a span takes: `on 2025-08-15`, `from 2025-08-15 20:00 to 2025-08-16 04:00`."""
    first = _tell_end(span.first, time.min) if span.first else ""
    last = _tell_end(span.last, time.max) if span.last else ""
    if first and first == last:
        return f"on {first}"
    if not (first and last):
        return f"from {first} on" if first else f"until {last}"
    return f"from {first} to {last}"


def tell_time(clock: time) -> str:
    """A time of day: `19:02`, with its seconds where it has some."""
    return f"{clock:%H:%M:%S}" if clock.second else f"{clock:%H:%M}"


def tell_excess(distance_m: float, limit_m: float) -> str:
    """How far is too far: `2.4 km away, more than 700 m`."""
    away, limit = _tell_distance(distance_m), _tell_distance(limit_m)
    return f"just more than {limit} away" if away == limit else f"{away} away, more than {limit}"


def tell_point(point: GeoPoint) -> str:
    """A point in degrees, to a metre or so: `59.32750, 18.05440`."""
    return f"{point.latitude_deg:.5f}, {point.longitude_deg:.5f}"


def tell_either(words: Iterable[str]) -> str:
    """A choice: `Stockholm`, `Stockholm or Solna`, `Stockholm, Solna or Lund`."""
    *others, last = words
    return f"{', '.join(others)} or {last}" if others else last


def _tell_end(moment: datetime, edge_of_day: time) -> str:
    return f"{moment:%Y-%m-%d}" if moment.time() == edge_of_day else _tell_moment(moment)


def _tell_moment(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d} {tell_time(moment.time())}"


def _tell_distance(distance_m: float) -> str:
    if round(distance_m) < _KILOMETRE:
        return f"{distance_m:.0f} m"
    kilometres = distance_m / _KILOMETRE
    return f"{kilometres:.1f}".removesuffix(".0") + " km"
