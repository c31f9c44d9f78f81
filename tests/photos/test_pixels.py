"""Pillow's opinion on the size of a picture."""

from io import BytesIO

import pytest
from PIL import Image

from photowalk.photos.media_type import JPEG, PNG, TIFF, MediaType
from photowalk.photos.pixels import find_pixel_size
from support.photo_files import make_directory, make_picture


def test_a_bigtiff_tells_its_size_to_pillow() -> None:
    """The walk does not know its directories, Pillow does."""
    stream = BytesIO()
    Image.new("RGB", (30, 20)).save(stream, "TIFF", big_tiff=True)
    assert find_pixel_size(stream, TIFF) == (30, 20)


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        pytest.param(make_picture("PNG"), JPEG, id="another type than its bytes said"),
        pytest.param(make_picture("JPEG")[:60], JPEG, id="cut in its header"),
        pytest.param(make_picture("PNG")[:30], PNG, id="cut in its first chunk"),
        pytest.param(make_directory((256, 4, 1, 99_999), (257, 4, 1, 99_999)), TIFF, id="a bomb of 10 gigapixels"),
        pytest.param(make_directory((256, 2, 9, 0), (257, 12, 1, 0)), TIFF, id="sides that are no numbers"),
        pytest.param(b"", PNG, id="empty"),
    ],
)
def test_what_pillow_does_not_open_has_no_size(content: bytes, media_type: MediaType) -> None:
    """No exception and no warning of Pillow's comes through."""
    assert find_pixel_size(BytesIO(content), media_type) is None
