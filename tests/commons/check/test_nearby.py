"""Categories near the photos."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photowalk.commons.check.inquiry import Inquiry
from photowalk.commons.check.nearby import MOST_PLACES, RADIUS_M, group_by_place, propose_nearby
from photowalk.commons.check.report import Proposal
from photowalk.model import GeoPoint
from photowalk.places.distance import distance_m
from support.check_cases import inquire, make_category, make_photo
from support.fresh import Fresh
from support.port_wiki import PortWiki

HALL = (59.3275, 18.0545)

points = st.lists(st.tuples(st.floats(59, 59.02), st.floats(18, 18.04)), max_size=12)


def test_what_is_near_is_proposed(port: PortWiki, fresh: Fresh) -> None:
    """With its item, but for what is hidden, far away, or chosen by all who are near; most photos first."""
    near, chosen = fresh.name(), fresh.name()
    place = "{{Object location|59.3276|18.0546}}"
    make_category(port.client, near, place + "{{Wikidata Infobox|qid=Q1754}}")
    make_category(port.client, chosen, place)
    make_category(port.client, fresh.name(), place + "__HIDDENCAT__")
    make_category(port.client, fresh.name(), "{{Object location|59.34|18.0546}}")
    photos = [make_photo(fresh, chosen, at=HALL), make_photo(fresh, at=HALL), make_photo(fresh)]
    assert propose_nearby(Inquiry(port), photos) == (Proposal(near, "Q1754", 2), Proposal(chosen, "", 1))
    assert propose_nearby(Inquiry(port), photos[:1]) == (Proposal(near, "Q1754", 1),)


def test_as_many_places_are_asked_for_as_are_said(fresh: Fresh) -> None:
    """The places with most photos; that there are more is said."""
    photos = [make_photo(fresh, at=(number, 18.0)) for number in (*range(MOST_PLACES + 1), MOST_PLACES)]
    inquiry = inquire()
    assert propose_nearby(inquiry, photos) == ()
    assert inquiry.requests == MOST_PLACES
    assert len(inquiry.unasked) == 1


@given(points, st.randoms(use_true_random=False))
def test_places_hold_all_photos_in_whatever_order(where: list[tuple[float, float]], random: object) -> None:
    """Each photo with a position is in one place, no further from its corner than the radius; order plays no part."""
    fresh = Fresh("places")
    photos = [make_photo(fresh, content=b"", at=point) for point in where]
    places = group_by_place(photos)
    assert sorted(photo.file for place in places for photo in place.photos) == sorted(photo.file for photo in photos)
    for place in places:
        for photo in place.photos:
            assert photo.page.position
            assert distance_m(place.corner, photo.page.position.point) <= RADIUS_M
    assert group_by_place(reversed(photos)) == places
    assert random is not None


@pytest.mark.parametrize("east", [18.0, 180.0, -179.9999])
def test_the_center_is_between_the_photos(fresh: Fresh, east: float) -> None:
    """On the date line too."""
    photos = [make_photo(fresh, at=(10.0, (east + shift + 180) % 360 - 180)) for shift in (-0.001, 0.001)]
    (place,) = group_by_place(photos)
    assert distance_m(place.center, GeoPoint(10.0, east)) < 1
