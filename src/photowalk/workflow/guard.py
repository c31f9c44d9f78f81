"""The last look before an upload: which file's bytes go up for a row, and whether they may."""

from dataclasses import replace
from pathlib import Path

from photowalk.catalogue import STATE_FOLDER
from photowalk.copies.original import ChangedError
from photowalk.copies.recall import find_copy
from photowalk.copies.remains import find_remains
from photowalk.copies.stripped import UneditableError
from photowalk.manifest.columns import SHA1
from photowalk.manifest.rows import ClassifiedRows, RowTrouble
from photowalk.model import PhotoPath, PlannedPhoto
from photowalk.rules.settings import NO_PRIVACY, Privacy
from photowalk.workflow.prepare import COPIES_FOLDER


def guard_rows(folder: Path, rows: ClassifiedRows, *, privacy: Privacy) -> ClassifiedRows:
    """The rows, each ready one with its copy, if one goes up; one whose bytes must not go up is in trouble.

    `plan` made the copies by the photowalk.toml of its day. What that keeps back today must not go up either.
    """
    results = [_guard(folder, photo, privacy=privacy) for photo in rows.ready]
    return replace(
        rows,
        ready=tuple(result for result in results if isinstance(result, PlannedPhoto)),
        troubles=(*rows.troubles, *(result for result in results if isinstance(result, RowTrouble))),
    )


def _guard(folder: Path, photo: PlannedPhoto, *, privacy: Privacy) -> PlannedPhoto | RowTrouble:
    if photo.original_sha1 is not None:
        copy = _find_copy(folder, photo)
        if copy is None:
            return RowTrouble(photo.file, (f"{SHA1}: the copy that was to go up is gone; run photowalk plan",))
        photo = replace(photo, copy=copy)
    if privacy == NO_PRIVACY:
        return photo
    try:
        remains = find_remains(photo, privacy, folder=folder, copies_folder=folder / STATE_FOLDER / COPIES_FOLDER)
    except UneditableError as error:
        return RowTrouble(photo.file, (f"{SHA1}: whether it may go up cannot be told, for {error}",))
    except (ChangedError, OSError):  # the upload tells, photo by photo
        return photo
    problem = f"{SHA1}: its file holds {remains}, which photowalk.toml keeps back; run photowalk plan"
    return RowTrouble(photo.file, (problem,)) if remains else photo


def _find_copy(folder: Path, photo: PlannedPhoto) -> PhotoPath | None:
    """The copy that a row means: its name is made of the SHA-1, so that no cell leads anywhere else."""
    name = find_copy(photo.sha1, copies_folder=folder / STATE_FOLDER / COPIES_FOLDER)
    return PhotoPath(f"{STATE_FOLDER}/{COPIES_FOLDER}/{name}") if name else None
