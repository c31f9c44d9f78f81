"""What taking private facts out of a file gives: the bytes that stay, and what was left out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

Bytes = bytes | memoryview
"""A run of bytes: made here, or a part of the photo, which may be too large to be copied about."""

MAX_PARTS: Final = 100_000
"""Files of more segments, chunks or blocks are refused. A 100 MB PNG of the usual 8 KiB chunks has 13,000."""


class UneditableError(Exception):
    """A file out of which nothing can be taken for certain; its text is the reason, as a clause."""


@dataclass(frozen=True, slots=True)
class Stripped:
    """A file, or a part of it, without what was to be taken out."""

    pieces: Sequence[Bytes]
    """Its bytes, one piece after the other; none where nothing is left."""
    left_out: frozenset[str] = frozenset()
    """What it had and no longer has, in words: `maker notes`; empty where it can go up as it was."""

    @property
    def content(self) -> bytes:
        """The pieces as one."""
        return b"".join(self.pieces)


class Harvest:
    """What a walk through a file keeps and leaves out, while it lasts."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._pieces: list[Bytes] = []
        self._left_out: set[str] = set()

    def keep(self, *pieces: Bytes) -> None:
        """Keep bytes, after those kept before."""
        self._pieces += pieces

    def leave_out(self, *what: str) -> None:
        """Remember what was not kept, in words."""
        self._left_out.update(what)

    def as_stripped(self) -> Stripped:
        """All that was kept, and what was not."""
        return Stripped(tuple(self._pieces), frozenset(self._left_out))


def leave_out_rest(harvest: Harvest, rest: Bytes) -> None:
    """Tell that bytes behind the picture were left out, where they are more than filling."""
    if bytes(rest).strip(b"\0"):
        harvest.leave_out("bytes behind the picture")
