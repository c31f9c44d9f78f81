"""From a folder to a `Scan`: every photo in it with what is known of it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from photowalk.model import PhotoRecord, Scan, Sha1, UnusableFile
from photowalk.photos.photo import read_photo
from photowalk.photos.walk import FoundFile, walk_folder

_SIDECAR_EXTENSION = ".xmp"


def scan_folder(folder: Path, *, tell: Callable[[int, int], None] | None = None) -> Scan:
    """What a folder and the folders in it hold, each kind ordered by path.

    Hidden files and folders are ignored, links are not followed. `tell(done, total)` is called after each file.

    Raises:
        FolderError: the folder is missing, is no folder or cannot be listed.
    """
    walk = walk_folder(folder)
    sidecars = _find_sidecars(walk.files)
    photos: list[PhotoRecord] = []
    unusable, passed_over = list(walk.unusable), list(walk.passed_over)
    for done, found in enumerate(walk.files, start=1):
        result = read_photo(found, _find_sidecar(found, sidecars))
        if isinstance(result, PhotoRecord):
            photos.append(result)
        elif isinstance(result, UnusableFile):
            unusable.append(result)
        else:
            passed_over.append(found.file)
        if tell is not None:
            tell(done, len(walk.files))
    return Scan(
        photos=_fold_twins(photos),
        unusable=tuple(sorted(unusable, key=lambda refused: refused.file)),
        passed_over=tuple(sorted(passed_over)),
    )


def _find_sidecars(files: Iterable[FoundFile]) -> dict[str, Path]:
    """The sidecars among some files by their paths without `.xmp`."""
    return {
        found.file[: -len(_SIDECAR_EXTENSION)]: found.location
        for found in files
        if found.file.lower().endswith(_SIDECAR_EXTENSION)
    }


def _find_sidecar(found: FoundFile, sidecars: dict[str, Path]) -> Path | None:
    """`DSC_0123.JPG.xmp` (darktable, digiKam) or `DSC_0123.xmp` (Adobe) beside `DSC_0123.JPG`."""
    return sidecars.get(found.file) or sidecars.get(str(PurePosixPath(found.file).with_suffix("")))


def _fold_twins(photos: Iterable[PhotoRecord]) -> tuple[PhotoRecord, ...]:
    """One record for each content, ordered by path; of several files the one with the shortest name stands for all."""
    by_content: dict[Sha1, list[PhotoRecord]] = {}
    for photo in photos:
        by_content.setdefault(photo.sha1, []).append(photo)
    folded = [_fold(same) for same in by_content.values()]
    return tuple(sorted(folded, key=lambda photo: photo.file))


def _fold(same: Sequence[PhotoRecord]) -> PhotoRecord:
    # `Copy of IMG_1.jpg` and `IMG_1 (2).jpg` are longer than what they were copied from.
    first, *others = sorted(same, key=lambda photo: (len(PurePosixPath(photo.file).name), photo.file))
    return replace(first, twins=tuple(photo.file for photo in others))
