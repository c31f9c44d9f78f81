"""Spans of local time and of the day, out of the dates, date-times and times that TOML knows."""

from collections.abc import Mapping
from datetime import date, datetime, time

from photowalk.rules.settings import DateSpan, TimeSpan


def parse_span(value: date | Mapping[str, date]) -> DateSpan:
    """The span of one date, or of a table of `from` and `to`.

    A `to` without a time includes that whole day, a `to` without a fraction that whole second.
    """
    if isinstance(value, date):
        return DateSpan(_begin(value), _end(value))
    first, last = value.get("from"), value.get("to")
    return DateSpan(_begin(first) if first else None, _end(last) if last else None)


def parse_times(value: Mapping[str, time]) -> TimeSpan:
    """The span of a table of `from` and `to`, either of which may be missing; `to` includes that whole second."""
    last = value.get("to", time.max)
    return TimeSpan(value.get("from", time.min), last if last.microsecond else last.replace(microsecond=999_999))


def _begin(moment: date) -> datetime:
    return moment if isinstance(moment, datetime) else datetime.combine(moment, time.min)


def _end(moment: date) -> datetime:
    if not isinstance(moment, datetime):
        return datetime.combine(moment, time.max)
    return moment if moment.microsecond else moment.replace(microsecond=999_999)
