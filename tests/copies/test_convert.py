"""Pictures as JPEG: upright, in the same colours, with their metadata; or the reason why not."""

import struct
from io import BytesIO

import pytest
from PIL import Image, ImageCms

from photowalk.copies.convert import MAX_PIXELS, UndecodableError, convert
from support.copy_files import PRIVATE_PACKET, draw, list_private_tags, render_tags, save, short
from support.heic_files import make_box, make_heic
from support.photo_files import make_packet

RED, BLUE, WHITE = (230, 40, 30), (40, 80, 160), (255, 255, 255)
HEIC, AVIF = "image/heic", "image/avif"
PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def decode(content: bytes) -> Image.Image:
    """The JPEG that these bytes are."""
    image = Image.open(BytesIO(content), formats=["JPEG"])
    image.load()
    return image


def is_like(image: Image.Image, x: int, y: int, *, colour: tuple[int, int, int]) -> bool:
    """Whether a pixel has this colour, give or take what coding changes."""
    pixel = image.convert("RGB").getpixel((x, y))
    assert isinstance(pixel, tuple)
    return all(abs(one - other) <= 8 for one, other in zip(pixel, colour, strict=True))


def find_red(image: Image.Image) -> list[str]:
    """In which corners the picture is red."""
    right, below = image.width - 4, image.height - 4
    corners = {"above left": (3, 3), "above right": (right, 3), "below left": (3, below), "below right": (right, below)}
    return [corner for corner, place in corners.items() if is_like(image, *place, colour=RED)]


@pytest.mark.parametrize(
    ("properties", "corner"),
    [
        ((), "above left"),
        ((make_box(b"irot", b"\1"),), "below left"),
        ((make_box(b"irot", b"\2"),), "below right"),
        ((make_box(b"irot", b"\3"),), "above right"),
        ((make_box(b"imir", b"\1"),), "above right"),
        ((make_box(b"imir", b"\0"),), "below left"),
        ((make_box(b"irot", b"\1"), make_box(b"imir", b"\1")), "below right"),
    ],
)
@pytest.mark.parametrize("orientation", [1, 6])
@pytest.mark.parametrize("tiles", [1, 2])
def test_heic_is_turned_once(properties: tuple[bytes, ...], corner: str, orientation: int, tiles: int) -> None:
    """As the file's properties say, whatever its EXIF says, in pictures of one tile and of several."""
    exif = render_tags([short(0x0112, orientation)])
    image = decode(convert(make_heic(*properties, exif=exif, tiles=tiles), HEIC))
    is_turned = any(box.endswith(b"irot" + turn) for box in properties for turn in (b"\1", b"\3"))
    assert image.size == ((64, 64 * tiles) if is_turned else (64 * tiles, 64))
    assert corner in find_red(image)
    assert len(find_red(image)) == 1
    assert image.getexif()[0x0112] == 1


@pytest.mark.parametrize("orientation", range(1, 9))
def test_avif_is_turned_once(orientation: int) -> None:
    """Pillow writes the turn as properties of the file; the JPEG is upright as the picture was meant."""
    content = save(draw(), "AVIF", exif=b"Exif\0\0" + render_tags([short(0x0112, orientation)]), quality=90)
    image = decode(convert(content, AVIF))
    corners = ["above left", "above right", "below right", "below left"] * 2
    expected = [*corners[:4], corners[0], corners[1], corners[2], corners[3]]
    assert image.size == ((64, 48) if orientation < 5 else (48, 64))
    assert find_red(image) == [expected[orientation - 1]]
    assert image.getexif().get(0x0112, 1) == 1


@pytest.mark.parametrize("media_type", [HEIC, AVIF])
def test_metadata_come_along(media_type: str) -> None:
    """Dates, position, maker notes, texts: all as in the original, with the size of the JPEG."""
    block = render_tags(list_private_tags())
    content = (
        make_heic(exif=block, xmp=PRIVATE_PACKET)
        if media_type == HEIC
        else save(draw(), "AVIF", exif=b"Exif\0\0" + block, xmp=PRIVATE_PACKET)
    )
    image = decode(convert(content, media_type))
    tags = image.getexif()
    exif = tags.get_ifd(0x8769)
    assert (tags[0x010E], exif[0x9003], exif[0xA431]) == ("A tower", "2025:08:16 14:03:21", "S/N 4711")
    assert (exif[0xA002], exif[0xA003]) == image.size
    assert tags.get_ifd(0x8825)[2] == (52.0, 31.0, 0.0)
    assert image.info["xmp"] == PRIVATE_PACKET


@pytest.mark.parametrize("media_type", [HEIC, AVIF])
def test_a_profile_comes_along(media_type: str) -> None:
    """The colours of a phone's picture stay described."""
    box = make_box(b"colr", b"prof", PROFILE)
    content = make_heic(box) if media_type == HEIC else save(draw(), "AVIF", icc_profile=PROFILE)
    assert decode(convert(content, media_type)).info["icc_profile"] == PROFILE


def test_the_pixels_are_nearly_those_of_the_original() -> None:
    """Of high quality, and colours are not subsampled: a thin red line stays red."""
    image = Image.new("RGB", (64, 48), BLUE)
    image.paste(RED, (31, 0, 32, 48))
    content = save(image, "AVIF", quality=100, subsampling="4:4:4")
    converted = decode(convert(content, AVIF))
    assert is_like(converted, 31, 20, colour=RED)
    assert is_like(converted, 30, 20, colour=BLUE)


def test_what_is_transparent_becomes_white() -> None:
    """JPEG knows no transparency."""
    image = draw("RGBA")
    image.putalpha(Image.linear_gradient("L").resize(image.size).point(lambda level: 255 * (level > 127)))
    converted = decode(convert(save(image, "AVIF", quality=90), AVIF))
    assert is_like(converted, 3, 3, colour=WHITE)
    assert is_like(converted, 60, 46, colour=(40, 80, 250))


def test_grey_of_many_bits_stays_grey() -> None:
    """A picture of 12 bits without colours becomes a JPEG of one channel, as bright as it was."""
    converted = decode(convert(make_heic(is_grey=True), HEIC))
    assert converted.mode == "L"
    levels = [converted.getpixel(place) for place in ((3, 3), (60, 60))]
    assert levels == [pytest.approx(40, abs=3), pytest.approx(156, abs=3)]


def test_the_same_file_gives_the_same_bytes() -> None:
    """A copy has one SHA-1, whenever it is made."""
    content = make_heic(exif=render_tags(list_private_tags()))
    assert convert(content, HEIC) == convert(content, HEIC)


def test_a_packet_does_not_turn_the_picture_again() -> None:
    """What the packet says of the orientation is not in the JPEG, nor did it turn the pixels."""
    packet = make_packet('<tiff:Orientation xmlns:tiff="http://ns.adobe.com/tiff/1.0/">6</tiff:Orientation>')
    image = decode(convert(save(draw(), "AVIF", xmp=packet, quality=90), AVIF))
    assert b"Orientation" not in image.info["xmp"]
    assert find_red(image) == ["above left"]


def test_a_packet_that_does_not_fit_is_left_out() -> None:
    """A segment of a JPEG holds 64 KiB."""
    packet = make_packet(f"<dc:title>{'t' * 70_000}</dc:title>")
    assert "xmp" not in decode(convert(make_heic(xmp=packet), HEIC)).info


@pytest.mark.parametrize(
    ("content", "media_type", "reason"),
    [
        pytest.param(b"", HEIC, "cannot be decoded", id="nothing"),
        pytest.param(make_heic()[:-30], HEIC, "cannot be decoded", id="HEIC cut off"),
        pytest.param(make_heic().replace(b"hvcC", b"free"), HEIC, "cannot be decoded", id="no decoder setup"),
        pytest.param(save(draw(), "AVIF")[:-90], AVIF, "cannot be decoded", id="AVIF cut off"),
        pytest.param(b"no picture", AVIF, "cannot be decoded", id="no AVIF"),
        pytest.param(
            save(draw(), "AVIF", save_all=True, append_images=[draw("L").convert("RGB")]),
            AVIF,
            "moving",
            id="animation",
        ),
        pytest.param(
            make_heic(make_box(b"colr", b"nclx", struct.pack(">HHHB", 9, 16, 9, 128))), HEIC, "colours", id="PQ"
        ),
        pytest.param(
            make_heic(make_box(b"colr", b"nclx", struct.pack(">HHHB", 12, 13, 6, 128))), HEIC, "colours", id="P3"
        ),
    ],
)
def test_what_cannot_be_converted_is_told(content: bytes, media_type: str, reason: str) -> None:
    """Each with its reason, and nothing is written."""
    with pytest.raises(UndecodableError, match=reason):
        convert(content, media_type)


def test_usual_colours_need_no_profile() -> None:
    """sRGB, BT.709 and BT.601 are what a JPEG without a profile is taken for."""
    box = make_box(b"colr", b"nclx", struct.pack(">HHHB", 1, 13, 6, 128))
    assert find_red(decode(convert(make_heic(box), HEIC))) == ["above left"]


@pytest.mark.parametrize(
    ("width_px", "height_px", "reason"), [(20_000, 20_000, "250 million pixels"), (65_536, 64, "65500 pixels")]
)
def test_what_is_too_large_is_not_decoded(width_px: int, height_px: int, reason: str) -> None:
    """The size that a file claims is looked at first."""
    claim = struct.pack(">III", 0, width_px, height_px)
    content = make_heic().replace(struct.pack(">III", 0, 64, 64), claim)
    assert MAX_PIXELS < 20_000**2
    with pytest.raises(UndecodableError, match=reason):
        convert(content, HEIC)
