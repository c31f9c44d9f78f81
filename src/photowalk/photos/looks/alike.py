"""The groups of photos in a folder that look alike, with the sharpest of each found out by decoding them."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from photowalk.model import PhotoPath, PhotoRecord
from photowalk.photos.looks.groups import PhotoGroup, find_groups
from photowalk.photos.looks.sharpness import measure_sharpness
from photowalk.photos.opening import open_photo


def survey_alike(folder: Path, photos: Sequence[PhotoRecord]) -> tuple[PhotoGroup, ...]:
    """The groups among these photos of the folder; their members are decoded, some 80 ms each, the others are not."""
    members = {file for group in find_groups(photos) for file in group.photos}
    wanted = [photo for photo in photos if photo.file in members]
    with ThreadPoolExecutor() as pool:  # decoders let other threads run
        measures = pool.map(lambda photo: _measure(folder, photo), wanted)
        sharpness = {
            photo.file: measure for photo, measure in zip(wanted, measures, strict=True) if measure is not None
        }
    return find_groups(photos, sharpness=sharpness)


def tell_worse(groups: Sequence[PhotoGroup]) -> dict[PhotoPath, str]:
    """A note for each photo that is not the best of its group."""
    return {
        file: f"looks like {group.best} ({group.reason})"
        for group in groups
        for file in group.photos
        if file != group.best
    }


def _measure(folder: Path, photo: PhotoRecord) -> float | None:
    try:
        with open_photo(folder, photo.file) as file:
            return measure_sharpness(file, media_type=photo.media_type)
    except OSError:  # gone meanwhile: whoever needs it will tell
        return None
