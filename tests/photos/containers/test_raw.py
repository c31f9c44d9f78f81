"""Raw files."""

from io import BytesIO

import pytest

from photowalk.photos.containers.parts import Container, ExifBlock, Reader
from photowalk.photos.containers.raw import walk_raw
from support.photo_files import make_directory, make_exif_segment, make_jpeg
from support.raw_files import make_cr3, make_mrw, make_raf, make_x3f
from support.tiff_files import LONG, SHORT

BLOCK = make_directory((274, SHORT, 1, 6))
SIZED = make_directory((256, LONG, 1, 640), (257, LONG, 1, 480))
JPEG = make_jpeg(make_exif_segment(BLOCK))
PACKET = b"<packet/>"
OTHER_MARKS = {"NEF": b"II*\0", "ORF of Olympus": b"IIRO", "the same, another": b"IIRS"}


def walk(content: bytes) -> Container:
    """What the walk finds in these bytes."""
    return walk_raw(Reader(BytesIO(content)))


def read_blocks(content: bytes) -> dict[str, bytes]:
    """The EXIF blocks by the kinds of their directories."""
    blocks = {}
    for block in walk(content).exif:
        span = block.content
        blocks[block.first_directory] = span if isinstance(span, bytes) else content[span.start :][: span.length]
    return blocks


@pytest.mark.parametrize("mark", OTHER_MARKS.values(), ids=OTHER_MARKS)
def test_most_are_tiff_files(mark: bytes) -> None:
    """Whatever version they name, the size and the block are where a TIFF has them."""
    content = mark + SIZED[4:]
    assert walk(content).size_px == (640, 480)
    assert read_blocks(content) == {"Image": content}


def test_panasonic_tells_borders_instead_of_a_size() -> None:
    """Top, left, bottom and right of the picture on the sensor."""
    borders = make_directory((4, SHORT, 1, 6), (5, SHORT, 1, 8), (6, SHORT, 1, 2742), (7, SHORT, 1, 3656))
    content = b"IIU\0" + borders[4:]
    assert walk(content).size_px == (3648, 2736)
    assert read_blocks(content) == {"Image": content}
    assert walk(b"IIU\0" + SIZED[4:]).size_px is None


def test_fujifilm_holds_a_jpeg() -> None:
    """All that is known comes from it."""
    assert walk(make_raf(JPEG)) == Container((8, 6), (ExifBlock(BLOCK),))
    assert walk(make_raf(JPEG)[:-40]).is_whole


def test_sigma_holds_a_jpeg_and_tells_the_size() -> None:
    """The size is that of the header, not that of the preview."""
    assert walk(make_x3f(JPEG, width=2640, height=1760)) == Container((2640, 1760), (ExifBlock(BLOCK),))
    assert walk(make_x3f(b"no JPEG", width=2640, height=1760)) == Container((2640, 1760))


def test_minolta_holds_a_block() -> None:
    """It stands in one of several sections."""
    assert walk(make_mrw(SIZED)).size_px == (640, 480)
    assert read_blocks(make_mrw(SIZED)) == {"Image": SIZED}
    assert walk(make_mrw(SIZED).replace(b"\0TTW", b"\0RIF")) == Container()


def test_canon_has_a_block_for_each_directory() -> None:
    """Each is told with the kind of its directory; the first has the size."""
    content = make_cr3(image=SIZED, exif=BLOCK, gps=BLOCK + b"!", packet=PACKET)
    found = walk(content)
    assert (found.size_px, found.xmp) == ((640, 480), PACKET)
    assert read_blocks(content) == {"Image": SIZED, "EXIF": BLOCK, "GPS": BLOCK + b"!"}


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"II\x1a\0\0\0HEAPCCDR" + SIZED, id="Canon CRW"),
        pytest.param(b"\0MRM", id="Minolta, cut off"),
        pytest.param(b"FOVb", id="Sigma, cut off"),
        pytest.param(b"\0\0\0\x10ftypcrx \0\0\0\0", id="Canon CR3 without a movie"),
        pytest.param(b"no mark of its own", id="another maker's"),
    ],
)
def test_of_others_nothing_is_known(content: bytes) -> None:
    """Nothing is read as what it is not, nothing is raised."""
    assert walk(content) == Container()


@pytest.mark.parametrize(
    "whole",
    [
        make_raf(JPEG),
        make_x3f(JPEG, width=9, height=9),
        make_mrw(SIZED),
        make_cr3(image=SIZED, exif=BLOCK, gps=BLOCK, packet=PACKET),
    ],
    ids=["RAF", "X3F", "MRW", "CR3"],
)
def test_cuts_are_no_trouble(whole: bytes) -> None:
    """Cut anywhere, a file gives what it has."""
    for kept in range(len(whole)):
        assert len(walk(whole[:kept]).exif) <= 3
