"""photowalk clock: what is said of each camera, and what to put into photowalk.toml."""

import tomllib
from pathlib import Path

import pytest
from PIL.ExifTags import GPS, Base

from photowalk.workflow import require_settings
from support.command import RunHere
from support.folders import BARE_SAMPLE, copy_samples, list_files, write_config
from support.photo_files import make_block, make_exif_segment, make_jpeg, put

SEEN = "city-day/P1010042.JPG"
SHOWN = "2025-08-16T14:24:10+02:00"
"""When the Panasonic, 1 h 7 min behind, took it."""
ENTRY = """\
[[cameras]]
make = "Panasonic"
model = "DC-G9"
correction_s = 4020  # +1:07:00
zone = "Europe/Stockholm"
"""
STOCKHOLM: dict[int, object] = {
    GPS.GPSLatitudeRef: "N",
    GPS.GPSLatitude: (59.0, 20.0, 0.0),
    GPS.GPSLongitudeRef: "E",
    GPS.GPSLongitude: (18.0, 4.0, 0.0),
    GPS.GPSDateStamp: "2025:08:16",
}


def put_photo(
    folder: Path, name: str, taken: str, *, utc: tuple[int, int, int] | None = None, serial: str | None = None
) -> None:
    """A photo of 16 August 2025 by a camera with a quote in its name; GPS time comes with its place, Stockholm."""
    block = make_block(
        {Base.Make: "Panasonic", Base.Model: 'G"9'},
        exif={Base.DateTimeOriginal: f"2025:08:16 {taken}", **({Base.BodySerialNumber: serial} if serial else {})},
        gps={**STOCKHOLM, GPS.GPSTimeStamp: tuple(map(float, utc))} if utc else None,
    )
    put(folder, name, make_jpeg(make_exif_segment(block)))


@pytest.fixture
def samples(tmp_path: Path) -> Path:
    """A copy of the sample photos whose photowalk.toml does not yet tell of clocks: there is none."""
    folder = copy_samples(tmp_path / "samples")
    (folder / "photowalk.toml").unlink()
    return folder


def test_without_a_photo_of_a_clock_the_samples_say_little(photowalk: RunHere, samples: Path) -> None:
    """The phone proves itself by GPS; for the cameras one is told how to find out, and that the track does not help."""
    done = photowalk("clock", samples)
    assert (done.code, done.out) == (0, "")
    phone, nikon, panasonic, track, end = done.err.splitlines()
    assert phone.startswith("Fairphone FP5: its clock is right (")
    assert nikon.startswith("NIKON CORPORATION NIKON D7500")
    assert panasonic.startswith("Panasonic DC-G9: nothing to compare with. Photograph a clock with it")
    assert f"photowalk clock {samples} --at FILE=" in panasonic
    assert track.startswith("Tracks do not help here")
    assert end.startswith("Nothing was changed, and there is nothing to add to")


@pytest.mark.parametrize("is_from_here", [False, True], ids=["seen from the folder", "seen from here"])
def test_one_photo_of_a_clock_finds_the_panasonic_out(photowalk: RunHere, samples: Path, *, is_from_here: bool) -> None:
    """Behind by 1:07:00; the phone's photos tell the zone; each example shows what would change; nothing does."""
    before = list_files(samples)
    file = samples / SEEN if is_from_here else SEEN
    done = photowalk("clock", "--no-cache", samples, "--at", f"{file}={SHOWN}")
    assert (done.code, done.out) == (0, ENTRY)
    assert "Panasonic DC-G9: +1:07:00, zone Europe/Stockholm" in done.err
    assert f"({SEEN} shows a clock at 2025-08-16 14:24:10+02:00)" in done.err
    assert "  venue/P1010012.JPG: 2025-08-14 09:39:20 -> 2025-08-14 10:46:20\n" in done.err
    assert done.err.endswith(f"Put these lines into {samples / 'photowalk.toml'}, then: photowalk plan {samples}\n")
    assert list_files(samples) == before


def test_the_samples_say_what_is_so(photowalk: RunHere, tmp_path: Path) -> None:
    """Their own photowalk.toml has that very entry."""
    done = photowalk("clock", copy_samples(tmp_path / "samples"), "--at", f"{SEEN}={SHOWN}")
    assert (done.code, done.out) == (0, "")
    assert "photowalk.toml says +1:07:00, zone Europe/Stockholm already\n" in done.err


def test_what_it_prints_can_be_pasted(photowalk: RunHere, tmp_path: Path) -> None:
    """Quotes in a model's name and all; asked again it has nothing to add."""
    for minute in range(3):
        put_photo(tmp_path, f"{minute}.jpg", f"12:{minute:02}:00", utc=(10, minute + 5, 30))
    write_config(tmp_path, event="Walk")
    with (tmp_path / "photowalk.toml").open("a", encoding="utf-8") as config:
        config.write(photowalk("clock", tmp_path).out)
    (entry,) = require_settings(tmp_path).cameras
    assert (entry.model, entry.correction.total_seconds(), entry.zone) == ('G"9', 330, "Europe/Stockholm")
    again = photowalk("clock", tmp_path)
    assert again.out == ""
    assert "photowalk.toml says +0:05:30, zone Europe/Stockholm already\n" in again.err


@pytest.mark.parametrize(
    ("utc_minute", "advice", "has_entry"),
    [(5, "already: put the new entry in its place", True), (0, "already: take that out", False)],
)
def test_an_entry_that_says_otherwise_is_told(
    photowalk: RunHere, tmp_path: Path, *, utc_minute: int, advice: str, has_entry: bool
) -> None:
    """The proposal is reckoned from the camera's own times, whatever the entry says."""
    for minute in range(3):
        put_photo(tmp_path, f"{minute}.jpg", f"12:{minute:02}:00", utc=(10, minute + utc_minute, 0))
    write_config(tmp_path, event="Walk")
    with (tmp_path / "photowalk.toml").open("a", encoding="utf-8") as config:
        config.write('[[cameras]]\nmake = "Panasonic"\ncorrection_s = -90\n')
    done = photowalk("clock", tmp_path)
    assert f"photowalk.toml says -0:01:30 {advice}\n" in done.err
    assert bool(done.out) == has_entry


def test_an_entry_for_a_camera_that_nothing_is_known_of_is_told(photowalk: RunHere, tmp_path: Path) -> None:
    """It may well be right."""
    put_photo(tmp_path, "1.jpg", "12:00:00")
    write_config(tmp_path, event="Walk")
    with (tmp_path / "photowalk.toml").open("a", encoding="utf-8") as config:
        config.write('[[cameras]]\nmake = "Panasonic"\nzone = "Asia/Tokyo"\n')
    done = photowalk("clock", tmp_path)
    assert (done.code, done.out) == (0, "")
    assert "photowalk.toml says +0:00:00, zone Asia/Tokyo already\n" in done.err


def test_what_is_not_sure_is_commented_out(photowalk: RunHere, tmp_path: Path) -> None:
    """One GPS time may be stale: whoever pastes all of it changes nothing by that."""
    put_photo(tmp_path, "1.jpg", "12:00:00", utc=(9, 0, 0))
    done = photowalk("clock", tmp_path)
    assert tomllib.loads(done.out) == {}
    uncommented = "".join(line.removeprefix("#") for line in done.out.splitlines(keepends=True))
    assert tomllib.loads(uncommented)["cameras"][0]["correction_s"] == -3600
    assert "not sure, so check it" in done.err
    assert "take the # away" in done.err


def test_a_folder_without_cameras_is_told(photowalk: RunHere, tmp_path: Path) -> None:
    """Nor does it need a photowalk.toml."""
    done = photowalk("clock", tmp_path)
    assert (done.code, done.out) == (0, "")
    assert done.err.startswith("No photo has a time by the clock of a camera that it names.\n")


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (SHOWN, "is no FILE=TIME. Type it like this: --at IMG_1.JPG=2025-08-16T14:03:21+02:00"),
        (f"={SHOWN}", "is no FILE=TIME"),
        (f"{SEEN}=14:24", "'14:24' is no date and time. Type it like this"),
        (f"{SEEN}=2025-08-16", "'2025-08-16' is no date and time"),
        (f"{SEEN}=2025-02-30T14:24:10", "is no date and time"),
        (f"{SEEN}=0001-01-01T00:00:00+14:00", "is no date and time"),
        (f"DSC_0110.JPG={SHOWN}", "the folder has no photo 'DSC_0110.JPG'. Did you mean 'talks/DSC_0110.JPG'?"),
        (
            f"city-day/P1010024.JPG={SHOWN}",
            "the folder has no photo 'city-day/P1010024.JPG'. Did you mean 'city-day/P1010047.JPG'?",
        ),
        (f"x={SHOWN}", "Give its path in that folder."),
        (f"{BARE_SAMPLE}={SHOWN}", f"{BARE_SAMPLE!r} has no time by the clock of a camera"),
    ],
)
def test_a_clock_that_cannot_be_used_is_refused(photowalk: RunHere, samples: Path, *, given: str, words: str) -> None:
    """With what to type; exit code 2, and no proposal."""
    done = photowalk("clock", samples, "--at", given)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("--at")
    assert words in done.err


def test_a_copy_stands_for_its_photo(photowalk: RunHere, tmp_path: Path) -> None:
    """The same bytes under another name: that one may be typed as well."""
    for name in ("1.jpg", "Copy of 1.jpg"):
        put_photo(tmp_path, name, "12:00:00")
    done = photowalk("clock", tmp_path, "--at", "Copy of 1.jpg=2025-08-16 12:30")
    assert tomllib.loads(done.out)["cameras"] == [{"make": "Panasonic", "model": 'G"9', "correction_s": 1800}]


def test_a_photo_that_cannot_go_up_tells_the_time_too(photowalk: RunHere, tmp_path: Path) -> None:
    """Its end is missing, its metadata are not."""
    put_photo(tmp_path, "whole.jpg", "12:00:00")
    cut = tmp_path / "cut.jpg"
    cut.write_bytes((tmp_path / "whole.jpg").read_bytes()[:-20])
    done = photowalk("clock", tmp_path, "--at", "cut.jpg=2025-08-16T12:30:00")
    assert "correction_s = 1800" in done.out


@pytest.mark.parametrize(
    ("make", "names"), [("Panasonic", {"make": "Panasonic"}), (None, {"serial": "001"})], ids=["named", "number only"]
)
def test_a_number_that_tells_nothing_apart_is_left_out(
    photowalk: RunHere, tmp_path: Path, *, make: str | None, names: dict[str, str]
) -> None:
    """Exports often lack it, and the entry is to be for them as well."""
    exif: dict[int, object] = {Base.DateTimeOriginal: "2025:08:16 12:00:00", Base.BodySerialNumber: "001"}
    block = make_block({Base.Make: make} if make else None, exif=exif)
    put(tmp_path, "1.jpg", make_jpeg(make_exif_segment(block)))
    done = photowalk("clock", tmp_path, "--at", "1.jpg=2025-08-16T12:30:00")
    assert tomllib.loads(done.out)["cameras"] == [{**names, "correction_s": 1800}]


def test_two_bodies_of_a_model_are_told_apart_by_their_numbers(photowalk: RunHere, tmp_path: Path) -> None:
    """Each clock has its own entry; a name may hold the sign that stands before the time."""
    put_photo(tmp_path, "left=1.jpg", "12:00:00", serial="001")
    put_photo(tmp_path, "right=1.jpg", "12:00:30", serial="002")
    shown = [f"--at={name}=1.jpg=2025-08-16T12:10:00" for name in ("left", "right")]
    done = photowalk("clock", tmp_path, *shown)
    entries = tomllib.loads(done.out)["cameras"]
    assert [(entry["serial"], entry["correction_s"]) for entry in entries] == [("001", 600), ("002", 570)]
    assert 'Panasonic G"9 001: +0:10:00' in done.err


@pytest.mark.parametrize(
    ("config", "words"), [(None, "does not exist"), ("[[cameras", "photowalk.toml cannot be used")]
)
def test_a_folder_that_cannot_be_used_is_refused(
    photowalk: RunHere, tmp_path: Path, *, config: str | None, words: str
) -> None:
    """It is not there, or its photowalk.toml is broken, so that nothing could be put into it: exit code 2."""
    folder = tmp_path / "walk"
    if config:
        put(folder, "photowalk.toml", config.encode())
    done = photowalk("clock", folder)
    assert (done.code, done.out) == (2, "")
    assert words in done.err
