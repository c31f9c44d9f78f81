"""Tags and texts of a photo, and what is noted where they cannot be read."""

from io import BytesIO
from pathlib import Path

import pytest

from photowalk.model import Texts
from photowalk.photos.container import walk_container
from photowalk.photos.media_type import JPEG, PNG
from photowalk.photos.metadata import MAX_PACKET_BYTES, MAX_SIDECAR_BYTES, Metadata, read_metadata
from support.photo_files import (
    make_directory,
    make_exif_segment,
    make_jpeg,
    make_png,
    make_png_chunk,
    make_title_packet,
    make_xmp_segment,
    put,
)
from support.rights import without_rights

EMBEDDED = make_jpeg(make_xmp_segment(make_title_packet("in the photo")))


def read(content: bytes, sidecar: Path | None = None) -> Metadata:
    """The metadata of a JPEG with these bytes."""
    file = BytesIO(content)
    return read_metadata(file, walk_container(file, JPEG), sidecar=sidecar)


def test_a_photo_without_metadata_is_no_trouble() -> None:
    """Nothing there, nothing noted."""
    assert read(make_jpeg()) == Metadata({}, Texts(), ())


def test_the_sidecar_comes_before_the_photo(tmp_path: Path) -> None:
    """What people changed last stands in the sidecar."""
    assert read(EMBEDDED).texts.title == "in the photo"
    sidecar = put(tmp_path, "a.xmp", make_title_packet("in the sidecar"))
    assert read(EMBEDDED, sidecar) == Metadata({}, Texts(title="in the sidecar"), ())


def test_what_is_damaged_is_noted(tmp_path: Path) -> None:
    """EXIF block, packet and sidecar are each missed by name; the others are read all the same."""
    block = make_directory((0x8769, 2, 0, 0))
    sidecar = put(tmp_path, "a.xmp", b"no XML")
    metadata = read(make_jpeg(make_exif_segment(block), make_xmp_segment(b"<x:xmpmeta>")), sidecar)
    assert metadata.notes == (
        "its EXIF data are damaged and were not read",
        "its XMP packet is damaged and was not read",
        "the sidecar a.xmp is damaged and was not read",
    )
    assert metadata.texts == Texts()


@pytest.mark.parametrize(("extra", "is_read"), [(0, True), (1, False)])
def test_a_sidecar_has_a_size_limit(tmp_path: Path, extra: int, *, is_read: bool) -> None:
    """A sidecar of exactly the limit is read, a larger one is not."""
    packet = make_title_packet("in the sidecar")
    sidecar = put(tmp_path, "a.xmp", packet + b" " * (MAX_SIDECAR_BYTES - len(packet) + extra))
    metadata = read(EMBEDDED, sidecar)
    assert metadata.texts.title == ("in the sidecar" if is_read else "in the photo")
    assert metadata.notes == (() if is_read else ("the sidecar a.xmp is larger than 1 MiB and was not read",))


def test_a_packet_has_a_size_limit() -> None:
    """A packet too large to be one of texts is left alone."""
    packet = b"XML:com.adobe.xmp\0\0\0\0\0" + b" " * MAX_PACKET_BYTES + make_title_packet("far behind")
    file = BytesIO(make_png(make_png_chunk(b"iTXt", packet)))
    metadata = read_metadata(file, walk_container(file, PNG), sidecar=None)
    assert metadata == Metadata({}, Texts(), ("its XMP packet is larger than 4 MiB and was not read",))


def test_a_closed_sidecar_is_noted(public_folder: Path) -> None:
    """The photo itself goes on."""
    sidecar = put(public_folder, "a.xmp", make_title_packet("in the sidecar"))
    with without_rights(sidecar):
        metadata = read(EMBEDDED, sidecar)
    assert metadata.texts.title == "in the photo"
    assert "the sidecar a.xmp cannot be read" in metadata.notes[0]
