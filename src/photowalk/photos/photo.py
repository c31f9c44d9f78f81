"""Reading one file: a photo's record, the reason why it cannot go up, or nothing where it is no photo."""

import hashlib
import os
from dataclasses import replace
from io import BufferedReader
from pathlib import Path

from photowalk.model import PhotoRecord, Sha1, UnusableFile
from photowalk.photos.camera import parse_camera, parse_orientation
from photowalk.photos.capture_time import parse_capture_time
from photowalk.photos.container import Container, walk_container
from photowalk.photos.media_type import HEAD_BYTES, MediaType, find_media_type, promises_photo
from photowalk.photos.metadata import Metadata, read_metadata
from photowalk.photos.opening import open_regular_file
from photowalk.photos.pixels import find_pixel_size
from photowalk.photos.position import parse_position
from photowalk.photos.tags import Tags
from photowalk.photos.walk import FoundFile


def read_photo(found: FoundFile, sidecar: Path | None = None) -> PhotoRecord | UnusableFile | None:
    """What a file is: a photo, a photo that cannot go up, or no photo at all.

    Reads the headers, and the whole file once for its SHA-1, but never all of it at a time.
    """
    try:
        with open_regular_file(found.location) as file:
            return _read_open(file, found, sidecar=sidecar)
    except OSError as error:
        return UnusableFile(found.file, _describe_trouble(error)) if promises_photo(_extension(found)) else None


def _read_open(file: BufferedReader, found: FoundFile, *, sidecar: Path | None) -> PhotoRecord | UnusableFile | None:
    head = file.read(HEAD_BYTES)
    media_type = find_media_type(head, _extension(found))
    if media_type is None:
        return UnusableFile(found.file, _describe_content(head)) if promises_photo(_extension(found)) else None
    if not media_type.on_commons:
        return UnusableFile(
            found.file, f"Wikimedia Commons does not take {media_type.label} files. Export it as JPEG and scan again."
        )
    container = walk_container(file, media_type)
    size_px = container.size_px or find_pixel_size(file, media_type)
    if not container.is_whole or size_px is None:
        return UnusableFile(found.file, _describe_damage(container))
    metadata = read_metadata(file, container, sidecar=sidecar)
    return _make_record(file, found, media_type=media_type, size_px=size_px, metadata=metadata)


def _make_record(
    file: BufferedReader, found: FoundFile, *, media_type: MediaType, size_px: tuple[int, int], metadata: Metadata
) -> PhotoRecord:
    width_px, height_px = size_px
    record = PhotoRecord(
        file=found.file,
        sha1=_read_sha1(file),
        size_bytes=os.fstat(file.fileno()).st_size,
        media_type=media_type.name,
        width_px=width_px,
        height_px=height_px,
        orientation=parse_orientation(metadata.tags),
        taken=parse_capture_time(metadata.tags),
        position=parse_position(metadata.tags),
        camera=parse_camera(metadata.tags),
        texts=metadata.texts,
    )
    notes = (*_note_name(_extension(found), media_type), *metadata.notes, *_note_values(metadata.tags, record))
    return replace(record, notes=notes)


def _extension(found: FoundFile) -> str:
    return found.location.suffix.lower().removeprefix(".")


def _read_sha1(file: BufferedReader) -> Sha1:
    file.seek(0)
    return Sha1(hashlib.file_digest(file, "sha1").hexdigest())


def _note_name(extension: str, media_type: MediaType) -> tuple[str, ...]:
    """A note on a name that does not fit: the title on Commons takes its extension from the content."""
    if extension in media_type.extensions:
        return ()
    name = f"named .{extension}" if extension else "without an extension"
    return (f"{name}, but a {media_type.label} file by its content",)


def _note_values(tags: Tags, record: PhotoRecord) -> tuple[str, ...]:
    """Notes on tags that are there but hold no usable value."""
    notes = []
    if record.taken is None and {"EXIF DateTimeOriginal", "EXIF DateTimeDigitized"} & tags.keys():
        notes.append("its EXIF capture time is not valid")
    if record.position is None and {"GPS GPSLatitude", "GPS GPSLongitude"} & tags.keys():
        notes.append("its EXIF position is not valid")
    return tuple(notes)


def _describe_trouble(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "It vanished while the folder was read. Scan again."
    if isinstance(error, PermissionError):
        return "There is no permission to read it. Allow reading it and scan again."
    return f"It cannot be read: {error.strerror}. Copy it again from where it came."


def _describe_content(head: bytes) -> str:
    if not head:
        return "It is empty. Copy it again from where it came."
    return "It is no photo by its content. Copy it again from where it came, or rename it."


def _describe_damage(container: Container) -> str:
    if not container.is_whole:
        return "It is cut off: its end is missing. Copy it again from where it came."
    return "It is damaged: its header does not tell the size of the picture. Copy it again from where it came."
