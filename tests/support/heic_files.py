"""HEIC files of a few hundred bytes, put together by hand around one coded slice, with any properties and metadata."""

import struct
from base64 import b64decode
from collections.abc import Mapping, Sequence

# What heif-enc of libheif 1.15 wrote of two pictures of 64 x 64 pixels with `-q 40`, of which a quarter above on the
# left is red, or dark grey of 12 bits with `-b 12`: the setup of the decoder, and the one slice.
_COLOURED = (
    b64decode(
        "AQNwAAAAAAAAAAAAHvAA/P34+AAADwMgAAEAGEABDAH//wNwAAADAJAAAAMAAAMAHroCQCEAAQArQgEBA3AAAAMAkAAAAwAAAwAeoCCBBZbqSSmu"
        "bgQEDAgAAAMACAAAAwAIQCIAAQAHRAHBcrAiQA=="
    ),
    b64decode("AAAAKigBr1j5DpJf/+t3f/33SQ+bhCJ/+IqC/T8if9svOX/5/3x73rz/qphx8A=="),
)
_GREY = (
    b64decode(
        "AQQIAAAAAAAAAAAAHvAA/Pz8/AAADwMgAAEAF0ABDAH//wQIAAADAJn4AAADAAAeugJAIQABACdCAQEECAAAAwCZ+AAAAwAAHsCCBBFKW6kkprmw"
        "IAAAAwAgAAADACEiAAEAB0QBwXKwIkA="
    ),
    b64decode("AAAAFygBrrDvE38///ZTX+lv8Gh9J5/GFoTw"),
)


def make_box(kind: bytes, *parts: bytes) -> bytes:
    """A box of an ISO base media file."""
    content = b"".join(parts)
    return struct.pack(">I", len(content) + 8) + kind + content


def make_heic(*properties: bytes, exif: bytes = b"", xmp: bytes = b"", tiles: int = 1, is_grey: bool = False) -> bytes:
    """A HEIC of so many tiles of 64 x 64 pixels beside each other, each red above on the left, with more properties."""
    setup, tile = _GREY if is_grey else _COLOURED
    items = dict.fromkeys(range(2, 2 + tiles), (b"hvc1", tile))
    items[1] = (b"grid", struct.pack(">BBBBHH", 0, 0, 0, tiles - 1, 64 * tiles, 64))
    if exif:
        items[20] = (b"Exif", struct.pack(">I", 6) + b"Exif\0\0" + exif)
    if xmp:
        items[21] = (b"mime", xmp)
    described = (make_box(b"hvcC", setup), *(_make_size(width) for width in (64, 64 * tiles)), *properties)
    head = make_box(b"ftyp", b"heic", bytes(4), b"mif1heic")
    start = len(head) + len(_make_meta(items, described, tiles=tiles, start=0)) + 8
    data = make_box(b"mdat", *(content for _, content in items.values()))
    return head + _make_meta(items, described, tiles=tiles, start=start) + data


def _make_size(width: int) -> bytes:
    return make_box(b"ispe", struct.pack(">III", 0, width, 64))


def _make_meta(
    items: Mapping[int, tuple[bytes, bytes]], properties: Sequence[bytes], *, tiles: int, start: int
) -> bytes:
    """The box that tells which items there are, where they are from `start` on, and what they look like."""
    infos, places = [], []
    for number, (kind, content) in items.items():
        more = b"application/rdf+xml\0" if kind == b"mime" else b""
        infos.append(make_box(b"infe", struct.pack(">IHH", 2 << 24, number, 0), kind, b"\0", more))
        places.append(struct.pack(">HHHII", number, 0, 1, start, len(content)))
        start += len(content)
    tile_numbers = range(2, 2 + tiles)
    references = [make_box(b"dimg", struct.pack(f">HH{tiles}H", 1, tiles, *tile_numbers))]
    references += [make_box(b"cdsc", struct.pack(">HHH", number, 1, 1)) for number in items if number >= 20]
    shown = range(3, 1 + len(properties))
    links = [struct.pack(">HBBB", number, 2, 0x81, 2) for number in tile_numbers]
    links.append(struct.pack(">HB", 1, len(shown)) + bytes(shown))
    boxes = (
        make_box(b"hdlr", bytes(8), b"pict", bytes(13)),
        make_box(b"pitm", struct.pack(">IH", 0, 1)),
        make_box(b"iloc", struct.pack(">IBBH", 0, 0x44, 0, len(items)), *places),
        make_box(b"iinf", struct.pack(">IH", 0, len(items)), *infos),
        make_box(b"iref", bytes(4), *references),
        make_box(b"iprp", make_box(b"ipco", *properties), make_box(b"ipma", struct.pack(">II", 0, len(links)), *links)),
    )
    return make_box(b"meta", bytes(4), *boxes)
