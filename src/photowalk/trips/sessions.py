"""Sessions: in which talk, panel or workshop of the event a photo was taken."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from photowalk.model import PhotoRecord, Session
from photowalk.trips.moments import Moment, find_local, find_utc
from photowalk.trips.rooms import find_rooms

_YEARS: Final = range(1800, 2300)
"""No photo is of others, and at the ends of all time there is no reckoning."""
_UNIVERSAL: Final = frozenset({"UTC", "Etc/UTC", "GMT", "Etc/GMT"})

_Slot = tuple[datetime, datetime, Session]
"""A session after its beginning and its end, both naive."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """Sessions on one clock, ordered by their beginnings."""

    begins: Sequence[datetime]
    slots: Sequence[_Slot]
    longest: timedelta
    """How long the longest is."""


@dataclass(frozen=True, slots=True)
class Programme:
    """The sessions of an event, and its rooms."""

    local: Timeline
    """On the clocks at the event."""
    utc: Timeline
    """Those told with a zone, where the event's zone is not known."""
    rooms: frozenset[str]


@dataclass(frozen=True, slots=True)
class Found:
    """The session that a photo was taken in, None for none, and what is odd about that."""

    session: Session | None = None
    note: str = ""


NOTHING_FOUND: Final = Found()


def make_programme(sessions: Iterable[Session], zone: ZoneInfo | None) -> Programme:
    """The sessions by their times.

    zone: that of the event; None = not known, and times without a zone are on the photos' own clocks.
    """
    known = [session for session in sessions if session.begins.year in _YEARS and session.ends.year in _YEARS]
    zoned = [(session, session.begins.tzinfo is not None) for session in known]
    local = [_place_locally(session, zone) for session, is_zoned in zoned if zone or not is_zoned]
    utc = [
        (find_utc(session.begins), find_utc(session.ends), session)
        for session, is_zoned in zoned
        if is_zoned and not zone
    ]
    return Programme(
        _make_timeline(local), _make_timeline(utc), frozenset(session.room for session in known if session.room)
    )


def find_zone_of_sessions(sessions: Iterable[Session]) -> ZoneInfo | None:
    """The zone that all sessions are told in that are told in one; None where there are several, or UTC alone."""
    zones = {session.begins.tzinfo for session in sessions if str(session.begins.tzinfo) not in _UNIVERSAL} - {None}
    zone = zones.pop() if len(zones) == 1 else None
    return zone if isinstance(zone, ZoneInfo) else None


def find_session(record: PhotoRecord, moment: Moment, *, programme: Programme) -> Found:
    """The session that a photo was taken in: it had begun, and was not over.

    Of several at a time the one in the room that the photo names; none where it names none, or another room. Of
    sessions in one room of which one is within the others (a talk in a block of talks) the inner one. At the moment
    when one ends and another begins it is the other.
    """
    running = _list_running(programme.local, moment.local)
    if moment.utc:
        running += _list_running(programme.utc, moment.utc)
    if not running:
        return NOTHING_FOUND
    meant = _keep_innermost(_keep_in_room(running, find_rooms(record, programme.rooms)))
    if len(meant) > 1:
        return Found(
            note=f"taken during {len(meant)} sessions at once, so it is put into none; "
            "a folder or a keyword with the room's name tells which"
        )
    return Found(meant[0][2]) if meant else NOTHING_FOUND


def _strip(moment: datetime) -> datetime:
    return moment.replace(tzinfo=None)


def _place_locally(session: Session, zone: ZoneInfo | None) -> _Slot:
    begins, ends = (
        find_local(moment, zone) if zone and moment.tzinfo else _strip(moment)
        for moment in (session.begins, session.ends)
    )
    return begins, ends, session


def _make_timeline(slots: Sequence[_Slot]) -> Timeline:
    # All of a session, lest its place in photowalk.toml matter.
    ordered = sorted(slots, key=lambda slot: (slot[0], slot[1], slot[2].title, slot[2].room or ""))
    longest = max((ends - begins for begins, ends, _ in ordered), default=timedelta(0))
    return Timeline([begins for begins, _, _ in ordered], ordered, longest)


def _list_running(timeline: Timeline, moment: datetime) -> list[_Slot]:
    first = bisect_left(timeline.begins, moment - timeline.longest)
    last = bisect_right(timeline.begins, moment)
    begun = timeline.slots[first:last]
    return [slot for slot in begun if moment < slot[1]] or [slot for slot in begun if moment == slot[1]]


def _keep_in_room(running: list[_Slot], rooms: frozenset[str]) -> list[_Slot]:
    """Those in the rooms that the photo names or, where they are in other rooms, those in none: for everybody."""
    if not rooms:
        return running
    return [slot for slot in running if slot[2].room in rooms] or [slot for slot in running if not slot[2].room]


def _keep_innermost(running: list[_Slot]) -> list[_Slot]:
    if len({slot[2].room for slot in running}) > 1:
        return running
    begins, ends = max((slot[0] for slot in running), default=None), min((slot[1] for slot in running), default=None)
    inner = [slot for slot in running if (slot[0], slot[1]) == (begins, ends)]
    return inner if len(inner) == 1 else running
