"""Readers of files for processes of their own: they do what the name of a file says, and never look into it."""

import os
import re
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

import msgspec

from photowalk.model import UnusableFile
from photowalk.photos.walk import FoundFile
from photowalk.photos.worker import Reading, send_frame

Finish = Callable[[], UnusableFile]


def read_by_name(found: FoundFile, sidecar: Path | None) -> Finish:  # noqa: ARG001 - a reader's
    """Do at once what the name's first word says; the path is the reason of what comes of it."""
    refused = _do(found)
    return lambda: refused


def read_late_by_name(found: FoundFile, sidecar: Path | None) -> Finish:  # noqa: ARG001 - a reader's
    """The same, with the deed in the second step."""
    return partial(_do, found)


def read_number(found: FoundFile, sidecar: Path | None) -> Finish:  # noqa: ARG001 - a reader's
    """Say which process reads; `wait …` is read for ever."""
    if found.file.startswith("wait"):
        found.location.with_name(f"{found.location.name} {os.getpid()}").touch()
        _hang(found.location)
    return lambda: UnusableFile(found.file, str(os.getpid()))


def read_variables(found: FoundFile, sidecar: Path | None) -> Finish:  # noqa: ARG001 - a reader's
    """Say which variables of photowalk's the reader has."""
    names = " ".join(name for name in os.environ if name.startswith("PHOTOWALK_"))
    return lambda: UnusableFile(found.file, names)


def read_unmapped(found: FoundFile, sidecar: Path | None) -> Finish:  # noqa: ARG001 - a reader's
    """Be killed as who has mapped a file that is cut short just then; not where it may not be mapped."""
    if found.is_mappable:
        os.kill(os.getpid(), signal.SIGBUS)
    return lambda: UnusableFile(found.file, found.file)


def is_running(process_id: int) -> bool:
    """Whether there is such a process of ours."""
    with suppress(ProcessLookupError):
        os.kill(process_id, 0)
        return True
    return False


def find_parent(process_id: int) -> int:
    """The process that has started this one; on Linux."""
    status = Path(f"/proc/{process_id}/stat").read_text("ascii")
    return int(status.rpartition(")")[2].split()[1])


def refuse(found: FoundFile, sidecar: Path | None) -> Finish:  # noqa: ARG001 - a reader's
    """Read nothing, and say so."""
    raise AssertionError(f"{found.file} was to be read")


def _do(found: FoundFile) -> UnusableFile:
    _DEEDS.get(found.file.split()[0], str)(found.location)
    return UnusableFile(found.file, found.file)


def _hang(_location: Path) -> None:
    re.match("(a|a)*b", "a" * 60)  # in the midst of C code, where no signal handler of Python's is heard


def _kill_once(location: Path) -> None:
    """Be killed, as by somebody in need of memory; not when there again."""
    try:
        location.with_suffix(".killed").touch(exist_ok=False)
    except FileExistsError:
        return
    _kill(location)


def _kill(_location: Path) -> None:
    os.kill(os.getpid(), signal.SIGKILL if sys.platform != "win32" else signal.SIGTERM)


def _talk(_location: Path) -> None:
    os.write(1, b"libtiff: a warning\n")
    os.write(2, b"libtiff: an error\n")


def _lie(location: Path) -> None:
    """Be taken over: say what is no answer, or more than was asked."""
    answer = msgspec.msgpack.encode([Reading()] * 99) if "much" in location.name else b"\xc1"
    for descriptor in range(3, 20):
        with suppress(OSError), open(descriptor, "wb", buffering=0, closefd=False) as stream:
            send_frame(stream, answer)


def _exhaust(_location: Path) -> None:
    bytearray(1 << 40)


def _divide(_location: Path) -> None:
    _ = 1 // 0


def _deny(_location: Path) -> None:
    raise PermissionError(13, "Permission denied")


_DEEDS: dict[str, Callable[[Path], object]] = {
    "hang": _hang,
    "kill": _kill,
    "killed-once": _kill_once,
    "exit": lambda _location: os._exit(7),
    "abort": lambda _location: os.abort(),
    "exhaust": _exhaust,
    "divide": _divide,
    "deny": _deny,
    "lie": _lie,
    "talk": _talk,
    "slow": lambda _location: time.sleep(0.4),
}
