"""How fast an upload goes."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photowalk.cli.watch.rate import WINDOW_S, Rate
from support.watching import NOON


def after(seconds: float) -> timedelta:
    """So much later."""
    return timedelta(seconds=seconds)


def test_the_last_minute_counts() -> None:
    """A steady line has its own rate, and what was before the last minute is forgotten."""
    rate = Rate(NOON)
    for second in range(1, 121):
        rate = rate.after(now=NOON + after(second), sent_bytes=1000 if second <= 60 else 3000, photos=second % 20 == 0)
    assert rate.bytes_per_s(NOON + after(60)) == pytest.approx(3000, rel=0.05)
    assert rate.bytes_per_s(NOON + after(120)) == pytest.approx(3000, rel=0.05)
    assert rate.photos_per_s(NOON + after(120)) * 60 == pytest.approx(3, abs=1)
    assert len(rate.beats) <= WINDOW_S + 2


def test_a_young_run_is_measured_by_its_age() -> None:
    """Ten seconds are ten seconds, and the first second counts as a whole one."""
    rate = Rate(NOON).after(now=NOON + after(0.1), sent_bytes=500)
    assert rate.bytes_per_s(NOON + after(0.1)) == 500
    assert rate.bytes_per_s(NOON + after(10)) == 50


def test_what_happens_in_one_second_is_kept_as_one() -> None:
    """However often it is told."""
    rate = Rate(NOON)
    for tenth in range(10):
        rate = rate.after(now=NOON + after(tenth / 10), sent_bytes=7, photos=1)
    (beat,) = rate.beats
    assert (beat.sent_bytes, beat.photos) == (70, 10)


def test_a_pause_is_no_slowness() -> None:
    """While nothing may be sent the rate stays as it was; then it goes on."""
    rate = Rate(NOON).after(now=NOON + after(10), sent_bytes=1000, is_paused=True)
    assert rate.bytes_per_s(NOON + after(4000)) == 100
    rate = rate.after(now=NOON + after(4320), is_paused=False)
    assert rate.bytes_per_s(NOON + after(4330)) == 50


def test_a_long_sleep_forgets_the_rate() -> None:
    """A laptop that was shut says nothing of how fast it will be."""
    rate = Rate(NOON).after(now=NOON + after(10), sent_bytes=1000)
    assert rate.bytes_per_s(NOON + after(50 * 3600)) == 0


@given(st.lists(st.tuples(st.floats(-1e5, 1e5), st.integers(0, 10**9), st.integers(0, 3), st.booleans()), max_size=20))
def test_no_clock_makes_a_rate_less_than_nothing(steps: list[tuple[float, int, int, bool]]) -> None:
    """Even one that is put back; and work time never runs backwards."""
    rate, now = Rate(NOON), NOON
    for seconds, sent_bytes, photos, is_paused in steps:
        now += after(seconds)
        before = rate.worked_s
        rate = rate.after(now=now, sent_bytes=sent_bytes, photos=photos, is_paused=is_paused)
        assert rate.worked_s >= before
        assert rate.bytes_per_s(now) >= 0
        assert rate.photos_per_s(now - after(100)) >= 0
