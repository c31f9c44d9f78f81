"""Values that stand in several places of photowalk.toml, out of a document that is known to be right."""

from collections.abc import Mapping, Sequence
from typing import Any

from photowalk.model import GeoPoint, Item
from photowalk.rules.items import parse_item
from photowalk.rules.settings import Box, Circle

Table = Mapping[str, Any]


def find_item(table: Table, name: str) -> Item | None:
    """The item under a key of the table; None without that key."""
    return parse_item(table[name]) if name in table else None


def parse_texts(value: str | Sequence[str]) -> tuple[str, ...]:
    """The texts of a key that takes one or a list."""
    return (value,) if isinstance(value, str) else tuple(value)


def parse_point(table: Table) -> GeoPoint:
    """The point of a table of latitude and longitude."""
    return GeoPoint(float(table["latitude"]), float(table["longitude"]))


def parse_circle(table: Table) -> Circle:
    """The circle of a table of a point and a radius."""
    return Circle(parse_point(table), float(table["radius_m"]))


def parse_box(table: Table) -> Box:
    """The box of a table of four sides."""
    return Box(*(float(table[side]) for side in ("south", "west", "north", "east")))
