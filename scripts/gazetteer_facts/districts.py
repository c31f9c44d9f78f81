"""Districts: which places of GeoNames are no towns of their own, and of which city each is a part.

Made by looking at what the data holds for some hundred cities (cities1000 of 2025-05).
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import cos, radians

from photowalk.places.distance import find_distance_m
from photowalk.places.gazetteer import find_reach_m


@dataclass(frozen=True, slots=True)
class Row:
    """A place as GeoNames tells it."""

    country: str
    name: str
    latitude_deg: float
    longitude_deg: float
    population: int
    """0 = not known."""
    region: str
    """Name of its first-order division; "" = not told."""
    county: str
    """Name of its second-order division; "" = not told, or that of the place itself."""
    code: str
    """Feature code: `PPLX` is a section of a populated place; "" = not known.
    See https://www.geonames.org/export/codes.html."""


WHOLE_COUNTRIES = {"HK": "Hong Kong", "MC": "Monaco", "MO": "Macau", "SG": "Singapore"}
"""Countries that are one city."""
CITY_REGIONS = {
    ("AR", "Buenos Aires F.D."): "Buenos Aires",
    ("AT", "Vienna"): "Vienna",
    ("BE", "Brussels Capital"): "Brussels",
    ("BG", "Sofia-Capital"): "Sofia",
    ("CN", "Beijing"): "Beijing",
    ("CN", "Shanghai"): "Shanghai",
    ("CN", "Tianjin"): "Tianjin",
    ("CO", "Bogota D.C."): "Bogotá",
    ("CZ", "Prague"): "Prague",
    ("DE", "Hamburg"): "Hamburg",
    ("DE", "State of Berlin"): "Berlin",
    ("EG", "Alexandria"): "Alexandria",
    ("EG", "Cairo"): "Cairo",
    ("HU", "Budapest"): "Budapest",
    ("ID", "Jakarta"): "Jakarta",
    ("IN", "Delhi"): "Delhi",
    ("KE", "Nairobi County"): "Nairobi",
    ("KR", "Busan"): "Busan",
    ("KR", "Seoul"): "Seoul",
    ("MX", "Mexico City"): "Mexico City",
    ("RO", "București"): "Bucharest",
    ("RU", "Moscow"): "Moscow",
    ("RU", "St.-Petersburg"): "Saint Petersburg",
    ("TH", "Bangkok"): "Bangkok",
    ("TR", "Istanbul"): "Istanbul",
    ("UA", "Kyiv City"): "Kyiv",
    ("US", "District of Columbia"): "Washington",
    ("VN", "Hanoi"): "Hanoi",
    ("VN", "Ho Chi Minh"): "Ho Chi Minh City",
}
"""Regions that are one city, as far as that city reaches."""
CITY_COUNTIES = {
    ("FR", "Paris"): "Paris",
    ("GB", "Greater London"): "London",
    ("IN", "Mumbai Suburban"): "Mumbai",
    ("PE", "Lima"): "Lima",
    ("PL", "Warszawa"): "Warsaw",
    ("TW", "Taipei City"): "Taipei",
    ("US", "Bronx County"): "New York City",
    ("US", "Kings County"): "New York City",
    ("US", "New York County"): "New York City",
    ("US", "Queens County"): "New York City",
    ("US", "Richmond County"): "New York City",
}
"""Counties that are one city, or a part of one, under another name."""
TOLD_PARTS = {
    ("CA", "Hull"): "Gatineau",
    ("ES", "Gran Via"): "L'Hospitalet de Llobregat",
    ("FI", "Otaniemi"): "Espoo",
    ("FR", "Plaine 2"): "Saint-Denis",
    ("FR", "Plaine 4"): "Saint-Denis",
    ("US", "Paulus Hook"): "Jersey City",
}
"""Sections whose city the data does not tell, or a nearer one would be taken for."""
WARDS = {"JP": ("-ku", "Tokyo")}
"""How the names of a city's wards end where GeoNames takes them for counties."""
WIDE_COUNTIES = frozenset({"BE", "CH", "ES", "IT"})
"""Countries whose counties hold many towns and are named for the largest."""
NOT_TOWNS = frozenset({"PPLX", "PPLH", "PPLQ", "PPLW", "PPLCH"})
"""Sections, and what is abandoned or destroyed."""
TIMES_LARGER = 8
"""So many times as large is a city that a place not known to be its section is a part of."""
NEARLY_INSIDE = 0.6
"""The share of a city's reach within which a place that is new to the data is taken for its section."""
FAR_OUT = 2
"""So many reaches from its middle there are still sections of a city."""
BIN_DEG = 0.5
_DECORATION = re.compile(
    r"\b(city and county of|city of|borough of|metropolitan municipality|gemeente|kommune?|stads?|shi|city|county)\b"
)


ADDED = (
    Row("CA", "Hull", 45.4287, -75.7130, 69_000, "Quebec", "", "PPLX"),
    Row("ES", "Gran Via", 41.3540, 2.1280, 20_000, "Catalonia", "Província de Barcelona", "PPLX"),
    Row("US", "Paulus Hook", 40.7150, -74.0370, 70_000, "New Jersey", "Hudson County", "PPLX"),
)
"""Sections that the data has not, at the line to a larger city: Paulus Hook stands for the downtown of Jersey City,
on Gran Via are the fairgrounds of L'Hospitalet. Populations are roughly those of the quarters around."""


def find_parents(rows: Sequence[Row]) -> dict[Row, Row]:
    """The city of each row that is only a part of one."""
    cities = _Cities(rows)
    found = {row: parent for row in rows if (parent := cities.find_parent(row))}
    return {row: found.get(parent, parent) for row, parent in found.items() if found.get(parent) is not row}


class _Cities:
    """Where to look for the city of a district."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._bins: dict[tuple[str, int, int], list[Row]] = defaultdict(list)
        for row in rows:
            if row.code not in NOT_TOWNS and row.population:
                self._bins[row.country, *_find_bin(row)].append(row)

    def find_parent(self, row: Row) -> Row | None:
        """The city whose part a place is; None = it stands for itself."""
        near = [
            (apart, city)
            for city in self._find_around(row)
            if city is not row and (apart := _find_apart(row, city)) <= FAR_OUT and _is_part(row, city, apart=apart)
        ]
        return min(near, key=lambda pair: (pair[0], pair[1].name))[1] if near else None

    def _find_around(self, row: Row) -> Iterator[Row]:
        latitude, longitude = _find_bin(row)
        width = 1 + int(1 / max(0.1, cos(radians(row.latitude_deg))))
        for north in range(latitude - 1, latitude + 2):
            for east in range(longitude - width, longitude + width + 1):
                yield from self._bins.get((row.country, north, east), ())


def _is_part(row: Row, city: Row, *, apart: float) -> bool:
    """Whether a place is a part of a city that is `apart` times that city's reach away."""
    told = _find_told_city(row)
    if told is not None:
        return city.name == told and city.population > row.population / 2
    if row.code in NOT_TOWNS:
        return city.population > row.population or row.county == city.county
    if apart > 1 or city.population < TIMES_LARGER * row.population:
        return False
    if row.country not in WIDE_COUNTIES and _is_named_for(row.county, city):
        return True
    is_new = not row.code and apart <= NEARLY_INSIDE
    return (
        (is_new or row.code == "PPLL") and bool(row.county) and (row.county, row.region) == (city.county, city.region)
    )


def _find_told_city(row: Row) -> str | None:
    """The city that the place's country, region or county is; None = none is told."""
    suffix, city = WARDS.get(row.country, (None, ""))
    if suffix and row.county.endswith(suffix):
        return city
    return (
        TOLD_PARTS.get((row.country, row.name))
        or WHOLE_COUNTRIES.get(row.country)
        or CITY_REGIONS.get((row.country, row.region))
        or CITY_COUNTIES.get((row.country, row.county))
    )


def _is_named_for(county: str, city: Row) -> bool:
    """Whether a county is the municipality of a city: `Stockholms Kommun`, `City of Cape Town`, `Gemeente Utrecht`."""
    if city.country == "US" and county.endswith("County") and not county.startswith("City"):
        return False
    plain = _DECORATION.sub("", _fold(county)).strip(" -")
    return bool(plain) and _fold(city.name) in {plain, plain.removesuffix("s")}


def _fold(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def _find_apart(row: Row, city: Row) -> float:
    """How far a place is from a city's middle, in reaches of that city."""
    gap_m = find_distance_m((row.latitude_deg, row.longitude_deg), (city.latitude_deg, city.longitude_deg))
    return gap_m / find_reach_m(city.population)


def _find_bin(row: Row) -> tuple[int, int]:
    return int(row.latitude_deg // BIN_DEG), int(row.longitude_deg // BIN_DEG)
