"""A second opinion on a picture's size, from Pillow, for files whose own header did not tell it.

The walk through the container comes first because opening with Pillow has a price: it reads a WebP file as a whole,
unpacks text chunks of PNG files, and refuses pictures above 179 megapixels, which phones take.
"""

import struct
import warnings
from typing import BinaryIO

from PIL import Image

from photowalk.photos.media_type import MediaType

_PILLOW_ERRORS = (
    OSError,  # UnidentifiedImageError among them
    SyntaxError,
    ValueError,
    LookupError,
    TypeError,
    EOFError,
    ArithmeticError,
    struct.error,
    Image.DecompressionBombError,
)
"""What the openers of Pillow 12 and 13 raise on damaged files."""


def find_pixel_size(file: BinaryIO, media_type: MediaType) -> tuple[int, int] | None:
    """Width and height as stored, without decoding; None where Pillow does not open the file as this type."""
    file.seek(0)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with Image.open(file, formats=[media_type.label]) as image:
                return image.size
        except _PILLOW_ERRORS:
            return None
