"""Sessions out of iCalendar files."""

import re
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photowalk.model import Session
from photowalk.rules.calendar.reading import MOST_ENTRIES, CalendarError, decode_calendar, parse_calendar
from support.calendars import make_calendar, make_entry

NINE = datetime.fromisoformat("2025-08-14T09:00")
HALF_PAST = datetime.fromisoformat("2025-08-14T09:30")
STOCKHOLM = ZoneInfo("Europe/Stockholm")

PRETALX = """
SUMMARY:Maps - and how to draw them - Jane Doe\\, John Doe
DTSTART;TZID=Europe/Stockholm:20250814T090000
DTEND;TZID=Europe/Stockholm:20250814T093000
DTSTAMP:20250701T120000Z
UID:pretalx-example-2025-ABCDEF@pretalx.example.org
DESCRIPTION:How maps\\, of all things\\, are drawn.
LOCATION:Hall 1
"""
FRAB = """
DTSTART;VALUE=DATE-TIME:20250814T070000Z
DTEND;VALUE=DATE-TIME:20250814T073000Z
UID:0b1f-33@frab.example.org
SUMMARY:Maps - Jane Doe
LOCATION:Hall 1
"""
INDICO = """
SUMMARY:Maps [Keynote]
DTSTART:20250814T070000Z
DTEND:20250814T073000Z
UID:indico-contribution-4@indico.example.org
LOCATION:Hall 1 (Conference Centre)
DESCRIPTION:Speakers: Jane Doe (University\\, Uppsala)\\, John Doe\\n\\nAbout maps\\nhttps://indico.example.org/4
"""
PENTABARF = """
METHOD:PUBLISH
UID:4816@example@example.org
TZID:Europe-Brussels
DTSTART:20250814T090000
DURATION:PT0H30M
SUMMARY:Maps
CATEGORIES:Geospatial
LOCATION:Hall 1
ATTENDEE;ROLE=REQ-PARTICIPANT;CUTYPE=INDIVIDUAL;CN="Jane Doe":invalid:nomail
ATTENDEE;ROLE=REQ-PARTICIPANT;CUTYPE=INDIVIDUAL;CN="John Doe":invalid:nomail
"""
EVENTYAY = """
SUMMARY:Maps
DTSTART;VALUE=DATE-TIME:20250814T070000Z
DTEND;VALUE=DATE-TIME:20250814T073000Z
UID:12-a1b2c3
ATTENDEE;CN="Jane Doe":MAILTO:office@example.org
LOCATION:Hall 1
"""
GOOGLE = """
DTSTART:20250814T070000Z
DTEND:20250814T073000Z
UID:7kukuqrfedlm@google.com
ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;CN=Jane Doe;X-NUM-GUESTS=0:mailto:jane@example.org
LOCATION:Hall 1
SEQUENCE:2
STATUS:CONFIRMED
SUMMARY:Maps
BEGIN:VALARM
TRIGGER:-PT10M
SUMMARY:Wake up
END:VALARM
"""
BOTH = ("Jane Doe", "John Doe")


def read(*entries: str) -> list[str]:
    """The titles that a calendar with these entries gives."""
    return [session.title for session in parse_calendar(make_calendar(*entries))]


@pytest.mark.parametrize(
    ("maker", "entry", "zone", "expected"),
    [
        ("-//pretalx//pretalx.example.org//2025", PRETALX, STOCKHOLM, ("Maps - and how to draw them", BOTH)),
        ("-//com.denhaven2/NONSGML ri_cal gem//EN", FRAB, UTC, ("Maps", ("Jane Doe",))),
        ("-//com.denhaven2/NONSGML ri_cal gem//EN", FRAB + "ORGANIZER:2025", UTC, ("Maps - Jane Doe", ())),
        ("-//CERN//INDICO//EN", INDICO, UTC, ("Maps [Keynote]", BOTH)),
        ("-//CERN//INDICO//EN", INDICO.replace("Speakers", "About"), UTC, ("Maps [Keynote]", ())),
        ("-//Pentabarf//Schedule 0.3//EN", PENTABARF, None, ("Maps", BOTH)),
        ("-//fossasia//open-event//EN", EVENTYAY, UTC, ("Maps", ("Jane Doe",))),
        ("-//Google Inc//Google Calendar 70.9054//EN", GOOGLE, UTC, ("Maps", ())),
        ("-//Example//Programme//EN", FRAB, UTC, ("Maps - Jane Doe", ())),
    ],
)
def test_exports_of_conference_software(
    maker: str, entry: str, zone: timezone | ZoneInfo | None, expected: tuple[str, tuple[str, ...]]
) -> None:
    """Speakers stand where each puts them; guests of a calendar that people keep are named nowhere."""
    (session,) = parse_calendar(make_calendar(entry, maker=maker))
    assert (session.title, session.speakers) == expected
    assert (session.room or "").startswith("Hall 1")
    assert session.begins.tzinfo == zone
    local = session.begins.astimezone(STOCKHOLM) if zone else session.begins
    assert local.replace(tzinfo=None) == NINE
    assert session.ends - session.begins == timedelta(minutes=30)


@pytest.mark.parametrize(
    "lines",
    [
        ("DTSTART;VALUE=DATE:20250814", "DTEND;VALUE=DATE:20250815"),
        ("DTEND:20250814T210001",),
        ("DTEND:20250814T090000",),
        ("DTEND:20250814T080000",),
        ("DTEND:20250814T093000Z",),
        ("DTEND:half past nine",),
        ("DTEND;VALUE=DATE:20250814",),
        ("DTSTART:00010101T000000Z", "DTEND:00010101T010000Z"),
        ("DTSTART:20250230T090000",),
        ("DTEND:", "DURATION:PT99999999999999999999H"),
        ("DTEND:", "DURATION:P2999999D"),
        ("DTEND:", "DURATION:20250814T093000"),
        ("DTEND:",),
        ("SUMMARY: \\n ",),
        ('SUMMARY;LANGUAGE=a"b:Talk',),
        ("STATUS:CANCELLED",),
        ("CLASS:PRIVATE",),
        ("CLASS: confidential ",),
        ("CLASS:X-BOARD-ONLY",),
        ("TRANSP:TRANSPARENT", "DTEND:20250814T210001"),
    ],
    ids=" ".join,
)
def test_what_is_no_session(lines: tuple[str, ...]) -> None:
    """All-day, too long, without a length, a time or a title, cancelled, private: left out, and the others stay."""
    assert read(make_entry(*lines), make_entry("SUMMARY:Break")) == ["Break"]


@pytest.mark.parametrize("line", ["CLASS:PUBLIC", "CLASS:", "STATUS:TENTATIVE", "TRANSP:TRANSPARENT"])
def test_what_is_a_session_all_the_same(line: str) -> None:
    """A talk that is not yet certain, or that does not make anybody busy."""
    assert read(make_entry(line)) == ["Talk"]


def test_a_private_occurrence_is_not_told_by_its_series() -> None:
    """Neither under its own title nor under that of the others."""
    series = make_entry("UID:1", "RRULE:FREQ=DAILY;COUNT=2")
    changed = make_entry("UID:1", "SUMMARY:Doctor", "CLASS:PRIVATE", "RECURRENCE-ID:20250815T090000")
    assert [session.begins.day for session in parse_calendar(make_calendar(series, changed))] == [14]


@pytest.mark.parametrize(
    ("zone", "written", "hour", "expected"),
    [
        ("Europe/Stockholm", "20250814T070000Z", 9, STOCKHOLM),
        ("Europe/Stockholm", "20250814T090000", 9, STOCKHOLM),
        ("UTC", "20250814T090000Z", 9, ZoneInfo("Etc/UTC")),
        ("Europe/Nowhere", "20250814T070000Z", 7, UTC),
        ("Europe/Nowhere", "20250814T090000", 9, None),
        ("", "20250814T090000", 9, None),
    ],
)
def test_a_calendar_may_name_a_zone(zone: str, written: str, hour: int, expected: timezone | ZoneInfo | None) -> None:
    """UTC and floating times are told in it, those with a zone of their own in theirs."""
    own = make_entry(
        "SUMMARY:Elsewhere", "DTSTART;TZID=Asia/Tokyo:20250814T120000", "DTEND;TZID=Asia/Tokyo:20250814T130000"
    )
    text = make_calendar(make_entry("DTEND:", "DURATION:PT1H", begins=written), own)
    text = text.replace("VERSION:2.0", f"VERSION:2.0\r\nX-WR-TIMEZONE:{zone}")
    session, elsewhere = parse_calendar(text)
    assert (session.begins, session.begins.tzinfo) == (NINE.replace(hour=hour, tzinfo=expected), expected)
    assert (session.ends - session.begins, session.ends.tzinfo) == (timedelta(hours=1), expected)
    assert (elsewhere.begins.hour, elsewhere.begins.tzinfo) == (12, ZoneInfo("Asia/Tokyo"))


def test_a_series_in_utc_recurs_by_utc() -> None:
    """In the zone of its calendar it begins an hour earlier once clocks are put back, and leaves out what it says."""
    series = make_entry(
        *("RRULE:FREQ=WEEKLY;COUNT=3", "EXDATE:20251031T070000Z"), begins="20251024T070000Z", ends="20251024T080000Z"
    )
    text = make_calendar(series).replace("VERSION:2.0", "X-WR-TIMEZONE;VALUE=TEXT:Europe/Stockholm")
    assert [(one.begins.day, one.begins.hour) for one in parse_calendar(text)] == [(24, 9), (7, 8)]


def test_a_session_may_last_twelve_hours() -> None:
    """Without an end its duration counts, also beside an end that cannot be read."""
    (session,) = parse_calendar(make_calendar(make_entry("DTEND:?", "DURATION:PT12H")))
    assert session == Session("Talk", NINE, NINE + timedelta(hours=12))


def test_sessions_are_in_the_order_in_which_they_begin() -> None:
    """By what the clocks show, then by room and title; the very same session counts once."""
    entries = [
        make_entry("SUMMARY:B", "LOCATION:2"),
        make_entry("SUMMARY:C", "LOCATION:1", begins="20250814T090000Z", ends="20250814T093000Z"),
        make_entry("SUMMARY:A", begins="20250814T091500"),
        make_entry("SUMMARY:A", begins="20250814T091500"),
    ]
    assert read(*entries) == ["C", "B", "A"]


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ((("UID:1", "SEQUENCE:2", "SUMMARY:New"), ("UID:1", "SEQUENCE:1")), ["New"]),
        ((("UID:1",), ("UID:1", "SEQUENCE:1", "STATUS:CANCELLED")), []),
        ((("UID:1",), ("UID:1", "SUMMARY:Said last")), ["Said last"]),
        ((("UID:1",), ("UID:1", "SUMMARY:Elsewhere", "DTSTART:20250814T091500")), ["Talk", "Elsewhere"]),
        ((("UID:1", "SEQUENCE:x", "SUMMARY:A"), ("UID:2", f"SEQUENCE:{'9' * 5000}", "SUMMARY:B")), ["A", "B"]),
        ((("SUMMARY:A",), ("SUMMARY:B",)), ["A", "B"]),
    ],
)
def test_of_several_versions_the_last_one_counts(entries: tuple[tuple[str, ...], ...], expected: list[str]) -> None:
    """By SEQUENCE; entries at other times with one identifier and one version are several sessions all the same."""
    assert read(*(make_entry(*lines) for lines in entries)) == expected


def test_a_changed_occurrence_replaces_that_of_its_series() -> None:
    """Three coffee breaks, of which one is left out and one moved."""
    series = make_entry("UID:1", "SUMMARY:Break", "RRULE:FREQ=DAILY;COUNT=4", "EXDATE:20250815T090000,20250899T000000")
    moved = make_entry(
        "UID:1", "SUMMARY:Late break", "RECURRENCE-ID:20250816T090000", begins="20250816T100000", ends="20250816T103000"
    )
    sessions = parse_calendar(make_calendar(series, moved))
    assert [(session.title, session.begins.day, session.begins.hour) for session in sessions] == [
        ("Break", 14, 9),
        ("Late break", 16, 10),
        ("Break", 17, 9),
    ]


def test_texts_are_tidied() -> None:
    """Folded, escaped, with breaks: one line each."""
    folded = "SUMMARY:Free\\, open \r\n  and\\n  libre\\; a  talk"
    (session,) = parse_calendar(make_calendar(make_entry(folded, "LOCATION:  Hall\t1 ")))
    assert (session.title, session.room) == ("Free, open and libre; a talk", "Hall 1")


def test_broken_lines_are_passed_over() -> None:
    """A title broken without folding, an entry without an end, no end of the calendar, bare line feeds."""
    text = make_calendar("SUMMARY:Lost", make_entry("DESCRIPTION:one\r\nof two: lines", ":", "no colon at all"))
    text = text.replace("END:VEVENT\r\n", "", 1).replace("END:VCALENDAR\r\n", "").replace("\r\n", "\n")
    assert [session.title for session in parse_calendar("\ufeff" + text)] == ["Talk"]


def test_a_calendar_may_leave_out_who_made_it() -> None:
    """Then nobody is known to speak; what stands before the first entry does not matter."""
    text = make_calendar(make_entry()).replace("PRODID", "X-WR-CALNAME")
    assert [session.title for session in parse_calendar(text)] == ["Talk"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "is no iCalendar file: no line reads BEGIN:VCALENDAR; "),
        ("<!DOCTYPE html><p>BEGIN:VCALENDAR</p>", "is no iCalendar file"),
        ("BEGIN:VCALENDAR" + "\n" * 2_000_000, "is larger than 2 MB; "),
        (make_calendar(*[""] * (MOST_ENTRIES + 1)), "has more than 5,000 entries; "),
        (make_calendar(*[make_entry("RRULE:FREQ=DAILY")] * 101), "has more than 5,000 entries; "),
    ],
    ids=["empty", "page", "large", "long", "recurring"],
)
def test_what_is_no_programme_is_refused(text: str, problem: str) -> None:
    """With a clause that says why, and what to export."""
    with pytest.raises(CalendarError, match=re.escape(problem)):
        parse_calendar(text)


HOSTILE = {
    "zone": "BEGIN:VTIMEZONE\nTZID:Bomb\nBEGIN:STANDARD\nDTSTART:19000101T000000\nRRULE:FREQ=SECONDLY\n" * 9,
    "deep": "BEGIN:VEVENT\n" + "BEGIN:X\n" * 200_000,
    "line": "BEGIN:VEVENT\nSUMMARY;" + 'X="a";' * 300_000 + ":Talk",
    "quotes": "BEGIN:VEVENT\nSUMMARY:" + '"' * 1_900_000,
    "folds": "BEGIN:VEVENT\nSUMMARY:" + "\n " * 900_000,
    "breaks": "\r\n" * 900_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_come_to_nothing(name: str) -> None:
    """Rules that never end, deep nesting, endless lines: nothing hangs, and nothing is made of it."""
    assert parse_calendar(f"BEGIN:VCALENDAR\n{HOSTILE[name]}\nEND:VCALENDAR\n") == ()


@given(st.text() | st.text('BEGIN:VTD\nUSRAY;=0123Z"\\,/P'), st.lists(st.text(max_size=30), max_size=4))
def test_any_text_can_be_read(text: str, lines: list[str]) -> None:
    """Whatever stands in a calendar: sessions of it are in order, with a title and a length."""
    sessions = parse_calendar(make_calendar(text, make_entry(*lines), maker=text))
    assert all(session.title and session.begins < session.ends for session in sessions)
    assert list(sessions) == sorted(sessions, key=lambda session: session.begins.replace(tzinfo=None))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings_are_told_apart(encoding: str) -> None:
    """UTF-8 with and without a mark, UTF-16, and what old programs on Windows write."""
    content = make_calendar(make_entry("SUMMARY:Öppet läge")).encode(encoding)
    assert [session.title for session in parse_calendar(decode_calendar(content))] == ["Öppet läge"]


def test_a_line_may_be_folded_within_a_character() -> None:
    """At the 75th byte, as the format says, whatever is there."""
    content = make_calendar(make_entry("SUMMARY:Läge")).encode().replace(b"\xc3\xa4", b"\xc3\r\n \xa4")
    assert [session.title for session in parse_calendar(decode_calendar(content))] == ["Läge"]
