"""How fast an account may publish: when the next deed may be done, by those done before. Pure.

A wiki allows so many deeds in a span, and counts them in one of two ways. MediaWiki before 1.39 counts in a span that
begins with a first deed, anew when that is over, refused deeds too. Since then it looks back over the last span in
thirtieths, and takes the deeds of the oldest one for evenly spread, so that a deed may count for a thirtieth longer
than the span: of three bursts of 380, each two seconds after the span of the one before, 1.39.17 refused one deed in
nine (tried 2026-11). Who lets a deed count for a span, a thirtieth of it and a moment stays below both.
See https://www.mediawiki.org/wiki/Manual:$wgRateLimits and
https://github.com/wikimedia/mediawiki/blob/REL1_39/includes/libs/WRStats/WRStatsRateLimiter.php (read 2026-11).
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from photowalk.commons.port import RateLimit

SLACK_S: Final = 2
"""How much later than ours the wiki may count a deed."""

_THIRTIETHS: Final = 30
_UNKNOWN_SPAN: Final = timedelta(hours=1)
"""Taken for the span of an account that is refused although no limit is told of it."""

_SHARE_OF_SPAN: Final = 12
_SHORTEST_HOLD: Final = timedelta(seconds=60)


@dataclass(frozen=True, slots=True)
class Pace:
    """What an account has done of late, and so when it may go on.

    Clocks jump: after a long sleep all deeds are old; where one was set back, deeds of the future count as done now.
    """

    limit: RateLimit | None
    """Of at least one deed in at least one second; None = as many as one likes."""
    hits: tuple[datetime, ...] = ()
    """When deeds were done, the oldest first; no more than the limit allows in a span."""
    held_until: datetime | None = None
    """Nothing is done before; None = nobody has refused."""
    hold: timedelta = timedelta()
    """How long that was when it was said: a clock that was set back makes it no longer."""

    def settle(self, now: datetime) -> "Pace":
        """The pace by a clock that may have been set back: what it holds of the future becomes a matter of now.

        Kept by whoever waits: a slot of the pace before it would move on with each look.
        """
        held = self.held_until and min(self.held_until, now + self.hold)
        is_set_back = bool(self.hits) and self.hits[-1] > now
        hits = tuple(min(hit, now) for hit in self.hits) if is_set_back else self.hits
        return replace(self, hits=hits, held_until=held)

    def next_slot(self, now: datetime) -> datetime:
        """The moment from which on one deed may be done, seen from now: now itself, or a later one."""
        held = min(self.held_until or now, now + self.hold)
        if self.limit is None or len(self.hits) < self.limit.hits:
            return max(now, held)
        oldest = min(self.hits[-self.limit.hits], now)
        return max(now, held, oldest + self.span)

    def take(self, now: datetime) -> "Pace":
        """The pace after a deed is done, or tried, now."""
        if self.limit is None:
            return self
        return replace(self, hits=(*self.settle(now).hits, now)[-self.limit.hits :])

    def give_back(self) -> "Pace":
        """The pace without the last deed, which was not done after all."""
        return replace(self, hits=self.hits[:-1])

    def refuse(self, now: datetime) -> "Pace":
        """The pace after the wiki refused a deed although there seemed to be room: somebody else uses the account.

        One waits by the span, and not longer each time: until the oldest deed known no longer counts, or a twelfth of
        the span where none is known; a minute at least, a span at most.
        """
        known = self._list_counting(now)
        wait = known[0] + self.span - now if known else self.span / _SHARE_OF_SPAN
        hold = min(max(wait, _SHORTEST_HOLD), self.span)
        return replace(self, held_until=now + hold, hold=hold)

    def left(self, now: datetime) -> int | None:
        """How many deeds may be done now; None = as many as one likes."""
        if self.held_until is not None and self.held_until > now:
            return 0
        return None if self.limit is None else self.limit.hits - len(self._list_counting(now))

    @property
    def span(self) -> timedelta:
        """How long a deed counts."""
        if self.limit is None:
            return _UNKNOWN_SPAN
        return timedelta(seconds=self.limit.seconds * (1 + 1 / _THIRTIETHS) + SLACK_S)

    def _list_counting(self, now: datetime) -> tuple[datetime, ...]:
        return self.hits[bisect_right(self.hits, now - self.span) :]


def make_pace(limit: RateLimit | None, times: Iterable[datetime], *, now: datetime) -> Pace:
    """The pace of an account that has done its deeds at these times, in any order; a limit of nothing is none."""
    if limit is None or limit.hits < 1 or limit.seconds < 1:
        return Pace(None)
    return Pace(limit, tuple(sorted(min(time, now) for time in times)[-limit.hits :]))
