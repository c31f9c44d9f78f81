"""Captions are one plain line a language."""

import pytest

from photowalk.pages.statements.captions import find_caption_problem, make_labels


def test_captions_are_labels() -> None:
    """By language, without blanks around them."""
    assert make_labels({"en": " City Hall ", "sv": "Stadshuset"}) == {
        "en": {"language": "en", "value": "City Hall"},
        "sv": {"language": "sv", "value": "Stadshuset"},
    }


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (" ", "is empty"),
        ("two\nlines", "has a line break"),
        ("a\ttab", "has a line break, a tab"),
        ("a\u202emark", "invisible character"),
        ("In {city}", "has braces: a pattern in it could not be filled"),
        ("x" * 251, "has 251 characters; a caption has 250 at most"),
    ],
)
def test_what_can_be_no_caption_is_told(text: str, problem: str) -> None:
    """And makes no label."""
    assert problem in (find_caption_problem(text) or "")
    with pytest.raises(ValueError, match="caption en"):
        make_labels({"en": text})


def test_a_caption_is_measured_in_characters() -> None:
    """Not in bytes."""
    assert find_caption_problem("ö" * 250) is None
