"""Spans of local time."""

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photowalk.rules.language.spans import parse_span, parse_times
from photowalk.rules.settings import DateSpan, TimeSpan


def at(iso: str) -> datetime:
    """A local time."""
    return datetime.fromisoformat(iso)


@pytest.mark.parametrize(
    ("written", "span"),
    [
        (date(2025, 8, 15), DateSpan(at("2025-08-15"), at("2025-08-15T23:59:59.999999"))),
        ({"from": date(2025, 8, 15)}, DateSpan(at("2025-08-15"), None)),
        ({"to": date(2025, 8, 15)}, DateSpan(None, at("2025-08-15T23:59:59.999999"))),
        (
            {"from": at("2025-08-15T20:00:00"), "to": at("2025-08-16T04:00:00")},
            DateSpan(at("2025-08-15T20:00:00"), at("2025-08-16T04:00:00.999999")),
        ),
        ({"to": at("2025-08-16T04:00:00.5")}, DateSpan(None, at("2025-08-16T04:00:00.5"))),
        ({}, DateSpan()),
    ],
)
def test_span(written: date | dict[str, date], span: DateSpan) -> None:
    """Dates take in the whole day, ends without a fraction the whole second, missing ends stay open."""
    assert parse_span(written) == span


@given(st.dates(), st.times())
def test_a_date_is_its_day(day: date, clock: object) -> None:
    """Every moment of a day, and none of another, is within the span of its date."""
    span = parse_span(day)
    moment = datetime.fromisoformat(f"{day}T{clock}")
    assert span.first is not None
    assert span.last is not None
    assert span.first <= moment <= span.last
    assert span.first.date() == span.last.date() == day


def test_ends_are_naive() -> None:
    """Spans are of local time, so that they compare with capture times and not with moments of a zone."""
    span = parse_span(date(2025, 8, 15))
    assert span.first is not None
    with pytest.raises(TypeError):
        assert span.first < datetime.now(UTC)


@pytest.mark.parametrize(
    ("written", "span"),
    [
        ({"from": time(18), "to": time(2)}, TimeSpan(time(18), time(2, 0, 0, 999_999))),
        ({"from": time(18)}, TimeSpan(time(18), time.max)),
        ({"to": time(2, 0, 0, 5)}, TimeSpan(time.min, time(2, 0, 0, 5))),
    ],
)
def test_times_of_day(written: dict[str, time], span: TimeSpan) -> None:
    """Both ends are included, the last with its whole second; a missing one is that of the day."""
    assert parse_times(written) == span
