"""Writing a copy so that under its name there is either all of it or nothing, after a crash, too."""

import hashlib
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from photowalk.copies.stripped import Bytes
from photowalk.errors import FolderError
from photowalk.model import Sha1


@dataclass(frozen=True, slots=True)
class Draft:
    """A copy that is on the disk as a whole, under a name that does not count."""

    location: Path
    sha1: Sha1
    size_bytes: int


@contextmanager
def drafted(pieces: Iterable[Bytes], *, copies_folder: Path, name: str) -> Iterator[Draft]:
    """A draft of these bytes, gone at the end unless it was kept; what a crash left under this name is replaced.

    Raises:
        FolderError: it cannot be written.
    """
    location = copies_folder / f"{name}.part"
    try:
        with writing_to(copies_folder):
            draft = _write(pieces, location)
        yield draft
    finally:
        location.unlink(missing_ok=True)


def keep_draft(draft: Draft, *, extension: str) -> Path:
    """Give a draft its name, which is its SHA-1: whatever stands there has the same bytes, or ought to.

    Raises:
        FolderError: it cannot be renamed.
    """
    folder = draft.location.parent
    target = folder / f"{draft.sha1}.{extension}"
    with writing_to(folder):
        draft.location.replace(target)
        _sync_folder(folder)
    return target


@contextmanager
def writing_to(copies_folder: Path) -> Iterator[None]:
    """Where writing fails, nobody's photo is at fault.

    Raises:
        FolderError: in place of an OSError.
    """
    try:
        yield
    except OSError as error:
        raise FolderError(copies_folder, f"cannot be written to: {error.strerror or error}") from error


def _write(pieces: Iterable[Bytes], location: Path) -> Draft:
    digest = hashlib.sha1(usedforsecurity=False)
    size_bytes = 0
    location.unlink(missing_ok=True)  # "x" goes through no link that somebody put there
    with location.open("xb") as file:
        for piece in pieces:
            digest.update(piece)
            size_bytes += file.write(piece)
        file.flush()
        os.fsync(file.fileno())
    return Draft(location, Sha1(digest.hexdigest()), size_bytes)


def _sync_folder(folder: Path) -> None:
    """See that the new name outlives a power cut, where folders can be opened (not on Windows)."""
    if hasattr(os, "O_DIRECTORY"):
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
