"""What stands in a photo beside its pixels: EXIF tags, XMP, IPTC and a thumbnail, and what its sidecar says."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import reduce
from pathlib import Path
from typing import BinaryIO, Final

from photowalk.photos.containers.parts import ExifBlock
from photowalk.photos.containers.walking import Container
from photowalk.photos.metadata.exif import UnreadableExifError, read_exif
from photowalk.photos.metadata.iptc import IptcFacts, parse_iptc
from photowalk.photos.metadata.tags import Tags, TagValue
from photowalk.photos.metadata.text_merge import merge_texts
from photowalk.photos.metadata.xmp import UnreadableXmpError, XmpFacts, parse_xmp

MAX_SIDECAR_BYTES = 1_048_576
"""Larger sidecars are not read."""
NO_XMP: Final = XmpFacts()
NO_IPTC: Final = IptcFacts()


@dataclass(frozen=True, slots=True)
class Metadata:
    """All that stands in a photo and in its sidecar, empty where there is nothing."""

    tags: Tags = field(default_factory=dict)
    xmp: XmpFacts = NO_XMP
    iptc: IptcFacts = NO_IPTC
    sidecar: XmpFacts = NO_XMP
    thumbnail: bytes | None = None
    """The JPEG that the camera put beside its tags."""
    notes: tuple[str, ...] = ()
    """What could not be read."""


def read_metadata(file: BinaryIO, container: Container, *, sidecar: Path | None) -> Metadata:
    """The metadata of an open photo."""
    notes = list(container.notes)
    tags, thumbnail = _read_blocks(file, container.exif, notes=notes)
    packets = (container.xmp, container.extended_xmp)
    facts = [_parse_packet(packet, "its XMP packet", notes=notes) for packet in packets if packet is not None]
    return Metadata(
        tags=tags,
        xmp=reduce(_merge_facts, facts) if facts else NO_XMP,
        iptc=parse_iptc(container.iptc) if container.iptc else NO_IPTC,
        sidecar=_read_sidecar(sidecar, notes=notes) if sidecar else NO_XMP,
        thumbnail=thumbnail,
        notes=tuple(notes),
    )


def _read_blocks(file: BinaryIO, blocks: Iterable[ExifBlock], *, notes: list[str]) -> tuple[Tags, bytes | None]:
    """The tags of all blocks, and the first thumbnail."""
    tags: dict[str, TagValue] = {}
    thumbnail = None
    for block in blocks:
        try:
            facts = read_exif(file, block)
        except UnreadableExifError:
            notes.append("its EXIF data are damaged and were not read")
        else:
            tags |= facts.tags
            thumbnail = thumbnail or facts.thumbnail
    return tags, thumbnail


def _parse_packet(packet: bytes, name: str, *, notes: list[str]) -> XmpFacts:
    try:
        return parse_xmp(packet)
    except UnreadableXmpError:
        notes.append(f"{name} is damaged and was not read")
        return NO_XMP


def _merge_facts(first: XmpFacts, second: XmpFacts) -> XmpFacts:
    """The first packet's facts, with the second's where the first has none."""
    timely = first if first.taken else second
    return replace(timely, texts=merge_texts(first.texts, second.texts), position=first.position or second.position)


def _read_sidecar(sidecar: Path, *, notes: list[str]) -> XmpFacts:
    name = f"the sidecar {sidecar.name}"
    try:
        with sidecar.open("rb") as file:
            packet = file.read(MAX_SIDECAR_BYTES + 1)
    except OSError as error:
        notes.append(f"{name} cannot be read: {error.strerror}")
        return NO_XMP
    if len(packet) > MAX_SIDECAR_BYTES:
        notes.append(f"{name} is larger than {MAX_SIDECAR_BYTES // 1_048_576} MiB and was not read")
        return NO_XMP
    return _parse_packet(packet, name, notes=notes)
