"""Nouns of the world around a photo: places, items of Wikidata."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Where on the map of cities and countries a point lies."""

    country: str
    """In English, as Commons names it."""
    country_code: str
    """ISO 3166-1 alpha-2: `SE`."""
    city: str | None = None
    """In English where it has an English name; None = far from any city."""
    region: str | None = None
    """The country's part that the city lies in; None = not known."""
    distance_m: float = 0
    """From the point to the middle of the city; 0 where there is no city."""


@dataclass(frozen=True, slots=True)
class Item:
    """An item of Wikidata."""

    id: str
    """`Q1754`."""
    label: str = ""
    """For people only: `Stockholm`; "" = not told."""

    def __str__(self) -> str:
        """As it is written in photowalk.toml and in the manifest: `Q1754 Stockholm`."""
        return f"{self.id} {self.label}".strip()
