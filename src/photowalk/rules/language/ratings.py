"""Ranges of ratings, out of the numbers and texts that stand for them: `4`, `">= 3"`, `"3..5"`."""

import re

from photowalk.rules.settings import RatingRange

ANY_RATING = RatingRange()
_GIVEN = frozenset(range(ANY_RATING.least, ANY_RATING.most + 1)) - {0}
"""Ratings that a photo can have; 0 is for none (XMP specification part 2, xmp:Rating)."""

_COMPARISON = re.compile(r"(>=|<=|>|<|=|) *(-?[0-9])")
_SPAN = re.compile(r"(-?[0-9]) *\.\. *(-?[0-9])")


def find_rating_range(value: int | str) -> RatingRange | None:
    """The range that a number or a text means, whether a photo can be in it or not; None where it is no such text."""
    if isinstance(value, int):
        return RatingRange(value, value)
    if span := _SPAN.fullmatch(value.strip()):
        return RatingRange(int(span[1]), int(span[2]))
    comparison = _COMPARISON.fullmatch(value.strip())
    return _compare(comparison[1], int(comparison[2])) if comparison else None


def is_possible(ratings: RatingRange) -> bool:
    """Whether a photo's rating can be in the range, and both ends are ratings."""
    ends_are_ratings = ANY_RATING.least <= ratings.least and ratings.most <= ANY_RATING.most
    return ends_are_ratings and any(ratings.least <= rating <= ratings.most for rating in _GIVEN)


def _compare(sign: str, rating: int) -> RatingRange:
    match sign:
        case ">=":
            return RatingRange(least=rating)
        case ">":
            return RatingRange(least=rating + 1)
        case "<=":
            return RatingRange(most=rating)
        case "<":
            return RatingRange(most=rating - 1)
        case _:
            return RatingRange(rating, rating)
