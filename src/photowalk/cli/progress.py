"""How far a run has come: a live bar on a terminal, a line a photo elsewhere."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from photowalk.cli.console import make_console, say_line, show_line


class Meter(Protocol):
    """Shows how far a run has come."""

    def begin(self, text: str) -> None:
        """Say what is being worked on now."""
        ...

    def finish(self, line: str) -> None:
        """Say what came of it, and count it."""
        ...


@contextmanager
def open_meter(title: str, total: int) -> Iterator[Meter]:
    """A meter for so many steps, on standard error."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield LineMeter(total)
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[now]}", markup=False),
    )
    with Progress(*columns, console=make_console(sys.stderr)) as progress:
        yield BarMeter(progress, title, total=total)


class LineMeter:
    """Plain lines, each with its number: for logs and pipes."""

    def __init__(self, total: int) -> None:
        """Count up to a total."""
        self._total = total
        self._done = 0

    def begin(self, text: str) -> None:
        """Nothing: a line is written when there is something to tell."""

    def finish(self, line: str) -> None:
        """Write the line behind its number."""
        self._done += 1
        say_line(f"{self._done:>{len(str(self._total))}}/{self._total}  {line}")


class BarMeter:
    """A bar that stays at the bottom, with the finished lines scrolling above it."""

    def __init__(self, progress: Progress, title: str, *, total: int) -> None:
        """Add a bar to a running display."""
        self._progress = progress
        self._task = progress.add_task(title, total=total, now="")

    def begin(self, text: str) -> None:
        """Show the text beside the bar."""
        self._progress.update(self._task, now=show_line(text))

    def finish(self, line: str) -> None:
        """Let the line scroll above the bar."""
        self._progress.console.print(show_line(line))
        self._progress.advance(self._task)
