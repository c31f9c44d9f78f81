"""The line of photos on their way: what is done next, and what has to wait, until when.

What was begun is finished first, so that little is in doubt when a run is cut. Publishing keeps to the account's limit
by its own count; while it has to wait, bytes go into the stash, which costs none of it, as many as one span lets out.
"""

import threading
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from photowalk.commons.forecast import describe_limit
from photowalk.commons.happenings import GoneOn, Happening, QuotaLeft, Waiting
from photowalk.commons.pace import Pace
from photowalk.commons.port import Clock
from photowalk.commons.uploading.errand import Errand, Stage
from photowalk.errors import BusyWikiError, OutOfReachError, PhotowalkError

CHECKED_AT_ONCE: Final = 20
"""Pages that one question asks for: their texts come with the answer. A wiki takes 50 titles."""

CHECK_WAITS: Final = timedelta(seconds=60)
"""How long a page waits for others to be asked for together."""

BACKOFF_S: Final = (2.0, 5.0, 10.0, 20.0, 40.0, 80.0, 160.0, 300.0)
"""Pauses of everybody after a wiki that did not answer; the last one again and again."""

_TOLD_S: Final = 15.0
"""Shorter waits are not worth a word."""

_NAP_S: Final = 1.0
"""The longest sleep without a look at the clock: computers sleep too, and somebody may want to stop."""

_FINISHING: Final = (Stage.DESCRIBE, Stage.EDIT)


@dataclass(frozen=True, slots=True)
class Task:
    """Photos of one stage for one worker: one, or for `CHECK` some."""

    stage: Stage
    errands: tuple[Errand, ...]


@dataclass(frozen=True, slots=True)
class _Nap:
    """Nothing can be done before a moment; None = before another worker is done."""

    until: datetime | None


class Line:
    """Photos on their way, shared by the workers."""

    def __init__(
        self,
        errands: Iterable[Errand],
        pace: Pace,
        *,
        clock: Clock,
        tell: Callable[[Happening], None],
        endurance_s: float,
    ) -> None:
        """Put the photos on the line, each where it is."""
        self._clock = clock
        self._tell = tell
        self._endurance_s = endurance_s
        self._condition = threading.Condition()
        self._waiting: dict[Stage, deque[Errand]] = {stage: deque() for stage in Stage}
        self._delayed: list[Errand] = []
        self._busy = 0
        self._pace = pace
        self._held_until: datetime | None = None
        self._backoffs = 0
        self._endured_s = 0.0
        self._refused_s = 0.0
        self._told: Waiting | None = None
        self._error: BaseException | None = None
        self._is_stopped = False
        for errand in errands:
            self._queue(errand)

    @property
    def error(self) -> BaseException | None:
        """What stopped the line; None = nothing did."""
        return self._error

    def add(self, errand: Errand) -> None:
        """Put a photo on the line, where it is."""
        with self._condition:
            self._queue(errand)

    def take_aside(self) -> tuple[Errand, ...]:
        """The photos that wait for a person, who is to give each back."""
        with self._condition:
            aside = tuple(self._waiting[Stage.ASIDE])
            self._waiting[Stage.ASIDE].clear()
            return aside

    def take(self) -> Task | None:
        """What a worker is to do next, once there is something; None = nothing is left, or the line was stopped."""
        while True:
            with self._condition:
                chosen = self._choose(self._clock.now())
                if not isinstance(chosen, _Nap):
                    self._busy += chosen is not None
                    return chosen
                if chosen.until is None:
                    self._condition.wait(_NAP_S)
                    continue
            left_s = (chosen.until - self._clock.now()).total_seconds()
            self._clock.pause(max(0.0, min(left_s, _NAP_S)))

    def put(self, task: Task) -> None:
        """Give the photos of a task back, each at its new stage."""
        with self._condition:
            self._busy -= 1
            for errand in task.errands:
                self._queue(errand)
            self._condition.notify_all()

    def claim_slot(self) -> bool:
        """Whether a photo may be published now; it then counts as published."""
        with self._condition:
            now = self._clock.now()
            if self._pace.next_slot(now) > now:
                return False
            self._pace = self._pace.take(now)
            self._tell_end_of_waiting()
            left, limit = self._pace.left(now), self._pace.limit
            if left is not None and limit is not None:
                self._tell(QuotaLeft(left, limit.hits, limit.seconds))
            return True

    def refuse_slot(self, error: PhotowalkError) -> None:
        """The wiki says that the limit is used up; where waiting was in vain for too long, stop with the error."""
        with self._condition:
            now = self._clock.now()
            self._pace = self._pace.refuse(now)
            self._refused_s += (self._pace.next_slot(now) - now).total_seconds()
            if self._refused_s > self._endurance_s:
                self._stop(error)

    def use_slot(self) -> None:
        """The wiki published a photo."""
        with self._condition:
            self._refused_s = 0.0

    def hold(self, error: BusyWikiError) -> None:
        """Let everybody wait as long as the wiki asks; where that was in vain for too long, stop with the error."""
        with self._condition:
            self._endure(error, pause_s=error.wait_s, reason=error.reason)

    def stumble(self, error: OutOfReachError) -> None:
        """Let everybody wait, each time longer; where that was in vain for too long, stop with the error."""
        with self._condition:
            pause_s = BACKOFF_S[min(self._backoffs, len(BACKOFF_S) - 1)]
            self._endure(error, pause_s=pause_s, reason=str(error))

    def recover(self) -> None:
        """The wiki did as it was asked: the next pause will be a short one."""
        with self._condition:
            self._backoffs, self._endured_s = 0, 0.0

    def stop(self, error: BaseException | None = None) -> None:
        """Let nobody begin anything more."""
        with self._condition:
            self._stop(error)

    def _queue(self, errand: Errand) -> None:
        now = self._clock.now()
        if errand.stage is Stage.DONE:
            return
        if errand.not_before is not None and errand.not_before > now:
            self._delayed.append(errand)
            return
        errand.not_before, errand.waits_since = None, now
        self._waiting[errand.stage].append(errand)

    def _stop(self, error: BaseException | None) -> None:
        self._error = self._error or error
        self._is_stopped = True
        self._condition.notify_all()

    def _endure(self, error: OutOfReachError, *, pause_s: float, reason: str) -> None:
        now = self._clock.now()
        until = now + timedelta(seconds=pause_s)
        if self._held_until is not None and now < self._held_until:
            # Another worker met the same, and all wait already.
            self._held_until = max(until, self._held_until) if isinstance(error, BusyWikiError) else self._held_until
            return
        if self._endured_s + pause_s > self._endurance_s:
            self._stop(error)
            return
        self._backoffs += 1
        self._endured_s += pause_s
        self._held_until = until
        self._tell_waiting(Waiting(until, reason))

    def _choose(self, now: datetime) -> Task | _Nap | None:
        if self._is_stopped:
            return None
        if self._held_until is not None:
            if now < self._held_until:
                return _Nap(self._held_until)
            self._held_until = None
            self._tell_end_of_waiting()
        self._wake()
        for choose in (self._choose_finishing, self._choose_publishing, self._choose_checking, self._choose_beginning):
            task = choose(now)
            if task is not None:
                return task
        return self._choose_nap(now)

    def _wake(self) -> None:
        delayed, self._delayed = self._delayed, []
        for errand in delayed:
            self._queue(errand)

    def _choose_finishing(self, _now: datetime) -> Task | None:
        return next((self._pop(stage) for stage in _FINISHING if self._waiting[stage]), None)

    def _choose_publishing(self, now: datetime) -> Task | None:
        may_be = self._waiting[Stage.PUBLISH] and self._pace.next_slot(now) <= now
        return self._pop(Stage.PUBLISH) if may_be else None

    def _choose_checking(self, now: datetime) -> Task | None:
        waiting = self._waiting[Stage.CHECK]
        if not waiting or not (
            len(waiting) >= CHECKED_AT_ONCE or now >= self._check_at(waiting) or not self._is_more_to_come()
        ):
            return None
        return Task(Stage.CHECK, tuple(waiting.popleft() for _ in range(min(len(waiting), CHECKED_AT_ONCE))))

    def _choose_beginning(self, now: datetime) -> Task | None:
        if not self._waiting[Stage.BEGIN]:
            return None
        slot = self._pace.next_slot(now)
        return self._pop(Stage.BEGIN) if slot <= now or self._has_room(slot, now) else None

    def _choose_nap(self, now: datetime) -> _Nap | None:
        moments = [errand.not_before for errand in self._delayed if errand.not_before is not None]
        moments += [self._check_at(waiting) for waiting in (self._waiting[Stage.CHECK],) if waiting]
        if self._waiting[Stage.PUBLISH] or self._waiting[Stage.BEGIN]:
            slot = self._pace.next_slot(now)
            moments.append(slot)
            self._tell_used_up(slot, now)
        if moments:
            return _Nap(min(moments))
        return _Nap(None) if self._busy else None

    def _pop(self, stage: Stage) -> Task:
        return Task(stage, (self._waiting[stage].popleft(),))

    def _is_more_to_come(self) -> bool:
        """Whether other pages will soon want to be asked for too."""
        return bool(self._busy or self._waiting[Stage.BEGIN] or self._waiting[Stage.PUBLISH])

    def _has_room(self, slot: datetime, now: datetime) -> bool:
        """Whether bytes are to go into the stash while publishing waits."""
        if (slot - now).total_seconds() < _TOLD_S or self._pace.limit is None:
            return False
        self._tell_used_up(slot, now)
        return len(self._waiting[Stage.PUBLISH]) + self._busy < self._pace.limit.hits

    def _check_at(self, waiting: deque[Errand]) -> datetime:
        return (waiting[0].waits_since or self._clock.now()) + CHECK_WAITS

    def _tell_used_up(self, slot: datetime, now: datetime) -> None:
        if (slot - now).total_seconds() >= _TOLD_S:
            limit = self._pace.limit
            reason = "the wiki asks to upload more slowly" if limit is None else describe_limit(limit)
            is_stashing = limit is not None and bool(self._waiting[Stage.BEGIN])
            self._tell_waiting(Waiting(slot, reason, is_stashing=is_stashing))

    def _tell_waiting(self, waiting: Waiting) -> None:
        """Tell of a wait, once."""
        told = self._told
        if (
            told is None
            or (waiting.reason, waiting.is_stashing) != (told.reason, told.is_stashing)
            or (abs((waiting.until - told.until).total_seconds()) >= _TOLD_S)
        ):
            self._told = waiting
            self._tell(waiting)

    def _tell_end_of_waiting(self) -> None:
        if self._told is not None:
            self._told = None
            self._tell(GoneOn())
