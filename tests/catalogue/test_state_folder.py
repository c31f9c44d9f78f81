"""One process at a time may write in a folder, and none through a link that somebody left in it."""

import os
import struct
import subprocess
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from photowalk.catalogue import lock_folder, open_catalogue
from photowalk.errors import CatalogueError, FolderBusyError, FolderError
from support.crash import kill_at_the_end, process_at_work
from support.rights import without_rights

NOON = datetime(2019, 8, 16, 12, tzinfo=UTC)
PHOTO = b"\xff\xd8 the only copy of a photo"
OUR_FILES = (
    ".gitignore",
    "lock",
    "lock-holder.txt",
    "catalogue.sqlite3",
    "catalogue.sqlite3-wal",
    "catalogue.sqlite3-shm",
    "catalogue.sqlite3-journal",
    "sandbox/sandbox.sqlite3",
)

HOLD_LOCK = """
from datetime import datetime
from photowalk.catalogue import lock_folder

with lock_folder(folder, command="upload", now=datetime(2019, 8, 16, 12)):
    wait_for_the_end()
"""

FILL_DISK = """
import resource
import sys
from datetime import UTC, datetime
from pathlib import Path
from photowalk.catalogue import lock_folder, open_catalogue
from photowalk.errors import InputError
from photowalk.model import Event, EventKind

folder = Path(sys.argv[1])
with open_catalogue(folder) as catalogue:
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))  # from here on no file can grow
    try:
        {deed}
    except InputError as error:
        print(error)
"""


def make_lock(folder: Path) -> AbstractContextManager[None]:
    """The lock as `plan` takes it."""
    return lock_folder(folder, command="plan", now=NOON)


DOORS = [open_catalogue, make_lock]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one photo and an empty `.photowalk`; beside it lies a folder that is none of ours."""
    folder = tmp_path / "photos"
    (folder / ".photowalk" / "sandbox").mkdir(parents=True)
    (folder / "photo.jpg").write_bytes(PHOTO)
    (tmp_path / "outside").mkdir()
    return folder


def link_to_photo(place: Path, folder: Path) -> None:
    """Lead to a photo of the folder."""
    place.symlink_to(folder / "photo.jpg")


def link_into_nothing(place: Path, folder: Path) -> None:
    """Lead to a file outside that whoever writes would make."""
    place.symlink_to(folder.parent / "outside" / "file")


def hard_link_to_photo(place: Path, folder: Path) -> None:
    """Be a photo of the folder under a second name."""
    place.hardlink_to(folder / "photo.jpg")


def make_pipe(place: Path, folder: Path) -> None:  # noqa: ARG001 - as the others
    """Let whoever opens it wait for ever."""
    if sys.platform == "win32":
        pytest.skip("Windows has no pipes among files")
    os.mkfifo(place)


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("name", OUR_FILES)
@pytest.mark.parametrize("plant", [link_to_photo, link_into_nothing, hard_link_to_photo, make_pipe])
def test_nothing_is_written_through_what_somebody_left(
    folder: Path,
    *,
    door: Callable[[Path], AbstractContextManager[object]],
    name: str,
    plant: Callable[[Path, Path], None],
) -> None:
    """A link or a pipe in place of one of our files is refused; photos and files outside stay as they are."""
    plant(folder / ".photowalk" / name, folder)
    with pytest.raises(FolderError, match=r"must not write .*move the folder \.photowalk away"), door(folder):
        pass
    assert (folder / "photo.jpg").read_bytes() == PHOTO
    assert list((folder.parent / "outside").iterdir()) == []


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("name", [".photowalk", ".photowalk/sandbox"])
def test_a_folder_that_leads_elsewhere_is_refused(
    folder: Path, *, door: Callable[[Path], AbstractContextManager[object]], name: str
) -> None:
    """Not even an empty folder outside is written into."""
    (folder / ".photowalk" / "sandbox").rmdir()
    if name == ".photowalk":
        (folder / ".photowalk").rmdir()
    (folder / name).symlink_to(folder.parent / "outside")
    with pytest.raises(FolderError, match=r"link, or no .*move the folder \.photowalk away"), door(folder):
        pass
    assert list((folder.parent / "outside").iterdir()) == []


def test_sqlite_deletes_no_photo_for_a_journal(folder: Path) -> None:
    """A rollback journal that names a photo as its super-journal would make SQLite delete the photo."""
    with open_catalogue(folder):
        pass
    file = folder / ".photowalk" / "catalogue.sqlite3"
    name, magic = os.fsencode(folder / "photo.jpg"), bytes.fromhex("d9d505f920a163d7")
    header = magic + struct.pack(">5I", 0, 0, file.stat().st_size // 4096, 512, 4096)
    pointer = struct.pack(">I", 0x40000000 // 4096 + 1) + name + struct.pack(">II", len(name), sum(name)) + magic
    (folder / ".photowalk" / "catalogue.sqlite3-journal").write_bytes(header.ljust(512, b"\0") + pointer)
    with pytest.raises(FolderError, match=r"catalogue\.sqlite3-journal"), open_catalogue(folder):
        pass
    assert (folder / "photo.jpg").read_bytes() == PHOTO


def test_a_journal_of_a_cut_run_is_left_to_sqlite(folder: Path) -> None:
    """A run that was killed while it made the catalogue may leave one; it names no other file."""
    (folder / ".photowalk" / "catalogue.sqlite3-journal").write_bytes(b"\0" * 512)
    with open_catalogue(folder) as catalogue:
        assert catalogue.events() == ()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
def test_what_is_shown_of_a_planted_name_is_plain(folder: Path) -> None:
    """The name of a planted file cannot speak to the terminal."""
    (folder / ".photowalk" / "\x1b[2J").symlink_to("anywhere")
    with pytest.raises(FolderError) as caught, open_catalogue(folder):
        pass
    assert "\x1b" not in str(caught.value)


def test_a_missing_folder_is_not_made(tmp_path: Path) -> None:
    """A mistyped folder is told, not created."""
    with pytest.raises(FolderError, match="is not a folder"), open_catalogue(tmp_path / "nowhere"):
        pass


def test_a_folder_that_cannot_even_be_looked_for_is_told(tmp_path: Path) -> None:
    """A name that is too long for the disk is an error of ours like the others."""
    with pytest.raises(FolderError, match="File name too long"), open_catalogue(tmp_path / ("x" * 300)):
        pass


def test_a_state_folder_that_is_none_is_told(tmp_path: Path) -> None:
    """A file in its place is refused, with the way out."""
    (tmp_path / ".photowalk").write_text("in the way", encoding="utf-8")
    with pytest.raises(FolderError, match=r"no folder: move the folder \.photowalk away"), open_catalogue(tmp_path):
        pass


def test_a_second_writer_is_told_who_is_at_work(tmp_path: Path) -> None:
    """While another process holds the folder, the error names its command, number and start."""
    with process_at_work(HOLD_LOCK, tmp_path) as other:
        with pytest.raises(FolderBusyError) as caught, make_lock(tmp_path):
            pass
        assert caught.value.holder == f"photowalk upload, process {other.pid}, since 2019-08-16 12:00:00"


def test_a_killed_process_lets_go_of_the_folder(tmp_path: Path) -> None:
    """After kill -9 no lock is left behind, and the name that is left is written anew."""
    kill_at_the_end(HOLD_LOCK, tmp_path)
    with make_lock(tmp_path):
        assert "photowalk plan" in (tmp_path / ".photowalk" / "lock-holder.txt").read_text("utf-8")


def test_the_lock_holds_within_a_process_and_ends_with_its_block(tmp_path: Path) -> None:
    """Two threads of one program are two writers; after the first is done the second may begin."""
    with make_lock(tmp_path):
        (tmp_path / ".photowalk" / "lock-holder.txt").unlink()
        with pytest.raises(FolderBusyError, match="not said its name"), make_lock(tmp_path):
            pass
    with make_lock(tmp_path):
        pass


def test_a_holder_that_has_not_yet_said_its_name_is_shown_plain(tmp_path: Path) -> None:
    """What stands there before may be anybody's: no bytes of it can speak to the terminal, or go on for ever."""
    with make_lock(tmp_path):
        (tmp_path / ".photowalk" / "lock-holder.txt").write_bytes(b"\x1b[2J\r\n\xff" * 1000)
        with pytest.raises(FolderBusyError) as caught, make_lock(tmp_path):
            pass
    assert caught.value.holder.isprintable()
    assert len(caught.value.holder) <= 200


@pytest.mark.parametrize("name", ["lock", "lock-holder.txt"])
def test_a_folder_in_place_of_a_file_is_told(tmp_path: Path, name: str) -> None:
    """Where no lock can be had nothing is written without one."""
    (tmp_path / ".photowalk" / name).mkdir(parents=True)
    with pytest.raises(FolderError, match=r"cannot be .*directory.*move the folder"), make_lock(tmp_path):
        pass


def test_missing_rights_are_not_taken_for_a_network_disk() -> None:
    """Who may not write is told so; copying to another disk would not be the way."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        with make_lock(folder):
            pass
        with (
            without_rights(folder / ".photowalk" / "lock"),
            pytest.raises(FolderError, match=r"Permission denied.*allow writing there"),
            make_lock(folder),
        ):
            pass


@pytest.mark.parametrize(
    ("deed", "told"),
    [
        ('with lock_folder(folder, command="plan", now=datetime.now(UTC)): pass', "make room on the disk"),
        ('catalogue.add_event(Event(datetime.now(UTC), "commons", EventKind.INTENT))', "has room, and run"),
    ],
    ids=["the lock", "the catalogue"],
)
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on a file's size")
@pytest.mark.usefixtures("unmeasured")
def test_a_full_disk_is_told(tmp_path: Path, deed: str, told: str) -> None:
    """No room for the holder's name or a line of the journal: an error of ours says so, and the lock is let go."""
    command = [sys.executable, "-c", FILL_DISK.format(deed=deed), str(tmp_path)]
    run = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - a script of our own
    assert told in run.stdout
    assert (run.stderr, list(tmp_path.glob(".photowalk/lock-holder.txt"))) == ("", [])


def test_a_photo_put_in_place_of_the_catalogue_is_no_catalogue(folder: Path) -> None:
    """A copy of a photo is refused as damaged and left alone."""
    file = folder / ".photowalk" / "catalogue.sqlite3"
    file.write_bytes(PHOTO * 100)
    with pytest.raises(CatalogueError, match="is damaged"), open_catalogue(folder):
        pass
    assert file.read_bytes() == PHOTO * 100
