"""Entries of iCalendar files as values."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Final

from photowalk.rules.calendar.lines import Entry, Property, find_property, list_properties, read_text, tidy
from photowalk.rules.calendar.speakers import find_title_and_speakers
from photowalk.rules.calendar.times import parse_length, parse_moment

_DIGITS = 9
"""Of a version; a longer number is none."""
_PUBLIC: Final = {"", "PUBLIC"}
"""Whatever else CLASS says, known or not, makes an entry a private one: RFC 5545, section 3.8.1.3."""


@dataclass(frozen=True, slots=True)
class Appointment:
    """An entry with a title and two times."""

    uid: str
    """The same for all versions and all changed occurrences of an entry."""
    version: int
    replaces: datetime | None
    """Of a changed occurrence of a series: when it would have begun."""
    begins: datetime
    ends: datetime
    title: str
    room: str | None
    speakers: tuple[str, ...]
    rule: str
    """How it recurs, "" = it does not."""
    left_out: frozenset[datetime]
    """Occurrences that are not."""
    is_cancelled: bool
    is_private: bool
    """Not to be told to everybody, as a title on a wiki is."""


def parse_appointment(entry: Entry, *, maker: str, zone: tzinfo | None, number: int) -> Appointment | None:
    """What an entry says; None where it has no title, or no two times that can be read and compared.

    maker, zone: what its calendar says of itself; number: of the entry in its file, by which it is known where it has
    no identifier.
    """
    title, speakers = find_title_and_speakers(entry, maker)
    begins = _find_moment(entry, "DTSTART", zone=zone)
    ends = _find_end(entry, begins, zone=zone) if begins else None
    if not (title and begins and ends) or (begins.tzinfo is None) != (ends.tzinfo is None):
        return None
    version, rule = read_text(entry, "SEQUENCE").strip(), find_property(entry, "RRULE")
    return Appointment(
        uid=read_text(entry, "UID").strip() or str(number),
        version=int(version) if version.isdecimal() and len(version) <= _DIGITS else 0,
        replaces=_find_moment(entry, "RECURRENCE-ID", zone=zone),
        begins=begins,
        ends=ends,
        title=title,
        room=tidy(read_text(entry, "LOCATION")) or None,
        speakers=speakers,
        rule=rule.value if rule else "",
        left_out=frozenset(_list_left_out(entry, zone)),
        is_cancelled=read_text(entry, "STATUS").strip().upper() == "CANCELLED",
        is_private=read_text(entry, "CLASS").strip().upper() not in _PUBLIC,
    )


def _find_moment(entry: Entry, name: str, *, zone: tzinfo | None) -> datetime | None:
    line = find_property(entry, name)
    return parse_moment(line, zone=zone) if line else None


def _find_end(entry: Entry, begins: datetime, *, zone: tzinfo | None) -> datetime | None:
    if ends := _find_moment(entry, "DTEND", zone=zone):
        return ends
    line = find_property(entry, "DURATION")
    length = parse_length(line) if line else None
    try:
        return begins + length if length else None
    except OverflowError:
        return None


def _list_left_out(entry: Entry, zone: tzinfo | None) -> Iterator[datetime]:
    for line in list_properties(entry, "EXDATE"):
        for text in line.value.split(","):
            if moment := parse_moment(Property(text, line.parameters), zone=zone):
                yield moment
