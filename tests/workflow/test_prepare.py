"""From what files say to photos as they go up."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from photowalk.errors import FolderError
from photowalk.journal import PhotoState, Standing
from photowalk.model import GeoPoint, PhotoRecord, PositionSource, Scan, Sha1
from photowalk.photos.scan import scan_folder
from photowalk.rules.settings import Author, CameraClock, Circle, Privacy, PrivacyZone, Settings, ZoneAction
from photowalk.workflow.prepare import COPIES_FOLDER, EXPOSED, Past, Prepared, copy_photos, guard_photos
from support.fresh import sha1_of
from support.heic_files import make_heic
from support.photo_files import make_block, make_exif_segment, make_jpeg, put
from support.placed import HOME, make_placed_jpeg, make_track

PLAIN = Settings(Author("Jane Doe"))
NO_PAST = Past()
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def guard_home(action: ZoneAction) -> Settings:
    """Settings with a privacy zone around home."""
    return replace(PLAIN, privacy=Privacy((PrivacyZone(Circle(HOME, 200), action),)))


def prepare(
    folder: Path,
    settings: Settings = PLAIN,
    *,
    past: Past = NO_PAST,
    tracks: Sequence[Path] = (),
    skipped: Sequence[Sha1] = (),
) -> Scan:
    """The folder scanned and prepared."""
    guarded = guard_photos(folder, scan_folder(folder), settings=settings, now=NOW, tracks=tracks)
    is_wary = bool(settings.privacy.zones)
    return copy_photos(guarded, past, skipped=skipped, folder=folder, is_wary=is_wary).scan


def prepare_at_home(folder: Path, scan: Scan, past: Past = NO_PAST) -> Prepared:
    """A scan of the folder, prepared with a zone around home that drops positions."""
    guarded = guard_photos(folder, scan, settings=guard_home(ZoneAction.DROP), now=NOW)
    return copy_photos(guarded, past, folder=folder, is_wary=True)


def prepare_one(
    folder: Path, settings: Settings = PLAIN, *, past: Past = NO_PAST, tracks: Sequence[Path] = ()
) -> PhotoRecord:
    """The one photo of the folder, prepared."""
    (photo,) = prepare(folder, settings, past=past, tracks=tracks).photos
    return photo


def test_a_photo_with_nothing_to_mend_stays_as_it_is(tmp_path: Path) -> None:
    """No copy, no folder for one."""
    put(tmp_path, "a.jpg", make_placed_jpeg(HOME))
    assert prepare(tmp_path).photos == scan_folder(tmp_path).photos
    assert not (tmp_path / ".photowalk" / COPIES_FOLDER).exists()


@pytest.mark.parametrize("action", ZoneAction)
def test_in_a_privacy_zone_a_copy_goes_up(tmp_path: Path, action: ZoneAction) -> None:
    """Under any action: a person may have changed skip into upload."""
    original = put(tmp_path, "a.jpg", make_placed_jpeg(HOME))
    before = original.read_bytes()
    photo = prepare_one(tmp_path, guard_home(action))
    copy = tmp_path / ".photowalk" / COPIES_FOLDER / f"{photo.sha1}.jpg"
    assert scan_folder(copy.parent).photos[0].position is None
    assert photo.original_sha1 == scan_folder(tmp_path).photos[0].sha1 != photo.sha1
    assert bool(photo.skip) is (action is ZoneAction.SKIP)
    assert original.read_bytes() == before


def test_of_what_is_skipped_no_copy_is_made(tmp_path: Path) -> None:
    """One that the last plan had is kept, and one that is on the wiki; a photo that needs none is as it is."""
    put(tmp_path, "a.jpg", make_placed_jpeg(HOME))
    put(tmp_path, "b.heic", make_heic())
    put(tmp_path, "c.jpg", make_placed_jpeg(None, taken="2020:01:01 00:00:00"))
    files = scan_folder(tmp_path).photos
    sha1s, settings, kept = [photo.sha1 for photo in files], guard_home(ZoneAction.DROP), Sha1("c" * 40)
    a, b, c = prepare(tmp_path, settings, skipped=sha1s).photos
    assert [photo.sha1 for photo in (a, b, c)] == sha1s
    assert [photo.is_copy_due for photo in (a, b, c)] == [True, True, False]
    assert (b.media_type, c) == ("image/jpeg", files[2])
    assert not (tmp_path / ".photowalk" / COPIES_FOLDER).exists()
    past = Past({kept: Standing(PhotoState.UPLOADED, original=sha1s[1])}, copies={sha1s[0]: kept})
    again = prepare(tmp_path, settings, past=past, skipped=sha1s).photos
    assert [(photo.sha1, photo.file_sha1) for photo in again] == list(zip([kept, kept, c.sha1], sha1s, strict=True))


@pytest.mark.parametrize("state", [PhotoState.UPLOADED, PhotoState.LINKED])
def test_what_is_on_the_wiki_is_not_copied_again(tmp_path: Path, state: PhotoState) -> None:
    """Neither the file itself nor, for other rules, a second copy of it."""
    put(tmp_path, "a.jpg", make_placed_jpeg(HOME))
    (photo,) = scan_folder(tmp_path).photos
    settings = guard_home(ZoneAction.DROP)
    assert prepare_one(tmp_path, settings, past=Past({photo.sha1: Standing(state)})).sha1 == photo.sha1
    sent = Sha1("c" * 40)
    again = prepare_one(tmp_path, settings, past=Past({sent: Standing(state, original=photo.sha1)}))
    assert (again.sha1, again.original_sha1) == (sent, photo.sha1)


def test_a_copy_of_the_last_plan_is_taken_again(tmp_path: Path) -> None:
    """As it is: a conversion by another version of a library would have other bytes."""
    put(tmp_path, "a.jpg", make_placed_jpeg(HOME))
    (photo,) = scan_folder(tmp_path).photos
    kept = make_placed_jpeg(None, taken="2020:01:01 00:00:00")
    put(tmp_path / ".photowalk" / COPIES_FOLDER, f"{sha1_of(kept)}.jpg", kept)
    past = Past(copies={photo.sha1: Sha1(sha1_of(kept))})
    again = prepare_one(tmp_path, guard_home(ZoneAction.DROP), past=past)
    assert (again.sha1, again.original_sha1, again.size_bytes) == (sha1_of(kept), photo.sha1, len(kept))
    assert prepare_one(tmp_path, past=past).sha1 == photo.sha1


def test_what_may_hide_a_place_goes_up_without_it_where_there_are_zones(tmp_path: Path) -> None:
    """The reader finds no place, but a tag speaks of one: whether it lies in a zone nobody can tell."""
    put(tmp_path, "a.jpg", make_jpeg(make_exif_segment(make_block(gps={2: (59.5, 0.0, 0.0), 4: (18.25, 0.0, 0.0)}))))
    put(tmp_path, "b.jpg", make_placed_jpeg(None))
    hiding, plain = prepare(tmp_path, guard_home(ZoneAction.DROP)).photos
    assert (bool(hiding.original_sha1), plain.original_sha1) == (True, None)
    assert all(photo.original_sha1 is None for photo in prepare(tmp_path).photos)


def test_what_is_out_already_is_not_called_kept_back(tmp_path: Path) -> None:
    """The file is on the wiki with its position, and the zone came later: she must ask for its deletion."""
    put(tmp_path, "a.jpg", make_placed_jpeg(HOME))
    (photo,) = scan_folder(tmp_path).photos
    past = Past({photo.sha1: Standing(PhotoState.UPLOADED)})
    prepared = prepare_at_home(tmp_path, scan_folder(tmp_path), past)
    assert prepared.exposed == ("a.jpg",)
    assert (prepared.scan.photos[0].remove, prepared.scan.photos[0].notes) == (frozenset(), (EXPOSED,))


def test_tracks_in_the_folder_and_outside_place_photos(tmp_path: Path) -> None:
    """By corrected time: the camera's clock was an hour slow."""
    folder, outside = tmp_path / "walk", tmp_path / "logger.gpx"
    put(folder, "a.jpg", make_placed_jpeg(None, taken="2025:08:16 13:00:00"))
    slow = CameraClock(model="Camera 1", correction=timedelta(hours=1), zone="Europe/Stockholm")
    settings = replace(PLAIN, cameras=(slow,))
    assert prepare_one(folder, settings).position is None
    outside.write_text(make_track(("2025-08-16T12:00:00Z", HOME)), encoding="utf-8")
    placed = prepare_one(folder, settings, tracks=[outside]).position
    assert placed is not None
    assert (placed.point, placed.source, placed.basis[:10]) == (HOME, PositionSource.TRACK, "logger.gpx")
    outside.rename(folder / "Walk.GPX")
    found = prepare_one(folder, settings).position
    assert found == replace(placed, basis=placed.basis.replace("logger.gpx", "Walk.GPX"))


def test_a_broken_track_of_the_folder_is_told_and_one_from_outside_stops(tmp_path: Path) -> None:
    """The one lies there by chance; the other was asked for."""
    track = put(tmp_path, "walk.gpx", b"<gpx>")
    (told,) = prepare(tmp_path).unusable
    assert (told.file, told.reason) == ("walk.gpx", "It is broken or cut off. Export the track again.")
    with pytest.raises(FolderError, match="is no track that can be used: It is broken"):
        prepare(tmp_path, tracks=[track])


def test_a_copy_that_cannot_be_made_refuses_the_photo(tmp_path: Path) -> None:
    """The others go on."""
    put(tmp_path, "a.jpg", make_placed_jpeg(HOME))
    put(tmp_path, "b.jpg", make_placed_jpeg(GeoPoint(40.0, 10.0)))
    scan = scan_folder(tmp_path)
    (tmp_path / "a.jpg").write_bytes(make_placed_jpeg(HOME, taken="2020:01:01 00:00:00"))
    prepared = prepare_at_home(tmp_path, scan).scan
    assert [photo.file for photo in prepared.photos] == ["b.jpg"]
    assert [(file.file, file.reason[:10]) for file in prepared.unusable] == [("a.jpg", "It changed")]
