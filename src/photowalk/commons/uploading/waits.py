"""Waits, each told once: when it begins, and when it is over. For one thread at a time."""

from collections.abc import Callable
from datetime import timedelta
from typing import Final

from photowalk.commons.happenings import GoneOn, Happening, Waiting

WORTH_TELLING: Final = timedelta(seconds=15)
"""An end that moves by less is told no second time."""


class Waits:
    """What was told of the wait that goes on."""

    def __init__(self, tell: Callable[[Happening], None]) -> None:
        """Begin without one."""
        self._tell = tell
        self._told: Waiting | None = None

    def begin(self, waiting: Waiting) -> None:
        """Tell of a wait, unless that was done."""
        told = self._told
        if (
            told is None
            or (waiting.reason, waiting.is_stashing) != (told.reason, told.is_stashing)
            or abs(waiting.until - told.until) >= WORTH_TELLING
        ):
            self._told = waiting
            self._tell(waiting)

    def end(self) -> None:
        """Tell that it is over, if there was one."""
        if self._told is not None:
            self._told = None
            self._tell(GoneOn())
