"""Tracks: positions of photos without one, from where a logger was when they were taken."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from photowalk.corrections.logs import Fix, Log, find_fix, find_nearest_point
from photowalk.corrections.moments import find_utc, find_utc_in_zone, has_time_of_day, is_at_sea
from photowalk.corrections.zones import ZoneFinder
from photowalk.model import CameraPosition, CaptureTime, PhotoRecord, PositionSource
from photowalk.rules.settings import Inference
from photowalk.rules.zone_info import find_zone_info

_MAX_OFFSET: Final = timedelta(hours=15)
"""No zone is further from UTC."""
_MAX_GUESSES: Final = 3


def place_on_track(
    photo: PhotoRecord, logs: Sequence[Log], *, inference: Inference, zone_at: ZoneFinder
) -> PhotoRecord:
    """The photo with a position where it has none and a log knows one; of several logs by that with the smallest gap.

    A time without an offset is taken for local time where the logger was. It is not placed where it is not clear what
    that is: in the hours around a change to or from summer time, at the border of two zones, out at sea.
    """
    if photo.position or photo.taken is None or not has_time_of_day(photo.taken):
        return photo
    utc = find_utc(photo.taken)
    fixes = [
        _ask_in_utc(log, utc, inference=inference)
        if utc
        else _ask_in_local_time(log, photo.taken, inference=inference, zone_at=zone_at)
        for log in logs
    ]
    found = min(filter(None, fixes), key=lambda named: named[0].gap_s, default=None)
    return photo if found is None else replace(photo, position=_make_position(*found))


def _ask_in_utc(log: Log, utc: datetime, *, inference: Inference) -> tuple[Fix, str] | None:
    """A fix and the words about it."""
    fix = find_fix(log, utc, inference=inference)
    return (fix, _describe(log, fix)) if fix else None


def _ask_in_local_time(
    log: Log, taken: CaptureTime, *, inference: Inference, zone_at: ZoneFinder
) -> tuple[Fix, str] | None:
    if not log.first - _MAX_OFFSET <= taken.local <= log.last + _MAX_OFFSET:
        return None
    settled = _settle_zone(log, taken.local, zone_at=zone_at)
    if settled is None:
        return None
    utc, zone = settled
    fix = find_fix(log, utc, inference=inference)
    return (fix, f"{_describe(log, fix)}, by {zone} time") if fix else None


def _settle_zone(log: Log, local: datetime, *, zone_at: ZoneFinder) -> tuple[datetime, str] | None:
    """The moment and the zone in which the log was at that very moment; None where no zone fits itself."""
    nearest = find_nearest_point(log, local)
    for _ in range(_MAX_GUESSES):
        rules = find_zone_info(zone_at(nearest.point))
        if rules is None or is_at_sea(rules.key):
            return None
        utc = find_utc_in_zone(local, rules)
        if utc is None:
            return None
        nearest = find_nearest_point(log, utc)
        if zone_at(nearest.point) == rules.key:
            return utc, rules.key
    return None


def _describe(log: Log, fix: Fix) -> str:
    away_s = round(fix.away_s)
    return f"{log.name}, {away_s} s from a point" if away_s else log.name


def _make_position(fix: Fix, basis: str) -> CameraPosition:
    return CameraPosition(fix.point, PositionSource.TRACK, altitude_m=fix.altitude_m, basis=basis)
