"""One photo ready to be sent, and its bytes, which are hashed while they are read."""

import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path
from typing import Final

from photowalk.model import PhotoPath, Sha1, Title
from photowalk.photos.opening import open_photo

WHOLE_FILE_LIMIT_BYTES: Final = 16 * 1024 * 1024
"""Above this a file goes up in chunks, so that memory does not grow with it. PHP on Commons takes some 100 MiB."""

CHUNK_BYTES: Final = 4 * 1024 * 1024
"""How much of a large file is in memory, and is sent again where a reply is lost."""

_BLOCK_BYTES: Final = 1024 * 1024


class ChangedFileError(Exception):
    """The file on disk no longer has the bytes that were planned; none of it was published."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """One photo ready to be sent."""

    folder: Path
    file: PhotoPath
    """Whose bytes go up."""
    sha1: Sha1
    title: Title
    page_text: str
    comment: str
    tell: Callable[[int], None] = lambda _sent_bytes: None
    """Is told how many bytes of the whole file have left so far, less than before where some are sent again; from
    whichever thread sends them."""


def measure_parcel(folder: Path, file: PhotoPath) -> int:
    """The size of a file in bytes.

    Raises:
        OSError: it cannot be read.
    """
    with open_photo(folder, file) as stream:
        return os.fstat(stream.fileno()).st_size


class ParcelBytes:
    """The bytes of an open file; its last ones are given only after all of them turned out to be the planned ones."""

    def __init__(self, parcel: Parcel, stream: BufferedReader) -> None:
        """Read nothing yet; whoever opened the stream closes it."""
        self.size_bytes: Final = os.fstat(stream.fileno()).st_size
        self._parcel = parcel
        self._stream = stream
        self._rewind()

    def read_whole(self) -> bytes:
        """All bytes of a file of at most `WHOLE_FILE_LIMIT_BYTES`.

        Raises:
            ChangedFileError: they are not the planned ones, or have become more than that.
        """
        if self.size_bytes > WHOLE_FILE_LIMIT_BYTES:
            raise ChangedFileError(self._parcel.file)
        self._rewind()
        return self._read(self.size_bytes)

    def read_chunk(self, offset: int) -> bytes:
        """The bytes from there on, at most `CHUNK_BYTES`; those before are read too where they were not just now.

        Raises:
            ChangedFileError: the file is shorter than it was or, seen when its last bytes are read, has other bytes.
        """
        if offset < self._hashed_bytes:
            self._rewind()
        while self._hashed_bytes < offset:
            self._read(min(_BLOCK_BYTES, offset - self._hashed_bytes))
        return self._read(min(CHUNK_BYTES, self.size_bytes - offset))

    def _rewind(self) -> None:
        self._stream.seek(0)
        self._hashed_bytes = 0
        self._sha1 = hashlib.sha1(usedforsecurity=False)

    def _read(self, count: int) -> bytes:
        content = self._stream.read(count)
        self._sha1.update(content)
        self._hashed_bytes += len(content)
        is_cut = len(content) < count
        if is_cut or (self._hashed_bytes == self.size_bytes and not self._is_as_planned()):
            raise ChangedFileError(self._parcel.file)
        return content

    def _is_as_planned(self) -> bool:
        has_grown = self._stream.read(1) != b""
        return self._sha1.hexdigest() == self._parcel.sha1 and not has_grown
