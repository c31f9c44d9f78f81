"""Waits, told of once."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from photowalk.commons.happenings import GoneOn, Happening, Waiting
from photowalk.commons.uploading.waits import WORTH_TELLING, Ending, Waits

FIRST = Waiting(datetime(2026, 11, 22, 20, 28, tzinfo=UTC), "it lags")
A_MOMENT = timedelta(milliseconds=1)


@pytest.fixture
def told() -> list[Happening]:
    """What is told."""
    return []


def test_a_wait_is_told_with_its_end(told: list[Happening]) -> None:
    """Each once; without a wait there is no end of one."""
    waits = Waits(told.append)
    waits.end(Ending.PAUSE)
    waits.begin(FIRST, Ending.PAUSE)
    waits.begin(FIRST, Ending.PAUSE)
    waits.end(Ending.PAUSE)
    waits.end(Ending.PAUSE)
    waits.begin(FIRST, Ending.PAUSE)
    assert told == [FIRST, GoneOn(), FIRST]


@pytest.mark.parametrize("ending", Ending)
def test_a_wait_is_over_by_what_it_waits_for(told: list[Happening], ending: Ending) -> None:
    """And by nothing else; what it waits for now counts, where it was something else before."""
    waits = Waits(told.append)
    waits.begin(FIRST, Ending.SLOT)
    waits.begin(replace(FIRST, reason="another reason"), Ending.TASK)
    waits.end(ending)
    assert (told[2:] == [GoneOn()]) is (ending is Ending.TASK)


@pytest.mark.parametrize(
    ("then", "is_told"),
    [
        (Waiting(FIRST.until, FIRST.reason), False),
        (Waiting(FIRST.until + WORTH_TELLING - A_MOMENT, FIRST.reason), False),
        (Waiting(FIRST.until - WORTH_TELLING + A_MOMENT, FIRST.reason), False),
        (Waiting(FIRST.until + WORTH_TELLING, FIRST.reason), True),
        (Waiting(FIRST.until - WORTH_TELLING, FIRST.reason), True),
        (Waiting(FIRST.until, "another reason"), True),
        (Waiting(FIRST.until, FIRST.reason, is_stashing=True), True),
    ],
)
def test_a_wait_that_is_another_one_is_told_too(told: list[Happening], then: Waiting, *, is_told: bool) -> None:
    """One with an end elsewhere, for another reason, or in which bytes are sent."""
    waits = Waits(told.append)
    waits.begin(FIRST, Ending.SLOT)
    waits.begin(then, Ending.SLOT)
    assert told == [FIRST, then][: 1 + is_told]
