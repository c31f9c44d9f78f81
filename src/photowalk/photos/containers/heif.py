"""HEIC, HEIF and AVIF files: the size of the main picture, its EXIF and its XMP.

See ISO/IEC 23008-12, annex A. All brands are alike in this. A picture made of tiles is an item with a size of its own.
Sizes are those before a rotation.
"""

from io import BytesIO

from photowalk.photos.containers.boxes import Box, iter_boxes
from photowalk.photos.containers.items import (
    VERSION_BYTES,
    Place,
    iter_items,
    parse_descriptions,
    parse_places,
    parse_primary,
    parse_size,
    read_boxes,
)
from photowalk.photos.containers.parts import Container, Harvest, Reader, unpack

_OF_PICTURE = frozenset({b"meta", b"mdat"})
"""The boxes that must be there to their ends; what phones append behind them need not be boxes at all."""
_NAMES = {b"Exif": "its EXIF block", b"mime": "its XMP packet"}


def walk_heif(file: Reader) -> Container:
    """What lies where in a HEIC, HEIF or AVIF file."""
    harvest = Harvest()
    boxes = [box for box in iter_boxes(file) if box.kind in _OF_PICTURE]
    meta = next((box for box in boxes if box.kind == b"meta"), None)
    if meta is not None:
        _take_items(harvest, file, meta=meta)
    return harvest.as_container(is_whole=all(box.end <= file.size for box in boxes))


def take_exif_item(harvest: Harvest, content: bytes) -> None:
    """Keep the TIFF block of an item that begins with the length of what stands between.

    That is 0 or the 6 bytes of the signature `Exif`; some programs write another length, or none.
    """
    (skipped,) = unpack(">I", content)
    for start in (4 + skipped, 4, 0):
        harvest.take_exif(content[start:])


def _take_items(harvest: Harvest, file: Reader, *, meta: Box) -> None:
    """Keep what belongs to the main picture: of several items of a kind the first that is said to describe it."""
    content = harvest.read_block(file, meta.span, name="the list of its parts")
    boxes = read_boxes(content, start=VERSION_BYTES)
    primary = parse_primary(boxes[b"pitm"])
    harvest.take_size(*parse_size(boxes[b"iprp"], primary))
    describing = parse_descriptions(boxes[b"iref"], primary)
    items = sorted(iter_items(boxes[b"iinf"]), key=lambda item: item.number not in describing)
    chosen = {item.kind: item.number for item in reversed(items)}
    places = parse_places(boxes[b"iloc"], set(chosen.values()))
    for kind, number in chosen.items():
        place = places.get(number, Place(is_in_box=False, pieces=()))
        source = Reader(BytesIO(boxes[b"idat"])) if place.is_in_box else file
        block = harvest.read_pieces(source, place.pieces, name=_NAMES[kind])
        if kind == b"Exif":
            take_exif_item(harvest, block)
        else:
            harvest.take_xmp(block)
