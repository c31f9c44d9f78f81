"""Pillow's opinion on the size of a picture."""

from io import BytesIO

import pytest

from photowalk.photos.containers.pixels import find_pixel_size
from photowalk.photos.media_type import AVIF, HEIC, JPEG, JPEG_2000, PNG, RAW, TIFF, WEBP, MediaType
from support.photo_files import make_directory, make_picture


@pytest.mark.parametrize(
    ("image_format", "media_type"), [("JPEG", JPEG), ("WEBP", WEBP), ("AVIF", AVIF), ("JPEG2000", JPEG_2000)]
)
def test_pillow_tells_the_size(image_format: str, media_type: MediaType) -> None:
    """Whatever Pillow calls the kind of picture."""
    assert find_pixel_size(BytesIO(make_picture(image_format, width=30, height=20)), media_type) == (30, 20)


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        pytest.param(make_picture("PNG"), JPEG, id="another type than its bytes said"),
        pytest.param(make_picture("JPEG"), RAW, id="a type that Pillow does not know"),
        pytest.param(make_picture("AVIF"), HEIC, id="a type of another library"),
        pytest.param(make_picture("JPEG")[:60], JPEG, id="cut in its header"),
        pytest.param(make_picture("PNG")[:30], PNG, id="cut in its first chunk"),
        pytest.param(make_directory((256, 4, 1, 99_999), (257, 4, 1, 99_999)), TIFF, id="a bomb of 10 gigapixels"),
        pytest.param(make_directory((256, 2, 9, 0), (257, 12, 1, 0)), TIFF, id="sides that are no numbers"),
        pytest.param(make_picture("AVIF").replace(b"pitm", b"xxxx"), AVIF, id="no first item"),
        pytest.param(b"", PNG, id="empty"),
    ],
)
def test_what_pillow_does_not_open_has_no_size(content: bytes, media_type: MediaType) -> None:
    """No exception and no warning of Pillow's comes through."""
    assert find_pixel_size(BytesIO(content), media_type) is None
