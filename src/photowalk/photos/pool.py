"""Reading many files at once, each within its time, by processes that may be lost.

The process that reads a file may hang in it, be killed for its memory, or crash in a decoder. So each has its own two
pipes and shares nothing with the others; it has some jobs at a time and answers them in their order. When it has to be
ended or has ended itself, the jobs that it had are suspects: each is given to a worker that has no other.

Why not `multiprocessing` or what is built on it: it starts its helpers with the current folder first on the path for
modules, which here is a folder of photos with whatever came with them; runs the main module again in each; and takes
what comes back for pickles.
"""

import math
import os
import subprocess
import sys
import time
from collections import Counter, deque
from collections.abc import Generator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from threading import Thread
from typing import IO, Final, cast

import msgspec

from photowalk.errors import PhotowalkError
from photowalk.photos.photo import begin_photo
from photowalk.photos.worker import READY, Job, Orders, Reader, Reading, find_limit_s, receive_frame, send_frame

_AHEAD: Final = 32
"""Jobs that a worker has at a time: while some answers are on their way it goes on with the next."""
_JOBS_PER_WORKER: Final = 16
"""Starting a process takes as long as reading so many photos, some 0.1 s."""
_MAX_DEATHS: Final = 2
"""So many workers may die over one file that they had alone: a process may be killed for what others do."""
_MAX_FAILED_STARTS: Final = 5
_LONGEST_START_S: Final = 60
_LONGEST_NAP_S: Final = 0.5
"""Windows does not notice Ctrl-C in the middle of one."""
_PATIENCE_S: Final = 2
"""A killed process that is still there after that hangs in the operating system, on a network disk that went away."""

_PROGRAM: Final = (
    "import gc, sys; gc.disable(); sys.path[:] = sys.argv[1:]; from photowalk.photos.worker import serve; serve()"
)


@dataclass(frozen=True, slots=True)
class Readers:
    """Who reads files, and what they may take for it."""

    read: Reader = begin_photo
    most: int | None = None
    """Processes at a time; None = one for each core that this process may use."""
    longest_s: float = 20
    """How long a file may take."""
    bytes_per_s: int = 1_000_000
    """For so many bytes it may take a second more: nothing is known of how slow the disk is."""
    memory_bytes: int = 2 * 1024**3
    """More than this a process may not ask for, where the system can see to that."""


DEFAULT_READERS: Final = Readers()


def read_files(jobs: Sequence[Job], readers: Readers = DEFAULT_READERS) -> Generator[tuple[int, Reading], None, None]:
    """The place of each job and what came of it, each as soon as it is there; to be closed where it is left early.

    Raises:
        PhotowalkError: no process can be started.
    """
    pool = _Pool(jobs, readers)
    try:
        left = len(jobs)
        while left:
            for result in pool.next_results():
                left -= 1
                yield result
    finally:
        pool.end()


def count_cores() -> int:
    """The cores that this process may use."""
    if sys.version_info >= (3, 13):
        return os.process_cpu_count() or 1
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class _Worker:
    """A process that reads, the thread that listens to it, and its jobs."""

    def __init__(self, orders: Orders, events: "SimpleQueue[tuple[_Worker, bytes | None]]") -> None:
        self.jobs: deque[int] = deque()
        """By their places; it is at work on the first."""
        self.is_ready = False
        self.deadline = time.monotonic() + _LONGEST_START_S
        self._events = events
        path = [entry for entry in sys.path if entry]  # "" would be the current folder
        self.process = subprocess.Popen(  # noqa: S603 - this very Python and a program of our own
            [sys.executable, "-P", "-c", _PROGRAM, *path],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=0,
            # Apart from the terminal's own group: Ctrl-C is for us, and workers are ended by us.
            process_group=None if sys.platform == "win32" else 0,
            creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
        )
        self._sink, self._source = cast("IO[bytes]", self.process.stdin), cast("IO[bytes]", self.process.stdout)
        self._listener = Thread(target=self._listen, daemon=True)
        self._listener.start()
        self.send(msgspec.msgpack.encode(orders))

    def send(self, content: bytes) -> None:
        """Send a frame; one who has ended says so by itself."""
        with suppress(OSError):
            send_frame(self._sink, content)

    def kill(self) -> None:
        """Have it end at once."""
        self.process.kill()

    def dismiss(self) -> None:
        """Let it end by itself: there is no more to do."""
        with suppress(OSError):
            self._sink.close()

    def bury(self) -> int | None:
        """Wait for the end of a process that was told to end; how it ended, None where that cannot be waited for."""
        self.dismiss()
        try:
            code = self.process.wait(_PATIENCE_S)
        except subprocess.TimeoutExpired:
            self.kill()
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(_PATIENCE_S)
            code = self.process.returncode
        self._listener.join(_PATIENCE_S)
        if not self._listener.is_alive():
            self._source.close()
        return code

    def _listen(self) -> None:
        with suppress(OSError):
            while (frame := receive_frame(self._source)) is not None:
                self._events.put((self, frame))
        self._events.put((self, None))


class _Pool:
    """The workers and what is left for them."""

    def __init__(self, jobs: Sequence[Job], readers: Readers) -> None:
        self._jobs = jobs
        self._waiting = deque(range(len(jobs)))
        self._orders = Orders(
            readers.read.__module__,
            readers.read.__qualname__,
            readers.memory_bytes,
            readers.longest_s,
            readers.bytes_per_s,
        )
        self._most = readers.most or count_cores()
        self._workers: set[_Worker] = set()
        self._events: SimpleQueue[tuple[_Worker, bytes | None]] = SimpleQueue()
        self._suspects: set[int] = set()
        self._deaths: Counter[int] = Counter()
        self._failed_starts = 0
        self._decode = msgspec.msgpack.Decoder(list[Reading]).decode

    def next_results(self) -> list[tuple[int, Reading]]:
        """What has come of jobs since it was asked last; sometimes nothing."""
        self._hire()
        for worker in self._workers:
            if worker.is_ready and not worker.jobs:
                self._hand_out(worker)
        nap_s = min(worker.deadline for worker in self._workers) - time.monotonic()
        try:
            worker, frame = self._events.get(timeout=min(max(nap_s, 0), _LONGEST_NAP_S))
        except Empty:
            return self._give_up_late(time.monotonic())
        if worker not in self._workers:  # given up before
            return []
        if frame == READY:
            self._failed_starts, worker.is_ready = 0, True
            return []
        return self._take(worker, frame)

    def end(self) -> None:
        """End all workers: by themselves where they are idle, at once where they are at work."""
        for worker in self._workers:
            if worker.jobs or not worker.is_ready:
                worker.kill()
            worker.dismiss()
        for worker in self._workers:
            worker.bury()
        self._workers.clear()

    def _hire(self) -> None:
        """Have as many workers as there is work for."""
        if self._failed_starts >= _MAX_FAILED_STARTS:
            raise PhotowalkError("The processes that read photos end before they begin; what they said stands above.")
        wanted = min(self._most, -(-len(self._waiting) // _JOBS_PER_WORKER))
        while len(self._workers) < wanted:
            try:
                self._workers.add(_Worker(self._orders, self._events))
            except OSError as error:
                if not self._workers:
                    raise PhotowalkError(f"No process can be started that reads photos: {error}.") from error
                return

    def _hand_out(self, worker: _Worker) -> None:
        """Give a worker jobs up to its measure; its time for the first of them begins."""
        added = []
        while self._waiting and len(worker.jobs) < _AHEAD and not self._suspects.intersection(worker.jobs):
            if self._waiting[0] in self._suspects and worker.jobs:
                break
            added.append(self._waiting.popleft())
            worker.jobs.append(added[-1])
        if added:
            jobs = [self._jobs[place]._replace(is_suspect=place in self._suspects) for place in added]
            worker.send(msgspec.msgpack.encode(jobs))
        limit_s = find_limit_s(self._jobs[worker.jobs[0]], self._orders) if worker.jobs else math.inf
        worker.deadline = time.monotonic() + limit_s

    def _take(self, worker: _Worker, frame: bytes | None) -> list[tuple[int, Reading]]:
        """The answers to a worker's first jobs; None, or what is no answer, is its end."""
        try:
            readings = self._decode(frame or b"")
        except ValueError:  # msgspec's own errors among them
            return self._mourn(worker)
        if len(readings) > len(worker.jobs):
            return self._mourn(worker)
        places = [worker.jobs.popleft() for _ in readings]
        self._hand_out(worker)
        return list(zip(places, readings, strict=True))

    def _mourn(self, worker: _Worker) -> list[tuple[int, Reading]]:
        """What is to be said of the file that a worker died of; nothing as long as it may have been something else."""
        code = self._lose(worker)
        if len(worker.jobs) != 1:
            return []
        place = worker.jobs[0]
        self._deaths[place] += 1
        if self._deaths[place] < _MAX_DEATHS:
            return []
        self._waiting.popleft()
        how = _describe_end(code)
        reason = f"Reading it ended the reader ({how}). Copy it again from where it came, or move it away."
        return [(place, Reading(reason=reason, is_lasting=False))]

    def _give_up_late(self, now: float) -> list[tuple[int, Reading]]:
        """What is to be said of files whose time is over."""
        late = [worker for worker in self._workers if worker.deadline <= now]
        return [result for worker in late for result in self._give_up(worker)]

    def _give_up(self, worker: _Worker) -> list[tuple[int, Reading]]:
        self._lose(worker)
        if len(worker.jobs) != 1:  # it has not even begun, or may have been at any of them
            return []
        place = self._waiting.popleft()
        limit_s = find_limit_s(self._jobs[place], self._orders)
        reason = (
            f"It took longer than {limit_s:g} s to read and was given up. Copy it again from where it came, to a disk "
            "of this computer, or move it away."
        )
        return [(place, Reading(reason=reason, is_lasting=False))]

    def _lose(self, worker: _Worker) -> int | None:
        """End a worker; its jobs are the next to be handed out. How it ended, None where it does not."""
        worker.kill()
        code = worker.bury()
        self._workers.discard(worker)
        self._failed_starts += not worker.is_ready
        self._waiting.extendleft(reversed(worker.jobs))
        self._suspects.update(worker.jobs)
        return code


def _describe_end(code: int | None) -> str:
    if code is None:
        return "it does not end"
    return f"signal {-code}" if code < 0 else f"exit code {code}"
