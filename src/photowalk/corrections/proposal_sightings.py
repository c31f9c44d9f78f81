"""Evidence of photos that show a clock: exact, since the camera's time and the true one are in one picture."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from photowalk.corrections.proposal_evidence import (
    Finding,
    Reading,
    find_common_zone,
    find_fullest,
    measure_spread,
    render_within,
    require_local,
    take_median,
)
from photowalk.corrections.proposal_places import Places, find_offset, find_zone_near, to_local
from photowalk.model import PhotoPath, PhotoRecord
from photowalk.plurals import count

_WIDTH = timedelta(seconds=2)


@dataclass(frozen=True, slots=True)
class Sighting:
    """What a clock in a photo shows."""

    file: PhotoPath
    at: datetime
    """Aware where the offset from UTC is known, else naive: local time at the place."""


def find_sighted(photos: Sequence[PhotoRecord], sightings: Sequence[Sighting], *, places: Places) -> Finding | None:
    """What the clocks in one camera's photos say; None where there is none.

    A time with an offset is turned into that of the place where its zone is known, else taken as it stands.
    """
    by_file = {photo.file: photo for photo in photos}
    seen = [(by_file[sighting.file], sighting) for sighting in sightings if sighting.file in by_file]
    if not seen:
        return None
    readings = [_read(photo, sighting, places=places) for photo, sighting in seen]
    agreeing = find_fullest(readings, width=_WIDTH, weigh=len)
    zone = find_common_zone(agreeing)
    return Finding(
        correction=take_median(agreeing),
        evidence=_describe([sighting for _, sighting in seen], readings, zone=zone),
        zone=zone,
        zone_matters=zone is not None and any(_contradicts(*one, zone=zone) for one in seen),
        spread=measure_spread(agreeing),
        is_sure=len(agreeing) == len(readings),
    )


def _read(photo: PhotoRecord, sighting: Sighting, *, places: Places) -> Reading:
    local = require_local(photo)
    shown = sighting.at.replace(tzinfo=None)
    if sighting.at.tzinfo is None:
        return Reading(local, shown)
    utc = _find_utc(sighting)
    zone = find_zone_near(utc, places)
    return Reading(local, to_local(utc, zone) if zone else shown, zone)


def _contradicts(photo: PhotoRecord, sighting: Sighting, *, zone: str) -> bool:
    """Whether the camera wrote an offset other than that of the place."""
    written = photo.taken and photo.taken.utc_offset
    return sighting.at.tzinfo is not None and written is not None and written != find_offset(_find_utc(sighting), zone)


def _describe(sightings: Sequence[Sighting], readings: Sequence[Reading], *, zone: str | None) -> str:
    if len(readings) > 1:
        spread = measure_spread(readings)
        agree = f"agree {render_within(spread)}" if spread <= _WIDTH else f"differ by up to {spread}"
        return f"{count(len(readings), 'photo')} of a clock {agree}"
    (sighting,) = sightings
    shown = sighting.at.isoformat(sep=" ")
    unknown = ", and no photo with a position near it tells the zone" if sighting.at.tzinfo and zone is None else ""
    return f"{sighting.file} shows a clock at {shown}{unknown}"


def _find_utc(sighting: Sighting) -> datetime:
    return sighting.at.astimezone(UTC).replace(tzinfo=None)
