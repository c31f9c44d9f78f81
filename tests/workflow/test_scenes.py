"""Scenes of a folder's photos, by the data of places at hand."""

from datetime import UTC, datetime, timedelta

import pytest

from photowalk.model import CameraFacts, GeoPoint, Scene, TripPart
from photowalk.rules.settings import Author, CameraClock, PlaceNames, Settings
from photowalk.workflow.scenes import find_scenes, survey_groups
from support.correction_cases import make_photo, take
from support.trip_cases import AT_SEA, VENUE, make_session, make_settings

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
MAPS = make_session("Maps", "2025-08-14T07:00+00:00")


def test_a_scene_is_found_by_the_map() -> None:
    """City, country and time zone are those of the world: nine o'clock in Stockholm is seven in UTC."""
    photo = make_photo("a.jpg", take("2025-08-14T09:10"), at=VENUE)
    at_sea = make_photo("b.jpg", at=AT_SEA)
    scene, other = find_scenes([photo, at_sea], make_settings(MAPS))
    assert scene.place
    assert (scene.place.city, scene.place.country_code) == ("Stockholm", "SE")
    assert (scene.part, scene.session, scene.group) == (TripPart.EVENT, MAPS, 1)
    assert other == Scene(at_sea, part=TripPart.TRAVEL)


@pytest.mark.parametrize(("limit_m", "has_city"), [(10_000, False), (100_000, True)])
def test_a_city_reaches_as_far_as_it_is_told_to(limit_m: float, *, has_city: bool) -> None:
    """Beyond that, as below Kebnekaise, there is the country alone."""
    settings = Settings(Author(name="Jane Doe"), places=PlaceNames(limit_m=limit_m))
    (scene,) = find_scenes([make_photo(at=GeoPoint(67.868, 18.617))], settings)
    assert scene.place
    assert (scene.place.country, scene.place.city is not None) == ("Sweden", has_city)


def test_groups_are_surveyed_by_corrected_times() -> None:
    """Without a photowalk.toml by those that the cameras wrote."""
    camera = CameraFacts(model="Camera 1")
    clock = CameraClock(model="Camera 1", correction=timedelta(hours=5))
    photos = [
        make_photo("a.jpg", take("2025-08-14T09:10"), camera=camera),
        make_photo("b.jpg", take("2025-08-14T14:20")),
    ]
    assert [group.count for group in survey_groups(photos, None, now=NOW)] == [1, 1]
    (group,) = survey_groups(photos, Settings(Author(name="Jane Doe"), cameras=(clock,)), now=NOW)
    assert (group.count, group.first) == (2, datetime.fromisoformat("2025-08-14T14:10"))
