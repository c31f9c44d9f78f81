"""A live picture of an upload on a terminal, with the finished photos scrolling above it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from typing import Any, Final, Self, TextIO, cast

from rich.console import Console, Group
from rich.live import Live

from photowalk.cli.console import say_line, show_line
from photowalk.cli.watch.display import Picture, draw_picture, name_window
from photowalk.cli.watch.summary import Run, Summary, list_lines
from photowalk.cli.watch.tally import begin_tally
from photowalk.cli.watch.watcher import Mode, Now, Watcher
from photowalk.cli.watch.words import describe_outcome
from photowalk.commons.happenings import Ended, Happening

# See "Window manipulation" (22 and 23 keep and bring back titles) and "Operating System Commands" of
# https://invisible-island.net/xterm/ctlseqs/ctlseqs.html (read 2026-11). A terminal that keeps no titles ignores the
# former two; there the title ends up empty, which shells and terminals fill again.
_KEEP_TITLE: Final = "\x1b[22;0t"
_CLEAR_TITLE: Final = "\x1b]0;\x07"
_BRING_BACK_TITLE: Final = "\x1b[23;0t"
_SHOW_CURSOR: Final = "\x1b[?25h"

_TITLELESS: Final = frozenset({"linux"})
"""Values of TERM of terminals that print titles as text, as consoles of older Linux kernels do."""

_LOOK_AHEAD: Final = timedelta(seconds=1)
"""How often the end is foretold anew."""


class BarWatcher(Watcher):
    """A bar for all, one for each photo on its way, the figures, and what is waited for; in the terminal's title too.

    Drawn by a thread of its own, so that it counts down while nothing happens.
    """

    mode = Mode.FITTING

    def __init__(self, stream: TextIO, *, now: Now) -> None:
        """Watch no run yet, on a terminal that takes orders."""
        self._screen = cast("TextIO", _Screen(stream))
        self._now = now
        self._tally = begin_tally({}, now=now())
        self._console = Console(file=self._screen, force_terminal=True, highlight=False, markup=False, emoji=False)
        self._has_title = os.environ.get("TERM") not in _TITLELESS
        self._live: Live | None = None
        self._end: datetime | None = None
        self._looked_ahead: datetime | None = None
        self._title = ""

    def __enter__(self) -> Self:
        """Keep what is to be brought back."""
        if self._has_title:
            self._write(_KEEP_TITLE)
        return self

    def __exit__(self, *error: object) -> None:
        """Leave the terminal as it was found."""
        try:
            self._stop()
        finally:
            self._write(_SHOW_CURSOR)
            if self._has_title:
                self._write(f"{_CLEAR_TITLE}{_BRING_BACK_TITLE}")

    def begin(self, run: Run) -> None:
        """Begin to draw."""
        self._tally = begin_tally(run.sizes, now=self._now(), pace=run.pace)
        self._start()

    def see(self, happening: Happening) -> None:
        """Take it into the picture; what came of a photo scrolls above it."""
        now = self._now()
        self._tally = self._tally.after(happening, now=now)
        if self._looked_ahead is None or abs(now - self._looked_ahead) >= _LOOK_AHEAD:
            self._looked_ahead, self._end = now, self._tally.find_end(now=now)
        if isinstance(happening, Ended):
            self._console.print(show_line(describe_outcome(happening.outcome)))

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Take the picture away while somebody is asked something."""
        self._stop()
        yield
        self._start()

    def sum_up(self, summary: Summary) -> None:
        """Write the whole summary in the place of the picture."""
        self._stop()
        for line in list_lines(summary):
            say_line(line)

    def _start(self) -> None:
        # What goes to standard output is the product, and has no place on this terminal.
        self._live = Live(
            console=self._console,
            get_renderable=self._draw,
            transient=True,
            redirect_stdout=False,
            vertical_overflow="crop",
        )
        self._live.start(refresh=True)

    def _stop(self) -> None:
        live, self._live = self._live, None
        if live is not None:
            live.stop()

    def _draw(self) -> Group:
        picture = Picture(self._tally, self._now(), self._end)
        self._show_title(name_window(picture))
        return draw_picture(picture, self._console.width)

    def _show_title(self, title: str) -> None:
        if self._has_title and title != self._title:
            self._title = title
            self._console.set_window_title(title)

    def _write(self, orders: str) -> None:
        self._screen.write(orders)
        self._screen.flush()


class _Screen:
    """A terminal that may be shut: then what is drawn goes nowhere, and the upload goes on."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        with suppress(OSError):
            self._stream.write(text)
        return len(text)

    def flush(self) -> None:
        with suppress(OSError):
            self._stream.flush()

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever rich asks a stream for
        return getattr(self._stream, name)
