"""What a file is by its bytes."""

import io

import pytest
from PIL import Image

from photowalk.sandbox.media import Media, looks_like_script, make_thumbnail, read_media, sniff_type
from support.sandbox_api import make_picture

SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="10" height="20"/>'


def make_rotated(orientation: int, kind: str = "JPEG") -> bytes:
    """A picture of 40 by 30 pixels whose EXIF says how to turn it."""
    memory = io.BytesIO()
    exif = Image.Exif()
    exif[0x0112] = orientation
    Image.new("RGB", (40, 30)).save(memory, kind, exif=exif)
    return memory.getvalue()


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        *((make_picture(kind=kind), f"image/{kind.lower()}") for kind in ("JPEG", "PNG", "GIF", "WEBP", "TIFF", "BMP")),
        (SVG, "image/svg+xml"),
        (b"%PDF-1.7", "application/pdf"),
        (b"RIFF\0\0\0\0WAVE", "audio/wav"),
        (b"RIFF\0\0\0\0AVI ", "application/octet-stream"),
        (b"These are words.", "text/plain"),
        (b"\xff\xfe\x00", "application/octet-stream"),
        (b"zero \0 byte", "application/octet-stream"),
    ],
)
def test_the_type_is_read_from_the_content(content: bytes, media_type: str) -> None:
    """The name plays no part."""
    assert sniff_type(content) == media_type


@pytest.mark.parametrize(
    ("content", "media"),
    [
        (make_picture(), Media("image/jpeg", 40, 30, 8)),
        (make_picture(kind="PNG"), Media("image/png", 40, 30, 8)),
        (make_picture(kind="WEBP"), Media("image/webp", 40, 30, 0)),
        (SVG, Media("image/svg+xml", 10, 20, 0)),
        (b"<svg />", Media("image/svg+xml", 512, 512, 0)),
        (b"%PDF-1.7", Media("application/pdf", 0, 0, 0)),
        (b"\xff\xd8\xff broken", Media("image/jpeg", 0, 0, 0)),
        (make_rotated(1), Media("image/jpeg", 40, 30, 8)),
        (make_rotated(6), Media("image/jpeg", 30, 40, 8)),
        (make_rotated(6, "TIFF"), Media("image/tiff", 30, 40, 0)),
        (make_rotated(6, "PNG"), Media("image/png", 40, 30, 8)),
    ],
)
def test_pixels_are_those_shown(content: bytes, media: Media) -> None:
    """The EXIF orientation is applied; what cannot be read has none."""
    assert read_media(content) == media


@pytest.mark.parametrize(
    ("content", "is_script"),
    [
        (b"\xff\xd8<script>alert(1)</script>", True),
        (b"\xff\xd8<!DOCTYPE  html>", True),
        (b"\xff\xd8<A HREF=x>", True),
        (b"a < b, <bodyguard", False),
        (b"\0" * 1024 + b"<script>", False),
    ],
)
def test_html_in_the_first_kilobyte_is_suspicious(content: bytes, *, is_script: bool) -> None:
    """Tags count, letters after a sign do not, and nobody looks further."""
    assert looks_like_script(content) is is_script


def test_a_thumbnail_is_smaller_and_upright() -> None:
    """The longer side of a turned picture is its height."""
    made = make_thumbnail(make_rotated(6), 15)
    assert made is not None
    with Image.open(io.BytesIO(made)) as image:
        assert (image.format, image.size) == ("JPEG", (15, 20))


@pytest.mark.parametrize("content", [b"words", b"\xff\xd8\xff broken"])
def test_what_is_no_picture_has_no_thumbnail(content: bytes) -> None:
    """Nor has what cannot be read."""
    assert make_thumbnail(content, 100) is None
