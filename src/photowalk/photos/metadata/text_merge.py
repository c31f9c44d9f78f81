"""Texts from several places as one."""

import re
from dataclasses import fields, replace
from typing import Final

from photowalk.model import Texts

_PLACE = ("city", "country", "sublocation")
_TERMS: Final = ("rights", "usage_terms")
_JOINER: Final = "; "
_TRACE: Final = re.compile(r"FBMD[0-9a-f]{10,}")
"""Facebook's mark in the special instructions of IPTC, as seen in the wild."""


def merge_texts(first: Texts, second: Texts) -> Texts:
    """Field by field the first's text, the second's where the first has none.

    The second's city, country and sublocation are all left out if one of them contradicts the first's: a place put
    together from two would be a third that nobody wrote. Copyright notices and usage terms are joined: what one keeps
    back, another does not give.
    """
    gaps = {field.name for field in fields(Texts) if _is_gap(getattr(first, field.name))}
    if any(_contradicts(getattr(first, name), getattr(second, name)) for name in _PLACE):
        gaps -= set(_PLACE)
    joined = {name: join_terms(getattr(first, name), getattr(second, name)) for name in _TERMS}
    return replace(first, **{name: getattr(second, name) for name in gaps} | joined)


def join_terms(*terms: str | None) -> str | None:
    """All these terms as one text, each once; None where there are none."""
    parts = (part.strip() for text in terms if text for part in text.split(_JOINER))
    return _JOINER.join(dict.fromkeys(part for part in parts if part and not _TRACE.fullmatch(part))) or None


def _is_gap(value: object) -> bool:
    """Whether nothing is said; a rating of 0 says that a person has not rated it, or no longer."""
    return not value and value != 0


def _contradicts(first: str | None, second: str | None) -> bool:
    return bool(first and second) and first != second
