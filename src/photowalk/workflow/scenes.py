"""Scenes of a folder's photos: where in the world and in the trip they were taken, by the data of places at hand."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import Final

from photowalk.corrections.correct import correct_photos
from photowalk.corrections.zone_data import find_zone
from photowalk.model import PhotoRecord, Scene
from photowalk.places.data import find_place
from photowalk.rules.settings import Author, Settings
from photowalk.trips.groups import Group, describe_groups
from photowalk.trips.scenes import set_scenes

_NO_SETTINGS: Final = Settings(author=Author())
"""Of a folder without a photowalk.toml: no event, no sessions, clocks that are right."""


def find_scenes(photos: Sequence[PhotoRecord], settings: Settings) -> tuple[Scene, ...]:
    """The scenes of photos that are corrected and guarded already, in their order."""
    place_at = partial(find_place, limit_m=settings.places.limit_m)
    return set_scenes(photos, settings, place_at=place_at, zone_at=find_zone)


def survey_groups(photos: Sequence[PhotoRecord], settings: Settings | None, *, now: datetime) -> tuple[Group, ...]:
    """Groups of photos as their files tell: by their corrected times, without the tracks that planning also goes by.

    Args:
        photos: as they were read.
        settings: None where there is no photowalk.toml.
        now: with UTC as its zone.
    """
    known = settings or _NO_SETTINGS
    return describe_groups(find_scenes(correct_photos(photos, known, now=now, zone_at=find_zone), known))
