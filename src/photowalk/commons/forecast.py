"""When an upload will be done: how many photos go up at once, and from when on the next. Pure."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any, Final, Literal, TypeAlias

from photowalk.commons.pace import Pace
from photowalk.commons.port import RateLimit
from photowalk.plurals import count

Deed: TypeAlias = Literal["upload", "edit"]
"""What a wiki has a limit for, by the name that `userinfo` gives it."""

PHOTO_S: Final = 4.0
"""Seconds for a photo of some megabytes over a line of some megabits, where nobody has measured it."""

HALT: Final = timedelta(minutes=1)
"""Shorter pauses are not told."""

_MOST_LISTED: Final = 3
_FEWEST_GAPS: Final = 6
_MOST_GAPS: Final = 60

_SAID_IN_MINUTES_S: Final = 120
_SAID_IN_HOURS_S: Final = 7200


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
    made: datetime
    """When it was told so."""

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


def forecast_upload(photos: int, pace: Pace, *, now: datetime, photo_s: float = PHOTO_S) -> Forecast:
    """How the upload of so many photos will go from now on.

    pace: what the account has used up already counts. photo_s: seconds that a photo takes.
    """
    batches: list[Batch] = []
    free = now
    for _ in range(photos):
        start = pace.next_slot(free)
        if not batches or start - free > HALT:
            batches.append(Batch(0, start))
        batches[-1] = replace(batches[-1], photos=batches[-1].photos + 1)
        pace = pace.take(start)
        free = start + timedelta(seconds=photo_s)
    return Forecast(tuple(batches), done=free, made=now)


def measure_photo_s(done: Sequence[datetime]) -> float:
    """Seconds that a photo takes in this run, by the moments when the last ones were done, in order.

    The longest pause counts no more than the second longest, as it may have been a wait, or a computer's sleep; several
    workers are done at nearly the same time, so that short ones say nothing alone. Too few photos are no measure: then
    it is `PHOTO_S`.
    """
    gaps = sorted(max(0.0, (later - earlier).total_seconds()) for earlier, later in pairwise(done[-_MOST_GAPS - 1 :]))
    if len(gaps) < _FEWEST_GAPS:
        return PHOTO_S
    return (sum(gaps[:-1]) + gaps[-2]) / len(gaps)


def describe_forecast(forecast: Forecast, *, show: Callable[[datetime], str]) -> str:
    """The forecast in words: `612 photos: 380 now, the rest from 21:42, done about 21:57`.

    show: a moment as people read it, in their time.
    """
    parts = [*_describe_batches(forecast, show), f"done about {show(forecast.done)}"]
    return f"{count(forecast.photos, 'photo')}: {', '.join(parts)}"


def describe_limit(limit: RateLimit, *, wiki: str = "", deed: Deed = "upload") -> str:
    """Why one has to wait, as a clause: `the upload limit of commons is used up (380 files in 72 minutes)`."""
    limited = f"{count(limit.hits, 'file' if deed == 'upload' else 'edit')} in {_describe_span(limit.seconds)}"
    return f"the {deed} limit{wiki and f' of {wiki}'} is used up ({limited})"


def _describe_batches(forecast: Forecast, show: Callable[[datetime], str]) -> Iterator[str]:
    if not forecast.batches:
        return
    first, *later = forecast.batches
    is_now = first.start - forecast.made <= HALT
    if later:
        yield f"{first.photos} now" if is_now else f"{first.photos} from {show(first.start)}"
    elif not is_now:
        yield f"from {show(first.start)}"
    if len(later) >= _MOST_LISTED and _is_regular(later):
        minutes = (later[1].start - later[0].start).total_seconds() / 60
        yield f"then {later[0].photos} every {minutes:.0f} minutes from {show(later[0].start)}"
        return
    *shown, last = later[:_MOST_LISTED] or [first]
    yield from (f"{batch.photos} from {show(batch.start)}" for batch in shown)
    if later:
        yield f"the rest from {show(last.start)}"


def _is_regular(batches: Sequence[Batch]) -> bool:
    """Whether they are of one size, the last maybe smaller, and follow each other at one distance, or nearly so."""
    gaps = [later.start - earlier.start for earlier, later in pairwise(batches)]
    *sizes, last = (batch.photos for batch in batches)
    return last <= min(sizes) == max(sizes) and max(gaps) - min(gaps) <= HALT


def _describe_span(seconds: int) -> str:
    if seconds >= _SAID_IN_HOURS_S and seconds % 3600 == 0:
        return f"{seconds // 3600} hours"
    return f"{seconds // 60} minutes" if seconds >= _SAID_IN_MINUTES_S else count(seconds, "second")
