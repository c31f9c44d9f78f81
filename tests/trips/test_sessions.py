"""The session that a photo was taken in."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photowalk.model import Session
from photowalk.trips.moments import Moment
from photowalk.trips.sessions import find_session, find_zone_of_sessions, make_programme
from support.correction_cases import make_photo
from support.trip_cases import make_session

STOCKHOLM = ZoneInfo("Europe/Stockholm")
TOKYO = ZoneInfo("Asia/Tokyo")
MAPS = make_session("Maps", "2025-08-14T09:00", 60, room="Hall 1")
TREES = make_session("Trees", "2025-08-14T09:30", 60, room="Hall 2")
SOUNDS = make_session("Sounds", "2025-08-14T10:00", 60, room="Hall 1")
LUNCH = make_session("Lunch", "2025-08-14T12:00", 60)
HACKING = make_session("Hacking", "2025-08-14T12:30", 60, room="Hall 2")
BLOCK = make_session("Papers", "2025-08-14T14:00", 120, room="Hall 1")
PAPER = make_session("Paper 1", "2025-08-14T14:20", 20, room="Hall 1")
OVERLAP = make_session("Overrun", "2025-08-14T15:50", 30, room="Hall 1")
PROGRAMME = (MAPS, TREES, SOUNDS, LUNCH, HACKING, BLOCK, PAPER, OVERLAP)


def find(time: str, folder: str = "photos", sessions: tuple[Session, ...] = PROGRAMME) -> str | None:
    """The title of the session at a time of 14 August, "?" where there are several."""
    moment = Moment(datetime.fromisoformat(f"2025-08-14T{time}"))
    found = find_session(make_photo(f"{folder}/a.jpg"), moment, programme=make_programme(sessions, None))
    titles = [found.session.title] if found.session else ["?"] if found.note else []
    return next(iter(titles), None)


@pytest.mark.parametrize(
    ("time", "folder", "expected"),
    [
        ("08:59:59", "photos", None),
        ("09:00:00", "photos", "Maps"),
        ("09:29:59", "photos", "Maps"),
        ("09:30:00", "photos", "?"),
        ("09:30:00", "Hall 1", "Maps"),
        ("09:30:00", "hall-2", "Trees"),
        ("09:10:00", "Hall 2", None),
        ("09:30:00", "Hall 1 and Hall 2", "?"),
        ("10:00:00", "Hall 1", "Sounds"),
        ("11:00:00", "photos", "Sounds"),
        ("11:00:01", "photos", None),
        ("12:15:00", "Hall 1", "Lunch"),
        ("12:45:00", "Hall 1", "Lunch"),
        ("12:45:00", "Hall 2", "Hacking"),
        ("12:45:00", "photos", "?"),
        ("14:10:00", "photos", "Papers"),
        ("14:20:00", "photos", "Paper 1"),
        ("14:40:01", "photos", "Papers"),
        ("15:55:00", "photos", "?"),
        ("16:10:00", "photos", "Overrun"),
    ],
)
def test_a_photo_is_in_the_session_that_was_going_on(time: str, folder: str, expected: str | None) -> None:
    """Of several in the one whose room it names, of nested ones in the inner one; of others in none, with a note."""
    assert find(time, folder) == expected


def test_the_note_says_how_to_tell_which() -> None:
    """It counts the sessions."""
    found = find_session(make_photo(), Moment(TREES.begins), programme=make_programme(PROGRAMME, None))
    assert found.note == (
        "taken during 2 sessions at once, so it is put into none; "
        "a folder or a keyword with the room's name tells which"
    )


@given(st.permutations(PROGRAMME), st.integers(0, 24 * 60 - 1))
def test_the_order_of_the_programme_does_not_matter(sessions: list[Session], minute: int) -> None:
    """Whatever the time."""
    time = f"{minute // 60:02}:{minute % 60:02}"
    assert find(time, sessions=tuple(sessions)) == find(time)


@pytest.mark.parametrize(
    ("session", "zone", "moment", "is_in"),
    [
        ("2025-08-14T07:00+00:00", STOCKHOLM, ("09:10", "07:10"), True),
        ("2025-08-14T16:00+09:00", STOCKHOLM, ("09:10", None), True),
        ("2025-08-14T09:00", STOCKHOLM, ("09:10", "07:10"), True),
        ("2025-08-14T09:00+00:00", STOCKHOLM, ("09:10", "07:10"), False),
        ("2025-08-14T09:00", None, ("09:10", "00:10"), True),
        ("2025-08-14T07:00+00:00", None, ("16:10", "07:10"), True),
        ("2025-08-14T07:00+00:00", None, ("07:10", None), False),
        ("2025-08-14T07:00+00:00", None, ("07:10", "05:10"), False),
    ],
)
def test_sessions_with_a_zone_are_compared_as_moments(
    session: str, zone: ZoneInfo | None, moment: tuple[str, str | None], *, is_in: bool
) -> None:
    """On the clocks of the event where they are known, in UTC where not; without either nothing is said."""
    programme = make_programme([make_session("Maps", session)], zone)
    local, utc = (datetime.fromisoformat(f"2025-08-14T{time}") if time else None for time in moment)
    assert local
    assert bool(find_session(make_photo(), Moment(local, utc), programme=programme).session) is is_in


@pytest.mark.parametrize(
    ("zones", "expected"),
    [
        ((None, STOCKHOLM, UTC, ZoneInfo("UTC")), STOCKHOLM),
        ((STOCKHOLM, TOKYO), None),
        ((UTC, ZoneInfo("Etc/UTC"), None), None),
        ((datetime.fromisoformat("2025-08-14T09:00+02:00").tzinfo,), None),
        ((), None),
    ],
)
def test_the_zone_of_the_sessions_is_the_only_one_they_name(
    zones: tuple[ZoneInfo | None, ...], expected: ZoneInfo | None
) -> None:
    """UTC and offsets are no zone of a place."""
    sessions = [replace(MAPS, begins=MAPS.begins.replace(tzinfo=zone)) for zone in zones]
    assert find_zone_of_sessions(sessions) == expected


def test_sessions_at_the_ends_of_all_time_do_no_harm() -> None:
    """They are of no event."""
    first = Session("First", datetime.min.replace(tzinfo=UTC), datetime.fromisoformat("2025-08-14T12:00Z"))
    last = Session("Last", MAPS.begins.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC))
    programme = make_programme([first, last, MAPS], ZoneInfo("America/Los_Angeles"))
    assert find_session(make_photo(), Moment(MAPS.begins + timedelta(minutes=1)), programme=programme).session == MAPS
