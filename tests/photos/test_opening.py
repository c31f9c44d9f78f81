"""Only plain files of the folder are opened."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable
from io import BufferedReader
from pathlib import Path

import pytest

from photowalk.model import PhotoPath
from photowalk.photos.opening import map_sha1, open_photo, read_head, read_sha1

posix = pytest.mark.skipif(os.name != "posix", reason="links and pipes as POSIX has them")


def test_a_plain_file_is_opened(tmp_path: Path) -> None:
    """Its bytes are read, in a folder of the folder too."""
    (tmp_path / "city").mkdir()
    (tmp_path / "city" / "a.jpg").write_bytes(b"\xff\xd8\r")
    with open_photo(tmp_path, PhotoPath("city/a.jpg")) as stream:
        assert stream.read() == b"\xff\xd8\r"


@posix
def test_a_link_is_not_followed(tmp_path: Path) -> None:
    """Neither in the file's place nor on the way to it, wherever it leads; the folder itself may be one."""
    outside, folder = tmp_path / "outside", tmp_path / "folder"
    outside.mkdir()
    folder.mkdir()
    (outside / "a.jpg").write_bytes(b"secret")
    (folder / "a.jpg").symlink_to(outside / "a.jpg")
    (folder / "city").symlink_to(outside)
    for file in ("a.jpg", "city/a.jpg"):
        with pytest.raises(OSError, match="is a link, and links are not followed"):
            open_photo(folder, PhotoPath(file))
    (tmp_path / "link").symlink_to(outside)
    with open_photo(tmp_path / "link", PhotoPath("a.jpg")) as stream:
        assert stream.read() == b"secret"


@posix
def test_a_pipe_does_not_wait_for_ever(tmp_path: Path) -> None:
    """What is no plain file is told at once."""
    os.mkfifo(tmp_path / "a.jpg")
    with pytest.raises(OSError, match="it is no regular file"):
        open_photo(tmp_path, PhotoPath("a.jpg"))


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    """By the system's own error."""
    with pytest.raises(FileNotFoundError):
        open_photo(tmp_path, PhotoPath("a.jpg"))


FORKED_MEANWHILE = """
import os
from io import BufferedReader, BytesIO
from photowalk.photos.opening import read_sha1

class InterruptedFile(BufferedReader):
    def readinto(self, buffer):
        count = super().readinto(buffer)
        if not (process := os.fork()):
            read_sha1(BufferedReader(BytesIO(b"another")))
            os._exit(0)
        os.waitpid(process, 0)
        return count

print(read_sha1(InterruptedFile(BytesIO(b"this file and no other"))))
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked as POSIX has it")
def test_forked_processes_share_no_memory() -> None:
    """Readers that are forked from a process that has hashed something do not hash each other's bytes."""
    told = subprocess.check_output([sys.executable, "-c", FORKED_MEANWHILE], text=True)  # noqa: S603 - a script of our own
    assert told == hashlib.sha1(b"this file and no other", usedforsecurity=False).hexdigest() + "\n"


def test_the_head_is_read_apart(tmp_path: Path) -> None:
    """What is read then is the whole file; of a short one there is no more than it has."""
    (tmp_path / "a.jpg").write_bytes(b"\xff\xd8\xff\xd9")
    with open_photo(tmp_path, PhotoPath("a.jpg")) as stream:
        assert read_head(stream, 2) == b"\xff\xd8"
        assert stream.read() == b"\xff\xd8\xff\xd9"
    with open_photo(tmp_path, PhotoPath("a.jpg")) as stream:
        assert read_head(stream, 9) == b"\xff\xd8\xff\xd9"


@pytest.mark.parametrize("hash_all", [read_sha1, map_sha1])
@pytest.mark.parametrize("size_bytes", [0, 1, 65_536, 524_287, 524_288, 1_000_000, 1_048_577])
def test_the_hash_is_of_all_bytes(
    tmp_path: Path, size_bytes: int, *, hash_all: Callable[[BufferedReader], str]
) -> None:
    """Wherever in the file one is; the next file is not mixed up with the one before."""
    content = bytes(number % 251 for number in range(size_bytes))
    (tmp_path / "a.jpg").write_bytes(content)
    with open_photo(tmp_path, PhotoPath("a.jpg")) as stream:
        stream.read(1_000)
        assert hash_all(stream) == hashlib.sha1(content, usedforsecurity=False).hexdigest()


def test_a_large_file_is_mapped_in_parts(tmp_path: Path) -> None:
    """A process may map so much at a time, and no more."""
    with (tmp_path / "a.jpg").open("wb") as file:
        file.write(b"\xff\xd8")
        file.truncate((1 << 28) + 5)
    with open_photo(tmp_path, PhotoPath("a.jpg")) as stream:
        assert map_sha1(stream) == read_sha1(stream)


@pytest.mark.skipif(sys.platform != "linux", reason="files are mapped on Linux alone")
def test_a_file_that_cannot_be_mapped_is_read(tmp_path: Path) -> None:
    """Some network file systems cannot do it; here there is no room for it."""
    import resource  # noqa: PLC0415 - only POSIX has it

    with (tmp_path / "a.jpg").open("wb") as file:
        file.truncate(1 << 27)
    limits = resource.getrlimit(resource.RLIMIT_AS)
    used_bytes = int(Path("/proc/self/statm").read_text("ascii").split()[0]) * resource.getpagesize()
    with open_photo(tmp_path, PhotoPath("a.jpg")) as stream:
        expected = read_sha1(stream)
        resource.setrlimit(resource.RLIMIT_AS, (used_bytes + (1 << 26), limits[1]))
        try:
            assert map_sha1(stream) == expected
        finally:
            resource.setrlimit(resource.RLIMIT_AS, limits)
