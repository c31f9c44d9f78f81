"""The sharp picture is told from the blurred one."""

from io import BytesIO

import pytest
from PIL import ImageFilter

from photowalk.photos.looks.groups import AS_SHARP
from photowalk.photos.looks.sharpness import measure_sharpness
from support.scenes import draw_scene, encode

SCENE = draw_scene(5, size=(2400, 1800))
QUALITIES = (50, 75, 92)


def measure(content: bytes, media_type: str = "image/jpeg") -> float:
    """The sharpness of a picture that can be decoded."""
    sharpness = measure_sharpness(BytesIO(content), media_type=media_type)
    assert sharpness is not None
    return sharpness


@pytest.mark.parametrize("radius", [1, 2, 4, 8])
@pytest.mark.parametrize("quality", QUALITIES)
def test_a_blurred_copy_is_less_sharp(radius: int, quality: int) -> None:
    """By more than chance makes, whatever the quality of either JPEG."""
    blurred = measure(encode(SCENE.filter(ImageFilter.GaussianBlur(radius)), quality=quality))
    assert 0 < blurred < AS_SHARP * min(measure(encode(SCENE, quality=other)) for other in QUALITIES)


def test_more_blur_is_less_sharp() -> None:
    """The measure falls with every step of blur."""
    steps = [measure(encode(SCENE.filter(ImageFilter.GaussianBlur(radius)))) for radius in (0, 1, 2, 4, 8)]
    assert steps == sorted(steps, reverse=True)


def test_a_small_copy_is_less_sharp() -> None:
    """What was lost with the pixels does not come back at the common scale."""
    assert measure(encode(SCENE.resize((600, 450)))) < AS_SHARP * measure(encode(SCENE))


@pytest.mark.parametrize("size", [(1, 1), (1, 3000), (3000, 2)])
def test_the_thinnest_pictures_have_a_sharpness(size: tuple[int, int]) -> None:
    """A line of pixels is measured like any other picture."""
    assert measure(encode(draw_scene(1).resize(size), "PNG"), "image/png") >= 0


def test_what_cannot_be_decoded_is_not_measured() -> None:
    """None, not zero: it is not blurred."""
    assert measure_sharpness(BytesIO(encode(SCENE)[:5_000]), media_type="image/jpeg") is None
