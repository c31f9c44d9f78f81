"""Evidence of GPS times beside the camera's own.

A receiver writes when it last knew where it was, which may be hours before the exposure but never after it. So the true
correction is the greatest of what the photos say, but for strays; fresh fixes agree with each other, stale ones do not.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from photowalk.corrections.moments import describe_offset
from photowalk.corrections.proposal_evidence import (
    Finding,
    Reading,
    count_moments,
    find_fullest,
    measure_spread,
    render_within,
    require_local,
    take_median,
)
from photowalk.corrections.proposal_places import Places, find_offset, find_zone_near
from photowalk.model import PhotoRecord
from photowalk.plurals import count

_WIDTH = timedelta(seconds=2)
_FEWEST_MOMENTS = 2
_LEAST_SHARE = 0.25
"""Of all moments, that have to agree: with fewer it may be chance, and the receiver was never fresh."""
_WIDEST_SURE = timedelta(minutes=2)
_ZONE_STEP = timedelta(minutes=15)
"""Offsets of zones are whole quarters of an hour: Nepal keeps +05:45, the Chatham Islands +12:45."""
_MAX_OFFSET = timedelta(hours=14)


@dataclass(frozen=True, slots=True)
class _Witness:
    """A photo with both times."""

    local: datetime
    utc: datetime
    written: timedelta | None
    zone: str | None


@dataclass(frozen=True, slots=True)
class _Frame:
    """One way to read the camera's clock: by the offset it wrote, by each place's zone, by one zone throughout."""

    find_offset: Callable[[_Witness], timedelta | None]
    zone: str | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class _Agreement:
    """What the photos say in one frame."""

    frame: _Frame
    correction: timedelta
    spread: timedelta
    words: str
    moments: int
    """At which they agree; 0 where they hardly do."""
    is_sure: bool


def find_by_gps(photos: Iterable[PhotoRecord], places: Places) -> Finding | None:
    """What the GPS times in one camera's photos say; None where there are none, or where nothing tells a zone of them.

    Of several ways to read the clock that one holds under which most photos agree, then the one that finds it nearest
    to right.
    """
    witnesses = [_make_witness(photo, photo.gps_utc, places=places) for photo in photos if photo.gps_utc]
    agreements = [agreement for frame in _list_frames(witnesses) if (agreement := _agree(witnesses, frame))]
    best = max(agreements, key=lambda one: (one.moments, -abs(one.correction)), default=None)
    if best is None:
        return _find_without_zone(witnesses)
    return _make_finding(best, zone_matters=_zone_matters(best.frame, witnesses))


def _make_witness(photo: PhotoRecord, gps_utc: datetime, *, places: Places) -> _Witness:
    written = photo.taken.utc_offset if photo.taken else None
    return _Witness(require_local(photo), gps_utc, written, find_zone_near(gps_utc, places))


def _list_frames(witnesses: Sequence[_Witness]) -> list[_Frame]:
    zones = sorted({witness.zone for witness in witnesses if witness.zone})
    only_zone = zones[0] if len(zones) == 1 else None
    frames = [_Frame(lambda witness: witness.written), _Frame(_find_place_offset, only_zone)]
    if only_zone is None:
        frames += [_Frame(_keep_offset(zone), zone, f", all of them in {zone} time") for zone in zones]
    return frames


def _find_place_offset(witness: _Witness) -> timedelta | None:
    return find_offset(witness.utc, witness.zone) if witness.zone else None


def _keep_offset(zone: str) -> Callable[[_Witness], timedelta | None]:
    return lambda witness: find_offset(witness.utc, zone)


def _agree(witnesses: Sequence[_Witness], frame: _Frame) -> _Agreement | None:
    offsets = [(witness, frame.find_offset(witness)) for witness in witnesses]
    readings = [Reading(one.local, one.utc + offset) for one, offset in offsets if offset is not None]
    return _weigh(readings, frame) if readings else None


def _weigh(readings: Sequence[Reading], frame: _Frame) -> _Agreement:
    fresh = find_fullest(readings, width=_WIDTH, weigh=count_moments)
    moments, all_moments = count_moments(fresh), count_moments(readings)
    if moments < min(_FEWEST_MOMENTS, all_moments) or moments < all_moments * _LEAST_SHARE:
        return _take_quartile(readings, frame)
    spread = measure_spread(fresh)
    of_all = f"{len(fresh)} of " if len(fresh) < len(readings) else ""
    agree = f" agree {render_within(spread)}" if len(readings) > 1 else ""
    return _Agreement(
        frame,
        take_median(fresh),
        spread,
        words=f"{of_all}{count(len(readings), 'photo')} with GPS time{agree}",
        moments=moments,
        is_sure=moments >= _FEWEST_MOMENTS,
    )


def _take_quartile(readings: Sequence[Reading], frame: _Frame) -> _Agreement:
    """The upper quartile: most fixes are older than the exposure, a few may be strays."""
    ordered = sorted(reading.difference for reading in readings)
    upper = ordered[3 * len(ordered) // 4]
    spread = upper - ordered[len(ordered) // 4]
    return _Agreement(
        frame,
        upper,
        spread,
        words=f"{count(len(readings), 'photo')} with GPS time, the middle half of them {render_within(spread)}",
        moments=0,
        is_sure=spread <= _WIDEST_SURE and count_moments(readings) > _FEWEST_MOMENTS,
    )


def _make_finding(agreement: _Agreement, *, zone_matters: bool) -> Finding:
    return Finding(
        correction=agreement.correction,
        evidence=agreement.words + agreement.frame.words,
        zone=agreement.frame.zone,
        zone_matters=zone_matters,
        spread=agreement.spread,
        is_sure=agreement.is_sure,
    )


def _zone_matters(frame: _Frame, witnesses: Sequence[_Witness]) -> bool:
    """Whether without the zone the camera's times would be read by another offset: its own, or another place's."""
    if frame.zone is None:
        return False
    here = frame.zone
    known = [(one.utc, _find_place_offset(one) if one.written is None else one.written) for one in witnesses]
    return any(offset is not None and offset != find_offset(utc, here) for utc, offset in known)


def _find_without_zone(witnesses: Sequence[_Witness]) -> Finding | None:
    """What is left of the difference from UTC when as many quarters of an hour as fit are taken for the zone's."""
    in_utc = _agree(witnesses, _Frame(lambda _: timedelta(0)))
    if in_utc is None:
        return None
    offset = -((in_utc.correction + _ZONE_STEP / 2) // _ZONE_STEP * _ZONE_STEP)
    if abs(offset) > _MAX_OFFSET:
        return None
    words = f"{in_utc.words}, if its clock is set to UTC{describe_offset(offset)}; no position tells the zone"
    return Finding(in_utc.correction + offset, words, spread=in_utc.spread, is_sure=in_utc.is_sure)
