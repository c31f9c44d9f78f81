"""Kinds of picture by their first bytes."""

import pytest

from photowalk.photos.media_type import AVIF, HEAD_BYTES, HEIC, MEDIA_TYPES, find_media_type, promises_photo
from support.heif_files import make_ftyp
from support.photo_files import make_picture


@pytest.mark.parametrize("image_format", ["JPEG", "PNG", "GIF", "WEBP", "TIFF"])
def test_what_commons_takes_is_known_by_its_content(image_format: str) -> None:
    """A picture as Pillow writes it is recognised, whatever it is called."""
    media_type = find_media_type(make_picture(image_format), "txt")
    assert media_type is not None
    assert media_type.name == f"image/{image_format.lower()}"
    assert media_type.on_commons


@pytest.mark.parametrize(
    ("head", "name"),
    [
        pytest.param(make_ftyp(b"heic", b"mif1", b"heic"), "image/heic", id="iPhone"),
        pytest.param(make_ftyp(b"heix", b"heix"), "image/heic", id="Canon .HIF"),
        pytest.param(make_ftyp(b"MiHB", b"miaf", b"MiHB"), "image/heic", id="a brand of its own"),
        pytest.param(make_ftyp(b"mif1", b"avif", b"miaf"), "image/avif", id="AVIF of the common brand"),
        pytest.param(make_ftyp(b"avis", b"avif"), "image/avif", id="AVIF sequence"),
        pytest.param(make_ftyp(b"crx ", b"crx ", b"isom"), "image/x-raw", id="Canon CR3"),
        pytest.param(make_picture("BMP"), "image/bmp", id="bitmap"),
        pytest.param(b"\0\0\0\x0cjP  \r\n\x87\n", "image/jp2", id="JPEG 2000"),
        pytest.param(b"\0\0\0\x0cJXL \r\n\x87\n", "image/jxl", id="JPEG XL"),
        pytest.param(b"FUJIFILMCCD-RAW 0201", "image/x-raw", id="Fujifilm RAF"),
        pytest.param(b"II*\0\x10\0\0\0CR\x02\0", "image/x-raw", id="Canon CR2 is a TIFF with a mark"),
    ],
)
def test_what_commons_does_not_take_is_known_too(head: bytes, name: str) -> None:
    """HEIC, AVIF, bitmaps and raw files are pictures, but not for Commons."""
    media_type = find_media_type(head, "")
    assert media_type is not None
    assert (media_type.name, media_type.on_commons) == (name, False)


@pytest.mark.parametrize(
    ("head", "name"),
    [
        pytest.param(b"II*\0\x08\0\0\0", "image/x-raw", id="most raw files are TIFF"),
        pytest.param(b"no mark of its own", "image/x-raw", id="some makers' raw files have no mark"),
        pytest.param(b"\xff\xd8\xff\xe1", "image/jpeg", id="a JPEG called .nef stays a JPEG"),
    ],
)
def test_only_raw_files_are_told_by_their_names(head: bytes, name: str) -> None:
    """The extension of a raw format decides where the bytes could be one."""
    media_type = find_media_type(head, "nef")
    assert media_type is not None
    assert media_type.name == name


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"\xff\xd8",
        b"BMW i3 on the square, a text file",
        b"RIFF\x24\0\0\0WAVEfmt ",
        make_ftyp(b"isom", b"mp42"),
        b"<html><body><svg xmlns='http://www.w3.org/2000/svg'/>",
        b"<!-- never closed <svg>",
        b"<?xml version='1.0'?><gpx>",
        b"<svgfoo>",
    ],
)
def test_anything_else_is_no_photo(head: bytes) -> None:
    """Texts, sound, video and pages with a drawing in them are not taken for photos."""
    assert find_media_type(head, "jpg") is None


@pytest.mark.parametrize(
    "head",
    [
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- Generator: a program --><!-- - --> <svg:svg>",
        b"<?xml version='1.0'?><!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'a'><svg>",
        (b"<!DOCTYPE  svg [" + b"<!ENTITY a 'b'>" * 500)[:HEAD_BYTES],
    ],
    ids=["bare", "behind comments", "with a document type", "with one that goes on"],
)
def test_a_drawing_is_known_by_its_root(head: bytes) -> None:
    """Commons takes SVG, whatever stands before the root."""
    media_type = find_media_type(head, "txt")
    assert media_type is not None
    assert (media_type.name, media_type.on_commons) == ("image/svg+xml", True)


def test_two_kinds_may_go_up_as_jpeg() -> None:
    """What phones take and Commons does not is converted; nothing is converted that Commons takes."""
    assert {media_type for media_type in MEDIA_TYPES if media_type.is_convertible} == {HEIC, AVIF}
    assert not any(media_type.on_commons for media_type in (HEIC, AVIF))


def test_names_that_promise_a_photo() -> None:
    """Extensions of all kinds of picture promise one, those of sidecars and tracks do not."""
    assert all(map(promises_photo, ("jpg", "jpeg", "tif", "heic", "bmp", "cr2", "svg")))
    assert not any(map(promises_photo, ("", "xmp", "gpx", "csv", "mp4", "html")))
