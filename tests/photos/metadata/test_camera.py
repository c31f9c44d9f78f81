"""Camera, settings and orientation in EXIF."""

import math

import pytest

from photowalk.model import CameraFacts
from photowalk.photos.metadata.camera import parse_camera, parse_iso, parse_orientation
from photowalk.photos.metadata.tags import Tags, TagValue


def test_all_that_is_known_of_a_camera() -> None:
    """Names and settings come out as they stand."""
    tags: Tags = {
        "Image Make": "Canon",
        "Image Model": "Canon EOS 5D Mark IV",
        "EXIF LensModel": "EF24-70mm f/2.8L II USM",
        "EXIF ExposureTime": (0.004,),
        "EXIF FNumber": (2.8,),
        "EXIF ISOSpeedRatings": (200,),
        "EXIF FocalLength": (35.0,),
        "EXIF BodySerialNumber": "025021000537",
    }
    names = ("Canon", "Canon EOS 5D Mark IV", "EF24-70mm f/2.8L II USM")
    assert parse_camera(tags) == CameraFacts(
        *names, exposure_s=0.004, f_number=2.8, iso=200, focal_length_mm=35.0, serial="025021000537"
    )
    assert parse_camera({}) == CameraFacts()


@pytest.mark.parametrize(
    ("value", "make"),
    [
        pytest.param("NIKON CORPORATION   ", "NIKON CORPORATION", id="filled up with blanks"),
        pytest.param("Canon\0\0\x01", "Canon", id="control characters behind"),
        pytest.param("\x02\x03\x04", None, id="nothing else"),
        pytest.param("   ", None, id="blank"),
        pytest.param("----", None, id="dashes for unknown"),
        pytest.param(b"\xff\xfe\x03K", None, id="binary rubbish"),
        pytest.param((1, 2), None, id="numbers"),
    ],
)
def test_a_name_is_readable_text(value: TagValue, make: str | None) -> None:
    """Blanks, zeros and control characters are no part of a name, and rubbish is none."""
    assert parse_camera({"Image Make": value}).make == make


@pytest.mark.parametrize(
    ("value", "lens"),
    [
        ("XF16mmF1.4 R WR", "XF16mmF1.4 R WR"), ("28.0 mm f/1.7", "28.0 mm f/1.7"), ("0.0 mm f/0.0", None),
        ("0.0-0.0 mm f/0.0", None), ("----", None), ("Unknown", None), ("None", None),
        ("mm F3.5-5.6 EZ", "mm F3.5-5.6 EZ"),
    ],
)  # fmt: skip
def test_a_lens_has_a_name(value: str, lens: str | None) -> None:
    """Cameras write zeros for an adapter without contacts."""
    assert parse_camera({"EXIF LensModel": value}).lens == lens


@pytest.mark.parametrize(
    ("tags", "serial"),
    [
        ({"EXIF BodySerialNumber": "0000000", "Image Tag 0xC62F": "3050595"}, "3050595"),
        ({"Image CameraSerialNumber": "71M53531", "EXIF SerialNumber": "1"}, "71M53531"),
        ({"EXIF SerialNumber": "8675276"}, "8675276"),
        ({"EXIF BodySerialNumber": "   "}, None),
        ({"EXIF BodySerialNumber": "000-000"}, None),
        ({"EXIF BodySerialNumber": b"\x10\xff"}, None),
    ],
)
def test_a_serial_number_is_more_than_zeros(tags: Tags, serial: str | None) -> None:
    """EXIF's tag first, then DNG's and Adobe's."""
    assert parse_camera(tags).serial == serial


@pytest.mark.parametrize("value", [(math.nan,), (0.0,), (-1.0,), (math.inf,), (), "1/250"])
def test_settings_are_above_zero(value: TagValue) -> None:
    """0/0, zero, negative and infinite settings and texts are not known."""
    tags = {f"EXIF {name}": value for name in ("ExposureTime", "FNumber", "FocalLength")}
    assert parse_camera(tags) == CameraFacts()


@pytest.mark.parametrize(
    ("value", "elsewhere", "iso"),
    [
        pytest.param((200,), (800,), 200, id="its own tag first"),
        pytest.param((200, 0), None, 200, id="two values"),
        pytest.param((65535,), (102400,), 102400, id="too large for its tag"),
        pytest.param((65535,), None, None, id="too large and nowhere else"),
        pytest.param((0,), None, None, id="zero"),
    ],
)
def test_large_speeds_stand_in_another_tag(value: TagValue, elsewhere: TagValue | None, *, iso: int | None) -> None:
    """65535 says that the speed is elsewhere."""
    tags: Tags = {"EXIF ISOSpeedRatings": value} | ({"EXIF RecommendedExposureIndex": elsewhere} if elsewhere else {})
    assert parse_iso(tags) == iso


def test_there_are_eight_orientations() -> None:
    """1 to 8 are known, 0 and what damaged files hold are not."""
    found = [parse_orientation({"Image Orientation": (number,)}) for number in (0, *range(1, 10), 36865, math.nan)]
    assert found == [None, *range(1, 9), None, None, None]
    assert parse_orientation({}) is None
