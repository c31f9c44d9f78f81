"""How long everybody waits for a wiki that asks for it, or that does not answer. For one thread at a time."""

from datetime import datetime, timedelta
from typing import Final

from photowalk.errors import BusyWikiError, OutOfReachError

BACKOFF_S: Final = (2.0, 5.0, 10.0, 20.0, 40.0, 80.0, 160.0, 300.0)
"""Pauses after a wiki that did not answer; the last one again and again."""


class Patience:
    """The pause of everybody, and what was endured since the wiki last did as it was asked."""

    def __init__(self, endurance_s: float) -> None:
        """Begin without a pause; so many seconds of them are endured in all."""
        self._endurance_s = endurance_s
        self._until: datetime | None = None
        self._pause = timedelta()
        self._pauses = 0
        self._endured_s = 0.0

    def find_end(self, now: datetime) -> datetime | None:
        """When the pause ends; None = there is none."""
        if self._until is None:
            return None
        # A clock that was set back makes no pause longer.
        self._until = min(self._until, now + self._pause)
        if self._until <= now:
            self._until = None
        return self._until

    def endure(self, error: OutOfReachError, now: datetime) -> datetime | None:
        """When the pause ends that begins after such an error, or that goes on; None = it was endured for too long."""
        pause_s = BACKOFF_S[min(self._pauses, len(BACKOFF_S) - 1)]
        if isinstance(error, BusyWikiError):
            pause_s = error.wait_s
        end = self.find_end(now)
        if end is None:
            if self._endured_s + pause_s > self._endurance_s:
                return None
            self._pauses += 1
            self._endured_s += pause_s
        elif not isinstance(error, BusyWikiError) or now + timedelta(seconds=pause_s) <= end:
            # Another worker met the same, and all wait already.
            return end
        self._pause = timedelta(seconds=pause_s)
        self._until = now + self._pause
        return self._until

    def recover(self) -> None:
        """The wiki did as it was asked: the next pause will be a short one."""
        self._pauses, self._endured_s = 0, 0.0
