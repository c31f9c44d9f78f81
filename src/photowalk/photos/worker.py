"""The process that reads files for another one: jobs come in on standard input, readings go out on standard output.

What reads the bytes of strangers does it apart: when it hangs or dies, one file is lost and not the run. Both ways go
frames: a length in four bytes, and so much MessagePack. Nothing is pickled: a reader that a file has taken over can
tell lies about photos, but not have the other side run anything.
"""

import gc
import importlib
import os
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from io import FileIO
from pathlib import Path
from typing import IO, Final, NamedTuple

import msgspec

from photowalk.model import PhotoPath, PhotoRecord, UnusableFile
from photowalk.photos.photo import refuse_unread
from photowalk.photos.walk import FoundFile

ReadFile = PhotoRecord | UnusableFile | None
Reader = Callable[[FoundFile, Path | None], Callable[[], ReadFile]]
"""Reads a file with its sidecar in two steps, as `begin_photo`. A function of a module: workers find it by its name."""

READY: Final = b""
"""The first frame that a worker sends: from now on what happens to it is a file's doing."""

_GARBAGE: Final = 20_000
"""Objects after which the garbage collector looks for what it can free; some 30 files."""
_LENGTH_BYTES: Final = 4
_MAX_FRAME_BYTES: Final = 67_108_864
_GATHERED_S: Final = 0.25
"""So long the first steps of jobs are taken before the second ones are. Each by itself would take twice as long, and to
be woken for each of a thousand files a second takes a tenth of a core."""
_FUSE_S: Final = 2
"""So long after a file's time is over a worker ends itself, should nobody have done it: whoever should is gone."""


class Job(NamedTuple):
    """A file to be read."""

    file: PhotoPath
    location: bytes
    """As the operating system has it: the folder's own name need not be text."""
    sidecar: bytes | None
    size_bytes: int
    is_suspect: bool = False
    """Whether a worker may have been lost over it."""


class Orders(NamedTuple):
    """What a worker is told at first."""

    module: str
    """Of the reader."""
    function: str
    memory_bytes: int
    """More than this the process may not ask for, where the system can see to that."""
    longest_s: float
    """How long a file may take; so many further bytes may take a second more."""
    bytes_per_s: int


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading a file; neither record nor reason: it is no photo."""

    record: PhotoRecord | None = None
    reason: str = ""
    """Why it cannot go up; "" = nothing is against it."""
    is_lasting: bool = True
    """Whether it would be read as the same again as long as it stays the same."""


def send_frame(stream: IO[bytes], content: bytes) -> None:
    """Write a frame; the stream has no buffer of its own."""
    frame = memoryview(len(content).to_bytes(_LENGTH_BYTES, "big") + content)
    while frame:
        frame = frame[stream.write(frame) :]


def receive_frame(stream: IO[bytes]) -> bytes | None:
    """The next frame; None at the end of the stream, and where it ends within a frame or what comes is none."""
    head = _receive(stream, _LENGTH_BYTES)
    length = int.from_bytes(head, "big")
    if len(head) < _LENGTH_BYTES or length > _MAX_FRAME_BYTES:
        return None
    content = _receive(stream, length)
    return content if len(content) == length else None


def find_limit_s(job: Job, orders: Orders) -> float:
    """How many seconds a file may take: large files on slow disks take their time."""
    return orders.longest_s + job.size_bytes // orders.bytes_per_s


def serve() -> None:
    """Be a worker until there are no more jobs."""
    source = FileIO(0, closefd=False)
    frame = receive_frame(source)
    if frame is None:
        return
    orders = msgspec.msgpack.decode(frame, type=Orders)
    read: Reader = getattr(importlib.import_module(orders.module), orders.function)
    limit_memory(orders.memory_bytes)
    # Off until here, as importing leaves nothing behind. What was imported stays; what a file leaves behind is mostly
    # freed at once, and rarely worth a look.
    gc.freeze()
    gc.set_threshold(_GARBAGE)
    gc.enable()
    with FileIO(os.dup(1), "w") as sink:
        send_frame(sink, READY)
        # What decoders written in C have to say is for nobody, and must not come among the frames.
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        while frame := receive_frame(source):
            _answer(sink, msgspec.msgpack.decode(frame, type=list[Job]), orders=orders, read=read)


def limit_memory(memory_bytes: int) -> None:
    """Let this process ask for no more memory than that, where the system can see to it."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - only POSIX has it

        # macOS has the limit by name only and may refuse to set it; a hard limit below ours stays.
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, resource.getrlimit(resource.RLIMIT_AS)[1]))


def begin_job(job: Job, read: Reader) -> Callable[[], bytes]:
    """The first step of a job; the second gives a `Reading` as MessagePack."""
    # A file that was cut short while it was mapped is read the second time, and then told by what is the matter.
    found = FoundFile(Path(os.fsdecode(job.location)), job.file, is_mappable=not job.is_suspect)
    sidecar = None if job.sidecar is None else Path(os.fsdecode(job.sidecar))
    try:
        return partial(_finish_job, found, read(found, sidecar))
    except Exception as error:  # noqa: BLE001 - see `_describe_failure`
        return partial(msgspec.msgpack.encode, _describe_failure(found, error))


def _answer(sink: IO[bytes], jobs: Sequence[Job], *, orders: Orders, read: Reader) -> None:
    """Send the readings of some jobs, those together of which the first step was taken in a short while."""
    waiting = deque(jobs)
    while waiting:
        until = time.monotonic() + _GATHERED_S
        begun: list[Callable[[], bytes]] = []
        while waiting and (not begun or time.monotonic() < until):
            job = waiting.popleft()
            _set_fuse(int(find_limit_s(job, orders)) + _FUSE_S)
            begun.append(begin_job(job, read))
        send_frame(sink, msgspec.msgpack.encode([msgspec.Raw(finish()) for finish in begun]))
    _set_fuse(0)


def _finish_job(found: FoundFile, finish: Callable[[], ReadFile]) -> bytes:
    try:
        return msgspec.msgpack.encode(_as_reading(finish()))
    except Exception as error:  # noqa: BLE001 - see `_describe_failure`
        return msgspec.msgpack.encode(_describe_failure(found, error))


def _describe_failure(found: FoundFile, error: Exception) -> Reading:
    """What is to be said of a file that could not be read; it stops nobody, be it a bug of ours or of a library."""
    if isinstance(error, OSError):
        refused = refuse_unread(found, error)
        return Reading(reason=refused.reason if refused else "", is_lasting=False)
    if isinstance(error, MemoryError):
        reason = "Reading it takes more memory than a photo should. Copy it again from where it came, or move it away."
        return Reading(reason=reason, is_lasting=False)
    shown = f"{type(error).__name__}: {error}".encode("ascii", "backslashreplace").decode()
    return Reading(reason=f"Reading it failed, please report this: {shown}", is_lasting=False)


def _as_reading(result: ReadFile) -> Reading:
    if isinstance(result, UnusableFile):
        return Reading(result.record, result.reason)
    return Reading(result)


def _receive(stream: IO[bytes], count: int) -> bytes:
    """So many bytes, fewer where the stream ends first."""
    content = stream.read(count)
    while 0 < len(content) < count and (more := stream.read(count - len(content))):
        content += more
    return content


def _set_fuse(seconds: int) -> None:
    """End this process by so many seconds from now, even in the middle of a decoder's loop; 0 = do not."""
    if sys.platform != "win32":
        signal.alarm(seconds)
