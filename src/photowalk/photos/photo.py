"""Reading one file: a photo's record, the reason why it cannot go up, or nothing where it is no photo."""

import errno
import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from io import BufferedReader
from pathlib import Path
from typing import Final

from photowalk.model import PhotoRecord, Sha1, TimeSource, UnusableFile
from photowalk.photos.containers.pixels import find_pixel_size
from photowalk.photos.containers.walking import walk_container
from photowalk.photos.looks.fingerprint import find_fingerprint
from photowalk.photos.media_type import HEAD_BYTES, MediaType, find_media_type, promises_photo
from photowalk.photos.metadata.camera import parse_camera, parse_orientation
from photowalk.photos.metadata.capture_time import find_capture_time, find_gps_utc
from photowalk.photos.metadata.position import find_position, list_points
from photowalk.photos.metadata.reading import Metadata, read_metadata
from photowalk.photos.metadata.tags import Tags
from photowalk.photos.metadata.texts import collect_texts
from photowalk.photos.opening import map_sha1, open_regular_file, read_head, read_sha1
from photowalk.photos.walk import FoundFile

READER_VERSION: Final = 2
"""To be raised whenever the same file would be read as something else: what older scans remember is then void."""

MAX_FILE_BYTES: Final = 5 * 1024**3
"""Wikimedia Commons takes no larger files: `$wgMaxUploadSize` in its configuration (read 2026-11)."""

_TOO_LARGE: Final = "It is larger than 5 GiB, which is more than Wikimedia Commons takes. Export it as a smaller file."
_EXIF_TIMES: Final = {TimeSource.EXIF_ORIGINAL, TimeSource.EXIF_DIGITIZED}


def read_photo(found: FoundFile, sidecar: Path | None = None) -> PhotoRecord | UnusableFile | None:
    """What a file is: a photo, a photo that cannot go up, or no photo at all.

    A file that Commons takes only after conversion is a photo. Of one that cannot go up the record is kept where its
    headers can be read.
    """
    try:
        return begin_photo(found, sidecar)()
    except OSError as error:
        return refuse_unread(found, error)


def begin_photo(found: FoundFile, sidecar: Path | None) -> Callable[[], PhotoRecord | UnusableFile | None]:
    """The same in two steps: now all bytes are read, for the SHA-1, and the rest is done when the result is called.

    Who takes the first step for some files and then the second for the same is faster: megabytes of one photo drive
    the program that looks for its tags out of the processor's caches.

    Raises:
        OSError: the file cannot be opened or read, which may be otherwise the next time; so does the result.
    """
    file = open_regular_file(found.location)
    try:
        head = read_head(file, HEAD_BYTES)
        media_type = find_media_type(head, _extension(found))
        if media_type is None:
            file.close()
            return partial(_refuse_content, found, head)
        if os.fstat(file.fileno()).st_size > MAX_FILE_BYTES:
            file.close()
            return partial(UnusableFile, found.file, _TOO_LARGE)
        sha1 = map_sha1(file) if found.is_mappable else read_sha1(file)
        return partial(_read_picture, _Hashed(file, sha1), found, media_type=media_type, sidecar=sidecar)
    except BaseException:
        file.close()
        raise


def refuse_unread(found: FoundFile, error: OSError) -> UnusableFile | None:
    """What is to be said of a file that could not be read; nothing where its name promises no photo."""
    return UnusableFile(found.file, _describe_trouble(error)) if promises_photo(_extension(found)) else None


@dataclass(frozen=True, slots=True)
class _Hashed:
    """A file that is open, and the SHA-1 of its bytes."""

    file: BufferedReader
    sha1: Sha1


def _refuse_content(found: FoundFile, head: bytes) -> UnusableFile | None:
    return UnusableFile(found.file, _describe_content(head)) if promises_photo(_extension(found)) else None


def _read_picture(
    hashed: _Hashed, found: FoundFile, *, media_type: MediaType, sidecar: Path | None
) -> PhotoRecord | UnusableFile:
    with hashed.file as file:
        container = walk_container(file, media_type)
        size_px = container.size_px or find_pixel_size(file, media_type)
        record = None
        if size_px is not None:
            metadata = read_metadata(file, container, sidecar=sidecar)
            record = _make_record(hashed, found, media_type=media_type, size_px=size_px, metadata=metadata)
    reason = _find_obstacle(media_type) or _find_damage(is_whole=container.is_whole, has_size=record is not None)
    return UnusableFile(found.file, reason, record) if reason or record is None else record


def _make_record(
    hashed: _Hashed, found: FoundFile, *, media_type: MediaType, size_px: tuple[int, int], metadata: Metadata
) -> PhotoRecord:
    width_px, height_px = size_px
    record = PhotoRecord(
        file=found.file,
        sha1=hashed.sha1,
        size_bytes=os.fstat(hashed.file.fileno()).st_size,
        media_type=media_type.name,
        width_px=width_px,
        height_px=height_px,
        orientation=parse_orientation(metadata.tags),
        taken=find_capture_time(metadata, name=found.location.name),
        gps_utc=find_gps_utc(metadata),
        position=find_position(metadata),
        points=list_points(metadata),
        camera=parse_camera(metadata.tags),
        texts=collect_texts(metadata),
        fingerprint=find_fingerprint(metadata.thumbnail, hashed.file, media_type=media_type, size_px=size_px),
    )
    notes = (*_note_name(_extension(found), media_type), *metadata.notes, *_note_values(metadata.tags, record))
    return replace(record, notes=notes) if notes else record


def _extension(found: FoundFile) -> str:
    return found.location.suffix.lower().removeprefix(".")


def _note_name(extension: str, media_type: MediaType) -> tuple[str, ...]:
    """A note on a name that does not fit: the title on Commons takes its extension from the content."""
    if extension in media_type.extensions:
        return ()
    name = f"named .{extension}" if extension else "without an extension"
    return (f"{name}, but a {media_type.label} file by its content",)


def _note_values(tags: Tags, record: PhotoRecord) -> tuple[str, ...]:
    """Notes on tags that are there but hold no usable value."""
    notes = []
    is_exif_time = record.taken is not None and record.taken.source in _EXIF_TIMES
    if not is_exif_time and {"EXIF DateTimeOriginal", "EXIF DateTimeDigitized"} & tags.keys():
        notes.append("its EXIF capture time is not valid")
    if record.position is None and {"GPS GPSLatitude", "GPS GPSLongitude"} & tags.keys():
        notes.append("its EXIF position is not valid")
    return tuple(notes)


def _find_obstacle(media_type: MediaType) -> str:
    """Why Commons does not take even a sound file of this type; "" where it does, as it is or converted."""
    if media_type.on_commons or media_type.is_convertible:
        return ""
    return f"Wikimedia Commons does not take {media_type.label} files. Export it as JPEG and scan again."


def _find_damage(*, is_whole: bool, has_size: bool) -> str:
    if not is_whole:
        return "It is cut off: its end is missing. Copy it again from where it came."
    if not has_size:
        return "It is damaged: its header does not tell the size of the picture. Copy it again from where it came."
    return ""


def _describe_trouble(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "It vanished while the folder was read. Scan again."
    if isinstance(error, PermissionError):
        return "There is no permission to read it. Allow reading it and scan again."
    if error.errno in {errno.EMFILE, errno.ENFILE}:
        return "Too few files may be open at a time. Raise that limit (ulimit -n) and scan again."
    return f"It cannot be read: {error.strerror}. Copy it again from where it came."


def _describe_content(head: bytes) -> str:
    if not head:
        return "It is empty. Copy it again from where it came."
    return "It is no photo by its content. Copy it again from where it came, or rename it."
