"""One file: a photo, a photo that cannot go up, or no photo."""

import errno
import hashlib
import sys
import tempfile
from collections.abc import Callable
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from PIL.ExifTags import GPS, Base
from PIL.TiffImagePlugin import IFDRational

from photowalk.model import (
    CameraFacts,
    CameraPosition,
    CaptureTime,
    Fingerprint,
    GeoPoint,
    PhotoPath,
    PhotoRecord,
    Sha1,
    Texts,
    TimePrecision,
    TimeSource,
    UnusableFile,
)
from photowalk.photos.photo import MAX_FILE_BYTES, begin_photo, read_photo, refuse_unread
from photowalk.photos.walk import FoundFile
from support.photo_files import (
    make_block,
    make_directory,
    make_exif_segment,
    make_jpeg,
    make_picture,
    make_png,
    make_segment,
    make_title_packet,
    make_webp,
    make_xmp_segment,
    put,
)
from support.rights import without_rights

BLOCK = make_block(
    {Base.Make: "Canon", Base.Model: "Canon EOS 5D", Base.Orientation: 6},
    exif={
        Base.DateTimeOriginal: "2019:08:16 14:03:21",
        Base.SubsecTimeOriginal: "47",
        Base.OffsetTimeOriginal: "+02:00",
        Base.ExposureTime: IFDRational(1, 250),
        Base.FNumber: 2.8,
        Base.ISOSpeedRatings: 200,
        Base.FocalLength: 35.0,
        Base.LensModel: "EF35mm f/2",
    },
    gps={
        GPS.GPSLatitudeRef: "N",
        GPS.GPSLatitude: (59.0, 19.5, 0.0),
        GPS.GPSLongitudeRef: "E",
        GPS.GPSLongitude: (18.0, 3.0, 0.0),
        GPS.GPSAltitudeRef: b"\x01",
        GPS.GPSAltitude: 12.5,
        GPS.GPSImgDirectionRef: "T",
        GPS.GPSImgDirection: 90.0,
        GPS.GPSDateStamp: "2019:08:16",
        GPS.GPSTimeStamp: (12.0, 3.0, 20.0),
    },
)
PHOTO = make_jpeg(
    make_segment(0xE2, bytes(5_000)), make_exif_segment(BLOCK), make_xmp_segment(make_title_packet("City Hall"))
)


def read(folder: Path, name: str, *, content: bytes) -> PhotoRecord | UnusableFile | None:
    """What is read from a file of this name and content."""
    return read_photo(FoundFile(put(folder, name, content), PhotoPath(name)))


def require_reason(result: PhotoRecord | UnusableFile | None) -> str:
    """Why a file cannot go up."""
    assert isinstance(result, UnusableFile)
    return result.reason


def require_notes(result: PhotoRecord | UnusableFile | None) -> tuple[str, ...]:
    """What is odd about a photo."""
    assert isinstance(result, PhotoRecord)
    return result.notes


def test_a_record_holds_all_that_a_camera_wrote(tmp_path: Path) -> None:
    """Every field comes from the bytes, though 5,000 bytes of another segment stand before them."""
    assert read(tmp_path, "a.jpg", content=PHOTO) == PhotoRecord(
        file=PhotoPath("a.jpg"),
        sha1=Sha1(hashlib.sha1(PHOTO, usedforsecurity=False).hexdigest()),
        size_bytes=len(PHOTO),
        media_type="image/jpeg",
        width_px=8,
        height_px=6,
        orientation=6,
        taken=CaptureTime(
            local=datetime.fromisoformat("2019-08-16T14:03:21.470000"),
            source=TimeSource.EXIF_ORIGINAL,
            precision=TimePrecision.FRACTION,
            utc_offset=timedelta(hours=2),
            fraction="47",
        ),
        gps_utc=datetime.fromisoformat("2019-08-16T12:03:20"),
        position=CameraPosition(GeoPoint(59.325, 18.05), altitude_m=-12.5, bearing_deg=90.0),
        points=(GeoPoint(59.325, 18.05),),
        camera=CameraFacts(
            make="Canon",
            model="Canon EOS 5D",
            lens="EF35mm f/2",
            exposure_s=0.004,
            f_number=2.8,
            iso=200,
            focal_length_mm=35.0,
        ),
        texts=Texts(title="City Hall"),
    )


@pytest.mark.parametrize("image_format", ["JPEG", "PNG", "GIF", "WEBP", "TIFF"])
def test_a_photo_without_metadata_is_a_photo(tmp_path: Path, image_format: str) -> None:
    """Every type that Commons takes gives a record, without a note."""
    extension = image_format.lower()
    result = read(tmp_path, f"a.{extension}", content=make_picture(image_format))
    assert require_notes(result) == ()
    assert isinstance(result, PhotoRecord)
    assert (result.media_type, result.width_px, result.height_px) == (f"image/{extension}", 8, 6)


@pytest.mark.parametrize(
    ("name", "content", "note"),
    [
        ("a.jpg", make_png(), "named .jpg, but a PNG file by its content"),
        ("a.nef", make_jpeg(), "named .nef, but a JPEG file by its content"),
        ("a.txt", make_jpeg(), "named .txt, but a JPEG file by its content"),
        ("IMG_0001", make_jpeg(), "without an extension, but a JPEG file by its content"),
    ],
)
def test_a_name_that_does_not_fit_is_noted(tmp_path: Path, name: str, content: bytes, *, note: str) -> None:
    """The content decides, the name gets a note."""
    assert require_notes(read(tmp_path, name, content=content)) == (note,)


def test_values_that_are_none_are_noted(tmp_path: Path) -> None:
    """A camera whose clock was never set and a receiver without a fix are told apart from none at all."""
    block = make_block(
        exif={Base.DateTimeOriginal: "0000:00:00 00:00:00"},
        gps={GPS.GPSLatitudeRef: "N", GPS.GPSLatitude: (IFDRational(0, 0),) * 3},
    )
    result = read(tmp_path, "a.jpg", content=make_jpeg(make_exif_segment(block)))
    assert require_notes(result) == ("its EXIF capture time is not valid", "its EXIF position is not valid")
    assert isinstance(result, PhotoRecord)
    assert (result.taken, result.position) == (None, None)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        pytest.param("a.heic", b"\0\0\0\x18ftypheic" + bytes(12), "does not tell the size", id="HEIC without anything"),
        pytest.param("a.jxl", b"\xff\x0a" + bytes(12), "JPEG XL files. Export it as JPEG", id="JPEG XL"),
        pytest.param("a.bmp", make_picture("BMP"), "BMP files. Export it as JPEG", id="bitmap"),
        pytest.param("a.NEF", make_picture("TIFF"), "camera raw files. Export it as JPEG", id="raw by its name"),
        pytest.param("a.jpg", b"", "It is empty", id="empty"),
        pytest.param("a.jpg", b"<html>not found</html>", "no photo by its content", id="a web page saved"),
        pytest.param("a.jpg", PHOTO[:-400], "It is cut off", id="a copy that stopped"),
        pytest.param("a.jpg", PHOTO[:40], "It is cut off", id="a copy that stopped soon"),
        pytest.param("a.tif", make_directory((270, 2, 1, 0)), "does not tell the size", id="no size"),
        pytest.param("a.gif", b"GIF89a", "does not tell the size", id="nothing but a mark"),
    ],
)
def test_a_photo_that_cannot_go_up_says_why(tmp_path: Path, name: str, content: bytes, *, reason: str) -> None:
    """The reason says what is wrong and what to do."""
    assert reason in require_reason(read(tmp_path, name, content=content))


@pytest.mark.parametrize("name", ["talk.xmp", "walk.gpx", "video.mp4", "notes.txt", "manifest.csv", "x"])
def test_what_is_no_photo_by_name_and_content_is_none(tmp_path: Path, name: str) -> None:
    """Sidecars, tracks, videos and texts are passed over, empty ones too."""
    assert read(tmp_path, name, content=b"<anything/>") is None
    assert read(tmp_path, name, content=b"") is None


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("a.bmp", make_picture("BMP"), "image/bmp"),
        ("a.nef", make_picture("TIFF"), "image/x-raw"),
        ("a.jpg", PHOTO[:-3], "image/jpeg"),
    ],
)
def test_what_cannot_go_up_says_what_it_is(tmp_path: Path, name: str, content: bytes, *, media_type: str) -> None:
    """Its record stands beside the reason, for those who look for the raw file or the hour of the damaged photo."""
    result = read(tmp_path, name, content=content)
    assert isinstance(result, UnusableFile)
    assert result.record is not None
    assert (result.record.file, result.record.media_type) == (name, media_type)
    assert (result.record.width_px, result.record.height_px) == (8, 6)


def test_what_commons_takes_after_conversion_is_a_photo(tmp_path: Path) -> None:
    """The conversion is made later; here it is read as it is."""
    result = read(tmp_path, "a.avif", content=make_picture("AVIF"))
    assert isinstance(result, PhotoRecord)
    assert (result.media_type, result.width_px, result.height_px, result.notes) == ("image/avif", 8, 6, ())


def test_a_thumbnail_gives_a_fingerprint(tmp_path: Path) -> None:
    """Or the picture itself, where it is as small as one."""
    stream = BytesIO()
    Image.radial_gradient("L").save(stream, "JPEG")
    result = read(tmp_path, "a.jpg", content=stream.getvalue())
    assert isinstance(result, PhotoRecord)
    assert isinstance(result.fingerprint, Fingerprint)


def test_a_file_that_is_too_large_is_not_even_read(tmp_path: Path) -> None:
    """Five gigabytes of nothing would take their time."""
    location = put(tmp_path, "a.jpg", PHOTO)
    with location.open("ab") as file:
        file.truncate(MAX_FILE_BYTES + 1)
    assert "larger than 5 GiB" in require_reason(read_photo(FoundFile(location, PhotoPath("a.jpg"))))


def test_both_steps_together_are_the_whole(tmp_path: Path) -> None:
    """Several photos may be begun before the first is finished."""
    founds = [FoundFile(put(tmp_path, f"{name}.jpg", PHOTO), PhotoPath(f"{name}.jpg")) for name in "abc"]
    begun = [begin_photo(found, None) for found in founds]
    assert [finish() for finish in begun] == [read_photo(found) for found in founds]


def test_a_vanished_file_is_told(tmp_path: Path) -> None:
    """A photo may be moved away while the folder is read; anything else that goes does not matter."""
    assert "vanished" in require_reason(read_photo(FoundFile(tmp_path / "a.jpg", PhotoPath("a.jpg"))))
    assert read_photo(FoundFile(tmp_path / "a.txt", PhotoPath("a.txt"))) is None


def test_a_closed_file_is_told(public_folder: Path) -> None:
    """A photo that may not be read says so."""
    location = put(public_folder, "a.jpg", PHOTO)
    with without_rights(location):
        assert "no permission" in require_reason(read_photo(FoundFile(location, PhotoPath("a.jpg"))))


def test_a_file_that_fails_while_read_is_told(tmp_path: Path) -> None:
    """Any other trouble is told in the system's words: here a folder stands where the file was."""
    (tmp_path / "a.jpg").mkdir()
    reason = require_reason(read_photo(FoundFile(tmp_path / "a.jpg", PhotoPath("a.jpg"))))
    assert "cannot be read" in reason or "no permission" in reason


@pytest.mark.skipif(sys.platform != "linux", reason="a file that fails while it is read is a thing of Linux")
def test_a_disk_that_fails_leaves_no_file_open() -> None:
    """Nothing can be read at the start of a process's memory; a file left open would be warned of."""
    with pytest.raises(OSError, match="Input/output error"):
        begin_photo(FoundFile(Path("/proc/self/mem"), PhotoPath("a.jpg")), None)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda content: content[: len(content) // 2], id="half"),
        pytest.param(lambda content: content + b"video" * 1_000, id="a motion photo"),
        pytest.param(lambda content: content.replace(b"Exif\0\0MM", b"Exif\0\0XX"), id="no byte order"),
    ],
)
def test_no_damage_gives_values_that_are_not_there(tmp_path: Path, change: Callable[[bytes], bytes]) -> None:
    """A damaged photo is refused or read right, never read wrong."""
    whole = read(tmp_path, "whole.jpg", content=PHOTO)
    assert isinstance(whole, PhotoRecord)
    result = read(tmp_path, "a.jpg", content=change(PHOTO))
    if isinstance(result, PhotoRecord):
        assert result.taken in {whole.taken, None}
        assert result.position in {whole.position, None}


BEGINNINGS = [b"", b"\xff\xd8\xff\xe1", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"RIFF\0\0\0\0WEBP", b"II*\0", b"MM\0+"]
WHOLE = [
    PHOTO,
    make_picture("PNG"),
    make_picture("TIFF"),
    make_picture("GIF"),
    make_picture("AVIF"),
    make_webp(make_picture("WEBP")[12:]),
]


def assert_sound(name: str, content: bytes) -> None:
    """Whatever the file is said to be, no value of it is impossible."""
    with tempfile.TemporaryDirectory() as folder:
        result = read(Path(folder), name, content=content)
    record = result.record if isinstance(result, UnusableFile) else result
    if record is not None:
        assert record.width_px > 0
        assert record.height_px > 0
        assert record.orientation in {None, *range(1, 9)}
        points = [record.position.point] if record.position else []
        assert all(abs(point.latitude_deg) <= 90 and abs(point.longitude_deg) <= 180 for point in points)
        assert GeoPoint(0, 0) not in points


@given(beginning=st.sampled_from(BEGINNINGS), rest=st.binary(max_size=400), extension=st.sampled_from(["jpg", "txt"]))
def test_any_bytes_are_a_photo_or_none(beginning: bytes, rest: bytes, extension: str) -> None:
    """Random bytes behind the mark of any type are read or refused."""
    assert_sound(f"a.{extension}", beginning + rest)


@settings(max_examples=200)
@given(data=st.data(), whole=st.sampled_from(WHOLE))
def test_damage_is_read_or_refused(data: st.DataObject, whole: bytes) -> None:
    """Photos with bytes changed, mostly in their heads, or cut off."""
    content = bytearray(whole)
    places = st.integers(0, min(len(content), 700) - 1)
    for at, byte in data.draw(st.lists(st.tuples(places, st.integers(0, 255)), min_size=1, max_size=8)):
        content[at] = byte
    cut = data.draw(st.just(len(content)) | st.integers(0, len(content)))
    assert_sound("a.jpg", bytes(content[:cut]))


@pytest.mark.parametrize(
    ("number", "told"),
    [(errno.EMFILE, "Raise that limit"), (errno.ENFILE, "Raise that limit"), (errno.EIO, "Copy it again")],
)
def test_what_is_the_computers_fault_is_not_blamed_on_the_file(number: int, told: str) -> None:
    """A limit on open files is raised; only what cannot be read is copied again."""
    refused = refuse_unread(FoundFile(Path("a.jpg"), PhotoPath("a.jpg")), OSError(number, "no"))
    assert refused is not None
    assert told in refused.reason
