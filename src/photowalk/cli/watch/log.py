"""The log of one run: `FOLDER/.photowalk/logs/2026-11-23T21-40-05Z-upload.log`, a line for each deed and request."""

import os
import platform
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from io import RawIOBase
from pathlib import Path
from typing import Final

from photowalk import __version__
from photowalk.catalogue import make_state_folder
from photowalk.cli.console import show_line
from photowalk.cli.watch.seldom import Seldom
from photowalk.cli.watch.summary import Run, Summary, list_lines
from photowalk.cli.watch.watcher import Now
from photowalk.cli.watch.words import describe_outcome, name_wait, show_size, show_utc
from photowalk.commons.happenings import Begun, Ended, GoneOn, Happening, Published, QuotaLeft, Sent, Stashed, Waiting
from photowalk.errors import FolderError
from photowalk.plurals import count

LOGS_FOLDER: Final = "logs"
MOST_KEPT: Final = 20
"""So many logs are kept, the new one among them."""

_NAME: Final = re.compile(r"(\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ)-upload(?:-(\d{1,9}))?\.log", re.ASCII)
_SENT_PAUSE_S: Final = 10.0

Tell = Callable[[str], None]
"""Tells a person something in one line."""


class RunLog:
    """Takes lines from any thread; each is on its way to the disk when `write` returns.

    A log that cannot be written ends no upload: that is told once, and what comes then is not kept.
    """

    def __init__(self, file: Path | None, stream: RawIOBase | None, *, now: Now, tell: Tell) -> None:
        """Write to an unbuffered stream that is this file, or nowhere."""
        self.file = file
        """None where there is no log."""
        self._stream = stream
        self._now = now
        self._tell = tell
        self._lock = threading.Lock()
        self._seldom = Seldom(_SENT_PAUSE_S)

    def write(self, text: str) -> None:
        """Add a line behind the time; line breaks and hidden characters in it are written out."""
        line = f"{show_utc(self._now())} {show_line(text)}\n".encode(errors="backslashreplace")
        with self._lock:
            trouble = self._put(line)
        if trouble is not None:
            self._tell(f"The log {self.file} cannot be written ({trouble}); the upload goes on without.")

    def begin(self, run: Run) -> None:
        """Write what is to be done, where, and by whom."""
        batch = f", batch {run.batch}" if run.batch else ""
        self.write(f"{count(len(run.sizes), 'photo')} to {run.wiki} as {run.username}{batch}")
        for file, problem in run.not_ready.items():
            self.write(f"not ready: {file}: {problem}")

    def see(self, happening: Happening) -> None:
        """Write a line for what has happened; of the bytes of a photo one in ten seconds."""
        if isinstance(happening, Ended):
            self._seldom.forget(happening.outcome.photo.file)
        if not isinstance(happening, Sent) or self._seldom.is_due(happening.photo.file, now=self._now()):
            self.write(describe_happening(happening))

    def sum_up(self, summary: Summary) -> None:
        """Write the summary, and what ended the run before its time."""
        for line in list_lines(summary):
            self.write(line)
        if summary.error is not None:
            self.write(f"ended by {summary.error_text}")
        self.write(f"exit code {summary.exit_code}")

    def close(self) -> None:
        """Write no more."""
        with self._lock:
            self._drop()

    def _put(self, line: bytes) -> str | None:
        """Why the line could not be written; None if it was, or if there is no log any more."""
        try:
            while self._stream is not None and line:
                line = line[self._stream.write(line) or len(line) :]
        except OSError as error:
            self._drop()
            return error.strerror or str(error)
        return None

    def _drop(self) -> None:
        if self._stream is not None:
            with suppress(OSError):
                self._stream.close()
        self._stream = None


@contextmanager
def open_log(folder: Path, *, now: Now, tell: Tell) -> Iterator[RunLog]:
    """A new log in a folder of photos, where older ones than the last 20 are removed; closed in the end.

    Its first line says which versions run.

    tell: is told once where there can be none, or where it ends before its time.
    """
    try:
        file, stream = _create(folder, now())
    except (OSError, FolderError) as error:
        tell(f"There is no log of this upload: {error}")
        file, stream = None, None
    log = RunLog(file, stream, now=now, tell=tell)
    try:
        log.write(f"photowalk {__version__}, Python {platform.python_version()}, {platform.platform()}")
        if file is not None:
            _remove_old(file)
        yield log
    finally:
        log.close()


def describe_happening(happening: Happening) -> str:
    """What has happened, for the log."""
    match happening:
        case Begun(photo, size_bytes):
            size = show_size(size_bytes) if size_bytes else "no bytes to send"
            return f"begun: {photo.file} (SHA-1 {photo.sha1}, {size}) → {photo.title.page}"
        case Sent(photo, sent_bytes):
            return f"sent: {photo.file}: {sent_bytes} bytes"
        case Stashed(photo):
            return f"stashed: {photo.file}"
        case Published(photo, title):
            return f"published: {photo.file} → File:{title}"
        case Ended(outcome):
            return describe_outcome(outcome)
        case _:
            return _describe_pause(happening)


def _describe_pause(happening: Waiting | GoneOn | QuotaLeft) -> str:
    match happening:
        case Waiting(until, reason):
            return f"{name_wait(happening)} until {show_utc(until)}: {reason}"
        case GoneOn():
            return "gone on"
        case _:
            return f"quota: {happening.left} left of {happening.hits} in {happening.seconds} s"


def _create(folder: Path, begun: datetime) -> tuple[Path, RawIOBase]:
    logs = make_state_folder(folder) / LOGS_FOLDER
    logs.mkdir(exist_ok=True, mode=0o700)
    stem = f"{begun:%Y-%m-%dT%H-%M-%S}Z-upload"
    file, number = logs / f"{stem}.log", 1
    while True:
        try:
            # O_EXCL goes through no link, even one that came a moment ago.
            descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        except FileExistsError:
            number += 1
            file = logs / f"{stem}-{number}.log"
        else:
            return file, os.fdopen(descriptor, "wb", buffering=0)


def _remove_old(newest: Path) -> None:
    """Remove the oldest logs, and nothing that is not named like one. Unlinking goes through no link."""
    others: list[tuple[str, int, Path]] = []
    with suppress(OSError):  # a log too many does no harm
        files = {file: _NAME.fullmatch(file.name) for file in newest.parent.iterdir()}
        others = [(name[1], int(name[2] or 1), file) for file, name in files.items() if name]
    # By a clock that was put back the newest may not have the last name.
    older = sorted(other for other in others if other[2] != newest)
    for _, _, file in older[: max(0, len(older) + 1 - MOST_KEPT)]:
        with suppress(OSError):
            file.unlink()
