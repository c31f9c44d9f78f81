"""The map of time zones."""

import pytest
from hypothesis import given

from photowalk.corrections.zone_data import find_zone
from photowalk.model import GeoPoint
from photowalk.rules.zone_info import find_zone_info
from support.correction_cases import LONDON, STOCKHOLM, TOKYO, points


@pytest.mark.parametrize(
    ("point", "zone"),
    [
        (STOCKHOLM, "Europe/Stockholm"),
        (LONDON, "Europe/London"),
        (TOKYO, "Asia/Tokyo"),
        (GeoPoint(27.7172, 85.3240), "Asia/Kathmandu"),
        (GeoPoint(-33.8568, 151.2153), "Australia/Sydney"),
        (GeoPoint(40.6892, -74.0445), "America/New_York"),
        (GeoPoint(-16.5, 179.99), "Pacific/Fiji"),
        (GeoPoint(20, -30), "Etc/GMT+2"),
        (GeoPoint(float("nan"), 0), None),
    ],
)
def test_well_known_places(point: GeoPoint, zone: str | None) -> None:
    """Latitude and longitude are not mixed up, and out at sea there are zones too."""
    assert find_zone(point) == zone


@given(points)
def test_every_zone_has_its_rules(point: GeoPoint) -> None:
    """The Earth is covered, by zones that this system knows."""
    assert find_zone_info(find_zone(point)) is not None
