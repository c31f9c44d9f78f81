"""Lines of iCalendar files: the entries with their properties, read when they are asked for."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

_FOLD: Final = re.compile(r"\r?\n[ \t]")
_LINE_BREAK: Final = re.compile(r"\r\n|\n|\r")
_NAME: Final = re.compile(r"([A-Za-z0-9-]+)[;:]")
_LONGEST_LINE: Final = 10_000
"""Characters of a line that are looked at."""

_USED: Final = frozenset(
    {
        *("ATTENDEE", "CLASS", "DESCRIPTION", "DTEND", "DTSTART", "DURATION", "EXDATE", "LOCATION"),
        *("ORGANIZER", "RECURRENCE-ID", "RRULE", "SEQUENCE", "STATUS", "SUMMARY", "UID"),
    }
)

_MAKER: Final = "PRODID"
_ZONE: Final = "X-WR-TIMEZONE"
"""Of no standard, but widely written and honoured, by Google's calendar and others; see
https://blog.jonudell.net/2011/10/17/x-wr-timezone-considered-harmful/ (read 2026-11)."""

Entry = Mapping[str, Sequence[str]]
"""The lines of an entry by the names of their properties, in capitals."""


@dataclass(frozen=True, slots=True)
class Programme:
    """What stands in a calendar."""

    maker: str
    """The program that made it, "" where it does not say."""
    zone: str
    """The name of its zone, "" where it names none."""
    entries: Sequence[Entry]


@dataclass(frozen=True, slots=True)
class Property:
    """What a line says."""

    value: str
    """As written, but for texts that the library has unescaped already."""
    parameters: Mapping[str, str]
    """By their names in capitals."""


def read_programme(text: str) -> Programme | None:
    """A calendar and its entries; None for what is none.

    What is nested in an entry (alarms) is not of it. One that does not end ends where the next begins.
    """
    reader = _Reader()
    for line in _LINE_BREAK.split(_FOLD.sub("", text.removeprefix("\ufeff"))):
        reader.take(line[:_LONGEST_LINE])
    return Programme(reader.heads[_MAKER], reader.heads[_ZONE], reader.entries) if reader.is_calendar else None


def find_property(entry: Entry, name: str) -> Property | None:
    """The first line of that name that can be read."""
    return next(iter(list_properties(entry, name)), None)


def list_properties(entry: Entry, name: str) -> Sequence[Property]:
    """All lines of that name that can be read."""
    parsed = map(_parse_line, entry.get(name, ()))
    return [line for line in parsed if line]


def read_text(entry: Entry, name: str) -> str:
    """The text of the first line of that name, without escapes; "" = there is none."""
    from icalendar.prop import vText  # noqa: PLC0415 - importing it takes a tenth of a second, and few need it

    line = find_property(entry, name)
    return str(vText.from_ical(line.value)) if line else ""


def tidy(text: str) -> str:
    """A text in one line, with single spaces."""
    return " ".join(text.split())


def _parse_line(line: str) -> Property | None:
    from icalendar.parser import Contentline  # noqa: PLC0415 - importing it takes a tenth of a second, and few need it

    try:
        _, parameters, value = Contentline(line).parts()  # type: ignore[no-untyped-call]  # the library's __new__ has no types
    except ValueError:
        return None
    return Property(str(value), {name.upper(): str(given) for name, given in parameters.items()})


class _Reader:
    """Takes one line after the other."""

    def __init__(self) -> None:
        self.is_calendar = False
        self.heads = {_MAKER: "", _ZONE: ""}
        self.entries: list[dict[str, list[str]]] = []
        self._entry: dict[str, list[str]] | None = None
        self._nested = 0

    def take(self, line: str) -> None:
        mark = line.strip().upper()
        if mark == "BEGIN:VCALENDAR":
            self.is_calendar = True
        elif mark == "BEGIN:VEVENT":
            self._entry, self._nested = {}, 0
            self.entries.append(self._entry)
        elif mark == "END:VEVENT":
            self._entry = None
        elif mark.startswith(("BEGIN:", "END:")):
            self._nested += 1 if mark.startswith("BEGIN:") else -1
        else:
            self._keep(line)

    def _keep(self, line: str) -> None:
        name = match[1].upper() if (match := _NAME.match(line)) else ""
        if self._entry is None:
            if name in self.heads:
                self.heads[name] = self.heads[name] or line.partition(":")[2].strip()
        elif name in _USED and self._nested <= 0:
            self._entry.setdefault(name, []).append(line)
