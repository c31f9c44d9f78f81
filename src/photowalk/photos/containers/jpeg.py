"""The segments of a JPEG: EXIF, XMP, IPTC, the size of the picture, and whether its end is there.

See ITU-T T.81, annex B. EXIF in APP1: Exif 3.0, 4.7.2. XMP in APP1 and IPTC in the Photoshop resources of APP13: XMP
specification part 3, 1.1.3.

Readers of EXIF look for the block near the start of the file and lose it behind other segments: exifread 3.5.1 gives
up after some 4,000 bytes, while phones write 80 to 140 kB of their own before it. So all segments are walked.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from photowalk.photos.containers.parts import (
    BYTE_ORDERS,
    EXIF_SIGNATURE,
    MAX_BLOCK_BYTES,
    MAX_SEGMENTS,
    Container,
    Harvest,
    Reader,
    unpack,
)
from photowalk.photos.containers.photoshop import find_iptc

XMP_SIGNATURE = b"http://ns.adobe.com/xap/1.0/\0"
"""Stands before an XMP packet in an APP1 segment."""
_APP1, _APP13, _SOS, _EOI = 0xE1, 0xED, 0xDA, 0xD9
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""The start-of-frame markers: C0 to CF without DHT, JPG and DAC."""
_MARKER = re.compile(rb"\xff([^\xff\x00\x01\xd0-\xd8])")
"""A marker with a length, and the end of the image."""
_NEARBY_BYTES = 65_536
"""So far on a marker is looked for where none stands at its place. Decoders skip such rubbish too."""
_EXTENSION_SIGNATURE = b"http://ns.adobe.com/xmp/extension/\0"
_EXTENSION_NAME = re.compile(rb"""HasExtendedXMP\s*(?:=\s*["']|>)\s*([0-9A-Fa-f]{32})""")
_PIECE_HEADER_BYTES = 40
_PHOTOSHOP_SIGNATURE = b"Photoshop 3.0\0"
_END_OF_IMAGE = b"\xff\xd9"


def walk_jpeg(file: Reader) -> Container:
    """What lies where in a JPEG."""
    found = _Segments()
    is_whole = False
    for marker, start, length in _iter_segments(file):
        if marker == _APP1:
            found.take_app1(file.read(start, length))
        elif marker == _APP13:
            found.take_app13(file.read(start, length))
        elif marker in _FRAMES:
            height, width = unpack(">xHH", file.read(start, min(length, 5)))
            found.harvest.take_size(width, height)
        elif marker == _SOS:
            is_whole = _has_end_of_image(file, start)
    return found.as_container(is_whole=is_whole)


@dataclass(slots=True)
class _Segments:
    """What a walk has found so far, with pieces of what is spread over several segments."""

    harvest: Harvest = field(default_factory=Harvest)
    exif: list[bytes] = field(default_factory=list)
    extensions: list[bytes] = field(default_factory=list)
    """Of all second packets, each piece with its header."""
    photoshop: list[bytes] = field(default_factory=list)
    bytes_left: int = MAX_BLOCK_BYTES

    def take_app1(self, content: bytes) -> None:
        """Keep EXIF and XMP. Some programs continue a long EXIF block in the segments that follow."""
        if content.startswith(EXIF_SIGNATURE):
            if (content[6:8] in BYTE_ORDERS) != bool(self.exif):
                self._keep(self.exif, content[6:])
        elif content.startswith(XMP_SIGNATURE):
            self.harvest.take_xmp(content[len(XMP_SIGNATURE) :])
        elif content.startswith(_EXTENSION_SIGNATURE):
            self._keep(self.extensions, content[len(_EXTENSION_SIGNATURE) :])

    def take_app13(self, content: bytes) -> None:
        """Keep image resources."""
        if content.startswith(_PHOTOSHOP_SIGNATURE):
            self._keep(self.photoshop, content[len(_PHOTOSHOP_SIGNATURE) :])

    def as_container(self, *, is_whole: bool) -> Container:
        """All that was found, put together."""
        harvest = self.harvest
        harvest.take_exif(b"".join(self.exif))
        harvest.iptc = find_iptc(b"".join(self.photoshop))
        container = harvest.as_container(is_whole=is_whole)
        extended = _join_extension(harvest.xmp or b"", self.extensions) if self.extensions else None
        return replace(container, extended_xmp=extended) if extended else container

    def _keep(self, pieces: list[bytes], content: bytes) -> None:
        self.bytes_left -= len(content)
        if self.bytes_left >= 0:
            pieces.append(content)


def _join_extension(packet: bytes, pieces: list[bytes]) -> bytes | None:
    """The second packet that the first one names, None where there is none or a piece of it is missing.

    Each piece begins with the name of its packet, 32 digits, the length of that, and its own place in it, four bytes
    each. See XMP specification part 3, 1.1.3.1.
    """
    name = _EXTENSION_NAME.search(packet)
    ours = {piece for piece in pieces if name and piece.startswith(name[1])}
    joined = bytearray()
    for piece in sorted(ours, key=_find_place):
        if _find_place(piece) != len(joined):
            return None
        joined += piece[_PIECE_HEADER_BYTES:]
    is_complete = all(unpack(">32xI", piece)[0] == len(joined) for piece in ours)
    return bytes(joined) if joined and is_complete else None


def _find_place(piece: bytes) -> int:
    return unpack(">36xI", piece)[0]


def _iter_segments(file: Reader) -> Iterator[tuple[int, int, int]]:
    """Marker, place and length of each segment's content; the one before the picture's data, SOS, is the last."""
    at = 2
    for _ in range(MAX_SEGMENTS):
        match = _MARKER.search(file.read(at, 2)) or _MARKER.search(file.read(at, _NEARBY_BYTES))
        if match is None or match[1][0] == _EOI:
            return
        at += match.end()
        (length,) = unpack(">H", file.read(at, 2))
        yield match[1][0], at + 2, max(length - 2, 0)
        if match[1][0] == _SOS:
            return
        at += length


def _has_end_of_image(file: Reader, start: int) -> bool:
    """Whether the end mark stands at the end of the file or, as phones append more, anywhere after `start`."""
    if file.read(file.size - 2, 2) == _END_OF_IMAGE:
        return True
    last = b""
    while block := file.read(start, _NEARBY_BYTES):
        if _END_OF_IMAGE in last + block:
            return True
        last = block[-1:]
        start += len(block)
    return False
