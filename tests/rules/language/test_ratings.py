"""Ranges of ratings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photowalk.rules.language.ratings import find_rating_range, is_possible
from photowalk.rules.settings import RatingRange


@pytest.mark.parametrize(
    ("written", "least", "most"),
    [
        (4, 4, 4),
        ("4", 4, 4),
        ("= 4", 4, 4),
        (">=4", 4, 5),
        (" > 4 ", 5, 5),
        ("<=  4", -1, 4),
        ("<4", -1, 3),
        ("-1", -1, -1),
        ("2..4", 2, 4),
        ("-1 .. 4", -1, 4),
        (">5", 6, 5),
    ],
)
def test_range(written: int | str, least: int, most: int) -> None:
    """A number or a text becomes the least and the greatest rating it means, possible or not."""
    assert find_rating_range(written) == RatingRange(least, most)


@pytest.mark.parametrize(
    "text", ["", "three", "=> 3", "== 3", "3+", "3-5", "3..", "..3", "3...5", "> 3 < 5", "33", "٣"]
)
def test_no_range(text: str) -> None:
    """Other forms are not guessed at."""
    assert find_rating_range(text) is None


@given(st.integers(-3, 7), st.integers(-3, 7))
def test_possible(least: int, most: int) -> None:
    """A range is possible if its ends are ratings and one that is no 0 lies within."""
    ratings = [rating for rating in range(least, most + 1) if rating != 0]
    assert is_possible(RatingRange(least, most)) == (bool(ratings) and least >= -1 and most <= 5)
