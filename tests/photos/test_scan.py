"""A folder as a whole."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL.ExifTags import GPS, Base

from photowalk.errors import FolderError
from photowalk.model import PhotoPath, Scan
from photowalk.photos.scan import scan_folder
from support.photo_files import (
    make_block,
    make_exif_segment,
    make_jpeg,
    make_picture,
    make_png,
    make_title_packet,
    make_webp,
    make_xmp_segment,
    put,
)

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
    scan = scan_folder(tmp_path)
    assert [photo.file for photo in scan.photos] == ["a/c.png", "b.jpg"]
    assert [refused.file for refused in scan.unusable] == ["a/broken.jpg"]
    assert scan.passed_over == ("a/notes.txt", "link.jpg", "photowalk.toml", "walk.gpx")


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


@pytest.mark.parametrize("sidecar", ["DSC_0123.xmp", "DSC_0123.XMP", "DSC_0123.JPG.xmp"])
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


def test_each_file_is_told(tmp_path: Path) -> None:
    """Progress counts every file that is looked at, whatever it turns out to be."""
    for name, content in {"a.jpg": make_jpeg(), "b.txt": b"x", "c.jpg": b"x"}.items():
        put(tmp_path, name, content)
    told: list[tuple[int, int]] = []
    scan_folder(tmp_path, tell=lambda done, total: told.append((done, total)))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_a_photo_that_vanishes_during_the_scan_is_told(tmp_path: Path) -> None:
    """The others are read all the same."""
    put(tmp_path, "a.jpg", make_jpeg())
    put(tmp_path, "b.jpg", make_jpeg(colour=20))
    scan = scan_folder(tmp_path, tell=lambda _done, _total: (tmp_path / "b.jpg").unlink(missing_ok=True))
    assert [photo.file for photo in scan.photos] == ["a.jpg"]
    assert [refused.file for refused in scan.unusable] == ["b.jpg"]
    assert "vanished" in scan.unusable[0].reason


def test_two_scans_say_the_same(tmp_path: Path) -> None:
    """The scan depends on the files alone."""
    for name in ("a.jpg", "b/c.jpg", "b/d.txt"):
        put(tmp_path, name, PHOTO)
    assert scan_folder(tmp_path) == scan_folder(tmp_path)


def scan_bytes(name: str, content: bytes) -> Scan:
    """The scan of a folder with this one file."""
    with tempfile.TemporaryDirectory() as folder:
        put(Path(folder), name, content)
        return scan_folder(Path(folder))


def assert_sound(scan: Scan) -> None:
    """One file comes out as one thing, and no value is impossible."""
    assert len(scan.photos) + len(scan.unusable) + len(scan.passed_over) == 1
    for photo in scan.photos:
        assert photo.width_px > 0
        assert photo.height_px > 0
        assert photo.orientation in {None, *range(1, 9)}
        if photo.position is not None:
            point = photo.position.point
            assert abs(point.latitude_deg) <= 90
            assert abs(point.longitude_deg) <= 180
            assert (point.latitude_deg, point.longitude_deg) != (0, 0)


BEGINNINGS = [b"", b"\xff\xd8\xff\xe1", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"RIFF\0\0\0\0WEBP", b"II*\0", b"MM\0+"]


@settings(deadline=None)
@given(beginning=st.sampled_from(BEGINNINGS), rest=st.binary(max_size=400), extension=st.sampled_from(["jpg", "txt"]))
def test_any_bytes_are_a_photo_or_none(beginning: bytes, rest: bytes, extension: str) -> None:
    """Random bytes behind the mark of any type never stop a scan."""
    assert_sound(scan_bytes(f"a.{extension}", beginning + rest))


WHOLE = [
    PHOTO,
    make_picture("PNG"),
    make_picture("TIFF"),
    make_picture("GIF"),
    make_webp(make_picture("WEBP")[12:]),
]


@settings(deadline=None, max_examples=200)
@given(data=st.data(), whole=st.sampled_from(WHOLE))
def test_damage_never_stops_a_scan(data: st.DataObject, whole: bytes) -> None:
    """Photos with bytes changed, mostly in their heads, or cut off are read or refused."""
    content = bytearray(whole)
    places = st.integers(0, min(len(content), 700) - 1)
    for at, byte in data.draw(st.lists(st.tuples(places, st.integers(0, 255)), min_size=1, max_size=8)):
        content[at] = byte
    cut = data.draw(st.just(len(content)) | st.integers(0, len(content)))
    assert_sound(scan_bytes("a.jpg", bytes(content[:cut])))


def test_paths_are_of_the_model() -> None:
    """A path in a scan has forward slashes and no folder above."""
    assert scan_bytes("deep/down/a.jpg", PHOTO).photos[0].file == PhotoPath("deep/down/a.jpg")
