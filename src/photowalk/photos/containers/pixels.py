"""A second opinion on a picture's size, from Pillow, for files whose own header did not tell it.

The walk through the container comes first because opening with Pillow has a price: it reads a WebP file as a whole,
unpacks text chunks of PNG files, and refuses pictures above 179 megapixels, which phones take.
"""

import warnings
from typing import BinaryIO

from PIL import Image

from photowalk.photos.looks.grey import PILLOW_ERRORS
from photowalk.photos.media_type import AVIF, BMP, GIF, JPEG, JPEG_2000, PNG, TIFF, WEBP, MediaType

_FORMATS = {
    JPEG: "JPEG",
    PNG: "PNG",
    GIF: "GIF",
    WEBP: "WEBP",
    TIFF: "TIFF",
    AVIF: "AVIF",
    BMP: "BMP",
    JPEG_2000: "JPEG2000",
}
"""What Pillow opens, by its names."""


def find_pixel_size(file: BinaryIO, media_type: MediaType) -> tuple[int, int] | None:
    """Width and height as stored, without decoding; None where Pillow does not open the file as this type."""
    if media_type not in _FORMATS:
        return None
    file.seek(0)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with Image.open(file, formats=[_FORMATS[media_type]]) as image:
                return image.size
        except PILLOW_ERRORS:
            return None
