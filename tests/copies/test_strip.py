"""Taking private facts out of a file of any kind."""

import pytest

from photowalk.copies.strip import strip
from photowalk.copies.stripped import UneditableError
from photowalk.photos.media_type import MEDIA_TYPES
from support.copy_files import (
    ALL,
    draw,
    find_secrets,
    make_private_jpeg,
    make_private_png,
    make_private_tiff,
    make_private_webp,
    save,
)

DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 6"><path d="M0 0h9v6z"/></svg>'
MADE = {
    "image/gif": save(draw(), "GIF", comment=b"at 52.516"),
    "image/jpeg": make_private_jpeg(),
    "image/png": make_private_png(),
    "image/svg+xml": DRAWING,
    "image/tiff": make_private_tiff(),
    "image/webp": make_private_webp(),
}


@pytest.mark.parametrize("media_type", [kind.name for kind in MEDIA_TYPES if kind.on_commons])
def test_each_kind_that_commons_takes_can_be_stripped(media_type: str) -> None:
    """There is a way for each media type, and it leaves no secret."""
    assert not find_secrets(strip(memoryview(MADE[media_type]), media_type, remove=ALL).content, ALL)


@pytest.mark.parametrize("media_type", ["image/x-raw", "image/heic", "text/plain"])
def test_other_kinds_are_refused(media_type: str) -> None:
    """What photowalk cannot write is not guessed at."""
    with pytest.raises(UneditableError, match="cannot write such files"):
        strip(memoryview(b""), media_type, remove=ALL)


def test_a_drawing_goes_up_as_it_is() -> None:
    """No camera writes SVG."""
    stripped = strip(memoryview(DRAWING), "image/svg+xml", remove=ALL)
    assert (stripped.content, stripped.left_out) == (DRAWING, frozenset())


@pytest.mark.parametrize(
    "inside",
    [
        b"<metadata/>",
        b'<image href="data:image/jpeg;base64,/9j/4AAQ"/>',
        b'<x:xmpmeta><rdf:RDF exif:GPSLatitude="1"/></x:xmpmeta>',
        b'<g inkscape:export-filename="/home/jane/tower.png"/>',
    ],
)
def test_a_drawing_that_holds_more_is_refused(inside: bytes) -> None:
    """Metadata and pictures within a drawing are not looked into."""
    with pytest.raises(UneditableError, match="drawing"):
        strip(memoryview(DRAWING.replace(b"<path", inside + b"<path")), "image/svg+xml", remove=ALL)
