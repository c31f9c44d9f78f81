"""The zone of a place, among those whose rules this system knows."""

from photowalk.model import GeoPoint
from photowalk.places.zone_map import find_zone_name
from photowalk.rules.zone_info import find_zone_info


def find_zone(point: GeoPoint) -> str | None:
    """The IANA name of the time zone at a point, `Etc/GMT+2` and the like out at sea; None where none is known."""
    name = find_zone_name(point)
    return name if find_zone_info(name) else None
