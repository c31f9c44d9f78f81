"""The bytes of a photo as they were when it was scanned."""

import hashlib
import mmap
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Final, cast

from photowalk.copies.draft import writing_to
from photowalk.model import PhotoPath, Sha1
from photowalk.photos.opening import open_photo

MAX_BYTES_IN_MEMORY: Final = 67_108_864
"""Larger files are copied into a file of our own, which nobody changes while it is looked into."""

_BLOCK_BYTES: Final = 65_536


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that nobody changes meanwhile."""

    content: memoryview
    """All its bytes."""
    file: BinaryIO
    """The same, to be read and sought in."""


class ChangedError(Exception):
    """The file is no longer the one that was scanned."""


@contextmanager
def open_original(file: PhotoPath, sha1: Sha1, *, folder: Path, copies_folder: Path) -> Iterator[Opened]:
    """A file as it was when it had this SHA-1: in memory, or in a file without a name in the folder of copies.

    Raises:
        ChangedError: it has another SHA-1 now.
        FolderError: there is no room for its bytes.
        OSError: it cannot be read.
    """
    with open_photo(folder, file) as source:
        content = source.read(MAX_BYTES_IN_MEMORY + 1)
        if len(content) <= MAX_BYTES_IN_MEMORY:
            _require_same(hashlib.sha1(content, usedforsecurity=False).hexdigest(), sha1)
            yield hold(content)
        else:
            with _copied(content, source, sha1=sha1, copies_folder=copies_folder) as own, view_file(own) as opened:
                yield opened


def hold(content: bytes) -> Opened:
    """Bytes in memory, as a file."""
    return Opened(memoryview(content), BytesIO(content))


@contextmanager
def view_file(file: BinaryIO) -> Iterator[Opened]:
    """A file of ours that is not empty, without reading all of it into memory."""
    mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    with memoryview(mapped) as view:
        yield Opened(view, file)
    with suppress(BufferError):  # where an error still holds on to a part of it, it is closed with that
        mapped.close()


@contextmanager
def _copied(head: bytes, source: BinaryIO, *, sha1: Sha1, copies_folder: Path) -> Iterator[BinaryIO]:
    """A file without a name with what was read already and all the rest."""
    with writing_to(copies_folder):
        own = cast("BinaryIO", tempfile.TemporaryFile(dir=copies_folder))  # noqa: SIM115 -- closed below
    with own:
        digest = hashlib.sha1(usedforsecurity=False)
        block = head
        while block:
            digest.update(block)
            with writing_to(copies_folder):
                own.write(block)
            block = source.read(_BLOCK_BYTES)
        with writing_to(copies_folder):
            own.flush()
        _require_same(digest.hexdigest(), sha1)
        yield own


def _require_same(found: str, sha1: Sha1) -> None:
    if found != sha1:
        raise ChangedError
