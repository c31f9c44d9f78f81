"""How far an upload has come, in figures."""

from collections.abc import Iterable
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photowalk.cli.watch.tally import Tally, begin_tally
from photowalk.commons.forecast import PHOTO_S, forecast_upload
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
from photowalk.commons.pace import Pace, make_pace
from photowalk.commons.port import RateLimit
from support.watching import MB, NOON, any_happenings, go_up, make_outcome, make_photo, make_run

ONE, TWO, THREE, FOUR = (make_photo(number) for number in range(1, 5))
SECOND = timedelta(seconds=1)
LATER = NOON + timedelta(minutes=72)
LIMIT = Waiting(LATER, "the limit is used up")


def fold(*happenings: Happening, photos: int = 4, size_bytes: int = MB, step: timedelta = SECOND) -> Tally:
    """The figures after these, one a second."""
    tally = begin_tally(make_run(photos, size_bytes=size_bytes).sizes, now=NOON)
    return follow(tally, happenings, now=NOON, step=step)


def follow(tally: Tally, happenings: Iterable[Happening], *, now: datetime, step: timedelta = SECOND) -> Tally:
    """The figures after some more."""
    for happening in happenings:
        now += step
        tally = tally.after(happening, now=now)
    return tally


def test_a_run_that_has_not_begun() -> None:
    """All is left, nothing is known of the rate or the end."""
    tally = fold()
    assert (tally.photos, tally.done, tally.left, tally.fraction) == (4, 0, 4, 0)
    assert (tally.sent_bytes, tally.total_bytes) == (0, 4 * MB)
    assert tally.find_end(now=NOON) is None


def test_a_run_of_nothing_is_done() -> None:
    """It has no end before it."""
    tally = fold(photos=0)
    assert (tally.left, tally.fraction, tally.find_end(now=NOON)) == (0, 1, None)


@given(st.permutations([go_up(number) for number in range(1, 5)]))
def test_a_run_on_the_straight_way_ends_with_all(ways: list[tuple[Happening, ...]]) -> None:
    """In whatever order, and with photos under way side by side: every byte once, every photo once."""
    tally = fold(*(happening for round_ in zip(*ways, strict=True) for happening in round_))
    assert (tally.counts, tally.left, tally.fraction) == ({Result.UPLOADED: 4}, 0, 1)
    assert tally.sent_bytes == tally.total_bytes == 4 * MB
    assert (tally.on_way, tally.find_end(now=NOON)) == ((), None)


@given(any_happenings)
def test_no_stream_breaks_the_figures(happenings: list[tuple[Happening, int]]) -> None:
    """Whatever is told in whatever order: shares stay shares, bytes that have left stay so, the end lies ahead."""
    tally, now = begin_tally(make_run(4).sizes, now=NOON), NOON
    for happening, seconds in happenings:
        before = tally.sent_bytes
        tally = tally.after(happening, now=now)
        assert before <= tally.sent_bytes <= tally.total_bytes
        assert 0 <= tally.fraction <= 1
        assert all(0 <= (way.fraction or 0) <= 1 for way in tally.on_way)
        assert len(tally.on_way) <= 3
        assert 0 <= tally.left <= tally.photos
        assert (tally.find_end(now=now) or now) >= now
        now += timedelta(seconds=seconds)


@pytest.mark.parametrize(
    "again",
    [
        (Sent(ONE, MB // 4), Sent(ONE, MB)),
        (Begun(ONE, MB), Sent(ONE, MB // 2), Sent(ONE, MB)),
        (Stashed(ONE), Sent(ONE, MB // 2)),
        (Stashed(ONE), Begun(ONE, 0)),
    ],
    ids=["a part", "all of it", "a stash that was lost", "a stash that is published"],
)
def test_a_photo_that_is_sent_again_counts_once(again: tuple[Happening, ...]) -> None:
    """Its bytes have left already; where they leave once more that shows in the rate alone."""
    once = (Begun(ONE, MB), Sent(ONE, MB))
    assert fold(*once, *again).sent_bytes == fold(*once).sent_bytes == MB
    assert fold(*once, *again, Ended(make_outcome(1))).total_bytes == 4 * MB


def test_the_run_is_done_by_photos_and_parts_of_photos() -> None:
    """One of four, half of another, and nothing of one whose page alone is seen to."""
    tally = fold(*go_up(1), Begun(TWO, MB), Sent(TWO, MB // 2), Begun(THREE, 0))
    assert tally.fraction == 0.375


def test_a_file_that_has_grown_counts_as_it_was() -> None:
    """More than all of it cannot have left."""
    tally = fold(Begun(ONE, MB), Sent(ONE, 2 * MB))
    assert (tally.sent_bytes, tally.on_way[0].fraction) == (MB, 1)


def test_what_is_sent_again_is_seen_in_the_rate_and_the_bar() -> None:
    """The line is as busy as ever, and the photo's bar goes back."""
    tally = fold(Begun(ONE, MB), Sent(ONE, MB), Sent(ONE, 0), Sent(ONE, MB // 2))
    assert tally.rate.bytes_per_s(NOON + 4 * SECOND) == pytest.approx(1.5 * MB / 4)
    assert [way.fraction for way in tally.on_way] == [0.5]


def test_what_an_earlier_run_sent_is_no_rate() -> None:
    """A stash of 600 MB that is gone on with did not leave in a second; it counts as sent all the same."""
    tally = fold(Begun(ONE, 1000 * MB), Sent(ONE, 600 * MB), Sent(ONE, 604 * MB), photos=1, size_bytes=1000 * MB)
    assert tally.sent_bytes == 604 * MB
    assert tally.rate.bytes_per_s(NOON + 4 * SECOND) == MB


@pytest.mark.parametrize("before", [(), (Begun(ONE, MB),), (Begun(ONE, MB), Sent(ONE, MB // 4)), (Begun(ONE, 0),)])
def test_what_need_not_be_sent_is_left_out_of_the_sum(before: tuple[Happening, ...]) -> None:
    """A photo that is there already, or fails half way, sends no more."""
    tally = fold(*before, Ended(make_outcome(1, Result.LINKED)))
    assert tally.total_bytes - tally.sent_bytes == 3 * MB


def test_what_waits_in_the_stash_is_counted_apart() -> None:
    """It is sent and not on its way; when it has its turn it is, with all its bytes."""
    stashed = (Begun(ONE, MB), Sent(ONE, MB // 2), Stashed(ONE))
    tally = fold(*stashed)
    assert (tally.stashed, tally.on_way, tally.sent_bytes, tally.fraction) == (1, (), MB, 0)
    tally = fold(*stashed, Begun(ONE, MB))
    assert (tally.stashed, [way.fraction for way in tally.on_way]) == (0, [1])
    assert fold(*stashed, Ended(make_outcome(1))).stashed == 0


def test_a_photo_on_the_wiki_is_done_but_for_its_page() -> None:
    """Also where its bytes came from the stash, or need not be sent; it counts once in the rate, when it arrives."""
    published = [Published(photo, photo.title.text) for photo in (ONE, TWO)]
    tally = fold(Begun(ONE, MB), Stashed(ONE), Begun(TWO, 0), *published)
    assert (tally.published, tally.arrived, tally.done, tally.left) == (2, 2, 0, 4)
    assert (tally.fraction, tally.stashed, tally.on_way) == (0.5, 0, ())
    ended = follow(tally, [Ended(make_outcome(number)) for number in (1, 2)], now=NOON + 60 * SECOND)
    now = NOON + 62 * SECOND
    assert (ended.published, ended.arrived, ended.fraction) == (0, 2, 0.5)
    assert ended.rate.photos_per_s(now) == tally.rate.photos_per_s(now) == pytest.approx(2 / 60)


def test_when_all_are_on_the_wiki_no_end_lies_ahead() -> None:
    """Their pages are looked at soon."""
    published = [Published(photo, photo.title.text) for photo in (ONE, TWO, THREE, FOUR)]
    assert fold(*published[:3]).find_end(now=NOON + 3 * SECOND) == NOON + 4 * SECOND
    assert fold(*published).find_end(now=NOON + 4 * SECOND) is None


def test_the_three_that_move_are_on_their_way() -> None:
    """In the order they began; those that wait for their pages to be seen to, or for a person, stand back."""
    five = make_photo(5)
    begun = [Begun(photo, MB) for photo in (ONE, TWO, THREE, FOUR, five)]
    tally = fold(*begun, Sent(TWO, MB), Sent(five, 5), Sent(FOUR, 5), photos=5)
    assert [way.photo for way in tally.on_way] == [THREE, FOUR, five]
    tally = follow(tally, [Sent(ONE, 5)], now=NOON + 10 * SECOND)
    assert [way.photo for way in tally.on_way] == [ONE, FOUR, five]
    done = [Ended(make_outcome(number)) for number in (3, 4, 5)]
    assert [way.photo for way in follow(tally, done, now=NOON + 11 * SECOND).on_way] == [ONE, TWO]


def test_a_photo_of_which_nothing_goes_up_has_no_fraction() -> None:
    """Its page alone is seen to."""
    (way,) = fold(Begun(ONE, 0)).on_way
    assert way.fraction is None


def test_quota_and_waits_are_kept() -> None:
    """The last one told; a wait until it is over."""
    tally = fold(QuotaLeft(9, 10, 60), QuotaLeft(8, 10, 60), LIMIT)
    assert (tally.quota, tally.waiting) == (QuotaLeft(8, 10, 60), LIMIT)
    assert fold(LIMIT, GoneOn()).waiting is None


def test_the_end_by_the_bytes() -> None:
    """Of photos that differ in size, the bytes tell how long the rest takes."""
    tally = fold(Begun(ONE, MB), Sent(ONE, MB))
    assert tally.find_end(now=NOON + 2 * SECOND) == NOON + 8 * SECOND


def test_the_end_by_the_photos() -> None:
    """Where only pages are seen to."""
    ended = [Ended(make_outcome(number, Result.UPDATED)) for number in (1, 2)]
    tally = fold(*ended, size_bytes=0, step=10 * SECOND)
    assert tally.find_end(now=NOON + 20 * SECOND) == NOON + 40 * SECOND


def test_what_takes_no_time_tells_nothing_of_the_rest() -> None:
    """Three photos that were there already do not make the fourth one fast."""
    tally = fold(*(Ended(make_outcome(number, Result.ALREADY_DONE)) for number in (1, 2, 3)))
    assert (tally.left, tally.find_end(now=NOON + 3 * SECOND)) == (1, None)


def test_an_end_beyond_all_patience_is_not_told() -> None:
    """A line that has nearly stopped would end in years."""
    tally = fold(Begun(ONE, 10**12), Sent(ONE, 100), size_bytes=10**12)
    assert tally.find_end(now=NOON + 60 * SECOND) is None


def test_a_wait_puts_the_end_off() -> None:
    """By the rate before it, from its end on."""
    tally = fold(Begun(ONE, MB), Sent(ONE, MB), LIMIT)
    assert tally.find_end(now=NOON + 300 * SECOND) == LATER + 9 * SECOND


def end_of(*happenings: Happening, pace: Pace, now: datetime) -> datetime | None:
    """The end that is told then of a run of four at a pace, with its happenings a second apart."""
    tally = begin_tally(make_run(4).sizes, now=NOON, pace=pace)
    return follow(tally, happenings, now=NOON).find_end(now=now)


def test_where_the_limit_holds_the_forecast_tells_the_end() -> None:
    """By what earlier runs have used up, what this one publishes, and the rate of late."""
    taken = QuotaLeft(1, 4, 4320)
    pace = make_pace(RateLimit(4, 4320), [NOON, NOON], now=NOON)
    end = end_of(taken, *go_up(1), taken, pace=pace, now=NOON + 10 * SECOND)
    used = pace.take(NOON + SECOND).take(NOON + 6 * SECOND)
    later = forecast_upload(3, used, now=NOON + 10 * SECOND, photo_s=10)
    assert end == later.done
    assert end is not None
    assert end > NOON + pace.span


def test_before_anything_is_measured_a_photo_takes_what_one_supposes() -> None:
    """By the bytes where no photo is done yet; before any byte as `PHOTO_S` says."""
    pace = make_pace(RateLimit(4, 4320), [NOON], now=NOON)
    assert end_of(pace=pace, now=NOON) == NOON + pace.span + SECOND * PHOTO_S
    assert end_of(Begun(ONE, MB), Sent(ONE, MB), pace=pace, now=NOON + 3 * SECOND) == NOON + pace.span + 3 * SECOND


def test_the_forecast_begins_when_the_wait_ends() -> None:
    """Whatever the reason of the wait."""
    pace = make_pace(RateLimit(3, 60), [], now=NOON)
    assert end_of(LIMIT, pace=pace, now=NOON + SECOND) == LATER + pace.span + SECOND * PHOTO_S


def test_with_quota_for_all_the_rate_tells_the_end() -> None:
    """Also when it is just enough."""
    pace = make_pace(RateLimit(4, 4320), [], now=NOON)
    assert end_of(Begun(ONE, MB), Sent(ONE, MB), pace=pace, now=NOON + 4 * SECOND) == NOON + 16 * SECOND
