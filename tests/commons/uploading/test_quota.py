"""What a run may still do of a limited kind of deed."""

from datetime import UTC, datetime, timedelta

import pytest

from photowalk.commons.pace import Pace
from photowalk.commons.port import RateLimit
from photowalk.commons.uploading.quota import Quota

NOW = datetime(2026, 11, 22, 20, 28, tzinfo=UTC)
TWO = RateLimit(2, 60)
SPAN = Pace(TWO).span
PACES = [Pace(None), Pace(TWO), Pace(RateLimit(1, 60)), Pace(RateLimit(380, 4320))]


def test_slots_are_claimed_used_and_free_again() -> None:
    """As the pace says."""
    quota = Quota(Pace(TWO), endurance_s=0)
    assert [quota.claim(NOW) for _ in range(3)] == [True, True, False]
    assert (quota.is_free(NOW), quota.next_slot(NOW), quota.pace.left(NOW)) == (False, NOW + SPAN, 0)
    assert quota.claim(NOW + SPAN)


def test_a_slot_that_is_given_back_is_free_at_once() -> None:
    """The wiki did not even look."""
    quota = Quota(Pace(TWO), endurance_s=0)
    for _ in range(8):
        assert quota.claim(NOW)
        quota.give_back()
    assert quota.pace.left(NOW) == 2


@pytest.mark.parametrize("pace", PACES)
@pytest.mark.parametrize("workers", [1, 3])
def test_refusals_without_a_success_are_borne_for_so_long(pace: Pace, workers: int) -> None:
    """However many workers meet each, and whether or not it took the last slot."""
    quota, now, waited = Quota(pace, endurance_s=7200), NOW, timedelta()
    is_borne = True
    while is_borne:
        quota.claim(now)
        answers = [quota.refuse(now) for _ in range(workers)]
        is_borne = all(answers)
        waited, now = waited + quota.next_slot(now) - now, quota.next_slot(now)
        assert waited <= timedelta(hours=2) + 2 * pace.span
    assert waited > timedelta(hours=2)


@pytest.mark.parametrize("pace", PACES)
def test_a_success_is_what_refusals_are_borne_for(pace: Pace) -> None:
    """After it they count anew."""
    quota, now = Quota(pace, endurance_s=2 * pace.span.total_seconds()), NOW
    for _ in range(50):
        quota.claim(now)
        assert quota.refuse(now)
        now = quota.next_slot(now)
        quota.use()


@pytest.mark.parametrize("pace", PACES)
@pytest.mark.parametrize("is_refused", [True, False])
def test_a_clock_that_is_set_back_costs_a_span_at_most(pace: Pace, *, is_refused: bool) -> None:
    """However often it is looked at while the time comes to the slot."""
    quota = Quota(pace, endurance_s=1e9)
    while not is_refused and pace.limit and quota.claim(NOW):
        pass
    if is_refused:
        quota.refuse(NOW)
    start = now = NOW - timedelta(hours=10)
    while not quota.is_free(now):
        now += timedelta(seconds=1)
    assert now - start <= pace.span + timedelta(seconds=1)
