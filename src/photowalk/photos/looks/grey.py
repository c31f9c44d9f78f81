"""A photo's picture in grey, decoded as small as will do and within limits."""

import importlib
import struct
import warnings
from collections.abc import Callable
from functools import partial
from typing import BinaryIO

from PIL import Image
from PIL.JpegImagePlugin import JpegImageFile

MAX_PIXELS = 50_000_000
"""Larger pictures are not decoded: it would take some 200 MB and seconds."""
MAX_SCALED_PIXELS = 200_000_000
"""The same for JPEG files that are not progressive: those are scaled down while they are read."""

_MOST_SCANS = 100
"""Of a progressive JPEG; programs write some 10."""
_START_OF_SCAN = b"\xff\xda"
_BLOCK_BYTES = 65_536

PILLOW_ERRORS = (
    OSError,  # UnidentifiedImageError among them
    SyntaxError,
    ValueError,
    LookupError,
    TypeError,
    EOFError,
    ArithmeticError,
    AttributeError,
    RuntimeError,  # libheif's
    MemoryError,
    struct.error,
    Image.DecompressionBombError,
)
"""What the openers and decoders of Pillow 13 and pi-heif 1.4 raise on damaged files."""


def decode_grey(file: BinaryIO, media_type: str, *, at_least_px: int) -> Image.Image | None:
    """The first picture of an open file of this type (`image/jpeg`), as stored, in 256 greys.

    A JPEG comes scaled down by 2, 4 or 8 as long as both its sides keep `at_least_px` pixels, others come as they are.
    None where the file is damaged, of a type that nothing here decodes, or too large (`MAX_PIXELS`).
    """
    opener = _OPENERS.get(media_type)
    if opener is None:
        return None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            file.seek(0)
            with opener(file) as image:
                return None if _has_too_many_scans(image, file) else _decode(image, at_least_px)
        except PILLOW_ERRORS:
            return None


def _has_too_many_scans(image: Image.Image, file: BinaryIO) -> bool:
    """Whether this is a progressive JPEG that goes over its pixels for minutes: each scan does so once."""
    if "progressive" not in image.info:
        return False
    place = file.tell()
    file.seek(0)
    scans = sum(block.count(_START_OF_SCAN) for block in iter(partial(file.read, _BLOCK_BYTES), b""))
    file.seek(place)
    return scans > _MOST_SCANS


def _decode(image: Image.Image, at_least_px: int) -> Image.Image | None:
    is_scaled = isinstance(image, JpegImageFile) and "progressive" not in image.info
    if image.width * image.height > (MAX_SCALED_PIXELS if is_scaled else MAX_PIXELS):
        return None
    image.draft("L", (at_least_px, at_least_px))
    image.load()
    return image if image.mode == "L" else image.convert("L")


def _open_heic(file: BinaryIO) -> Image.Image:
    """Loads pi-heif when the first HEIC comes: it costs 45 ms, which most folders need not pay."""
    opener: Callable[[BinaryIO], Image.Image] = importlib.import_module("pi_heif").HeifImageFile
    return opener(file)


_OPENERS: dict[str, Callable[[BinaryIO], Image.Image]] = {
    "image/jpeg": JpegImageFile,  # `Image.open` refuses more than 179 megapixels, scaled down or not
    "image/heic": _open_heic,
    **{f"image/{name.lower()}": partial(Image.open, formats=[name]) for name in ("AVIF", "GIF", "PNG", "TIFF", "WEBP")},
}
