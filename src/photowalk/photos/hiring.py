"""Those who read: a process each, the thread that listens to it, and the jobs it has.

Where the system can, they are forked by a process that need not import for each of them. Else, and where there is to
be one only and we cannot be forked ourselves, each is started by itself.
"""

import errno
import subprocess
import sys
import time
from collections import deque
from contextlib import suppress
from queue import SimpleQueue
from threading import Thread
from typing import IO, Final, Protocol, cast

from photowalk.photos.forker import PATIENCE_S
from photowalk.photos.forking import CAN_FORK, Forker, is_forkable
from photowalk.photos.programs import make_command, make_environment
from photowalk.photos.worker import receive_frame, send_frame

_LONGEST_START_S: Final = 60

Events = SimpleQueue["tuple[Worker, bytes | None]"]
"""Who says what; None: it has ended."""


class _Process(Protocol):
    """A process that runs `worker.serve`."""

    sink: IO[bytes]
    """Its standard input."""
    source: IO[bytes]
    """Its standard output."""

    def kill(self) -> None:
        """Have it end at once."""
        ...

    def wait(self) -> int | None:
        """How it has ended; None where it does not within some seconds."""
        ...


class Worker:
    """A process that reads, the thread that listens to it, and its jobs."""

    def __init__(self, process: _Process, events: Events) -> None:
        """Listen to it: what it says becomes events, as does that it has ended (None).

        Raises:
            OSError: no thread can be started.
        """
        self.jobs: deque[int] = deque()
        """By their places; it is at work on the first."""
        self.is_ready = False
        self.deadline = time.monotonic() + _LONGEST_START_S
        self._process = process
        self._events = events
        self._listener = Thread(target=self._listen, daemon=True)
        try:
            self._listener.start()
        except RuntimeError as error:
            self.kill()
            process.wait()
            process.sink.close()
            process.source.close()
            raise OSError(errno.EAGAIN, str(error)) from error

    def send(self, content: bytes) -> None:
        """Send a frame; one who has ended says so by itself."""
        with suppress(OSError):
            send_frame(self._process.sink, content)

    def kill(self) -> None:
        """Have it end at once."""
        self._process.kill()

    def dismiss(self) -> None:
        """Let it end by itself: there is no more to do."""
        with suppress(OSError):
            self._process.sink.close()

    def bury(self) -> int | None:
        """Wait for the end of a process that was told to end; how it ended, None where that cannot be waited for."""
        self.dismiss()
        self._listener.join(PATIENCE_S)  # the end of its output is heard at once, that of a process is looked for
        if self._listener.is_alive():
            self.kill()
        code = self._process.wait()
        if code is None:
            self.kill()
            code = self._process.wait()
        self._listener.join(PATIENCE_S)
        if not self._listener.is_alive():
            self._process.source.close()
        return code

    def _listen(self) -> None:
        with suppress(OSError):
            while (frame := receive_frame(self._process.source)) is not None:
                self._events.put((self, frame))
        self._events.put((self, None))


class Hiring:
    """Where workers come from."""

    def __init__(self, most: int) -> None:
        """Be ready for so many at a time."""
        self._forker: Forker | None = None
        if (CAN_FORK and most > 1) or (most and is_forkable()):
            with suppress(OSError):
                self._forker = Forker()

    def hire(self, events: Events) -> Worker:
        """A new worker, who has not been told anything.

        Raises:
            OSError: no process can be started.
        """
        if self._forker is not None:
            with suppress(OSError):  # it has ended, for whatever reason
                return Worker(self._forker.fork(), events)
        return Worker(_SpawnedProcess(), events)

    def end(self) -> None:
        """Leave nothing behind."""
        if self._forker is not None:
            self._forker.end()


class _SpawnedProcess:
    """A process that was started by itself."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(  # noqa: S603 - this very Python and a program of our own
            make_command("photowalk.photos.worker"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=0,
            env=make_environment(),
            # Apart from the terminal's own group: Ctrl-C is for us, and workers are ended by us.
            process_group=None if sys.platform == "win32" else 0,
            creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
        )
        self.sink, self.source = cast("IO[bytes]", self._process.stdin), cast("IO[bytes]", self._process.stdout)

    def kill(self) -> None:
        self._process.kill()

    def wait(self) -> int | None:
        with suppress(subprocess.TimeoutExpired):
            return self._process.wait(PATIENCE_S)
        return None
