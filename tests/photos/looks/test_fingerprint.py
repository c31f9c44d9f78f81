"""What a fingerprint tells apart, and what it does not."""

from io import BytesIO
from itertools import combinations
from math import cos, pi

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageEnhance

from photowalk.model import Fingerprint
from photowalk.photos.looks.fingerprint import SLOW_TYPES, decode_fingerprint, find_fingerprint
from photowalk.photos.media_type import JPEG, MediaType
from support.photo_files import make_directory, make_picture
from support.scenes import SIZE, draw_scene, encode, make_thumbnail

NOTHING = BytesIO()
"""A file that must not be read."""
COPY_BITS = 6
SCENES = range(8)


def print_of(scene: Image.Image, image_format: str = "JPEG", **options: object) -> int:
    """The bits of a picture after it was written and decoded."""
    content = encode(scene, image_format, **options)
    found = decode_fingerprint(BytesIO(content), media_type=f"image/{image_format.lower()}")
    assert found is not None
    assert not found.is_of_thumbnail
    return found.bits


def print_of_thumbnail(thumbnail: bytes, *, size_px: tuple[int, int] = SIZE) -> Fingerprint | None:
    """What the scan makes of a thumbnail beside a large picture."""
    return find_fingerprint(thumbnail, NOTHING, media_type=JPEG, size_px=size_px)


def distance(first: int, second: int) -> int:
    """In how many bits two fingerprints differ."""
    return (first ^ second).bit_count()


@pytest.mark.parametrize("number", SCENES)
def test_a_copy_looks_like_its_original(number: int) -> None:
    """Resized, encoded anew, brightened or with more contrast: few bits change."""
    scene = draw_scene(number)
    original = print_of(scene, quality=92)
    assert 0 <= original < 2**63
    for copy in (
        print_of(scene.resize((400, 300))),
        print_of(scene.resize((1600, 1200))),
        print_of(scene, quality=30),
        print_of(ImageEnhance.Brightness(scene).enhance(1.1)),
        print_of(ImageEnhance.Contrast(scene).enhance(0.8)),
    ):
        assert distance(original, copy) <= COPY_BITS


@pytest.mark.parametrize("image_format", ["PNG", "WEBP", "TIFF", "GIF", "AVIF"])
def test_the_format_does_not_matter(image_format: str) -> None:
    """The same picture in another format has the same look."""
    scene = draw_scene(1)
    assert distance(print_of(scene), print_of(scene, image_format)) <= COPY_BITS


def test_different_pictures_differ() -> None:
    """No two of the scenes come near each other."""
    prints = [print_of(draw_scene(number)) for number in SCENES]
    assert min(distance(first, second) for first, second in combinations(prints, 2)) > COPY_BITS + 4


@pytest.mark.parametrize("number", SCENES)
@pytest.mark.parametrize(
    "size",
    [
        pytest.param((1200, 900), id="the thumbnail's own shape"),
        pytest.param((1200, 800), id="between bars above and below"),
        pytest.param((800, 1200), id="between bars at the sides"),
    ],
)
def test_a_thumbnail_stands_for_the_picture(number: int, size: tuple[int, int]) -> None:
    """The thumbnail's fingerprint is that of the picture, black bars left out, and the file is not read."""
    scene = draw_scene(number, size=size)
    found = print_of_thumbnail(make_thumbnail(scene), size_px=size)
    assert found is not None
    assert found.is_of_thumbnail
    assert distance(found.bits, print_of(scene)) <= COPY_BITS


@pytest.mark.parametrize(
    "thumbnail",
    [
        pytest.param(None, id="none"),
        pytest.param(b"", id="empty"),
        pytest.param(make_thumbnail(draw_scene(1))[:400], id="cut off"),
        pytest.param(make_picture("PNG"), id="no JPEG"),
        pytest.param(encode(Image.new("RGB", (160, 120), (9, 9, 20))), id="a night sky"),
        pytest.param(encode(draw_scene(1, size=(90, 160))), id="of the picture before it was turned"),
        pytest.param(encode(draw_scene(1, size=(160, 90))), id="of the picture before it was cropped"),
    ],
)
def test_a_thumbnail_that_tells_nothing_is_not_used(thumbnail: bytes | None) -> None:
    """The picture itself is looked at."""
    content = encode(draw_scene(3))
    found = find_fingerprint(thumbnail, BytesIO(content), media_type=JPEG, size_px=SIZE)
    assert found == decode_fingerprint(BytesIO(content), media_type="image/jpeg")
    assert found is not None


@pytest.mark.parametrize("media_type", SLOW_TYPES)
def test_what_is_slow_to_decode_has_a_fingerprint_by_its_thumbnail_only(media_type: MediaType) -> None:
    """Its file is not read."""
    thumbnail = make_thumbnail(draw_scene(3))
    assert find_fingerprint(None, NOTHING, media_type=media_type, size_px=SIZE) is None
    assert find_fingerprint(thumbnail, NOTHING, media_type=media_type, size_px=SIZE) is not None


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        pytest.param(encode(Image.new("L", (900, 900), 12)), "image/jpeg", id="flat"),
        pytest.param(encode(draw_scene(1))[:9_000], "image/jpeg", id="cut off"),
        pytest.param(encode(draw_scene(1), "PNG")[:3_000], "image/png", id="cut off, PNG"),
        pytest.param(b"", "image/webp", id="empty"),
        pytest.param(b"\0\0\0\x18ftypheic" + bytes(12), "image/heic", id="a HEIC without content"),
        pytest.param(make_directory((256, 4, 1, 9_000), (257, 4, 1, 9_000)), "image/tiff", id="too many pixels"),
        pytest.param(encode(Image.new("L", (9_000, 6_000)), progressive=True), "image/jpeg", id="too many waves"),
        pytest.param(b"<svg/>", "image/svg+xml", id="nothing decodes it"),
    ],
)
def test_what_shows_nothing_has_no_fingerprint(content: bytes, media_type: str) -> None:
    """None, whatever the decoder has to say; no warning comes through."""
    assert decode_fingerprint(BytesIO(content), media_type=media_type) is None


def test_a_jpeg_of_endless_scans_is_not_decoded() -> None:
    """Each scan goes over all pixels: 3,000 of them in 400 kB would take minutes."""
    content = encode(draw_scene(1), progressive=True)
    assert decode_fingerprint(BytesIO(content), media_type="image/jpeg") is not None
    last_scan = content[content.rindex(b"\xff\xda") : -2]
    bomb = content[:-2] + last_scan * 100 + content[-2:]
    assert decode_fingerprint(BytesIO(bomb), media_type="image/jpeg") is None


def test_a_huge_jpeg_is_scaled_down_while_it_is_read() -> None:
    """The limit for pictures that are decoded as a whole, 50 megapixels, does not hold for it."""
    scene = draw_scene(1).convert("L")
    assert distance(print_of(scene.resize((8_400, 6_300))), print_of(scene)) <= COPY_BITS


@given(st.binary(max_size=200), st.sampled_from(["jpeg", "png", "gif", "webp", "tiff", "avif", "heic"]))
def test_no_bytes_break_it(rubbish: bytes, name: str) -> None:
    """Rubbish behind the true first bytes of each format is no picture."""
    head = b"" if name == "heic" else make_picture(name)[:40]
    assert decode_fingerprint(BytesIO(head + rubbish), media_type=f"image/{name}") is None


@given(st.binary(min_size=256, max_size=256).filter(lambda cells: max(cells) - min(cells) > 16))
def test_each_bit_tells_whether_a_wave_is_above_the_median(cells: bytes) -> None:
    """Of the 64 coarsest waves of 16 x 16 cells the constant one is left out; sums taken one by one say the same."""
    cosines = [[round(1024 * cos(pi * wave * (2 * cell + 1) / 32)) for cell in range(16)] for wave in range(8)]
    rows = [[sum(cells[16 * y + x] * across[x] for x in range(16)) for y in range(16)] for across in cosines]
    _, *waves = (sum(row[y] * down[y] for y in range(16)) for row in rows for down in cosines)
    bits = "".join("1" if wave > sorted(waves)[31] else "0" for wave in waves)
    assert print_of(Image.frombytes("L", (16, 16), cells), "PNG") == int(bits, base=2)
