"""The ways to watch an upload, and the options that choose among them."""

import functools
import os
import sys
from collections.abc import Callable
from typing import Any, Final, TextIO

import click

from photowalk.cli.watch.bar import BarWatcher
from photowalk.cli.watch.events import JsonWatcher
from photowalk.cli.watch.lines import LineWatcher, QuietWatcher
from photowalk.cli.watch.watcher import Mode, Now, Watcher

_DUMB: Final = frozenset({"dumb", "unknown"})
"""Values of TERM of terminals that obey no orders."""

_OPTIONS: Final = {
    Mode.PLAIN: "Lines in place of bars, on a terminal too.",
    Mode.QUIET: "Tell of troubles alone, and the counts at the end.",
    Mode.JSON: "One JSON object a line for each thing that happens.",
}


def mode_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command --plain, --quiet and --json, of which one at most may be typed, and the argument `mode`."""

    @functools.wraps(command)
    def with_mode(*arguments: object, **options: object) -> object:
        chosen = [mode for mode in _OPTIONS if options.pop(mode)]
        if len(chosen) > 1:
            typed = " and ".join(f"--{mode}" for mode in chosen)
            raise click.UsageError(f"{typed} exclude one another; type one of them.")
        return command(*arguments, **options, mode=(chosen or [Mode.FITTING])[0])

    for mode, text in reversed(_OPTIONS.items()):
        with_mode = click.option(f"--{mode}", is_flag=True, help=text)(with_mode)
    return with_mode


def make_watcher(mode: Mode, *, now: Now) -> Watcher:
    """Who watches a run."""
    if mode is Mode.JSON:
        return JsonWatcher(now=now)
    if mode is Mode.QUIET:
        return QuietWatcher()
    if mode is Mode.FITTING and is_terminal(sys.stderr) and _takes_orders():
        return BarWatcher(sys.stderr, now=now)
    return LineWatcher(now=now)


def is_terminal(stream: TextIO | None) -> bool:
    """Whether somebody sits there."""
    return stream is not None and stream.isatty()


def _takes_orders() -> bool:
    return os.environ.get("TERM", "").lower() not in _DUMB
