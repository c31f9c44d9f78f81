"""Texts that a camera or a program put where a person's belong."""

import re

_DESCRIPTIONS = re.compile(
    r"""
      (?: [A-Z0-9.()-]+\ ){0,4} DIGITAL\ (?:STILL\ )?CAMERA      # OLYMPUS, KONICA MINOLTA, KODAK DC240 ZOOM …
    | Digital\ ?(?:Still\ ?)?Camera | Digital\ image
    | (?:SONY|MINOLTA|Minolta)\ DSC | SAMSUNG\ CSC
    | DCIM[\\/].* | [A-Za-z0-9_-]{1,12}\.[Jj][Pp][Ee]?[Gg]       # DCIM\100MEDIA\DJI_0001.JPG
    | (?:DSCN?|IMG|P)_?\d{4,8} | \d{5,}
    | <[^<>]*> | [{\[]".*[}\]]                                  # <untitled>; the settings of a program
    | (?:[A-Z0-9-]+\ )?Image | Exif[_ ]JPEG(?:_PICTURE)? | DCF\ \d\.\d
    | My\ beautiful\ picture
    | Created\ with\ (?:The\ )?GIMP | File\ written\ by\ Adobe\ Photoshop.* | Processed\ with\ VSCO.*
    | Software:.* | Kofax\ PDF\ Filter.* | converted\ P[BGPN]M\ file
    | LEAD\ Technologies.* | Intel\(R\)\ JPEG\ Library.*
    | (?i: ascii | unicode | jis | untitled | default | none | null | n/a | unknown | binary\ comment )
    """,
    re.VERBOSE | re.ASCII,
)
"""Most stand in the corpora of metadata libraries, the others were seen in the wild."""

_CODES = re.compile(r"[a-z]{2,6}(?:WB|CO)?")
_CODE_MAKES = frozenset({"HUAWEI", "HONOR"})
"""Their phones write the mode of the exposure: `cof`, `oznor`, `edf`, `sdr`, `rhdr` (seen in the wild)."""

_NOTICES = re.compile(
    r"""
      (?i: copyright | \(c\) | © | [,.\s-] | \d{4} )*             # Copyright 2005, without a name
    | \(C\)\ by\ .*\ User | .*DIGITAL\ CAMERA | Copyright,NIKON\ CORPORATION,\d{4}
    | (?i: none | null | n/a | unknown )
    """,
    re.VERBOSE,
)
_NAMES = re.compile(r"(?i:picasa|photographer|author|artist|owner|user|camera|default|none|null|n/a|unknown)")


def is_description(text: str, *, make: str | None = None, model: str | None = None) -> bool:
    """Whether a title or description is a person's: not a camera's slogan, name, file name, mode or number."""
    is_name = text in {make, model}
    is_code = make is not None and make.upper() in _CODE_MAKES and _CODES.fullmatch(text) is not None
    return not (is_name or is_code or _DESCRIPTIONS.fullmatch(text))


def is_notice(text: str) -> bool:
    """Whether a copyright notice says whose the photo is."""
    return _NOTICES.fullmatch(text) is None


def is_name(text: str) -> bool:
    """Whether a creator has a name."""
    return _NAMES.fullmatch(text) is None
