"""What is near the photos: categories on the wiki whose subject stands there, with their items on Wikidata."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from photowalk.commons.check.inquiry import Inquiry
from photowalk.commons.check.report import Proposal
from photowalk.commons.lookup import reading
from photowalk.model import GeoPoint, PlannedPhoto
from photowalk.page_names import is_page_name
from photowalk.pages.categories import parse_category
from photowalk.places.distance import distance_m

MODULE: Final = "query+geosearch"

RADIUS_M: Final = 500.0
MOST_PLACES: Final = 20
"""Requests that the search may cost."""
_MOST_NEAR: Final = 20

_CUT: Final = f"What is near was asked for the {MOST_PLACES} places with most photos, not for the others."


@dataclass(slots=True)
class Place:
    """Photos that were taken near one another."""

    corner: GeoPoint
    """Of the first of them; no other is further from it than the radius."""
    photos: list[PlannedPhoto] = field(default_factory=list)
    _east_deg: float = 0.0
    _north_deg: float = 0.0

    def add(self, photo: PlannedPhoto, point: GeoPoint) -> None:
        """Take in a photo and where it was taken."""
        self.photos.append(photo)
        # Differences of longitude, that both sides of the date line are near each other.
        self._east_deg += (point.longitude_deg - self.corner.longitude_deg + 180) % 360 - 180
        self._north_deg += point.latitude_deg - self.corner.latitude_deg

    @property
    def center(self) -> GeoPoint:
        """The mean of their positions."""
        count = len(self.photos)
        longitude = (self.corner.longitude_deg + self._east_deg / count + 180) % 360 - 180
        return GeoPoint(self.corner.latitude_deg + self._north_deg / count, longitude)


def propose_nearby(inquiry: Inquiry, photos: Sequence[PlannedPhoto]) -> tuple[Proposal, ...]:
    """The categories near the photos that are not in them, those near most photos first; a request a place."""
    places = group_by_place(photos)
    if len(places) > MOST_PLACES:
        inquiry.miss(_CUT)
    counts: dict[tuple[str, str], int] = {}
    for done, place in enumerate(places[:MOST_PLACES]):
        inquiry.tell("What is near", done, min(len(places), MOST_PLACES))
        chosen = [set(map(parse_category, photo.page.categories)) for photo in place.photos]
        for name, item in _ask_near(inquiry, place.center):
            outside = sum(name not in names for names in chosen)
            counts[name, item] = counts.get((name, item), 0) + outside
    found = (Proposal(name, item, count) for (name, item), count in counts.items() if count)
    return tuple(sorted(found, key=lambda proposal: (-proposal.photos, proposal.category)))


def group_by_place(photos: Iterable[PlannedPhoto], radius_m: float = RADIUS_M) -> list[Place]:
    """The photos that have a position by the places where they were taken, the place with most photos first.

    The order of the photos plays no part in what is a place.
    """
    places: list[Place] = []
    placed = [(photo.page.position.point, photo) for photo in photos if photo.page.position]
    for point, photo in sorted(placed, key=lambda pair: (pair[0].latitude_deg, pair[0].longitude_deg, pair[1].file)):
        near = next((place for place in reversed(places) if distance_m(place.corner, point) <= radius_m), None)
        if near is None:
            near = Place(point)
            places.append(near)
        near.add(photo, point)
    return sorted(places, key=lambda place: -len(place.photos))


def _ask_near(inquiry: Inquiry, center: GeoPoint) -> Iterator[tuple[str, str]]:
    """Name and item of each category near a point, the nearest first. See Extension:GeoData (read 2026-11)."""
    answer = inquiry.ask(
        {
            "action": "query",
            "generator": "geosearch",
            "ggscoord": f"{center.latitude_deg:.5f}|{center.longitude_deg:.5f}",
            "ggsradius": f"{RADIUS_M:.0f}",
            "ggsnamespace": "14",
            "ggslimit": str(_MOST_NEAR),
            "prop": "pageprops",
            "ppprop": "hiddencat|wikibase_item",
        }
    )
    with reading(inquiry.wiki):
        pages: list[dict[str, Any]] = answer.get("query", {}).get("pages", [])
        for page in sorted(pages, key=lambda page: int(page.get("index", 0))):
            name, props = str(page["title"]).partition(":")[2], page.get("pageprops", {})
            if "hiddencat" not in props and is_page_name(name):
                yield name, str(props.get("wikibase_item", ""))
