"""EXIF tags as plain values, and the ways to ask for one: as text, as a number, as several numbers."""

import math
from collections.abc import Mapping

TagValue = str | bytes | tuple[float, ...]
"""What a tag holds: text, bytes that are no UTF-8, or numbers; a rational with denominator 0 is NaN."""

Tags = Mapping[str, TagValue]
"""By directory and name as exifread calls them: `Image Make`, `EXIF DateTimeOriginal`, `GPS GPSLatitude`."""


def find_text(tags: Tags, *names: str) -> str | None:
    """The first of these tags that holds text, without control characters and spaces around it; None for blanks.

    Bytes that are no UTF-8 are no text: Exif asks for ASCII there, and what cameras leave in such fields is rubbish.
    """
    for name in names:
        value = tags.get(name)
        if isinstance(value, str):
            text = (value if value.isprintable() else "".join(filter(str.isprintable, value))).strip()
            if any(map(str.isalnum, text)):
                return text
    return None


def find_numbers(tags: Tags, name: str) -> tuple[float, ...]:
    """The numbers of a tag if all of them are finite; otherwise none."""
    value = tags.get(name)
    if isinstance(value, tuple) and all(map(math.isfinite, value)):
        return value
    return ()


def find_number(tags: Tags, name: str) -> float | None:
    """The first number of a tag if it is finite."""
    return next(iter(find_numbers(tags, name)), None)


def find_positive(tags: Tags, name: str) -> float | None:
    """The first number of a tag if it is finite and above zero."""
    number = find_number(tags, name)
    return number if number is not None and number > 0 else None
