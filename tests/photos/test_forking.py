"""Readers are forked by a process of its own, which leaves none of them behind, whatever happens to it or to us."""

import mmap
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path

import msgspec
import pytest

from photowalk.model import PhotoPath
from photowalk.photos.forking import CAN_FORK, ForkedProcess, Forker, is_forkable
from photowalk.photos.pool import Readers, read_files
from photowalk.photos.worker import READY, Job, Orders, Reading, receive_frame, send_frame
from support.crash import process_at_work
from support.odd_readers import find_parent, is_running, read_number
from support.threads import running_thread

pytestmark = pytest.mark.skipif(not CAN_FORK, reason="readers are forked on Linux alone")

ORDERS = Orders(read_number.__module__, read_number.__qualname__, 1 << 30, longest_s=5, bytes_per_s=1)
HANG = f"""
import os, sys, threading, time
from photowalk.photos.pool import Readers, read_files
from photowalk.photos.worker import Job

sys.path.append({str(Path(__file__).parents[1])!r})
from support.odd_readers import read_number

jobs = [Job(f"wait {{number}}", os.fsencode(folder / f"wait {{number}}"), None, 0) for number in range(32)]
threading.Thread(target=lambda: list(read_files(jobs, Readers(read_number, most=2))), daemon=True).start()
while len(list(folder.glob("wait *"))) < 2:
    time.sleep(0.01)
wait_for_the_end()
"""


@pytest.fixture
def own_forker() -> Iterator[Forker]:
    """One that was forked from us; it is ended in the end."""
    require_forkable()
    with ended_forker() as forker:
        yield forker


@pytest.fixture
def program() -> Iterator[Forker]:
    """One that is a program of its own."""
    with running_thread(), ended_forker() as forker:
        yield forker


@pytest.fixture(params=["own_forker", "program"])
def forker(request: pytest.FixtureRequest) -> Forker:
    """Either of them."""
    forker: Forker = request.getfixturevalue(request.param)
    return forker


def require_forkable() -> None:
    """Skip the test in a process that may not be forked, be it by another test's doing."""
    if not is_forkable():
        pytest.skip("this process has threads or much memory; a test below sees to another that has not")


@contextmanager
def ended_forker() -> Iterator[Forker]:
    """The same, that has standard streams as they are now."""
    forker = Forker()
    try:
        yield forker
    finally:
        forker.end()


def ask(process: ForkedProcess, name: str) -> str:
    """What a worker that is new says of a file."""
    send_frame(process.sink, msgspec.msgpack.encode(ORDERS))
    assert receive_frame(process.source) == READY
    send_frame(process.sink, msgspec.msgpack.encode([Job(PhotoPath(name), os.fsencode(name), None, 0)]))
    (reading,) = msgspec.msgpack.decode(receive_frame(process.source) or b"", type=list[Reading])
    return reading.reason


def dismiss(process: ForkedProcess) -> int | None:
    """Close our ends of the pipes; how it ended, who had no more to do then."""
    process.sink.close()
    process.source.close()
    return process.wait()


def wait_for_the_end_of(*process_ids: int) -> None:
    """Wait until none of these processes is there."""
    while any(is_running(process_id) for process_id in process_ids):
        time.sleep(0.02)


def test_forked_processes_read(forker: Forker) -> None:
    """Each by itself, but all of the same parent, which is not us."""
    processes = [forker.fork(), forker.fork()]
    readers = [int(ask(process, "a.jpg")) for process in processes]
    assert len({*readers, os.getpid()}) == 3
    assert {find_parent(reader) for reader in readers} == {find_parent(readers[0])} - {os.getpid()}
    assert [dismiss(process) for process in processes] == [0, 0]


def test_a_forked_process_ends_with_its_jobs(forker: Forker) -> None:
    """By itself, when its input ends; how it ended is told once."""
    process = forker.fork()
    ask(process, "a.jpg")
    assert dismiss(process) == 0
    assert process.wait() is None


def test_a_forked_process_can_be_killed(forker: Forker) -> None:
    """It is waited for, so that nothing is left of it."""
    process = forker.fork()
    reader = int(ask(process, "a.jpg"))
    process.kill()
    assert process.wait() == -signal.SIGKILL
    assert not is_running(reader)
    process.kill()  # nobody is killed in its place
    assert dismiss(process) is None


def test_a_reader_that_is_not_there_ends_at_once(capfd: pytest.CaptureFixture[str]) -> None:
    """As a program by itself would: what is the matter is said, and others are forked all the same."""
    with ended_forker() as forker:
        process, other = forker.fork(), forker.fork()
        send_frame(process.sink, msgspec.msgpack.encode(ORDERS._replace(module="no_such_module")))
        assert receive_frame(process.source) is None
        assert ask(other, "a.jpg")
        assert [dismiss(process), dismiss(other)] == [1, 0]
    assert "ModuleNotFoundError" in capfd.readouterr().err


def test_none_outlives_its_forker() -> None:
    """Not even those at work."""
    forker = Forker()
    process = forker.fork()
    reader = int(ask(process, "a.jpg"))
    forker.end()
    assert not is_running(reader)
    process.kill()
    assert dismiss(process) is None
    with pytest.raises(OSError, match=r"."):
        forker.fork()


def test_all_end_where_photowalk_is_killed(tmp_path: Path) -> None:
    """Those that hang too, and without waiting for their time to be over."""
    with process_at_work(HANG, tmp_path):
        readers = [int(mark.name.split()[-1]) for mark in tmp_path.glob("wait *")]
        forkers = {find_parent(reader) for reader in readers}
        assert len(forkers) == 1
    wait_for_the_end_of(*readers, *forkers)


def test_a_forker_that_is_killed_costs_no_file(tmp_path: Path) -> None:
    """Those that it has forked go on; should one be missing, it is started by itself."""
    names = [f"{number}" for number in range(200)]
    jobs = [Job(PhotoPath(name), os.fsencode(tmp_path / name), None, 0) for name in names]
    with closing(read_files(jobs, Readers(read_number, most=2))) as readings:
        first = int(next(readings)[1].reason)
        forker = find_parent(first)
        assert forker != os.getpid()
        os.kill(forker, signal.SIGKILL)
        os.kill(first, signal.SIGKILL)
        others = [int(reading.reason) for _, reading in readings]
    assert len(others) == 199
    wait_for_the_end_of(forker, first, *others)


@contextmanager
def large_memory() -> Iterator[None]:
    """So much more of it that every reader would have too little left, though nothing is in it."""
    with mmap.mmap(-1, 1 << 29):
        yield


@contextmanager
def closed_system() -> Iterator[None]:
    """Nobody may look at what threads there are: no file more can be opened."""
    limits = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, limits)


@pytest.mark.parametrize("circumstance", [running_thread, large_memory, closed_system])
def test_who_has_threads_or_much_memory_is_not_forked(
    circumstance: Callable[[], AbstractContextManager[None]],
) -> None:
    """A thread may hold what another waits for, in a process where it is not; what it has counts in all readers."""
    require_forkable()
    with circumstance():
        assert not is_forkable()


@contextmanager
def signals_taken(number: signal.Signals, handler: Callable[..., None] | signal.Handlers) -> Iterator[None]:
    """Signals of a kind are taken so by this process, for a while."""
    before = signal.signal(number, handler)
    try:
        yield
    finally:
        signal.signal(number, before)


def test_a_forker_of_ours_keeps_none_of_our_files() -> None:
    """What is locked here is not locked for as long as it lives, and who waits for an end is told."""
    require_forkable()
    out, into = os.pipe()
    os.set_blocking(out, False)
    with ended_forker() as forker:
        process = forker.fork()
        assert ask(process, "a.jpg")
        os.close(into)
        assert os.read(out, 1) == b""
        assert dismiss(process) == 0
    os.close(out)


def test_a_forker_of_ours_takes_signals_as_a_program_does() -> None:
    """Our handlers are not its own: by its clock a reader ends. What the terminal sends is for us alone."""
    require_forkable()
    with signals_taken(signal.SIGALRM, lambda *_: None), ended_forker() as forker:
        process = forker.fork()
        reader = int(ask(process, "a.jpg"))
        assert os.getpgid(reader) == find_parent(reader) != os.getpgrp()
        os.kill(reader, signal.SIGALRM)
        assert process.wait() == -signal.SIGALRM
        dismiss(process)
    assert signal.pthread_sigmask(signal.SIG_BLOCK, ()) == set()


def test_a_forker_of_ours_may_be_gone_already() -> None:
    """Where somebody has said that ended processes are not waited for, none is."""
    require_forkable()
    with signals_taken(signal.SIGCHLD, signal.SIG_IGN), ended_forker() as forker:
        process = forker.fork()
        forker_id = find_parent(int(ask(process, "a.jpg")))
        os.kill(forker_id, signal.SIGKILL)
        wait_for_the_end_of(forker_id)
        dismiss(process)


def test_the_forker_looks_for_modules_where_we_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not in the current folder, which holds photos and whatever came with them."""
    for name in ("socket", "struct", "subprocess", "photowalk", "sitecustomize"):
        (tmp_path / f"{name}.py").write_bytes(b"open('run', 'w').close()")
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend("")
    with running_thread(), ended_forker() as forker:
        process = forker.fork()
        assert ask(process, "a.jpg")
        assert dismiss(process) == 0
    assert not (tmp_path / "run").exists()
    assert sys.path[0] == ""


@pytest.mark.skipif(is_forkable(), reason="nothing was skipped")
def test_all_of_these_hold_in_a_process_that_can_be_forked() -> None:
    """Whoever runs tests side by side has threads: those that are skipped there are run by a process without."""
    options = ("-q", "-p", "no:xdist", "-p", "no:cacheprovider", "-p", "no:randomly")
    names = "own_forker or of_ours or not_forked"
    command = [sys.executable, "-m", "pytest", *options, __file__, "-k", names]
    done = subprocess.run(command, check=False, capture_output=True, text=True)  # noqa: S603 - these very tests
    assert done.returncode == 0, done.stdout
    assert "9 passed" in done.stdout
    assert "skipped" not in done.stdout
