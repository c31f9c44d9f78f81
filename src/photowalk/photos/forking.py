"""A process that imports what readers need, once for all of them, and forks them.

Each by itself would import for a tenth of a second, on all cores at once. A process can be forked safely where it has
no threads and nothing open, which is not to be known of the one that photowalk runs in. So a process of its own does
it, and nothing else: it never opens a file. Its only line to us is a socket, over which it is told what to do, and is
given the pipes of those that it forks. When that line ends, be it that we were killed, it kills all of them and ends.
"""

import gc
import os
import signal
import socket
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack, suppress
from functools import partial
from io import FileIO
from typing import IO, Final, NoReturn

from photowalk.photos import worker
from photowalk.photos.programs import make_command

CAN_FORK: Final = sys.platform == "linux"
"""macOS forks too, but its own libraries do not bear it."""

_REQUEST: Final = struct.Struct("=cI")
"""What is to be done, and with which of the processes by the order in which they were asked for."""
_FORK, _KILL, _WAIT = b"f", b"k", b"w"
_PIPES: Final = 2
_ANSWER: Final = struct.Struct("=?i")
"""Whether the process has ended, and how."""
PATIENCE_S: Final = 2
"""A killed process that is still there after that hangs in the operating system, on a network disk that went away."""
_LONGEST_ANSWER_S: Final = 30
"""It may still be importing, from a disk that was asleep."""


class Forker:
    """The process that forks others, seen from here."""

    def __init__(self) -> None:
        """Start it.

        Raises:
            OSError: it cannot be started.
        """
        with ExitStack() as opened:
            self._line, far_end = map(opened.enter_context, socket.socketpair())
            self._process = subprocess.Popen(  # noqa: S603 - this very Python and a program of our own
                make_command(__name__), stdin=far_end.fileno(), stdout=subprocess.DEVNULL, process_group=0
            )
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
            socket.send_fds(self._line, [_REQUEST.pack(_FORK, self._forked)], [jobs_out, answers_in])
            opened.pop_all()
        return ForkedProcess(self, self._forked, sink=sink, source=source)

    def kill(self, number: int) -> None:
        """End a process at once."""
        self._ask(_KILL, number)

    def wait(self, number: int) -> int | None:
        """How a process has ended; None where it does not within some seconds, or was never there."""
        has_ended, code = self._ask(_WAIT, number)
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
            self._line.sendall(_REQUEST.pack(order, number))
            answer = self._line.recv(_ANSWER.size, socket.MSG_WAITALL)
            if len(answer) == _ANSWER.size:
                has_ended, code = _ANSWER.unpack(answer)
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


def serve() -> NoReturn:
    """Fork, kill and wait for processes as long as somebody says so on standard input, a socket; then end them all."""
    gc.freeze()  # what the garbage collector of a forked process leaves alone stays shared
    _run_to_the_end(_serve)


def _serve() -> None:
    children: dict[int, int] = {}
    try:
        with suppress(ConnectionError), socket.socket(fileno=os.dup(0)) as line:
            while _obey(line, children):
                pass
    finally:
        for process_id in children.values():
            os.kill(process_id, signal.SIGKILL)
        for process_id in children.values():
            _wait(process_id)


def _obey(line: socket.socket, children: dict[int, int]) -> bool:
    """Do what is asked for next; whether anything was."""
    request, descriptors, *_ = socket.recv_fds(line, _REQUEST.size, _PIPES)
    if len(request) < _REQUEST.size:
        return False
    order, number = _REQUEST.unpack(request)
    if order == _FORK:
        # Where there is no room for a process, or for open files, the pipes' being closed says so.
        if len(descriptors) == _PIPES and (process_id := _fork(line, descriptors)):
            children[number] = process_id
        for descriptor in descriptors:
            os.close(descriptor)
        return True
    code = None
    if number in children:
        if order == _KILL:
            os.kill(children[number], signal.SIGKILL)
        else:
            code = _wait(children[number])
    if code is not None:
        del children[number]
    line.sendall(_ANSWER.pack(code is not None, code or 0))
    return True


def _fork(line: socket.socket, descriptors: Sequence[int]) -> int | None:
    """The id of a new process, which does not come back from here; None where there can be none."""
    try:
        process_id = os.fork()
    except OSError:
        return None
    if not process_id:
        _run_to_the_end(partial(_read, line, descriptors))
    return process_id


def _read(line: socket.socket, descriptors: Sequence[int]) -> None:
    """Be a worker with these as standard input and output, and without the line."""
    line.close()
    for standard, descriptor in enumerate(descriptors):
        os.dup2(descriptor, standard)
        os.close(descriptor)
    worker.serve()


def _run_to_the_end(work: Callable[[], None]) -> NoReturn:
    """Do what is left to be done, as the interpreter would; but it tidies up for some 10 ms, and is waited for."""
    code = 1
    try:
        work()
        code = 0
    except BaseException:  # noqa: BLE001 - as the interpreter does
        sys.excepthook(*sys.exc_info())
    finally:
        os._exit(code)


def _wait(process_id: int) -> int | None:
    until = time.monotonic() + PATIENCE_S
    while True:
        ended, status = os.waitpid(process_id, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status)
        if time.monotonic() > until:
            return None
        time.sleep(0.001)
