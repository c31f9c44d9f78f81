"""The state folder of a folder of photos: made, refused where something in it leads elsewhere, and locked.

Folders of photos are passed around. Whoever prepared one may have put links into its `.photowalk`, and writing through
them would change one of the photos, or a file anywhere on this computer.
"""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Final

from filelock import BaseFileLock, FileLock, Timeout

from photowalk.errors import FolderBusyError, FolderError
from photowalk.photos.walk import STATE_FOLDER

WAY_OUT: Final = (
    f"move the folder {STATE_FOLDER} away and run the command again; what is on the wiki already is found there by its "
    "SHA-1, and your manifest stays"
)
"""What to type next where the state folder cannot be used as it is."""

_LOCK: Final = "lock"
_HOLDER: Final = "lock-holder.txt"
_MAX_HOLDER_CHARACTERS: Final = 200

# stat.IO_REPARSE_TAG_MOUNT_POINT, which only Python on Windows has: a junction, which lstat shows as a folder.
_JUNCTION: Final = 0xA0000003
# A rollback journal that ends so names a further file, and SQLite deletes that file once it has rolled back. Ours never
# name one. See "The Super-Journal" of https://www.sqlite.org/fileformat.html and pager_delsuper in pager.c.
_SUPER_JOURNAL_END: Final = bytes.fromhex("d9d505f920a163d7")

_ADVICE: Final = (
    ((errno.EACCES, errno.EPERM, errno.EROFS), "allow writing there, or copy the photos into a folder of your own"),
    ((errno.ENOSPC, errno.EDQUOT, errno.EFBIG), "make room on the disk and run the command again"),
    ((errno.EISDIR, errno.ENOTDIR, errno.EEXIST), WAY_OUT),
)


def make_state_folder(folder: Path) -> Path:
    """The `.photowalk` of a folder of photos, made where there is none; nothing in it leads out of it.

    Raises:
        FolderError: The folder is missing or cannot be written to, or something in its `.photowalk` leads elsewhere.
    """
    state_folder = folder / STATE_FOLDER
    try:
        if not folder.is_dir():
            raise FolderError(folder, "is not a folder")
        with suppress(FileExistsError):
            state_folder.mkdir()
        _require_own_files(folder, state_folder)
        _write_gitignore(state_folder / ".gitignore")
    except OSError as error:
        raise FolderError(folder, _describe_trouble(error)) from error
    return state_folder


@contextmanager
def lock_folder(folder: Path, *, command: str, now: datetime) -> Iterator[None]:
    """Be the one photowalk that writes in this folder until the `with` block ends or the process dies.

    `command` and `now` are told to whoever comes meanwhile.

    Raises:
        FolderError: As by `make_state_folder`, or the folder lies where files cannot be locked.
        FolderBusyError: Another photowalk holds the lock; says which.
    """
    state_folder = make_state_folder(folder)
    holder = state_folder / _HOLDER
    lock = FileLock(state_folder / _LOCK, timeout=0)
    _acquire(lock, folder, holder=holder)
    try:
        _write_holder(holder, f"photowalk {command}, process {os.getpid()}, since {now:%Y-%m-%d %H:%M:%S}")
        yield
    finally:
        with suppress(OSError):  # a name left behind is read by nobody: who locks next writes its own
            holder.unlink()
        lock.release()


def _require_own_files(folder: Path, state_folder: Path) -> None:
    """Refuse what is neither a folder nor a file that stands under this one name alone."""
    if not _is_own_folder(state_folder.lstat()):
        raise FolderError(folder, f"has a {STATE_FOLDER} that is a link, or no folder: {WAY_OUT}")
    to_do = [state_folder]
    while to_do:
        for place in to_do.pop().iterdir():
            with suppress(FileNotFoundError):  # files of a photowalk that is at work come and go
                status = place.lstat()
                if _is_own_folder(status):
                    to_do.append(place)
                elif not _is_own_file(place, status):
                    reason = "is a link, or no plain file, and photowalk must not write through it"
                    raise FolderError(folder, f"holds {str(place.relative_to(folder))!r}, which {reason}: {WAY_OUT}")


def _is_own_folder(status: os.stat_result) -> bool:
    return stat.S_ISDIR(status.st_mode) and getattr(status, "st_reparse_tag", 0) != _JUNCTION


def _is_own_file(place: Path, status: os.stat_result) -> bool:
    if not stat.S_ISREG(status.st_mode) or status.st_nlink > 1:
        return False
    return not place.name.lower().endswith("-journal") or not _names_super_journal(place, status.st_size)


def _names_super_journal(journal: Path, size_bytes: int) -> bool:
    with journal.open("rb") as stream:
        stream.seek(max(0, size_bytes - len(_SUPER_JOURNAL_END)))
        return stream.read() == _SUPER_JOURNAL_END


def _write_gitignore(file: Path) -> None:
    # A catalogue in a repository of photos would be a second, older memory on every other computer.
    with suppress(FileExistsError), file.open("x", encoding="utf-8") as stream:
        stream.write("*\n")


def _acquire(lock: BaseFileLock, folder: Path, *, holder: Path) -> None:
    try:
        lock.acquire()
    except Timeout as error:
        raise FolderBusyError(folder, _read_holder(holder)) from error
    except (OSError, NotImplementedError) as error:
        raise FolderError(folder, _describe_lock_trouble(error)) from error


def _read_holder(holder: Path) -> str:
    """Who holds the lock, in one line fit to be shown: until it has said so, the text may be anybody's."""
    try:
        with holder.open(encoding="utf-8", errors="replace") as stream:
            text = stream.read(_MAX_HOLDER_CHARACTERS)
    except OSError:  # it has the lock and has not yet said who it is, or has just let go
        return "which has not said its name"
    return "".join(character if character.isprintable() else " " for character in text)


def _write_holder(holder: Path, text: str) -> None:
    """Write a file that was not there before; "x" goes through no link, even one that came a moment ago."""
    try:
        holder.unlink(missing_ok=True)
        with holder.open("x", encoding="utf-8") as stream:
            stream.write(text)
    except OSError as error:
        raise FolderError(holder.parent.parent, _describe_trouble(error)) from error


def _describe_trouble(error: OSError) -> str:
    advice = _find_advice(error)
    return f"cannot be written to ({_describe(error)}){advice and f': {advice}'}"


def _describe_lock_trouble(error: OSError | NotImplementedError) -> str:
    # A lock fails for want of rights as anything else does; what is left are disks that know no locks.
    advice = _find_advice(error) or "on a network disk, copy the photos to a disk of this computer"
    return f"cannot be locked ({_describe(error)}): {advice}"


def _find_advice(error: Exception) -> str:
    number = getattr(error, "errno", None)
    return next((advice for numbers, advice in _ADVICE if number in numbers), "")


def _describe(error: OSError | NotImplementedError) -> str:
    reason = getattr(error, "strerror", None) or str(error)
    file = getattr(error, "filename", None)
    return f"{reason}: {file}" if file else reason
