"""The gazetteer: which city a point lies in, by the cities around it, how large they are and which country it is."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from math import cos, floor, radians, sqrt
from typing import Final

from photowalk.model import GeoPoint, Place
from photowalk.places.distance import find_distance_m
from photowalk.places.names import name_country

DEGREE_M: Final = 111_195.0
"""Of latitude."""
MILLION_REACH_M: Final = 12_000.0
"""How far from its middle a city of a million people reaches; a quarter of the people live on a quarter of the area."""
LEAST_REACH_M: Final = 1_000.0
LARGEST_REACH_M: Final = 40_000.0
LEAST_POPULATION: Final = 1_000
"""Where none is told: GeoNames' list begins there."""
WEIGHT: Final = 0.2
"""Of two cities the ends meet where the distances are as these powers of their populations: found by trying on places
that are known (tests/places); with 0.25 a town opposite Manhattan is lost to it."""
JUST_BESIDE: Final = 1.5
"""So many reaches from its middle a city holds its own against one of another region, which ends at a line."""
CELLS_IN_DEGREE: Final = 10
"""Towns are searched once for all points of a cell."""

Tile = tuple[int, int]
"""A square degree, by its south-western corner."""


@dataclass(frozen=True, slots=True)
class Town:
    """A city, or a district of one: a district has the name, the region and the middle of its city."""

    country_code: str
    latitude_deg: float
    longitude_deg: float
    population: int = 0
    """Of the city, or of the district alone; 0 = not known."""
    city: str = ""
    region: str | None = None
    middle: tuple[float, float] | None = None
    """Latitude and longitude of the middle of a district's city; None = the place is a city itself."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    town: Town
    reach_m: float
    weight: float


@dataclass(frozen=True, slots=True)
class _Found:
    """A town that a point lies in, or beside."""

    town: Town
    is_beside: bool
    gap_m: float
    """As large as the town is, the smaller."""
    reaches: float
    """How many reaches of the town the point is from its middle."""


class Gazetteer:
    """Finds the city of a point."""

    def __init__(self, read_tile: Callable[[Tile], Iterable[Town]]) -> None:
        """Take the reader of a tile's towns; each tile is read once, and only when a point lies near it."""
        self._read_tile = read_tile
        self._tiles: dict[Tile, tuple[Town, ...]] = {}
        self._cells: dict[tuple[object, ...], tuple[_Candidate, ...]] = {}

    def find_place(self, point: GeoPoint, *, country_code: str | None, limit_m: float) -> Place | None:
        """The city whose reach a point lies in or is at most `limit_m` away from; the country alone where none is.

        Where several do, those that the point lies in go before those it lies beside, and then the nearer before the
        farther, where a large city may be farther away than a small one. A city of another region that the point lies
        just beside goes before a farther one that it lies in, too. Only cities of the country count, if that is
        known; where it is not and there is no city, the answer is None.

        Args:
            point: where the camera stood.
            country_code: ISO 3166-1 alpha-2 of the country that the point lies in; None = not known.
            limit_m: how far beyond a city's reach a point may be.
        """
        town, gap_m = self._find_town(point, country_code, limit_m=limit_m)
        if town:
            country = name_country(town.country_code, "en") or town.country_code
            return Place(country, town.country_code, city=town.city, region=town.region, distance_m=gap_m)
        if country_code is None:
            return None
        return Place(name_country(country_code, "en") or country_code, country_code)

    def _find_town(self, point: GeoPoint, country_code: str | None, *, limit_m: float) -> tuple[Town | None, float]:
        here = point.latitude_deg, point.longitude_deg
        found = list(self._list_found(here, country_code, limit_m=limit_m))
        if not found:
            return None, 0
        first = min(found, key=lambda one: (one.is_beside, one.gap_m))
        rivals = [one for one in found if one.reaches <= JUST_BESIDE and _is_of_another_region(one.town, first.town)]
        town = min((first, *rivals), key=lambda one: one.gap_m).town
        return town, find_distance_m(here, town.middle or (town.latitude_deg, town.longitude_deg))

    def _list_found(self, here: tuple[float, float], country_code: str | None, *, limit_m: float) -> Iterator[_Found]:
        for candidate in self._find_candidates(here, country_code, limit_m=limit_m):
            town, reach_m = candidate.town, candidate.reach_m
            gap_m = find_distance_m(here, (town.latitude_deg, town.longitude_deg))
            if gap_m <= reach_m + limit_m:
                yield _Found(town, gap_m > reach_m, gap_m / candidate.weight, gap_m / reach_m)

    def _find_candidates(
        self, here: tuple[float, float], country_code: str | None, *, limit_m: float
    ) -> tuple[_Candidate, ...]:
        latitude, longitude = (floor(degrees * CELLS_IN_DEGREE) for degrees in here)
        key = latitude, longitude, country_code, limit_m
        if key not in self._cells:
            middle = (latitude + 0.5) / CELLS_IN_DEGREE, (longitude + 0.5) / CELLS_IN_DEGREE
            self._cells[key] = tuple(self._list_candidates(middle, country_code, limit_m=limit_m))
        return self._cells[key]

    def _list_candidates(
        self, middle: tuple[float, float], country_code: str | None, *, limit_m: float
    ) -> Iterator[_Candidate]:
        """The towns of the country that some point of a cell may lie in or beside."""
        half_cell_m = 0.75 * DEGREE_M / CELLS_IN_DEGREE  # its corners are 0.71 of its width away
        for town in self._list_towns(middle, LARGEST_REACH_M + limit_m + half_cell_m):
            if country_code not in {None, town.country_code}:
                continue
            population = town.population or LEAST_POPULATION
            reach_m = find_reach_m(population)
            far_m = reach_m + limit_m + half_cell_m
            if abs(town.latitude_deg - middle[0]) * DEGREE_M > far_m:
                continue
            if find_distance_m(middle, (town.latitude_deg, town.longitude_deg)) <= far_m:
                yield _Candidate(town, reach_m, population**WEIGHT)

    def _list_towns(self, middle: tuple[float, float], radius_m: float) -> Iterator[Town]:
        """The towns of all tiles that reach into a circle."""
        latitude_deg, longitude_deg = middle
        height_deg = radius_m / DEGREE_M
        narrowest = cos(radians(min(89.0, abs(latitude_deg) + height_deg)))  # at the poles all the way round
        width_deg = min(180.0, height_deg / narrowest)
        west, east_end = floor(longitude_deg - width_deg), floor(longitude_deg + width_deg) + 1
        for north in range(floor(latitude_deg - height_deg), floor(latitude_deg + height_deg) + 1):
            for east in range(west, min(east_end, west + 360)):
                yield from self._require_tile((north, (east + 180) % 360 - 180))

    def _require_tile(self, tile: Tile) -> tuple[Town, ...]:
        if tile not in self._tiles:
            self._tiles[tile] = tuple(self._read_tile(tile))
        return self._tiles[tile]


def _is_of_another_region(town: Town, other: Town) -> bool:
    return None not in {town.region, other.region} and town.region != other.region


def make_gazetteer(towns: Iterable[Town]) -> Gazetteer:
    """A gazetteer of a few towns that are at hand."""
    tiles: dict[Tile, list[Town]] = {}
    for town in towns:
        tiles.setdefault(find_tile(town.latitude_deg, town.longitude_deg), []).append(town)
    return Gazetteer(lambda tile: tiles.get(tile, ()))


def find_tile(latitude_deg: float, longitude_deg: float) -> Tile:
    """The tile of a point; one of longitude 180 lies in the westernmost."""
    return floor(latitude_deg), (floor(longitude_deg) + 180) % 360 - 180


def find_reach_m(population: int) -> float:
    """How far a city reaches from its middle: 12 km for a million people, 3.8 km for 100,000, 1.2 km for 10,000."""
    return min(LARGEST_REACH_M, max(LEAST_REACH_M, MILLION_REACH_M * sqrt(population / 1_000_000)))
