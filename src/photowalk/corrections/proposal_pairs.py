"""Evidence of photos that look alike: two cameras saw one moment, and one of their clocks is trusted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from photowalk.corrections.proposal_evidence import (
    Finding,
    Reading,
    count_moments,
    find_common_zone,
    find_fullest,
    measure_spread,
    render_within,
    require_local,
    take_median,
)
from photowalk.model import PhotoRecord

_WIDTH = timedelta(seconds=5)
_MOST_BITS = 10
"""Of 64, in which pictures of one scene may differ."""
_ENOUGH_MOMENTS = 3
_FEWEST_MOMENTS = 2
"""Are enough where nothing speaks against them."""


@dataclass(frozen=True, slots=True)
class TrustedPhoto:
    """A photo by a camera whose clock is trusted."""

    bits: int
    """Of its fingerprint."""
    local: datetime
    """Local time at the place, naive."""
    zone: str | None = None


def find_by_pairs(photos: Sequence[PhotoRecord], trusted: Sequence[TrustedPhoto]) -> Finding | None:
    """What photos that look like those of one camera say of its clock; None where too few agree.

    Photos of one scene may lie hours apart, so pairs count only where several moments have the same difference. The
    work grows with the product of both numbers: a second for 3,000 photos and 3,000 others.
    """
    others = sorted({(one.bits, one.local, one.zone or "") for one in trusted})
    readings = [reading for photo in photos if (reading := _find_pair(photo, others))]
    if not readings:
        return None
    alike = find_fullest(readings, width=_WIDTH, weigh=count_moments)
    moments = count_moments(alike)
    if moments < (_FEWEST_MOMENTS if len(alike) == len(readings) else _ENOUGH_MOMENTS):
        return None
    spread = measure_spread(alike)
    count = f"{len(alike)} of {len(readings)}" if len(alike) < len(readings) else f"{len(alike)}"
    return Finding(
        correction=take_median(alike),
        evidence=f"{count} photos that look like another camera's agree {render_within(spread)}",
        zone=find_common_zone(alike),
        spread=spread,
        is_sure=moments >= _ENOUGH_MOMENTS,
    )


def _find_pair(photo: PhotoRecord, others: Sequence[tuple[int, datetime, str]]) -> Reading | None:
    """The photo beside the one that looks most like it, if any does."""
    if photo.fingerprint is None or not others:
        return None
    bits = photo.fingerprint.bits
    # A list, not a generator: this is the line that all the time goes into.
    distances = [(bits ^ other).bit_count() for other, _, _ in others]
    least = min(distances)
    _, true, zone = others[distances.index(least)]
    return Reading(require_local(photo), true, zone or None) if least <= _MOST_BITS else None
