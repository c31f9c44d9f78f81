"""What a text in a photo keeps back of what Commons asks for: that all may use the photo for anything, changed too.

See https://commons.wikimedia.org/wiki/Commons:Licensing (read 2026-11). Texts are judged sentence by sentence: what one
allows does not take back what another forbids. Where it is not clear, a person is asked rather than nobody.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from functools import cache, lru_cache
from typing import Final

from photowalk.rules.conditions.folding import fold
from photowalk.rules.refusing_language import RefusingLanguage
from photowalk.rules.refusing_words import COMMERCE_ELSEWHERE, LANGUAGES, RESERVED_ELSEWHERE


class Restriction(Enum):
    """What is kept back, the plainest first."""

    COMMERCE = "commerce"
    CHANGES = "changes"
    RIGHTS = "rights"
    """All of them, or use without asking."""


@lru_cache(maxsize=4096)
def find_restriction(text: str) -> Restriction | None:
    """What a license's name, address or key, its terms or a copyright notice keep back; None = nothing."""
    folded = fold(text)
    for restriction, code in _CODES.items():
        if code.search(folded):
            return restriction
    smooth = _smooth(folded[:_LONGEST])
    for pattern, instead in _make_innocent():
        smooth = pattern.sub(instead, smooth)
    return next((kind for kind in Restriction if any(one.search(smooth) for one in _make_patterns()[kind])), None)


_LONGEST: Final = 50_000
"""Characters that are looked at."""
_APART: Final = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe"})
"""Letters that do not come apart into a letter and its mark."""
_SENTENCE_END: Final = re.compile(r"(?<!\b\w)(?<!\binc)(?<!\bltd)(?<!\bco)\.(?!\d)|[;!?|。\uff1b]")
_NO_WORD: Final = re.compile(r"(?:[^\w,\n]|_)+")

_NAMED: Final = r"(?<![a-z])(?:(?:by|sa)[-_/]+|cc[-_/ ]+(?:by[-_/ ]+)?(?:sa[-_/ ]+)?)"
_VERSION: Final = r"v?[1-4]\.[05]"
# The codes of Creative Commons' licenses, in their addresses too; `sampling` and `devnations` are retired ones.
_CODES: Final[Mapping[Restriction, re.Pattern[str]]] = {
    Restriction.COMMERCE: re.compile(
        rf"{_NAMED}nc(?![a-z0-9])|\bnc[-_ ](?:sa|nd|{_VERSION})"
        r"|creativecommons\.org/licen[cs]es/(?:[a-z-]*nc\b|(?:nc-)?sampling|devnations)"
    ),
    Restriction.CHANGES: re.compile(
        rf"{_NAMED}nd(?![a-z0-9])|\bnd[-_ ]?{_VERSION}|creativecommons\.org/licen[cs]es/[a-z-]*nd\b"
    ),
}

_UNCREDITED: Final = (
    r"(?:without|unless|ohne|sans|sin|utan|sem|senza|bez) (?:\w+ ){0,3}"
    r"(?:attribut|credit|naming|\w*nennung|\w*angabe|mention|atribu|menc|\w*namn|angivande|namngiv|attribuz|menzion|podani|oznacz)"
)
"""What every free license may forbid: to use the photo without saying whose it is."""
_GAP: Final = rf"(?:(?!\b{_UNCREDITED})[^.]){{0,60}}?"
_CREDITED: Final = rf"(?![^.]{{0,60}}\b{_UNCREDITED})"
_END: Final = r"\."


def _smooth(folded: str) -> str:
    """Words with single blanks between, without marks on their letters; commas and the ends of sentences are words."""
    words = _NO_WORD.sub(" ", _SENTENCE_END.sub("\n", folded))
    return " ".join(f"{_drop_marks(words)}\n".replace(",", " , ").replace("\n", " . ").split())


def _drop_marks(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).translate(_APART)


def _list_commerce(words: RefusingLanguage) -> Iterator[str]:
    commercial, no = rf"(?:{words.commercial})", rf"\b(?:{words.no})"
    yield rf"{no} {_fill(words)}{commercial}"
    yield rf"{no} ?{commercial}"
    yield rf"\b{commercial} (?:\w+ )?(?:{words.no}) {_END}"
    yield from _list_forbidden(commercial, words)
    yield rf"\b{commercial}\b{_GAP} (?:{_require(words)}|{_only_with(words)})"


def _list_changes(words: RefusingLanguage) -> Iterator[str]:
    change = rf"(?:{words.change})"
    yield rf"\b(?:{words.unchanged})"
    yield rf"\b(?:{words.no}) {_fill(words)}{change} {_fill(words)}{_END}"
    yield from _list_forbidden(change, words)


def _list_rights(words: RefusingLanguage) -> Iterator[str]:
    unless_negated = _guard(words)
    use, permission = rf"(?:{words.use})", rf"(?:{words.permission})"
    without = rf"\b(?:{words.without}) (?:[\w,]+ ){{0,6}}?{permission}\b"
    yield rf"{unless_negated}\b(?:{words.reserved})"
    yield rf"{unless_negated}\b(?:{words.limited})"
    yield rf"\b(?:{words.no}) {_fill(words)}{use}\b{_GAP} {without}"
    yield rf"{without}{_GAP} {_forbid(words)}"
    yield rf"\b(?:{words.no}) {_fill(words)}{use} (?:(?:{words.fill}|{words.use}|,) ){{0,12}}{_END}"
    yield from _list_forbidden(use, words)
    yield rf"\b{use}\b{_GAP} {_require(words)}"
    yield _only_with(words)


def _list_forbidden(what: str, words: RefusingLanguage) -> Iterator[str]:
    yield rf"\b{what}\b{_GAP} {_forbid(words)}{_CREDITED}"
    yield rf"{_forbid(words)} (?:\w+ ){{0,4}}{what}\b{_CREDITED}"


def _fill(words: RefusingLanguage) -> str:
    return rf"(?:(?:{words.fill}) ){{0,8}}"


def _forbid(words: RefusingLanguage) -> str:
    return rf"{_guard(words)}\b(?:{words.forbidden})\b"


def _require(words: RefusingLanguage) -> str:
    return rf"{_guard(words)}\b(?:{words.requires}) {_allow(words)}"


def _only_with(words: RefusingLanguage) -> str:
    return rf"{_guard(words)}\b(?:{words.only_with}) {_allow(words)}"


def _allow(words: RefusingLanguage) -> str:
    """A permission with words before it, none of which says that it is not needed."""
    return rf"(?:(?!(?:{words.no})\b)[\w,]+ ){{0,5}}?(?:{words.permission})\b"


def _guard(words: RefusingLanguage) -> str:
    """Not right behind a word that turns what follows into its opposite."""
    return "".join(rf"(?<!\b{_drop_marks(negator)} )" for negator in words.negators)


def _compile(patterns: Sequence[str]) -> Sequence[re.Pattern[str]]:
    """Patterns of letters without marks; those that come apart in German are written with an e, too."""
    return [re.compile(_drop_marks(re.sub("[äöü]", r"\g<0>e?", pattern))) for pattern in dict.fromkeys(patterns)]


@cache
def _make_innocent() -> Sequence[tuple[re.Pattern[str], str]]:
    return [
        (pattern, instead)
        for words in LANGUAGES
        for (_, instead), pattern in zip(words.innocent, _compile([one for one, _ in words.innocent]), strict=True)
    ]


@cache
def _make_patterns() -> Mapping[Restriction, Sequence[re.Pattern[str]]]:
    """Made when they are first asked for, since that takes a seventh of a second."""
    return {
        Restriction.COMMERCE: _compile(
            [*(one for words in LANGUAGES for one in _list_commerce(words)), COMMERCE_ELSEWHERE]
        ),
        Restriction.CHANGES: _compile([one for words in LANGUAGES for one in _list_changes(words)]),
        Restriction.RIGHTS: _compile(
            [*(one for words in LANGUAGES for one in _list_rights(words)), RESERVED_ELSEWHERE]
        ),
    }
