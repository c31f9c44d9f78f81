"""What kind of picture a file is, by its first bytes.

The bytes decide, not the name: names lie (a PNG called `.jpg`, a JPEG called `.nef`), and Commons checks the bytes too.
"""

import re
from dataclasses import dataclass

HEAD_BYTES = 1024
"""So many first bytes are enough for `find_media_type`; of drawings most, behind what stands before their root."""


@dataclass(frozen=True, slots=True)
class MediaType:
    """A kind of picture."""

    name: str
    """`image/jpeg`"""
    label: str
    """For sentences: `JPEG`."""
    extensions: frozenset[str]
    """Lower case, without the dot; those by which such a file may be called."""
    on_commons: bool = True
    """Whether Wikimedia Commons takes it.

    See https://commons.wikimedia.org/wiki/Commons:File_types (read 2026-11).
    """
    is_convertible: bool = False
    """Whether a JPEG made of it may go up in its place."""


def _type(name: str, label: str, *, extensions: str) -> MediaType:
    return MediaType(name, label, frozenset(extensions.split()))


def _foreign_type(name: str, label: str, *, extensions: str, is_convertible: bool = False) -> MediaType:
    """A kind that Commons does not take."""
    return MediaType(name, label, frozenset(extensions.split()), on_commons=False, is_convertible=is_convertible)


JPEG = _type("image/jpeg", "JPEG", extensions="jpg jpeg jpe jfif")
PNG = _type("image/png", "PNG", extensions="png apng")
GIF = _type("image/gif", "GIF", extensions="gif")
WEBP = _type("image/webp", "WebP", extensions="webp")
TIFF = _type("image/tiff", "TIFF", extensions="tif tiff")
SVG = _type("image/svg+xml", "SVG", extensions="svg")
HEIC = _foreign_type("image/heic", "HEIC", extensions="heic heif hif", is_convertible=True)
AVIF = _foreign_type("image/avif", "AVIF", extensions="avif", is_convertible=True)
BMP = _foreign_type("image/bmp", "BMP", extensions="bmp dib")
JPEG_2000 = _foreign_type("image/jp2", "JPEG 2000", extensions="jp2 j2k jpf jpx")
JPEG_XL = _foreign_type("image/jxl", "JPEG XL", extensions="jxl")
RAW = _foreign_type(
    "image/x-raw",
    "camera raw",
    extensions=(
        "3fr arw cr2 cr3 crw dcr dng erf fff iiq kdc mef mos mrw nef nrw orf pef raf raw rw2 rwl sr2 srf srw x3f"
    ),
)

MEDIA_TYPES = (JPEG, PNG, GIF, WEBP, TIFF, SVG, HEIC, AVIF, BMP, JPEG_2000, JPEG_XL, RAW)

_PREFIXES: tuple[tuple[bytes, MediaType], ...] = (
    (b"\xff\xd8\xff", JPEG),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"GIF87a", GIF),
    (b"GIF89a", GIF),
    (b"II*\0", TIFF),
    (b"MM\0*", TIFF),
    (b"II+\0", TIFF),  # BigTIFF
    (b"MM\0+", TIFF),
    (b"\0\0\0\x0cjP  \r\n\x87\n", JPEG_2000),
    (b"\xff\x4f\xff\x51", JPEG_2000),
    (b"\0\0\0\x0cJXL \r\n\x87\n", JPEG_XL),
    (b"\xff\x0a", JPEG_XL),
    (b"FUJIFILMCCD-RAW", RAW),  # Fujifilm RAF
    (b"II\x1a\0\0\0HEAPCCDR", RAW),  # Canon CRW
    (b"IIU\0", RAW),  # Panasonic RW2
    (b"IIRO", RAW),  # Olympus ORF, as the next two
    (b"IIRS", RAW),
    (b"MMOR", RAW),
    (b"\0MRM", RAW),  # Minolta MRW
    (b"FOVb", RAW),  # Sigma X3F
)

_HEIC_BRANDS = frozenset({
    b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs",  # of HEVC
    b"mif1", b"mif2", b"msf1", b"miaf",  # of whatever picture
})  # fmt: skip
_AVIF_BRANDS = frozenset({b"avif", b"avis"})
_BMP_HEADER_SIZES = frozenset({12, 40, 52, 56, 64, 108, 124})


_BEFORE_ROOT = re.compile(rb"\xef\xbb\xbf|\s+|<\?xml .*?\?>|<!--.*?-->", re.DOTALL)
"""What may stand before the root element of an XML document: a byte order mark, blanks, a declaration, comments."""
_SVG_ROOT = re.compile(rb"<(?:[\w.-]+:)?svg[\s>/]|<!DOCTYPE\s+svg\b")


def find_media_type(head: bytes, extension: str) -> MediaType | None:
    """The kind of picture that begins with `head`, None where these are not the first bytes of a picture.

    The extension (lower case, no dot) only tells camera raw files apart: most of them are TIFF files by their bytes,
    and some makers' have no mark of their own.
    """
    found = _find_by_content(head)
    if found in (TIFF, None) and (extension in RAW.extensions or head[8:10] == b"CR"):
        return RAW
    return found


def promises_photo(extension: str) -> bool:
    """Whether a name with this extension (lower case, no dot) says that the file is a picture."""
    return any(extension in media_type.extensions for media_type in MEDIA_TYPES)


def _find_by_content(head: bytes) -> MediaType | None:
    for prefix, media_type in _PREFIXES:
        if head.startswith(prefix):
            return media_type
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return WEBP
    if head[4:8] == b"ftyp":
        return _find_by_brand(head)
    if _is_svg(head):
        return SVG
    return BMP if _is_bmp(head) else None


def _find_by_brand(head: bytes) -> MediaType | None:
    """The kind of an ISO base media file by the brands of its `ftyp` box: the major one and the compatible ones."""
    end = min(int.from_bytes(head[:4], "big"), len(head))
    brands = {head[8:12], *(head[at : at + 4] for at in range(16, end, 4))}
    if brands & _AVIF_BRANDS:
        return AVIF
    if brands & _HEIC_BRANDS:
        return HEIC
    return RAW if b"crx " in brands else None  # Canon CR3


def _is_svg(head: bytes) -> bool:
    """Whether this is an XML document whose root is a drawing; pages that only hold one are none."""
    at = 0
    while before := _BEFORE_ROOT.match(head, at):
        at = before.end()
    return _SVG_ROOT.match(head, at) is not None


def _is_bmp(head: bytes) -> bool:
    """Whether this is a bitmap: `BM` alone begins many a text."""
    return (
        head.startswith(b"BM") and head[6:10] == bytes(4) and int.from_bytes(head[14:18], "little") in _BMP_HEADER_SIZES
    )
