"""The files of a folder."""

import os
import socket
import sys
from operator import attrgetter
from pathlib import Path

import pytest

from photowalk.errors import FolderError
from photowalk.photos.walk import FoundFolder, Walk, walk_folder
from support.photo_files import put
from support.rights import without_rights


def walk_through(folder: Path) -> tuple[list[FoundFolder], Walk]:
    """All that a walk finds, folders ordered by path."""
    found: list[FoundFolder] = []
    walk = walk_folder(folder, found.append)
    return sorted(found, key=attrgetter("path")), walk


def list_files(folder: Path) -> list[str]:
    """The paths of all files of a walk, folder by folder."""
    return [found.path + stamp[0] for found in walk_through(folder)[0] for stamp in found.files]


def look_around(folder: Path) -> Walk:
    """What a walk finds beside files that may be opened."""
    return walk_through(folder)[1]


def test_files_of_a_folder_come_in_the_order_of_their_names(tmp_path: Path) -> None:
    """By their text, on every file system."""
    names = ["b.jpg", "a/z.jpg", "a/b/c.jpg", "B.jpg", "a.jpg", "å.jpg"]
    for name in names:
        put(tmp_path, name, b"x")
    assert list_files(tmp_path) == ["B.jpg", "a.jpg", "b.jpg", "å.jpg", "a/z.jpg", "a/b/c.jpg"]


def test_a_stamp_changes_with_its_file(tmp_path: Path) -> None:
    """Name, size, times and inode are those that the system tells."""
    status = put(tmp_path, "a.jpg", b"x").stat()
    ((folder,), _) = walk_through(tmp_path)
    inode = status.st_ino if sys.platform != "win32" else 0
    assert folder.files == [("a.jpg", 1, status.st_mtime_ns, status.st_ctime_ns, inode)]


def test_hidden_files_and_litter_are_only_counted(tmp_path: Path) -> None:
    """Leading dots and what file managers and photo servers leave behind; photowalk's own folder is no secret."""
    for name in (".photowalk/catalogue.sqlite3", ".hidden.jpg", "a/.x/b.jpg", "Thumbs.db", "a/Desktop.ini", "@eaDir/a"):
        put(tmp_path, name, b"x")
    walk = look_around(tmp_path)
    assert (list_files(tmp_path), walk.passed_over, walk.unusable, walk.hidden) == ([], (), (), 5)


def test_links_are_passed_over(tmp_path: Path) -> None:
    """Neither a link out of the folder nor one inside it nor one to nowhere is followed."""
    outside = put(tmp_path, "elsewhere/secret.jpg", b"x")
    folder = tmp_path / "folder"
    inside = put(folder, "a.jpg", b"x")
    for name, target in (("file", outside), ("folder", outside.parent), ("inside", inside), ("nowhere", folder / "x")):
        (folder / f"link-{name}.jpg").symlink_to(target)
    walk = look_around(folder)
    assert list_files(folder) == ["a.jpg"]
    assert walk.passed_over == ("link-file.jpg", "link-folder.jpg", "link-inside.jpg", "link-nowhere.jpg")


def test_a_link_to_its_own_folder_is_no_endless_way(tmp_path: Path) -> None:
    """A loop of links is passed over like any link."""
    (tmp_path / "loop").symlink_to(tmp_path)
    assert look_around(tmp_path).passed_over == ("loop",)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_special_files_are_never_opened(tmp_path: Path) -> None:
    """A pipe or a socket called .jpg is passed over: opening a pipe would wait for ever."""
    os.mkfifo(tmp_path / "pipe.jpg")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(os.path.relpath(tmp_path / "socket.jpg"))
        assert look_around(tmp_path).passed_over == ("pipe.jpg", "socket.jpg")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not take such names")
def test_a_name_that_is_no_text_is_told(tmp_path: Path) -> None:
    """A name in another encoding cannot stand in a manifest; it is shown with its bytes in hexadecimal."""
    (tmp_path / os.fsdecode(b"Malm\xf6.jpg")).write_bytes(b"x")
    put(tmp_path / "a" / os.fsdecode(b"Malm\xf6"), "b.jpg", b"x")
    refused = look_around(tmp_path).unusable
    assert [file.file for file in refused] == [r"Malm\xf6.jpg", r"a/Malm\xf6"]
    assert all("Rename it" in file.reason for file in refused)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not take such names")
def test_the_name_of_the_folder_itself_may_be_anything(tmp_path: Path) -> None:
    """Only the path inside it stands in the manifest."""
    folder = tmp_path / os.fsdecode(b"Malm\xf6")
    put(folder, "a.jpg", b"x")
    assert list_files(folder) == ["a.jpg"]


def test_a_folder_that_cannot_be_read_is_told(public_folder: Path) -> None:
    """One closed folder among others does not hide itself and stops nobody."""
    put(public_folder, "open/a.jpg", b"x")
    put(public_folder, "closed/b.jpg", b"x")
    with without_rights(public_folder / "closed"):
        found, walk = walk_through(public_folder)
    assert [folder.path for folder in found] == ["", "open/"]
    assert [refused.file for refused in walk.unusable] == ["closed"]
    assert "cannot be read" in walk.unusable[0].reason


def test_a_folder_that_is_none_stops_the_run(public_folder: Path) -> None:
    """A missing folder, a file and a closed folder each raise with their reason."""
    file = put(public_folder, "closed/a.jpg", b"x")
    with pytest.raises(FolderError, match="does not exist"):
        look_around(public_folder / "missing")
    with pytest.raises(FolderError, match="is not a folder"):
        look_around(file)
    with without_rights(file.parent), pytest.raises(FolderError, match="cannot be read"):
        look_around(file.parent)
