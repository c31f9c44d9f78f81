"""Folding: what is the same in two texts that differ in letter case, blanks or composition only."""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """A text in small letters and NFC, with single blanks and none at its ends: equal for texts that mean the same."""
    return unicodedata.normalize("NFC", " ".join(text.split()).casefold())


def is_one_of(text: str | None, words: Iterable[str]) -> bool:
    """Whether a text is one of the words, folded; no text, or a blank one, is none."""
    folded = fold(text or "")
    return bool(folded) and any(folded == fold(word) for word in words)
