"""Plain lines on standard error: for logs and pipes, and for those who want to hear of troubles alone."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from photowalk.cli.console import say_line
from photowalk.cli.progress import LineMeter
from photowalk.cli.watch.summary import Run, Summary, count_in_words, is_trouble, list_lines
from photowalk.cli.watch.tally import Way, begin_tally
from photowalk.cli.watch.watcher import Mode, Now, Watcher
from photowalk.cli.watch.words import describe_outcome, name_wait, show_moment, show_share, show_size
from photowalk.commons.happenings import Ended, GoneOn, Happening, Sent, Waiting

_SILENCE: Final = timedelta(minutes=1)
"""After so long without a line it is told how far a large file has come."""

_SAME_END: Final = timedelta(minutes=1)
"""A wait whose end moves by less is told no second time, whether or not bytes go on being sent meanwhile."""


class LineWatcher(Watcher):
    """A line a photo with its number, one for each wait, one a minute for what takes longer."""

    mode = Mode.PLAIN

    def __init__(self, *, now: Now) -> None:
        """Watch no run yet."""
        self._now = now
        self._meter = LineMeter(0)
        self._tally = begin_tally({}, now=now())
        self._told = now()
        self._wait: Waiting | None = None

    def begin(self, run: Run) -> None:
        """Count from now on."""
        self._meter = LineMeter(len(run.sizes))
        self._told = self._now()
        self._tally = begin_tally(run.sizes, now=self._told, pace=run.pace)

    def see(self, happening: Happening) -> None:
        """Write a line where there is something to tell."""
        self._tally = self._tally.after(happening, now=self._now())
        match happening:
            case Ended():
                self._meter.finish(describe_outcome(happening.outcome))
                self._told = self._now()
            case Waiting():
                self._tell_wait(happening)
            case GoneOn() if self._wait:
                self._wait = None
                self._tell("Going on.")
            case Sent() if self._now() - self._told >= _SILENCE:
                self._tell(self._describe_way(self._tally.ways[happening.photo.file]))
            case _:
                pass

    def sum_up(self, summary: Summary) -> None:
        """Write the whole summary."""
        for line in list_lines(summary):
            say_line(line)

    def _tell(self, line: str) -> None:
        say_line(line)
        self._told = self._now()

    def _tell_wait(self, waiting: Waiting) -> None:
        told = self._wait
        if told and waiting.reason == told.reason and abs(waiting.until - told.until) < _SAME_END:
            return
        self._wait = waiting
        self._tell(f"{name_wait(waiting)} until {show_moment(waiting.until, now=self._now())}: {waiting.reason}")

    def _describe_way(self, way: Way) -> str:
        now = self._now()
        parts = [f"{show_share(way.sent_bytes, way.size_bytes)} sent"]
        if not self._tally.is_idle:
            parts += self._list_outlook(now)
        return f"{way.photo.file}: {', '.join(parts)}"

    def _list_outlook(self, now: datetime) -> Iterator[str]:
        yield f"{show_size(self._tally.rate.bytes_per_s(now))}/s"
        end = self._tally.find_end(now=now)
        if end:
            yield f"all done about {show_moment(end, now=now)}"


class QuietWatcher(Watcher):
    """Nothing but troubles, and the counts at the end."""

    mode = Mode.QUIET

    def see(self, happening: Happening) -> None:
        """Write a line where a photo was refused, failed or is in conflict, or its page is not as planned."""
        if isinstance(happening, Ended) and is_trouble(happening.outcome):
            say_line(describe_outcome(happening.outcome))

    def sum_up(self, summary: Summary) -> None:
        """Write the counts."""
        say_line(count_in_words(summary))
