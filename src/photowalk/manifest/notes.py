"""The `note` cell: what the plan says, the merge remarks, a check found, and a person typed there, joined by `; `."""

import re
from collections.abc import Iterable
from typing import Final

from photowalk.manifest.columns import CAPTION_PREFIX, SHA1, TITLE, find_known_column, find_language
from photowalk.manifest.stale import DEPENDENCES
from photowalk.model import Cells
from photowalk.pages.titles import find_title_problem, parse_title

SEPARATOR: Final = "; "

LEFT_OUT: Final = "this row was missing from the manifest, so its action was set to skip (type upload to send it)"
"""On a row that a person deleted."""
GONE: Final = "no file has these bytes any more"
"""On a row whose photo is gone or has changed, and which said skip by itself."""
GONE_SO_SKIPPED: Final = "no file has these bytes any more, so the action was set to skip"
"""The same, where the action was set by us: it is set back when the photo is there again."""

REFUSED_SO_SKIPPED: Final = "the photo cannot go up as it is, so the action was set to skip"
"""On a row whose file is there and is refused; it is set back when that has been mended."""

_CLASH: Final = re.compile(r'[^\s:]+: the rules now say (nothing|"[^"]*")')
# One that names no wiki is of an earlier photowalk, and the next check takes it away too.
_CHECK: Final = re.compile(r'check(?: on \S+)?: (?P<column>[a-z_0-9-]+): (?P<text>(?:".+"|these bytes) .+)', re.DOTALL)
_STALE: Final = (dependence.remark for dependence in DEPENDENCES.values())
_OURS: Final = frozenset({LEFT_OUT, GONE, GONE_SO_SKIPPED, REFUSED_SO_SKIPPED, *_STALE})
_MAX_QUOTED_CHARS: Final = 60


def join_notes(parts: Iterable[str]) -> str:
    """One cell of several notes; a semicolon inside a note becomes a comma, that it can be taken apart again."""
    return SEPARATOR.join(part.replace(";", ",") for part in parts if part.strip())


def split_note(cell: str) -> tuple[str, ...]:
    """The notes of a cell, in order; none for an empty one."""
    return tuple(cell.strip().split(SEPARATOR)) if cell.strip() else ()


def describe_clash(column: str, ours: str) -> str:
    """What is remarked where a person's cell stands against a new one of the rules: `title: the rules now say "…"`."""
    if not ours:
        return f"{column}: the rules now say nothing"
    quoted = " ".join(ours.replace(";", ",").replace('"', "'").split())
    if len(quoted) > _MAX_QUOTED_CHARS:
        quoted = quoted[: _MAX_QUOTED_CHARS - 1] + "…"
    return f'{column}: the rules now say "{quoted}"'


def describe_check(column: str, text: str, *, wiki: str) -> str:
    """What a check of the wiki notes of a cell: `check on commons: categories: "Stockhlom" does not exist, …`.

    It names the wiki always: photowalk.toml may name another one by the time that the note is read.

    Args:
        column: of the cell.
        text: begins with the part of the cell that is meant, or the language of its column, in quotation marks; or
            with `these bytes`, of the column `sha1`. A note that begins otherwise is taken for a person's own.
        wiki: its name.
    """
    return f"check on {wiki}: {column}: {_fold(text)}"


def drop_checks(cell: str) -> tuple[str, ...]:
    """The notes of a cell without those of checks."""
    return tuple(part for part in split_note(cell) if _find_check(part) is None)


def find_holding_checks(cell: str, *, before: Cells, after: Cells) -> tuple[str, ...]:
    """The notes of checks in a cell that still are about what stands in their row.

    A note that quotes a part of its cell holds while that part is there, one that quotes the language of its column
    while the cell has a text, one about the bytes while they are the same.

    Args:
        cell: the note.
        before: the row that it stands in.
        after: the row as it is to be.
    """
    checks = ((part, _find_check(part)) for part in split_note(cell))
    return tuple(part for part, check in checks if check and _is_about(check, before, after=after))


def find_unsettled_checks(cell: str, beginnings: Iterable[str]) -> tuple[str, ...]:
    """The notes of checks in a cell that begin as one of these, each from `describe_check`."""
    folded = tuple(beginning.casefold() for beginning in beginnings)
    return tuple(part for part in split_note(cell) if _find_check(part) and part.casefold().startswith(folded))


def find_her_notes(cell: str, ours: Iterable[str]) -> tuple[str, ...]:
    """The notes of a cell that a person typed: neither in one of our cells nor a remark of a merge."""
    told = {part for other in ours for part in split_note(other)}
    return tuple(part for part in split_note(cell) if part not in told and not _is_remark(part))


def merge_notes(*groups: Iterable[str]) -> str:
    """One cell of notes that were split from cells, as they are."""
    return SEPARATOR.join(part for group in groups for part in group)


def _is_remark(part: str) -> bool:
    return part in _OURS or _CLASH.fullmatch(part) is not None or _find_check(part) is not None


def _find_check(part: str) -> re.Match[str] | None:
    """A note in the very form that a check writes; what only begins like one is a person's."""
    check = _CHECK.fullmatch(part)
    if check is None or find_known_column(check["column"]) is None:
        return None
    return check if check["text"].startswith('"') is (check["column"] != SHA1) else None


def _is_about(check: re.Match[str], before: Cells, *, after: Cells) -> bool:
    column, text = check["column"], check["text"].casefold()
    cell = after.get(column, "")
    if column == SHA1:
        return cell == before.get(column, "")
    return any(text.startswith(f'"{_fold(part).casefold()}"') for part in _list_parts(column, cell))


def _list_parts(column: str, cell: str) -> tuple[str, ...]:
    """What of a cell a note may quote."""
    language = find_language(column) or find_language(column, CAPTION_PREFIX)
    if language:
        return (language,) if cell.strip() else ()
    title = (parse_title(cell).text,) if column == TITLE and not find_title_problem(cell) else ()
    return (cell, *cell.split(";"), *title)


def _fold(text: str) -> str:
    """The text as one note can hold it: on one line, without semicolons."""
    return " ".join(text.replace(";", ",").split())
