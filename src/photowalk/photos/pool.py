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
import sys
import time
from collections import Counter, deque
from collections.abc import Generator, Sequence, Sized
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import Final

import msgspec

from photowalk.errors import PhotowalkError
from photowalk.photos.hiring import Events, Hiring, Worker
from photowalk.photos.photo import begin_photo
from photowalk.photos.worker import READY, Job, Orders, Reader, Reading, find_limit_s

_AHEAD: Final = 128
"""Jobs that a worker has at a time, some more than it answers together: while these are on their way it goes on."""
_LEAST_AHEAD: Final = 4
"""When they run out, each is given fewer, so that all of them have done at about the same time."""
_JOBS_PER_WORKER: Final = 16
"""Starting a process takes as long as reading so many photos, some 0.1 s."""
_MAX_DEATHS: Final = 2
"""So many workers may die over one file that they had alone: a process may be killed for what others do."""
_MAX_FAILED_STARTS: Final = 5
_LONGEST_NAP_S: Final = 0.5
"""Windows does not notice Ctrl-C in the middle of one."""


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
        self._most = min(readers.most or count_cores(), _count_worthwhile(jobs))
        self._hiring = Hiring(self._most)
        self._workers: set[Worker] = set()
        self._events: Events = SimpleQueue()
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
        self._hiring.end()

    def _hire(self) -> None:
        """Have as many workers as there is work for."""
        if self._failed_starts >= _MAX_FAILED_STARTS:
            raise PhotowalkError("The processes that read photos end before they begin; what they said stands above.")
        wanted = min(self._most, _count_worthwhile(self._waiting))
        while len(self._workers) < wanted:
            try:
                worker = self._hiring.hire(self._events)
            except OSError as error:
                if not self._workers:
                    raise PhotowalkError(
                        f"No process can be started that reads photos: {error}. Where that is for a limit, raise it "
                        "(ulimit -u for processes, ulimit -n for open files) or end other programs, and run again."
                    ) from error
                self._most = len(self._workers)  # they will do
                return
            worker.send(msgspec.msgpack.encode(self._orders))
            self._workers.add(worker)

    def _hand_out(self, worker: Worker) -> None:
        """Give a worker jobs up to its measure; its time for the first of them begins."""
        added = []
        ahead = min(max(len(self._waiting) // self._most, _LEAST_AHEAD), _AHEAD)
        while self._waiting and len(worker.jobs) < ahead and not self._suspects.intersection(worker.jobs):
            if self._waiting[0] in self._suspects and worker.jobs:
                break
            added.append(self._waiting.popleft())
            worker.jobs.append(added[-1])
        if added:
            jobs = [self._jobs[place]._replace(is_suspect=place in self._suspects) for place in added]
            worker.send(msgspec.msgpack.encode(jobs))
        limit_s = find_limit_s(self._jobs[worker.jobs[0]], self._orders) if worker.jobs else math.inf
        worker.deadline = time.monotonic() + limit_s

    def _take(self, worker: Worker, frame: bytes | None) -> list[tuple[int, Reading]]:
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

    def _mourn(self, worker: Worker) -> list[tuple[int, Reading]]:
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

    def _give_up(self, worker: Worker) -> list[tuple[int, Reading]]:
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

    def _lose(self, worker: Worker) -> int | None:
        """End a worker; its jobs are the next to be handed out. How it ended, None where it does not."""
        worker.kill()
        code = worker.bury()
        self._workers.discard(worker)
        if not worker.is_ready:
            self._failed_starts += 1
            self._most = max(len(self._workers), 1)  # there may be no room for more
        self._waiting.extendleft(reversed(worker.jobs))
        self._suspects.update(worker.jobs)
        return code


def _count_worthwhile(jobs: Sized) -> int:
    """As many workers as so many jobs are worth."""
    return -(-len(jobs) // _JOBS_PER_WORKER)


def _describe_end(code: int | None) -> str:
    if code is None:
        return "it does not end"
    return f"signal {-code}" if code < 0 else f"exit code {code}"
