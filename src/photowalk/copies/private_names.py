"""Which XMP properties stay in a copy: those of these schemas, but for the names that go with a fact taken out.

See https://exiftool.org/TagNames/XMP.html and https://www.iptc.org/std/photometadata/specification/ (read 2026-11).
"""

import re
from collections.abc import Mapping
from typing import Final

from photowalk.model import Removal

RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"

NAMESPACES: Final[Mapping[str, str]] = {
    "rdf": RDF,
    "xml": "http://www.w3.org/XML/1998/namespace",
    "aux": "http://ns.adobe.com/exif/1.0/aux/",
    "cc": "http://creativecommons.org/ns#",
    "crs": "http://ns.adobe.com/camera-raw-settings/1.0/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "exif": "http://ns.adobe.com/exif/1.0/",
    "exifEX": "http://cipa.jp/exif/1.0/",
    "GPano": "http://ns.google.com/photos/1.0/panorama/",
    "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
    "Iptc4xmpExt": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
    "lr": "http://ns.adobe.com/lightroom/1.0/",
    "MicrosoftPhoto": "http://ns.microsoft.com/photo/1.0",
    "MP": "http://ns.microsoft.com/photo/1.2/",
    "MPReg": "http://ns.microsoft.com/photo/1.2/t/Region#",
    "MPRI": "http://ns.microsoft.com/photo/1.2/t/RegionInfo#",
    "mwg-rs": "http://www.metadataworkinggroup.com/schemas/regions/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "plus": "http://ns.useplus.org/ldf/xmp/1.0/",
    "stArea": "http://ns.adobe.com/xmp/sType/Area#",
    "stDim": "http://ns.adobe.com/xap/1.0/sType/Dimensions#",
    "stEvt": "http://ns.adobe.com/xap/1.0/sType/ResourceEvent#",
    "stRef": "http://ns.adobe.com/xap/1.0/sType/ResourceRef#",
    "tiff": "http://ns.adobe.com/tiff/1.0/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
}
"""Schemas that people and editors write texts, licenses, edits and camera settings in, by the prefixes written."""

_ALWAYS: Final = re.compile(
    r"exif:MakerNote"  # whoever writes that means the maker notes
    r"|xmpMM:(?:Pantry|Ingredients)"  # all metadata of the pictures that this one was made of
    r"|xmp:Thumbnails"  # a JPEG, which may have metadata of its own
    r"|photoshop:(?:DocumentAncestors|TextLayers)"
)
_NAMES: Final = {
    # A sublocation is a street or a house.
    Removal.POSITION: re.compile(
        r"\w+:\w*GPS|\w+:\w*(?:Latitude|Longitude|Altitude)|Iptc4xmpExt:Location|Iptc4xmpCore:Location\b"
    ),
    Removal.SERIAL: re.compile(r"\w+:\w*Serial|\w+:ImageUniqueID"),
    Removal.OWNER: re.compile(r"(?:aux|exif|exifEX|MicrosoftPhoto):\w*Owner"),
    Removal.FACES: re.compile(
        r"mwg-rs:|MP\w*:|stArea:|\w+:\w*Face|\w+:PersonInImage|\w+:\w*ImageRegion|exif:Subject(?:Area|Location)"
    ),
}
_WORDS: Final = {
    Removal.POSITION: "the position",
    Removal.SERIAL: "serial numbers",
    Removal.OWNER: "the owner's name",
    Removal.FACES: "where faces are",
}


def describe_private_name(name: str, remove: frozenset[Removal]) -> str:
    """What goes with a property of this name (`exif:GPSLatitude`), in words; "" where it stays."""
    if _ALWAYS.match(name):
        return "what an editor or a maker keeps in XMP"
    return next((_WORDS[removal] for removal in sorted(remove) if _NAMES[removal].match(name)), "")
