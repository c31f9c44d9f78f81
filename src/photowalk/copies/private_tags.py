"""Which EXIF tags stay in a copy, and which of them go with a fact that is taken out.

What is on no list goes: a tag that nobody has described may hold a position or a serial number as well as anything
else. See Exif 3.0 (CIPA DC-008-2023), 4.6.4 to 4.6.7; TIFF 6.0; and for single tags https://exiftool.org/TagNames/EXIF.html
(read 2026-11).
"""

from collections.abc import Callable
from enum import Enum
from typing import Final

from photowalk.model import Removal


class Kind(Enum):
    """What a directory is about: the same number means different things in different ones."""

    IMAGE = "image"
    EXIF = "exif"
    GPS = "gps"
    INTEROP = "interoperability"


Keeps = Callable[[Kind, int], bool]
"""Whether a tag of a directory stays."""

MAKER_NOTE: Final = 0x927C
ORIENTATION: Final = 0x0112
PIXEL_WIDTH: Final = 0xA002
PIXEL_HEIGHT: Final = 0xA003
POINTERS: Final = {
    Kind.IMAGE: {0x8769: Kind.EXIF, 0x8825: Kind.GPS},
    Kind.EXIF: {0xA005: Kind.INTEROP},
}
"""Tags that hold the place of a directory."""

_IMAGE: Final = frozenset({
    0x010D, 0x010E, 0x010F, 0x0110, 0x0112,  # DocumentName, ImageDescription, Make, Model, Orientation
    0x0100, 0x0101, 0x0102, 0x0103, 0x0106, 0x0115, 0x011C,  # the form of the pixels, which cameras repeat here
    0x011A, 0x011B, 0x0128, 0x012D, 0x013E, 0x013F, 0x0211, 0x0212, 0x0213, 0x0214,  # resolution and colour
    0x0131, 0x0132, 0x013B, 0x013C, 0x8298,  # Software, DateTime, Artist, HostComputer, Copyright
    0x4746, 0x4749, 0x9C9B, 0x9C9C, 0x9C9D, 0x9C9E, 0x9C9F,  # Windows: ratings and texts
})  # fmt: skip
_EXIF: Final = frozenset({
    0x829A, 0x829D, 0x8822, 0x8824, 0x8827, 0x8828, 0x882A, 0x882B, *range(0x8830, 0x8836),  # exposure
    0x9000, 0x9003, 0x9004, 0x9010, 0x9011, 0x9012, 0x9101, 0x9102,  # version, dates and their offsets
    *range(0x9201, 0x920B), 0x9214, 0x9286, 0x9290, 0x9291, 0x9292,  # lens, light, UserComment, fractions
    *range(0x9400, 0x9406), *range(0xA000, 0xA005),  # weather; colour space, size
    0xA20B, 0xA20C, 0xA20E, 0xA20F, 0xA210, 0xA214, 0xA215, 0xA217, 0xA300, 0xA301, 0xA302,  # sensor
    *range(0xA401, 0xA40B), 0xA40C, 0xA420,  # how the scene was taken; ImageUniqueID
    *range(0xA430, 0xA43D), 0xA460, 0xA461, 0xA462, 0xA500,  # owner, serial numbers, lens; texts of Exif 3.0; gamma
})  # fmt: skip
_GPS: Final = frozenset(range(0x20))
_INTEROP: Final = frozenset({0x0001, 0x0002, 0x1000, 0x1001, 0x1002})

# Cameras and programs put tags of the one into the other: TIFF/EP has the dates in the main directory.
_KNOWN: Final = {Kind.IMAGE: _IMAGE | _EXIF, Kind.EXIF: _IMAGE | _EXIF, Kind.GPS: _GPS, Kind.INTEROP: _INTEROP}

_TAGS: Final = {
    Removal.POSITION: frozenset({0x8825}),
    Removal.SERIAL: frozenset({0xA420, 0xA431, 0xA435}),  # some cameras write their number into ImageUniqueID
    Removal.OWNER: frozenset({0x013C, 0xA430}),  # a computer is often called by its owner's name
    Removal.FACES: frozenset({0x9214, 0xA214}),
}
"""What goes beside the maker notes, which go with everything: nobody can say what is in them."""
_NAMES: Final = {
    Removal.POSITION: "the position",
    Removal.SERIAL: "serial numbers",
    Removal.OWNER: "the owner's name",
    Removal.FACES: "where faces are",
}


def keep_known(remove: frozenset[Removal], *, more: frozenset[int] = frozenset()) -> Keeps:
    """Keep what is described, `more` in the main directory, and nothing that goes with the facts to be taken out."""
    gone = frozenset().union(*(_TAGS[removal] for removal in remove))

    def keeps(kind: Kind, tag: int) -> bool:
        if kind is Kind.GPS:
            return Removal.POSITION not in remove and tag in _GPS
        return tag not in gone and (tag in _KNOWN[kind] or (kind is Kind.IMAGE and tag in more))

    return keeps


def keep_everything(_kind: Kind, _tag: int) -> bool:
    """Keep each tag, the maker notes too."""
    return True


def describe_tag(kind: Kind, tag: int) -> str:
    """What is left out with a tag, in words."""
    if kind is Kind.GPS:
        return _NAMES[Removal.POSITION]
    if tag == MAKER_NOTE:
        return "maker notes"
    return next((_NAMES[removal] for removal, tags in _TAGS.items() if tag in tags), "tags that nobody has described")


def list_private_tags(remove: frozenset[Removal]) -> frozenset[int]:
    """The tags that must be in no directory of a copy."""
    return frozenset({MAKER_NOTE}).union(*(_TAGS[removal] for removal in remove)) if remove else frozenset()
