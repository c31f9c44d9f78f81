"""The bytes of a photo as they were when it was scanned."""

import hashlib
from pathlib import Path

import pytest

from photowalk.copies.original import MAX_BYTES_IN_MEMORY, ChangedError, open_original, view_file
from photowalk.errors import FolderError
from photowalk.model import PhotoPath, Sha1
from support.fresh import sha1_of
from support.photo_files import put

SMALL = b"a small photo"
LARGE = b"a photo".ljust(MAX_BYTES_IN_MEMORY + 10, b".")


@pytest.fixture
def copies(tmp_path: Path) -> Path:
    """A folder of copies."""
    folder = tmp_path / "copies"
    folder.mkdir()
    return folder


def make(folder: Path, content: bytes) -> tuple[PhotoPath, Sha1]:
    """A photo that is put into a folder."""
    put(folder, "photo", content)
    return PhotoPath("photo"), Sha1(sha1_of(content))


@pytest.mark.parametrize("content", [SMALL, LARGE], ids=["small", "large"])
def test_all_bytes_are_there(tmp_path: Path, copies: Path, content: bytes) -> None:
    """As a view and as a file; a large one leaves nothing in the folder of copies."""
    with open_original(*make(tmp_path, content), folder=tmp_path, copies_folder=copies) as opened:
        assert opened.content == content
        opened.file.seek(0)
        assert opened.file.read() == content
    assert not list(copies.iterdir())


@pytest.mark.parametrize("content", [SMALL, LARGE], ids=["small", "large"])
def test_other_bytes_are_refused(tmp_path: Path, copies: Path, content: bytes) -> None:
    """A file that changed since it was scanned is not looked into."""
    file, _ = make(tmp_path, content)
    with pytest.raises(ChangedError), open_original(file, Sha1("0" * 40), folder=tmp_path, copies_folder=copies):
        pass
    assert not list(copies.iterdir())


def test_a_large_photo_may_change_meanwhile(tmp_path: Path, copies: Path) -> None:
    """What is looked into is a copy that nobody else can change."""
    photo = make(tmp_path, LARGE)
    with open_original(*photo, folder=tmp_path, copies_folder=copies) as opened:
        (tmp_path / "photo").write_bytes(b"changed")
        assert hashlib.sha1(opened.content, usedforsecurity=False).hexdigest() == photo[1]


def test_a_link_is_not_followed(tmp_path: Path, copies: Path) -> None:
    """The photo is opened as everywhere else."""
    photo = make(tmp_path / "elsewhere", SMALL)
    (tmp_path / "photo").symlink_to(tmp_path / "elsewhere" / "photo")
    with pytest.raises(OSError, match="link"), open_original(*photo, folder=tmp_path, copies_folder=copies):
        pass


def test_no_room_for_a_large_photo_is_nobodys_fault(tmp_path: Path) -> None:
    """Where the folder of copies cannot be written to, that is told of the folder."""
    photo = make(tmp_path, LARGE)
    with (
        pytest.raises(FolderError, match="cannot be written to"),
        open_original(*photo, folder=tmp_path, copies_folder=tmp_path / "missing"),
    ):
        pass


def test_a_part_of_the_bytes_may_outlive_the_file(tmp_path: Path) -> None:
    """An error that holds on to a part of the view is not hidden by another one."""
    with put(tmp_path, "photo", SMALL).open("rb") as file, view_file(file) as opened:
        held = opened.content[2:7]
    assert bytes(held) == b"small"
