"""When an upload will be done."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photowalk.commons.forecast import (
    Batch,
    RateLimit,
    describe_forecast,
    find_mildest_limit,
    forecast_upload,
)

NOW = datetime(2026, 11, 22, 20, 28, tzinfo=UTC)
COMMONS = RateLimit(380, 4320)


def describe(photos: int, limit: RateLimit | None, photo_s: float = 4.0) -> str:
    """The forecast in words, in UTC."""
    return describe_forecast(forecast_upload(photos, limit, now=NOW, photo_s=photo_s), show=lambda at: f"{at:%H:%M}")


@pytest.mark.parametrize(
    ("photos", "limit", "words"),
    [
        (0, COMMONS, "0 photos: done about 20:28"),
        (30, None, "30 photos: done about 20:30"),
        (380, COMMONS, "380 photos: done about 20:53"),
        (612, COMMONS, "612 photos: 380 now, the rest from 21:40, done about 21:55"),
        (1000, COMMONS, "1000 photos: 380 now, 380 from 21:40, the rest from 22:52, done about 23:08"),
        (1600, COMMONS, "1600 photos: 380 now, then 380 every 72 minutes from 21:40, done about 01:21"),
    ],
)
def test_a_forecast_says_how_many_and_when(photos: int, limit: RateLimit | None, words: str) -> None:
    """With Commons' limit for plain accounts, and without one."""
    assert describe(photos, limit) == words


def test_who_is_slower_than_the_limit_never_meets_it() -> None:
    """At 12 seconds a photo 380 take longer than 72 minutes."""
    assert forecast_upload(612, COMMONS, now=NOW, photo_s=12).batches == (Batch(612, NOW),)


@given(
    st.integers(0, 5000),
    st.none() | st.builds(RateLimit, st.integers(1, 999), st.integers(1, 9999)),
    st.floats(0.1, 60),
)
def test_no_span_has_more_than_its_hits(photos: int, limit: RateLimit | None, photo_s: float) -> None:
    """All photos go up, each batch in a span of its own and no more than is allowed, or so slowly that none is met."""
    forecast = forecast_upload(photos, limit, now=NOW, photo_s=photo_s)
    assert forecast.photos == photos
    starts = [batch.start for batch in forecast.batches]
    assert starts == sorted(starts)
    assert forecast.done >= max(starts, default=NOW)
    if limit is not None and len(starts) > 1:
        assert all(batch.photos <= limit.hits for batch in forecast.batches)
        gaps = [later - earlier for earlier, later in pairwise(starts)]
        assert set(gaps) == {timedelta(seconds=limit.seconds)}


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
