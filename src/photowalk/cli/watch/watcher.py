"""The seam between an upload and whoever watches it."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from datetime import datetime
from enum import StrEnum
from typing import Protocol, Self

from photowalk.cli.watch.summary import Run, Summary
from photowalk.commons.happenings import Happening

Now = Callable[[], datetime]
"""The time, with UTC as its zone."""


class Mode(StrEnum):
    """How an upload is watched."""

    FITTING = "fitting"
    """By bars on a terminal, by lines elsewhere."""
    PLAIN = "plain"
    QUIET = "quiet"
    JSON = "json"

    @property
    def is_talking(self) -> bool:
        """Whether a person hears more than of troubles."""
        return self in {Mode.FITTING, Mode.PLAIN}


class Watcher(Protocol):
    """Shows an upload to a person or a program: entered, then begun, and summed up before it is left."""

    mode: Mode
    """In which it watches."""

    def __enter__(self) -> Self:
        """Make ready."""
        return self

    def __exit__(self, *error: object) -> None:
        """Clear away what was shown."""
        return

    def begin(self, run: Run) -> None:  # noqa: ARG002 - for those who count
        """Show that a run begins now."""
        return

    def see(self, happening: Happening) -> None:
        """Show what has happened."""
        ...

    def aside(self) -> AbstractContextManager[None]:
        """Be out of the way while somebody is asked something."""
        return nullcontext()

    def sum_up(self, summary: Summary) -> None:
        """Tell what came of it all; the last thing to be shown."""
        ...
