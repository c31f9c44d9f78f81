"""The line of photos on their way: what is done next, and what has to wait, until when.

What was begun is finished first, so that little is in doubt when a run is cut. Publishing keeps to the account's limit
by its own count; while it has to wait, bytes go into the stash, which costs none of it, as many as one span lets out.
"""

import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from photowalk.commons.forecast import describe_limit
from photowalk.commons.happenings import Happening, QuotaLeft, Waiting
from photowalk.commons.port import Clock
from photowalk.commons.uploading.errand import Errand, Stage
from photowalk.commons.uploading.limits import Limits
from photowalk.commons.uploading.patience import Patience
from photowalk.commons.uploading.queues import Queues
from photowalk.commons.uploading.quota import Quota
from photowalk.commons.uploading.waits import WORTH_TELLING, Ending, Waits
from photowalk.errors import OutOfReachError, PhotowalkError

CHECKED_AT_ONCE: Final = 20
"""Pages that one question asks for: their texts come with the answer. A wiki takes 50 titles."""

CHECK_WAITS: Final = timedelta(seconds=60)
"""How long a page waits for others to be asked for together."""

STASHED_AHEAD: Final = timedelta(hours=5)
"""Bytes go into the stash where they will be published so soon: wikis forget them after 6 hours, Commons after 48
($wgUploadStashMaxAge, read 2026-08)."""

_NAP_S: Final = 1.0
"""The longest sleep without a look at the clock: computers sleep too, and somebody may want to stop."""

_FINISHING: Final = (Stage.DESCRIBE, Stage.EDIT)


@dataclass(frozen=True, slots=True)
class Task:
    """Photos of one stage for one worker: one, or for `CHECK` some."""

    stage: Stage
    errands: tuple[Errand, ...]


@dataclass(frozen=True, order=True, slots=True)
class _Nap:
    """Nothing can be done before a moment; None = before another worker is done."""

    until: datetime | None = None
    reason: str = ""


class Line:
    """Photos on their way, shared by the workers."""

    def __init__(
        self, errands: Iterable[Errand], limits: Limits, *, clock: Clock, tell: Callable[[Happening], None]
    ) -> None:
        """Put the photos on the line, each where it is."""
        self._clock = clock
        self._tell = tell
        self._condition = threading.Condition()
        self._queues = Queues()
        self._busy = 0
        self._slots = Quota(limits.publishing, endurance_s=limits.endurance_s)
        self._edits = Quota(limits.edits, endurance_s=limits.endurance_s)
        self._patience = Patience(limits.endurance_s)
        self._is_stashing_ahead = True
        self._arrivals = 0
        self._waits = Waits(tell)
        self._error: BaseException | None = None
        self._is_stopped = False
        for errand in errands:
            self.add(errand)

    @property
    def error(self) -> BaseException | None:
        """What stopped the line; None = nothing did."""
        return self._error

    @property
    def arrivals(self) -> int:
        """How many photos the wiki published in this run."""
        return self._arrivals

    @property
    def is_nearly_done(self) -> bool:
        """Whether none waits for its first turn any more."""
        return not self._queues[Stage.BEGIN]

    def add(self, errand: Errand) -> None:
        """Put a photo on the line, where it is."""
        with self._condition:
            self._queues.add(errand, self._clock.now())

    def take_aside(self) -> tuple[Errand, ...]:
        """The photos that wait for a person, who is to give each back."""
        with self._condition:
            return self._queues.pop(Stage.ASIDE, len(self._queues[Stage.ASIDE]))

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
                self._queues.add(errand, self._clock.now())
            self._condition.notify_all()

    def claim_slot(self) -> bool:
        """Whether a photo may be published now; it then counts as published."""
        with self._condition:
            now = self._clock.now()
            if not self._slots.claim(now):
                return False
            self._waits.end(Ending.SLOT)
            left, limit = self._slots.pace.left(now), self._slots.pace.limit
            if left is not None and limit is not None:
                self._tell(QuotaLeft(left, limit.hits, limit.seconds))
            return True

    def give_back_slot(self) -> None:
        """The wiki did not even look at the photo."""
        with self._condition:
            self._slots.give_back()

    def refuse_slot(self, error: PhotowalkError) -> None:
        """The wiki says that the upload limit is used up; where it says so for too long, stop with the error."""
        self._refuse(self._slots, error)

    def refuse_edit(self, error: PhotowalkError) -> None:
        """The same of the limit for edits."""
        self._refuse(self._edits, error)

    def refuse_stash(self) -> None:
        """The wiki counts what is stashed too: nothing goes there ahead of its time any more."""
        with self._condition:
            self._is_stashing_ahead = False

    def use_slot(self) -> None:
        """The wiki published a photo."""
        with self._condition:
            self._arrivals += 1
            self._slots.use()

    def use_edit(self) -> None:
        """The wiki took an edit."""
        with self._condition:
            self._edits.use()

    def wait_after(self, error: OutOfReachError, *, is_left: bool) -> None:
        """Let everybody wait: as long as the wiki asks, or each time longer; after too long, stop with the error.

        is_left: whether anything is left to do for whom the error met, who has yet to give it back.
        """
        with self._condition:
            now = self._clock.now()
            before, until = self._patience.find_end(now), self._patience.endure(error, now)
            if until is None:
                self.stop(error)
            elif until != before and (is_left or self._queues or self._busy > 1):
                self._waits.begin(Waiting(until, error.reason), Ending.PAUSE)

    def recover(self) -> None:
        """The wiki did as it was asked: the next pause will be a short one."""
        with self._condition:
            self._patience.recover()

    def stop(self, error: BaseException | None = None) -> None:
        """Let nobody begin anything more."""
        with self._condition:
            self._error = self._error or error
            self._is_stopped = True
            self._condition.notify_all()

    def _refuse(self, quota: Quota, error: PhotowalkError) -> None:
        with self._condition:
            if not quota.refuse(self._clock.now()):
                self.stop(error)

    def _choose(self, now: datetime) -> Task | _Nap | None:
        if self._is_stopped:
            return None
        pause_ends = self._patience.find_end(now)
        if pause_ends is not None and (self._busy or self._queues):
            return _Nap(pause_ends)
        self._waits.end(Ending.PAUSE)
        self._queues.wake(now)
        if not (self._busy or self._queues[Stage.PUBLISH] or self._queues[Stage.BEGIN]):
            self._waits.end(Ending.SLOT)
        for choose in (self._choose_finishing, self._choose_publishing, self._choose_checking, self._choose_beginning):
            task = choose(now)
            if task is not None:
                self._waits.end(Ending.TASK)
                return task
        return self._choose_nap(now)

    def _choose_finishing(self, now: datetime) -> Task | None:
        stage = next((stage for stage in _FINISHING if self._queues[stage]), None)
        return self._pop(stage) if stage is not None and self._edits.claim(now) else None

    def _choose_publishing(self, now: datetime) -> Task | None:
        return self._pop(Stage.PUBLISH) if self._queues[Stage.PUBLISH] and self._slots.is_free(now) else None

    def _choose_checking(self, now: datetime) -> Task | None:
        waiting = self._queues[Stage.CHECK]
        if waiting and waiting[0].is_alone:
            return self._pop(Stage.CHECK)
        if not waiting or not (
            len(waiting) >= CHECKED_AT_ONCE or now >= self._check_at(waiting, now) or not self._is_more_to_come(now)
        ):
            return None
        return self._pop(Stage.CHECK, CHECKED_AT_ONCE)

    def _choose_beginning(self, now: datetime) -> Task | None:
        may_be = self._queues[Stage.BEGIN] and (self._slots.is_free(now) or self._has_room(now))
        return self._pop(Stage.BEGIN) if may_be else None

    def _choose_nap(self, now: datetime) -> _Nap | None:
        naps = [_Nap(errand.not_before, f"{errand.photo.file} is tried again then") for errand in self._queues.delayed]
        if self._queues[Stage.CHECK]:
            naps.append(_Nap(self._check_at(self._queues[Stage.CHECK], now)))
        if any(self._queues[stage] for stage in _FINISHING):
            naps.append(_Nap(self._edits.next_slot(now), "the wiki takes no more edits for now"))
        if self._queues[Stage.PUBLISH] or self._queues[Stage.BEGIN]:
            naps.append(_Nap(self._slots.next_slot(now)))
            self._tell_used_up(now)
        elif naps and not self._busy:
            self._tell_nap(min(naps), now)
        return min(naps, default=_Nap() if self._busy else None)

    def _pop(self, stage: Stage, most: int = 1) -> Task:
        return Task(stage, self._queues.pop(stage, most))

    def _is_more_to_come(self, now: datetime) -> bool:
        """Whether other pages will soon want to be asked for too."""
        is_any_left = bool(self._queues[Stage.BEGIN] or self._queues[Stage.PUBLISH])
        return bool(self._busy) or (is_any_left and self._slots.next_slot(now) - now < WORTH_TELLING)

    def _has_room(self, now: datetime) -> bool:
        """Whether bytes are to go into the stash while publishing waits."""
        limit = self._slots.pace.limit
        if limit is None or not self._is_worth_stashing(self._slots.next_slot(now) - now):
            return False
        self._tell_used_up(now)
        return len(self._queues[Stage.PUBLISH]) + self._busy < limit.hits

    def _is_worth_stashing(self, wait: timedelta) -> bool:
        """Whether bytes are to go ahead of a slot that is so far away."""
        is_limited = self._slots.pace.limit is not None
        return is_limited and self._is_stashing_ahead and WORTH_TELLING <= wait < STASHED_AHEAD

    def _check_at(self, waiting: Sequence[Errand], now: datetime) -> datetime:
        waiting[0].waits_since = since = min(waiting[0].waits_since or now, now)
        return since + CHECK_WAITS

    def _tell_used_up(self, now: datetime) -> None:
        slot = self._slots.next_slot(now)
        if slot - now >= WORTH_TELLING:
            limit = self._slots.pace.limit
            reason = "the wiki asks to upload more slowly" if limit is None else describe_limit(limit)
            is_stashing = self._is_worth_stashing(slot - now) and bool(self._queues[Stage.BEGIN])
            self._waits.begin(Waiting(slot, reason, is_stashing=is_stashing), Ending.SLOT)

    def _tell_nap(self, nap: _Nap, now: datetime) -> None:
        if nap.until is not None and nap.until - now >= WORTH_TELLING:
            self._waits.begin(Waiting(nap.until, nap.reason), Ending.TASK)
