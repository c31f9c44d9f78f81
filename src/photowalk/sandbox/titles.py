"""Page titles as MediaWiki reads them: namespaces, spaces, first letters and what is not allowed.

Written apart from `photowalk.pages.titles` on purpose: the stand-in must not share the mistakes of what it checks.
See https://www.mediawiki.org/wiki/Manual:Title.php and Help:Bad_title (read 2026-11).
"""

import html
import re
import unicodedata
from dataclasses import dataclass

MEDIA, SPECIAL, MAIN, USER, PROJECT, FILE, MEDIAWIKI, TEMPLATE, CATEGORY = -2, -1, 0, 2, 4, 6, 8, 10, 14

NAMESPACES = {
    -2: "Media",
    -1: "Special",
    0: "",
    1: "Talk",
    2: "User",
    3: "User talk",
    4: "Commons",
    5: "Commons talk",
    6: "File",
    7: "File talk",
    8: "MediaWiki",
    9: "MediaWiki talk",
    10: "Template",
    11: "Template talk",
    12: "Help",
    13: "Help talk",
    14: "Category",
    15: "Category talk",
}
CANONICAL = {**NAMESPACES, 4: "Project", 5: "Project talk"}
ALIASES = {"image": 6, "image talk": 7}
INTERWIKI = {
    "c": "https://commons.wikimedia.org/wiki/$1",
    "d": "https://www.wikidata.org/wiki/$1",
    "m": "https://meta.wikimedia.org/wiki/$1",
    "meta": "https://meta.wikimedia.org/wiki/$1",
    "w": "https://en.wikipedia.org/wiki/$1",
    "wikidata": "https://www.wikidata.org/wiki/$1",
    "wikipedia": "https://en.wikipedia.org/wiki/$1",
}
"""The prefixes a Commons user types most, by prefix; the project's own namespace `Commons` goes before them."""

MAX_TITLE_BYTES = 255

_BIDI = re.compile("[\u200e\u200f\u202a-\u202e]")
_SPACES = re.compile("[ _\u00a0\u1680\u180e\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
_ILLEGAL = re.compile(
    "[\x00-\x1f\x7f<>\\[\\]{|}\ufffd]|%[0-9A-Fa-f]{2}|&(?:[A-Za-z0-9\u0080-\U0010ffff]+|#[0-9]+|#x[0-9A-Fa-f]+);"
)
_RELATIVE = re.compile(r"^\.{1,2}$|^\.{1,2}/|/\.{1,2}/|/\.{1,2}$")
_NUMBERS = {
    name.lower(): number for table in (NAMESPACES, CANONICAL) for number, name in table.items() if name
} | ALIASES


class TitleError(ValueError):
    """A text that cannot be a title, with MediaWiki's sentence."""


@dataclass(frozen=True, slots=True, order=True)
class WikiTitle:
    """A valid title in its normal form."""

    ns: int
    text: str
    """Without the namespace, with spaces: `Walk one.jpg`."""

    @property
    def full(self) -> str:
        """With the namespace: `File:Walk one.jpg`."""
        return f"{NAMESPACES[self.ns]}:{self.text}" if self.ns else self.text

    @property
    def key(self) -> str:
        """As in the database and in links: `Walk_one.jpg`."""
        return self.text.replace(" ", "_")

    @property
    def full_key(self) -> str:
        """With the namespace and underscores: `File:Walk_one.jpg`."""
        return self.full.replace(" ", "_")

    @property
    def can_exist(self) -> bool:
        """Whether a page of this title can be stored."""
        return self.ns >= 0


def parse_title(raw: str, default_ns: int = MAIN) -> WikiTitle:
    """The title that a text stands for; raises `TitleError` where it is none.

    A namespace in the text goes before `default_ns`; what follows a `#` is left out; `&amp;` stands for `&`.
    """
    return _parse(_decode(raw), default_ns)


def make_title(ns: int, raw: str) -> WikiTitle:
    """The title of that very namespace; a colon in the text is part of it, and entities are illegal."""
    return _parse(f"{NAMESPACES[ns]}:{raw}", ns)


def find_interwiki(raw: str) -> str | None:
    """The interwiki prefix a text begins with, if any."""
    prefix, colon, _ = raw.partition(":")
    prefix = prefix.strip().lower()
    return prefix if colon and prefix in INTERWIKI else None


def upper_first(text: str) -> str:
    """The text with its first letter in upper case, where that is one letter still."""
    first = text[:1].upper()
    return first + text[1:] if len(first) == 1 else text


def _parse(raw: str, ns: int) -> WikiTitle:
    text = _collapse(_BIDI.sub("", unicodedata.normalize("NFC", raw)))
    if text.startswith(":"):
        ns, text = MAIN, text[1:].strip()
    ns, text = _split_namespace(ns, text)
    text = text.split("#", 1)[0].strip()
    _require_legal(ns, text)
    return WikiTitle(ns, upper_first(text))


def _decode(raw: str) -> str:
    """Entities that stand for a character become it; others stay and are illegal."""
    return re.sub(r"&(?:[A-Za-z]+|#[0-9]+|#x[0-9A-Fa-f]+);", lambda match: html.unescape(match[0]), raw)


def _collapse(text: str) -> str:
    return _SPACES.sub(" ", text).strip(" ")


def _split_namespace(ns: int, text: str) -> tuple[int, str]:
    prefix, colon, rest = text.partition(":")
    number = _NUMBERS.get(prefix.strip().lower()) if colon else None
    return (ns, text) if number is None else (number, rest.strip())


def _require_legal(ns: int, text: str) -> None:
    if not text or text.startswith(":"):
        raise TitleError("The requested page title is empty or contains only the name of a namespace.")
    if illegal := _ILLEGAL.search(text):
        raise TitleError(f'The requested page title contains invalid characters: "{illegal[0]}".')
    if _RELATIVE.search(text):
        raise TitleError(
            "Title has relative path. Relative page titles (./, ../) are invalid, because they will often be "
            "unreachable when handled by user's browser."
        )
    if "~~~" in text:
        raise TitleError("The requested page title contains invalid magic tilde sequence (<nowiki>~~~</nowiki>).")
    if ns != SPECIAL and len(text.encode()) > MAX_TITLE_BYTES:
        raise TitleError("The requested page title is too long. It must be no longer than 255 bytes in UTF-8 encoding.")
