"""photowalk scan: what is there."""

import json
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from support.command import RunHere, photowalk_at_work, press_ctrl_c, run_photowalk
from support.folders import BARE_SAMPLE, BROKEN_SAMPLE, SAMPLES, list_files
from support.photo_files import make_jpeg, make_picture, put
from support.trip_cases import add_event

KEYS = (
    "file sha1 original_sha1 size_bytes media_type width_px height_px orientation taken_local utc_offset taken_source "
    "taken_precision taken_changes gps_utc latitude_deg longitude_deg altitude_m bearing_deg bearing_is_magnetic "
    "position_source position_basis make model serial lens exposure_s f_number iso focal_length_mm title headline "
    "description descriptions keywords creator credit rights usage_terms city country sublocation persons rating label "
    "fingerprint companions twins skip notes cannot_go_up"
)
"""Scripts rely on them: a key may be added, none may go or mean another thing."""
PHONE_SAMPLE = "city-day/IMG_20250816_152245.jpg"


@pytest.fixture
def listed(photowalk: RunHere) -> dict[str, dict[str, Any]]:
    """The objects of `scan --json` on the sample photos, by file."""
    objects = [json.loads(line) for line in photowalk("scan", "--json", "--no-cache", SAMPLES).out.splitlines()]
    return {photo["file"]: photo for photo in objects}


def test_json_has_the_same_keys_for_each_photo(listed: dict[str, dict[str, Any]]) -> None:
    """One object a line with just these keys, in this order."""
    assert len(listed) == 24
    assert {" ".join(photo) for photo in listed.values()} == {KEYS}


def test_json_says_what_the_phone_wrote(listed: dict[str, dict[str, Any]]) -> None:
    """Times in ISO 8601 with fraction and offset, degrees and metres as numbers."""
    photo = listed[PHONE_SAMPLE]
    assert photo["taken_local"].startswith("2025-08-16T15:22:45.")
    assert (photo["utc_offset"], photo["taken_source"]) == ("+02:00", "EXIF DateTimeOriginal")
    place = (photo["latitude_deg"], photo["longitude_deg"])
    assert place == pytest.approx((59.33, 18.11), abs=0.01)
    assert (photo["media_type"], photo["make"], photo["model"]) == ("image/jpeg", "Fairphone", "FP5")
    assert {type(photo[key]) for key in ("altitude_m", "bearing_deg", "exposure_s", "f_number")} == {float}
    assert len(photo["sha1"]) == 40


def test_json_has_null_for_what_is_not_known(listed: dict[str, dict[str, Any]]) -> None:
    """The picture from the messenger tells nothing but its size and what it looks like."""
    photo = listed[BARE_SAMPLE]
    known = {key for key, value in photo.items() if value not in (None, [], {})}
    assert known == {"file", "sha1", "size_bytes", "media_type", "width_px", "height_px", "fingerprint"}


def test_json_lists_what_cannot_go_up_with_the_reason(photowalk: RunHere, walk: Path) -> None:
    """Among the photos by its path, where it says something of itself."""
    put(walk, "A.bmp", make_picture("BMP"))
    put(walk, "Z.jpg", b"no picture")
    done = photowalk("scan", "--json", walk)
    photos = [json.loads(line) for line in done.out.splitlines()]
    assert [(photo["file"], photo["cannot_go_up"]) for photo in photos] == [
        ("A.bmp", "Wikimedia Commons does not take BMP files. Export it as JPEG and scan again."),
        ("Walk 1.jpg", None),
        ("Walk 2.jpg", None),
    ]
    assert done.err.count("cannot go up: ") == 2


def test_the_table_has_a_line_for_each_photo(photowalk: RunHere) -> None:
    """Time, place, camera and size; what cannot go up is named apart, and is worth exit code 1."""
    done = photowalk("scan", "--no-cache", SAMPLES)
    heading, *rows = done.out.splitlines()
    assert heading.split() == ["file", "taken", "position", "camera", "pixels", "notes"]
    (row,) = [row for row in rows if row.startswith(PHONE_SAMPLE)]
    assert "+02:00" in row
    assert "59.3" in row
    assert "FP5" in row
    assert len(rows) == 24
    assert done.code == 1
    assert f"cannot go up: {BROKEN_SAMPLE}: It is cut off" in done.err
    assert "\nburst: DSC_0140.JPG, DSC_0141.JPG; take DSC_0141.JPG (largest file)\n" in done.err
    assert "24 photos, 1 file that cannot go up, 6 files that are no photos (1 sidecar, 1 track, 4 others)." in done.err
    assert done.err.endswith(f"Next: photowalk plan {SAMPLES}\n")


def test_what_is_passed_over_is_counted_by_its_kind(photowalk: RunHere, walk: Path) -> None:
    """Videos, sidecars, tracks and others by their names, and what is hidden."""
    for name in ("a.MP4", "b.mov", "c.XMP", "d.gpx", "e", ".f", "g/Thumbs.db"):
        put(walk, name, b"x")
    told = "6 files that are no photos (2 videos, 1 sidecar, 1 track, 2 others), 2 hidden. Next:"
    assert told in photowalk("scan", walk).err


def test_groups_are_told_by_time(photowalk: RunHere, walk: Path) -> None:
    """With parts of the trip where photowalk.toml tells the event, by time alone without one or with a wrong one."""
    by_time = "2 groups by time:\n  1. 2025-08-14 14:03, 1 photo\n  2. 2025-08-15 14:03, 1 photo\n"
    add_event(walk)
    assert by_time.replace("photo\n", "photo, event\n", 1).replace("photo\n", "photo, travel\n") in (
        photowalk("scan", walk).err
    )
    config = walk / "photowalk.toml"
    config.write_text("nonsense", encoding="utf-8")
    done = photowalk("scan", walk)
    assert (done.code, by_time in done.err) == (0, True)
    assert "photowalk.toml is left out here, since it cannot be used; photowalk plan tells why.\n" in done.err
    config.unlink()
    done = photowalk("scan", walk)
    assert (by_time in done.err, "photowalk.toml" in done.err) == (True, False)


def test_a_sound_folder_is_left_as_it_is(photowalk: RunHere, walk: Path) -> None:
    """Exit code 0, and no file was made or changed but what photowalk remembers, and that only where it may."""
    before = list_files(walk)
    assert photowalk("scan", "--no-cache", walk).code == 0
    assert list_files(walk) == before
    assert photowalk("scan", walk).code == 0
    after = list_files(walk)
    assert {name: after[name] for name in before} == before
    assert {name.partition("/")[0] for name in after.keys() - before} == {".photowalk"}


def test_an_empty_folder_says_so(photowalk: RunHere, tmp_path: Path) -> None:
    """Nothing is nothing of any kind."""
    done = photowalk("scan", "--no-cache", tmp_path)
    assert (done.code, done.out.split()[0]) == (0, "file")
    assert done.err.startswith("0 photos, 0 files that cannot go up, 0 files that are no photos. Next:")


def find_readers(process_id: int, name: str) -> list[Path]:
    """The processes below a process that have a file of this name open, as Linux shows them."""
    with suppress(FileNotFoundError, ProcessLookupError):
        below = [Path("/proc", child) for child in list_below(str(process_id))]
        return [child for child in below if any(file.readlink().name == name for file in (child / "fd").iterdir())]
    return []


def list_below(process_id: str) -> list[str]:
    """The children of a process, and theirs."""
    children = Path(f"/proc/{process_id}/task/{process_id}/children").read_text().split()
    return [*children, *(further for child in children for further in list_below(child))]


@pytest.mark.skipif(sys.platform != "linux", reason="children are looked for as Linux tells them")
def test_ctrl_c_ends_all_readers_at_once(tmp_path: Path) -> None:
    """Exit code 130, one line and no traceback, and no process that goes on reading."""
    with put(tmp_path, "huge.jpg", make_jpeg()).open("ab") as file:
        file.truncate(2_000_000_000)
    with photowalk_at_work("scan", cwd=tmp_path) as process:
        while not (readers := find_readers(process.pid, "huge.jpg")):
            time.sleep(0.01)
        press_ctrl_c(process)
        out, err = process.communicate()
    assert (process.returncode, out) == (130, "")
    assert err.strip() == "Interrupted. What was done is kept; run the command again to go on."
    assert not any(reader.exists() for reader in readers)


def test_modules_among_the_photos_are_not_run(walk: Path) -> None:
    """Started in the folder, neither photowalk nor its readers look there for anything but photos."""
    for name in ("msgspec", "multiprocessing", "random"):
        put(walk, f"{name}.py", b"open('run', 'w').close()")
    done = run_photowalk("scan", "--json", cwd=walk)
    assert (done.code, done.out.count("Walk")) == (0, 2)
    assert not (walk / "run").exists()
