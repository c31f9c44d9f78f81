"""What the journal keeps of a text or of structured data that we wrote: a mark for each of its parts, no part itself.

With marks one can tell later, part by part, who has changed what since. One mark for the whole, or the revision that
holds it, could not: from the first time that an edit of ours went onto a page that others had edited too, no revision
has our parts alone, and what others wrote would look as if we had taken it back.
"""

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from typing import Final

from photowalk.page_names import normalize_name, upper_first
from photowalk.pages.statements.entity import Entity
from photowalk.pages.statements.seen import SeenEntity, parse_entity

Marks = Mapping[str, str]
"""The marks of captions and statements: by language code, or by property and the mark of the main value."""

_BLANK: Final = "-"
_REWRITTEN: Final = "~"
_JOINT: Final = "."
_MARK_DIGITS: Final = 12
_STRIPPED_BY_WIKIS: Final = " \t\n\r\0\x0b"
"""What rtrim of PHP takes off the end of a text when it is saved (TextContent.php, read 2026-11)."""

_CATEGORY: Final = re.compile(r"\s*\[\[\s*category\s*:(?P<name>[^\[\]|{}]+)(\|[^\[\]{}]*)?\]\]\s*", re.IGNORECASE)
# https://www.mediawiki.org/wiki/Help:Substitution, …/Help:Signatures, …/Help:Links (pipe trick), read 2026-11.
_TRANSFORMED: Final = re.compile(r"\{\{\s*(?:safe)?subst:|~{3}|\[\[\||\|\]\]", re.IGNORECASE)
_PAIR: Final = re.compile(r"(?P<key>[^ =]+)=(?P<mark>[^ =]+)")


def digest_text(text: str) -> str:
    """The marks of a wikitext's lines; the same for all texts that a wiki saves alike."""
    return " ".join(map(mark_line, split_lines(text)))


def digest_entity(entity: Entity) -> str:
    """The marks of captions and statements; the same however a wiki writes and orders them."""
    return render_marks(mark_entity(parse_entity(entity)))


def split_lines(text: str) -> list[str]:
    """The lines of a wikitext as a wiki saves them."""
    return text.replace("\r\n", "\n").replace("\r", "\n").rstrip(_STRIPPED_BY_WIKIS).split("\n")


def mark_line(line: str) -> str:
    """The mark of a line: `-` for an empty one; with `~` where a wiki saves another; with the category's before it."""
    if not line:
        return _BLANK
    mark = mark_value(unicodedata.normalize("NFC", line))
    if _TRANSFORMED.search(line):
        return f"{_REWRITTEN}{mark}"
    category = _CATEGORY.fullmatch(line)
    if category is None:
        return mark
    return f"{mark_value(upper_first(normalize_name(category['name'])))}{_JOINT}{mark}"


def find_category(mark: str) -> str | None:
    """Which category a line is, as the mark of its name; None where it is none. Sort keys apart."""
    name, joint, _ = mark.partition(_JOINT)
    return name if joint else None


def is_rewritten(mark: str) -> bool:
    """Whether a wiki saves another line in place of it: of `{{subst:unc}}` what that template holds."""
    return mark.startswith(_REWRITTEN)


def mark_entity(entity: SeenEntity) -> dict[str, str]:
    """The marks of all captions and statements, those of other people among them.

    Of several statements with one main value the first.
    """
    marks = {language: mark_value(text) for language, text in entity.labels.items()}
    for claim in entity.claims:
        marks.setdefault(make_claim_key(claim.property, claim.main), mark_value(claim.whole))
    return marks


def make_claim_key(of: str, main: str) -> str:
    """What tells the statements of a file from each other: the property, and the mark of its main value."""
    return f"{of}:{mark_value(main)}"


def render_marks(marks: Marks) -> str:
    """The digest that has these marks."""
    return " ".join(f"{key}={mark}" for key, mark in sorted(marks.items()))


def parse_marks(digest: str) -> dict[str, str]:
    """The marks of structured data from their digest."""
    return {pair["key"]: pair["mark"] for pair in map(_PAIR.fullmatch, digest.split(" ")) if pair}


def mark_value(text: str) -> str:
    """The mark of any text."""
    # A lone surrogate is no text, but JSON can hold one.
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()[:_MARK_DIGITS]
