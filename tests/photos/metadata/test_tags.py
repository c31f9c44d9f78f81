"""Asking tags for a text or a number."""

import math

import pytest

from photowalk.photos.metadata.tags import TagValue, find_number, find_numbers, find_positive, find_text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("Canon", "Canon"),
        (" Canon\r\n\x07 ", "Canon"),
        ("Kamera für alle", "Kamera für alle"),
        ("   ", None),
        ("---", None),
        (b"\xff\xfe", None),
        ((1.0,), None),
    ],
)
def test_a_text_is_something_that_can_be_read(value: TagValue, text: str | None) -> None:
    """Control characters and blanks around it go; blanks, bytes and numbers are no text."""
    assert find_text({"Image Make": value}, "Image Make") == text


def test_the_first_tag_with_a_text_counts() -> None:
    """A blank one before it does not."""
    tags = {"EXIF DateTime": " ", "Image DateTime": "2019"}
    assert find_text(tags, "GPS GPSDate", "EXIF DateTime", "Image DateTime") == "2019"
    assert find_text(tags) is None


@pytest.mark.parametrize(
    ("value", "numbers", "positive"),
    [
        ((1.5, 2.0), (1.5, 2.0), 1.5),
        ((0.0,), (0.0,), None),
        ((-1.0,), (-1.0,), None),
        ((1.0, math.nan), (), None),
        ((math.inf,), (), None),
        ((), (), None),
        ("1.5", (), None),
    ],
)
def test_numbers_are_all_finite_or_none(value: TagValue, numbers: tuple[float, ...], *, positive: float | None) -> None:
    """A rational of 0/0 among them makes all of them worthless; texts are no numbers."""
    tags = {"EXIF FNumber": value}
    assert find_numbers(tags, "EXIF FNumber") == numbers
    assert find_number(tags, "EXIF FNumber") == next(iter(numbers), None)
    assert find_positive(tags, "EXIF FNumber") == positive
    assert find_numbers({}, "EXIF FNumber") == ()
