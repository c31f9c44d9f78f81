"""iCalendar files: the sessions of a conference's programme, as its software exports them. See RFC 5545.

What the exports are like (read 2026-11): pretalx and frab write the speakers behind the title, Indico into the
description, Eventyay and Pentabarf (FOSDEM) as attendees; see `speakers`. Times are with a zone (pretalx), in
UTC (Indico; Google Calendar, which names a zone for all of them) or floating (FOSDEM), see `times`. The room is the
location everywhere, in Indico and Sched with the venue behind it. Only calendars that people keep by hand have
recurring entries.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta, tzinfo
from itertools import islice
from typing import Final

from photowalk.model import Session
from photowalk.rules.calendar.entries import Appointment, parse_appointment
from photowalk.rules.calendar.lines import read_programme
from photowalk.rules.calendar.recurrence import list_begins
from photowalk.rules.calendar.times import find_calendar_zone

MAX_CALENDAR_BYTES: Final = 2_000_000
"""Of a programme's file; that of FOSDEM with a thousand talks has a tenth of it."""
MOST_ENTRIES: Final = 5000
"""Entries of a calendar, and sessions that come of them."""
LONGEST: Final = timedelta(hours=12)
"""A longer entry is the event itself, or an exhibition: no session."""

_FOLD: Final = re.compile(rb"\r?\n[ \t]")
_LITTLE_ENDIAN, _BIG_ENDIAN = b"\xff\xfe", b"\xfe\xff"

_Series = tuple[str, datetime | None]
"""The identifier of an entry and, of a changed occurrence, the time it had before."""


class CalendarError(ValueError):
    """A calendar that cannot be used; its message says why and what to do, as a clause: `is no iCalendar file: …`."""


def decode_calendar(content: bytes) -> str:
    """The text of an iCalendar file: UTF-8 as the format wants it, else UTF-16 with its mark, else Windows-1252.

    Lines are unfolded before, since programs fold them within a character of several bytes.
    """
    if content.startswith((_LITTLE_ENDIAN, _BIG_ENDIAN)):
        return content.decode("utf-16", errors="replace")
    unfolded = _FOLD.sub(b"", content)
    try:
        return unfolded.decode("utf-8-sig")
    except UnicodeDecodeError:
        return unfolded.decode("cp1252", errors="replace")


def parse_calendar(text: str) -> tuple[Session, ...]:
    """The sessions in an iCalendar file, in the order in which they begin.

    Left out is what is no session: all-day entries, entries without a title, an end or a time that can be read, entries
    longer than 12 hours, cancelled ones, private and confidential ones, and ones that the same file has in a later
    version. Breaks stay, and so do tentative entries and ones that keep nobody busy (TRANSP). Entries that recur by day
    or by week are there as often as they recur within a year, 50 times at most; of other series the first. UTC and
    floating times are told in the zone that the calendar names, if it names one. Lines that cannot be read are passed
    over.

    Raises:
        CalendarError: it is no iCalendar file, or too large for the programme of an event.
    """
    if len(text) > MAX_CALENDAR_BYTES:
        raise CalendarError("is larger than 2 MB; export the programme of this event alone")
    programme = read_programme(text)
    if programme is None:
        raise CalendarError(
            "is no iCalendar file: no line reads BEGIN:VCALENDAR; export the programme as iCalendar (.ics)"
        )
    if len(programme.entries) > MOST_ENTRIES:
        raise _refuse_number()
    zone = find_calendar_zone(programme.zone)
    parsed = (
        parse_appointment(entry, maker=programme.maker, zone=zone, number=number)
        for number, entry in enumerate(programme.entries)
    )
    current = _keep_current([appointment for appointment in parsed if appointment])
    sessions = list(islice(_list_sessions(current, zone), MOST_ENTRIES + 1))
    if len(sessions) > MOST_ENTRIES:
        raise _refuse_number()
    return tuple(sorted(dict.fromkeys(sessions), key=_order))


def _refuse_number() -> CalendarError:
    return CalendarError(f"has more than {MOST_ENTRIES:,} entries; export the programme of this event alone")


def _keep_current(appointments: Sequence[Appointment]) -> Sequence[Appointment]:
    """Of each series those of its last version: some programs give all their entries one identifier, and no version."""
    versions: dict[_Series, int] = defaultdict(int)
    for one in appointments:
        versions[one.uid, one.replaces] = max(versions[one.uid, one.replaces], one.version)
    current = (one for one in appointments if one.version == versions[one.uid, one.replaces])
    return list({(one.uid, one.replaces, one.begins): one for one in current}.values())


def _list_sessions(appointments: Sequence[Appointment], zone: tzinfo | None) -> Iterator[Session]:
    replaced = _list_replaced(appointments)
    for one in appointments:
        length = one.ends - one.begins
        if one.is_cancelled or one.is_private or not timedelta(0) < length <= LONGEST:
            continue
        left_out = {*one.left_out, *(replaced.get(one.uid, ()) if one.replaces is None else ())}
        for begins in list_begins(one.begins, one.rule):
            if begins not in left_out:
                told, ends = (_tell_in(zone, moment) for moment in (begins, begins + length))
                yield Session(one.title, told, ends, room=one.room, speakers=one.speakers)


def _tell_in(zone: tzinfo | None, moment: datetime) -> datetime:
    """A moment in UTC as the clocks of the calendar's zone show it; series recur by UTC before."""
    return moment.astimezone(zone) if zone and moment.tzinfo is UTC else moment


def _list_replaced(appointments: Iterable[Appointment]) -> Mapping[str, set[datetime]]:
    """The occurrences that have an entry of their own, by the identifier of their series."""
    replaced: dict[str, set[datetime]] = defaultdict(set)
    for appointment in appointments:
        if appointment.replaces:
            replaced[appointment.uid].add(appointment.replaces)
    return replaced


def _order(session: Session) -> tuple[datetime, str, str]:
    """By what the clocks show, as some may be with a zone and some without."""
    return session.begins.replace(tzinfo=None), session.room or "", session.title
