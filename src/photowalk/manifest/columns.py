"""The columns of a manifest: their names and their order."""

from collections.abc import Collection, Iterable
from functools import lru_cache
from typing import Final

from photowalk.rules.language.check_text import find_language_problem

FILE: Final = "file"
ACTION: Final = "action"
TITLE: Final = "title"
DATE: Final = "date"
DATE_FORM: Final = "date_form"
LATITUDE: Final = "latitude"
LONGITUDE: Final = "longitude"
HEADING: Final = "heading"
POSITION_FROM: Final = "position_from"
OBJECT_POSITION: Final = "object_position"
CATEGORIES: Final = "categories"
LICENSE: Final = "license"
AUTHOR: Final = "author"
AUTHOR_ITEM: Final = "author_item"
SOURCE: Final = "source"
CREDIT: Final = "credit"
PERMISSION: Final = "permission"
TEMPLATES: Final = "templates"
LAYOUT: Final = "layout"
DEPICTS: Final = "depicts"
EVENT: Final = "event"
LOCATION: Final = "location"
CAMERA: Final = "camera"
EXPOSURE: Final = "exposure"
NOTE: Final = "note"
ORIGINAL_SHA1: Final = "original_sha1"
SHA1: Final = "sha1"

DESCRIPTION_PREFIX: Final = "description_"
CAPTION_PREFIX: Final = "caption_"
POSITION_COLUMNS: Final = (LATITUDE, LONGITUDE, HEADING)
LIST_SEPARATOR: Final = "; "
"""Between the categories, templates or items of one cell."""

OPTIONAL_COLUMNS: Final = frozenset(
    {
        DATE_FORM,
        OBJECT_POSITION,
        AUTHOR_ITEM,
        CREDIT,
        PERMISSION,
        TEMPLATES,
        LAYOUT,
        DEPICTS,
        EVENT,
        LOCATION,
        CAMERA,
        EXPOSURE,
    }
)
"""Columns that a manifest has only where one of its photos needs them; a person may add them."""

_BEFORE_TEXTS: Final = (FILE, ACTION, TITLE)
_AFTER_TEXTS: Final = (
    DATE,
    DATE_FORM,
    *POSITION_COLUMNS,
    POSITION_FROM,
    OBJECT_POSITION,
    CATEGORIES,
    LICENSE,
    AUTHOR,
    AUTHOR_ITEM,
    SOURCE,
    CREDIT,
    PERMISSION,
    TEMPLATES,
    LAYOUT,
    DEPICTS,
    EVENT,
    LOCATION,
    CAMERA,
    EXPOSURE,
    NOTE,
    ORIGINAL_SHA1,
    SHA1,
)
_FIXED: Final = frozenset((*_BEFORE_TEXTS, *_AFTER_TEXTS))


def manifest_columns(
    languages: Iterable[str], *, captions: Iterable[str] = (), optional: Collection[str] = frozenset()
) -> tuple[str, ...]:
    """The columns of a manifest in order, `sha1` last.

    Args:
        languages: of the descriptions.
        captions: languages of the captions.
        optional: which of `OPTIONAL_COLUMNS` are there.
    """
    rest = (column for column in _AFTER_TEXTS if column not in OPTIONAL_COLUMNS or column in optional)
    return (*_BEFORE_TEXTS, *map(description_column, languages), *map(caption_column, captions), *rest)


def description_column(language: str) -> str:
    """The column of the description in a language: `description_en`."""
    return f"{DESCRIPTION_PREFIX}{language}"


def caption_column(language: str) -> str:
    """The column of the caption in a language: `caption_en`."""
    return f"{CAPTION_PREFIX}{language}"


@lru_cache(maxsize=256)
def find_language(column: str, prefix: str = DESCRIPTION_PREFIX) -> str | None:
    """The language code of a column that begins so; None for other columns and where the code is none."""
    code = column.removeprefix(prefix)
    return code if code != column and find_language_problem(code) is None else None


def find_known_column(name: str) -> str | None:
    """The column of ours that a person means by a name, without regard to case and blanks around it; None if none."""
    folded = name.strip().casefold()
    is_text = find_language(folded) or find_language(folded, CAPTION_PREFIX)
    return folded if folded in _FIXED or is_text else None
