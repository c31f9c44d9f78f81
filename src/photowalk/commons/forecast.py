"""When an upload will be done: how many photos go up at once, and from when on the next. Pure.

A wiki counts what an account uploads in a span that begins with its first upload, and begins to count anew when the
span is over; on Commons 380 files in 72 minutes.
See https://www.mediawiki.org/wiki/Manual:$wgRateLimits (read 2026-11).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from photowalk.commons.port import RateLimit

PHOTO_S: Final = 4.0
"""Seconds for a photo of some megabytes over a line of some megabits, where nobody has measured it."""

_MOST_LISTED: Final = 3


@dataclass(frozen=True, slots=True)
class Batch:
    """Photos that go up one after the other without a halt."""

    photos: int
    start: datetime


@dataclass(frozen=True, slots=True)
class Forecast:
    """How an upload will go."""

    batches: tuple[Batch, ...]
    """By time; none where nothing is to go up."""
    done: datetime

    @property
    def photos(self) -> int:
        """How many go up in all."""
        return sum(batch.photos for batch in self.batches)


def find_mildest_limit(limits: Mapping[str, Mapping[str, Any]]) -> RateLimit | None:
    """The limit that holds, of those that `userinfo` tells for an action; None where none does.

    limits: by group, `{"user": {"hits": 380, "seconds": 4320}}`; the mildest one counts.
    """
    told = (RateLimit(int(limit["hits"]), int(limit["seconds"])) for limit in limits.values())
    usable = (limit for limit in told if limit.hits > 0 and limit.seconds > 0)
    return max(usable, key=lambda limit: limit.hits / limit.seconds, default=None)


def forecast_upload(photos: int, limit: RateLimit | None, *, now: datetime, photo_s: float = PHOTO_S) -> Forecast:
    """How the upload of so many photos will go if it begins now, with nothing of the limit used up.

    photo_s: seconds that a photo takes.
    """
    at_once = photos
    if limit is not None and limit.hits * photo_s < limit.seconds:
        at_once = limit.hits
    batches: list[Batch] = []
    left, start = photos, now
    while left:
        batches.append(Batch(min(left, at_once), start))
        left -= batches[-1].photos
        start += timedelta(seconds=limit.seconds if limit else 0)
    done = batches[-1].start + timedelta(seconds=batches[-1].photos * photo_s) if batches else now
    return Forecast(tuple(batches), done)


def describe_forecast(forecast: Forecast, *, show: Callable[[datetime], str]) -> str:
    """The forecast in words: `612 photos: 380 now, the rest from 21:40, done about 21:56`.

    show: a moment as people read it, in their time.
    """
    first, *later = forecast.batches or (Batch(0, forecast.done),)
    parts = [f"{first.photos} now"] if later else []
    if len(later) >= _MOST_LISTED:
        minutes = (later[0].start - first.start).total_seconds() / 60
        parts.append(f"then {later[0].photos} every {minutes:.0f} minutes from {show(later[0].start)}")
    elif later:
        parts += [f"{batch.photos} from {show(batch.start)}" for batch in later[:-1]]
        parts.append(f"the rest from {show(later[-1].start)}")
    return f"{forecast.photos} photos: {', '.join([*parts, f'done about {show(forecast.done)}'])}"
