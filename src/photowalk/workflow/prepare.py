"""From what a folder's files say to the photos as they go up: corrected, guarded, copied where they must be."""

from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from photowalk.catalogue import make_state_folder
from photowalk.copies.make import make_copy
from photowalk.copies.recall import recall_copy
from photowalk.corrections.correct import correct_photos
from photowalk.corrections.privacy import guard_photo
from photowalk.corrections.zone_data import find_zone
from photowalk.errors import FolderError
from photowalk.journal import ON_THE_WIKI, Standing, group_forms
from photowalk.model import PhotoPath, PhotoRecord, Removal, Scan, Sha1, Track, UnusableFile
from photowalk.photos.gpx import UnreadableTrackError, read_track
from photowalk.photos.looks.alike import survey_alike, tell_worse
from photowalk.photos.looks.groups import PhotoGroup
from photowalk.rules.settings import Settings

COPIES_FOLDER: Final = "copies"

EXPOSED: Final = "is on the wiki with the position that a privacy zone now keeps back, ask for its deletion there"
"""A note."""

_TRACK_EXTENSION: Final = ".gpx"
_MOST_AT_A_TIME: Final = 4
"""Copies that are made at a time: one of 50 megapixels takes 0.4 GB."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A scan whose photos are as they are to go up."""

    scan: Scan
    """What cannot go up after all is among the unusable files."""
    groups: tuple[PhotoGroup, ...]
    """Of photos that look alike."""
    exposed: tuple[PhotoPath, ...]
    """Photos that are on the wiki with a position that the settings now keep back."""


@dataclass(frozen=True, slots=True)
class Past:
    """What is known of photos from earlier runs."""

    standings: Mapping[Sha1, Standing] = field(default_factory=dict)
    """On the wiki; what is there already is not made anew."""
    copies: Mapping[Sha1, Sha1] = field(default_factory=dict)
    """By the SHA-1 of the file: the copy that the last plan had of it."""


def prepare_photos(
    folder: Path, scan: Scan, *, settings: Settings, past: Past, tracks: Sequence[Path] = ()
) -> Prepared:
    """The photos of a scan as they are to go up.

    Args:
        folder: where the photos are; copies are put into its state folder.
        scan: what the files say.
        settings: of its photowalk.toml.
        past: of earlier runs.
        tracks: GPX files from outside, beside those in the folder.

    Raises:
        FolderError: a track from outside cannot be read, or the state folder cannot be written to.
    """
    known, broken = _read_tracks(folder, scan.passed_over)
    outside = [_require_track(file) for file in tracks]
    photos = correct_photos(scan.photos, settings, tracks=(*known, *outside), zone_at=find_zone)
    guarded = [guard_photo(photo, settings.privacy, inference=settings.inference) for photo in photos]
    groups = survey_alike(folder, [photo for photo in guarded if not photo.skip])
    is_wary = bool(settings.privacy.zones)
    copied = _copy_photos(folder, _note_worse(guarded, groups), past=past, is_wary=is_wary)
    refused = [result for result in copied if isinstance(result, UnusableFile)]
    prepared = replace(
        scan,
        photos=tuple(result for result in copied if isinstance(result, PhotoRecord)),
        unusable=tuple(sorted((*scan.unusable, *broken, *refused), key=lambda unusable: unusable.file)),
    )
    return Prepared(prepared, groups, tuple(photo.file for photo in prepared.photos if EXPOSED in photo.notes))


def _note_worse(photos: Iterable[PhotoRecord], groups: Sequence[PhotoGroup]) -> list[PhotoRecord]:
    notes = tell_worse(groups)
    return [
        replace(photo, notes=(*photo.notes, notes[photo.file])) if photo.file in notes else photo for photo in photos
    ]


def _read_tracks(folder: Path, files: Iterable[PhotoPath]) -> tuple[list[Track], list[UnusableFile]]:
    tracks, broken = [], []
    for file in files:
        if file.lower().endswith(_TRACK_EXTENSION):
            try:
                tracks.append(read_track(folder / file, name=file))
            except UnreadableTrackError as error:
                broken.append(UnusableFile(file, str(error)))
    return tracks, broken


def _require_track(file: Path) -> Track:
    try:
        return read_track(file, name=file.name)
    except UnreadableTrackError as error:
        raise FolderError(file, f"is no track that can be used: {error}") from error


def _copy_photos(
    folder: Path, photos: Iterable[PhotoRecord], *, past: Past, is_wary: bool
) -> list[PhotoRecord | UnusableFile]:
    """Each photo with the copy that goes up in its place, where there must be one.

    Where there are privacy zones (`is_wary`), a file that tells no place is looked into for one that is not read.
    """
    forms = group_forms(past.standings)
    copies = make_state_folder(folder) / COPIES_FOLDER

    def copy(photo: PhotoRecord) -> PhotoRecord | UnusableFile:
        there = [sha1 for sha1, form in forms.get(photo.sha1, {}).items() if form.state in ON_THE_WIKI]
        if photo.sha1 in there:
            is_exposed = Removal.POSITION in photo.remove
            return replace(photo, remove=frozenset(), notes=(*photo.notes, *([EXPOSED] if is_exposed else [])))
        if there:
            return replace(photo, original_sha1=photo.sha1, sha1=there[0])
        wary = is_wary and not photo.points
        known = past.copies.get(photo.sha1)
        recalled = recall_copy(photo, known, copies_folder=copies, is_wary=wary) if known else None
        return recalled or make_copy(photo, folder=folder, copies_folder=copies, is_wary=wary)

    with ThreadPoolExecutor(_MOST_AT_A_TIME) as pool:
        return list(pool.map(copy, photos))
