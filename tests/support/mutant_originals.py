"""A sound file of every format that is read, small and with all the metadata it can hold."""

import struct
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from PIL.PngImagePlugin import PngInfo

from support.mutants import Original
from support.photo_files import make_block, make_exif_segment, make_jpeg, make_packet, make_segment, make_xmp_segment
from support.scenes import draw_scene, encode, make_thumbnail

SCENE = draw_scene(2, size=(160, 120))
PACKET = make_packet(
    '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Night</rdf:li></rdf:Alt></dc:title>'
    "<dc:subject><rdf:Bag><rdf:li>Stockholm</rdf:li><rdf:li>Night</rdf:li></rdf:Bag></dc:subject>"
    "<dc:creator><rdf:Seq><rdf:li>Jane Doe</rdf:li></rdf:Seq></dc:creator>"
    '<xmp:Rating xmlns:xmp="http://ns.adobe.com/xap/1.0/">4</xmp:Rating>'
    '<exif:DateTimeOriginal xmlns:exif="http://ns.adobe.com/exif/1.0/">2025-08-16T14:03:21.47+02:00</exif:DateTimeOriginal>'
    '<exif:GPSLatitude xmlns:exif="http://ns.adobe.com/exif/1.0/">59,19.6425N</exif:GPSLatitude>'
    '<exif:GPSLongitude xmlns:exif="http://ns.adobe.com/exif/1.0/">18,3.2E</exif:GPSLongitude>'
)
TITLE, DATE, CAPTION = ((2, 5, b"Night"), (2, 55, b"20250816"), (2, 120, b"The city by night"))
MAX_CORPUS_BYTES = 20_000_000


@cache
def make_originals() -> tuple[Original, ...]:
    """One file of each format, or of each way in which a format holds metadata."""
    block = make_full_block()
    exif = b"Exif\0\0" + block
    text = PngInfo()
    text.add_itxt("XML:com.adobe.xmp", PACKET.decode())
    text.add_text("Title", "Night")
    tiff = encode(SCENE, "TIFF", exif=exif)
    jpeg = make_full_jpeg(block)
    files = {
        "photo.jpg": jpeg,
        "messenger.jpg": make_jpeg(),
        "photo.png": encode(SCENE, "PNG", exif=exif, pnginfo=text),
        "photo.webp": encode(SCENE, "WEBP", exif=exif, xmp=PACKET),
        "photo.tif": encode(SCENE, "TIFF", tiffinfo={700: PACKET, 33432: "Jane Doe", 306: "2025:08:16 14:03:21"}),
        "photo.gif": encode(SCENE, "GIF", xmp=PACKET, comment=b"Night"),
        "photo.avif": encode(SCENE, "AVIF", exif=exif, xmp=PACKET),
        "photo.heic": make_heic(block),
        "photo.jxl": make_jpeg_xl(block),
        "photo.jp2": encode(SCENE, "JPEG2000"),
        "photo.bmp": encode(SCENE, "BMP"),
        "photo.nef": tiff,
        "photo.raf": b"FUJIFILMCCD-RAW ".ljust(84, b"0") + struct.pack(">II", 92, len(jpeg)) + jpeg,
        "photo.mrw": b"\0MRM" + struct.pack(">I", len(block) + 8) + b"\0TTW" + struct.pack(">I", len(block)) + block,
        "photo.cr3": make_cr3(block),
        "drawing.svg": b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="9cm" viewBox="0 0 9 6"/>',
        "sidecar.xmp": PACKET,
    }
    return tuple(Original(name, content) for name, content in files.items())


def list_originals(folder: Path) -> tuple[Original, ...]:
    """The files of a corpus folder but for the largest, by path."""
    return tuple(_read_folder(folder))


def _read_folder(folder: Path) -> Iterator[Original]:
    for file in sorted(folder.rglob("*")):
        if file.is_file() and file.stat().st_size <= MAX_CORPUS_BYTES:
            yield Original(file.name, file.read_bytes())


def make_full_block() -> bytes:
    """A big-endian TIFF block with times, camera, position, and a thumbnail in its second directory."""
    sixtieths = (59.0, 19.0, 38.55)
    block = make_block(
        {
            0x010F: "NIKON CORPORATION",
            0x0110: "NIKON D7500",
            0x0112: 6,
            0x010E: "Night",
            0x8298: "Jane Doe",
            0x0100: 160,
            0x0101: 120,
        },
        exif={
            0x9003: "2025:08:16 14:03:21",
            0x9291: "47",
            0x9011: "+02:00",
            0x829A: 0.01,
            0x829D: 2.8,
            0x8827: 400,
            0x920A: 35.0,
            0xA431: "3001234",
            0xA434: "18-55mm",
            0x9286: b"ASCII\0\0\0Night",
            0x927C: b"Nikon\0\2\0",
        },
        gps={
            1: "N",
            2: sixtieths,
            3: "E",
            4: sixtieths,
            5: b"\0",
            6: 28.5,
            7: (12.0, 3.0, 20.0),
            16: "M",
            17: 271.5,
            29: "2025:08:16",
        },
    )
    thumbnail = make_thumbnail(SCENE)
    (entries,) = struct.unpack_from(">H", block, 8)
    link, start = 10 + 12 * entries, len(block)
    second = struct.pack(">HHHIHH", 3, 0x0103, 3, 1, 6, 0)
    second += struct.pack(">HHIIHHIII", 0x0201, 4, 1, start + 42, 0x0202, 4, 1, len(thumbnail), 0)
    return block[:link] + struct.pack(">I", start) + block[link + 4 :] + second + thumbnail


def make_full_jpeg(block: bytes) -> bytes:
    """A JPEG with EXIF, XMP and IPTC."""
    iptc = b"".join(struct.pack(">BBBH", 0x1C, *key, len(text)) + text for *key, text in (TITLE, DATE, CAPTION))
    resource = b"8BIM\x04\x04\0\0" + struct.pack(">I", len(iptc)) + iptc + bytes(len(iptc) % 2)
    plain = encode(SCENE)
    segments = (make_exif_segment(block), make_xmp_segment(PACKET), make_segment(0xED, b"Photoshop 3.0\0" + resource))
    return plain[:2] + b"".join(segments) + plain[2:]


def make_box(kind: bytes, *parts: bytes) -> bytes:
    """A box of the ISO base media file format."""
    content = b"".join(parts)
    return struct.pack(">I", len(content) + 8) + kind + content


def make_heic(block: bytes) -> bytes:
    """A HEIC with all but the picture: a main item with a size, its EXIF and its XMP."""
    exif = bytes(4) + block
    head = make_box(b"ftyp", b"heic", bytes(4), b"mif1heic")
    items = ((1, b"hvc1\0"), (2, b"Exif\0"), (3, b"mime\0application/rdf+xml\0"))
    entries = [make_box(b"infe", struct.pack(">BBHHH", 2, 0, 0, number, 0), kind) for number, kind in items]
    size = make_box(b"ipco", make_box(b"ispe", struct.pack(">4xII", 160, 120)))
    fixed = (
        make_box(b"hdlr", bytes(8), b"pict", bytes(13)),
        make_box(b"pitm", struct.pack(">4xH", 1)),
        make_box(b"iinf", struct.pack(">4xH", len(items)), *entries),
        make_box(b"iprp", size, make_box(b"ipma", struct.pack(">4xIHBB", 1, 1, 1, 0x81))),
        make_box(b"iref", bytes(4), *(make_box(b"cdsc", struct.pack(">HHH", number, 1, 1)) for number in (2, 3))),
    )
    meta_bytes = 12 + sum(map(len, fixed)) + 16 + 3 * 14
    start = len(head) + meta_bytes + 8
    places = b"".join(
        struct.pack(">HHHII", number, 0, 1, at, length)
        for number, at, length in ((1, start, 0), (2, start, len(exif)), (3, start + len(exif), len(PACKET)))
    )
    place_list = make_box(b"iloc", struct.pack(">4xBBH", 0x44, 0, 3), places)
    return head + make_box(b"meta", bytes(4), *fixed, place_list) + make_box(b"mdat", exif, PACKET)


def make_jpeg_xl(block: bytes) -> bytes:
    """A JPEG XL whose picture ends after its size, 160 x 120."""
    picture = make_box(b"jxlc", b"\xff\x0a\xdd\0")
    return make_box(b"JXL ", b"\r\n\x87\n") + make_box(b"Exif", bytes(4) + block) + make_box(b"xml ", PACKET) + picture


def make_cr3(block: bytes) -> bytes:
    """Canon's boxes, without the sensor's data."""
    maker = make_box(b"uuid", bytes.fromhex("85c0b687820f11e08111f4ce462b6a48"), make_box(b"CMT1", block))
    packet = make_box(b"uuid", bytes.fromhex("be7acfcb97a942e89c71999491e3afac"), PACKET)
    return make_box(b"ftyp", b"crx \0\0\0\1crx isom") + make_box(b"moov", maker) + packet
