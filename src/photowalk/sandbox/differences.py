"""What differs between two revisions of a page, line by line. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import unified_diff

from photowalk.sandbox.entities import parse_entity
from photowalk.sandbox.pages import Revision
from photowalk.sandbox.statements import list_entity


@dataclass(frozen=True, slots=True)
class Line:
    """A line of one or of both revisions."""

    sign: str
    """`+` where only the newer one has it, `-` where only the older one, a blank where both, `@` between two
    changes."""
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs in one part of a page."""

    part: str
    """`Wikitext`, `Structured data`."""
    lines: tuple[Line, ...]
    """With three lines around each change; empty where the part is the same."""


def compare_revisions(old: Revision | None, new: Revision) -> list[Difference]:
    """Both parts; without an older revision everything is new."""
    texts = [] if old is None else old.text.splitlines()
    entity = [] if old is None else list_entity(parse_entity(old.entity))
    return [
        Difference("Wikitext", tuple(_compare(texts, new.text.splitlines()))),
        Difference("Structured data", tuple(_compare(entity, list_entity(parse_entity(new.entity))))),
    ]


def _compare(old: Sequence[str], new: Sequence[str]) -> Iterator[Line]:
    lines = list(unified_diff(old, new, lineterm=""))
    # The first lines name files, and where it begins.
    return (Line(line[0], "" if line.startswith("@@") else line[1:]) for line in lines[3:])
