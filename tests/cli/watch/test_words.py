"""Moments, sizes and outcomes in words."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from photowalk.cli.watch.words import (
    describe_outcome,
    name_wait,
    show_moment,
    show_share,
    show_size,
    show_span,
    show_utc,
)
from photowalk.commons.happenings import Outcome, Result, Waiting
from support.watching import CHANGED, NOON, START, TAKEN, make_outcome

FREE = "free is: Hall 2 (2).jpg"
OUTCOMES = [
    (make_outcome(1), "uploaded: Walk 1.jpg → File:Hall 1.jpg"),
    (
        replace(make_outcome(1), title="Hall 1 (2).jpg", renamed="the wiki would change the title"),
        "uploaded: Walk 1.jpg → File:Hall 1 (2).jpg (renamed from Hall 1.jpg: the wiki would change the title)",
    ),
    (
        replace(make_outcome(1, Result.RECOVERED), title="Hall 1 (2).jpg"),
        "found there from the run before: Walk 1.jpg → File:Hall 1 (2).jpg",
    ),
    (make_outcome(1, Result.UPDATED), "updated: Walk 1.jpg → File:Hall 1.jpg"),
    (make_outcome(1, Result.LINKED), "linked: Walk 1.jpg → File:Hall 1.jpg (the same bytes are there)"),
    (
        make_outcome(1, Result.RECOVERED, reason="its captions were refused"),
        "found there from the run before: Walk 1.jpg → File:Hall 1.jpg (its captions were refused)",
    ),
    (make_outcome(1, Result.ALREADY_DONE), "there already: Walk 1.jpg → File:Hall 1.jpg"),
    (make_outcome(1, Result.SKIPPED, reason="the title is taken"), "skipped: Walk 1.jpg: the title is taken"),
    (make_outcome(1, Result.SKIPPED), "skipped: Walk 1.jpg: File:Hall 1.jpg"),
    (
        TAKEN,
        f"refused: Walk 2.jpg: the title is taken; {FREE}",
    ),
    (make_outcome(1, Result.CONFLICT, reason="it was moved"), "in conflict: Walk 1.jpg: it was moved"),
    (make_outcome(1, Result.FAILED, reason="it is gone", url="https://wiki/1"), "failed: Walk 1.jpg: it is gone"),
    (CHANGED, "in conflict: Walk 3.jpg: somebody else changed it; see https://wiki/diff"),
]


@pytest.mark.parametrize(("outcome", "line"), OUTCOMES, ids=lambda case: case[:20] if isinstance(case, str) else "")
def test_what_came_of_a_photo_is_one_line(outcome: Outcome, line: str) -> None:
    """Where it is, or why it is not there and what to do."""
    assert describe_outcome(outcome) == line


def test_a_moment_has_its_day_where_that_is_another() -> None:
    """By the clock of this computer."""
    assert show_moment(NOON, now=NOON) == "12:00"
    assert show_moment(NOON + timedelta(days=1), now=NOON) == "tomorrow 12:00"
    assert show_moment(NOON + timedelta(days=2), now=NOON) == "2026-11-25 12:00"


def test_programs_get_universal_time() -> None:
    """Whatever the zone of the moment."""
    assert show_utc(START) == "2026-11-23T21:40:05.000Z"
    stockholm = datetime(2026, 11, 23, 22, 40, 5, 120_000, tzinfo=timezone(timedelta(hours=1)))
    assert show_utc(stockholm) == show_utc(stockholm.astimezone(UTC)) == "2026-11-23T21:40:05.120Z"


@pytest.mark.parametrize(
    ("seconds", "shown"), [(-3, "0:00"), (0.4, "0:00"), (63, "1:03"), (3599.6, "1:00:00"), (3843, "1:04:03")]
)
def test_a_span_counts_down(seconds: float, shown: str) -> None:
    """To nothing, and no further."""
    assert show_span(seconds) == shown


@pytest.mark.parametrize(
    ("size", "shown"),
    [(0, "0 kB"), (340_400, "340 kB"), (3_400_000, "3.4 MB"), (999_000_000, "999.0 MB"), (1_100_000_000, "1.1 GB")],
)
def test_a_size_has_a_unit_that_fits(size: int, shown: str) -> None:
    """A part is told in the unit of its whole."""
    assert show_size(size) == shown
    number, unit = shown.split()
    assert show_share(size, size) == f"{number}/{number} {unit}"
    assert show_share(0, size).endswith(f"/{shown}")


def test_a_wait_says_whether_bytes_go_on() -> None:
    """One that stashes has something to do."""
    assert name_wait(Waiting(NOON, "why")) == "Waiting"
    assert name_wait(Waiting(NOON, "why", is_stashing=True)) == "Sending ahead, publishing waits"
