"""Reading a folder with the progress shown."""

import math
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, TypeVar

import click
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.text import Text

from photowalk.catalogue import open_scan_memory
from photowalk.cli.console import make_console
from photowalk.model import Scan
from photowalk.photos.memory import Forgetful, ScanMemory
from photowalk.photos.scan import scan_folder

_REDRAWN_S: Final = 0.1
"""How long a bar stands at the least."""

Command = TypeVar("Command", bound=Callable[..., Any])


def cache_option(command: Command) -> Command:
    """Give a command its --no-cache, as `use_cache`."""
    help_text = "Read every file again, and remember nothing of it."
    return click.option("--no-cache", "use_cache", flag_value=False, default=True, help=help_text)(command)


def track_option(command: Command) -> Command:
    """Give a command its --track, as `tracks`."""
    return click.option(
        "--track",
        "tracks",
        type=click.Path(path_type=Path, exists=True, dir_okay=False),
        multiple=True,
        metavar="GPX",
        help="A track from outside FOLDER to place photos by; those in FOLDER are found. May be given several times.",
    )(command)


def read_folder(folder: Path, *, use_cache: bool = True) -> Scan:
    """What the folder holds; on a terminal a bar shows how far the reading has come.

    Files that have stayed the same since they were last read are not opened, unless `use_cache` is False.
    """
    if not use_cache:
        return _read_shown(folder, Forgetful())
    with open_scan_memory(folder) as memory:
        return _read_shown(folder, memory)


class RateColumn(ProgressColumn):
    """How many files are read in a second."""

    def render(self, task: Task) -> Text:
        """Nothing before there is anything to tell."""
        return Text(f"{task.speed:.0f} files/s" if task.speed else "")


def _read_shown(folder: Path, memory: ScanMemory) -> Scan:
    if sys.stderr is None or not sys.stderr.isatty():
        return scan_folder(folder, memory=memory)
    columns = (TextColumn("Reading"), BarColumn(), MofNCompleteColumn(), RateColumn(), TimeRemainingColumn())
    # Drawn by us: a thread that draws would stand in the way of readers, which are forked from a process without any.
    console = make_console(sys.stderr)
    with Progress(*columns, console=console, transient=True, auto_refresh=False) as progress:
        task, drawn_at = progress.add_task("", total=None), -math.inf

        def tell(done: int, total: int) -> None:
            nonlocal drawn_at
            is_due = done == total or time.monotonic() - drawn_at >= _REDRAWN_S
            progress.update(task, completed=done, total=total, refresh=is_due)
            drawn_at = time.monotonic() if is_due else drawn_at

        return scan_folder(folder, memory=memory, tell=tell)
