"""The story told in sample_photos holds: read with Pillow and exifread, not with our own reader."""

import hashlib
import math
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from datetime import datetime, timedelta
from fnmatch import fnmatch
from pathlib import Path

import exifread
import pytest
from defusedxml import ElementTree
from PIL import Image, ImageChops, ImageOps, ImageStat

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "sample_photos"
BROKEN = "venue/DSC_0102.JPG"
BARE = "received_118422551.jpg"
INDOORS = "phone/IMG_20250817_104502.jpg"
"""The phone had no sight of a satellite there."""
PICTURES = sorted(
    file.relative_to(SAMPLES).as_posix()
    for file in SAMPLES.rglob("*")
    if file.suffix.lower() in {".jpg", ".png"} and file != SAMPLES / BROKEN
)
DATED = [file for file in PICTURES if file != BARE]
LOCATED = [file for file in DATED if Path(file).name.startswith(("IMG_", "Copy")) and file != INDOORS]
STAMP = "%Y:%m:%d %H:%M:%S"
GPX = "{http://www.topografix.com/GPX/1/1}"
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
DC = "{http://purl.org/dc/elements/1.1/}"


def read_tags(file: Path) -> dict[str, str]:
    """What exifread sees, as text by tag name."""
    with file.open("rb") as stream:
        return {name: str(tag) for name, tag in exifread.process_file(stream, details=False).items()}


def read_taken(tags: Mapping[str, str]) -> datetime:
    """The camera's clock at the exposure."""
    return datetime.strptime(tags["EXIF DateTimeOriginal"], STAMP)  # noqa: DTZ007 (a camera's clock has no zone)


def read_degrees(file: Path) -> tuple[float, float]:
    """Latitude and longitude by Pillow, north and east."""
    with Image.open(file) as picture:
        position = picture.getexif().get_ifd(0x8825)
    assert (position[1], position[3]) == ("N", "E")
    latitude, longitude = (float(d) + float(m) / 60 + float(s) / 3600 for d, m, s in (position[2], position[4]))
    return latitude, longitude


def read_track() -> dict[datetime, tuple[float, float]]:
    """Where the logger was at each moment, UTC."""
    points = ElementTree.parse(SAMPLES / "tracks/2025-08-16.gpx").iter(f"{GPX}trkpt")
    return {
        datetime.fromisoformat(str(point.findtext(f"{GPX}time"))).replace(tzinfo=None): (
            float(point.attrib["lat"]),
            float(point.attrib["lon"]),
        )
        for point in points
    }


def distance_m(first: tuple[float, float], second: tuple[float, float]) -> float:
    """Metres between two places of one city."""
    north = (first[0] - second[0]) * 111_320
    east = (first[1] - second[1]) * 111_320 * math.cos(math.radians(first[0]))
    return math.hypot(north, east)


def difference(first: Path, second: Path) -> float:
    """Mean difference of two pictures' channels, 0 to 255."""
    with Image.open(first) as one, Image.open(second) as other:
        return sum(ImageStat.Stat(ImageChops.difference(one.convert("RGB"), other.convert("RGB"))).mean) / 3


def test_there_are_some_24_pictures_in_less_than_3_mb() -> None:
    """The folder is worth a look and quick to clone."""
    assert len(PICTURES) == 25
    assert sum(file.stat().st_size for file in SAMPLES.rglob("*") if file.is_file()) < 3_000_000


@pytest.mark.parametrize("file", PICTURES)
def test_every_picture_decodes_to_its_end(file: str) -> None:
    """No picture but the broken one is broken, and none is large."""
    with Image.open(SAMPLES / file) as picture:
        picture.load()
        assert sorted(picture.size) in ([800, 1200], [900, 1200])


@pytest.mark.parametrize("file", DATED)
def test_every_camera_file_says_when_how_and_with_what(file: str) -> None:
    """EXIF is as full as cameras write it, and its pixel size is the stored one."""
    tags = read_tags(SAMPLES / file)
    for name in ("ExposureTime", "FNumber", "ISOSpeedRatings", "FocalLength", "ExifVersion"):
        assert tags[f"EXIF {name}"]
    assert (tags["Image Make"], tags["Image Model"]) in {
        ("NIKON CORPORATION", "NIKON D7500"),
        ("Panasonic", "DC-G9"),
        ("Fairphone", "FP5"),
    }
    assert datetime(2025, 8, 14) <= read_taken(tags) < datetime(2025, 8, 18)  # noqa: DTZ001 (a camera's clock)
    assert tags["EXIF DateTimeDigitized"] == tags["EXIF DateTimeOriginal"]
    with Image.open(SAMPLES / file) as picture:
        assert [tags["EXIF ExifImageWidth"], tags["EXIF ExifImageLength"]] == [str(side) for side in picture.size]


@pytest.mark.parametrize("file", DATED)
def test_only_the_phone_writes_an_offset_and_positions(file: str) -> None:
    """The two cameras leave zone and place unknown; the Nikon and the phone write fractions of a second."""
    tags = read_tags(SAMPLES / file)
    is_phone = tags["Image Make"] == "Fairphone"
    assert tags.get("EXIF OffsetTimeOriginal") == ("+02:00" if is_phone else None)
    assert ("GPS GPSLatitude" in tags) == (file in LOCATED)
    assert ("EXIF SubSecTimeOriginal" in tags) == (tags["Image Make"] != "Panasonic")
    assert ("EXIF LensModel" in tags) != is_phone


def test_all_three_cameras_took_several_pictures() -> None:
    """Two cameras and a phone share the story."""
    makes = [read_tags(SAMPLES / file)["Image Make"] for file in DATED]
    assert {make: makes.count(make) for make in makes} == {"NIKON CORPORATION": 9, "Panasonic": 5, "Fairphone": 10}


@pytest.mark.parametrize("file", LOCATED)
def test_positions_are_in_stockholm_and_complete(file: str) -> None:
    """A position comes with height, direction and the satellites' time, which is the local time less the offset."""
    latitude, longitude = read_degrees(SAMPLES / file)
    assert 59.30 < latitude < 59.35
    assert 18.04 < longitude < 18.13
    tags = read_tags(SAMPLES / file)
    assert tags["GPS GPSImgDirectionRef"] == "M"
    assert tags["GPS GPSImgDirection"]
    assert tags["GPS GPSAltitude"]
    clock = ":".join(f"{int(part):02}" for part in tags["GPS GPSTimeStamp"].strip("[]").split(","))
    assert f"{tags['GPS GPSDate']} {clock}" == (read_taken(tags) - timedelta(hours=2)).strftime(STAMP)


def test_the_phone_names_its_files_by_its_clock() -> None:
    """IMG_20250815_140321.jpg was taken on 15 August 2025 at 14:03:21."""
    phone = [file for file in DATED if Path(file).name.startswith("IMG_")]
    assert len(phone) == 9
    for file in phone:
        assert Path(file).stem == read_taken(read_tags(SAMPLES / file)).strftime("IMG_%Y%m%d_%H%M%S")


def test_the_panasonic_is_an_hour_and_seven_minutes_late() -> None:
    """The ferry came to the quay at 14:24:10, where the logger was then; the file says otherwise."""
    claimed = read_taken(read_tags(SAMPLES / "city-day/P1010042.JPG"))
    true = claimed + timedelta(hours=1, minutes=7)
    assert true.strftime(STAMP) == "2025:08:16 14:24:10"
    quay, track = (59.3213, 18.0752), read_track()
    assert distance_m(track[true.replace(second=0) - timedelta(hours=2)], quay) < 20
    assert distance_m(track[claimed.replace(second=0) - timedelta(hours=2)], quay) > 300


def test_one_picture_has_no_exif_at_all() -> None:
    """What a messenger sends on has lost its date and camera."""
    with Image.open(SAMPLES / BARE) as picture:
        assert not picture.getexif()
    assert read_tags(SAMPLES / BARE) == {}


def test_one_picture_is_upright_only_by_its_tag() -> None:
    """Exactly one is stored lying on its side, with orientation 6."""
    turned = [file for file in DATED if read_tags(SAMPLES / file)["Image Orientation"] != "Horizontal (normal)"]
    assert turned == ["city-day/IMG_20250816_161030.jpg"]
    with Image.open(SAMPLES / turned[0]) as picture:
        assert picture.getexif()[0x0112] == 6
        assert picture.size == (1200, 900)
        assert ImageOps.exif_transpose(picture).size == (900, 1200)


def test_two_group_photos_are_near_duplicates() -> None:
    """Two frames a second apart: other bytes, nearly the same picture."""
    first, second = SAMPLES / "DSC_0140.JPG", SAMPLES / "DSC_0141.JPG"
    assert read_taken(read_tags(second)) - read_taken(read_tags(first)) == timedelta(seconds=1)
    assert 0 < difference(first, second) < 12
    assert difference(first, SAMPLES / "city-day/DSC_0158.JPG") > 30


def test_exactly_one_picture_is_there_twice() -> None:
    """One file has a copy with the very same bytes; no other two are equal."""
    by_hash: dict[str, list[str]] = {}
    for file in PICTURES:
        by_hash.setdefault(hashlib.sha1((SAMPLES / file).read_bytes(), usedforsecurity=False).hexdigest(), []).append(
            file
        )
    assert [files for files in by_hash.values() if len(files) > 1] == [
        ["phone/Copy of IMG_20250814_202815.jpg", "phone/IMG_20250814_202815.jpg"]
    ]


def test_formats_are_as_named() -> None:
    """One PNG, the rest JPEG, upper and lower case endings."""
    formats = {}
    for file in PICTURES:
        with Image.open(SAMPLES / file) as picture:
            formats[file] = picture.format
    assert [file for file, name in formats.items() if name != "JPEG"] == ["venue/DSC_0104.png"]
    assert {Path(file).suffix for file in PICTURES} == {".JPG", ".jpg", ".png"}


def test_a_later_program_changed_only_the_date_of_change() -> None:
    """Saved by an editor days later: DateTime moved, DateTimeOriginal did not."""
    tags = read_tags(SAMPLES / "city-day/DSC_0152.JPG")
    assert tags["Image Software"].startswith("darktable")
    assert tags["Image DateTime"] > "2025:08:18" > tags["EXIF DateTimeOriginal"]


def test_the_broken_file_looks_like_a_photo_and_cannot_be_opened() -> None:
    """Cut off in its header: the first bytes are a JPEG's, but nothing opens it and no date is to be had."""
    assert (SAMPLES / BROKEN).read_bytes().startswith(b"\xff\xd8\xff")
    with pytest.raises(OSError, match="Truncated"):
        Image.open(SAMPLES / BROKEN)
    assert "EXIF DateTimeOriginal" not in read_tags(SAMPLES / BROKEN)


def test_the_note_is_no_photo() -> None:
    """A text file lies about, as in any folder."""
    assert (SAMPLES / "notes.txt").read_text(encoding="utf-8").startswith("Example Conference 2025")


def test_one_picture_has_a_sidecar() -> None:
    """DSC_0123.xmp beside DSC_0123.JPG: title, description in two languages, keywords, creator, rights."""
    assert (SAMPLES / "talks/DSC_0123.JPG").exists()
    packet = ElementTree.parse(SAMPLES / "talks/DSC_0123.xmp")

    def texts(field: str) -> list[str]:
        return [str(entry.text) for entry in packet.iterfind(f".//{DC}{field}//{RDF}li")]

    assert texts("title") == ["Lightning talk on photographing street art"]
    assert texts("subject") == ["lightning talk", "conference", "street art"]
    assert texts("creator") == ["Jane Doe"]
    assert texts("rights") == ["Jane Doe, CC BY-SA 4.0"]
    languages = [
        entry.attrib["{http://www.w3.org/XML/1998/namespace}lang"]
        for entry in packet.iterfind(f".//{DC}description//{RDF}li")
    ]
    assert languages == ["x-default", "en", "sv"]


def test_the_track_is_one_afternoon_and_meets_the_phone() -> None:
    """A point a minute from 12:45 to 16:45 local time, and the phone's own positions lie on it."""
    track = read_track()
    moments = list(track)
    assert moments == sorted(moments)
    assert (moments[0].isoformat(), moments[-1].isoformat()) == ("2025-08-16T10:45:00", "2025-08-16T14:45:00")
    walk = [file for file in LOCATED if file.startswith("city-day/")]
    assert len(walk) == 2
    for file in walk:
        utc = read_taken(read_tags(SAMPLES / file)) - timedelta(hours=2)
        assert distance_m(track[utc.replace(second=0)], read_degrees(SAMPLES / file)) < 30


def test_the_rules_beside_the_photos_use_all_three_conditions() -> None:
    """photowalk.toml is the model of a config: by file, by date and by distance, every pattern finding a picture."""
    config = tomllib.loads((SAMPLES / "photowalk.toml").read_text(encoding="utf-8"))
    whens = [rule["when"] for rule in config["rules"]]
    kinds = ["+".join(sorted(when)) for when in whens]
    assert sorted(kinds) == ["dates", "dates+files", "dates+files", "dates+near", "files", "files", "files", "near"]
    for pattern in (pattern for when in whens for pattern in when.get("files", [])):
        assert [file for file in PICTURES if fnmatch(file, pattern)]
    for near in (when["near"] for when in whens if "near" in when):
        place = (near["latitude"], near["longitude"])
        assert [file for file in LOCATED if distance_m(place, read_degrees(SAMPLES / file)) < near["radius_m"]]
    for texts in (config["defaults"], *config["rules"]):
        assert set(texts["description"]) == set(config["languages"])


def test_the_script_makes_the_same_pictures_again(tmp_path: Path) -> None:
    """Pixels (but for an encoder's rounding), tags and texts come out as they stand here, no more and no less."""
    command = [sys.executable, "-m", "scripts.make_sample_photos", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)  # noqa: S603 (our own script)
    made = {file.relative_to(tmp_path).as_posix() for file in tmp_path.rglob("*") if file.is_file()}
    tracked = [*PICTURES, BROKEN, "notes.txt", "talks/DSC_0123.xmp", "tracks/2025-08-16.gpx"]
    assert made == set(tracked)
    for file in PICTURES:
        assert difference(tmp_path / file, SAMPLES / file) < 1, file
        assert read_tags(tmp_path / file) == read_tags(SAMPLES / file), file
    for file in ("notes.txt", "talks/DSC_0123.xmp", "tracks/2025-08-16.gpx"):
        assert (tmp_path / file).read_bytes() == (SAMPLES / file).read_bytes(), file
