"""The map of time zones: tzfpy, with the boundaries of https://github.com/evansiroky/timezone-boundary-builder."""

from functools import cache
from importlib.resources import files

from photowalk.model import GeoPoint


def find_zone_name(point: GeoPoint) -> str | None:
    """The IANA name of the time zone at a point, `Etc/GMT+2` and the like out at sea; None for what is no point."""
    from tzfpy import get_tz  # noqa: PLC0415 - importing it and its map takes a tenth of a second

    return get_tz(point.longitude_deg, point.latitude_deg) or None


@cache
def read_zone_countries() -> dict[str, str]:
    """Each zone's country (ISO 3166-1 alpha-2): zone.tab of the time zone database, in which a zone has one country."""
    table = files("tzdata").joinpath("zoneinfo", "zone.tab").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if not line.startswith("#"))
    return {zone: code for code, _, zone, *_ in rows}
