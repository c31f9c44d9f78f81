"""Opening a file of a folder, and nothing else that may have come to stand in its place."""

import errno
import os
import stat
from io import BufferedReader
from pathlib import Path, PurePosixPath

from photowalk.model import PhotoPath

# Without O_NONBLOCK a pipe would be waited for. Windows lacks the first two, and alters the bytes without the last.
_SAFE_FLAGS = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


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
    return os.fdopen(descriptor, "rb")
