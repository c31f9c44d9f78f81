"""What a file is by its bytes: media type, pixels, and whether a browser might take it for a script."""

import io
import re
from dataclasses import dataclass

from PIL import ExifTags, Image, ImageOps

EXTENSIONS = {
    "image/jpeg": ("jpg", "jpeg", "jpe"),
    "image/png": ("png", "apng"),
    "image/gif": ("gif",),
    "image/webp": ("webp",),
    "image/tiff": ("tif", "tiff"),
    "image/bmp": ("bmp",),
    "image/svg+xml": ("svg",),
    "image/x-xcf": ("xcf",),
    "image/vnd.djvu": ("djvu",),
    "application/pdf": ("pdf",),
    "application/ogg": ("ogg", "ogv", "oga", "opus"),
    "audio/mpeg": ("mp3",),
    "audio/flac": ("flac",),
    "audio/midi": ("mid", "midi"),
    "audio/wav": ("wav",),
    "video/webm": ("webm",),
    "video/mpeg": ("mpg", "mpeg"),
    "text/plain": ("txt",),
}
"""The extensions that fit a content; the first is the one a file without extension would get."""

_MAGIC = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
    (b"BM", "image/bmp"),
    (b"gimp xcf", "image/x-xcf"),
    (b"AT&TFORM", "image/vnd.djvu"),
    (b"%PDF-", "application/pdf"),
    (b"OggS", "application/ogg"),
    (b"ID3", "audio/mpeg"),
    (b"fLaC", "audio/flac"),
    (b"MThd", "audio/midi"),
    (b"\x1aE\xdf\xa3", "video/webm"),
    (b"\0\0\1\xba", "video/mpeg"),
)
_SCRIPT = re.compile(
    rb"<!doctype\s+html|<a\s+href|<(?:body|head|html|img|pre|script|table|title)[\s>/]|(?:java|vb)script:",
    re.IGNORECASE,
)
_SCRIPT_WINDOW_BYTES = 1024
"""As far as MediaWiki's UploadVerification looks for HTML (read 2026-11)."""
_SIDEWAYS = (5, 6, 7, 8)


@dataclass(frozen=True, slots=True)
class Media:
    """A file's content as a wiki describes it."""

    media_type: str
    width_px: int
    height_px: int
    """As shown: the orientation of EXIF is applied. 0 where there are no pixels or they cannot be read."""
    bit_depth: int


def sniff_type(content: bytes) -> str:
    """The media type of some bytes: `application/octet-stream` where nothing is recognised."""
    for magic, media_type in _MAGIC:
        if content.startswith(magic):
            return media_type
    if content[:4] == b"RIFF":
        return {b"WEBP": "image/webp", b"WAVE": "audio/wav"}.get(content[8:12], "application/octet-stream")
    if re.search(rb"<svg[\s>]", content[:4096]):
        return "image/svg+xml"
    return _sniff_text(content)


def read_media(content: bytes) -> Media:
    """What the bytes are."""
    media_type = sniff_type(content)
    if media_type == "image/svg+xml":
        return Media(media_type, *_read_svg_size(content), bit_depth=0)
    if not media_type.startswith("image/"):
        return Media(media_type, 0, 0, bit_depth=0)
    try:
        with Image.open(io.BytesIO(content)) as image:
            sideways = image.getexif().get(ExifTags.Base.Orientation) in _SIDEWAYS
            # Pillow turns a TIFF by itself; of PNG and WebP MediaWiki passes the orientation over (tried on 1.39).
            width, height = image.size[::-1] if sideways and media_type == "image/jpeg" else image.size
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return Media(media_type, 0, 0, bit_depth=0)
    return Media(media_type, width, height, bit_depth=8 if media_type in {"image/jpeg", "image/png"} else 0)


def looks_like_script(content: bytes) -> bool:
    """Whether the first kilobyte holds HTML that an old browser might run."""
    return bool(_SCRIPT.search(content[:_SCRIPT_WINDOW_BYTES]))


def make_thumbnail(content: bytes, width_px: int) -> bytes | None:
    """A JPEG of at most that width, the right way up; None where the bytes are no picture that can be shrunk."""
    try:
        with Image.open(io.BytesIO(content)) as image:
            image.draft("RGB", (width_px * 2, width_px * 2))
            upright = ImageOps.exif_transpose(image).convert("RGB")
            upright.thumbnail((width_px, width_px * 8))
            made = io.BytesIO()
            upright.save(made, "JPEG", quality=85)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    return made.getvalue()


def _sniff_text(content: bytes) -> str:
    try:
        head = content[:_SCRIPT_WINDOW_BYTES].decode("utf-8", errors="strict")
    except UnicodeDecodeError:
        return "application/octet-stream"
    return "application/octet-stream" if "\0" in head else "text/plain"


def _read_svg_size(content: bytes) -> tuple[int, int]:
    """The pixels its first tag claims; 512 (MediaWiki's default) where it claims none."""
    tag = re.search(rb"<svg[^>]*>", content)
    sides = [re.search(rb"\s" + side + rb"=[\"']([0-9]+)", tag[0] if tag else b"") for side in (b"width", b"height")]
    width, height = (int(side[1]) if side else 512 for side in sides)
    return width, height
