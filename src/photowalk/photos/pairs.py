"""Several files of one exposure: the raw file beside the JPEG, the HEIC beside its export. One of them goes up."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import PurePosixPath

from photowalk.model import PhotoPath, PhotoRecord, UnusableFile
from photowalk.photos.media_type import AVIF, HEIC, JPEG, RAW

_ORDER = {JPEG.name: 0, HEIC.name: 2, AVIF.name: 2}
"""Of several photos that could stand for an exposure the first does; others than these come between."""
_OTHERS = 1
_CONVERTED = {HEIC.name, AVIF.name}
_TOLERANCE = timedelta(seconds=1)
"""Two writers of one capture time may round it apart."""


@dataclass(frozen=True, slots=True)
class Paired:
    """What is left when each exposure is one photo."""

    photos: list[PhotoRecord]
    unusable: list[UnusableFile]


def pair_exposures(photos: Sequence[PhotoRecord], unusable: Sequence[UnusableFile]) -> Paired:
    """Photos with their raw files, and with the HEIC or AVIF they were exported from, as companions.

    Of one exposure are files of one folder whose names are the same but for extension and case, unless their capture
    times contradict each other: counters of cameras begin anew, and folders are thrown together.
    """
    raws = [refused for refused in unusable if _is_raw(refused)]
    converted = [photo for photo in photos if photo.media_type in _CONVERTED]
    if not raws and not converted:
        return Paired(list(photos), list(unusable))
    followers: dict[PhotoPath, PhotoRecord | None] = {
        **{raw.file: raw.record for raw in raws},
        **{photo.file: photo for photo in converted},
    }
    leaders = _find_leaders(photos, set(map(_stem, followers)))
    companions: dict[PhotoPath, list[PhotoPath]] = defaultdict(list)
    for file, record in followers.items():
        leader = leaders.get(_stem(file))
        if leader is not None and leader.file != file and not _is_contradiction(leader, record):
            companions[leader.file].append(file)
    paired = {file for files in companions.values() for file in files}
    return Paired(
        [
            replace(photo, companions=tuple(sorted(companions[photo.file]))) if photo.file in companions else photo
            for photo in photos
            if photo.file not in paired
        ],
        [refused for refused in unusable if refused.file not in paired],
    )


def _is_raw(refused: UnusableFile) -> bool:
    """By content where that was read, else by name: a raw file that is damaged is the companion of its JPEG too."""
    if refused.record is not None:
        return refused.record.media_type == RAW.name
    return PurePosixPath(refused.file).suffix.lower().removeprefix(".") in RAW.extensions


def _find_leaders(photos: Iterable[PhotoRecord], stems: set[tuple[str, str]]) -> dict[tuple[str, str], PhotoRecord]:
    """The photo that stands for each of these exposures."""
    ranked: dict[tuple[str, str], list[PhotoRecord]] = defaultdict(list)
    for photo in photos:
        if (stem := _stem(photo.file)) in stems:
            ranked[stem].append(photo)
    return {stem: min(group, key=_rank) for stem, group in ranked.items()}


def _rank(photo: PhotoRecord) -> tuple[int, str]:
    return _ORDER.get(photo.media_type, _OTHERS), photo.file


def _stem(file: PhotoPath) -> tuple[str, str]:
    """The folder, and the name without extension in one case."""
    path = PurePosixPath(file)
    return str(path.parent), path.stem.casefold()


def _is_contradiction(one: PhotoRecord, other: PhotoRecord | None) -> bool:
    """Whether both tell when they were taken, and not the same moment."""
    if other is None or one.taken is None or other.taken is None:
        return False
    return abs(one.taken.local - other.taken.local) > _TOLERANCE
