"""Opening a file of a folder, and nothing else that may have come to stand in its place, and hashing it."""

import errno
import hashlib
import mmap
import os
import stat
import sys
import threading
from io import BufferedReader, FileIO
from pathlib import Path, PurePosixPath
from typing import Final

from photowalk.model import PhotoPath, Sha1

# Without O_NONBLOCK a pipe would be waited for. Windows lacks the first two, and alters the bytes without the last.
_SAFE_FLAGS = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)

_BUFFER_BYTES: Final = 65_536
"""What cameras write before the picture's own data mostly fits into it."""


def open_photo(folder: Path, file: PhotoPath) -> BufferedReader:
    """The bytes of a photo, to be closed by the caller.

    A link leads out of the folder, or may do so the next moment, and is never followed: neither the file nor a folder
    on the way to it. Opening a pipe would wait for ever.

    Raises:
        OSError: it is missing, may not be read, or is no regular file.
    """
    location = folder
    for part in PurePosixPath(file).parts:
        location /= part
        if location.is_symlink():
            raise OSError(errno.ELOOP, f"{location.relative_to(folder)} is a link, and links are not followed")
    return open_regular_file(location)


def open_regular_file(location: Path) -> BufferedReader:
    """The bytes of a file that is no link, pipe, folder or anything else that only looks like one; to be closed.

    Raises:
        OSError: it is missing, may not be read, or is no regular file; ELOOP where it is a link.
    """
    descriptor = os.open(location, os.O_RDONLY | _SAFE_FLAGS)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(errno.EINVAL, "it is no regular file")
    return BufferedReader(FileIO(descriptor), _BUFFER_BYTES)


def read_head(file: BufferedReader, count: int) -> bytes:
    """The first bytes of a file that was just opened, and of which nothing was read; its buffer stays empty.

    Else that takes in 64 kB, which are read once more when the file has been hashed.
    """
    head: bytes | None = file.raw.read(count)
    file.raw.seek(0, os.SEEK_SET)
    return head or b""


def read_sha1(file: BufferedReader) -> Sha1:
    """The SHA-1 of all bytes of an open file, wherever in it one is.

    `hashlib.file_digest` does the same, a twentieth slower: some processors take long to fill memory that does not
    begin with a page, as that of Python's own bytes does not.
    """
    room: mmap.mmap | None = getattr(_ROOMS, "room", None)
    if room is None:
        room = _ROOMS.room = _make_room()
    view = memoryview(room)
    sha1 = hashlib.sha1(usedforsecurity=False)
    file.seek(0)
    while count := file.readinto(view):
        sha1.update(view[:count])
    return Sha1(sha1.hexdigest())


def map_sha1(file: BufferedReader) -> Sha1:
    """The same of a file that is mapped into memory, a tenth faster, where it can be and that is worth its while.

    Only for a process that may be lost: the system kills it (SIGBUS) where the file is cut short meanwhile, or its disk
    fails.
    """
    size_bytes = os.fstat(file.fileno()).st_size
    if sys.platform != "linux" or size_bytes < _LEAST_MAPPED_BYTES:
        return read_sha1(file)
    sha1 = hashlib.sha1(usedforsecurity=False)
    try:
        for start in range(0, size_bytes, _WINDOW_BYTES):
            length = min(_WINDOW_BYTES, size_bytes - start)
            with mmap.mmap(file.fileno(), length, access=mmap.ACCESS_READ, offset=start) as window:
                window.madvise(mmap.MADV_SEQUENTIAL)
                sha1.update(window)
    except (OSError, ValueError):  # not on this file system; it is cut short already
        return read_sha1(file)
    return Sha1(sha1.hexdigest())


def _make_room() -> mmap.mmap:
    """Memory of our own: what `mmap` gives by itself is shared with every process that is forked later."""
    if sys.platform == "win32":
        return mmap.mmap(-1, _ROOM_BYTES)
    return mmap.mmap(-1, _ROOM_BYTES, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)


_LEAST_MAPPED_BYTES: Final = 524_288
_WINDOW_BYTES: Final = 268_435_456
"""Of larger files so much is mapped at a time: what a process may map is limited."""
_ROOM_BYTES: Final = 1_048_576
_ROOMS: Final = threading.local()
"""The memory that files go through, for each thread its own."""
