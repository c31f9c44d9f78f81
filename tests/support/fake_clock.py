"""A clock that moves when somebody waits. Threads may share it."""

import threading
import time
from collections import deque
from datetime import UTC, datetime, timedelta

from photowalk.commons.port import Clock

_MOMENT_S = 0.001


class FakeClock:
    """The time, as a test has it, and every pause that was made."""

    def __init__(self) -> None:
        """Let it be noon."""
        self._lock = threading.Lock()
        self._now = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
        self.paused_s: list[float] = []
        self.jumps: deque[timedelta] = deque()
        """By how much somebody sets the clock on at the end of each of the next pauses, or back."""
        self.latest: datetime | None = None
        """After which no pause may end: what a test waits for would never come."""
        self.is_shared = False
        """Whether others work while somebody waits: then each wait takes a moment in truth, and waits overlap."""

    @property
    def clock(self) -> Clock:
        """For those who want a `Clock`."""
        return Clock(self.now, self.pause)

    def now(self) -> datetime:
        """The time."""
        with self._lock:
            return self._now

    def advance(self, span: timedelta) -> None:
        """Let time pass for everybody."""
        with self._lock:
            self._now += span

    def pause(self, seconds: float) -> None:
        """Wait."""
        until = self.now() + timedelta(seconds=seconds)
        if self.is_shared:
            time.sleep(_MOMENT_S)
        with self._lock:
            self.paused_s.append(seconds)
            self._now = max(self._now, until)
            assert self.latest is None or self._now <= self.latest
            if self.jumps:
                self._now += self.jumps.popleft()
