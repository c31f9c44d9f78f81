"""The log of one run."""

import stat
import sys
import threading
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from photowalk import __version__
from photowalk.cli.watch.log import MOST_KEPT, RunLog, describe_happening, open_log
from photowalk.cli.watch.summary import Summary
from photowalk.commons.happenings import Begun, Ended, GoneOn, Happening, Published, QuotaLeft, Sent, Stashed, Waiting
from photowalk.errors import OutOfReachError
from support.watching import MB, START, SetClock, go_up, make_outcome, make_photo, make_run

ONE = make_photo(1)
NAME = "2026-11-23T21-40-05Z-upload"


def open_here(
    folder: Path, told: list[str] | None = None, *, now: SetClock | None = None
) -> AbstractContextManager[RunLog]:
    """A log in the folder; what a person is told goes into the list."""
    return open_log(folder, now=now or SetClock(START), tell=([] if told is None else told).append)


def make_logs(folder: Path) -> Path:
    """Where the logs are."""
    logs = folder / ".photowalk" / "logs"
    logs.mkdir(parents=True, exist_ok=True)
    return logs


def read_log(folder: Path) -> list[str]:
    """The lines of the one log."""
    (file,) = make_logs(folder).iterdir()
    return file.read_text(encoding="utf-8").splitlines()


def test_a_run_is_told_from_its_first_line_to_its_last(tmp_path: Path) -> None:
    """Versions, wiki, account, photos; each happening with its time; summary and exit code."""
    clock = SetClock(START)
    run = replace(make_run(3, batch="7f3a"), not_ready={make_photo(9).file: "no date"})
    with open_here(tmp_path, now=clock) as log:
        log.begin(run)
        clock.turn(0.5)
        for happening in go_up(1):
            log.see(happening)
        log.sum_up(Summary(run, (make_outcome(1),), OutOfReachError("no\nanswer"), log.file))
    lines = read_log(tmp_path)
    assert lines[0].startswith(f"2026-11-23T21:40:05.000Z photowalk {__version__}, Python 3.")
    assert [line.split(" ", 1)[1] for line in lines[1:]] == [
        "3 photos to commons as Example, batch 7f3a",
        "not ready: Walk 9.jpg: no date",
        f"begun: Walk 1.jpg (SHA-1 {ONE.sha1}, 1.0 MB) → File:Hall 1.jpg",
        "sent: Walk 1.jpg: 500000 bytes",
        "uploaded: Walk 1.jpg → File:Hall 1.jpg",
        "1 uploaded, 2 left: run the command again to go on.",
        "The edit summaries of this run hold: batch 7f3a",
        f"Log: {log.file}",
        "ended by OutOfReachError: no\\nanswer",
        "exit code 4",
    ]
    assert lines[3].startswith("2026-11-23T21:40:05.500Z ")


@pytest.mark.parametrize(
    ("happening", "line"),
    [
        (Begun(ONE, 0), f"begun: Walk 1.jpg (SHA-1 {ONE.sha1}, no bytes to send) → File:Hall 1.jpg"),
        (Stashed(ONE), "stashed: Walk 1.jpg"),
        (Published(ONE, "Hall (2).jpg"), "published: Walk 1.jpg → File:Hall (2).jpg"),
        (Waiting(START, "why"), "Waiting until 2026-11-23T21:40:05.000Z: why"),
        (GoneOn(), "gone on"),
        (QuotaLeft(257, 380, 4320), "quota: 257 left of 380 in 4320 s"),
    ],
)
def test_each_happening_has_its_words(happening: Happening, line: str) -> None:
    """Moments in universal time."""
    assert describe_happening(happening) == line


def test_bytes_are_told_once_in_ten_seconds(tmp_path: Path) -> None:
    """For each photo; a 1 GB file leaves no log of its size."""
    clock = SetClock(START)
    with open_here(tmp_path, now=clock) as log:
        for second in range(30):
            log.see(Sent(ONE, second * MB))
            clock.turn(1)
        log.see(Ended(make_outcome(1)))
        log.see(Sent(ONE, 99))
    assert len([line for line in read_log(tmp_path) if "sent: " in line]) == 4


def test_names_stay_on_their_line(tmp_path: Path) -> None:
    """Whatever stands in them: line breaks, orders to terminals, bytes that are no text."""
    with open_here(tmp_path) as log:
        log.write("stashed: a\nb\x1b[31m\udcff.jpg")
    assert read_log(tmp_path)[1:] == ["2026-11-23T21:40:05.000Z stashed: a\\nb\\u001b[31m\\udcff.jpg"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_a_log_is_for_its_owner_alone(tmp_path: Path) -> None:
    """Its folder too."""
    with open_here(tmp_path) as log:
        assert log.file is not None
        assert stat.S_IMODE(log.file.stat().st_mode) == 0o600
        assert stat.S_IMODE(log.file.parent.stat().st_mode) == 0o700


def test_lines_are_kept_as_they_are_written(tmp_path: Path) -> None:
    """A computer that stops has them; after the end nothing is added."""
    with open_here(tmp_path) as log:
        log.write("one")
        assert len(read_log(tmp_path)) == 2
    log.write("two")
    assert len(read_log(tmp_path)) == 2


def test_two_runs_within_a_second_have_two_logs(tmp_path: Path) -> None:
    """Each its own; in the next second the plain name is free again."""
    clock = SetClock(START)
    for seconds in (0, 0, 1, 0):
        clock.turn(seconds)
        with open_here(tmp_path, now=clock) as log:
            log.write("mine")
    names = {file.name for file in make_logs(tmp_path).iterdir()}
    later = "2026-11-23T21-40-06Z-upload"
    assert names == {f"{NAME}.log", f"{NAME}-2.log", f"{later}.log", f"{later}-2.log"}


def test_threads_do_not_cut_each_others_lines(tmp_path: Path) -> None:
    """Requests are logged by those who make them."""
    with open_here(tmp_path) as log:

        def write_many(name: str) -> None:
            for _ in range(50):
                log.write(name * 500)

        threads = [threading.Thread(target=write_many, args=(name,)) for name in "abcd"]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    texts = [line.split(" ", 1)[1] for line in read_log(tmp_path)[1:]]
    assert sorted(texts) == sorted(name * 500 for name in "abcd" for _ in range(50))


def test_the_last_twenty_are_kept(tmp_path: Path) -> None:
    """By the time in their names; several of one second by their numbers."""
    logs, clock = make_logs(tmp_path), SetClock(START)
    olds = [f"{NAME}.log", f"{NAME}-2.log", f"{NAME}-10.log"]
    olds += [f"{START + timedelta(hours=hours):%Y-%m-%dT%H-%M-%S}Z-upload.log" for hours in range(1, 19)]
    for name in olds:
        (logs / name).touch()
    clock.turn(24 * 3600)
    with open_here(tmp_path, now=clock):
        kept = {file.name for file in logs.iterdir()}
    assert len(kept) == MOST_KEPT
    assert set(olds) - kept == {f"{NAME}.log", f"{NAME}-2.log"}


def test_what_is_not_named_like_a_log_stays(tmp_path: Path) -> None:
    """Nor is a folder removed that is named like one."""
    logs = make_logs(tmp_path)
    for day in range(10, 32):
        (logs / f"2025-08-{day}T00-00-00Z-upload.log").touch()
    others = {"notes.txt", f"{NAME}.log.gz", f"x{NAME}.log", f"{NAME}-x.log", "2024-08-16-upload.log"}
    for name in others:
        (logs / name).touch()
    folder = logs / "2001-01-01T00-00-00Z-upload.log"
    folder.mkdir()
    with open_here(tmp_path):
        assert others | {folder.name} <= {file.name for file in logs.iterdir()}


def test_by_a_clock_that_was_put_back_the_new_log_stays(tmp_path: Path) -> None:
    """Although the others come from the future."""
    logs = make_logs(tmp_path)
    for day in range(1, 31):
        (logs / f"2031-01-{day:02}T00-00-00Z-upload.log").touch()
    with open_here(tmp_path) as log:
        log.write("here")
        names = sorted(file.name for file in logs.iterdir())
    assert len(names) == MOST_KEPT
    assert names[0] == f"{NAME}.log"


def test_nothing_is_written_or_removed_through_a_link(tmp_path: Path) -> None:
    """A folder that leads elsewhere is told of, and the upload goes on without a log."""
    elsewhere, told = tmp_path / "elsewhere", list[str]()
    elsewhere.mkdir()
    for day in range(10, 32):
        (elsewhere / f"2025-08-{day}T00-00-00Z-upload.log").touch()
    folder = tmp_path / "walk"
    (folder / ".photowalk").mkdir(parents=True)
    (folder / ".photowalk" / "logs").symlink_to(elsewhere, target_is_directory=True)
    with open_here(folder, told) as log:
        log.write("lost")
    assert log.file is None
    assert len(list(elsewhere.iterdir())) == 22
    assert len(told) == 1
    assert told[0].startswith("There is no log of this upload: ")


def test_without_room_for_a_log_the_upload_goes_on(tmp_path: Path) -> None:
    """It is told once that there is none."""
    told: list[str] = []
    (tmp_path / ".photowalk").mkdir()
    (tmp_path / ".photowalk" / "logs").touch()
    with open_here(tmp_path, told) as log:
        log.begin(make_run())
        log.see(GoneOn())
    assert len(told) == 1
    assert "logs" in told[0]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_is_told_once(tmp_path: Path) -> None:
    """Then the upload goes on without a log."""
    told: list[str] = []
    with Path("/dev/full").open("wb", buffering=0) as full:
        log = RunLog(tmp_path / "a.log", full, now=SetClock(START), tell=told.append)
        for _ in range(3):
            log.write("lost")
        log.close()
    assert told == [
        f"The log {tmp_path / 'a.log'} cannot be written (No space left on device); the upload goes on without."
    ]
