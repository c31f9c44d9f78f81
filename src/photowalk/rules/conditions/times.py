"""Conditions on when a photo was taken."""

from calendar import monthrange
from datetime import datetime

from photowalk.model import CaptureTime, TimePrecision
from photowalk.rules.conditions.check import Check, Facts
from photowalk.rules.conditions.reasons import tell_span, tell_taken, tell_time
from photowalk.rules.settings import DateSpan, TimeSpan

_NO_DATE = "has no date"
_WITHOUT_TIME_OF_DAY = frozenset({TimePrecision.YEAR, TimePrecision.MONTH, TimePrecision.DAY})


def _is_within(span: DateSpan, facts: Facts) -> bool:
    """Only if it surely is: a photo known to be of August is not within a week of that August."""
    taken = facts.scene.record.taken
    if taken is None:
        return False
    return (span.first is None or span.first <= taken.local) and (span.last is None or _latest(taken) <= span.last)


def _tell_dates(span: DateSpan, facts: Facts) -> str:
    taken = facts.scene.record.taken
    return f"taken {tell_taken(taken)}, not {tell_span(span)}" if taken else _NO_DATE


def _is_in_hours(span: TimeSpan, facts: Facts) -> bool:
    """Only if it surely is, as for dates; the whole last second is in."""
    taken = facts.scene.record.taken
    if taken is None or taken.precision in _WITHOUT_TIME_OF_DAY:
        return False
    earliest, latest = (moment.time().replace(microsecond=0) for moment in (taken.local, _latest(taken)))
    if span.first <= span.last:
        return span.first <= earliest and latest <= span.last
    return span.first <= earliest or latest <= span.last


def _tell_times(span: TimeSpan, facts: Facts) -> str:
    taken = facts.scene.record.taken
    if taken is None:
        return _NO_DATE
    if taken.precision in _WITHOUT_TIME_OF_DAY:
        return f"taken {tell_taken(taken)}, which is all that is known"
    return f"taken {tell_time(taken.local.time())}, not from {tell_time(span.first)} to {tell_time(span.last)}"


def _latest(taken: CaptureTime) -> datetime:
    """The last moment that a capture time known so finely may mean."""
    local = taken.local
    match taken.precision:
        case TimePrecision.YEAR:
            return local.replace(month=12, day=31, hour=23, minute=59, second=59)
        case TimePrecision.MONTH:
            return local.replace(day=monthrange(local.year, local.month)[1], hour=23, minute=59, second=59)
        case TimePrecision.DAY:
            return local.replace(hour=23, minute=59, second=59)
        case TimePrecision.MINUTE:
            return local.replace(second=59)
        case _:
            return local


DATES = Check(_is_within, _tell_dates)
TIMES = Check(_is_in_hours, _tell_times)
"""Where the first is later than the last, past midnight."""
