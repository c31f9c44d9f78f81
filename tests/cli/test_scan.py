"""photowalk scan: what is there."""

import json
from pathlib import Path
from typing import Any

import pytest

from support.command import RunHere
from support.folders import BARE_SAMPLE, BROKEN_SAMPLE, SAMPLES, list_files

KEYS = (
    "file sha1 size_bytes media_type width_px height_px orientation taken_local utc_offset taken_source latitude_deg "
    "longitude_deg altitude_m bearing_deg make model lens exposure_s f_number iso focal_length_mm title description "
    "keywords creator rights notes"
)
"""Scripts rely on them: a key may be added, none may go or mean another thing."""
PHONE_SAMPLE = "city-day/IMG_20250816_152245.jpg"


@pytest.fixture
def listed(photowalk: RunHere) -> dict[str, dict[str, Any]]:
    """The objects of `scan --json` on the sample photos, by file."""
    objects = [json.loads(line) for line in photowalk("scan", "--json", SAMPLES).out.splitlines()]
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
    """The picture from the messenger tells nothing but its size."""
    photo = listed[BARE_SAMPLE]
    known = {key for key, value in photo.items() if value is not None and value != []}
    assert known == {"file", "sha1", "size_bytes", "media_type", "width_px", "height_px"}


def test_the_table_has_a_line_for_each_photo(photowalk: RunHere) -> None:
    """Time, place, camera and size; what cannot go up is named apart, and is worth exit code 1."""
    done = photowalk("scan", SAMPLES)
    heading, *rows = done.out.splitlines()
    assert heading.split() == ["file", "taken", "position", "camera", "pixels", "notes"]
    (row,) = [row for row in rows if row.startswith(PHONE_SAMPLE)]
    assert "+02:00" in row
    assert "59.3" in row
    assert "FP5" in row
    assert len(rows) == 24
    assert done.code == 1
    assert f"cannot go up: {BROKEN_SAMPLE}: It is cut off" in done.err
    assert "24 photos, 1 files that cannot go up, 5 files that are no photos." in done.err
    assert done.err.endswith(f"Next: photowalk plan {SAMPLES}\n")


def test_a_sound_folder_is_left_as_it_is(photowalk: RunHere, walk: Path) -> None:
    """Exit code 0, and no file was made or changed."""
    before = list_files(walk)
    assert photowalk("scan", walk).code == 0
    assert list_files(walk) == before
