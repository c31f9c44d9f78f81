"""Many files are read at once, and whatever one of them does to its reader, the others are read."""

import os
import sys
import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, closing, nullcontext
from pathlib import Path

import pytest

from photowalk.errors import PhotowalkError
from photowalk.model import PhotoPath, PhotoRecord, UnusableFile
from photowalk.photos.photo import read_photo
from photowalk.photos.pool import Readers, count_cores, read_files
from photowalk.photos.walk import FoundFile
from photowalk.photos.worker import Job, Reading
from support.crash import process_at_work
from support.odd_readers import Finish, is_running, read_by_name, read_late_by_name, read_number, read_unmapped
from support.photo_files import make_jpeg, make_title_packet, put
from support.threads import running_thread

ODD = Readers(read_by_name, most=2, longest_s=1)
LATE = Readers(read_late_by_name, most=2, longest_s=1)
ALONE = Readers(read_by_name, most=1, longest_s=1)
"""Where there is to be one only, it is forked from us, or not at all."""

posix = pytest.mark.skipif(sys.platform == "win32", reason="signals and limits as POSIX has them")

HANG = f"""
import os, sys, threading, time
from photowalk.photos.photo import read_photo
from photowalk.photos.pool import Readers, read_files
from photowalk.photos.worker import Job

sys.path.append({str(Path(__file__).parents[1])!r})
from support.odd_readers import read_number

jobs = [Job("wait", os.fsencode(folder / "wait"), None, 0)]
threading.Thread(target=lambda: list(read_files(jobs, Readers(read_number, longest_s=1))), daemon=True).start()
while not list(folder.glob("wait *")):
    time.sleep(0.01)
wait_for_the_end()
"""


def make_jobs(folder: Path, *names: str) -> list[Job]:
    """Jobs for files of these names, which need not be there."""
    return [Job(PhotoPath(name), os.fsencode(folder / name), None, 0) for name in names]


def read_all(jobs: list[Job], readers: Readers) -> list[Reading]:
    """What came of each job, in their order; each of them once."""
    results = list(read_files(jobs, readers))
    assert sorted(place for place, _ in results) == list(range(len(jobs)))
    return [reading for _, reading in sorted(results, key=lambda result: result[0])]


def test_photos_are_read_by_several_processes(tmp_path: Path) -> None:
    """What comes back is what is read here, sidecars among it, wherever it was read."""
    sidecar = put(tmp_path, "a.xmp", make_title_packet("By hand"))
    names = [f"{number}.jpg" for number in range(40)]
    founds = [FoundFile(put(tmp_path, name, make_jpeg(colour=len(name))), PhotoPath(name)) for name in names]
    jobs = [job._replace(sidecar=os.fsencode(sidecar)) for job in make_jobs(tmp_path, *names)]
    readings = read_all(jobs, Readers(most=3))
    assert [reading.record for reading in readings] == [read_photo(found, sidecar) for found in founds]


@pytest.mark.parametrize("threads", [nullcontext, running_thread], ids=["forked from us", "not from us"])
@pytest.mark.parametrize("readers", [ODD, LATE, ALONE], ids=["in the first step", "in the second", "alone"])
@pytest.mark.parametrize(
    ("deed", "reason"),
    [
        ("hang", "It took longer than 1 s to read and was given up."),
        pytest.param("kill", "Reading it ended the reader (signal 9).", marks=posix),
        pytest.param("abort", "Reading it ended the reader (signal 6).", marks=posix),
        ("exit", "Reading it ended the reader (exit code 7)."),
        pytest.param("lie", "Reading it ended the reader (signal 9).", marks=posix),
        pytest.param("lie much", "Reading it ended the reader (signal 9).", marks=posix),
        ("exhaust", "Reading it takes more memory than a photo should."),
        ("divide", "Reading it failed, please report this: ZeroDivisionError: "),
        ("deny", "There is no permission to read it."),
    ],
)
def test_what_a_file_does_to_its_reader_is_its_own_trouble(
    tmp_path: Path, deed: str, reason: str, *, readers: Readers, threads: Callable[[], AbstractContextManager[None]]
) -> None:
    """The guilty file is told with its reason, which is not remembered; all others are read."""
    names = [f"{number} good.jpg" for number in range(20)]
    guilty = (f"{deed} 1.jpg", f"{deed} 2.jpg")
    with threads():
        readings = read_all(make_jobs(tmp_path, *names[:10], guilty[0], *names[10:], guilty[1]), readers)
    assert [reading.reason for reading in readings if reading.is_lasting] == names
    assert [reading.reason[: len(reason)] for reading in readings if not reading.is_lasting] == [reason] * 2


def test_a_reader_that_is_killed_by_others_costs_no_file(tmp_path: Path) -> None:
    """A process may be ended for want of memory: what it had is read by the next."""
    names = [f"{'killed-once' if number % 5 == 0 else 'good'} {number}.jpg" for number in range(20)]
    readings = read_all(make_jobs(tmp_path, *names), ODD)
    assert [reading.reason for reading in readings] == names


@posix
def test_a_file_that_is_cut_short_meanwhile_is_read_again(tmp_path: Path) -> None:
    """The system kills who has mapped it; the second time it is read as any other stream."""
    names = [f"{number}" for number in range(20)]
    readings = read_all(make_jobs(tmp_path, *names), Readers(read_unmapped, most=2))
    assert [reading.reason for reading in readings] == names


def test_what_libraries_say_is_kept_from_everybody(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Decoders written in C write where they like: not among the answers, and not on the terminal."""
    assert [reading.reason for reading in read_all(make_jobs(tmp_path, "talk 1", "2"), ODD)] == ["talk 1", "2"]
    assert capfd.readouterr() == ("", "")


def test_a_large_file_may_take_longer(tmp_path: Path) -> None:
    """The time grows with the size, for nobody knows how slow a disk is."""
    slow, small = make_jobs(tmp_path, "slow 1.jpg", "slow 2.jpg")
    readers = Readers(read_by_name, most=1, longest_s=0.01, bytes_per_s=1)
    large_reading, small_reading = read_all([slow._replace(size_bytes=20), small], readers)
    assert (large_reading.reason, small_reading.reason[:26]) == ("slow 1.jpg", "It took longer than 0.01 s")


@pytest.mark.parametrize("count", [1, 16, 17, 200])
def test_no_more_processes_are_started_than_there_is_work_for(tmp_path: Path, count: int) -> None:
    """A process takes as long to start as some photos to be read."""
    names = [str(number) for number in range(count)]
    processes = {reading.reason for reading in read_all(make_jobs(tmp_path, *names), Readers(read_number, most=3))}
    assert 1 <= len(processes) <= min(3, -(-count // 16))


def test_nothing_is_started_for_nothing() -> None:
    """Without jobs there is nothing to do, and it is done."""
    assert list(read_files([])) == []
    assert count_cores() >= 1


def test_no_process_is_left_behind(tmp_path: Path) -> None:
    """Whoever has heard enough ends all of them, be they at work or idle."""
    names = [str(number) for number in range(40)]
    with closing(read_files(make_jobs(tmp_path, *names, "wait"), Readers(read_number, most=2))) as readings:
        processes = {next(readings)[1].reason for _ in range(10)}
        assert any(is_running(int(process)) for process in processes)
    assert not any(is_running(int(process)) for process in processes)


@posix
def test_a_reader_does_not_outlive_its_time_where_nobody_ends_it(tmp_path: Path) -> None:
    """Killed with kill -9, photowalk can end no workers; one that hangs ends by its own clock."""
    with process_at_work(HANG, tmp_path):
        (mark,) = tmp_path.glob("wait *")
    hanging = int(mark.name.split()[1])
    while is_running(hanging):
        time.sleep(0.05)


def read_in_vain(found: FoundFile, sidecar: Path | None) -> Finish:
    """A reader that no process can import."""
    raise NotImplementedError


read_in_vain.__module__ = "no_such_module"


def test_readers_that_do_not_start_stop_the_run(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """An installation that is broken is told once, not for each of a thousand files."""
    with pytest.raises(PhotowalkError, match="end before they begin"):
        read_all(make_jobs(tmp_path, "a.jpg"), Readers(read_in_vain))
    assert "ModuleNotFoundError" in capfd.readouterr().err


def test_who_cannot_have_as_many_readers_goes_on_with_fewer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """There may be room for one process more, and not for four."""
    mark = f"open({str(tmp_path / 'first')!r}, 'x').close()"
    put(tmp_path, "first_come.py", f"{mark}\nfrom support.odd_readers import read_number as read_first".encode())
    monkeypatch.syspath_prepend(str(tmp_path))

    def read_first(found: FoundFile, sidecar: Path | None) -> Finish:
        raise NotImplementedError

    read_first.__module__, read_first.__qualname__ = "first_come", "read_first"
    readings = read_all(make_jobs(tmp_path, *map(str, range(100))), Readers(read_first, most=4))
    assert len(readings) == 100
    assert len({reading.reason for reading in readings}) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="other systems may find room for so large a stack")
@pytest.mark.parametrize("most", [1, 2])
def test_a_computer_without_room_for_threads_stops_the_run(tmp_path: Path, *, most: int) -> None:
    """It is told as what it is, and not as a bug of ours."""
    before = threading.stack_size(1 << 47)
    try:
        with pytest.raises(PhotowalkError, match=r"No process can be started that reads photos: .*thread"):
            read_all(make_jobs(tmp_path, *map(str, range(100))), Readers(read_number, most=most))
    finally:
        threading.stack_size(before)


def test_a_python_that_is_gone_stops_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor can anything be read where no process can be started at all."""
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    with running_thread(), pytest.raises(PhotowalkError, match="No process can be started"):
        read_all(make_jobs(tmp_path, "a.jpg"), ODD)


@pytest.mark.parametrize("threads", [nullcontext, running_thread], ids=["forked from us", "not from us"])
@pytest.mark.parametrize("count", [1, 20])
def test_modules_in_the_current_folder_are_not_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, count: int, threads: Callable[[], AbstractContextManager[None]]
) -> None:
    """A folder of photos may hold anything, a `random.py` too."""
    for name in ("random", "msgspec", "photowalk", "multiprocessing", "sitecustomize"):
        put(tmp_path, f"{name}.py", b"open('run', 'w').close()")
    put(tmp_path, "a.jpg", make_jpeg())
    monkeypatch.chdir(tmp_path)
    with threads():
        readings = read_all(make_jobs(tmp_path, *["a.jpg"] * count), Readers(most=2))
    assert all(isinstance(reading.record, PhotoRecord) for reading in readings)
    assert not (tmp_path / "run").exists()


def test_refusals_are_of_the_model(tmp_path: Path) -> None:
    """The readers of these tests give what a reader gives."""
    assert read_number(FoundFile(tmp_path / "a", PhotoPath("a")), None)() == UnusableFile(
        PhotoPath("a"), str(os.getpid())
    )
