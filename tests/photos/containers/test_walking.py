"""The door to the walks through all kinds of picture files."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photowalk.photos.containers.walking import Container, walk_container
from photowalk.photos.media_type import (
    AVIF,
    BMP,
    GIF,
    HEIC,
    JPEG,
    JPEG_2000,
    JPEG_XL,
    MEDIA_TYPES,
    PNG,
    RAW,
    SVG,
    TIFF,
    WEBP,
    MediaType,
)
from photowalk.photos.metadata.reading import read_metadata
from support.heif_files import HeifItem, make_box, make_exif_item, make_heif
from support.photo_files import (
    make_block,
    make_exif_segment,
    make_extended_header,
    make_jpeg,
    make_picture,
    make_png,
    make_png_chunk,
    make_riff_chunk,
    make_title_packet,
    make_webp,
    make_xmp_segment,
)
from support.raw_files import make_cr3, make_mrw, make_raf, make_x3f

BLOCK = make_block({271: "Canon"}, exif={0x9003: "2019:08:16 14:03:21"}, gps={1: "N", 2: (59.0, 19.5, 0.0)})
PACKET = make_title_packet("City Hall")
PHOTO = make_jpeg(make_exif_segment(BLOCK), make_xmp_segment(PACKET))
ITEMS = (make_exif_item(BLOCK), HeifItem(3, b"mime", PACKET))
FILES: dict[str, tuple[MediaType, bytes]] = {
    "JPEG": (JPEG, PHOTO),
    "PNG": (
        PNG,
        make_png(make_png_chunk(b"eXIf", BLOCK), make_png_chunk(b"iTXt", b"XML:com.adobe.xmp" + bytes(5) + PACKET)),
    ),
    "WebP": (
        WEBP,
        make_webp(make_extended_header(8, 6), make_riff_chunk(b"EXIF", BLOCK), make_riff_chunk(b"XMP ", PACKET)),
    ),
    "GIF": (GIF, make_picture("GIF")[:-1] + b"\x21\xff\x0bXMP DataXMP" + PACKET + bytes([1, *range(255, -1, -1), 0])),
    "TIFF": (TIFF, BLOCK),
    "SVG": (SVG, b'<svg xmlns="http://www.w3.org/2000/svg" width="8" height="6"/>'),
    "HEIC": (HEIC, make_heif(*ITEMS)),
    "AVIF": (AVIF, make_heif(*ITEMS, version=2, brand=b"avif")),
    "BMP": (BMP, make_picture("BMP")),
    "JPEG 2000": (JPEG_2000, make_picture("JPEG2000") + make_box(b"uuid", b"JpgTiffExif->JP2" + BLOCK)),
    "JPEG XL": (JPEG_XL, make_box(b"jxlc", b"\xff\x0a" + bytes(12)) + make_box(b"Exif", bytes(4) + BLOCK)),
    "CR3": (RAW, make_cr3(image=BLOCK, exif=BLOCK, gps=BLOCK, packet=PACKET)),
    "MRW": (RAW, make_mrw(BLOCK)),
    "NEF": (RAW, BLOCK),
    "RAF": (RAW, make_raf(PHOTO)),
    "X3F": (RAW, make_x3f(PHOTO, width=8, height=6)),
}
NO_SIZE = {"TIFF", "NEF", "MRW", "CR3"}
NO_EXIF = {"GIF", "SVG", "BMP"}


def walk(content: bytes, media_type: MediaType) -> Container:
    """What the walk finds in these bytes."""
    return walk_container(BytesIO(content), media_type)


@pytest.mark.parametrize("image_format", ["JPEG", "PNG", "WEBP", "TIFF", "GIF", "BMP", "AVIF", "JPEG2000"])
def test_the_size_is_that_of_the_header(image_format: str) -> None:
    """Width and height come out as Pillow wrote them, and a whole file is known as whole."""
    labels = {media_type.label.upper().replace(" ", ""): media_type for media_type in MEDIA_TYPES}
    container = walk(make_picture(image_format, width=302, height=16), labels[image_format])
    assert container.size_px == (302, 16)
    assert container.is_whole
    assert container.xmp is None


@pytest.mark.parametrize(("name", "file"), FILES.items(), ids=FILES)
def test_every_kind_of_file_is_walked(name: str, file: tuple[MediaType, bytes]) -> None:
    """Size and EXIF block are found in all kinds that can have them."""
    container = walk(file[1], file[0])
    assert (container.size_px is None) == (name in NO_SIZE)
    assert (not container.exif) == (name in NO_EXIF)
    assert container.is_whole


@pytest.mark.parametrize("media_type", MEDIA_TYPES, ids=lambda media_type: media_type.label)
def test_no_kind_is_forgotten(media_type: MediaType) -> None:
    """Each kind of picture has a walk, which takes an empty file as well."""
    assert walk(b"", media_type).size_px is None


@given(
    file=st.sampled_from(sorted(FILES.items())),
    changes=st.lists(st.tuples(st.floats(0, 1), st.binary(min_size=1, max_size=4)), max_size=4),
    kept=st.floats(0.1, 1) | st.just(1.0),
)
def test_no_damage_makes_the_reading_raise(
    file: tuple[str, tuple[MediaType, bytes]], changes: list[tuple[float, bytes]], *, kept: float
) -> None:
    """Changed and cut anywhere: a size is above zero or none, and what is damaged is noted or left out."""
    media_type, content = file[1]
    for where, change in changes:
        at = int(where * len(content))
        content = content[:at] + change + content[at + len(change) :]
    stream = BytesIO(content[: int(kept * len(content))])
    container = walk_container(stream, media_type)
    metadata = read_metadata(stream, container, sidecar=None)
    assert container.size_px is None or min(container.size_px) > 0
    assert all(isinstance(note, str) for note in metadata.notes)
