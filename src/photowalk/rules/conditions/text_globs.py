"""Globs for texts: names of cameras and lenses, titles of sessions.

`*` stands for anything, `?` for one character, everything else for itself; brackets and slashes too, which paths treat
otherwise (`globs`). Letter case, blanks and composition make no difference.
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from photowalk.rules.conditions.folding import fold


def is_like_any(text: str, globs: Iterable[str]) -> bool:
    """Whether a text as a whole matches one of the globs."""
    return any(_is_like(text, glob) for glob in globs)


@lru_cache(maxsize=4096)
def _is_like(text: str, glob: str) -> bool:
    return _compile_glob(glob).fullmatch(fold(text)) is not None


@cache
def _compile_glob(glob: str) -> re.Pattern[str]:
    """What stands between two stars is found as early as it can be and never asked again, so that time stays linear."""
    first, *others = (_render_plain(part) for part in fold(glob).split("*"))
    early = "".join(f"(?>.*?{part})" for part in others[:-1])
    last = f".*{others[-1]}" if others else ""
    return re.compile(first + early + last, re.DOTALL)


def _render_plain(text: str) -> str:
    return ".".join(map(re.escape, text.split("?")))
