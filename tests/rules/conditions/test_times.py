"""Conditions on when a photo was taken."""

from datetime import time

import pytest

from photowalk.model import CaptureTime, TimePrecision
from photowalk.rules.conditions.matching import find_misses, matches
from photowalk.rules.language.spans import parse_span, parse_times
from photowalk.rules.settings import DateSpan, TimeSpan, When
from support.rule_cases import take
from support.scene_cases import make_scene


def day(number: int) -> DateSpan:
    """A day of August 2025."""
    return parse_span(take(f"2025-08-{number:02}").local.date())


def span(first: str | None, last: str | None) -> DateSpan:
    """The span of a table of from and to, whose ends are dates where they have no time."""
    ends = {"from": first, "to": last}
    moments = {name: take(end).local for name, end in ends.items() if end}
    return parse_span({name: end if "T" in (ends[name] or "") else end.date() for name, end in moments.items()})


def hours(first: str, last: str) -> TimeSpan:
    """The span of a table of from and to."""
    return parse_times({"from": time.fromisoformat(first), "to": time.fromisoformat(last)})


NIGHT = span("2025-08-15T20:00:00", "2025-08-16T04:00:00")


@pytest.mark.parametrize(
    ("dates", "moment", "holds"),
    [
        (NIGHT, "2025-08-15T19:59:59", False),
        (NIGHT, "2025-08-15T20:00:00", True),
        (NIGHT, "2025-08-16T04:00:00", True),
        (NIGHT, "2025-08-16T04:00:00.470000", True),
        (NIGHT, "2025-08-16T04:00:01", False),
        (day(15), "2025-08-15T00:00:00", True),
        (day(15), "2025-08-15T23:59:59.990000", True),
        (day(15), "2025-08-16T00:00:00", False),
        (span("2025-08-15", None), "2025-08-14T23:59:59", False),
        (span("2025-08-15", None), "2031-01-01T00:00:00", True),
        (span(None, "2025-08-15"), "2025-08-15T23:59:59", True),
        (span(None, "2025-08-15"), "1999-01-01T00:00:00", True),
        (span(None, "2025-08-15"), "2025-08-16T00:00:00", False),
    ],
)
def test_dates(dates: DateSpan, moment: str, *, holds: bool) -> None:
    """Both ends of a span are included, a last day with all its hours; a missing end is open."""
    assert matches(When(dates=dates), make_scene(taken=take(moment))) is holds


@pytest.mark.parametrize(
    ("taken", "holds"),
    [
        (take("2025-08-15T23:59:00", TimePrecision.MINUTE), True),
        (take("2025-08-15", TimePrecision.DAY), True),
        (take("2025-08-16", TimePrecision.DAY), True),
        (take("2025-08-17", TimePrecision.DAY), False),
        (take("2025-08-01", TimePrecision.MONTH), False),
        (take("2025-01-01", TimePrecision.YEAR), False),
    ],
)
def test_coarse_times(taken: CaptureTime, *, holds: bool) -> None:
    """A time that is known coarsely matches only if all moments it may mean are in the span."""
    assert matches(When(dates=span("2025-08-01", "2025-08-16")), make_scene(taken=taken)) is holds


@pytest.mark.parametrize(
    ("taken", "last"),
    [
        (take("2024-02-01", TimePrecision.MONTH), "2024-02-29T23:59:59"),
        (take("2024-01-01", TimePrecision.YEAR), "2024-12-31T23:59:59"),
        (take("2024-02-01T10:30", TimePrecision.MINUTE), "2024-02-01T10:30:59"),
    ],
)
def test_last_moment_of_coarse_times(taken: CaptureTime, last: str) -> None:
    """A coarse time lasts to the end of its minute, month or year and no longer."""
    end = take(last).local
    assert matches(When(dates=DateSpan(None, end)), make_scene(taken=taken))
    assert not matches(When(dates=DateSpan(None, end.replace(second=58))), make_scene(taken=taken))


@pytest.mark.parametrize(
    ("first", "last", "clock", "holds"),
    [
        ("09:00", "17:00", "08:59:59", False),
        ("09:00", "17:00", "09:00:00", True),
        ("09:00", "17:00", "17:00:00", True),
        ("09:00", "17:00", "17:00:00.470000", True),
        ("09:00", "17:00", "17:00:01", False),
        ("20:00", "04:00", "19:59:59", False),
        ("20:00", "04:00", "20:00:00", True),
        ("20:00", "04:00", "23:59:59", True),
        ("20:00", "04:00", "00:00:00", True),
        ("20:00", "04:00", "04:00:00", True),
        ("20:00", "04:00", "12:00:00", False),
        ("12:00", "12:00", "12:00:00", True),
        ("12:00", "12:00", "12:00:01", False),
    ],
)
def test_time_of_day(first: str, last: str, clock: str, *, holds: bool) -> None:
    """On whatever day, both ends included, past midnight where the first is the later one."""
    scene = make_scene(taken=take(f"2025-08-15T{clock}"))
    assert matches(When(times=hours(first, last)), scene) is holds


@pytest.mark.parametrize(
    ("precision", "last", "holds"),
    [
        (TimePrecision.MINUTE, "14:03:59", True),
        (TimePrecision.MINUTE, "14:03:58", False),
        (TimePrecision.DAY, "23:59:59", False),
        (TimePrecision.MONTH, "23:59:59", False),
        (TimePrecision.YEAR, "23:59:59", False),
    ],
)
def test_time_of_day_known_coarsely(precision: TimePrecision, last: str, *, holds: bool) -> None:
    """A minute must be in with all its seconds; a day has no time of day, be all of it asked for."""
    scene = make_scene(taken=take("2025-08-15T14:03", precision))
    assert matches(When(times=hours("00:00", last)), scene) is holds


@pytest.mark.parametrize(
    ("when", "taken", "miss"),
    [
        (
            When(dates=NIGHT),
            take("2025-08-14T19:02"),
            "dates: taken 2025-08-14 19:02, not from 2025-08-15 20:00 to 2025-08-16 04:00",
        ),
        (When(dates=day(15)), take("2025-08-01", TimePrecision.MONTH), "dates: taken 2025-08, not on 2025-08-15"),
        (When(dates=day(15)), None, "dates: has no date"),
        (
            When(times=hours("20:00", "04:00")),
            take("2025-08-14T19:02:07"),
            "time: taken 19:02:07, not from 20:00 to 04:00",
        ),
        (
            When(times=hours("00:00", "04:00")),
            take("2025-08-14", TimePrecision.DAY),
            "time: taken 2025-08-14, which is all that is known",
        ),
        (When(times=hours("00:00", "04:00")), None, "time: has no date"),
    ],
)
def test_reasons(when: When, taken: CaptureTime | None, miss: str) -> None:
    """When it was taken is told no finer than it is known, then when it should have been."""
    assert find_misses(when, make_scene(taken=taken)) == (miss,)
