"""Plain lines for logs and pipes."""

from datetime import timedelta

import pytest

from photowalk.cli.watch.lines import LineWatcher, QuietWatcher
from photowalk.cli.watch.summary import Summary
from photowalk.cli.watch.watcher import Watcher
from photowalk.cli.watch.words import describe_outcome
from photowalk.commons.happenings import (
    Begun,
    Ended,
    GoneOn,
    Happening,
    Published,
    QuotaLeft,
    Result,
    Sent,
    Stashed,
    Waiting,
)
from support.watching import BARE, CHANGED, LOST, MB, NOON, TAKEN, SetClock, go_up, make_outcome, make_photo, make_run

BIG = make_photo(1, "Tower.tif")
LIMIT = "the upload limit of commons is used up (380 files in 72 minutes)"
HOUR_LATER = NOON + timedelta(hours=1)


def tell(*steps: Happening | int, photos: int = 10) -> None:
    """Let happenings be seen, with so many seconds between them."""
    clock = SetClock()
    with LineWatcher(now=clock) as watcher:
        watcher.begin(make_run(photos))
        for step in steps:
            if isinstance(step, int):
                clock.turn(step)
            else:
                watcher.see(step)


def read_lines(capsys: pytest.CaptureFixture[str]) -> list[str]:
    """What was told; standard output stays empty."""
    out, err = capsys.readouterr()
    assert out == ""
    return err.splitlines()


def test_each_photo_is_a_line_with_its_number(capsys: pytest.CaptureFixture[str]) -> None:
    """What began, was sent or stashed is not told, nor what quota is left."""
    tell(*go_up(1), QuotaLeft(3, 380, 4320), Begun(BIG, MB), Stashed(BIG), Published(BIG, "Tower"), Ended(TAKEN))
    assert read_lines(capsys) == [
        " 1/10  uploaded: Walk 1.jpg → File:Hall 1.jpg",
        f" 2/10  {describe_outcome(TAKEN)}",
    ]


def test_a_name_cannot_look_like_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    """Line breaks in a reason are written out."""
    tell(Ended(make_outcome(1, Result.FAILED, reason="gone\n2/10  uploaded")))
    assert read_lines(capsys) == [" 1/10  failed: Walk 1.jpg: gone\\n2/10  uploaded"]


def test_a_wait_is_told_once_with_its_end(capsys: pytest.CaptureFixture[str]) -> None:
    """However often it is told of; and that it is over, where it was told."""
    wait = Waiting(HOUR_LATER, LIMIT)
    again = Waiting(HOUR_LATER + timedelta(seconds=2), LIMIT)
    ahead = Waiting(HOUR_LATER, LIMIT, is_stashing=True)
    tell(GoneOn(), wait, 5, again, GoneOn(), GoneOn(), ahead, GoneOn())
    assert read_lines(capsys) == [
        f"Waiting until 13:00: {LIMIT}",
        "Going on.",
        f"Sending ahead, publishing waits until 13:00: {LIMIT}",
        "Going on.",
    ]


def test_a_wait_is_told_anew_where_something_changed_that_matters(capsys: pytest.CaptureFixture[str]) -> None:
    """Its reason, or its end by a minute; not that all bytes are sent by now."""
    ahead = Waiting(HOUR_LATER, LIMIT, is_stashing=True)
    later = HOUR_LATER + timedelta(minutes=1)
    tell(ahead, 1, Waiting(HOUR_LATER, LIMIT), 1, Waiting(HOUR_LATER, "it is away"), Waiting(later, "it is away"))
    assert read_lines(capsys) == [
        f"Sending ahead, publishing waits until 13:00: {LIMIT}",
        "Waiting until 13:00: it is away",
        "Waiting until 13:01: it is away",
    ]


def test_while_nothing_goes_on_no_rate_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """Of a file whose last bytes leave then."""
    tell(Begun(BIG, 2 * MB), Waiting(HOUR_LATER, LIMIT), 60, Sent(BIG, MB))
    assert read_lines(capsys)[1:] == ["Tower.tif: 1.0/2.0 MB sent"]


def test_a_large_file_is_told_of_once_a_minute(capsys: pytest.CaptureFixture[str]) -> None:
    """How much of it has left, how fast, and when all will be done; any line counts as a sign of life."""
    steps: list[Happening | int] = [Begun(BIG, 900 * MB)]
    for second in range(10, 190, 10):
        steps += [10, Sent(BIG, second * MB)]
    tell(*steps, photos=1)
    lines = read_lines(capsys)
    assert [line.split(" sent, ")[0] for line in lines] == [
        f"Tower.tif: {share}.0/900.0 MB" for share in (60, 120, 180)
    ]
    assert lines[0].startswith("Tower.tif: 60.0/900.0 MB sent, 1.0 MB/s")
    tell(Begun(BIG, 2 * MB), 50, *go_up(2), 50, Sent(BIG, MB))
    assert len(read_lines(capsys)) == 1


@pytest.mark.parametrize(("sent", "told"), [(MB, True), (0, False)])
def test_the_end_is_told_where_it_is_known(capsys: pytest.CaptureFixture[str], sent: int, *, told: bool) -> None:
    """It is not before anything has left."""
    clock = SetClock()
    watcher = LineWatcher(now=clock)
    watcher.begin(make_run(1, size_bytes=2 * MB))
    photo = make_photo(1)
    watcher.see(Begun(photo, 2 * MB))
    clock.turn(60)
    watcher.see(Sent(photo, sent))
    (line,) = read_lines(capsys)
    assert line.endswith(", all done about 12:02") is told


SUMMARY = Summary(make_run(5), (make_outcome(1), TAKEN, CHANGED, LOST))


def test_lines_end_with_the_whole_summary(capsys: pytest.CaptureFixture[str]) -> None:
    """Counts first, the next command last."""
    LineWatcher(now=SetClock()).sum_up(SUMMARY)
    first, *_, last = read_lines(capsys)
    assert first == "1 uploaded, 1 in conflict, 1 refused, 1 failed, 1 left: run the command again to go on."
    assert last == "Next: photowalk gallery walk"


def test_in_quiet_only_troubles_and_counts_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    """Neither waits nor photos that are where they should be as planned, nor those that were skipped."""
    with QuietWatcher() as watcher:
        watcher.begin(make_run(5))
        for outcome in (make_outcome(1), TAKEN, CHANGED, LOST, BARE, make_outcome(5, Result.SKIPPED, reason="so told")):
            watcher.see(Ended(outcome))
        watcher.see(Waiting(HOUR_LATER, LIMIT))
        watcher.see(GoneOn())
        watcher.sum_up(SUMMARY)
    *troubles, counts = read_lines(capsys)
    assert [line.split(":")[0] for line in troubles] == ["refused", "in conflict", "failed", "uploaded"]
    assert counts.startswith("1 uploaded, ")


@pytest.mark.parametrize("watcher", [QuietWatcher(), LineWatcher(now=SetClock())], ids=["quiet", "lines"])
def test_lines_are_in_nobodys_way(capsys: pytest.CaptureFixture[str], watcher: Watcher) -> None:
    """Somebody can be asked between them."""
    with watcher, watcher.aside():
        pass
    assert read_lines(capsys) == []
