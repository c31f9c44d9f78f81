"""Clocks: capture times with what `[[cameras]]` of photowalk.toml says of the camera's clock."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from photowalk.corrections.moments import describe_offset, is_by_clock
from photowalk.model import CameraFacts, CaptureTime, TimePrecision
from photowalk.rules.cameras import is_about
from photowalk.rules.settings import CameraClock

_SECOND: Final = timedelta(seconds=1)


def find_clock(camera: CameraFacts, clocks: Sequence[CameraClock]) -> CameraClock | None:
    """The last of the clocks that are about the camera, as `rules.cameras` has it."""
    return next((clock for clock in reversed(clocks) if is_about(clock, camera)), None)


def correct_clock(taken: CaptureTime, clock: CameraClock) -> CaptureTime:
    """The capture time as it is once the clock is known better.

    Only what the camera's clock told, with its time of day: see `moments.is_by_clock`. Corrections count in whole
    seconds. A zone overrides the offset that the camera wrote, since a person says to what the clock was set. A time
    that the zone's clocks showed twice (when summer time ends) is taken for the first, one that they never showed (when
    it begins) as by a clock not yet put forward.
    """
    if not is_by_clock(taken):
        return taken
    shifted = _shift(taken, timedelta(seconds=round(clock.correction / _SECOND)))
    return shifted if clock.zone is None else _set_zone(shifted, clock.zone)


def _shift(taken: CaptureTime, by: timedelta) -> CaptureTime:
    if not by:
        return taken
    local = taken.local + by
    if taken.precision is TimePrecision.MINUTE:
        local = local.replace(second=0)
    sign = "-" if by < timedelta(0) else "+"
    return replace(taken, local=local, changes=(*taken.changes, f"clock corrected by {sign}{abs(by)}"))


def _set_zone(taken: CaptureTime, zone: str) -> CaptureTime:
    utc = taken.local.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
    offset = taken.local.replace(tzinfo=UTC) - utc
    if taken.utc_offset in {None, offset}:
        return replace(taken, utc_offset=offset)
    change = f"offset {describe_offset(offset)} by the clock's zone {zone}, not {describe_offset(taken.utc_offset)}"
    return replace(taken, utc_offset=offset, changes=(*taken.changes, change))
