"""How fast an upload goes, over the last minute in which it was free to go. Pure."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

WINDOW_S: Final = 60.0
"""Over how many seconds of work a rate is taken."""

_LEAST_SPAN_S: Final = 1.0


@dataclass(frozen=True, slots=True)
class Beat:
    """What was done in one second of work."""

    at_s: float
    """Seconds of work before its first deed."""
    sent_bytes: int
    photos: int


@dataclass(frozen=True, slots=True)
class Rate:
    """What was done of late, on a clock that stands while nothing may be sent."""

    seen: datetime
    """The moment up to which `worked_s` counts."""
    worked_s: float = 0.0
    is_paused: bool = False
    beats: tuple[Beat, ...] = ()
    """Of the last minute of work, by time."""

    def after(self, *, now: datetime, sent_bytes: int = 0, photos: int = 0, is_paused: bool | None = None) -> "Rate":
        """The rate once some bytes have left and some photos are done; None for `is_paused` leaves that as it is."""
        at_s = self._work_s(now)
        paused = self.is_paused if is_paused is None else is_paused
        beats = self._add_beat(Beat(at_s, sent_bytes, photos)) if sent_bytes or photos else self.beats
        return replace(self, seen=now, worked_s=at_s, is_paused=paused, beats=beats)

    def bytes_per_s(self, now: datetime) -> float:
        """How many bytes leave in a second."""
        return sum(beat.sent_bytes for beat in self._recent(now)) / self._span_s(now)

    def photos_per_s(self, now: datetime) -> float:
        """How many photos are done with in a second."""
        return sum(beat.photos for beat in self._recent(now)) / self._span_s(now)

    def _work_s(self, now: datetime) -> float:
        # A clock that is put back takes nothing back.
        passed_s = 0.0 if self.is_paused else max(0.0, (now - self.seen).total_seconds())
        return self.worked_s + passed_s

    def _span_s(self, now: datetime) -> float:
        return max(_LEAST_SPAN_S, min(WINDOW_S, self._work_s(now)))

    def _recent(self, now: datetime) -> tuple[Beat, ...]:
        first_s = self._work_s(now) - WINDOW_S
        return tuple(beat for beat in self.beats if beat.at_s >= first_s)

    def _add_beat(self, beat: Beat) -> tuple[Beat, ...]:
        kept = tuple(earlier for earlier in self.beats if earlier.at_s >= beat.at_s - WINDOW_S)
        if kept and int(kept[-1].at_s) == int(beat.at_s):
            last = kept[-1]
            return (*kept[:-1], Beat(last.at_s, last.sent_bytes + beat.sent_bytes, last.photos + beat.photos))
        return (*kept, beat)
