"""The text of a cell as a value, or what is wrong with it. Blanks around a value do not count."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from photowalk.manifest.columns import ACTION
from photowalk.model import Cells, PositionSource, Sha1

UPLOAD: Final = "upload"
SKIP: Final = "skip"

POSITION_WORDS: Final[Mapping[PositionSource, str]] = MappingProxyType(
    {
        PositionSource.EXIF: "camera",
        PositionSource.XMP: "camera",
        PositionSource.TRACK: "track",
        PositionSource.NEIGHBOUR: "neighbour",
        PositionSource.COARSE: "coarsened",
    }
)
"""What `position_from` says; an empty cell, as a person leaves it who typed the position, says nothing."""

_SHA1: Final = re.compile(r"[0-9a-f]{40}")
_NUMBER: Final = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")
_COMMA_NUMBER: Final = re.compile(r"[+-]?[0-9]+,[0-9]+")
_NOT_IN_PATHS: Final = (
    (re.compile(r"^[A-Za-z]:"), "a drive"),
    (re.compile(r"\\"), "a backslash"),  # it parts folders on Windows
    (re.compile(r"[\x00-\x1f\x7f]"), "a control character"),
)


def find_action(cells: Cells) -> str | None:
    """The action of a row, `upload` or `skip`, in whatever case it was typed; None for anything else."""
    action = cells.get(ACTION, "").strip().casefold()
    return action if action in {UPLOAD, SKIP} else None


def find_sha1(text: str) -> Sha1 | None:
    """The SHA-1 that a cell holds, in lower case; None where it holds none."""
    digits = text.strip().lower()
    return Sha1(digits) if _SHA1.fullmatch(digits) else None


def find_number(text: str) -> float | None:
    """The plain decimal number that a cell holds; None where it holds none."""
    return float(text) if _NUMBER.fullmatch(text.strip()) else None


def find_degrees_problem(text: str, least: float, *, greatest: float) -> str | None:
    """Why a cell is no number of degrees between two bounds; None where it is one, or is empty."""
    number = find_number(text)
    if not text.strip() or (number is not None and least <= number <= greatest):
        return None
    if _COMMA_NUMBER.fullmatch(text.strip()):
        return f"{text!r} has a decimal comma; type it with a point: {text.strip().replace(',', '.')}"
    return f"{text!r} is not a number from {least:g} to {greatest:g}; type degrees such as 59.3293"


def find_position_source(text: str) -> PositionSource | None:
    """What a `position_from` cell stands for; an empty one for EXIF, as who says nothing claims no inference."""
    word = text.strip().casefold() or POSITION_WORDS[PositionSource.EXIF]
    return next((source for source, known in POSITION_WORDS.items() if known == word), None)


def find_path_problem(text: str) -> str | None:
    """Why a cell does not name a file inside the folder; None where it does. The disk is not looked at."""
    if not text:
        return "is empty; run photowalk plan to fill it in"
    for pattern, name in _NOT_IN_PATHS:
        if pattern.search(text):
            # The cell follows the disk: what is typed here does not last.
            return (
                f"{text!r} has {name}, which photowalk takes in no path; "
                "rename the file on disk, then run photowalk plan"
            )
    if {"", ".", ".."} & set(text.split("/")):
        return f"{text!r} leads out of the folder or is no plain path; type it from the folder on: day 1/IMG_0001.jpg"
    return None
