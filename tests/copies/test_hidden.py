"""Files that tell no place in a way that is read, and may tell one all the same."""

import pytest

from photowalk.copies.check import read_again
from photowalk.copies.hidden import may_hide_position
from photowalk.copies.original import hold
from support.photo_files import (
    make_block,
    make_exif_segment,
    make_jpeg,
    make_packet,
    make_png,
    make_png_chunk,
    make_segment,
    make_xmp_segment,
)

MAKER_NOTE = {0x010F: "Example"}, {0x927C: b"maker's own", 0x9003: "2025:08:16 14:00:00"}
PLACED = make_exif_segment(make_block(gps={1: "N", 2: (59.5, 0.0, 0.0), 3: "E", 4: (18.25, 0.0, 0.0)}))


def hides(content: bytes) -> bool:
    """Whether it is found out."""
    opened = hold(content)
    return may_hide_position(opened.content, read_again(opened))


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(make_jpeg(), id="a plain picture"),
        pytest.param(make_jpeg(make_exif_segment(make_block(MAKER_NOTE[0], exif=MAKER_NOTE[1]))), id="a camera's"),
        pytest.param(make_jpeg(make_xmp_segment(make_packet("<dc:format>image/jpeg</dc:format>"))), id="with XMP"),
        pytest.param(make_png(), id="a PNG"),
    ],
)
def test_ordinary_files_hide_nothing(content: bytes) -> None:
    """No copy is made of them."""
    assert not hides(content)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(make_jpeg(make_exif_segment(make_block(gps={2: (59.5, 0.0, 0.0)}))), id="no reference"),
        pytest.param(make_jpeg(make_exif_segment(make_block(gps={0x14: (59.5, 0.0, 0.0)}))), id="a destination"),
        pytest.param(make_jpeg(make_exif_segment(make_block({0x010F: "Example"})), PLACED), id="a second EXIF block"),
        pytest.param(make_jpeg() + make_jpeg(PLACED), id="a second picture"),
        pytest.param(make_jpeg(make_segment(0xED, b"Example data of a program")), id="data of a program"),
        pytest.param(make_jpeg(make_xmp_segment(b"<x:xmpmeta no XML")), id="a broken packet"),
        pytest.param(make_png(make_png_chunk(b"tEXt", b"GPSPosition\x0059.5 18.25")), id="a text of a PNG"),
    ],
)
def test_what_may_be_a_position_is_found_out(content: bytes) -> None:
    """In whatever form."""
    assert hides(content)
