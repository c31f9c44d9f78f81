"""Photos made for a test: small pictures with the metadata that cameras, phones and damaged cards leave in them."""

import struct
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from PIL import Image
from PIL.ExifTags import IFD


def put(folder: Path, name: str, content: bytes) -> Path:
    """A file of this content, in folders made for it."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def make_picture(image_format: str, *, width: int = 8, height: int = 6, colour: int = 90) -> bytes:
    """A plain picture without metadata, as Pillow writes it."""
    stream = BytesIO()
    Image.new("RGB", (width, height), (colour, 120, 60)).save(stream, image_format)
    return stream.getvalue()


def make_block(
    image: Mapping[int, object] | None = None,
    *,
    exif: Mapping[int, object] | None = None,
    gps: Mapping[int, object] | None = None,
) -> bytes:
    """A TIFF block with these tags in its main, EXIF and GPS directories."""
    tags = Image.Exif()
    tags.update(image or {})
    for directory, content in ((IFD.Exif, exif), (IFD.GPSInfo, gps)):
        if content:
            tags.get_ifd(directory).update(content)
    return tags.tobytes().removeprefix(b"Exif\0\0")


def make_directory(*entries: tuple[int, int, int, int]) -> bytes:
    """A little-endian TIFF block of one directory with these entries: tag, type, count, value or its place."""
    content = b"".join(struct.pack("<HHII", *entry) for entry in entries)
    return b"II*\0" + struct.pack("<IH", 8, len(entries)) + content + bytes(4)


def make_segment(marker: int, content: bytes) -> bytes:
    """A JPEG segment."""
    return struct.pack(">BBH", 0xFF, marker, len(content) + 2) + content


def make_exif_segment(block: bytes) -> bytes:
    """The JPEG segment of a TIFF block."""
    return make_segment(0xE1, b"Exif\0\0" + block)


def make_xmp_segment(packet: bytes) -> bytes:
    """The JPEG segment of an XMP packet."""
    return make_segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + packet)


def make_jpeg(*segments: bytes, colour: int = 90) -> bytes:
    """A JPEG of 8 x 6 pixels with these segments at its start."""
    plain = make_picture("JPEG", colour=colour)
    return plain[:2] + b"".join(segments) + plain[2:]


def make_png_chunk(name: bytes, content: bytes) -> bytes:
    """A PNG chunk; its checksum is left zero, as nobody here asks for it."""
    return struct.pack(">I", len(content)) + name + content + bytes(4)


def make_png(*chunks: bytes) -> bytes:
    """A PNG of 8 x 6 pixels with these chunks after its header."""
    plain = make_picture("PNG")
    after_header = 8 + 25
    return plain[:after_header] + b"".join(chunks) + plain[after_header:]


def make_riff_chunk(name: bytes, content: bytes) -> bytes:
    """A chunk of a WebP file, padded to an even length."""
    return name + struct.pack("<I", len(content)) + content + bytes(len(content) % 2)


def make_webp(*chunks: bytes) -> bytes:
    """A WebP of these chunks and nothing else."""
    content = b"WEBP" + b"".join(chunks)
    return b"RIFF" + struct.pack("<I", len(content)) + content


def make_extended_header(width: int, height: int) -> bytes:
    """The VP8X chunk of a WebP of this size that has EXIF and XMP."""
    sides = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    return make_riff_chunk(b"VP8X", b"\x0c\0\0\0" + sides)


def make_packet(properties: str) -> bytes:
    """An XMP packet with these Dublin Core properties as XML."""
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">{properties}</rdf:Description>'
        '</rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    ).encode()


def make_title_packet(title: str) -> bytes:
    """An XMP packet with nothing but a title."""
    return make_packet(f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>')
