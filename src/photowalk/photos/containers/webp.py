"""The chunks of a WebP: EXIF, XMP, the size of the picture, and whether its end is there.

See https://developers.google.com/speed/webp/docs/riff_container (read 2026-11).
"""

from collections.abc import Iterator

from photowalk.photos.containers.parts import MAX_SEGMENTS, Container, Harvest, Reader, Span, unpack

_HEADER_BYTES = 8


def walk_webp(file: Reader) -> Container:
    """What lies where in a WebP."""
    harvest = Harvest()
    for name, span in _iter_chunks(file):
        if name in _SIZES:
            harvest.take_size(*_SIZES[name](file.read(span.start, 10)))
        elif name == b"EXIF":
            harvest.take_exif(harvest.read_block(file, span, name="its EXIF block"))
        elif name == b"XMP ":
            harvest.take_xmp(harvest.read_block(file, span, name="its XMP packet"))
    (promised,) = unpack("<4xI", file.read(0, _HEADER_BYTES))
    return harvest.as_container(is_whole=file.size >= _HEADER_BYTES + promised)


def _iter_chunks(file: Reader) -> Iterator[tuple[bytes, Span]]:
    """Name and content of each chunk; each begins at an even place."""
    at = 12
    for _ in range(MAX_SEGMENTS):
        header = file.read(at, _HEADER_BYTES)
        if len(header) < _HEADER_BYTES:
            return
        (length,) = unpack("<4xI", header)
        yield header[:4], Span(at + _HEADER_BYTES, length)
        at += _HEADER_BYTES + length + length % 2


def _read_extended_size(content: bytes) -> tuple[int, int]:
    """The canvas of a VP8X chunk: both sides less one, 24 bits each, after four bytes of flags."""
    return int.from_bytes(content[4:7], "little") + 1, int.from_bytes(content[7:10], "little") + 1


def _read_lossy_size(content: bytes) -> tuple[int, int]:
    """The frame of a VP8 chunk: 14 bits each after a tag of six bytes (RFC 6386, 9.1)."""
    width, height = unpack("<6xHH", content)
    return width & 0x3FFF, height & 0x3FFF


def _read_lossless_size(content: bytes) -> tuple[int, int]:
    """The frame of a VP8L chunk: both sides less one, 14 bits each, after a byte of signature."""
    (bits,) = unpack("<xI", content)
    return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1


_SIZES = {b"VP8X": _read_extended_size, b"VP8 ": _read_lossy_size, b"VP8L": _read_lossless_size}
