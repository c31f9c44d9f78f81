"""The process that forks readers, as it is inside: what it is told over its line, and what it does then."""

import gc
import os
import signal
import socket
import struct
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from typing import Final, NoReturn

from photowalk.photos import worker
from photowalk.photos.programs import forget_variables, list_module_paths

REQUEST: Final = struct.Struct("=cI")
"""What is to be done, and with which of the processes by the order in which they were asked for."""
FORK, KILL, WAIT = b"f", b"k", b"w"
ANSWER: Final = struct.Struct("=?i")
"""Whether the process has ended, and how."""
PATIENCE_S: Final = 2
"""A killed process that is still there after that hangs in the operating system, on a network disk that went away."""
_PIPES: Final = 2
_LAST_STANDARD: Final = 2
"""The descriptor of standard error."""


def serve() -> NoReturn:
    """Fork, kill and wait for processes as long as somebody says so on standard input, a socket; then end them all."""
    _run_to_the_end(lambda: _serve(os.dup(0)))


def serve_forked(descriptor: int) -> NoReturn:
    """The same in a process that was just forked, with all signals held back; it does not come back from here.

    It keeps the socket of that descriptor and standard error. All other files are closed, among them locked ones.
    """
    _run_to_the_end(partial(_serve_apart, descriptor))


def _serve_apart(descriptor: int) -> None:
    os.setpgid(0, 0)  # apart from the terminal's own group: Ctrl-C is for who has forked us
    gc.disable()  # as in any program of ours; a worker switches it on
    sys.path[:] = list_module_paths()
    forget_variables()
    sys.stderr, sys.excepthook = sys.__stderr__, sys.__excepthook__
    _close_all_but(descriptor)
    _forget_signal_handlers()
    _serve(descriptor)


def _close_all_but(descriptor: int) -> None:
    """Close what is open but for this and standard error; standard input and output lead nowhere."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in range(_LAST_STANDARD):
        os.dup2(nowhere, standard)
    for name in os.listdir("/proc/self/fd"):  # noqa: PTH208 - plain names
        if int(name) > _LAST_STANDARD and int(name) != descriptor:
            with suppress(OSError):  # the list's own
                os.close(int(name))


def _forget_signal_handlers() -> None:
    """Take signals as a new program does: its own clock has to end a reader."""
    signal.set_wakeup_fd(-1)
    for number in signal.valid_signals():
        if callable(signal.getsignal(number)):
            signal.signal(number, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_SETMASK, ())


def _serve(descriptor: int) -> None:
    gc.freeze()  # what the garbage collector of a forked process leaves alone stays shared
    children: dict[int, int] = {}
    # Closed last of all, as is heard at the other end.
    with socket.socket(fileno=descriptor) as line:
        try:
            with suppress(ConnectionError):
                while _obey(line, children):
                    pass
        finally:
            for process_id in children.values():
                os.kill(process_id, signal.SIGKILL)
            for process_id in children.values():
                _wait(process_id)


def _obey(line: socket.socket, children: dict[int, int]) -> bool:
    """Do what is asked for next; whether anything was."""
    request, descriptors, *_ = socket.recv_fds(line, REQUEST.size, _PIPES)
    if len(request) < REQUEST.size:
        return False
    order, number = REQUEST.unpack(request)
    if order == FORK:
        # Where there is no room for a process, or for open files, the pipes' being closed says so.
        if len(descriptors) == _PIPES and (process_id := _fork(line, descriptors)):
            children[number] = process_id
        for descriptor in descriptors:
            os.close(descriptor)
        return True
    code = None
    if number in children:
        if order == KILL:
            os.kill(children[number], signal.SIGKILL)
        else:
            code = _wait(children[number])
    if code is not None:
        del children[number]
    line.sendall(ANSWER.pack(code is not None, code or 0))
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
