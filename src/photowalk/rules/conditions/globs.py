"""Globs: patterns for the paths of files in a folder.

`*` stands for anything within one folder or file name, `**` for anything across folders, `?` for one character but
`/`; everything else for itself, brackets too. A glob without `/` is for the file name in whatever folder.
Letter case makes no difference, nor whether `å` is written as one character or two (as macOS does).
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache

_ACROSS = re.compile(r"((?:^|(?<=/))\*\*/|\*{2,})")
"""What goes across folders: `**/` any number of whole ones, and `**` (more stars say no more) anything."""


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


def find_folder_problem(folder: str) -> str | None:
    """Why a glob for folders could never match, with what to write instead; None if it is good."""
    return find_glob_problem(glob_folder(folder))


def glob_folder(folder: str) -> str:
    """The glob for all files in a folder, given by its path or a glob, and below it: `night/**` for `night`."""
    return f"{folder.removesuffix('/')}/**"


@cache
def _compile_glob(glob: str) -> re.Pattern[str]:
    """The glob as an expression whose time grows with its length and with the square of the path's at most.

    A stretch that ends as early in the path as it can leaves most to the next one: where it has been found is never
    asked again, `(?>…)`. Only the last stretch, and the last star in it, must give way to reach the path's end.
    """
    whole = _normalize(glob) if "/" in glob else f"**/{_normalize(glob)}"
    first, *others = _ACROSS.split(whole)
    ways = ["", *("(?:[^/]+/)*?" if across.endswith("/") else ".*?" for across in others[::2])]
    stretches = [first, *others[1::2]]
    early = (f"(?>{way}{_render_early(stretch)})" for way, stretch in zip(ways[:-1], stretches[:-1], strict=True))
    expression = "".join(early) + ways[-1] + _render_last(stretches[-1])
    return re.compile(expression, re.IGNORECASE | re.DOTALL)


def _render_early(stretch: str) -> str:
    """A stretch without `**`, each part between its stars as early as can be."""
    first, *others = map(_render_plain, stretch.split("*"))
    return first + "".join(f"(?>[^/]*?{part})" for part in others)


def _render_last(stretch: str) -> str:
    before, star, after = stretch.rpartition("*")
    return (f"{_render_early(before)}[^/]*" if star else "") + _render_plain(after)


def _render_plain(text: str) -> str:
    return "[^/]".join(map(re.escape, text.split("?")))


@lru_cache(maxsize=64)
def _normalize(text: str) -> str:
    return unicodedata.normalize("NFC", text)
