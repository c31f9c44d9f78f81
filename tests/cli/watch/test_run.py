"""A run from its first happening to its summary."""

import json
from collections.abc import Generator
from pathlib import Path

import pytest

from photowalk.cli.watch import Mode, Run, make_watcher, measure_photos, open_log, watch_beginning, watch_run
from photowalk.commons.happenings import Ended, Happening, Published
from photowalk.errors import OutOfReachError
from support.watching import TAKEN, SetClock, go_up, make_photo, make_run


class Stream:
    """A run that is played, and knows whether it was closed before it came to its end."""

    def __init__(self, *happenings: Happening, error: BaseException | None = None) -> None:
        """Play these, then raise the error if there is one."""
        self.happenings = happenings
        self.error = error
        self.came_to = ""

    def play(self) -> Generator[Happening, None, None]:
        """The happenings."""
        try:
            yield from self.happenings
            if self.error is not None:
                raise self.error
            self.came_to = "its end"
        except GeneratorExit:
            self.came_to = "a stop"


def watch(folder: Path, stream: Stream, *, photos: int, mode: Mode = Mode.PLAIN) -> int:
    """Watch it to its end."""
    clock, run = SetClock(), make_run(photos)
    with open_log(folder, now=clock, tell=print) as log:
        return watch_run(stream.play(), run, watcher=make_watcher(mode, now=clock), log=log)


def read_log(folder: Path) -> str:
    """The log of the only run."""
    (file,) = (folder / ".photowalk" / "logs").iterdir()
    return file.read_text(encoding="utf-8")


def test_a_run_is_watched_logged_and_summed_up(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The exit code comes back, and the log is named."""
    stream = Stream(*go_up(1), *go_up(3), Ended(TAKEN))
    assert watch(tmp_path, stream, photos=3) == 1
    out, err = capsys.readouterr()
    lines = err.splitlines()
    assert (out, stream.came_to) == ("", "its end")
    assert lines[:2] == ["1/3  uploaded: Walk 1.jpg → File:Hall 1.jpg", "2/3  uploaded: Walk 3.jpg → File:Hall 3.jpg"]
    assert lines[3] == "2 uploaded, 1 refused."
    assert lines[-2].startswith(f"Log: {tmp_path}")
    log = read_log(tmp_path)
    assert "3 photos to commons" in log
    assert "refused: Walk 2.jpg" in log
    assert log.endswith(" exit code 1\n")


@pytest.mark.parametrize("error", [OutOfReachError("no answer"), KeyboardInterrupt(), ValueError("a bug")])
def test_whatever_ends_it_it_is_summed_up(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], error: BaseException
) -> None:
    """The error goes on its way, for those who know its words."""
    with pytest.raises(type(error)):
        watch(tmp_path, Stream(*go_up(1), error=error), photos=3)
    assert "1 uploaded, 2 left: run the command again to go on.\n" in capsys.readouterr().err
    assert f"ended by {type(error).__name__}" in read_log(tmp_path)


def test_what_arrived_before_a_cut_is_not_left(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its page was not looked at, and it is told so."""
    arrived = [Published(make_photo(number), "Hall.jpg") for number in (1, 2)]
    with pytest.raises(KeyboardInterrupt):
        watch(tmp_path, Stream(*arrived, *go_up(1), error=KeyboardInterrupt()), photos=3)
    told = "1 uploaded, 1 on the wiki, its page to be looked at, 1 left: run the command again to go on.\n"
    assert told in capsys.readouterr().err


@pytest.mark.parametrize(("mode", "is_told"), [(Mode.JSON, True), (Mode.PLAIN, False), (Mode.QUIET, False)])
def test_a_run_that_cannot_begin_is_summed_up(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], mode: Mode, *, is_told: bool
) -> None:
    """In its log, and for programs; a person is told by the error alone."""
    clock, error = SetClock(), OutOfReachError("no answer")
    watcher, run = make_watcher(mode, now=clock), make_run(3)
    with (
        open_log(tmp_path, now=clock, tell=print) as log,
        pytest.raises(OutOfReachError),
        watch_beginning(run, watcher=watcher, log=log),
    ):
        raise error
    out, err = capsys.readouterr()
    assert (bool(out), err) == (is_told, "")
    assert read_log(tmp_path).splitlines()[-2].endswith("ended by OutOfReachError: no answer")


def test_a_beginning_within_another_knows_more(capsys: pytest.CaptureFixture[str]) -> None:
    """It alone tells programs what ended the run."""
    watcher = make_watcher(Mode.JSON, now=SetClock())
    with (
        pytest.raises(KeyboardInterrupt),
        watch_beginning(Run(""), watcher=watcher),
        watch_beginning(make_run(2), watcher=watcher),
    ):
        raise KeyboardInterrupt
    summary = json.loads(capsys.readouterr().out)
    assert (summary["wiki"], summary["photos"], summary["exit_code"]) == ("commons", 2, 130)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_watcher_that_fails_stops_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever sends is told to stop before it is summed up."""
    stream = Stream(*go_up(1))
    with Path("/dev/full").open("w") as full:
        monkeypatch.setattr("sys.stdout", full)
        with pytest.raises(Exception, match="cannot be written"):
            watch(tmp_path, stream, photos=1, mode=Mode.JSON)
    assert stream.came_to == "a stop"
    assert "OutputError" in read_log(tmp_path)


def test_photos_are_measured_by_what_goes_up(tmp_path: Path) -> None:
    """One that is not there has nothing to send: that is told when its turn comes."""
    here, gone = make_photo(1), make_photo(2)
    (tmp_path / here.content).write_bytes(b"12345")
    assert measure_photos(tmp_path, [here, gone]) == {here.file: 5, gone.file: 0}
