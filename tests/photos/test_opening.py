"""Only plain files of the folder are opened."""

import hashlib
import os
from pathlib import Path

import pytest

from photowalk.model import PhotoPath
from photowalk.photos.opening import open_photo, read_sha1

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


@pytest.mark.parametrize("size_bytes", [0, 1, 65_536, 262_144, 1_000_000])
def test_the_hash_is_of_all_bytes(tmp_path: Path, size_bytes: int) -> None:
    """Wherever in the file one is; the next file is not mixed up with the one before."""
    content = bytes(number % 251 for number in range(size_bytes))
    (tmp_path / "a.jpg").write_bytes(content)
    with open_photo(tmp_path, PhotoPath("a.jpg")) as stream:
        stream.read(1_000)
        assert read_sha1(stream) == hashlib.sha1(content, usedforsecurity=False).hexdigest()
