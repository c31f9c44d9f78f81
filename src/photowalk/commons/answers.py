"""Reading what the wiki says to an upload. Pure.

Shapes: MediaWiki includes/Api/ApiUpload.php (read 2026-11), seen on 1.39 and 1.43.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from photowalk.model import Sha1
from photowalk.page_names import find_name_problem

SAME_BYTES_WARNINGS = frozenset({"duplicate", "nochange"})
"""Warnings that say: a live file has these very bytes."""


@dataclass(frozen=True, slots=True)
class Published:
    """The file is on the wiki under the name asked for."""

    sha1: Sha1
    """Of the bytes that the wiki has."""
    filename: str
    """With spaces, without namespace."""


@dataclass(frozen=True, slots=True)
class Stashed:
    """The bytes lie in the account's stash; nothing was published."""

    filekey: str
    next_offset: int | None
    """The first byte still missing; None when all are there."""


@dataclass(frozen=True, slots=True)
class Warned:
    """Nothing was published, since the wiki has warnings."""

    warnings: Mapping[str, str]
    """Code → what it is about, as text."""
    filekey: str
    """The stash key under which the bytes wait; "" where the wiki gave none."""


UploadAnswer = Published | Stashed | Warned


def read_upload_answer(answer: Mapping[str, Any]) -> UploadAnswer:
    """What an answer to `action=upload` says.

    Raises:
        ValueError: it is of no known shape.
    """
    upload = answer.get("upload", {})
    match upload:
        # After the last chunk: {"result": "Success", "filekey": "1d….jpg", "imageinfo": …}; the key to publish by.
        case {"result": "Success", "filekey": str(filekey)}:
            return Stashed(filekey, None)
        # Answered: {"result": "Success", "filename": "A_b.jpg", "imageinfo": {"sha1": "…", …}}
        case {"result": "Success", "filename": str(filename), "imageinfo": {"sha1": str(sha1)}}:
            return Published(Sha1(sha1), _require_name(filename.replace("_", " ")))
        # Answered: {"result": "Warning", "warnings": {"exists": "A_b.jpg", "nochange": {…}}, "filekey": "1d….jpg"}
        case {"result": "Warning", "warnings": dict(warnings)}:
            return Warned({code: _say(about) for code, about in warnings.items()}, upload.get("filekey", ""))
        # To a chunk that is not the last: {"result": "Continue", "offset": 8388608, "filekey": "1d….jpg"}
        case {"result": "Continue", "filekey": str(filekey), "offset": offset}:
            return Stashed(filekey, int(offset))
        case _:
            raise ValueError(f"an upload answer of a shape never met: {answer!r}")


def _require_name(filename: str) -> str:
    problem = find_name_problem(filename)
    if problem is not None:
        raise ValueError(f"a file name that {problem}")
    return filename


def _say(about: object) -> str:
    match about:
        case str():
            return about.replace("_", " ")
        case {"timestamp": str(timestamp)}:
            return timestamp
        case list():
            return ", ".join(_say(item) for item in about)
        case _:
            return str(about)
