"""The live picture of an upload on a terminal."""

import errno
import io
import os
import re
import select
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from dataclasses import replace
from datetime import timedelta

import pytest

from photowalk.cli.watch.bar import BarWatcher
from photowalk.cli.watch.summary import Summary
from photowalk.commons.happenings import Ended, QuotaLeft, Waiting
from photowalk.commons.pace import make_pace
from photowalk.commons.port import RateLimit
from support.command import press_ctrl_c
from support.terminal import needs_pty
from support.watching import NOON, TAKEN, SetClock, go_up, make_outcome, make_run

KEPT, CLEARED, BROUGHT_BACK = "\x1b[22;0t", "\x1b]0;\x07", "\x1b[23;0t"
HIDDEN, SHOWN = "\x1b[?25l", "\x1b[?25h"
COLOUR = re.compile(r"\x1b\[(?:\d+;)*(?:3|4|9)\d")
PATIENCE_S = 60

AT_WORK = """
from datetime import UTC, datetime, timedelta
import sys, time
from photowalk.cli.watch.bar import BarWatcher
from photowalk.commons.happenings import Waiting
from support.watching import go_up, make_run

now = lambda: datetime.now(UTC)
with BarWatcher(sys.stderr, now=now) as watcher:
    watcher.begin(make_run())
    for happening in go_up(1):
        watcher.see(happening)
    watcher.see(Waiting(now() + timedelta(minutes=10), "the limit is used up"))
    time.sleep(600)
"""


@pytest.fixture(autouse=True)
def _terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("LINES", "24")
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.fixture
def screen() -> Iterator[io.StringIO]:
    """What a terminal is sent."""
    with io.StringIO() as stream:
        yield stream


def plain(text: str) -> str:
    """What it shows, one after the other."""
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b\][^\x07]*\x07", "", text)


@contextmanager
def watching(stream: io.StringIO, now: SetClock, *, photos: int = 3) -> Iterator[BarWatcher]:
    """A run that is watched."""
    with BarWatcher(stream, now=now) as watcher:
        watcher.begin(make_run(photos))
        yield watcher


def interrupt(watching: AbstractContextManager[BarWatcher], *, during_a_question: bool = False) -> None:
    """Press Ctrl-C while it shows something."""
    with watching as watcher:
        watcher.see(go_up(1)[0])
        with watcher.aside() if during_a_question else nullcontext():
            raise KeyboardInterrupt


def test_photos_scroll_above_the_picture(screen: io.StringIO) -> None:
    """What came of each is a line, brackets and all; the picture tells of the others."""
    clock = SetClock()
    with watching(screen, clock, photos=612) as watcher:
        for happening in (*go_up(1), QuotaLeft(257, 380, 4320), Ended(make_outcome(2, reason="[bold] :smile:"))):
            clock.turn(10)
            watcher.see(happening)
    shown = plain(screen.getvalue())
    assert "Uploading 0/612" in shown
    assert "uploaded: Walk 1.jpg → File:Hall 1.jpg" in shown
    assert "([bold] :smile:)" in shown
    assert "Uploading 2/612" in shown
    assert "limit: 257 of 380 left" in shown


def test_the_terminal_is_left_as_it_was_found(screen: io.StringIO) -> None:
    """Its title is kept first, and brought back, or at least cleared, last; so is the cursor."""
    with pytest.raises(KeyboardInterrupt):
        interrupt(watching(screen, SetClock()))
    sent = screen.getvalue()
    assert sent.startswith(KEPT)
    assert sent.endswith(f"{SHOWN}{CLEARED}{BROUGHT_BACK}")
    assert sent.index(HIDDEN) < sent.rindex(SHOWN)
    *_, erased = sent.split("Uploading 0/3")
    assert "\x1b[1A\x1b[2K" in erased


def test_the_title_tells_how_far_it_is(screen: io.StringIO) -> None:
    """Photos, and the end by the clock as soon as it is known; anew only where it changes."""
    clock = SetClock()
    with watching(screen, clock) as watcher:
        for happening in go_up(1):
            clock.turn(10)
            watcher.see(happening)
    titles = re.findall(r"\x1b\]0;([^\x07]*)\x07", screen.getvalue())
    assert titles[0] == "photowalk 0/3"
    assert titles[-2:] == ["photowalk 1/3, until 12:02", ""]
    assert len(set(titles)) == len(titles)


def test_a_terminal_that_would_print_its_title_is_given_none(
    screen: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The picture is drawn all the same."""
    monkeypatch.setenv("TERM", "linux")
    with watching(screen, SetClock()) as watcher:
        watcher.see(go_up(1)[0])
    assert "\x1b]" not in screen.getvalue()
    assert KEPT not in screen.getvalue()
    assert "Uploading 0/3" in screen.getvalue()


def test_the_end_minds_the_limit_of_the_account(screen: io.StringIO) -> None:
    """What earlier runs have used up counts: the first photo goes up when theirs count no longer."""
    clock = SetClock()
    pace = make_pace(RateLimit(10, 4320), [NOON] * 10, now=NOON)
    with BarWatcher(screen, now=clock) as watcher:
        watcher.begin(replace(make_run(3), pace=pace))
        clock.turn(10)
        watcher.see(go_up(1)[0])
    assert "done about 13:14" in plain(screen.getvalue())


def test_waits_are_shown(screen: io.StringIO) -> None:
    """With their end, how long that is, and why."""
    with watching(screen, SetClock()) as watcher:
        watcher.see(Waiting(NOON + timedelta(minutes=14), "the wiki is read-only"))
    assert "Waiting until 12:14 (14:00 left): the wiki is read-only" in plain(screen.getvalue())


def test_the_picture_gives_way_to_a_question(screen: io.StringIO) -> None:
    """It is taken away with the cursor shown, and drawn again."""
    with watching(screen, SetClock()) as watcher:
        with watcher.aside():
            screen.write("A question? ")
        before, after = screen.getvalue().split("A question? ")
    assert before.rindex(SHOWN) > before.rindex(HIDDEN)
    assert "Uploading" in after


def test_a_question_that_is_interrupted_brings_no_picture_back(screen: io.StringIO) -> None:
    """The terminal is left as it was found."""
    with pytest.raises(KeyboardInterrupt):
        interrupt(watching(screen, SetClock()), during_a_question=True)
    *_, last = screen.getvalue().split("\x1b[1A\x1b[2K")
    assert "Uploading" not in last
    assert last.endswith(f"{SHOWN}{CLEARED}{BROUGHT_BACK}")


def test_the_summary_takes_the_place_of_the_picture(screen: io.StringIO, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is drawn after it."""
    with watching(screen, SetClock()) as watcher:
        watcher.see(Ended(TAKEN))
        watcher.sum_up(Summary(make_run(), (TAKEN,)))
        drawn = screen.getvalue()
    assert screen.getvalue().removeprefix(drawn) == f"{SHOWN}{CLEARED}{BROUGHT_BACK}"
    assert capsys.readouterr().err.startswith("1 refused, 2 left: run the command again to go on.\nRefused; ")


@pytest.mark.parametrize("no_color", ["", "1"])
def test_colours_are_left_out_where_somebody_wants_none(
    screen: io.StringIO, monkeypatch: pytest.MonkeyPatch, no_color: str
) -> None:
    """See https://no-color.org (read 2026-11)."""
    monkeypatch.setenv("NO_COLOR", no_color)
    with watching(screen, SetClock(), photos=2) as watcher:
        for happening in go_up(1):
            watcher.see(happening)
    assert bool(COLOUR.search(screen.getvalue())) is not bool(no_color)


class Shut(io.StringIO):
    """A terminal that is shut after a while."""

    is_shut = False

    def write(self, text: str) -> int:
        """Take it, or fail as Linux does."""
        if self.is_shut:
            raise OSError(errno.EIO, "Input/output error")
        return super().write(text)


@pytest.mark.parametrize("is_shut_before", [True, False])
def test_where_the_terminal_is_shut_the_upload_goes_on(*, is_shut_before: bool) -> None:
    """There is nobody left to be shown anything."""
    terminal = Shut()
    terminal.is_shut = is_shut_before
    with watching(terminal, SetClock()) as watcher:
        terminal.is_shut = True
        for happening in go_up(1):
            watcher.see(happening)
        with watcher.aside():
            pass
    assert SHOWN not in terminal.getvalue()


@needs_pty
def test_ctrl_c_leaves_a_clean_terminal() -> None:
    """While it counts down, with nothing happening: the picture is erased, cursor and title are brought back."""
    ours, theirs = os.openpty()
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUTF8": "1"}
    program = [sys.executable, "-c", AT_WORK]
    with subprocess.Popen(program, stdin=theirs, stderr=theirs, env=environment, encoding="utf-8") as process:  # noqa: S603 - our own
        os.close(theirs)
        shown = _read_until(ours, b"(9:5")
        press_ctrl_c(process)
        shown += _read_until(ours, None)
        os.close(ours)
    drawn, _, ended = shown.partition(b"Traceback")
    assert b"uploaded: Walk 1.jpg" in drawn
    assert b"KeyboardInterrupt" in ended
    assert drawn.endswith(f"{SHOWN}{CLEARED}{BROUGHT_BACK}".encode())
    assert drawn.rindex(b"\x1b[2K") > drawn.rindex(b"Uploading")


def _read_until(terminal: int, text: bytes | None) -> bytes:
    """What the terminal is sent up to a text, or up to the end."""
    shown, latest = b"", time.monotonic() + PATIENCE_S
    while text is None or text not in shown:
        ready, _, _ = select.select([terminal], [], [], max(0.0, latest - time.monotonic()))
        assert ready, shown
        piece = b""
        with suppress(OSError):  # Linux's way to say that nobody has the other end open
            piece = os.read(terminal, 65_536)
        if not piece:
            assert text is None, shown
            break
        shown += piece
    return shown
