"""Texts from several places as one."""

from dataclasses import fields, replace

from photowalk.model import Texts

_PLACE = ("city", "country", "sublocation")


def merge_texts(first: Texts, second: Texts) -> Texts:
    """Field by field the first's text, the second's where the first has none.

    The second's city, country and sublocation are all left out if one of them contradicts the first's: a place put
    together from two would be a third that nobody wrote.
    """
    gaps = {field.name for field in fields(Texts) if _is_gap(getattr(first, field.name))}
    if any(_contradicts(getattr(first, name), getattr(second, name)) for name in _PLACE):
        gaps -= set(_PLACE)
    return replace(first, **{name: getattr(second, name) for name in gaps})


def _is_gap(value: object) -> bool:
    """Whether nothing is said; a rating of 0 says that a person has not rated it, or no longer."""
    return not value and value != 0


def _contradicts(first: str | None, second: str | None) -> bool:
    return bool(first and second) and first != second
