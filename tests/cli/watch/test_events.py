"""An upload for programs."""

import json
import os
import sys
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from photowalk.cli.watch.events import JsonWatcher
from photowalk.cli.watch.summary import Summary
from photowalk.commons.happenings import Begun, Ended, GoneOn, Happening, Published, QuotaLeft, Sent, Stashed, Waiting
from photowalk.errors import OutOfReachError
from support.watching import MB, START, TAKEN, SetClock, make_outcome, make_photo, make_run

ONE, TWO = make_photo(1), make_photo(2)
AT = "2026-11-23T21:40:05.000Z"
NAMED = {"at": AT, "file": "Walk 1.jpg", "sha1": ONE.sha1, "title": "Hall 1.jpg"}
RENDERED: list[tuple[Happening, dict[str, object]]] = [
    (Begun(ONE, MB), {"event": "begun", **NAMED, "size_bytes": MB}),
    (Stashed(ONE), {"event": "stashed", **NAMED}),
    (Published(ONE, "Hall 1 (2).jpg"), {"event": "published", **NAMED, "title": "Hall 1 (2).jpg"}),
    (
        Ended(replace(make_outcome(1, url="https://wiki/1"), title="Hall 1 (2).jpg", renamed="why")),
        {
            "event": "ended",
            **NAMED,
            "title": "Hall 1 (2).jpg",
            "result": "uploaded",
            "reason": "",
            "renamed": "why",
            "proposal": "",
            "url": "https://wiki/1",
        },
    ),
    (
        Waiting(datetime(2026, 11, 23, 22, 55, tzinfo=UTC), "why", is_stashing=True),
        {"event": "waiting", "at": AT, "until": "2026-11-23T22:55:00.000Z", "reason": "why", "is_stashing": True},
    ),
    (GoneOn(), {"event": "gone-on", "at": AT}),
    (QuotaLeft(257, 380, 4320), {"event": "quota", "at": AT, "left": 257, "hits": 380, "seconds": 4320}),
]


def read_events(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    """The objects on standard output, one a line; standard error stays empty."""
    out, err = capsys.readouterr()
    assert err == ""
    return [json.loads(line) for line in out.splitlines()]


@pytest.mark.parametrize(("happening", "fields"), RENDERED, ids=lambda case: type(case).__name__)
def test_each_happening_is_an_object(
    capsys: pytest.CaptureFixture[str], happening: Happening, fields: dict[str, object]
) -> None:
    """With all its fields in their order, be they empty; moments in universal time."""
    with JsonWatcher(now=SetClock(START)) as watcher, watcher.aside():
        watcher.see(happening)
    (event,) = read_events(capsys)
    assert list(event.items()) == list(fields.items())


def test_bytes_are_told_once_a_second_for_each_photo(capsys: pytest.CaptureFixture[str]) -> None:
    """With the size that was told when it began."""
    clock = SetClock(START)
    watcher = JsonWatcher(now=clock)
    for photo in (ONE, TWO):
        watcher.see(Begun(photo, 9 * MB))
    for number in range(1, 10):
        watcher.see(Sent(ONE, number * MB))
        watcher.see(Sent(TWO, number * MB))
        clock.turn(0.4)
    events = [event for event in read_events(capsys) if event["event"] == "sent"]
    assert [event["sent_bytes"] for event in events if event["file"] == "Walk 1.jpg"] == [MB, 4 * MB, 7 * MB]
    assert {event["size_bytes"] for event in events} == {9 * MB}
    assert len(events) == 6


def test_a_clock_that_is_put_back_silences_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    """Nor does a photo that had its end and is sent once more."""
    clock = SetClock(START)
    watcher = JsonWatcher(now=clock)
    watcher.see(Sent(ONE, 1))
    clock.turn(-3600)
    watcher.see(Sent(ONE, 2))
    watcher.see(Ended(make_outcome(1)))
    watcher.see(Sent(ONE, 3))
    sent = [event["sent_bytes"] for event in read_events(capsys) if event["event"] == "sent"]
    assert sent == [1, 2, 3]


def test_the_summary_is_the_last_object(capsys: pytest.CaptureFixture[str]) -> None:
    """Counts, exit code, links and what ended the run."""
    run = make_run(3, batch="7f3a", uploads_url="https://wiki/list")
    outcomes = (make_outcome(1, url="https://wiki/1"), TAKEN)
    JsonWatcher(now=SetClock(START)).sum_up(Summary(run, outcomes, OutOfReachError("no answer"), Path("a.log")))
    assert read_events(capsys) == [
        {
            "event": "summary",
            "at": AT,
            "wiki": "commons",
            "username": "Example",
            "photos": 3,
            "counts": {"uploaded": 1, "refused": 1},
            "published": 0,
            "left": 1,
            "not_ready": {},
            "not_as_planned": {},
            "exit_code": 4,
            "error": "OutOfReachError: no answer",
            "batch": "7f3a",
            "links": ["https://wiki/1"],
            "uploads_url": "https://wiki/list",
            "log": "a.log",
        }
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other words for a pipe that nobody reads")
def test_where_nobody_reads_any_more_the_summary_is_not_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its error would hide the first one."""
    reader, writer = os.pipe()
    os.close(reader)
    stream = os.fdopen(writer, "w")
    monkeypatch.setattr(sys, "stdout", stream)
    watcher = JsonWatcher(now=SetClock(START))
    with pytest.raises(BrokenPipeError):
        watcher.see(GoneOn())
    watcher.sum_up(Summary(make_run(), ()))
    with suppress(BrokenPipeError):  # what could not be written is tried once more
        stream.close()
