"""What a run may still do of a limited kind of deed, by its own count. For one thread at a time."""

from datetime import datetime

from photowalk.commons.pace import Pace


class Quota:
    """The slots for deeds of one kind, and how long refusals are borne."""

    def __init__(self, pace: Pace, *, endurance_s: float) -> None:
        """Begin with what was done before."""
        self._pace = pace
        self._endurance_s = endurance_s
        self._refused_s = 0.0

    @property
    def pace(self) -> Pace:
        """By which the deeds are done."""
        return self._pace

    def is_free(self, now: datetime) -> bool:
        """Whether one may be done now."""
        return self.next_slot(now) <= now

    def next_slot(self, now: datetime) -> datetime:
        """When the next one may be done."""
        self._pace = self._pace.settle(now)
        return self._pace.next_slot(now)

    def claim(self, now: datetime) -> bool:
        """Whether one may be done now; it then counts as done."""
        if not self.is_free(now):
            return False
        self._pace = self._pace.take(now)
        return True

    def give_back(self) -> None:
        """The last one was not even looked at by the wiki."""
        self._pace = self._pace.give_back()

    def refuse(self, now: datetime) -> bool:
        """The wiki says that the limit is used up; whether it is borne for longer."""
        before = self._pace.settle(now)
        self._pace = before.refuse(now)
        # Others were refused together with the first. That this took the last slot is another matter.
        if before.held_until is None or before.held_until <= now:
            self._refused_s += (self._pace.next_slot(now) - now).total_seconds()
        return self._refused_s <= self._endurance_s

    def use(self) -> None:
        """The wiki did one."""
        self._refused_s = 0.0
