"""How far an upload has come, in figures: its happenings folded one after the other. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Final

from photowalk.cli.watch.rate import Rate
from photowalk.commons.forecast import PHOTO_S, forecast_upload
from photowalk.commons.happenings import (
    Begun,
    Ended,
    GoneOn,
    Happening,
    Outcome,
    Published,
    QuotaLeft,
    Result,
    Sent,
    Stashed,
    Waiting,
)
from photowalk.commons.pace import Pace
from photowalk.model import PhotoPath, PlannedPhoto

_MOST_ON_WAY: Final = 3
_PIECE_BYTES: Final = 16 << 20
"""Nobody is told of so many bytes at once: if they are the first ones of a photo, an earlier run sent them."""
_NO_WORK: Final = frozenset({Result.ALREADY_DONE, Result.SKIPPED})
"""What takes no time, and so says nothing of how much time the others will take."""
_UNLIMITED: Final = Pace(None)
_FARTHEST: Final = timedelta(days=60)
"""An end farther away than this is not foretold."""


@dataclass(frozen=True, slots=True)
class Way:
    """How far one photo has come."""

    photo: PlannedPhoto
    seen: datetime
    """When something was last told of it."""
    size_bytes: int
    """Of what goes up; 0 = nothing does."""
    sent_bytes: int = 0
    """Of them, this time."""
    most_bytes: int = 0
    """The most of them that were ever sent."""
    is_stashed: bool = False
    is_published: bool = False
    """Whether it is on the wiki, and its page alone is yet to be looked at."""

    @property
    def fraction(self) -> float | None:
        """How much of it has left, 0 to 1; None where nothing of it goes up."""
        return min(1.0, self.sent_bytes / self.size_bytes) if self.size_bytes else None


@dataclass(frozen=True, slots=True)
class Tally:
    """The figures of a run; made by `begin_tally`."""

    sizes: Mapping[PhotoPath, int]
    """Bytes that each photo is to send, by its file."""
    rate: Rate
    pace: Pace
    """At what the account may publish; counts what this run publishes."""
    ways: Mapping[PhotoPath, Way] = field(default_factory=dict)
    """The photos that have begun and not ended, in this order."""
    counts: Mapping[Result, int] = field(default_factory=dict)
    sent_bytes: int = 0
    """What has left; of a photo that is sent again, what had not left before."""
    spared_bytes: int = 0
    """What need not be sent any more: of photos that ended without."""
    quota: QuotaLeft | None = None
    waiting: Waiting | None = None

    @property
    def photos(self) -> int:
        """How many there are in all."""
        return len(self.sizes)

    @property
    def done(self) -> int:
        """How many have ended, whatever came of them."""
        return sum(self.counts.values())

    @property
    def left(self) -> int:
        """How many have not ended."""
        return max(0, self.photos - self.done)

    @property
    def total_bytes(self) -> int:
        """What is sent in all, when all is done."""
        return max(self.sent_bytes, sum(self.sizes.values()) - self.spared_bytes)

    @property
    def on_way(self) -> tuple[Way, ...]:
        """What is on its way now, at most three, first come first; not what waits in the stash, nor what is published.

        Those of which bytes are missing go before those whose pages are seen to, and the latest told of before others.
        """
        ways = [way for way in self.ways.values() if not way.is_stashed and not way.is_published]
        latest = sorted(ways, key=lambda way: (way.fraction != 1, way.seen), reverse=True)[:_MOST_ON_WAY]
        return tuple(way for way in ways if way in latest)

    @property
    def stashed(self) -> int:
        """How many are on the wiki and wait to be published."""
        return sum(way.is_stashed for way in self.ways.values())

    @property
    def published(self) -> int:
        """How many are on the wiki and have not ended: their pages are yet to be looked at."""
        return sum(way.is_published for way in self.ways.values())

    @property
    def arrived(self) -> int:
        """How many have ended, or nearly so: are published."""
        return min(self.photos, self.done + self.published)

    @property
    def is_idle(self) -> bool:
        """Whether nothing is sent until a wait is over."""
        return self.waiting is not None and not self.waiting.is_stashing

    @property
    def fraction(self) -> float:
        """How much of the run is done, 0 to 1: photos that have ended or are published, and parts of others."""
        ways = (way for way in self.ways.values() if not way.is_stashed)
        parts = sum(1.0 if way.is_published else way.fraction or 0.0 for way in ways)
        return min(1.0, (self.done + min(parts, self.left)) / self.photos) if self.photos else 1.0

    def after(self, happening: Happening, *, now: datetime) -> "Tally":
        """The figures once this has happened."""
        match happening:
            case Begun():
                return self._begin(happening, now=now)
            case Sent() | Stashed() | Published():
                return self._move(happening, now=now)
            case Ended():
                return self._end(happening.outcome, now=now)
            case QuotaLeft():
                # It is told whenever one more photo is about to be published.
                return replace(self, quota=happening, pace=self.pace.take(now))
            case _:
                return self._wait(happening, now=now)

    def find_end(self, *, now: datetime) -> datetime | None:
        """When all will be on the wiki; None where that cannot be told.

        By the rate of late; where the account's limit will make the run wait, as `forecast_upload` tells.
        """
        left = max(0, self.left - self.published)
        if not left:
            return None
        photo_s = self._photo_s(now)
        start = max(now, self.waiting.until) if self.waiting else now
        quota = self.pace.left(start)
        if quota is not None and quota < left:
            return forecast_upload(left, self.pace, now=start, photo_s=photo_s or PHOTO_S).done
        left_s = self._left_s(left, photo_s, now=now)
        return start + timedelta(seconds=left_s) if left_s and left_s < _FARTHEST.total_seconds() else None

    def _photo_s(self, now: datetime) -> float | None:
        """Seconds for a photo; by the bytes where none is done yet."""
        per_s = self.rate.photos_per_s(now)
        if per_s:
            return 1 / per_s
        bytes_per_s = self.rate.bytes_per_s(now)
        return self.total_bytes / self.photos / bytes_per_s if bytes_per_s else None

    def _left_s(self, left: int, photo_s: float | None, *, now: datetime) -> float | None:
        bytes_per_s = self.rate.bytes_per_s(now)
        left_bytes = self.total_bytes - self.sent_bytes
        if bytes_per_s and left_bytes:
            return left_bytes / bytes_per_s
        return left * photo_s if photo_s else None

    def _wait(self, happening: Waiting | GoneOn, *, now: datetime) -> "Tally":
        after = replace(self, waiting=happening if isinstance(happening, Waiting) else None)
        return replace(after, rate=self.rate.after(now=now, is_paused=after.is_idle))

    def _begin(self, begun: Begun, *, now: datetime) -> "Tally":
        file = begun.photo.file
        # One that is stashed, or tried again, has its turn once more: what was sent of it counts.
        before = self.ways.get(file, Way(begun.photo, now, 0))
        way = replace(before, size_bytes=begun.size_bytes or before.size_bytes, is_stashed=False, seen=now)
        return replace(self, ways={**self.ways, file: way})

    def _move(self, happening: Sent | Stashed | Published, *, now: datetime) -> "Tally":
        way = self._way_of(happening.photo)
        match happening:
            case Sent():
                return self._put(replace(way, sent_bytes=happening.sent_bytes, is_stashed=False), now=now)
            case Stashed():
                return self._put(replace(way, sent_bytes=way.size_bytes, is_stashed=True), now=now)
            case _:
                return self._publish(way, now=now)

    def _way_of(self, photo: PlannedPhoto) -> Way:
        return self.ways.get(photo.file) or Way(photo, self.rate.seen, self.sizes.get(photo.file, 0))

    def _put(self, way: Way, *, now: datetime) -> "Tally":
        before = self._way_of(way.photo)
        ever = max(before.most_bytes, min(way.sent_bytes, way.size_bytes or way.sent_bytes))
        left_now = max(0, way.sent_bytes - before.sent_bytes)
        if not before.sent_bytes and left_now > _PIECE_BYTES:
            left_now = 0
        return replace(
            self,
            ways={**self.ways, way.photo.file: replace(way, most_bytes=ever, seen=now)},
            sent_bytes=self.sent_bytes + ever - before.most_bytes,
            rate=self.rate.after(now=now, sent_bytes=left_now),
        )

    def _publish(self, way: Way, *, now: datetime) -> "Tally":
        rate = self.rate.after(now=now, photos=not way.is_published)
        published = replace(way, is_stashed=False, is_published=True, seen=now)
        return replace(self, ways={**self.ways, way.photo.file: published}, rate=rate)

    def _end(self, outcome: Outcome, *, now: datetime) -> "Tally":
        file, result = outcome.photo.file, outcome.result
        way = self._way_of(outcome.photo)
        return replace(
            self,
            ways={other: kept for other, kept in self.ways.items() if other != file},
            counts={**self.counts, result: self.counts.get(result, 0) + 1},
            spared_bytes=self.spared_bytes + max(0, self.sizes.get(file, 0) - way.most_bytes),
            # Pages are looked at many at once: what counts is when a photo was published.
            rate=self.rate.after(now=now, photos=result not in _NO_WORK and not way.is_published),
        )


def begin_tally(sizes: Mapping[PhotoPath, int], *, now: datetime, pace: Pace = _UNLIMITED) -> Tally:
    """The figures of a run that begins now.

    sizes: bytes of each photo that is to be done, by its file; 0 where its bytes need not be sent. pace: as earlier
    runs left it.
    """
    return Tally(sizes, Rate(now), pace)
