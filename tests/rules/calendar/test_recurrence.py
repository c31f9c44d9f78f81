"""Recurring entries of iCalendar files."""

from datetime import UTC, datetime
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photowalk.rules.calendar.recurrence import MOST_OCCURRENCES, list_begins

THURSDAY = datetime.fromisoformat("2025-08-14T09:00")


@pytest.mark.parametrize(
    ("rule", "days"),
    [
        ("FREQ=DAILY;COUNT=3", [14, 15, 16]),
        ("freq=daily;until=20250816", [14, 15, 16]),
        ("FREQ=DAILY;UNTIL=20250816T085959", [14, 15]),
        ("FREQ=DAILY;UNTIL=20250816T090000Z", [14, 15, 16]),
        ("FREQ=DAILY;INTERVAL=2;COUNT=3", [14, 16, 18]),
        ("FREQ=DAILY;BYDAY=MO,TU;COUNT=3", [14, 18, 19]),
        ("FREQ=WEEKLY;COUNT=3", [14, 21, 28]),
        ("FREQ=WEEKLY;BYDAY=TH,FR,MO;COUNT=4;WKST=MO", [14, 15, 18, 21]),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH;UNTIL=20250831", [14, 25, 28]),
        ("FREQ=DAILY;INTERVAL=0;COUNT=2", [14, 15]),
        ("FREQ=DAILY;COUNT=1;COUNT", [14]),
        ("FREQ=WEEKLY;BYDAY=1MO", [14]),
        ("FREQ=MONTHLY;COUNT=3", [14]),
        ("FREQ=SECONDLY", [14]),
        ("FREQ=DAILY;BYHOUR=9,10;COUNT=9", [14]),
        ("", [14]),
        ("nonsense", [14]),
    ],
)
def test_rules_by_day_and_week_are_followed(rule: str, days: list[int]) -> None:
    """Of all others the first occurrence is told."""
    assert [begin.day for begin in list_begins(THURSDAY, rule)] == days
    assert {(begin.month, begin.hour) for begin in list_begins(THURSDAY, rule)} == {(8, 9)}


def test_a_series_keeps_its_time_of_day() -> None:
    """By the clocks of its zone, also where they are put back; its end may be told in UTC or without a zone."""
    begins = datetime(2025, 10, 25, 9, tzinfo=ZoneInfo("Europe/Stockholm"))
    for until in ("20251026T080000Z", "20251026T090000", "20251026"):
        first, second = list_begins(begins, f"FREQ=DAILY;UNTIL={until}")
        assert (second.hour, (second.astimezone(UTC) - first.astimezone(UTC)).total_seconds()) == (9, 25 * 3600)


@given(
    st.sampled_from(["DAILY", "WEEKLY"]),
    st.integers(0, 99_999),
    st.integers(0, 99_999),
    st.lists(st.sampled_from(["MO", "TU", "WE", "TH", "FR", "SA", "SU"])),
)
def test_a_series_has_a_first_occurrence_and_an_end(freq: str, interval: int, count: int, weekdays: list[str]) -> None:
    """It begins with the entry, goes on in order, and has 50 occurrences at most."""
    rule = f"FREQ={freq};INTERVAL={interval};COUNT={count};BYDAY={','.join(weekdays)}"
    begins = list(list_begins(THURSDAY, rule))
    assert begins[:1] == ([THURSDAY] if count else [])
    assert len(begins) <= MOST_OCCURRENCES
    assert all(before < after for before, after in pairwise(begins))
