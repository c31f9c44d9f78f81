"""Recurring entries of iCalendar files: daily breaks, weekly meetings."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Final

from photowalk.rules.calendar.times import parse_value

MOST_OCCURRENCES: Final = 50
"""Of a series that goes on for longer, so many."""

_DAYS: Final = 366
_WEEK: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_KNOWN: Final = frozenset({"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "WKST"})
_DIGITS: Final = 3
"""Of a number that can matter here."""


def list_begins(begins: datetime, rule: str) -> Iterator[datetime]:
    """When an entry begins, each time at the same time of day, by its recurrence rule (RFC 5545, section 3.3.10).

    Only rules by day and week are followed: no others are reckoned, so that none can take long. Weeks begin on Monday.
    """
    parts = dict(part.split("=", 1) for part in rule.upper().split(";") if "=" in part)
    weekdays = [day for day in parts.get("BYDAY", "").split(",") if day]
    is_known = parts.keys() <= _KNOWN and set(weekdays) <= set(_WEEK) and parts.get("FREQ") in {"DAILY", "WEEKLY"}
    if not is_known:
        yield begins
        return
    count = min(_parse_number(parts, "COUNT", default=MOST_OCCURRENCES), MOST_OCCURRENCES)
    last = _find_last(begins, parts)
    days = _list_days(begins, parts, weekdays=weekdays)
    yield from islice((begin for begin in days if last is None or begin <= last), count)


def _list_days(begins: datetime, parts: Mapping[str, str], *, weekdays: list[str]) -> Iterator[datetime]:
    is_weekly = parts["FREQ"] == "WEEKLY"
    wanted = weekdays or (_WEEK[begins.weekday()] if is_weekly else _WEEK)
    every = max(_parse_number(parts, "INTERVAL", default=1), 1)
    for number in range(_DAYS):
        begin = begins + timedelta(days=number)
        turn = (begins.weekday() + number) // 7 if is_weekly else number
        if number == 0 or (turn % every == 0 and _WEEK[begin.weekday()] in wanted):
            yield begin


def _find_last(begins: datetime, parts: Mapping[str, str]) -> datetime | None:
    until = parse_value(parts.get("UNTIL", ""))
    if not isinstance(until, date):
        return None
    last = until if isinstance(until, datetime) else datetime.combine(until, time.max)
    return last if last.tzinfo and begins.tzinfo else last.replace(tzinfo=begins.tzinfo)


def _parse_number(parts: Mapping[str, str], name: str, *, default: int) -> int:
    text = parts.get(name, "")
    return int(text) if text.isdecimal() and len(text) <= _DIGITS else default
