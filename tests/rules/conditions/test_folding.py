"""What is the same in two texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photowalk.rules.conditions.folding import fold, is_one_of


@pytest.mark.parametrize(
    ("text", "other"),
    [("GRÜN", "gru\u0308n"), (" Old \n Town", "old town"), ("STRASSE", "Straße"), ("İ", "i̇"), ("Å", "Å")],
)
def test_same(text: str, other: str) -> None:
    """Case, blanks and composition do not count."""
    assert fold(text) == fold(other)
    assert is_one_of(text, ["x", other])


@pytest.mark.parametrize(("text", "other"), [("Göteborg", "Goteborg"), ("OldTown", "Old Town"), ("a", "ab")])
def test_not_the_same(text: str, other: str) -> None:
    """Accents and letters count, and whether there is a blank."""
    assert fold(text) != fold(other)
    assert not is_one_of(text, [other])


@pytest.mark.parametrize("text", [None, "", " \n"])
def test_nothing_is_no_word(text: str | None) -> None:
    """No text is none of the words, be one of them blank."""
    assert not is_one_of(text, ["", " "])


@given(st.text())
def test_folding_again_changes_nothing(text: str) -> None:
    """A folded text is in its form."""
    assert " ".join(fold(text).split()) == fold(text)
