"""What may befall a file on disk while it is being sent."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

Damage = Callable[[Path], object]


def alter(file: Path) -> None:
    """Change one byte in the middle."""
    with file.open("r+b") as stream:
        stream.seek(file.stat().st_size // 2 + 1)
        stream.write(b"!")


def cut(file: Path) -> None:
    """Take its last byte away."""
    os.truncate(file, file.stat().st_size - 1)


def cut_short(file: Path) -> None:
    """Take more than half of it away."""
    os.truncate(file, file.stat().st_size // 3)


def add(file: Path) -> None:
    """Add a byte."""
    with file.open("ab") as stream:
        stream.write(b"!")


def link(file: Path) -> None:
    """Put a link to a copy in its place."""
    copy = file.with_suffix(".copy")
    shutil.copy(file, copy)
    file.unlink()
    file.symlink_to(copy)


CHANGES: tuple[Damage, ...] = (alter, cut, cut_short, add)
"""After which an open file has other bytes."""
