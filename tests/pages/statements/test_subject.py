"""Where a photo was taken and what it shows, as statements."""

from dataclasses import replace

from photowalk.model import CameraPosition, GeoPoint, Item, PositionSource
from photowalk.pages.statements.subject import (
    claim_depicted_place,
    claim_depicts,
    claim_event,
    claim_location,
    claim_point_of_view,
)
from support.claims import PAGE, qualifiers_of, value_of

POINT = GeoPoint(59.3293234567, -18.0685814)


def test_the_camera_stood_at_the_point_of_view() -> None:
    """To six decimals, on the Earth, with the direction it looked in."""
    claim = claim_point_of_view(replace(PAGE, position=CameraPosition(POINT, bearing_deg=359.7)))
    assert value_of(claim) == {
        "latitude": 59.329323,
        "longitude": -18.068581,
        "altitude": None,
        "precision": 0.000001,
        "globe": "http://www.wikidata.org/entity/Q2",
    }
    assert qualifiers_of(claim) == {"P7787": {"amount": "+0", "unit": "http://www.wikidata.org/entity/Q28390"}}


def test_magnetic_north_is_no_heading() -> None:
    """Headings are from true north."""
    position = CameraPosition(POINT, bearing_deg=90, bearing_is_magnetic=True)
    assert qualifiers_of(claim_point_of_view(replace(PAGE, position=position))) == {}


def test_an_inferred_position_is_coarser() -> None:
    """It claims no more than can be known."""
    claim = claim_point_of_view(replace(PAGE, position=CameraPosition(POINT, PositionSource.TRACK)))
    assert value_of(claim)["precision"] == 0.001


def test_a_coarsened_position_claims_no_more_than_it_shows() -> None:
    """Nor does what is seen, of which somebody typed a point."""
    point = GeoPoint(59.3, 18.1)
    page = replace(PAGE, position=CameraPosition(point, PositionSource.COARSE), object_position=point)
    assert [value_of(claim(page))["precision"] for claim in (claim_point_of_view, claim_depicted_place)] == [0.1, 0.1]


def test_what_is_seen_stands_elsewhere() -> None:
    """Its position is not the camera's."""
    claim = claim_depicted_place(replace(PAGE, object_position=POINT))
    assert claim is not None
    assert claim["mainsnak"]["property"] == "P9149"
    assert value_of(claim)["latitude"] == 59.329323


def test_items_are_claimed_in_their_order() -> None:
    """What is depicted, the event, the place."""
    page = replace(PAGE, depicts=(Item("Q2"), Item("Q1")), event=Item("Q3"), location=Item("Q4"))
    assert [value_of(claim)["id"] for claim in claim_depicts(page)] == ["Q2", "Q1"]
    assert (value_of(claim_event(page))["id"], value_of(claim_location(page))["id"]) == ("Q3", "Q4")


def test_what_is_not_told_is_not_claimed() -> None:
    """None of them."""
    makers = (claim_point_of_view, claim_depicted_place, claim_location, claim_event)
    assert [make(PAGE) for make in makers] == [None] * 4
    assert list(claim_depicts(PAGE)) == []
