"""Reading what the wiki says to an upload. Pure.

Shapes: MediaWiki includes/Api/ApiUpload.php (read 2026-11), seen on 1.39 and 1.43.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from photowalk.model import Sha1
from photowalk.page_names import find_name_problem

_NAMING_WARNINGS = frozenset(
    {
        *("exists", "exists-normalized", "page-exists", "duplicate", "duplicate-archive", "was-deleted"),
        *("badfilename", "bad-prefix", "thumb", "thumb-name"),
    }
)
"""Warnings whose payload is the name of a file, or a list of such names."""

SAME_BYTES_WARNINGS = frozenset({"duplicate", "nochange"})
"""Warnings that say: a live file has these very bytes."""


_OFFSET: Final = re.compile(r"[0-9]{1,18}")


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
    """"" in an answer to `checkstatus` that names none: the one asked for."""
    next_offset: int | None
    """The first byte still missing; None when all are there."""
    sha1: Sha1 | None = None
    """Of the bytes that lie there; None where some are missing or the wiki does not tell."""


@dataclass(frozen=True, slots=True)
class Queued:
    """The wiki will put the chunks together, or publish, some time later, and can be asked how far it is."""

    stage: str
    """`queued`, `assembling` or `publish`."""


@dataclass(frozen=True, slots=True)
class Warned:
    """Nothing was published, since the wiki has warnings."""

    warnings: Mapping[str, str]
    """Code → what it is about, as text."""
    filekey: str
    """The stash key under which the bytes wait; "" where the wiki gave none."""
    titles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Code → the names that it gives, with spaces, without namespace: of the files with the very same bytes, of the one
    in the way, or, with `badfilename`, what the wiki would make of the name asked for. Without those it hides."""


UploadAnswer = Published | Stashed | Queued | Warned


def read_upload_answer(answer: Mapping[str, Any]) -> UploadAnswer:
    """What an answer to `action=upload` says.

    Raises:
        ValueError: it is of no known shape.
    """
    upload = answer.get("upload", {})
    match upload:
        # After the last chunk: {"result": "Success", "filekey": "1d….jpg", "imageinfo": …}; the key to publish by.
        case {"result": "Success", "filekey": str(filekey)}:
            return Stashed(filekey, None, _find_sha1(upload))
        # Answered: {"result": "Success", "filename": "A_b.jpg", "imageinfo": {"sha1": "…", …}}
        case {"result": "Success", "filename": str(filename), "imageinfo": {"sha1": str(sha1)}}:
            return Published(Sha1(sha1), _require_name(filename.replace("_", " ")))
        # Answered: {"result": "Warning", "warnings": {"exists": "A_b.jpg", "nochange": {…}}, "filekey": "1d….jpg"}
        case {"result": "Warning", "warnings": dict(warnings)}:
            told = {code: _say(about) for code, about in warnings.items()}
            titles = {code: _read_names(warnings[code]) for code in warnings if code in _NAMING_WARNINGS}
            return Warned(told, _read_key(upload), titles)
        # To a chunk that is not the last: {"result": "Continue", "offset": 8388608, "filekey": "1d….jpg"}
        # To `checkstatus` before it: {"result": "Continue", "stage": "uploading", "offset": 8388608}
        case {"result": "Continue", "offset": int() | str() as offset}:
            return Stashed(_read_key(upload), int(offset))
        # To `async`, and to `checkstatus` after it: {"result": "Poll", "stage": "queued"}
        case {"result": "Poll"}:
            return Queued(str(upload.get("stage", "")))
        case _:
            raise ValueError(f"an upload answer of a shape never met: {answer!r}")


def find_size_limit(answer: Mapping[str, Any]) -> str:
    """What the wiki says of the size that a file in chunks was said to have, where it is more than it takes; else "".

    It goes on with the largest size it takes, as if that had been said (tried on MediaWiki 1.39, 2026-11).
    """
    match answer:
        # {"warnings": {"upload": {"warnings": 'The value "50" for parameter "filesize" must be between 0 and 3.'}}, …}
        case {"warnings": {"upload": {"warnings": str(told)}}} if '"filesize"' in told:
            return told
        case _:
            return ""


def find_told_offset(extra: Mapping[str, object]) -> int | None:
    """Where the next chunk should begin, as an error `stashfailed` tells it, in digits; None where it does not."""
    told = str(extra.get("offset", ""))
    return int(told) if _OFFSET.fullmatch(told) else None


def _read_key(upload: Mapping[str, Any]) -> str:
    filekey = upload.get("filekey", "")
    return filekey if isinstance(filekey, str) else ""


def _find_sha1(upload: Mapping[str, Any]) -> Sha1 | None:
    match upload:
        case {"imageinfo": {"sha1": str(sha1)}}:
            return Sha1(sha1)
        case _:
            return None


def _read_names(about: object) -> tuple[str, ...]:
    names = about if isinstance(about, list) else [about]
    # `duplicate-archive` has "" for a file that only administrators may see.
    return tuple(_require_name(name.replace("_", " ")) for name in names if isinstance(name, str) and name)


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
        case True:  # {"empty-file": true}: there is no more to say
            return ""
        case list():
            return ", ".join(_say(item) for item in about)
        case _:
            return str(about)
