"""The map of time zones: tzfpy, with the boundaries of https://github.com/evansiroky/timezone-boundary-builder."""

from photowalk.corrections.moments import find_zone_info
from photowalk.model import GeoPoint


def find_zone(point: GeoPoint) -> str | None:
    """The IANA name of the time zone at a point, `Etc/GMT+2` and the like out at sea; None where none is known."""
    from tzfpy import get_tz  # noqa: PLC0415 - importing it and its map takes a tenth of a second

    name = get_tz(point.longitude_deg, point.latitude_deg)
    return name if find_zone_info(name) else None
