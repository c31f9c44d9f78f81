"""Text made fit to be kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photowalk.photos.metadata.plain_text import MAX_CHARACTERS, clean_line, clean_lines, clean_paragraphs


@pytest.mark.parametrize(
    ("text", "line", "paragraphs"),
    [
        pytest.param(" City  Hall ", "City  Hall", "City  Hall", id="blanks around"),
        pytest.param("a\0\0\x01b\0", "a b", "a b", id="control characters"),
        pytest.param("a\r\nb\rc\u2028d", "a b c d", "a\nb\nc\nd", id="line breaks of several systems"),
        pytest.param("a\tb\ud800\ufffe", "a b", "a b", id="tabs and what is no character"),
        pytest.param("👩\u200d👧", "👩\u200d👧", "👩\u200d👧", id="joiners"),
        pytest.param("x" * MAX_CHARACTERS, "x" * MAX_CHARACTERS, "x" * MAX_CHARACTERS, id="just not too long"),
        pytest.param("x" * (MAX_CHARACTERS + 1), "", "", id="too long"),
    ],
)
def test_text_is_cleaned(text: str, line: str, paragraphs: str) -> None:
    """What is not for the eye goes, what joins letters stays."""
    assert clean_line(text) == line
    assert clean_paragraphs(text) == paragraphs


def test_lines_stand_once() -> None:
    """In their order, without blanks."""
    assert clean_lines(["b", " a", "", "b ", "\0"]) == ("b", "a")


@given(st.text(st.characters(codec=None)))
def test_clean_text_stays_as_it_is(text: str) -> None:
    """Cleaning twice is cleaning once."""
    assert clean_line(clean_line(text)) == clean_line(text)
    assert clean_paragraphs(clean_paragraphs(text)) == clean_paragraphs(text)
