"""The photos of a run, in the order in which their turns come. For one thread at a time."""

from collections import deque
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from photowalk.commons.uploading.errand import Errand, Stage

_LONGEST_DELAY: Final = timedelta(minutes=5)
"""Of one photo; a longer one means that the clock was set back."""

_MOST_SILENCES: Final = 3
"""A photo about which so many questions came to nothing waits behind others: maybe all of them will."""


class Queues:
    """A queue for each stage, and the photos that are to wait before they come into one."""

    def __init__(self) -> None:
        """Begin without any."""
        self._waiting: dict[Stage, deque[Errand]] = {stage: deque() for stage in Stage}
        self._delayed: list[Errand] = []

    def __bool__(self) -> bool:
        """Whether any is left."""
        return bool(self._delayed) or any(self._waiting.values())

    def __getitem__(self, stage: Stage) -> Sequence[Errand]:
        """Those whose turn may come at a stage, first come first."""
        return self._waiting[stage]

    @property
    def delayed(self) -> Sequence[Errand]:
        """Those that are to wait, each with its `not_before`."""
        return self._delayed

    def add(self, errand: Errand, now: datetime) -> None:
        """Let a photo wait where it is; one that is done is left out."""
        if errand.stage is Stage.DONE:
            return
        if errand.not_before is not None and timedelta() < errand.not_before - now <= _LONGEST_DELAY:
            self._delayed.append(errand)
            return
        errand.not_before, errand.waits_since = None, now
        if errand.stage is Stage.BEGIN and errand.is_doubtful and errand.silences < _MOST_SILENCES:
            # A question about it finds out whether the wiki is back, and puts no other photo in doubt.
            self._waiting[errand.stage].appendleft(errand)
        else:
            self._waiting[errand.stage].append(errand)

    def pop(self, stage: Stage, most: int) -> tuple[Errand, ...]:
        """The first ones of a stage, which wait no longer."""
        waiting = self._waiting[stage]
        return tuple(waiting.popleft() for _ in range(min(len(waiting), most)))

    def wake(self, now: datetime) -> None:
        """Give those their turn who have waited for long enough."""
        delayed, self._delayed = self._delayed, []
        for errand in delayed:
            self.add(errand, now)
