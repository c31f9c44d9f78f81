"""Corrections in their order: clocks, zones, tracks, neighbours, and zones again for what got its place only then.

A time that even a corrected clock cannot have told rightly counts for none of the others.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from photowalk.corrections.clocks import correct_clock, find_clock
from photowalk.corrections.logs import make_log
from photowalk.corrections.moments import is_by_clock
from photowalk.corrections.neighbours import list_neighbours, place_by_neighbour
from photowalk.corrections.tracks import place_on_track
from photowalk.corrections.untruths import find_untruth
from photowalk.corrections.zones import ZoneFinder, move_to_zone, note_utc
from photowalk.model import PhotoRecord, Track
from photowalk.rules.settings import Inference, Settings


def correct_photos(
    photos: Sequence[PhotoRecord],
    settings: Settings,
    *,
    now: datetime,
    tracks: Sequence[Track] = (),
    zone_at: ZoneFinder,
) -> tuple[PhotoRecord, ...]:
    """The photos in their order, with times in local time at the place and positions inferred where they may be.

    Nothing is invented: a time without an offset gets none, one whose place is not known stays as the camera told it,
    one that cannot be true is left out, with a note of that.
    Positions in privacy zones are still there: `privacy.guard_photo` comes last.

    Args:
        photos: as their files tell, not corrected yet.
        settings: `cameras` and `inference` of them.
        now: with UTC as its zone.
        tracks: of loggers that went with the cameras.
        zone_at: the name of the time zone at a point, None where it is not known.
    """
    timed = (_drop_untrue_time(_correct_clock(photo, settings), now) for photo in photos)
    local = [_move_to_place(photo, settings, zone_at=zone_at) for photo in timed]
    placed = _infer_positions(local, settings.inference, tracks=tracks, zone_at=zone_at)
    return tuple(_note_utc(_move_to_place(photo, settings, zone_at=zone_at), zone_at) for photo in placed)


def _infer_positions(
    photos: Sequence[PhotoRecord], inference: Inference, *, tracks: Sequence[Track], zone_at: ZoneFinder
) -> Sequence[PhotoRecord]:
    if inference.tracks:
        logs = [make_log(track) for track in tracks if any(track.stretches)]
        photos = [place_on_track(photo, logs, inference=inference, zone_at=zone_at) for photo in photos]
    if inference.neighbours:
        neighbours = list_neighbours(photos)
        photos = [place_by_neighbour(photo, neighbours, within_s=inference.neighbour_s) for photo in photos]
    return photos


def _correct_clock(photo: PhotoRecord, settings: Settings) -> PhotoRecord:
    clock = find_clock(photo.camera, settings.cameras)
    return replace(photo, taken=correct_clock(photo.taken, clock)) if photo.taken and clock else photo


def _drop_untrue_time(photo: PhotoRecord, now: datetime) -> PhotoRecord:
    untruth = photo.taken and find_untruth(photo.taken, now=now)
    return replace(photo, taken=None, notes=(*photo.notes, untruth)) if untruth else photo


def _move_to_place(photo: PhotoRecord, settings: Settings, *, zone_at: ZoneFinder) -> PhotoRecord:
    """The photo with its time in the zone of its place; once there it stays."""
    if photo.taken is None or photo.position is None:
        return photo
    clock = find_clock(photo.camera, settings.cameras) if is_by_clock(photo.taken) else None
    zone = zone_at(photo.position.point)
    return replace(photo, taken=move_to_zone(photo.taken, zone, clock_zone=clock.zone if clock else None))


def _note_utc(photo: PhotoRecord, zone_at: ZoneFinder) -> PhotoRecord:
    if photo.taken is None:
        return photo
    zone = zone_at(photo.position.point) if photo.position else None
    return replace(photo, taken=note_utc(photo.taken, zone))
