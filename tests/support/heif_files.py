"""HEIC, AVIF and other files of boxes, made for a test: boxes alone, no picture in them."""

import struct
from collections.abc import Sequence
from dataclasses import dataclass


def make_box(kind: bytes, content: bytes) -> bytes:
    """A box."""
    return struct.pack(">I", 8 + len(content)) + kind + content


def make_full_box(kind: bytes, content: bytes, *, version: int = 0, flags: int = 0) -> bytes:
    """A box that begins with its version."""
    return make_box(kind, struct.pack(">I", version << 24 | flags) + content)


def make_ftyp(*brands: bytes) -> bytes:
    """The first box of such a file: its major brand, a version, and compatible brands."""
    return make_box(b"ftyp", brands[0] + bytes(4) + b"".join(brands[1:]))


@dataclass(frozen=True, slots=True)
class HeifItem:
    """An item with metadata."""

    number: int
    kind: bytes
    content: bytes
    describes: int = 1
    is_in_box: bool = False
    """Whether its bytes stand in the `idat` box."""
    pieces: int = 1


def make_exif_item(block: bytes, *, number: int = 2, describes: int = 1, is_in_box: bool = False) -> HeifItem:
    """An item with a TIFF block behind the signature, as phones write it."""
    content = struct.pack(">I", 6) + b"Exif\0\0" + block
    return HeifItem(number, b"Exif", content, describes=describes, is_in_box=is_in_box)


def make_heif(
    *items: HeifItem, size_px: tuple[int, int] = (4032, 3024), version: int = 0, brand: bytes = b"heic"
) -> bytes:
    """A file whose main picture, item 1, has this size; the second property is its own, the first a tile's.

    `version` is that of the boxes that have several: of 2 or more, items have numbers of four bytes.
    """
    wide = version > 1
    number = ">I" if wide else ">H"
    count = ">I" if version else ">H"
    entries = b"".join(_make_entry(item, is_wide=wide) for item in items)
    references = b"".join(
        make_box(b"cdsc", struct.pack(number, item.number) + struct.pack(">H", 1) + struct.pack(number, item.describes))
        for item in items
    )
    sizes = [(512, 512), size_px]
    properties = b"".join(make_full_box(b"ispe", struct.pack(">II", *size)) for size in sizes)
    association = struct.pack(number, 1) + (
        struct.pack(">BHH", 2, 0, 0x8002) if wide else struct.pack(">BBB", 2, 0, 0x82)
    )
    associations = make_full_box(b"ipma", struct.pack(">I", 1) + association, version=int(wide), flags=int(wide))
    inside = b"".join(item.content for item in items if item.is_in_box)
    before = make_ftyp(brand, b"mif1")
    parts = [
        make_full_box(b"pitm", struct.pack(number, 1), version=int(wide)),
        make_full_box(b"iinf", struct.pack(count, len(items)) + entries, version=min(version, 1)),
        make_full_box(b"iref", references, version=int(wide)),
        make_box(b"iprp", make_box(b"ipco", properties) + associations),
        make_box(b"idat", inside),
    ]
    fixed = (
        len(before) + len(make_full_box(b"meta", b"".join(parts))) + len(_make_places(items, 0, version=version)) + 8
    )
    meta = make_full_box(b"meta", b"".join((*parts, _make_places(items, fixed, version=version))))
    return before + meta + make_box(b"mdat", b"".join(item.content for item in items if not item.is_in_box))


def _make_entry(item: HeifItem, *, is_wide: bool) -> bytes:
    number = struct.pack(">I" if is_wide else ">H", item.number)
    kind = item.kind + b"\0" + (b"application/rdf+xml\0" if item.kind == b"mime" else b"")
    return make_full_box(b"infe", number + bytes(2) + kind, version=3 if is_wide else 2)


def _make_places(items: Sequence[HeifItem], start: int, *, version: int) -> bytes:
    """The `iloc` box, with places of four bytes; of version 1 and 2 with a method and an index of four bytes too."""
    entries = b""
    places = {True: 0, False: start}
    for item in items:
        entries += struct.pack(">I" if version > 1 else ">H", item.number)
        entries += struct.pack(">H", int(item.is_in_box)) if version else b""
        entries += struct.pack(">HIH", 0, 0, item.pieces)
        rest = len(item.content)
        for piece in range(item.pieces):
            length = rest if piece == item.pieces - 1 else len(item.content) // item.pieces
            entries += (bytes(4) if version else b"") + struct.pack(">II", places[item.is_in_box], length)
            places[item.is_in_box] += length
            rest -= length
    sizes = struct.pack(">BB", 0x44, 0x44 if version else 0x40)
    count = struct.pack(">I" if version > 1 else ">H", len(items))
    return make_full_box(b"iloc", sizes + count + entries, version=version)
