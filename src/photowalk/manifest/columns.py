"""The columns of a manifest: their names and their order."""

from collections.abc import Iterable
from typing import Final

from photowalk.rules.check_value import find_language_problem

FILE: Final = "file"
ACTION: Final = "action"
TITLE: Final = "title"
DATE: Final = "date"
LATITUDE: Final = "latitude"
LONGITUDE: Final = "longitude"
HEADING: Final = "heading"
POSITION_FROM: Final = "position_from"
CATEGORIES: Final = "categories"
LICENSE: Final = "license"
AUTHOR: Final = "author"
SOURCE: Final = "source"
NOTE: Final = "note"
ORIGINAL_SHA1: Final = "original_sha1"
SHA1: Final = "sha1"

DESCRIPTION_PREFIX: Final = "description_"
POSITION_COLUMNS: Final = (LATITUDE, LONGITUDE, HEADING)
CATEGORY_SEPARATOR: Final = "; "

_BEFORE_DESCRIPTIONS: Final = (FILE, ACTION, TITLE)
_AFTER_DESCRIPTIONS: Final = (
    DATE,
    *POSITION_COLUMNS,
    POSITION_FROM,
    CATEGORIES,
    LICENSE,
    AUTHOR,
    SOURCE,
    NOTE,
    ORIGINAL_SHA1,
    SHA1,
)
_FIXED: Final = frozenset((*_BEFORE_DESCRIPTIONS, *_AFTER_DESCRIPTIONS))


def manifest_columns(languages: Iterable[str]) -> tuple[str, ...]:
    """The columns of a manifest with descriptions in these languages, in order, `sha1` last."""
    return (*_BEFORE_DESCRIPTIONS, *map(description_column, languages), *_AFTER_DESCRIPTIONS)


def description_column(language: str) -> str:
    """The column of the description in a language: `description_en`."""
    return f"{DESCRIPTION_PREFIX}{language}"


def find_language(column: str) -> str | None:
    """The language code of a description column; None for other columns and where the code is none."""
    code = column.removeprefix(DESCRIPTION_PREFIX)
    return code if code != column and find_language_problem(code) is None else None


def find_known_column(name: str) -> str | None:
    """The column of ours that a person means by a name, without regard to case and blanks around it; None if none."""
    folded = name.strip().casefold()
    return folded if folded in _FIXED or find_language(folded) else None
