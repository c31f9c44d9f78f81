"""JPEG 2000 and JPEG XL: the size of the picture, EXIF and XMP, as far as they stand there uncompressed.

See ISO/IEC 15444-1, annexes A and I (JPEG 2000), and ISO/IEC 18181-1, D.2, and -2, 9 (JPEG XL). The identifiers of the
boxes: XMP specification part 3, 1.1.4; of EXIF, as Adobe's plug-in and exiftool write it.
"""

from photowalk.photos.containers.boxes import find_box, iter_boxes
from photowalk.photos.containers.heif import take_exif_item
from photowalk.photos.containers.parts import Container, Harvest, Reader, unpack

XMP_BOX = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")
"""The identifier of a `uuid` box with an XMP packet."""
_JP2_EXIF_BOX = b"JpgTiffExif->JP2"
_JP2_CODE = b"\xff\x4f\xff\x51"
_IHDR_BYTES = 14
_JXL_CODE = b"\xff\x0a"
_JXL_HEADER_BYTES = 12
_JXL_SIDE_BITS = (9, 13, 18, 30)
_JXL_RATIOS = {1: (1, 1), 2: (12, 10), 3: (4, 3), 4: (3, 2), 5: (16, 9), 6: (5, 4), 7: (2, 1)}


def walk_jpeg_2000(file: Reader) -> Container:
    """What lies where in a JPEG 2000 file, with or without boxes."""
    harvest = Harvest()
    if file.read(0, 4) == _JP2_CODE:
        right, bottom, left, top = unpack(">8x4I", file.read(0, 24))
        harvest.take_size(right - left, bottom - top)
        return harvest.as_container()
    header = find_box(file, b"jp2h", b"ihdr")
    if header is not None and header.length == _IHDR_BYTES:
        height, width = unpack(">II", file.read(header.start, 8))
        harvest.take_size(width, height)
    for box in iter_boxes(file):
        if box.kind == _JP2_EXIF_BOX:
            harvest.take_exif(harvest.read_block(file, box.span, name="its EXIF block"))
        elif box.kind == XMP_BOX:
            harvest.take_xmp(harvest.read_block(file, box.span, name="its XMP packet"))
    return harvest.as_container()


def walk_jpeg_xl(file: Reader) -> Container:
    """What lies where in a JPEG XL file, with or without boxes."""
    harvest = Harvest()
    if file.read(0, 2) == _JXL_CODE:
        harvest.take_size(*_parse_size(file.read(2, _JXL_HEADER_BYTES)))
        return harvest.as_container()
    for box in iter_boxes(file):
        if box.kind in {b"jxlc", b"jxlp"}:  # the whole picture, or a numbered piece of it
            start = box.start + (2 if box.kind == b"jxlc" else 6)
            if file.read(start - 2, 2) == _JXL_CODE:
                harvest.take_size(*_parse_size(file.read(start, _JXL_HEADER_BYTES)))
        elif box.kind == b"Exif":
            take_exif_item(harvest, harvest.read_block(file, box.span, name="its EXIF block"))
        elif box.kind == b"xml ":
            harvest.take_xmp(harvest.read_block(file, box.span, name="its XMP packet"))
    return harvest.as_container()


def _parse_size(content: bytes) -> tuple[int, int]:
    """Width and height from the size header of JPEG XL: numbers of some bits each, the lowest first."""
    bits = _Bits(content)
    is_small = bits.take(1)
    height = bits.take_side(is_small=is_small)
    ratio = bits.take(3)
    if not ratio:
        return bits.take_side(is_small=is_small), height
    numerator, denominator = _JXL_RATIOS[ratio]
    return height * numerator // denominator, height


class _Bits:
    """Reads bits from the lowest on."""

    def __init__(self, content: bytes) -> None:
        self._rest = int.from_bytes(content, "little")

    def take(self, count: int) -> int:
        taken = self._rest & (1 << count) - 1
        self._rest >>= count
        return taken

    def take_side(self, *, is_small: int) -> int:
        """A side: in steps of eight up to 256, or as many bits as the two before say; less one."""
        return (self.take(5) + 1) * 8 if is_small else self.take(_JXL_SIDE_BITS[self.take(2)]) + 1
