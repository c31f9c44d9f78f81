"""How fast an account may publish."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photowalk.commons.pace import Pace, make_pace
from photowalk.commons.port import RateLimit

NOW = datetime(2026, 11, 22, 20, 28, tzinfo=UTC)
COMMONS = RateLimit(380, 4320)
SPAN = Pace(COMMONS).span
TWO = RateLimit(2, 3600)

limits = st.builds(RateLimit, st.integers(1, 8), st.integers(1, 600))
pauses = st.lists(st.floats(0, 300).map(lambda seconds: timedelta(seconds=seconds)), max_size=60)
jumps = st.floats(-9000, 9000).map(lambda seconds: timedelta(seconds=seconds))


def after(seconds: float) -> datetime:
    """A moment after now."""
    return NOW + timedelta(seconds=seconds)


def take(pace: Pace, *seconds: float) -> Pace:
    """The pace after deeds so many seconds from now."""
    for second in seconds:
        pace = pace.take(after(second))
    return pace


def go_on(pace: Pace, waits: list[timedelta], *, start: datetime = NOW) -> list[datetime]:
    """When deeds are done by somebody who wants to do one after each wait, and keeps to the pace."""
    now, done = start, list[datetime]()
    for wait in waits:
        now = pace.next_slot(now + wait)
        pace = pace.take(now)
        done.append(now)
    return done


def count_as_since_1_39(done: list[float], *, now: float, limit: RateLimit) -> int:
    """How many deeds MediaWiki counts: those of whole thirtieths, and what of the oldest one still lies in the span."""
    step = limit.seconds / 30
    oldest = int((now - limit.seconds) / step)
    in_oldest = sum(int(at / step) == oldest for at in done)
    later = sum(int(at / step) > oldest for at in done)
    return round(later + in_oldest * ((oldest + 1) * step - (now - limit.seconds)) / step)


def count_refused_before_1_39(done: list[float], *, limit: RateLimit) -> int:
    """How many deeds are refused by a wiki that counts in spans which begin with a first deed."""
    begun, count, refused = float("-inf"), 0, 0
    for at in done:
        if at >= begun + limit.seconds:
            begun, count = at, 0
        count += 1
        refused += count > limit.hits
    return refused


@given(limits, pauses)
def test_no_span_has_more_deeds_than_allowed(limit: RateLimit, waits: list[timedelta]) -> None:
    """From any deed to the one that is as many deeds later as are allowed, the whole span goes by."""
    done = go_on(Pace(limit), waits)
    for first, later in zip(done, done[limit.hits :], strict=False):
        assert later - first > timedelta(seconds=limit.seconds)


@given(limits, pauses, st.floats(0, 600))
def test_no_mediawiki_refuses_who_keeps_to_the_pace(limit: RateLimit, waits: list[timedelta], begun: float) -> None:
    """Neither one that counts in spans of its own, nor one that looks back in thirtieths, wherever these begin."""
    # A wiki's clock began long ago; the deeds begin at any moment of it.
    done = [1e6 + begun + (at - NOW).total_seconds() for at in go_on(Pace(limit), waits)]
    assert count_refused_before_1_39(done, limit=limit) == 0
    for number, at in enumerate(done):
        assert count_as_since_1_39(done[:number], now=at, limit=limit) + 1 <= limit.hits


@given(limits, pauses)
def test_as_fast_as_the_limit_lets(limit: RateLimit, waits: list[timedelta]) -> None:
    """Nobody waits longer than until the deed before those that are allowed no longer counts."""
    pace = Pace(limit)
    done = go_on(pace, waits)
    wanted = [earlier + wait for earlier, wait in zip([NOW, *done], waits, strict=False)]
    for number, (at, want) in enumerate(zip(done, wanted, strict=True)):
        oldest = done[number - limit.hits] + pace.span if number >= limit.hits else NOW
        assert at == max(want, oldest)


@given(limits, pauses)
def test_after_a_long_pause_everything_is_free(limit: RateLimit, waits: list[timedelta]) -> None:
    """A computer that slept 50 hours, also if the wiki had refused."""
    pace = Pace(limit)
    for at in go_on(pace, waits):
        pace = pace.take(at)
    morning = NOW + sum(waits, timedelta()) + timedelta(hours=50)
    assert pace.refuse(NOW).left(morning) == limit.hits
    assert pace.refuse(NOW).next_slot(morning) == morning


@given(limits, pauses, st.floats(0, 900))
def test_there_is_a_slot_where_deeds_are_left(limit: RateLimit, waits: list[timedelta], seconds: float) -> None:
    """And only there; the slot that is told is one when its time has come."""
    done = go_on(Pace(limit), waits)
    now = (done[-1] if done else NOW) + timedelta(seconds=seconds)
    for pace in (make_pace(limit, done, now=now), make_pace(limit, done, now=now).refuse(now)):
        slot, left = pace.next_slot(now), pace.left(now)
        assert left is not None
        assert (slot <= now) == (left > 0)
        assert pace.next_slot(slot) == slot


@given(limits, st.lists(st.tuples(jumps, st.sampled_from(["done", "refused"])), max_size=20))
def test_whatever_the_clock_does_nobody_waits_longer_than_a_span(
    limit: RateLimit, deeds: list[tuple[timedelta, str]]
) -> None:
    """Deeds stay in order, no more than matter are kept, and the next slot is at most a span away."""
    pace, now = Pace(limit), NOW
    for jump, outcome in deeds:
        now += jump
        pace = pace.take(now).refuse(now) if outcome == "refused" else pace.take(now)
        assert now <= pace.next_slot(now) <= now + pace.span
        assert all(earlier <= later for earlier, later in pairwise(pace.hits))
        assert len(pace.hits) <= limit.hits
        assert pace.hits[-1] == now


def test_on_commons() -> None:
    """After 380 files a wait of 72 minutes, a thirtieth of that, and two seconds."""
    pace = make_pace(COMMONS, [after(second) for second in range(380)], now=after(380))
    assert pace.left(after(380)) == 0
    assert pace.next_slot(after(380)) == after(4320 + 144 + 2)
    assert pace.left(after(4320 + 144 + 2 + 9)) == 10


def test_a_clock_that_was_set_back() -> None:
    """Deeds of the future count as done now, so that all of the span is waited for, and no more."""
    pace = take(Pace(TWO), 0, 10)
    earlier = after(-7200)
    assert pace.next_slot(earlier) == earlier + pace.span
    assert pace.take(earlier).hits == (earlier, earlier)
    assert make_pace(TWO, [after(0), after(9000)], now=NOW).hits == (NOW, NOW)


@given(limits, pauses, jumps, st.booleans())
def test_who_settles_waits_a_span_at_most_whenever_the_clock_jumps(
    limit: RateLimit,
    waits: list[timedelta],
    jump: timedelta,
    is_refused: bool,  # noqa: FBT001 - given by hypothesis
) -> None:
    """The slot stands where it is while the time comes to it; a clock that was not set back changes nothing."""
    now = (go_on(Pace(limit), waits) or [NOW])[-1]
    pace = make_pace(limit, go_on(Pace(limit), waits), now=now)
    pace = pace.refuse(now) if is_refused else pace
    assert pace.settle(now) == pace
    settled = pace.settle(now + jump)
    slot = settled.next_slot(now + jump)
    assert slot <= now + jump + pace.span
    assert settled.settle(slot).next_slot(slot) == slot
    assert settled.next_slot(now + jump) == pace.next_slot(now + jump)


def test_a_slot_that_is_given_back_can_be_taken() -> None:
    """What was done before counts on; of a pace without deeds there is nothing to give back."""
    pace = take(Pace(TWO), 0, 10)
    assert pace.give_back() == take(Pace(TWO), 0)
    assert pace.give_back().left(after(10)) == 1
    assert Pace(TWO).give_back() == Pace(TWO)
    assert Pace(None).take(NOW).give_back() == Pace(None)


def test_no_limit() -> None:
    """Nothing is counted, and nothing waited for."""
    pace = take(Pace(None), 0, 0, 0)
    assert (pace.hits, pace.left(NOW), pace.next_slot(NOW)) == ((), None, NOW)


@pytest.mark.parametrize("limit", [RateLimit(0, 60), RateLimit(5, 0), None])
def test_a_limit_of_nothing_is_none(limit: RateLimit | None) -> None:
    """One could not wait for it."""
    assert make_pace(limit, [NOW], now=NOW) == Pace(None)


def test_only_the_latest_deeds_matter() -> None:
    """Of those that the journal tells, in any order."""
    assert make_pace(TWO, [after(-5), after(-9), after(-1)], now=NOW).hits == (after(-5), after(-1))


@pytest.mark.parametrize(
    ("pace", "wait_s"),
    [
        # The oldest deed known stops to count.
        (make_pace(COMMONS, [after(-4000), after(-60)], now=NOW), SPAN.total_seconds() - 4000),
        # One that no longer counts says nothing.
        (make_pace(COMMONS, [after(-9000)], now=NOW), SPAN.total_seconds() / 12),
        (Pace(COMMONS), SPAN.total_seconds() / 12),
        # A minute at least, a span at most.
        (make_pace(COMMONS, [after(-4460)], now=NOW), 60),
        (Pace(RateLimit(1, 120)), 60),
        (Pace(RateLimit(1, 30)), 33),
        (make_pace(COMMONS, [NOW], now=NOW), SPAN.total_seconds()),
        # An account of which no limit is told.
        (Pace(None), 300),
    ],
)
def test_who_is_refused_waits_by_the_span(pace: Pace, wait_s: float) -> None:
    """As somebody else must be using the account."""
    refused = pace.refuse(NOW)
    assert refused.next_slot(NOW) == after(wait_s)
    assert refused.left(NOW) == 0
    assert refused.left(after(wait_s)) != 0


def test_who_is_refused_again_waits_no_longer() -> None:
    """There is no doubling."""
    first = Pace(COMMONS).refuse(NOW)
    slot = first.next_slot(NOW)
    assert first.refuse(slot).next_slot(slot) - slot == slot - NOW


@pytest.mark.parametrize("limit", [COMMONS, None])
def test_who_is_held_waits_no_longer_where_the_clock_is_set_back(limit: RateLimit | None) -> None:
    """As long as was said, from then on, not a whole span; and so it stays when it is looked at again."""
    pace, earlier = Pace(limit).refuse(NOW), after(-3 * 3600)
    hold = pace.next_slot(NOW) - NOW
    assert hold < pace.span
    assert pace.next_slot(earlier) == pace.settle(earlier).next_slot(earlier) == earlier + hold
    assert pace.settle(earlier).next_slot(earlier + hold / 2) == earlier + hold
