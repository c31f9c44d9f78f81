"""The files of a folder."""

import os
import socket
import sys
from pathlib import Path

import pytest

from photowalk.errors import FolderError
from photowalk.photos.walk import Walk, walk_folder
from support.photo_files import put
from support.rights import without_rights


def list_files(walk: Walk) -> list[str]:
    """The paths of all files of a walk, in its order."""
    return [folder.path + stamp[0] for folder in walk.folders for stamp in folder.files]


def test_files_come_in_the_order_of_their_paths(tmp_path: Path) -> None:
    """Folder by folder, names as text, on every file system."""
    names = ["b.jpg", "a/z.jpg", "a/b/c.jpg", "B.jpg", "a.jpg", "å.jpg"]
    for name in names:
        put(tmp_path, name, b"x")
    walk = walk_folder(tmp_path)
    assert list_files(walk) == ["B.jpg", "a.jpg", "b.jpg", "å.jpg", "a/z.jpg", "a/b/c.jpg"]


def test_a_stamp_changes_with_its_file(tmp_path: Path) -> None:
    """Name, size, times and inode are those that the system tells."""
    status = put(tmp_path, "a.jpg", b"x").stat()
    (folder,) = walk_folder(tmp_path).folders
    inode = status.st_ino if sys.platform != "win32" else 0
    assert folder.files == [("a.jpg", 1, status.st_mtime_ns, status.st_ctime_ns, inode)]


def test_hidden_files_and_litter_are_only_counted(tmp_path: Path) -> None:
    """Leading dots and what file managers and photo servers leave behind; photowalk's own folder is no secret."""
    for name in (".photowalk/catalogue.sqlite3", ".hidden.jpg", "a/.x/b.jpg", "Thumbs.db", "a/Desktop.ini", "@eaDir/a"):
        put(tmp_path, name, b"x")
    walk = walk_folder(tmp_path)
    assert (list_files(walk), walk.passed_over, walk.unusable, walk.hidden) == ([], (), (), 5)


def test_links_are_passed_over(tmp_path: Path) -> None:
    """Neither a link out of the folder nor one inside it nor one to nowhere is followed."""
    outside = put(tmp_path, "elsewhere/secret.jpg", b"x")
    folder = tmp_path / "folder"
    inside = put(folder, "a.jpg", b"x")
    for name, target in (("file", outside), ("folder", outside.parent), ("inside", inside), ("nowhere", folder / "x")):
        (folder / f"link-{name}.jpg").symlink_to(target)
    walk = walk_folder(folder)
    assert list_files(walk) == ["a.jpg"]
    assert walk.passed_over == ("link-file.jpg", "link-folder.jpg", "link-inside.jpg", "link-nowhere.jpg")


def test_a_link_to_its_own_folder_is_no_endless_way(tmp_path: Path) -> None:
    """A loop of links is passed over like any link."""
    (tmp_path / "loop").symlink_to(tmp_path)
    assert walk_folder(tmp_path).passed_over == ("loop",)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_special_files_are_never_opened(tmp_path: Path) -> None:
    """A pipe or a socket called .jpg is passed over: opening a pipe would wait for ever."""
    os.mkfifo(tmp_path / "pipe.jpg")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(os.path.relpath(tmp_path / "socket.jpg"))
        assert walk_folder(tmp_path).passed_over == ("pipe.jpg", "socket.jpg")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not take such names")
def test_a_name_that_is_no_text_is_told(tmp_path: Path) -> None:
    """A name in another encoding cannot stand in a manifest; it is shown with its bytes in hexadecimal."""
    (tmp_path / os.fsdecode(b"Malm\xf6.jpg")).write_bytes(b"x")
    put(tmp_path / "a" / os.fsdecode(b"Malm\xf6"), "b.jpg", b"x")
    refused = walk_folder(tmp_path).unusable
    assert [file.file for file in refused] == [r"Malm\xf6.jpg", r"a/Malm\xf6"]
    assert all("Rename it" in file.reason for file in refused)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not take such names")
def test_the_name_of_the_folder_itself_may_be_anything(tmp_path: Path) -> None:
    """Only the path inside it stands in the manifest."""
    folder = tmp_path / os.fsdecode(b"Malm\xf6")
    put(folder, "a.jpg", b"x")
    assert list_files(walk_folder(folder)) == ["a.jpg"]


def test_a_folder_that_cannot_be_read_is_told(public_folder: Path) -> None:
    """One closed folder among others does not hide itself and stops nobody."""
    put(public_folder, "open/a.jpg", b"x")
    put(public_folder, "closed/b.jpg", b"x")
    with without_rights(public_folder / "closed"):
        walk = walk_folder(public_folder)
    assert list_files(walk) == ["open/a.jpg"]
    assert [refused.file for refused in walk.unusable] == ["closed"]
    assert "cannot be read" in walk.unusable[0].reason


def test_a_folder_that_is_none_stops_the_run(public_folder: Path) -> None:
    """A missing folder, a file and a closed folder each raise with their reason."""
    file = put(public_folder, "closed/a.jpg", b"x")
    with pytest.raises(FolderError, match="does not exist"):
        walk_folder(public_folder / "missing")
    with pytest.raises(FolderError, match="is not a folder"):
        walk_folder(file)
    with without_rights(file.parent), pytest.raises(FolderError, match="cannot be read"):
        walk_folder(file.parent)
