"""Scenes of photos."""

from collections import Counter
from dataclasses import replace
from itertools import count
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photowalk.model import (
    CameraPosition,
    GeoPoint,
    PhotoRecord,
    Place,
    PositionSource,
    Scene,
    TimePrecision,
    TripPart,
)
from photowalk.rules.settings import EventFacts, Settings
from photowalk.trips.scenes import FAR_AWAY, set_scenes
from support.correction_cases import captures, make_photo, points, take, zone_at
from support.trip_cases import (
    AT_SEA,
    CIRCLE,
    DAYS,
    LONDON,
    OLD_TOWN,
    STOCKHOLM_PLACE,
    VENUE,
    make_session,
    make_settings,
    place_at,
)

MAPS = make_session("Maps", "2025-08-14T09:00", room="Hall 1")
TREES = make_session("Trees", "2025-08-14T09:00", room="Hall 2")
EVE = make_session("Hacking", "2025-08-13T09:00")
SETTINGS = make_settings(EVE, MAPS)


def set_one(photo: PhotoRecord, settings: Settings = SETTINGS) -> Scene:
    """The scene of one photo."""
    (scene,) = set_scenes([photo], settings, place_at=place_at, zone_at=zone_at)
    return scene


def test_a_photo_at_the_venue_is_of_its_session() -> None:
    """With its place, part, session and group; the record stays as it is."""
    photo = make_photo("a.jpg", take("2025-08-14T09:10", offset_h=2), at=VENUE)
    assert set_one(photo) == Scene(photo, STOCKHOLM_PLACE, TripPart.EVENT, MAPS, 1)


@pytest.mark.parametrize(
    ("photo", "part", "session"),
    [
        (make_photo(taken=take("2025-08-14T09:10")), TripPart.EVENT, "Maps"),
        (make_photo(taken=take("2025-08-14T09:10"), at=OLD_TOWN), TripPart.CITY, None),
        (make_photo(taken=take("2025-08-14T08:10"), at=LONDON), TripPart.TRAVEL, None),
        (make_photo(taken=take("2025-08-14T16:10", offset_h=9)), TripPart.EVENT, "Maps"),
        (make_photo(taken=take("2025-08-14", precision=TimePrecision.DAY)), TripPart.EVENT, None),
        (make_photo(taken=take("2025-08-13T09:10")), TripPart.EVENT, "Hacking"),
        (make_photo(taken=take("2025-08-13T09:10"), at=OLD_TOWN), TripPart.CITY, None),
        (make_photo(taken=take("2025-08-13T10:10")), TripPart.TRAVEL, None),
        (make_photo(at=VENUE), TripPart.EVENT, None),
        (make_photo(), None, None),
    ],
)
def test_part_and_session_go_together(photo: PhotoRecord, part: TripPart | None, session: str | None) -> None:
    """Away from the venue there is no session; what was taken in one was taken at the event, also on its eve."""
    scene = set_one(photo)
    assert (scene.part, scene.session and scene.session.title) == (part, session)


@pytest.mark.parametrize(
    ("point", "shown", "place"),
    [
        (OLD_TOWN, None, None),
        (OLD_TOWN, VENUE, Place("Sweden", "SE")),
        (OLD_TOWN, LONDON, None),
        (OLD_TOWN, AT_SEA, None),
    ],
)
def test_what_is_kept_back_is_not_at_the_event(point: GeoPoint, shown: GeoPoint | None, place: Place | None) -> None:
    """Nor where its coarsened position lies; of a place at most the country is told, where both lie in it."""
    position = shown and CameraPosition(shown, PositionSource.COARSE)
    photo = replace(make_photo(taken=take("2025-08-14T09:10"), at=position), kept_back=point)
    assert set_one(photo) == Scene(photo, place, TripPart.CITY, None, 1)


def test_a_photo_kept_back_at_the_venue_is_of_its_session() -> None:
    """A zone around the venue takes nobody out of the event."""
    photo = replace(make_photo(taken=take("2025-08-14T09:10")), kept_back=VENUE)
    assert set_one(photo) == Scene(photo, None, TripPart.EVENT, MAPS, 1)


def test_a_photo_of_a_session_is_of_the_venues_city() -> None:
    """Though it has no position; one that was taken in no session may be from anywhere."""
    assert set_one(make_photo(taken=take("2025-08-14T09:10"))).place == STOCKHOLM_PLACE
    assert set_one(make_photo(taken=take("2025-08-14T20:10"))).place is None


def test_without_an_event_there_is_no_part() -> None:
    """Place and group are known all the same."""
    photo = make_photo(taken=take("2025-08-14T09:10"), at=LONDON)
    assert set_one(photo, make_settings(event=EventFacts(name="Maps"))) == Scene(photo, place_at(LONDON), group=1)


def test_parallel_sessions_are_noted() -> None:
    """In the record, whose folder or keyword can tell which."""
    settings = make_settings(MAPS, TREES)
    photo = make_photo(taken=take("2025-08-14T09:10"))
    scene = set_one(photo, settings)
    assert scene.session is None
    assert [note.partition(",")[0] for note in scene.record.notes] == ["taken during 2 sessions at once"]
    assert replace(scene.record, notes=()) == photo
    told = set_one(make_photo("Hall 2/a.jpg", photo.taken), settings)
    assert (told.session, told.record.notes) == (TREES, ())


def test_without_a_venue_what_is_far_from_most_photos_is_not_of_the_event() -> None:
    """Nor of a session; both are noted, but not what would be elsewhere anyhow. The others are as before."""
    settings = make_settings(EVE, MAPS, event=EventFacts(days=DAYS))
    here = [make_photo(f"{n}.jpg", take(f"2025-08-14T15:0{n}"), at=OLD_TOWN) for n in range(5)]
    away = [
        make_photo("session.jpg", take("2025-08-14T09:10"), at=LONDON),
        make_photo("eve.jpg", take("2025-08-13T08:10"), at=LONDON),
        make_photo("undated.jpg", at=LONDON),
        replace(make_photo("kept back.jpg", take("2025-08-14T09:10")), kept_back=LONDON),
    ]
    unplaced = make_photo("unplaced.jpg", take("2025-08-14T09:10"))
    scenes = set_scenes([*here, *away, unplaced], settings, place_at=place_at, zone_at=zone_at)
    event, travel = (TripPart.EVENT, None), (TripPart.TRAVEL, None)
    told = [(scene.part, scene.session) for scene in scenes]
    assert told == [*[event] * 5, *[travel] * 4, (TripPart.EVENT, MAPS)]
    assert [scene.record.notes for scene in scenes] == [*[()] * 5, (FAR_AWAY,), (), (FAR_AWAY,), (FAR_AWAY,), ()]
    alone = set_scenes([*here[:2], *away, unplaced], settings, place_at=place_at, zone_at=zone_at)
    assert [scene.session for scene in alone[2:]] == [MAPS, None, None, MAPS, MAPS]
    venue = replace(settings, event=EventFacts(days=DAYS, venue=replace(CIRCLE, radius_m=5_000_000)))
    told_where = set_scenes([*here, *away], venue, place_at=place_at, zone_at=zone_at)
    assert {(scene.part, scene.record.notes) for scene in told_where} == {(TripPart.EVENT, ())}


@pytest.mark.parametrize(
    ("event", "session", "title"),
    [
        (EventFacts(zone="Asia/Tokyo"), "2025-08-14T16:00", "Maps"),
        (EventFacts(zone="Asia/Tokyo", venue=CIRCLE), "2025-08-14T16:00", "Maps"),
        (EventFacts(zone="Atlantis", venue=CIRCLE), "2025-08-14T09:00", "Maps"),
        (EventFacts(), "2025-08-14T07:00+00:00", "Maps"),
        (EventFacts(venue=replace(CIRCLE, center=AT_SEA, radius_m=2_000_000)), "2025-08-14T09:00", "Maps"),
        (EventFacts(), "2025-08-14T16:00", None),
    ],
)
def test_the_zone_of_the_event_is_told_or_that_of_its_venue(event: EventFacts, session: str, title: str | None) -> None:
    """Else that of the sessions; the open sea has none. The photo was taken at ten past nine in Stockholm."""
    settings = make_settings(make_session("Maps", session), event=event)
    scene = set_one(make_photo(taken=take("2025-08-14T09:10", offset_h=2)), settings)
    assert (scene.session and scene.session.title) == title


def test_points_are_looked_up_once() -> None:
    """Photos within some 100 m are at one place; a zone is asked for only where a time has no offset."""
    asked: Counter[str] = Counter()

    def find_place(point: GeoPoint) -> Place | None:
        asked["place"] += 1
        return place_at(point)

    def find_zone(point: GeoPoint) -> str | None:
        asked["zone"] += 1
        return zone_at(point)

    near = [GeoPoint(59.3 + step / 1e6, 18.1) for step in range(50)]
    photos = [
        make_photo(f"{n}.jpg", take("2025-08-14T09:10", offset_h=n % 2 or None), at=at) for n, at in enumerate(near)
    ]
    set_scenes(photos, make_settings(), place_at=find_place, zone_at=find_zone)
    assert asked == {"place": 2, "zone": 2}


def test_a_point_near_the_origin_stays_one() -> None:
    """The point without latitude and longitude is none, so nothing is rounded to it."""
    seen: list[GeoPoint] = []
    settings = make_settings(event=EventFacts(days=DAYS))
    photo = make_photo(at=GeoPoint(0.0001, -0.0001))
    set_scenes([photo], settings, place_at=seen.append, zone_at=zone_at)
    assert seen == [GeoPoint(0.0001, -0.0001)]


@st.composite
def photos(draw: st.DrawFn) -> list[PhotoRecord]:
    """Some photos at any time and place, many of them at the event."""
    numbers = count()
    taken = (
        st.none()
        | captures
        | st.integers(0, 120).map(lambda minute: take(f"2025-08-14T{8 + minute // 60:02}:{minute % 60:02}"))
    )
    at = st.none() | st.sampled_from([VENUE, OLD_TOWN, LONDON, AT_SEA]) | points
    photo = st.builds(
        lambda taken, at: make_photo(f"Hall {next(numbers) % 3}/{next(numbers)}.jpg", taken, at=at), taken, at
    )
    return draw(st.lists(photo, max_size=8))


@given(photos(), st.randoms(use_true_random=False), st.none() | st.just(EventFacts(days=DAYS)))
def test_scenes_do_not_depend_on_the_order_of_the_photos(
    found: list[PhotoRecord], random: Random, event: EventFacts | None
) -> None:
    """Each photo has the same scene wherever it stands, whether a venue is told or not."""
    settings = make_settings(MAPS, TREES, EVE, event=event)
    scenes = set_scenes(found, settings, place_at=place_at, zone_at=zone_at)
    assert [scene.record.file for scene in scenes] == [photo.file for photo in found]
    order = random.sample(range(len(found)), len(found))
    shuffled = set_scenes([found[index] for index in order], settings, place_at=place_at, zone_at=zone_at)
    assert list(shuffled) == [scenes[index] for index in order]
