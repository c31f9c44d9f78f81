"""What evidence says of a camera's clock, and how far it agrees with itself."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from photowalk.model import PhotoRecord

SECOND = timedelta(seconds=1)
_ONE_MOMENT = timedelta(seconds=10)


@dataclass(frozen=True, slots=True)
class Reading:
    """One photo's time beside a time to trust; both naive."""

    local: datetime
    """What the camera wrote."""
    true: datetime
    """What its clock should have told."""
    zone: str | None = None
    """The zone of the place, where it is known."""

    @property
    def difference(self) -> timedelta:
        """What to add to the camera's time, to whole seconds; halves go up, so that shifts by whole seconds stay so."""
        return (self.true - self.local + SECOND / 2) // SECOND * SECOND


@dataclass(frozen=True, slots=True)
class Finding:
    """What the strongest evidence there is says of one camera's clock."""

    correction: timedelta
    """What to add to the camera's times, in whole seconds."""
    evidence: str
    """A clause for people: `12 photos with GPS time agree within 2 s`."""
    spread: timedelta
    """How far the evidence disagrees with itself."""
    zone: str | None = None
    """The zone that the clock keeps once it is corrected; None = not known, or that of the place wherever it is."""
    zone_matters: bool = False
    """Whether the camera's times are read wrongly as long as the zone is not told."""
    is_sure: bool = True
    """Whether so much of it agrees that chance is ruled out."""


def require_local(photo: PhotoRecord) -> datetime:
    """What the camera wrote into a photo that has a capture time."""
    if photo.taken is None:
        raise ValueError(f"{photo.file} has no capture time")
    return photo.taken.local


def find_fullest(
    readings: Sequence[Reading], *, width: timedelta, weigh: Callable[[Sequence[Reading]], int]
) -> Sequence[Reading]:
    """Of one or more readings those within a width of each other that weigh most; of equal ones the greatest."""
    by_difference: dict[timedelta, list[Reading]] = {}
    for reading in readings:
        by_difference.setdefault(reading.difference, []).append(reading)
    steps = [step * SECOND for step in range(width // SECOND + 1)]
    runs = (
        [reading for step in steps for reading in by_difference.get(least + step, ())]
        for least in sorted(by_difference, reverse=True)
    )
    return max(runs, key=weigh)


def count_moments(readings: Sequence[Reading]) -> int:
    """How many moments one or more readings are of: a burst, or photos that share a stale GPS time, are one."""
    return min(_count({reading.local for reading in readings}), _count({reading.true for reading in readings}))


def measure_spread(readings: Sequence[Reading]) -> timedelta:
    """How far the greatest difference is from the least, of one or more."""
    differences = [reading.difference for reading in readings]
    return max(differences) - min(differences)


def take_median(readings: Sequence[Reading]) -> timedelta:
    """The difference in the middle of one or more; of two in the middle the greater."""
    return sorted(reading.difference for reading in readings)[len(readings) // 2]


def find_common_zone(readings: Sequence[Reading]) -> str | None:
    """The zone of all readings that have one; None where there is none, or several."""
    zones = {reading.zone for reading in readings if reading.zone}
    return zones.pop() if len(zones) == 1 else None


def render_within(spread: timedelta) -> str:
    """A spread as `within 2 s`, never less than a second: cameras write no finer."""
    return f"within {max(1, spread // SECOND)} s"


def _count(moments: set[datetime]) -> int:
    return 1 + sum(later - earlier > _ONE_MOMENT for earlier, later in pairwise(sorted(moments)))
