"""Waits, each told once: when it begins, and when it is over. For one thread at a time."""

from collections.abc import Callable
from datetime import timedelta
from enum import Enum, auto
from typing import Final

from photowalk.commons.happenings import GoneOn, Happening, Waiting

WORTH_TELLING: Final = timedelta(seconds=15)
"""An end that moves by less is told no second time."""


class Ending(Enum):
    """What ends a wait."""

    PAUSE = auto()
    """Its moment has come, for everybody."""
    SLOT = auto()
    """A photo may be published."""
    TASK = auto()
    """There is something to do."""


class Waits:
    """What was told of the wait that goes on."""

    def __init__(self, tell: Callable[[Happening], None]) -> None:
        """Begin without one."""
        self._tell = tell
        self._told: Waiting | None = None
        self._ending = Ending.PAUSE

    def begin(self, waiting: Waiting, ending: Ending) -> None:
        """Tell of a wait, unless that was done; it takes the place of the one before."""
        told, self._ending = self._told, ending
        if (
            told is None
            or (waiting.reason, waiting.is_stashing) != (told.reason, told.is_stashing)
            or abs(waiting.until - told.until) >= WORTH_TELLING
        ):
            self._told = waiting
            self._tell(waiting)

    def end(self, ending: Ending) -> None:
        """Tell that it is over, if there was one that ends so."""
        if self._told is not None and self._ending is ending:
            self._told = None
            self._tell(GoneOn())
