"""Making the copy of a photo that goes up in its place: as JPEG, or without what is to be taken out.

A photo goes up as it is only where taking things out would take nothing; a copy goes up only where nothing is left of
them when it is read again.
"""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Final

from photowalk.copies.apart import convert_apart
from photowalk.copies.check import Reading, find_leak, read_again
from photowalk.copies.convert import UndecodableError
from photowalk.copies.draft import Draft, drafted, keep_draft, writing_to
from photowalk.copies.hidden import may_hide_position
from photowalk.copies.original import ChangedError, Opened, hold, open_original, view_file
from photowalk.copies.strip import strip
from photowalk.copies.stripped import Stripped, UneditableError
from photowalk.model import GeoPoint, PhotoRecord, Removal, Sha1, UnusableFile
from photowalk.photos.media_type import AVIF, HEIC, JPEG

EXTENSIONS: Final = {
    "image/gif": "gif",
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/svg+xml": "svg",
    "image/tiff": "tif",
    "image/webp": "webp",
}
"""What copies are called."""

_CONVERTED: Final = frozenset({HEIC.name, AVIF.name})


class RefusedError(Exception):
    """A photo or a copy that must not go up; its text is the reason, as a sentence."""


def make_copy(
    record: PhotoRecord, *, folder: Path, copies_folder: Path, is_wary: bool = False
) -> PhotoRecord | UnusableFile:
    """The record of what goes up: the photo's own, or that of a copy in `copies_folder`, made where it is missing.

    Where `is_wary`, a file that may hold a position in a form that is not read loses all that may be one.

    A copy is called by its SHA-1 and has the same bytes whenever it is made of the same file by the same libraries.

    Raises:
        FolderError: the folder of copies cannot be written to.
    """
    if not record.remove and record.media_type not in _CONVERTED and not is_wary:
        return record
    with writing_to(copies_folder):
        copies_folder.mkdir(exist_ok=True)
    try:
        with open_original(record.file, record.sha1, folder=folder, copies_folder=copies_folder) as original:
            return _copy(original, record, copies_folder=copies_folder, is_wary=is_wary)
    except _ERRORS as error:
        return UnusableFile(record.file, _describe(error), record)


_ERRORS: Final = (ChangedError, UndecodableError, UneditableError, RefusedError, OSError)


def _copy(original: Opened, record: PhotoRecord, *, copies_folder: Path, is_wary: bool) -> PhotoRecord:
    is_taken = record.media_type not in _CONVERTED
    media_type = record.media_type if is_taken else JPEG.name
    source = original if is_taken else hold(convert_apart(bytes(original.content), record.media_type))
    remove = record.remove
    if is_wary and may_hide_position(source.content, read_again(source)):
        remove |= {Removal.POSITION}
    stripped = strip(source.content, media_type, remove=remove) if remove else Stripped((source.content,))
    before = read_again(source)
    if is_taken and not stripped.left_out:
        _require_clean(source, before, points=before.points, remove=remove)
        return record
    with drafted(stripped.pieces, copies_folder=copies_folder, name=record.sha1) as draft:
        after = _check(draft, before, remove=remove)
        keep_draft(draft, extension=EXTENSIONS[media_type])
    return describe_copy(record, draft.sha1, size_bytes=draft.size_bytes, reading=after)


def describe_copy(record: PhotoRecord, sha1: Sha1, *, size_bytes: int, reading: Reading) -> PhotoRecord:
    """The record of a photo of which a copy goes up."""
    width_px, height_px = reading.size_px
    return replace(
        record,
        sha1=sha1,
        original_sha1=record.sha1,
        size_bytes=size_bytes,
        media_type=reading.media_type,
        width_px=width_px,
        height_px=height_px,
        orientation=reading.orientation,
    )


def _check(draft: Draft, before: Reading, *, remove: frozenset[Removal]) -> Reading:
    """What is found in a copy when it is read from the disk."""
    with draft.location.open("rb") as file, view_file(file) as copy:
        after = read_again(copy)
        _require_clean(copy, after, points=before.points, remove=remove)
    if not after.looks_like(before):
        raise RefusedError("A copy of it would not look like it. Export it as JPEG and run photowalk plan again.")
    return after


def _require_clean(opened: Opened, reading: Reading, *, points: Iterable[GeoPoint], remove: frozenset[Removal]) -> None:
    leak = find_leak(opened.content, reading.metadata, remove=remove, points=points)
    if leak:
        raise RefusedError(
            f"What would go up still holds {leak}. Take that out with another program and run photowalk plan again."
        )


def _describe(error: Exception) -> str:
    if isinstance(error, ChangedError):
        return "It changed while photowalk was at work. Run photowalk plan again."
    if isinstance(error, UndecodableError):
        return f"{error} Export it as JPEG and run photowalk plan again."
    if isinstance(error, UneditableError):
        return f"What is private in it cannot be taken out: {error}. Export it as JPEG and run photowalk plan again."
    if isinstance(error, OSError):
        return f"It cannot be read: {error.strerror or error}. Copy it again from where it came."
    return str(error)
