"""Names of pages: how a wiki reads them, and what none may hold.

See https://www.mediawiki.org/wiki/Manual:Page_title and MediaWikiTitleCodec.php (read 2026-11).
"""

import re
import unicodedata
from typing import Final

MAX_NAME_BYTES: Final = 255
"""UTF-8 bytes of a page's name without its namespace."""

_DIRECTION_MARKS: Final = re.compile("[\u200e\u200f\u202a-\u202e]+")
_BLANKS: Final = re.compile("[\\s_\u180e]+")
_ILLEGAL: Final = re.compile("[#<>\\[\\]|{}\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffd-\uffff]")
_CODED: Final = re.compile("%[0-9A-Fa-f]{2}|&[A-Za-z0-9\x80-\U0010ffff]+;|~~~")
_RELATIVE: Final = re.compile(r":.*|\.{1,2}|\.{1,2}/.*|.*/\.{1,2}/.*|.*/\.{1,2}", re.DOTALL)
_GEORGIAN: Final = re.compile("[\u10d0-\u10ff]")


def normalize_name(text: str) -> str:
    """A name as a wiki reads it, its first letter apart: NFC, blanks and underscores as one blank, none at the ends.

    Blanks of any width count; direction marks, which no eye can see, are left out.
    """
    spaced = _BLANKS.sub(" ", _DIRECTION_MARKS.sub("", text))
    return unicodedata.normalize("NFC", spaced).strip(" ")


def upper_first(name: str) -> str:
    """A name with its first letter in upper case, as Commons has it.

    What has no single upper-case letter stays (`ß`), and so do Georgian letters and signs such as `ⅷ`.
    See wmf-config/UcfirstOverrides.php of https://github.com/wikimedia/operations-mediawiki-config (read 2026-11).
    """
    first = name[:1]
    if not first or unicodedata.category(first) != "Ll" or _GEORGIAN.match(first):
        return name
    upper = next((one for one in (first.upper(), first.title()) if len(one) == 1), first)
    return unicodedata.normalize("NFC", upper + name[1:])


def find_illegal_character(text: str) -> str | None:
    """Which character of a text no page can have in its name, as `has '#', …`; None if there is none."""
    illegal = _ILLEGAL.search(text)
    return f"has {show_character(illegal[0])}, which no page on a wiki may have in its name" if illegal else None


def find_name_problem(name: str, max_bytes: int = MAX_NAME_BYTES) -> str | None:
    """Why no page can have this name, given in normal form, as `has '#', …`; None if one can.

    max_bytes: how long it may be in UTF-8.
    """
    if not name:
        return "is empty"
    illegal, coded = find_illegal_character(name), _CODED.search(name)
    if illegal:
        return illegal
    if coded:
        return f"has {coded[0]}, which a wiki takes for a code"
    if _RELATIVE.fullmatch(name):
        return "begins or ends like a path, with a colon or dots"
    size_bytes = len(name.encode())
    return f"is {size_bytes} bytes long; at most {max_bytes} fit" if size_bytes > max_bytes else None


def is_page_name(text: str) -> bool:
    """Whether a wiki can have told this as a page's name: in normal form, with nothing that none may hold."""
    return normalize_name(text) == text and find_name_problem(text) is None


def show_character(character: str) -> str:
    """A character for a message: itself in quotation marks, or its code point where it cannot be seen."""
    return f"'{character}'" if character.isprintable() else f"U+{ord(character):04X}"
