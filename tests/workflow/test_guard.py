"""The last look before an upload."""

from dataclasses import replace
from pathlib import Path

import pytest

from photowalk.manifest.rows import ClassifiedRows
from photowalk.model import FilePage, GeoPoint, PhotoPath, PlannedPhoto, Removal, Sha1, Title
from photowalk.photos.scan import scan_folder
from photowalk.rules.settings import NO_PRIVACY, Circle, Privacy, PrivacyZone, ZoneAction
from photowalk.workflow.guard import guard_rows
from photowalk.workflow.prepare import COPIES_FOLDER
from support.fresh import sha1_of
from support.photo_files import put
from support.placed import HOME, make_placed_jpeg

PAGE = FilePage({"en": "A tower"}, "2025", "Jane Doe", "own", "cc-zero")
DROP_HOME = Privacy((PrivacyZone(Circle(HOME, 200), ZoneAction.DROP),))
COPY = "c" * 40


def plan_one(folder: Path, content: bytes) -> PlannedPhoto:
    """A photo in the folder, planned to go up as it is."""
    put(folder, "a.jpg", content)
    return PlannedPhoto(PhotoPath("a.jpg"), scan_folder(folder).photos[0].sha1, Title("Tower.jpg"), PAGE)


def guard(folder: Path, photo: PlannedPhoto, privacy: Privacy = NO_PRIVACY) -> PlannedPhoto | str:
    """The photo if it may go up, otherwise why not."""
    rows = guard_rows(folder, ClassifiedRows((photo,), (), ()), privacy=privacy)
    return rows.ready[0] if rows.ready else rows.troubles[0].problems[0]


@pytest.mark.parametrize("privacy", [NO_PRIVACY, DROP_HOME, Privacy(strip=frozenset({Removal.SERIAL}))])
def test_what_holds_nothing_private_goes_up(tmp_path: Path, privacy: Privacy) -> None:
    """Whatever is kept back: this photo was taken elsewhere, and has no serial number."""
    photo = plan_one(tmp_path, make_placed_jpeg(GeoPoint(40.0, 10.0)))
    assert guard(tmp_path, photo, privacy) == photo


def test_a_zone_younger_than_the_plan_holds(tmp_path: Path) -> None:
    """The bytes are looked at, for the row's position may have been emptied."""
    photo = plan_one(tmp_path, make_placed_jpeg(HOME))
    assert guard(tmp_path, photo) == photo
    told = guard(tmp_path, photo, DROP_HOME)
    assert told == "sha1: its file holds a private EXIF tag, which photowalk.toml keeps back; run photowalk plan"


def test_what_is_stripped_since_the_plan_holds(tmp_path: Path) -> None:
    """A serial number that was nobody's business only later."""
    photo = plan_one(tmp_path, make_placed_jpeg(None, serial="1234567"))
    assert "photowalk plan" in str(guard(tmp_path, photo, Privacy(strip=frozenset({Removal.SERIAL}))))


def test_a_copy_goes_up_in_place_of_its_file(tmp_path: Path) -> None:
    """From the state folder, under the name of its SHA-1."""
    photo = plan_one(tmp_path, make_placed_jpeg(HOME))
    planned = replace(photo, sha1=Sha1(COPY), original_sha1=photo.sha1)
    assert guard(tmp_path, planned) == "sha1: the copy that was to go up is gone; run photowalk plan"
    name = f".photowalk/{COPIES_FOLDER}/{COPY}.jpg"
    put(tmp_path, name, make_placed_jpeg(None))
    guarded = guard(tmp_path, planned, DROP_HOME)
    assert isinstance(guarded, PlannedPhoto)
    assert guarded.content == name


def test_a_damaged_file_is_not_vouched_for(tmp_path: Path) -> None:
    """Where something is kept back and nobody can look."""
    damaged = make_placed_jpeg(HOME)[:300]
    photo = replace(plan_one(tmp_path, make_placed_jpeg(HOME)), sha1=Sha1(sha1_of(damaged)))
    put(tmp_path, "a.jpg", damaged)
    assert guard(tmp_path, photo, DROP_HOME) == "sha1: whether it may go up cannot be told, for it is damaged"


def test_a_changed_or_missing_file_is_left_to_the_upload(tmp_path: Path) -> None:
    """Which sends nothing of it, and tells each photo's trouble."""
    photo = plan_one(tmp_path, make_placed_jpeg(HOME))
    put(tmp_path, "a.jpg", make_placed_jpeg(None))
    assert guard(tmp_path, photo, DROP_HOME) == photo
    (tmp_path / "a.jpg").unlink()
    assert guard(tmp_path, photo, DROP_HOME) == photo
