"""Copies that an earlier plan made, so that a conversion of seconds is not done again for each plan."""

from pathlib import Path

from photowalk.copies.check import find_leak, read_again
from photowalk.copies.hidden import may_hide_position
from photowalk.copies.make import EXTENSIONS, describe_copy
from photowalk.copies.original import ChangedError, Opened, open_original
from photowalk.copies.stripped import UneditableError
from photowalk.model import PhotoPath, PhotoRecord, Removal, Sha1


def recall_copy(record: PhotoRecord, sha1: Sha1, *, copies_folder: Path, is_wary: bool = False) -> PhotoRecord | None:
    """The record of a photo with the copy of this SHA-1; None where that is gone, or would not do any more.

    It is looked through as a new one is. Where the position need no longer be taken out, one without it will not do.
    """
    name = find_copy(sha1, copies_folder=copies_folder)
    if name is None:
        return None
    try:
        with open_original(PhotoPath(name), sha1, folder=copies_folder, copies_folder=copies_folder) as opened:
            return _look_through(opened, record, sha1=sha1, is_wary=is_wary)
    except (ChangedError, UneditableError, OSError):
        return None


def find_copy(sha1: Sha1, *, copies_folder: Path) -> str | None:
    """The name of the copy of this SHA-1 in the folder of copies."""
    names = (f"{sha1}.{extension}" for extension in EXTENSIONS.values())
    return next((name for name in names if (copies_folder / name).is_file()), None)


def _look_through(opened: Opened, record: PhotoRecord, *, sha1: Sha1, is_wary: bool) -> PhotoRecord | None:
    reading = read_again(opened)
    if find_leak(opened.content, reading.metadata, remove=record.remove, points=record.points):
        return None
    if Removal.POSITION not in record.remove and bool(reading.points) is not bool(record.points):
        return None
    if is_wary and may_hide_position(opened.content, reading):
        return None
    return describe_copy(record, sha1, size_bytes=len(opened.content), reading=reading)
