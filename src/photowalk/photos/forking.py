"""A process that forks readers, which import nothing then, seen from here.

Each by itself would import for a tenth of a second, on all cores at once. A process can be forked safely where it has
no threads. Where we have none, and little memory, it is forked from us; else it is a program of its own, which imports
once for all of them. In either case it has nothing open and never opens a file. Its only line to us is a socket, over
which it is told what to do, and is given the pipes of those that it forks. When that line ends, be it that we were
killed, it kills all of them and ends.
"""

import os
import signal
import socket
import subprocess
import sys
from contextlib import ExitStack, suppress
from io import FileIO
from pathlib import Path
from typing import IO, Final, Protocol

from photowalk.photos import forker
from photowalk.photos.forker import ANSWER, FORK, KILL, REQUEST, WAIT
from photowalk.photos.programs import make_command, make_environment

CAN_FORK: Final = sys.platform == "linux"
"""macOS forks too, but its own libraries do not bear it."""

_LONGEST_ANSWER_S: Final = 30
"""It may still be importing, from a disk that was asleep."""
_MOST_INHERITED_BYTES: Final = 512 * 1024**2
"""What a process has, or only keeps free for its threads, counts in the limit of all that are forked from it."""


def is_forkable() -> bool:
    """Whether this process may be forked: it has one thread, none of which C libraries started either, and is small."""
    if not CAN_FORK:
        return False
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
        return len(os.listdir("/proc/self/task")) == 1 and pages * os.sysconf("SC_PAGE_SIZE") <= _MOST_INHERITED_BYTES  # noqa: PTH208 - plain names
    except OSError:  # who may not look may have threads
        return False


class Forker:
    """The process that forks others, seen from here."""

    def __init__(self) -> None:
        """Start it.

        Raises:
            OSError: it cannot be started.
        """
        with ExitStack() as opened:
            self._line, far_end = map(opened.enter_context, socket.socketpair())
            self._process: _Process = _Branch(far_end) if is_forkable() else _start_program(far_end)
            far_end.close()
            opened.pop_all()
        self._line.settimeout(_LONGEST_ANSWER_S)
        self._forked = 0

    def fork(self) -> "ForkedProcess":
        """A process that runs `worker.serve`; one that could not be forked is as one that has ended.

        Raises:
            OSError: there are too few files to be had, or the forker has ended.
        """
        with ExitStack() as opened, ExitStack() as far_ends:
            jobs_out, jobs_in = os.pipe()
            far_ends.callback(os.close, jobs_out)
            sink = opened.enter_context(FileIO(jobs_in, "w"))
            answers_out, answers_in = os.pipe()
            far_ends.callback(os.close, answers_in)
            source = opened.enter_context(FileIO(answers_out))
            self._forked += 1
            socket.send_fds(self._line, [REQUEST.pack(FORK, self._forked)], [jobs_out, answers_in])
            opened.pop_all()
        return ForkedProcess(self, self._forked, sink=sink, source=source)

    def kill(self, number: int) -> None:
        """End a process at once."""
        self._ask(KILL, number)

    def wait(self, number: int) -> int | None:
        """How a process has ended; None where it does not within some seconds, or was never there."""
        has_ended, code = self._ask(WAIT, number)
        return code if has_ended else None

    def end(self) -> None:
        """End it, and with it all that it has forked."""
        with suppress(OSError):
            self._line.shutdown(socket.SHUT_WR)
            self._line.recv(1)  # its end, as its end of the line is closed by it; that is heard at once
        self._line.close()
        self._process.kill()
        self._process.wait()

    def _ask(self, order: bytes, number: int) -> tuple[bool, int]:
        """Have something done, and hear what came of it; nothing where there is nobody to do it."""
        with suppress(OSError):
            self._line.sendall(REQUEST.pack(order, number))
            answer = self._line.recv(ANSWER.size, socket.MSG_WAITALL)
            if len(answer) == ANSWER.size:
                has_ended, code = ANSWER.unpack(answer)
                return has_ended, code
        return False, 0


class ForkedProcess:
    """A process that was forked, and its two pipes."""

    def __init__(self, forker: Forker, number: int, *, sink: FileIO, source: FileIO) -> None:
        """Of this number."""
        self._forker = forker
        self._number = number
        self.sink: IO[bytes] = sink
        self.source: IO[bytes] = source

    def kill(self) -> None:
        """Have it end at once."""
        self._forker.kill(self._number)

    def wait(self) -> int | None:
        """How it has ended; None where it does not within some seconds."""
        return self._forker.wait(self._number)


class _Process(Protocol):
    """A forker."""

    def kill(self) -> None:
        """Have it end at once."""
        ...

    def wait(self) -> object:
        """Return when it has ended."""
        ...


class _Branch:
    """A forker that was forked from this process."""

    def __init__(self, line: socket.socket) -> None:
        # Held back until it has its own way to take them: Ctrl-C in between is for us.
        before = signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
        try:
            self._id = os.fork()
            if not self._id:
                forker.serve_forked(line.fileno())
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)

    def kill(self) -> None:
        with suppress(ProcessLookupError):
            os.kill(self._id, signal.SIGKILL)

    def wait(self) -> None:
        with suppress(ChildProcessError):  # it was waited for by who waits for all
            os.waitpid(self._id, 0)


def _start_program(line: socket.socket) -> _Process:
    return subprocess.Popen(  # noqa: S603 - this very Python and a program of our own
        make_command(forker.__name__),
        stdin=line.fileno(),
        stdout=subprocess.DEVNULL,
        env=make_environment(),
        process_group=0,
    )
