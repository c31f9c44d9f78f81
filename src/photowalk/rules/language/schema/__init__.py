"""The keys of photowalk.toml: what each means and how it is checked.

A table, so that the documentation, the JSON Schema of editors and the first photowalk.toml of a folder are made from it
too.
"""

from photowalk.rules.language.schema.conditions import AREA_ENDINGS, MAX_LEVELS, WHEN
from photowalk.rules.language.schema.effects import (
    DEFAULT_LAYOUT,
    EFFECTS,
    LAYOUT_ENDINGS,
    LAYOUTS,
    PHOTO_PATTERNS,
    TITLE_PATTERNS,
)
from photowalk.rules.language.schema.keys import ANY_CITY, ANY_LANGUAGE, NO_LIMITS, PLACEHOLDERS, Count, Key, Kind
from photowalk.rules.language.schema.root import PAGE_PATTERNS, ROOT, WIKI_NAMES, walk_keys
from photowalk.rules.language.schema.trip import CALENDAR_ENDINGS

__all__ = [
    "ANY_CITY",
    "ANY_LANGUAGE",
    "AREA_ENDINGS",
    "CALENDAR_ENDINGS",
    "DEFAULT_LAYOUT",
    "EFFECTS",
    "LAYOUTS",
    "LAYOUT_ENDINGS",
    "MAX_LEVELS",
    "NO_LIMITS",
    "PAGE_PATTERNS",
    "PHOTO_PATTERNS",
    "PLACEHOLDERS",
    "ROOT",
    "TITLE_PATTERNS",
    "WHEN",
    "WIKI_NAMES",
    "Count",
    "Key",
    "Kind",
    "walk_keys",
]
