"""Privacy: photos without what nobody shall learn from them.

Positions are guarded, and the sublocation with them: it is a street or a house. Other texts (`city`, keywords,
descriptions) and names of files can tell a place as well, and a picture shows one: those are for a person to look at.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from photowalk.corrections.neighbours import MAX_APART_M
from photowalk.model import CameraPosition, GeoPoint, PhotoRecord, PositionSource, Removal
from photowalk.places.distance import distance_m
from photowalk.rules.settings import Inference, Privacy, PrivacyZone, ZoneAction

_DEFAULT_INFERENCE: Final = Inference()


def guard_photo(record: PhotoRecord, privacy: Privacy, *, inference: Inference = _DEFAULT_INFERENCE) -> PhotoRecord:
    """The record as others may see it: its position dropped or coarsened by the strictest zone that it lies in.

    Skip is stricter than drop, drop than coarsen, coarsen to few decimals than to many. A coarsened position is without
    altitude, direction and basis, and is dropped where it comes to lie in another zone that drops or skips. A photo to
    be skipped loses its position too, lest somebody sends it after all. Whatever a zone does to the position, the bytes
    must not tell it; nor may they tell another place in a zone, which the position is not. The true point is kept as
    `kept_back`, lest a photo that is known to be of elsewhere be taken for one of the event.

    An inferred position is off by as much as the camera may have been away from what it was inferred from: for it zones
    are larger, by `max_gap_m` of a track and by 500 m of a neighbour.
    """
    remove = record.remove | privacy.strip
    if any(_find_zones(point, privacy, margin_m=0) for point in record.points):
        remove |= {Removal.POSITION}
    if record.position is None:
        return replace(record, remove=remove)
    margin_m = _find_margin(record.position, inference)
    hit = _find_zones(record.position.point, privacy, margin_m=margin_m)
    if not hit:
        return replace(record, remove=remove)
    skipping = next((number for number, zone in hit if zone.action is ZoneAction.SKIP), None)
    skip = record.skip if skipping is None else f"it was taken in the privacy zone {skipping} of photowalk.toml"
    point = _coarsen(record.position.point, privacy, margin_m=margin_m)
    return replace(
        record,
        position=CameraPosition(point, PositionSource.COARSE) if point else None,
        kept_back=record.kept_back or record.position.point,
        texts=replace(record.texts, sublocation=None),
        remove=remove | {Removal.POSITION},
        skip=skip,
    )


def find_leak(position: CameraPosition, privacy: Privacy, *, inference: Inference = _DEFAULT_INFERENCE) -> str | None:
    """Why a position must not be published, as a clause; None where it may. It may have been typed, or planned before.

    In a zone that coarsens it may if it has no more decimals than the zone leaves.
    """
    point = position.point
    for number, zone in _find_zones(point, privacy, margin_m=_find_margin(position, inference)):
        if zone.action is not ZoneAction.COARSEN:
            return f"lies in the privacy zone {number} of photowalk.toml"
        if _round(point, zone.decimals) != point:
            return f"lies in the privacy zone {number} of photowalk.toml and has more decimals than its {zone.decimals}"
    return None


def _find_margin(position: CameraPosition, inference: Inference) -> float:
    margins_m = {PositionSource.TRACK: inference.max_gap_m, PositionSource.NEIGHBOUR: MAX_APART_M}
    return margins_m.get(position.source, 0)


def _find_zones(point: GeoPoint, privacy: Privacy, *, margin_m: float) -> Sequence[tuple[int, PrivacyZone]]:
    """The zones around a point, numbered from 1 as in the file."""
    return [
        (number, zone)
        for number, zone in enumerate(privacy.zones, start=1)
        if distance_m(point, zone.circle.center) <= zone.circle.radius_m + margin_m
    ]


def _coarsen(point: GeoPoint, privacy: Privacy, *, margin_m: float) -> GeoPoint | None:
    """The point as all zones leave it; None where one does not.

    A rounded point may come to lie in a zone that the exact one is not in: it is rounded on until nothing changes,
    each time to fewer decimals.
    """
    zones = [zone for _, zone in _find_zones(point, privacy, margin_m=margin_m)]
    if any(zone.action is not ZoneAction.COARSEN for zone in zones):
        return None
    coarse = _round(point, min(zone.decimals for zone in zones)) if zones else point
    if coarse is None or coarse == point:
        return coarse
    return _coarsen(coarse, privacy, margin_m=margin_m)


def _round(point: GeoPoint, decimals: int) -> GeoPoint | None:
    """The point with so many decimals; None where that is (0, 0), which is no `GeoPoint`."""
    # Adding 0 turns -0.0 into 0.0.
    latitude_deg, longitude_deg = round(point.latitude_deg, decimals) + 0, round(point.longitude_deg, decimals) + 0
    return GeoPoint(latitude_deg, longitude_deg) if latitude_deg or longitude_deg else None
