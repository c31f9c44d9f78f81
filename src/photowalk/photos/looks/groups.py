"""Groups of photos that look alike, so that a person can choose one of each: bursts, second tries, exports.

How many bits may differ was measured (November 2026). Of 9,700 pairs of different camera photos 2 differ
in 14 or less, none in 12 or less. A photo and what is left of it without a fiftieth on each side differ in 10 or less
in 97 of 100 cases, a photo and its resized or re-encoded copy in 4 or less in 98.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import pairwise
from types import MappingProxyType

from photowalk.model import CameraFacts, PhotoPath, PhotoRecord, TimePrecision

_BURST_GAP = timedelta(seconds=2)
_BURST_BITS = 14
"""In how many bits two photos of one camera may differ that are not further apart in time."""
_NEAR_GAP = timedelta(minutes=3)
_NEAR_BITS = 10
_ANY_TIME_BITS = 4
"""The same for photos of any time and camera: one picture, exported twice."""
_MOST_NEAR = 500
"""With so many photos after it a photo is compared for their times. Scans often have all the same time."""
_BAND_BITS = 13
_BANDS = 5
"""One more than `_ANY_TIME_BITS`: so few differing bits leave one of the bands of 13 bits equal."""
_CLOCK_PRECISIONS = frozenset({TimePrecision.FRACTION, TimePrecision.SECOND})
AS_SHARP = 0.75
"""This share of the sharpest is as sharp: the scale of a copy alone changes a measure by a quarter."""
_NOT_MEASURED: Mapping[PhotoPath, float] = MappingProxyType({})


class GroupKind(StrEnum):
    """Why photos look alike, by their times."""

    BURST = "burst"
    """One camera, each within two seconds of the one before."""
    ALIKE = "alike"


@dataclass(frozen=True, slots=True)
class PhotoGroup:
    """At least two photos that look alike."""

    photos: tuple[PhotoPath, ...]
    """By time, those without one at the end, and path."""
    kind: GroupKind
    best: PhotoPath
    """One of `photos`."""
    reason: str
    """What makes it the best, for people: `sharpest`; where that alone did not decide, `rated highest, sharpest`."""


def find_groups(
    photos: Sequence[PhotoRecord], *, sharpness: Mapping[PhotoPath, float] = _NOT_MEASURED
) -> tuple[PhotoGroup, ...]:
    """The groups among photos, in any order given; a photo without a fingerprint is in none, another in one at most.

    All photos of a group look like its first, so that a slow pan does not become one group. Best is the highest rated
    (not rated counts as 0, rejected as less); of several such the sharpest, where `sharpness` tells of all of them,
    then the one with most pixels, then the largest file, then the first by name.
    """
    sights = sorted(_see_all(photos), key=lambda sight: sight.order)
    buckets = _fill_buckets(sights)
    groups = []
    grouped: set[int] = set()
    for place, first in enumerate(sights):
        if place in grouped:
            continue
        alike = {*_find_near(sights, place), *_find_same(sights, place, buckets=buckets)} - grouped
        if alike:
            members = [first, *(sights[other] for other in sorted(alike))]
            groups.append(_make_group(members, sharpness))
            grouped |= alike
    return tuple(groups)


@dataclass(frozen=True, slots=True)
class _Sight:
    """What of a photo matters here."""

    record: PhotoRecord
    bits: int
    moment: datetime | None
    """None where the time is not known to the second."""
    camera: CameraFacts

    @property
    def order(self) -> tuple[bool, datetime | None, PhotoPath]:
        return self.moment is None, self.moment, self.record.file

    @property
    def bands(self) -> Iterator[tuple[int, int]]:
        """Number and content of each band of bits."""
        for band in range(_BANDS):
            yield band, self.bits >> band * _BAND_BITS & (1 << _BAND_BITS) - 1


def _see_all(photos: Sequence[PhotoRecord]) -> Iterator[_Sight]:
    for photo in photos:
        if photo.fingerprint is not None:
            facts, taken = photo.camera, photo.taken
            moment = taken.local if taken and taken.precision in _CLOCK_PRECISIONS else None
            camera = CameraFacts(facts.make, facts.model, serial=facts.serial)
            yield _Sight(photo, photo.fingerprint.bits, moment, camera)


def _find_near(sights: Sequence[_Sight], place: int) -> Iterator[int]:
    """The places of later photos like the one at `place`, taken soon after it by the same camera."""
    first = sights[place]
    for other in range(place + 1, min(place + 1 + _MOST_NEAR, len(sights))):
        sight = sights[other]
        if first.moment is None or sight.moment is None or sight.moment - first.moment > _NEAR_GAP:
            return
        allowed = _BURST_BITS if sight.moment - first.moment <= _BURST_GAP else _NEAR_BITS
        if (first.bits ^ sight.bits).bit_count() <= allowed and first.camera == sight.camera:
            yield other


_Buckets = Mapping[tuple[int, int], Sequence[int]]
"""The places of the photos that have a certain content in a certain band."""


def _fill_buckets(sights: Sequence[_Sight]) -> _Buckets:
    buckets: dict[tuple[int, int], list[int]] = {}
    for place, sight in enumerate(sights):
        for band in sight.bands:
            buckets.setdefault(band, []).append(place)
    return buckets


def _find_same(sights: Sequence[_Sight], place: int, *, buckets: _Buckets) -> Iterator[int]:
    """The places of later photos that show the very picture of the one at `place`."""
    first = sights[place]
    for band in first.bands:
        for other in buckets[band]:
            if other > place and (first.bits ^ sights[other].bits).bit_count() <= _ANY_TIME_BITS:
                yield other


def _make_group(members: Sequence[_Sight], sharpness: Mapping[PhotoPath, float]) -> PhotoGroup:
    best, reason = _choose([sight.record for sight in members], sharpness)
    kind = GroupKind.BURST if all(_follows(*pair) for pair in pairwise(members)) else GroupKind.ALIKE
    return PhotoGroup(tuple(sight.record.file for sight in members), kind, best, reason)


def _follows(first: _Sight, second: _Sight) -> bool:
    """Whether a camera took two photos in one go."""
    if first.moment is None or second.moment is None or first.camera != second.camera:
        return False
    return second.moment - first.moment <= _BURST_GAP


@dataclass(frozen=True, slots=True)
class _Measure:
    """What makes one photo better than another."""

    reason: str
    of: Callable[[PhotoRecord], float | None]
    """The more the better; None = not known."""
    share: float = 1
    """So much of the most is as much."""


_RATING = _Measure("rated highest", lambda photo: photo.texts.rating or 0)
_PIXELS = _Measure("most pixels", lambda photo: photo.width_px * photo.height_px)
_SIZE = _Measure("largest file", lambda photo: photo.size_bytes)


def _choose(photos: Sequence[PhotoRecord], sharpness: Mapping[PhotoPath, float]) -> tuple[PhotoPath, str]:
    """The best photo and what made it so: each measure leaves its best for the next one."""
    reasons = []
    sharp = _Measure("sharpest", lambda photo: sharpness.get(photo.file), AS_SHARP)
    for measure in (_RATING, sharp, _PIXELS, _SIZE):
        best = _keep_best(photos, measure)
        if len(best) < len(photos):
            reasons.append(measure.reason)
        photos = best
    if len(photos) > 1:
        reasons.append("first by name")
    return min(photo.file for photo in photos), ", ".join(reasons)


def _keep_best(photos: Sequence[PhotoRecord], measure: _Measure) -> Sequence[PhotoRecord]:
    """The best by one measure; all where it is not known of all."""
    amounts = [amount for photo in photos if (amount := measure.of(photo)) is not None]
    if len(amounts) < len(photos):
        return photos
    least = max(amounts) * measure.share
    return [photo for photo, amount in zip(photos, amounts, strict=True) if amount >= least]
