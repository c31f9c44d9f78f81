"""Where an event was, by its photos."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photowalk.model import GeoPoint
from photowalk.places.distance import distance_m
from photowalk.trips.sites import FAR_M, find_site, is_far
from support.correction_cases import points
from support.trip_cases import ARLANDA, LONDON, OLD_TOWN, SOLNA, VENUE

FIJI, EAST_OF_FIJI = GeoPoint(-17.8, 179.9), GeoPoint(-17.8, -179.9)
UPPSALA = GeoPoint(59.8586, 17.6389)
TOKYO = GeoPoint(35.6586, 139.7454)


@pytest.mark.parametrize(
    ("found", "site"),
    [
        ([], None),
        ([VENUE, OLD_TOWN], None),
        ([VENUE, OLD_TOWN, VENUE], VENUE),
        ([VENUE, OLD_TOWN, LONDON], None),
        ([VENUE, OLD_TOWN, VENUE, LONDON], VENUE),
        ([VENUE, VENUE, LONDON, LONDON], None),
        ([VENUE, SOLNA, ARLANDA, UPPSALA, OLD_TOWN, LONDON, TOKYO], SOLNA),
        ([FIJI, EAST_OF_FIJI, FIJI], FIJI),
        ([GeoPoint(0, 90), GeoPoint(0, -90), GeoPoint(90, 0)], None),
    ],
)
def test_the_site_is_where_most_photos_were_taken(found: list[GeoPoint], site: GeoPoint | None) -> None:
    """More than two thirds of them, be it across the date line; else there is none."""
    assert find_site(found) == site


@pytest.mark.parametrize(("point", "expected"), [(UPPSALA, False), (GeoPoint(61.12, 18.06), False), (LONDON, True)])
def test_an_excursion_is_not_far(point: GeoPoint, *, expected: bool) -> None:
    """Nor is the next town."""
    assert is_far(point, VENUE) is expected


@given(st.lists(st.sampled_from([VENUE, OLD_TOWN, SOLNA, LONDON]) | points, max_size=12), st.randoms())
def test_a_site_is_one_of_the_points_whatever_their_order(found: list[GeoPoint], random: Random) -> None:
    """With more than two thirds of them near it."""
    site = find_site(found)
    assert find_site(random.sample(found, len(found))) == site
    assert site is None or 3 * sum(distance_m(point, site) <= FAR_M for point in found) > 2 * len(found)


@given(st.lists(st.sampled_from([VENUE, OLD_TOWN, SOLNA]), min_size=7, max_size=9), st.lists(points, max_size=3))
def test_a_few_photos_from_elsewhere_move_no_site(near: list[GeoPoint], others: list[GeoPoint]) -> None:
    """It stays in the city, wherever on Earth they were taken."""
    site = find_site([*near, *others])
    assert site is not None
    assert distance_m(site, VENUE) <= FAR_M / 10
