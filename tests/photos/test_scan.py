"""A folder as a whole."""

from pathlib import Path

import pytest
from PIL.ExifTags import GPS, Base

from photowalk.errors import FolderError
from photowalk.model import Scan
from photowalk.photos.pool import Readers
from photowalk.photos.scan import scan_folder
from support.odd_readers import read_by_name, read_number, refuse
from support.photo_files import (
    make_block,
    make_exif_segment,
    make_jpeg,
    make_png,
    make_title_packet,
    make_xmp_segment,
    put,
)
from support.scan_memory import MemoryHere

BLOCK = make_block(
    {Base.Make: "Canon"},
    exif={Base.DateTimeOriginal: "2019:08:16 14:03:21", Base.OffsetTimeOriginal: "+02:00"},
    gps={
        GPS.GPSLatitudeRef: "N",
        GPS.GPSLatitude: (59.0, 19.0, 39.0),
        GPS.GPSLongitudeRef: "E",
        GPS.GPSLongitude: (18.0, 3.0, 15.0),
    },
)
PHOTO = make_jpeg(make_exif_segment(BLOCK), make_xmp_segment(make_title_packet("City Hall")))


def test_a_folder_is_sorted_into_three_heaps(tmp_path: Path) -> None:
    """Photos, photos that cannot go up and everything else, each ordered by path."""
    for name, content in {
        "b.jpg": make_jpeg(),
        "a/c.png": make_png(),
        "a/broken.jpg": make_jpeg()[:200],
        "walk.gpx": b"<gpx/>",
        "photowalk.toml": b"[defaults]",
        "a/notes.txt": b"notes",
        ".photowalk/catalogue.sqlite3": b"SQLite format 3",
    }.items():
        put(tmp_path, name, content)
    (tmp_path / "link.jpg").symlink_to(tmp_path / "b.jpg")
    put(tmp_path, "a/.DS_Store", b"")
    scan = scan_folder(tmp_path)
    assert [photo.file for photo in scan.photos] == ["a/c.png", "b.jpg"]
    assert [refused.file for refused in scan.unusable] == ["a/broken.jpg"]
    assert scan.passed_over == ("a/notes.txt", "link.jpg", "photowalk.toml", "walk.gpx")
    assert scan.hidden == 1


def test_an_empty_folder_holds_nothing(tmp_path: Path) -> None:
    """No files, no trouble."""
    assert scan_folder(tmp_path) == Scan(photos=())


def test_a_missing_folder_stops_the_run(tmp_path: Path) -> None:
    """There is nothing to scan."""
    with pytest.raises(FolderError, match="does not exist"):
        scan_folder(tmp_path / "missing")


def test_the_same_bytes_are_one_photo(tmp_path: Path) -> None:
    """The file with the shortest name stands for all, for copies have longer ones; the others are its twins."""
    for name in ("a/Copy of IMG_1.jpg", "b/IMG_1.jpg", "c/IMG_1.jpg"):
        put(tmp_path, name, make_jpeg())
    put(tmp_path, "d.jpg", make_jpeg(colour=20))
    photos = scan_folder(tmp_path).photos
    assert [(photo.file, photo.twins) for photo in photos] == [
        ("b/IMG_1.jpg", ("c/IMG_1.jpg", "a/Copy of IMG_1.jpg")),
        ("d.jpg", ()),
    ]


@pytest.mark.parametrize("sidecar", ["DSC_0123.xmp", "dsc_0123.XMP", "DSC_0123.JPG.xmp", "DSC_0123.jpg.XMP"])
def test_a_sidecar_belongs_to_the_photo_beside_it(tmp_path: Path, sidecar: str) -> None:
    """Both customs of naming a sidecar are known; it comes before the packet in the photo."""
    put(tmp_path, "a/DSC_0123.JPG", PHOTO)
    put(tmp_path, f"a/{sidecar}", make_title_packet("By hand"))
    put(tmp_path, "DSC_0123.JPG", make_jpeg())
    scan = scan_folder(tmp_path)
    assert [photo.texts.title for photo in scan.photos] == [None, "By hand"]
    assert scan.passed_over == (f"a/{sidecar}",)


def test_the_sidecar_with_the_whole_name_is_nearer(tmp_path: Path) -> None:
    """`a.JPG.xmp` is of the JPEG alone, `a.xmp` may be of the raw file beside it."""
    put(tmp_path, "a.JPG", make_jpeg())
    put(tmp_path, "a.xmp", make_title_packet("of the raw file"))
    put(tmp_path, "a.JPG.xmp", make_title_packet("of the JPEG"))
    assert scan_folder(tmp_path).photos[0].texts.title == "of the JPEG"


def test_raw_files_go_with_their_jpegs(tmp_path: Path) -> None:
    """A pair is one photo with a companion, and what stands in `DSC_1.xmp` is said of both."""
    put(tmp_path, "DSC_1.NEF", BLOCK)
    put(tmp_path, "DSC_2.NEF", BLOCK)
    put(tmp_path, "DSC_1.JPG", PHOTO)
    put(tmp_path, "Copy of DSC_1.JPG", PHOTO)
    put(tmp_path, "DSC_1.xmp", make_title_packet("By hand"))
    scan = scan_folder(tmp_path)
    (photo,) = scan.photos
    assert (photo.companions, photo.twins, photo.texts.title) == (("DSC_1.NEF",), ("Copy of DSC_1.JPG",), "By hand")
    assert [refused.file for refused in scan.unusable] == ["DSC_2.NEF"]


def test_each_file_is_told(tmp_path: Path) -> None:
    """Progress counts every file, known ones at once, whatever it turns out to be."""
    for name, content in {"a.jpg": make_jpeg(), "b.txt": b"x", "c.jpg": b"x"}.items():
        put(tmp_path, name, content)
    memory = MemoryHere()
    told: list[tuple[int, int]] = []
    scan_folder(tmp_path, memory=memory, tell=lambda done, total: told.append((done, total)), now_ns=0)
    assert told == [(0, 3), (1, 3), (2, 3), (3, 3)]
    put(tmp_path, "d.txt", b"x")
    scan_folder(tmp_path, memory=memory, tell=lambda done, total: told.append((done, total)), now_ns=0)
    assert told[4:] == [(3, 4), (4, 4)]


def test_a_photo_that_cannot_be_read_stops_nobody(tmp_path: Path) -> None:
    """One that hangs, and one that ends whoever reads it, are told; the others are read."""
    for name in ("exit 1.jpg", "good 2.jpg", "hang 3.jpg", "good 4.jpg"):
        put(tmp_path, name, b"x")
    scan = scan_folder(tmp_path, readers=Readers(read_by_name, longest_s=1))
    assert [refused.reason[:20] for refused in scan.unusable] == [
        "Reading it ended the",
        "good 2.jpg",
        "good 4.jpg",
        "It took longer than ",
    ]


def test_two_scans_say_the_same(tmp_path: Path) -> None:
    """The scan depends on the files alone, not on how many read them."""
    for number in range(50):
        put(tmp_path, f"{number % 3}/{number}.jpg", make_jpeg(colour=number))
        put(tmp_path, f"{number % 3}/{number}.txt", b"notes")
    assert scan_folder(tmp_path, readers=Readers(most=1)) == scan_folder(tmp_path, readers=Readers(most=4))


NOTHING_IS_READ = Readers(refuse)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with something of everything."""
    put(tmp_path, "a/b.jpg", PHOTO)
    put(tmp_path, "a/b.nef", BLOCK)
    put(tmp_path, "a/b.xmp", make_title_packet("By hand"))
    put(tmp_path, "broken.jpg", PHOTO[:-50])
    put(tmp_path, "copy.jpg", PHOTO)
    put(tmp_path, "notes.txt", b"notes")
    return tmp_path


def test_what_stays_the_same_is_not_read_again(folder: Path) -> None:
    """Photos, refused files and what is no photo: the second scan says the same, and opens no file."""
    memory = MemoryHere()
    first = scan_folder(folder, memory=memory, now_ns=0)
    changes = memory.changes
    assert scan_folder(folder, memory=memory, readers=NOTHING_IS_READ, now_ns=0) == first
    assert (changes, memory.changes) == (2, changes)


@pytest.mark.parametrize("name", ["a/b.jpg", "a/b.xmp", "notes.txt"])
def test_what_changes_is_read_again(folder: Path, name: str) -> None:
    """The file itself, and the photo whose sidecar it is; then all is known again."""
    memory = MemoryHere()
    scan_folder(folder, memory=memory, now_ns=0)
    put(folder, name, make_title_packet("Another"))
    assert "was to be read" in str(scan_folder(folder, memory=memory, readers=NOTHING_IS_READ, now_ns=0))
    second = scan_folder(folder, memory=memory, now_ns=0)
    assert second == scan_folder(folder)
    assert scan_folder(folder, memory=memory, readers=NOTHING_IS_READ, now_ns=0) == second


def test_what_goes_is_forgotten(folder: Path) -> None:
    """Of files and folders that are gone nothing is kept, and of the others all."""
    memory = MemoryHere()
    scan_folder(folder, memory=memory, now_ns=0)
    (folder / "copy.jpg").unlink()
    for file in (folder / "a").iterdir():
        file.unlink()
    second = scan_folder(folder, memory=memory, readers=NOTHING_IS_READ, now_ns=0)
    assert [*memory.blocks] == [("", 0)]
    assert "copy.jpg" not in str(memory.blocks)
    assert (second.photos, len(second.unusable), second.passed_over) == ((), 1, ("notes.txt",))


def test_a_file_written_just_now_is_read_again(folder: Path) -> None:
    """By the clock, where no moment is given."""
    memory = MemoryHere()
    scan_folder(folder, memory=memory)
    assert "was to be read" in str(scan_folder(folder, memory=memory, readers=NOTHING_IS_READ))


class StopError(Exception):
    """Somebody has heard enough."""


def test_what_was_read_before_a_cut_is_remembered(tmp_path: Path) -> None:
    """Interrupted in the midst of a folder, the next scan goes on from there."""
    for number in range(40):
        put(tmp_path, f"{number:02}.jpg", b"x")
    memory = MemoryHere()

    def stop(done: int, total: int) -> None:
        if done == total // 2:
            raise StopError

    with pytest.raises(StopError):
        scan_folder(tmp_path, memory=memory, readers=Readers(read_number, most=1), tell=stop, now_ns=0)
    told: list[int] = []
    scan_folder(tmp_path, memory=memory, tell=lambda done, _total: told.append(done), now_ns=0)
    assert told[0] == 20
