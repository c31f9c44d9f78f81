"""Raw files of cameras: what the maker put around the sensor's data that is EXIF.

Most are TIFF files. Of the others: Fujifilm RAF and Sigma X3F hold a JPEG, Canon CR3 boxes with a TIFF block for each
directory, Minolta MRW a TIFF block; Canon's CRW (2000 to 2004) has no EXIF. See https://exiftool.org/TagNames/ under
the makers' names, and https://github.com/lclevy/canon_cr3 (both read 2026-11).
"""

from dataclasses import replace

from photowalk.photos.containers.boxes import find_box, iter_boxes
from photowalk.photos.containers.directories import read_form
from photowalk.photos.containers.jpeg import walk_jpeg
from photowalk.photos.containers.jpeg_successors import XMP_BOX
from photowalk.photos.containers.parts import Container, ExifBlock, Harvest, Reader, Span, unpack
from photowalk.photos.containers.tiff import read_numbers, walk_tiff

_CANON_BOX = bytes.fromhex("85c0b687820f11e08111f4ce462b6a48")
_CANON_DIRECTORIES = {b"CMT1": "Image", b"CMT2": "EXIF", b"CMT4": "GPS"}
_START_OF_JPEG = b"\xff\xd8"
_RW2_BORDERS = (4, 5, 6, 7)
_X3F_SECTION_BYTES = 28
_MAX_SECTIONS = 100
"""A raw file of Minolta's or Sigma's has some ten."""


def walk_raw(file: Reader) -> Container:
    """What lies where in a raw file; nothing in formats that are none of those above."""
    head = file.read(0, 16)
    if head[4:8] == b"ftyp":
        return _walk_cr3(file)
    mark = next((mark for mark in _WALKERS if head.startswith(mark)), b"")
    return _WALKERS[mark](file) if mark else Container()


def _walk_cr3(file: Reader) -> Container:
    """The maker's box in `moov` holds the directories, each as a TIFF block of its own; the first tells the size."""
    maker = find_box(file, b"moov", _CANON_BOX)
    parts = (
        [box for box in iter_boxes(file, maker.start, end=maker.end) if box.kind in _CANON_DIRECTORIES] if maker else []
    )
    blocks = tuple(ExifBlock(file.open_span(box.span).span, _CANON_DIRECTORIES[box.kind]) for box in parts)
    harvest = Harvest()
    packet = find_box(file, XMP_BOX)
    if packet is not None:
        harvest.take_xmp(harvest.read_block(file, packet.span, name="its XMP packet"))
    size_px = next((walk_tiff(file.open_span(box.span)).size_px for box in parts), None)
    return replace(harvest.as_container(), size_px=size_px, exif=blocks)


def _walk_raf(file: Reader) -> Container:
    """Place and length of a JPEG stand behind the names of format and camera."""
    start, length = unpack(">84xII", file.read(0, 92))
    return _walk_inner_jpeg(file, Span(start, length))


def _walk_mrw(file: Reader) -> Container:
    """One of the sections behind the header, each with a name and a length, is a TIFF block."""
    at = 8
    for _ in range(_MAX_SECTIONS):
        (length,) = unpack(">4xI", file.read(at, 8))
        if file.read(at, 4) == b"\0TTW":
            return walk_tiff(file.open_span(Span(at + 8, length)))
        at += 8 + length
    return Container()


def _walk_x3f(file: Reader) -> Container:
    """The header tells the size; the directory, whose place stands at the end, tells where a JPEG is."""
    width, height = unpack("<28xII", file.read(0, 36))
    (directory,) = unpack("<I", file.read(max(file.size - 4, 0), 4))
    (count,) = unpack("<8xI", file.read(directory, 12))
    container = Container()
    for number in range(min(count, _MAX_SECTIONS)):
        start, length = unpack("<II", file.read(directory + 12 + 12 * number, 8))
        if file.read(start + _X3F_SECTION_BYTES, 2) == _START_OF_JPEG:
            inner = Span(start + _X3F_SECTION_BYTES, length - _X3F_SECTION_BYTES)
            container = _walk_inner_jpeg(file, inner)
    harvest = Harvest()
    harvest.take_size(width, height)
    return replace(container, size_px=harvest.size_px)


def _walk_rw2(file: Reader) -> Container:
    """A TIFF that tells the borders of the picture on the sensor instead of its size."""
    form = read_form(file)
    top, left, bottom, right = read_numbers(file, form.first, form=form, tags=_RW2_BORDERS)
    harvest = Harvest()
    harvest.take_size(right - left, bottom - top)
    return replace(walk_tiff(file), size_px=harvest.size_px)


def _walk_inner_jpeg(file: Reader, inner: Span) -> Container:
    return replace(walk_jpeg(file.open_span(inner)), is_whole=True)


_WALKERS = {
    b"FUJIFILMCCD-RAW": _walk_raf,
    b"\0MRM": _walk_mrw,
    b"FOVb": _walk_x3f,
    b"II\x1a\0\0\0HEAP": lambda _: Container(),  # Canon CRW
    b"IIU\0": _walk_rw2,
    b"II": walk_tiff,
    b"MM": walk_tiff,
}
"""By the beginning of the file; the first that fits counts."""
