"""Watching an upload: what persons and programs see of it while it runs, and what is told of it in the end.

upload_folder ── happenings ──> watch_run ──> a Watcher: bars, lines, JSON or troubles alone
                                    └───────> a RunLog
"""

from photowalk.cli.watch.asking import find_ask
from photowalk.cli.watch.log import RunLog, open_log
from photowalk.cli.watch.modes import make_watcher, mode_options
from photowalk.cli.watch.run import measure_photos, watch_beginning, watch_run
from photowalk.cli.watch.summary import Run, Summary
from photowalk.cli.watch.tally import Tally
from photowalk.cli.watch.watcher import Mode, Watcher

__all__ = [
    "Mode",
    "Run",
    "RunLog",
    "Summary",
    "Tally",
    "Watcher",
    "find_ask",
    "make_watcher",
    "measure_photos",
    "mode_options",
    "open_log",
    "watch_beginning",
    "watch_run",
]
