"""The data of places: the table of cities and the map of time zones, each read when it is first asked for."""

import lzma
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Final

from photowalk.model import GeoPoint, Place
from photowalk.places.gazetteer import Gazetteer, Tile, Town
from photowalk.places.zone_map import find_zone_name, read_zone_countries

SHARED_ZONES: Final = {"Asia/Bangkok": ("TH", "VN"), "Europe/Belgrade": ("RS", "XK")}
"""Zones that hold several countries: the nearest city tells which. See zone1970.tab of the time zone database."""
FAR_M: Final = 100_000.0
"""Within this there is a city everywhere in those countries."""
DEFAULT_LIMIT_M: Final = 10_000.0


def find_place(point: GeoPoint, *, limit_m: float = DEFAULT_LIMIT_M) -> Place | None:
    """The city, region and country of a point; no city where none reaches to within `limit_m`; None at sea.

    Along a border the country may be the neighbour's for some hundred metres: so coarse is the map.
    """
    country_code = find_country(point)
    if country_code is None:
        return None
    return load_gazetteer().find_place(point, country_code=country_code, limit_m=limit_m)


def find_country(point: GeoPoint) -> str | None:
    """The country of a point by its time zone, as ISO 3166-1 alpha-2 (`XK` is Kosovo); None at sea.

    Its waters, 12 nautical miles, count as the country.
    """
    zone = find_zone_name(point)
    if zone in SHARED_ZONES:
        return min(SHARED_ZONES[zone], key=lambda code: _find_gap_m(point, code))
    return read_zone_countries().get(zone or "")


@cache
def load_gazetteer() -> Gazetteer:
    """The gazetteer of the cities that come with photowalk: all of GeoNames with 1,000 people and more."""
    content = lzma.decompress(files("photowalk.places").joinpath("cities.tsv.xz").read_bytes())
    return Gazetteer(_Table(content).read_tile)


class _Table:
    """The unpacked table, of which a tile is parsed when it is asked for."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        heads = list(re.finditer(rb"^@(-?\d+) (-?\d+)\n", content, re.MULTILINE))
        ends = [head.start() for head in heads[1:]] + [len(content)]
        self._spans = {(int(head[1]), int(head[2])): (head.end(), end) for head, end in zip(heads, ends, strict=True)}

    def read_tile(self, tile: Tile) -> Iterator[Town]:
        start, end = self._spans.get(tile, (0, 0))
        return map(_parse_town, self._content[start:end].decode().splitlines())


def _parse_town(line: str) -> Town:
    country, latitude, longitude, population, city, region, *middle = line.split("\t")
    return Town(
        country,
        int(latitude) / 1000,
        int(longitude) / 1000,
        int(population),
        city,
        region or None,
        (int(middle[0]) / 1000, int(middle[1]) / 1000) if middle else None,
    )


def _find_gap_m(point: GeoPoint, country_code: str) -> float:
    place = load_gazetteer().find_place(point, country_code=country_code, limit_m=FAR_M)
    return place.distance_m if place and place.city else float("inf")
