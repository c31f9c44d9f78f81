"""When an upload will be done."""

from datetime import UTC, datetime, timedelta
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photowalk.commons.forecast import (
    HALT,
    PHOTO_S,
    Batch,
    describe_forecast,
    describe_limit,
    find_mildest_limit,
    forecast_upload,
    measure_photo_s,
)
from photowalk.commons.pace import Pace, make_pace
from photowalk.commons.port import RateLimit

NOW = datetime(2026, 11, 22, 20, 28, tzinfo=UTC)
COMMONS = RateLimit(380, 4320)
FREE = Pace(COMMONS)


def publish_before(*minutes: float) -> Pace:
    """The pace of an account on Commons that published so many minutes ago."""
    return make_pace(COMMONS, [NOW - timedelta(minutes=minute) for minute in minutes], now=NOW)


def at(*seconds: float) -> list[datetime]:
    """Moments after now."""
    return [NOW + timedelta(seconds=second) for second in seconds]


USED_UP = publish_before(*(index / 10 for index in range(380)))
HALF_USED = publish_before(*[30.0] * 200)
SLOWLY_USED = publish_before(*(index / 5 for index in range(380)))
AT_ODD_TIMES = publish_before(*[70.0] * 40, *[50.0] * 90, *[30.0] * 90, *[5.0] * 90, *[0.0] * 70)
UNEVENLY_USED = publish_before(*[70.0] * 40, *[50.0] * 90, *[30.0] * 90, *[10.0] * 160)


@pytest.mark.parametrize(
    ("photos", "pace", "words"),
    [
        (0, FREE, "0 photos: done about 20:28"),
        (1, FREE, "1 photo: done about 20:28"),
        (30, Pace(None), "30 photos: done about 20:30"),
        (380, FREE, "380 photos: done about 20:53"),
        (612, FREE, "612 photos: 380 now, the rest from 21:42, done about 21:57"),
        (1000, FREE, "1000 photos: 380 now, 380 from 21:42, the rest from 22:56, done about 23:12"),
        (1600, FREE, "1600 photos: 380 now, then 380 every 74 minutes from 21:42, done about 01:31"),
        (30, USED_UP, "30 photos: from 21:04, done about 21:07"),
        (400, USED_UP, "400 photos: 380 from 21:04, the rest from 22:18, done about 22:20"),
        (200, HALF_USED, "200 photos: 180 now, the rest from 21:12, done about 21:13"),
        (60, SLOWLY_USED, "60 photos: done about 20:38"),
        (
            380,
            UNEVENLY_USED,
            "380 photos: 40 from 20:32, 90 from 20:52, 90 from 21:12, the rest from 21:32, done about 21:43",
        ),
        (
            310,
            AT_ODD_TIMES,
            "310 photos: 40 from 20:32, 90 from 20:52, 90 from 21:12, the rest from 21:37, done about 21:43",
        ),
        (40, Pace(None).refuse(NOW), "40 photos: from 20:33, done about 20:35"),
        (3, Pace(RateLimit(1, 5)), "3 photos: done about 20:28"),
    ],
)
def test_a_forecast_says_how_many_and_when(photos: int, pace: Pace, words: str) -> None:
    """With Commons' limit for plain accounts, some of it used up, and without a limit."""
    told = describe_forecast(forecast_upload(photos, pace, now=NOW), show=lambda moment: f"{moment:%H:%M}")
    assert told == words


def test_who_is_slower_than_the_limit_never_meets_it() -> None:
    """At 12 seconds a photo 380 take longer than they count."""
    assert forecast_upload(612, FREE, now=NOW, photo_s=12).batches == (Batch(612, NOW),)


@given(
    st.integers(0, 500),
    st.none() | st.builds(RateLimit, st.integers(1, 99), st.integers(1, 9999)),
    st.floats(0.1, 60),
    st.lists(st.floats(0, 9999), max_size=20),
)
def test_forecasts_keep_to_the_pace(photos: int, limit: RateLimit | None, photo_s: float, ago: list[float]) -> None:
    """All photos go up, in batches with halts between them, and no span has more than its hits."""
    pace = make_pace(limit, [NOW - timedelta(seconds=second) for second in ago], now=NOW)
    forecast = forecast_upload(photos, pace, now=NOW, photo_s=photo_s)
    assert forecast.photos == photos
    took = timedelta(seconds=photo_s)
    assert forecast.done >= NOW + photos * took
    ends = [batch.start + batch.photos * took for batch in forecast.batches]
    for end, later in zip(ends, forecast.batches[1:], strict=False):
        assert later.start >= end
        assert later.start - end > HALT or photo_s > HALT.total_seconds()
    if limit is not None and forecast.batches:
        full = (photos + len(pace.hits) - 1) // limit.hits - 1
        assert forecast.done - NOW >= full * timedelta(seconds=limit.seconds) - timedelta(seconds=max([0, *ago]))


@pytest.mark.parametrize(
    ("done", "photo_s"),
    [
        ([], PHOTO_S),
        (at(0, 1, 2, 3, 4, 5), PHOTO_S),
        (at(0, 2, 4, 6, 8, 10, 12), 2),
        # Three workers are done at the same time.
        (at(0, 6, 6, 6, 12, 12, 12, 18, 18, 18), 2),
        # A wait for the limit; a computer that slept; a clock set back.
        (at(0, 2, 4, 6, 8, 10, 4476, 4478, 4480), 2),
        (at(0, 2, 4, 6, 180_000, 180_002, 180_004), 2),
        (at(0, 4, 8, 12, -7200, -7196, -7192), 10 / 3),
    ],
)
def test_a_run_measures_itself(done: list[datetime], photo_s: float) -> None:
    """By the moments when its photos were done."""
    assert measure_photo_s(done) == pytest.approx(photo_s)


def test_the_latest_photos_count() -> None:
    """A line that has become slow is forecast slow."""
    assert measure_photo_s(at(*accumulate([0.5] * 500 + [9.0] * 60))) == pytest.approx(9)


@pytest.mark.parametrize(
    ("limit", "name", "clause"),
    [
        (COMMONS, "commons", "the upload limit of commons is used up (380 files in 72 minutes)"),
        (RateLimit(100, 86400), "", "the upload limit is used up (100 files in 24 hours)"),
        (RateLimit(1, 90), "sandbox", "the upload limit of sandbox is used up (1 file in 90 seconds)"),
        (RateLimit(2, 1), "", "the upload limit is used up (2 files in 1 second)"),
    ],
)
def test_a_wait_is_explained(limit: RateLimit, name: str, clause: str) -> None:
    """With the limit as the wiki tells it; one of edits counts these."""
    assert describe_limit(limit, wiki=name) == clause
    edits = clause.replace("upload", "edit").replace("file", "edit")
    assert describe_limit(limit, wiki=name, deed="edit") == edits


@pytest.mark.parametrize(
    ("limits", "limit"),
    [
        ({}, None),
        ({"user": {"hits": 380, "seconds": 4320}}, COMMONS),
        ({"user": {"hits": 380, "seconds": 4320}, "autopatrolled": {"hits": 999, "seconds": 1}}, RateLimit(999, 1)),
        ({"user": {"hits": 0, "seconds": 0}}, None),
    ],
)
def test_the_mildest_limit_holds(limits: dict[str, dict[str, int]], limit: RateLimit | None) -> None:
    """An account may be in several groups; a limit of nothing is none that could be waited for."""
    assert find_mildest_limit(limits) == limit
