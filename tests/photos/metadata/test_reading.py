"""Tags and texts of a photo, and what is noted where they cannot be read."""

import struct
from io import BytesIO
from pathlib import Path

import pytest

from photowalk.model import TimeSource
from photowalk.photos.containers.parts import MAX_BLOCK_BYTES
from photowalk.photos.containers.walking import walk_container
from photowalk.photos.media_type import JPEG, PNG, RAW, MediaType
from photowalk.photos.metadata.reading import MAX_SIDECAR_BYTES, Metadata, read_metadata
from support.photo_files import (
    make_directory,
    make_exif_segment,
    make_jpeg,
    make_packet,
    make_png,
    make_png_chunk,
    make_segment,
    make_title_packet,
    make_xmp_segment,
    put,
)
from support.raw_files import make_cr3
from support.rights import without_rights
from support.tiff_files import find_directory, make_chain, make_tiff, text

EMBEDDED = make_jpeg(make_xmp_segment(make_title_packet("in the photo")))
NAME = b"0123456789ABCDEF0123456789ABCDEF"


def read(content: bytes, sidecar: Path | None = None, *, media_type: MediaType = JPEG) -> Metadata:
    """The metadata of a file of these bytes."""
    file = BytesIO(content)
    return read_metadata(file, walk_container(file, media_type), sidecar=sidecar)


def test_a_photo_without_metadata_is_no_trouble() -> None:
    """Nothing there, nothing noted."""
    assert read(make_jpeg()) == Metadata()


def test_photo_and_sidecar_are_told_apart(tmp_path: Path) -> None:
    """Which of them is believed is decided elsewhere."""
    sidecar = put(tmp_path, "a.xmp", make_title_packet("in the sidecar"))
    metadata = read(EMBEDDED, sidecar)
    assert (metadata.xmp.texts.title, metadata.sidecar.texts.title) == ("in the photo", "in the sidecar")
    assert read(EMBEDDED).sidecar.texts.title is None


def test_records_and_thumbnail_come_along() -> None:
    """IPTC out of Photoshop's resources, and the JPEG behind the main directory."""
    records = b"\x1c\x02\x05\0\x07a title"
    resources = b"Photoshop 3.0\0" + b"8BIM\x04\x04\0\0" + struct.pack(">I", len(records)) + records
    entries = [(0x0201, 4, 1, find_directory(2, 1, 2)), (0x0202, 4, 1, 4)]
    block = make_chain([(0x0112, 3, 1, 6)], entries, links=[(0, 1)]) + b"\xff\xd8\xff\xd9"
    metadata = read(make_jpeg(make_exif_segment(block), make_segment(0xED, resources)))
    assert metadata.iptc.texts.title == "a title"
    assert metadata.thumbnail == b"\xff\xd8\xff\xd9"
    assert metadata.tags == {"Image Orientation": (6,)}


def test_a_second_packet_fills_the_gaps_of_the_first() -> None:
    """What stands in both is taken from the first; date and position may stand in either."""
    extension = make_packet(
        '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">second</rdf:li></rdf:Alt></dc:title>'
        "<dc:subject><rdf:Bag><rdf:li>night</rdf:li></rdf:Bag></dc:subject>"
        '<exif:DateTimeOriginal xmlns:exif="http://ns.adobe.com/exif/1.0/">2019-08-16T14:03:21</exif:DateTimeOriginal>'
    )
    first = make_title_packet("first").replace(
        b' rdf:about=""', b' rdf:about="" n:HasExtendedXMP="' + NAME + b'" xmlns:n="n"'
    )
    piece = b"http://ns.adobe.com/xmp/extension/\0" + NAME + struct.pack(">II", len(extension), 0) + extension
    metadata = read(make_jpeg(make_xmp_segment(first), make_segment(0xE1, piece)))
    assert metadata.xmp.texts.title == "first"
    assert metadata.xmp.texts.keywords == ("night",)
    assert metadata.xmp.taken is not None
    assert metadata.xmp.taken.source is TimeSource.XMP


def test_the_tags_of_all_blocks_are_put_together() -> None:
    """A raw file of Canon's has a block for each directory."""
    blocks = {
        "image": text(0x0110, "EOS R5"),
        "exif": text(0x9003, "2019:08:16 14:03:21"),
        "gps": text(0x1D, "2019:08:16"),
    }
    content = make_cr3(**{name: make_tiff([values]) for name, values in blocks.items()}, packet=b"")
    tags = read(content, media_type=RAW).tags
    assert {name: tags[name] for name in ("Image Model", "EXIF DateTimeOriginal", "GPS GPSDate")} == {
        "Image Model": "EOS R5",
        "EXIF DateTimeOriginal": "2019:08:16 14:03:21",
        "GPS GPSDate": "2019:08:16",
    }


def test_what_is_damaged_is_noted(tmp_path: Path) -> None:
    """EXIF block, packet and sidecar are each missed by name; the others are read all the same."""
    sidecar = put(tmp_path, "a.xmp", b"no XML")
    damaged = make_jpeg(make_exif_segment(make_directory()), make_xmp_segment(b"<x:xmpmeta>"))
    assert read(damaged, sidecar) == Metadata(
        notes=(
            "its EXIF data are damaged and were not read",
            "its XMP packet is damaged and was not read",
            "the sidecar a.xmp is damaged and was not read",
        )
    )


@pytest.mark.parametrize(("extra", "title"), [(0, "in the sidecar"), (1, None)])
def test_a_sidecar_has_a_size_limit(tmp_path: Path, extra: int, *, title: str | None) -> None:
    """A sidecar of exactly the limit is read, a larger one is not."""
    packet = make_title_packet("in the sidecar")
    sidecar = put(tmp_path, "a.xmp", packet + b" " * (MAX_SIDECAR_BYTES - len(packet) + extra))
    metadata = read(EMBEDDED, sidecar)
    assert metadata.sidecar.texts.title == title
    assert metadata.notes == (("the sidecar a.xmp is larger than 1 MiB and was not read",) if extra else ())


def test_what_the_walk_left_out_is_noted_too() -> None:
    """A packet too large to be one of texts is left alone."""
    packet = b"XML:com.adobe.xmp\0\0\0\0\0" + b" " * MAX_BLOCK_BYTES + make_title_packet("far behind")
    metadata = read(make_png(make_png_chunk(b"iTXt", packet)), media_type=PNG)
    assert metadata == Metadata(notes=("its XMP packet is larger than 4 MiB and was not read",))


def test_a_closed_sidecar_is_noted(public_folder: Path) -> None:
    """The photo itself goes on."""
    sidecar = put(public_folder, "a.xmp", make_title_packet("in the sidecar"))
    with without_rights(sidecar):
        metadata = read(EMBEDDED, sidecar)
    assert metadata.xmp.texts.title == "in the photo"
    assert "the sidecar a.xmp cannot be read" in metadata.notes[0]
