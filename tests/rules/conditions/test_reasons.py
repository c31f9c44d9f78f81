"""How moments, spans, distances and choices are told."""

from datetime import time

import pytest

from photowalk.model import GeoPoint, TimePrecision
from photowalk.rules.conditions.reasons import tell_either, tell_excess, tell_point, tell_span, tell_taken, tell_time
from photowalk.rules.language.spans import parse_span
from photowalk.rules.settings import DateSpan
from support.rule_cases import take


@pytest.mark.parametrize(
    ("precision", "words"),
    [
        (TimePrecision.YEAR, "2025"),
        (TimePrecision.MONTH, "2025-08"),
        (TimePrecision.DAY, "2025-08-14"),
        (TimePrecision.MINUTE, "2025-08-14 19:02"),
        (TimePrecision.SECOND, "2025-08-14 19:02:07"),
        (TimePrecision.FRACTION, "2025-08-14 19:02:07"),
    ],
)
def test_capture_times(precision: TimePrecision, words: str) -> None:
    """A time is told no finer than it is known."""
    assert tell_taken(take("2025-08-14T19:02:07", precision)) == words


def test_times_of_day() -> None:
    """Seconds are told where there are some."""
    assert (tell_time(time(4)), tell_time(time(4, 0, 1))) == ("04:00", "04:00:01")


FIRST, LAST = take("2025-08-15T20:00").local, take("2025-08-16T04:00:30").local


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (parse_span(FIRST.date()), "on 2025-08-15"),
        (parse_span({"from": FIRST.date(), "to": LAST.date()}), "from 2025-08-15 to 2025-08-16"),
        (parse_span({"from": FIRST, "to": LAST}), "from 2025-08-15 20:00 to 2025-08-16 04:00:30"),
        (parse_span({"from": FIRST}), "from 2025-08-15 20:00 on"),
        (parse_span({"to": LAST.date()}), "until 2025-08-16"),
        (DateSpan(FIRST, FIRST), "on 2025-08-15 20:00"),
    ],
)
def test_spans(span: DateSpan, words: str) -> None:
    """Whole days are told without a time, an open end by what there is."""
    assert tell_span(span) == words


@pytest.mark.parametrize(
    ("distance_m", "limit_m", "words"),
    [
        (2412, 700, "2.4 km away, more than 700 m"),
        (984.2, 700, "984 m away, more than 700 m"),
        (999.6, 700, "1 km away, more than 700 m"),
        (12_000, 1500, "12 km away, more than 1.5 km"),
        (700.3, 700, "just more than 700 m away"),
        (2_040, 2000, "just more than 2 km away"),
    ],
)
def test_distances(distance_m: float, limit_m: float, words: str) -> None:
    """In metres below a kilometre; two distances that read the same are not set against each other."""
    assert tell_excess(distance_m, limit_m) == words


def test_points() -> None:
    """South and west are negative."""
    assert tell_point(GeoPoint(-33.9249, 18.4241)) == "-33.92490, 18.42410"


@pytest.mark.parametrize(("words", "told"), [(["a"], "a"), (["a", "b"], "a or b"), (["a", "b", "c"], "a, b or c")])
def test_choices(words: list[str], told: str) -> None:
    """Commas between all but the last two."""
    assert tell_either(words) == told
