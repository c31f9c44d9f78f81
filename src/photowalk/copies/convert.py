"""Pictures of formats that Commons does not take, as JPEG of high quality.

Quality 95 without subsampling of colours: on six phone and camera pictures these files are about twice as large as the
HEIC, and differ from its pixels by 46 to 50 dB; with subsampling they are a tenth smaller and up to 1.3 dB worse
(measured 2026-11 with Pillow 13.0 and pi-heif 1.4). Decoding and encoding take 8 to 9 bytes of memory a
pixel: 0.4 GB for 50 million, 1.8 GB for 200 million.
"""

import re
import struct
import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Final

import pi_heif  # type: ignore[import-untyped]  # it has annotations, but does not say so
from PIL import AvifImagePlugin, Image

from photowalk.copies.exif_block import SIGNATURE, fit_block
from photowalk.copies.jpeg import MAX_SEGMENT_BYTES, XMP_SIGNATURE
from photowalk.copies.packet import fit_packet
from photowalk.photos.media_type import AVIF, HEIC

MAX_PIXELS: Final = 250_000_000
"""Larger pictures are not decoded. Phones take 200 million."""
QUALITY: Final = 95
MAX_SIDE_PX: Final = 65_500
"""What libjpeg writes."""

_ORIENTATION: Final = 0x0112
_TURNS: Final = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What makes a picture stand upright, by its orientation."""
_COLOURS: Final = re.compile(rb"colrnclx(.{4})", re.DOTALL)
_WIDE_PRIMARIES: Final = frozenset({9, 11, 12})
"""BT.2020, DCI-P3 and Display P3: ITU-T H.273, table 2."""
_HDR_TRANSFERS: Final = frozenset({16, 18})
"""PQ and HLG: ITU-T H.273, table 3."""
_WHITE: Final = (255, 255, 255)
_DECODER_ERRORS: Final = (
    OSError,  # UnidentifiedImageError among them
    SyntaxError,
    ValueError,
    LookupError,
    TypeError,
    EOFError,
    ArithmeticError,
    RuntimeError,
    MemoryError,
    struct.error,
)
"""What pi-heif 1.4 and Pillow 12 and 13 raise on damaged files."""


class UndecodableError(Exception):
    """A picture that cannot be converted; its text is the reason, as a sentence."""


@dataclass(frozen=True, slots=True)
class _Picture:
    image: Image.Image
    exif: bytes = b""
    xmp: bytes = b""
    icc_profile: bytes = b""


def convert(content: bytes, media_type: str) -> bytes:
    """A JPEG of the picture, upright, with its EXIF block, XMP packet and colour profile.

    Raises:
        UndecodableError: it cannot be decoded, is too large, moves, or has colours that a JPEG cannot tell.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            picture = _DECODERS[media_type](content)
        except _DECODER_ERRORS as error:
            raise UndecodableError("Its picture cannot be decoded.") from error
    if not picture.icc_profile:
        _require_usual_colours(content)
    return _encode(picture)


def _decode_heic(content: bytes) -> _Picture:
    """Leave the turning to libheif: it does what the file's properties say, which count more than its EXIF block."""
    file = pi_heif.open_heif(BytesIO(content))
    _require_size(*file.size)
    info = file.info
    return _Picture(file.to_pillow(), info["exif"] or b"", info.get("xmp") or b"", info.get("icc_profile") or b"")


def _decode_avif(content: bytes) -> _Picture:
    """Pillow leaves the turning to us: it writes what the file's properties say into the EXIF block.

    The plugin is asked itself, since Image.open refuses more than 179 million pixels.
    """
    file = AvifImagePlugin.AvifImageFile(BytesIO(content))
    _require_size(*file.size)
    if file.is_animated:
        raise UndecodableError("It is a moving picture.")
    file.load()
    block = file.info.get("exif", b"")
    turn = _TURNS.get(_read_orientation(block))
    image = file.transpose(turn) if turn is not None else file
    return _Picture(image, block, file.info.get("xmp", b""), file.info.get("icc_profile", b""))


_DECODERS: Final[Mapping[str, Callable[[bytes], _Picture]]] = {HEIC.name: _decode_heic, AVIF.name: _decode_avif}


def _read_orientation(block: bytes) -> int:
    tags = Image.Exif()
    tags.load(block)
    orientation = tags.get(_ORIENTATION, 1)
    return orientation if isinstance(orientation, int) else 1


def _require_size(width_px: int, height_px: int) -> None:
    if width_px * height_px > MAX_PIXELS:
        raise UndecodableError(f"It has more than {MAX_PIXELS // 1_000_000} million pixels.")
    if max(width_px, height_px) > MAX_SIDE_PX:
        raise UndecodableError(f"It is longer than the {MAX_SIDE_PX} pixels that a JPEG can be.")


def _require_usual_colours(content: bytes) -> None:
    """Without a profile a JPEG is taken for sRGB, and what is not would look dull."""
    match = _COLOURS.search(content)
    primaries, transfer = struct.unpack(">HH", match[1]) if match else (1, 13)
    if primaries in _WIDE_PRIMARIES or transfer in _HDR_TRANSFERS:
        raise UndecodableError("Its colours (of high dynamic range, or wider than sRGB) need to be developed.")


def _encode(picture: _Picture) -> bytes:
    image = _flatten(picture.image)
    image.info.clear()  # or Pillow would write what it has read there beside what it is told to write
    exif = fit_block(memoryview(picture.exif), image.size, limit=MAX_SEGMENT_BYTES - len(SIGNATURE))
    xmp = fit_packet(picture.xmp)
    metadata = {
        "exif": SIGNATURE + exif if exif else b"",
        "xmp": xmp if len(XMP_SIGNATURE) + len(xmp) <= MAX_SEGMENT_BYTES else b"",
        "icc_profile": picture.icc_profile,
    }
    given = {name: value for name, value in metadata.items() if value}
    stream = BytesIO()
    image.save(stream, "JPEG", quality=QUALITY, subsampling=0, **given)
    return stream.getvalue()


def _flatten(image: Image.Image) -> Image.Image:
    """The picture with 8 bits a channel, on white where it is transparent."""
    if image.mode in {"RGB", "L"}:
        return image
    if image.mode.startswith("I;16"):
        return image.point(lambda level: level * (1 / 256)).convert("L")
    layer = image.convert("RGBA")
    ground = Image.new("RGB", image.size, _WHITE)
    ground.paste(layer, mask=layer.getchannel("A"))
    return ground
