"""What stands in a photo beside its pixels: EXIF tags and XMP texts, its sidecar's texts included."""

from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from photowalk.model import Texts
from photowalk.photos.container import Container, Span, read_span
from photowalk.photos.exif import UnreadableExifError, read_exif
from photowalk.photos.tags import Tags
from photowalk.photos.xmp import UnreadableXmpError, merge_texts, parse_xmp

MAX_PACKET_BYTES = 4_194_304
"""Larger XMP packets inside a photo are not read; most have 3 to 60 kB."""
MAX_SIDECAR_BYTES = 1_048_576
"""Larger sidecars are not read."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """Tags and texts, empty where there are none, and what could not be read."""

    tags: Tags
    texts: Texts
    notes: tuple[str, ...]


def read_metadata(file: BinaryIO, container: Container, *, sidecar: Path | None) -> Metadata:
    """The metadata of an open photo. A sidecar's texts come before those in the photo, field by field."""
    tags, exif_note = _read_tags(file, container.exif)
    embedded, xmp_note = _read_packet(file, container.xmp)
    beside, sidecar_note = _read_sidecar(sidecar)
    notes = tuple(note for note in (exif_note, xmp_note, sidecar_note) if note)
    return Metadata(tags, merge_texts(beside, embedded), notes)


def _read_tags(file: BinaryIO, block: Span | None) -> tuple[Tags, str]:
    if block is None:
        return {}, ""
    try:
        return read_exif(file, block), ""
    except UnreadableExifError:
        return {}, "its EXIF data are damaged and were not read"


def _read_packet(file: BinaryIO, packet: Span | None) -> tuple[Texts, str]:
    if packet is None:
        return Texts(), ""
    content = read_span(file, packet, limit=MAX_PACKET_BYTES + 1)
    return _parse_packet(content, "its XMP packet", limit=MAX_PACKET_BYTES)


def _read_sidecar(sidecar: Path | None) -> tuple[Texts, str]:
    if sidecar is None:
        return Texts(), ""
    name = f"the sidecar {sidecar.name}"
    try:
        with sidecar.open("rb") as file:
            packet = file.read(MAX_SIDECAR_BYTES + 1)
    except OSError as error:
        return Texts(), f"{name} cannot be read: {error.strerror}"
    return _parse_packet(packet, name, limit=MAX_SIDECAR_BYTES)


def _parse_packet(packet: bytes, name: str, *, limit: int) -> tuple[Texts, str]:
    if len(packet) > limit:
        return Texts(), f"{name} is larger than {limit // 1_048_576} MiB and was not read"
    try:
        return parse_xmp(packet), ""
    except UnreadableXmpError:
        return Texts(), f"{name} is damaged and was not read"
