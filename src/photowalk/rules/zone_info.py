"""The rules of time zones, by their IANA names."""

import re
from typing import Final
from zoneinfo import ZoneInfo

_NAME: Final = re.compile(r"[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+){0,2}")
"""See https://data.iana.org/time-zones/theory.html#naming (read 2026-11). `ZoneInfo` looks for whatever else it is
given as for a package of Python, and breaks down over one of a thousand parts."""


def find_zone_info(name: str | None) -> ZoneInfo | None:
    """The rules of a zone, None for what is no name of a zone or of one that this system does not know."""
    if name is None or not _NAME.fullmatch(name):
        return None
    try:
        return ZoneInfo(name)
    except (LookupError, ValueError, OSError):  # OSError: `Europe` is a folder
        return None
