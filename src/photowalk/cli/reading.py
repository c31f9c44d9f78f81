"""Reading a folder with the progress shown."""

import sys
from pathlib import Path

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from photowalk.cli.console import make_console
from photowalk.model import Scan
from photowalk.photos.scan import scan_folder


def read_folder(folder: Path) -> Scan:
    """What the folder holds; on a terminal a bar shows how far the reading has come."""
    if not sys.stderr.isatty():
        return scan_folder(folder)
    columns = (TextColumn("Reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=make_console(sys.stderr), transient=True) as progress:
        task = progress.add_task("", total=None)
        return scan_folder(folder, tell=lambda done, total: progress.update(task, completed=done, total=total))
