"""Finding a folder's files: which there are, in which order, and which may be opened."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from photowalk.errors import FolderError
from photowalk.model import PhotoPath, UnusableFile

STATE_FOLDER: Final = ".photowalk"
"""Photowalk's own folder in a folder of photos."""

FileStamp = tuple[str, int, int, int, int]
"""A file's name, size in bytes, mtime and ctime in nanoseconds, and inode (0 where there is none): as long as all of
these stay, so does its content. A plain tuple, since there may be a million of them."""

_LITTER = frozenset({"thumbs.db", "ehthumbs.db", "desktop.ini", "@eadir", "__macosx"})
"""What file managers, photo servers and archivers leave behind, in lower case."""


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A regular file that may be opened."""

    location: Path
    file: PhotoPath
    is_mappable: bool = False
    """Whether it may be mapped into memory by who reads it, see `map_sha1`."""


@dataclass(frozen=True, slots=True)
class FoundFolder:
    """A folder with the files in it that may be opened, without those in further folders."""

    path: str
    """Relative to the folder that was walked: "" for that one, `city/night/` for one in it."""
    files: list[FileStamp]
    """Ordered by name."""


@dataclass(frozen=True, slots=True)
class Walk:
    """What a folder holds beside files that may be opened, by its directory entries alone."""

    passed_over: tuple[PhotoPath, ...]
    """Symbolic links, which are never followed, and special files, which are never opened."""
    unusable: tuple[UnusableFile, ...]
    """Folders that cannot be listed, and names that are no text."""
    hidden: int
    """How many files and folders were left out: those with a leading dot, and litter."""


def walk_folder(folder: Path, take: Callable[[FoundFolder], None]) -> Walk:
    """All files in a folder and the folders in it, but for hidden ones (leading dot) and file managers' litter.

    Links are left alone even where they stay inside the folder: the file they lead to is found by itself.

    Args:
        folder: where to begin.
        take: called with each folder as soon as it is listed, in no certain order: who keeps no stamps needs no room
            for a million of them.

    Raises:
        FolderError: the folder is missing, is no folder or cannot be listed.
    """
    found = _Found()
    try:
        files = found.list_folder("", str(folder))
    except OSError as error:
        raise FolderError(folder, _folder_trouble(error)) from error
    take(FoundFolder("", files))
    while found.to_do:
        path, location = found.to_do.pop()
        try:
            files = found.list_folder(path, location)
        except OSError as error:
            found.refuse(path[:-1], f"This folder cannot be read: {error.strerror}. Allow reading it, or move it away.")
        else:
            take(FoundFolder(path, files))
    return found.as_walk()


class _Found:
    """The harvest of a walk while it lasts."""

    def __init__(self) -> None:
        self.to_do: list[tuple[str, str]] = []
        """Folders still to be listed: path and location."""
        self._passed_over: list[PhotoPath] = []
        self._unusable: list[UnusableFile] = []
        self._hidden = 0

    def list_folder(self, path: str, location: str) -> list[FileStamp]:
        """The files in a folder, ordered by name; what else is in it is kept."""
        found: list[os.DirEntry[str]] = []
        with _list(location) as entries:
            for entry in entries:
                name = entry.name
                if name[0] == "." or name.lower() in _LITTER:
                    self._hidden += name != STATE_FOLDER
                elif not (name.isascii() or _is_text(name)):
                    self.refuse(path + name, "Its name is not valid UTF-8. Rename it and scan again.")
                elif entry.is_file(follow_symlinks=False):
                    found.append(entry)
                elif entry.is_dir(follow_symlinks=False):
                    self.to_do.append((f"{path}{name}/", f"{location}{os.sep}{name}"))
                else:
                    self._passed_over.append(PhotoPath(path + name))
            files = _list_stamps(found)
        files.sort()
        return files

    def refuse(self, path: str, reason: str) -> None:
        """Keep a folder or file as unusable; bytes of its path that are no text stand in hexadecimal."""
        shown = os.fsencode(path).decode("utf-8", "backslashreplace")
        self._unusable.append(UnusableFile(PhotoPath(shown), reason))

    def as_walk(self) -> Walk:
        """All that was kept, each kind ordered by path."""
        return Walk(
            tuple(sorted(self._passed_over)),
            tuple(sorted(self._unusable, key=lambda refused: refused.file)),
            self._hidden,
        )


@contextmanager
def _list(location: str) -> Iterator[Iterator[os.DirEntry[str]]]:
    """The entries of a folder, by its descriptor where that can be: else its path is walked again for each file."""
    if os.scandir not in os.supports_fd:
        with os.scandir(location) as entries:
            yield entries
        return
    descriptor = os.open(location, os.O_RDONLY | os.O_DIRECTORY)
    try:
        with os.scandir(descriptor) as entries:
            yield entries
    finally:
        os.close(descriptor)


def _is_text(name: str) -> bool:
    """Whether a name as the operating system gave it is valid text (PEP 383 smuggles other bytes in)."""
    return not any("\ud800" <= char <= "\udfff" for char in name)


def _list_stamps(entries: list[os.DirEntry[str]]) -> list[FileStamp]:
    """The stamps of all files but those that went between being listed and being looked at."""
    stamps = []
    for entry in entries:
        try:
            status = entry.stat(follow_symlinks=False)
        except FileNotFoundError:
            continue
        stamps.append((entry.name, status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino))
    return stamps


def _folder_trouble(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "does not exist"
    if isinstance(error, NotADirectoryError):
        return "is not a folder"
    return f"cannot be read: {error.strerror}"
