"""From what a folder's files say to the photos as they go up: corrected, guarded, then copied where they must be."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Final

from photowalk.catalogue import make_state_folder
from photowalk.copies.make import EXTENSIONS, make_copy
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
from photowalk.photos.media_type import JPEG
from photowalk.rules.settings import Settings

COPIES_FOLDER: Final = "copies"

EXPOSED: Final = "is on the wiki with the position that a privacy zone now keeps back, ask for its deletion there"
"""A note."""
COPY_DUE: Final = "a copy of it is to go up, which photowalk plan has yet to make and look through"
"""A note."""

_TRACK_EXTENSION: Final = ".gpx"
_MOST_AT_A_TIME: Final = 4
"""Copies that are made at a time: one of 50 megapixels takes 0.4 GB."""


@dataclass(frozen=True, slots=True)
class Guarded:
    """A scan whose photos are corrected and guarded, before copies of them are thought of."""

    scan: Scan
    groups: tuple[PhotoGroup, ...]
    """Of photos that look alike."""


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


def guard_photos(
    folder: Path, scan: Scan, *, settings: Settings, now: datetime, tracks: Sequence[Path] = ()
) -> Guarded:
    """The photos of a scan as they were taken, without what `[privacy]` keeps back; nothing is written.

    Args:
        folder: where the photos are.
        scan: what the files say.
        settings: of its photowalk.toml.
        now: with UTC as its zone; no photo was taken after it.
        tracks: GPX files from outside, beside those in the folder.

    Raises:
        FolderError: a track from outside cannot be read.
    """
    known, broken = _read_tracks(folder, scan.passed_over)
    outside = [_require_track(file) for file in tracks]
    photos = correct_photos(scan.photos, settings, now=now, tracks=(*known, *outside), zone_at=find_zone)
    guarded = [guard_photo(photo, settings.privacy, inference=settings.inference) for photo in photos]
    groups = survey_alike(folder, [photo for photo in guarded if not photo.skip])
    noted = tuple(_note_worse(guarded, groups))
    return Guarded(replace(scan, photos=noted, unusable=(*scan.unusable, *broken)), groups)


def copy_photos(
    guarded: Guarded, past: Past, *, skipped: Collection[Sha1] = frozenset(), folder: Path, is_wary: bool
) -> Prepared:
    """The photos as they are to go up, each with its copy where one goes up in its place.

    Args:
        guarded: what is known of them.
        past: of earlier runs.
        skipped: the SHA-1s of those that do not go up; no copy is made of them.
        folder: where they are; copies are put into its state folder.
        is_wary: whether a file that tells no place is looked into for one that is not read.

    Raises:
        FolderError: the state folder cannot be written to.
    """
    copies = make_state_folder(folder) / COPIES_FOLDER

    def copy(photo: PhotoRecord) -> PhotoRecord | UnusableFile:
        wary = is_wary and not photo.points
        known = past.copies.get(photo.sha1)
        recalled = recall_copy(photo, known, copies_folder=copies, is_wary=wary) if known else None
        return recalled or make_copy(photo, folder=folder, copies_folder=copies, is_wary=wary)

    form = partial(_find_form, forms=group_forms(past.standings), copy=_pass_over(skipped, past, copy=copy))
    with ThreadPoolExecutor(_MOST_AT_A_TIME) as pool:
        return _settle(guarded, pool.map(form, guarded.scan.photos))


def foresee_copies(guarded: Guarded, past: Past, *, skipped: Collection[Sha1] = frozenset()) -> Prepared:
    """What `copy_photos` would give, as far as that can be told without making a copy: nothing is written.

    A photo whose copy is yet to be made has a note of that; whether one can be made is not known.
    """

    def foresee(photo: PhotoRecord) -> PhotoRecord:
        copied = _find_copied(photo, past)
        if not copied.is_copy_due:
            return copied
        return replace(copied, original_sha1=None, notes=(*photo.notes, COPY_DUE))

    form = partial(_find_form, forms=group_forms(past.standings), copy=_pass_over(skipped, past, copy=foresee))
    return _settle(guarded, map(form, guarded.scan.photos))


_Copier = Callable[[PhotoRecord], PhotoRecord | UnusableFile]


def _pass_over(skipped: Collection[Sha1], past: Past, *, copy: _Copier) -> _Copier:
    """What copies the others, and of the skipped ones leaves it at what is there."""
    return lambda photo: _find_copied(photo, past) if photo.sha1 in skipped else copy(photo)


def _find_copied(photo: PhotoRecord, past: Past) -> PhotoRecord:
    """The photo with the copy that the last plan had of it, or with one that is due where it needs one."""
    media_type = photo.media_type if photo.media_type in EXTENSIONS else JPEG.name
    known = past.copies.get(photo.sha1)
    if known or photo.remove or media_type != photo.media_type:
        return replace(photo, sha1=known or photo.sha1, original_sha1=photo.sha1, media_type=media_type)
    return photo


def _settle(guarded: Guarded, results: Iterable[PhotoRecord | UnusableFile]) -> Prepared:
    forms = list(results)
    refused = [result for result in forms if isinstance(result, UnusableFile)]
    scan = replace(
        guarded.scan,
        photos=tuple(result for result in forms if isinstance(result, PhotoRecord)),
        unusable=tuple(sorted((*guarded.scan.unusable, *refused), key=lambda unusable: unusable.file)),
    )
    return Prepared(scan, guarded.groups, tuple(photo.file for photo in scan.photos if EXPOSED in photo.notes))


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


def _find_form(
    photo: PhotoRecord, *, forms: Mapping[Sha1, Mapping[Sha1, Standing]], copy: _Copier
) -> PhotoRecord | UnusableFile:
    """The photo as it is on the wiki, or as `copy` makes it: what is there already is not made anew."""
    there = [sha1 for sha1, form in forms.get(photo.sha1, {}).items() if form.state in ON_THE_WIKI]
    if photo.sha1 in there:
        is_exposed = Removal.POSITION in photo.remove
        return replace(photo, remove=frozenset(), notes=(*photo.notes, *([EXPOSED] if is_exposed else [])))
    return replace(photo, original_sha1=photo.sha1, sha1=there[0]) if there else copy(photo)
