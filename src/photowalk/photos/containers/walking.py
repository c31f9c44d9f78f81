"""Where a picture file keeps its EXIF block, its XMP packet and its IPTC records, and how large the picture is.

What a walk reads makes it stop, never raise. It reads a few bytes of each segment and steps over the rest.
"""

from collections.abc import Callable, Mapping
from typing import BinaryIO

from photowalk.photos.containers.bitmap import walk_bitmap
from photowalk.photos.containers.gif import walk_gif
from photowalk.photos.containers.heif import walk_heif
from photowalk.photos.containers.jpeg import walk_jpeg
from photowalk.photos.containers.jpeg_successors import walk_jpeg_2000, walk_jpeg_xl
from photowalk.photos.containers.parts import Container, Reader
from photowalk.photos.containers.png import walk_png
from photowalk.photos.containers.raw import walk_raw
from photowalk.photos.containers.svg import walk_svg
from photowalk.photos.containers.tiff import walk_tiff
from photowalk.photos.containers.webp import walk_webp
from photowalk.photos.media_type import (
    AVIF,
    BMP,
    GIF,
    HEIC,
    JPEG,
    JPEG_2000,
    JPEG_XL,
    PNG,
    RAW,
    SVG,
    TIFF,
    WEBP,
    MediaType,
)

__all__ = ["Container", "walk_container"]

_WALKERS: Mapping[MediaType, Callable[[Reader], Container]] = {
    JPEG: walk_jpeg,
    PNG: walk_png,
    GIF: walk_gif,
    WEBP: walk_webp,
    TIFF: walk_tiff,
    SVG: walk_svg,
    HEIC: walk_heif,
    AVIF: walk_heif,
    BMP: walk_bitmap,
    JPEG_2000: walk_jpeg_2000,
    JPEG_XL: walk_jpeg_xl,
    RAW: walk_raw,
}


def walk_container(file: BinaryIO, media_type: MediaType) -> Container:
    """What lies where in a picture file of this kind."""
    return _WALKERS[media_type](Reader(file))
