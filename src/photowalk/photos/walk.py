"""Finding a folder's files: which there are, in which order, and which may be opened."""

import os
from dataclasses import dataclass
from pathlib import Path

from photowalk.errors import FolderError
from photowalk.model import PhotoPath, UnusableFile

_LITTER = frozenset({"thumbs.db", "desktop.ini"})
"""What file managers leave behind, in lower case."""


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A regular file that may be opened."""

    location: Path
    file: PhotoPath


@dataclass(frozen=True, slots=True)
class Walk:
    """What a folder holds by its directory entries alone."""

    files: tuple[FoundFile, ...]
    """Ordered by path."""
    passed_over: tuple[PhotoPath, ...]
    """Symbolic links, which are never followed, and special files, which are never opened."""
    unusable: tuple[UnusableFile, ...]
    """Folders that cannot be listed and files whose name is no text."""


def walk_folder(folder: Path) -> Walk:
    """All files in a folder and the folders in it, but for hidden ones (leading dot) and file managers' litter.

    Links are left alone even where they stay inside the folder: the file they lead to is found by itself.

    Raises:
        FolderError: the folder is missing, is no folder or cannot be listed.
    """
    found = _Found(folder)
    try:
        to_do = found.list_folder(folder)
    except OSError as error:
        raise FolderError(folder, _folder_trouble(error)) from error
    while to_do:
        inner = to_do.pop()
        try:
            to_do += found.list_folder(inner)
        except OSError as error:
            found.refuse(inner, f"This folder cannot be read: {error.strerror}. Allow reading it, or move it away.")
    return found.as_walk()


class _Found:
    """The harvest of a walk while it lasts."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files: list[FoundFile] = []
        self._passed_over: list[PhotoPath] = []
        self._unusable: list[UnusableFile] = []

    def list_folder(self, folder: Path) -> list[Path]:
        """The folders in a folder; its files are kept."""
        folders = []
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.startswith(".") or entry.name.lower() in _LITTER:
                    continue
                if entry.is_dir(follow_symlinks=False):
                    folders.append(Path(entry.path))
                else:
                    self._keep(entry)
        return folders

    def refuse(self, location: Path, reason: str) -> None:
        """Keep a folder or file as unusable."""
        self._unusable.append(UnusableFile(self._name(location), reason))

    def as_walk(self) -> Walk:
        """All that was kept, each kind ordered by path."""
        return Walk(
            tuple(sorted(self._files, key=lambda found: found.file)),
            tuple(sorted(self._passed_over)),
            tuple(sorted(self._unusable, key=lambda refused: refused.file)),
        )

    def _keep(self, entry: os.DirEntry[str]) -> None:
        location = Path(entry.path)
        if not entry.is_file(follow_symlinks=False):
            self._passed_over.append(self._name(location))
        elif _is_text(str(location.relative_to(self._folder))):
            self._files.append(FoundFile(location, self._name(location)))
        else:
            self.refuse(location, "Its name is not valid UTF-8. Rename it and scan again.")

    def _name(self, location: Path) -> PhotoPath:
        """The path to show, always valid text: bytes that are none stand in hexadecimal."""
        relative = location.relative_to(self._folder).as_posix()
        return PhotoPath(os.fsencode(relative).decode("utf-8", "backslashreplace"))


def _is_text(path: str) -> bool:
    """Whether a path as the operating system gave it is valid text (PEP 383 smuggles other bytes in)."""
    return not any("\ud800" <= char <= "\udfff" for char in path)


def _folder_trouble(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "does not exist"
    if isinstance(error, NotADirectoryError):
        return "is not a folder"
    return f"cannot be read: {error.strerror}"
