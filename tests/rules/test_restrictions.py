"""What usage terms and copyright notices keep back."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photowalk.rules.restrictions import Restriction, find_restriction
from support.terms import INNOCENT, REFUSING

KINDS = [(text, kind) for kinds in REFUSING.values() for kind, texts in kinds.items() for text in texts]
ALLOWED = [text for texts in INNOCENT.values() for text in texts]
SEPARATORS = st.sampled_from([". ", "; ", "! ", ".\n", " | "])


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_what_is_kept_back_is_found(text: str, kind: Restriction) -> None:
    """In each language, however it is spelt: in capitals, by another composition, without marks as EXIF wants it."""
    assert find_restriction(text) is kind
    assert find_restriction(text.upper()) is kind
    assert find_restriction(unicodedata.normalize("NFD", text)) is kind
    plain = "".join(letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter))
    assert find_restriction(plain) is kind


@pytest.mark.parametrize("text", ALLOWED)
def test_what_is_allowed_is_no_restriction(text: str) -> None:
    """A denied prohibition, a demand for credit, and what free licenses say of themselves."""
    assert find_restriction(text) is None


@given(st.sampled_from(KINDS), st.lists(st.sampled_from(ALLOWED), max_size=3), st.integers(0, 3), SEPARATORS)
def test_an_innocent_sentence_hides_nothing(
    refusing: tuple[str, Restriction], others: list[str], place: int, separator: str
) -> None:
    """Before it or after it, and in any other language."""
    sentences = [*others[:place], refusing[0], *others[place:]]
    assert find_restriction(separator.join(sentences)) is not None


@given(st.lists(st.sampled_from(ALLOWED), max_size=4), SEPARATORS)
def test_innocent_sentences_make_no_restriction_together(texts: list[str], separator: str) -> None:
    """Each is judged by itself."""
    assert find_restriction(separator.join(texts)) is None


@pytest.mark.parametrize(
    "word", ["use ", "no ", "without ", "no use without ", "non commercial ", "x", "prohibited ", ",."]
)
def test_endless_terms_are_judged(word: str) -> None:
    """Of terms as long as a book the first pages are read."""
    endless = find_restriction(f"{word * 50_000} all rights reserved")
    assert endless is (Restriction.COMMERCE if "commercial" in word else None)
