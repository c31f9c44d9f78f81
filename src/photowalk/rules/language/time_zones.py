"""Names of time zones: what is wrong with one, and which was meant."""

import re
from collections.abc import Collection

from photowalk.rules.nearest import find_nearest

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*")
_OFFSET = re.compile(r"(UTC|GMT)?\s*[+-]\s*[0-9:.]+", re.IGNORECASE)
_EXAMPLE = "such as Europe/Stockholm"


def find_zone_problem(name: str, zones: Collection[str] | None) -> str | None:
    """Why this is not the name of a time zone; None if it is one.

    zones: the IANA names that there are; None where they are not at hand, and only the shape is looked at.
    See https://data.iana.org/time-zones/theory.html#naming (read 2026-11).
    """
    if name in zones if zones is not None else _NAME.fullmatch(name):
        return None
    if _OFFSET.fullmatch(name):
        return f"{name} is an offset, which in many places changes with the season; give a zone {_EXAMPLE}"
    nearest = _find_meant(name, sorted(zones)) if zones else None
    return f"{name}: unknown time zone; " + (f"did you mean {nearest}?" if nearest else f"give one {_EXAMPLE}")


def _find_meant(name: str, zones: Collection[str]) -> str | None:
    """The zone of the same city, or the most similar one, or that of the most similar city."""
    by_city = {_city(zone).lower(): zone for zone in zones}
    meant = name.strip().replace(" ", "_")
    city = find_nearest(_city(meant), by_city)
    return by_city.get(_city(meant).lower()) or find_nearest(meant, zones) or (by_city[city] if city else None)


def _city(zone: str) -> str:
    return zone.rpartition("/")[2]
