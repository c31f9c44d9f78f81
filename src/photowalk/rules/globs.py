"""Globs: patterns for the paths of files in a folder.

`*` stands for anything within one folder or file name, `**` for anything across folders, `?` for one character but
`/`; everything else for itself, brackets too. A glob without `/` is for the file name in whatever folder.
Letter case makes no difference, nor whether `å` is written as one character or two (as macOS does).
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_WILDCARD = re.compile(r"(?:^|(?<=/))\*\*/|\*\*|\*|\?")
_MEANINGS = {"**/": "(?:[^/]+/)*", "**": ".*", "*": "[^/]*", "?": "[^/]"}


def matches_any(path: str, globs: Iterable[str]) -> bool:
    """Whether a path, with forward slashes and relative to its folder, matches one of the globs."""
    normal = _normalize(path)
    return any(_compile_glob(glob).fullmatch(normal) for glob in globs)


def find_glob_problem(glob: str) -> str | None:
    """Why a glob could never match, with what to write instead; None if it is good."""
    folders = glob.split("/")
    if "\\" in glob:
        return "write / between folders, not \\"
    if not folders[-1]:
        return f"write {glob}** for all files in that folder"
    if {"", ".", ".."} & set(folders):
        return "paths begin in the folder of photowalk.toml; write no leading /, no . and no .. in them"
    return None


@lru_cache(maxsize=1024)
def _compile_glob(glob: str) -> re.Pattern[str]:
    whole = _normalize(glob) if "/" in glob else f"**/{_normalize(glob)}"
    expression = ""
    end = 0
    for wildcard in _WILDCARD.finditer(whole):
        expression += re.escape(whole[end : wildcard.start()]) + _MEANINGS[wildcard.group()]
        end = wildcard.end()
    return re.compile(expression + re.escape(whole[end:]), re.IGNORECASE | re.DOTALL)


def _normalize(text: str) -> str:
    return unicodedata.normalize("NFC", text)
