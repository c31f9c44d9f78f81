"""Who speaks in a session of an iCalendar file: no property is made for it, and each software has its own way.

Attendees are speakers for conference software alone: in a calendar that people keep they are whoever was invited, whom
nobody shall name on a wiki for that.
"""

import re
from typing import Final

from photowalk.rules.calendar.lines import Entry, list_properties, read_text, tidy

_BEHIND_THE_TITLE: Final = ("-//pretalx//", "-//com.denhaven2/nonsgml ri_cal")
"""pretalx and frab: `Title - Jane Doe, John Doe`. See
https://github.com/pretalx/pretalx/blob/main/src/pretalx/schedule/models/slot.py and
https://github.com/frab/frab/blob/main/app/views/public/schedule/index.ics.ri_cal (read 2026-11)."""
_AMONG_ATTENDEES: Final = ("-//fossasia//", "-//pentabarf//")
"""Eventyay (open-event-server) and Pentabarf, with which FOSDEM's programme is made (read 2026-11)."""
_IN_THE_DESCRIPTION: Final = ("-//cern//indico//",)
"""Indico: a first line `Speakers: Jane Doe (University), John Doe`. See
https://github.com/indico/indico/blob/master/indico/modules/events/ical.py (read 2026-11)."""

_INDICO_LINE: Final = re.compile(r"Speakers: ([^\n]+)")
_IN_BRACKETS: Final = re.compile(r"\([^()]*\)")


def find_title_and_speakers(entry: Entry, maker: str) -> tuple[str, tuple[str, ...]]:
    """The title of an entry, "" where it has none, and who speaks.

    maker: the program that the calendar says it was made with (PRODID).
    """
    title, known = read_text(entry, "SUMMARY"), maker.lower()
    if known.startswith(_BEHIND_THE_TITLE) and " - " in title and not entry.get("ORGANIZER"):
        # frab names an organizer where it exports a single talk, and no speakers then.
        title, _, names = title.rpartition(" - ")
        return tidy(title), _list_names(names)
    if known.startswith(_IN_THE_DESCRIPTION):
        line = _INDICO_LINE.match(read_text(entry, "DESCRIPTION"))
        return tidy(title), _list_names(_IN_BRACKETS.sub("", line[1]) if line else "")
    if known.startswith(_AMONG_ATTENDEES):
        attendees = (tidy(line.parameters.get("CN", "")) for line in list_properties(entry, "ATTENDEE"))
        return tidy(title), tuple(dict.fromkeys(filter(None, attendees)))
    return tidy(title), ()


def _list_names(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, map(tidy, text.split(",")))))
