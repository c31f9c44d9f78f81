"""Photos without what nobody shall learn from them."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photowalk.corrections.privacy import find_leak, guard_photo
from photowalk.model import CameraPosition, GeoPoint, PhotoRecord, PositionSource, Removal, Texts
from photowalk.places.distance import distance_m
from photowalk.rules.settings import Circle, Inference, Privacy, PrivacyZone, ZoneAction
from support.correction_cases import LONDON, STOCKHOLM, TOKYO, make_photo, points, positions

DROP, COARSEN, SKIP = ZoneAction
EXACT = CameraPosition(STOCKHOLM, altitude_m=12, bearing_deg=90, bearing_is_magnetic=True, basis="here")
PHOTO = make_photo(at=EXACT)
COARSE = CameraPosition(GeoPoint(59.3, 18.1), PositionSource.COARSE)
WHOLE = CameraPosition(GeoPoint(59, 18), PositionSource.COARSE)
SECOND = "it was taken in the privacy zone 2 of photowalk.toml"


def zone(action: ZoneAction, center: GeoPoint = STOCKHOLM, *, radius_m: float = 1000, decimals: int = 1) -> PrivacyZone:
    """A privacy zone, around Stockholm if not told otherwise."""
    return PrivacyZone(Circle(center, radius_m), action, decimals)


def north(metres: float) -> GeoPoint:
    """A point so far north of Stockholm."""
    return GeoPoint(STOCKHOLM.latitude_deg + metres / 111_195.08, STOCKHOLM.longitude_deg)


def test_outside_of_all_zones() -> None:
    """Nothing is taken out but what is taken out of every photo."""
    privacy = Privacy((zone(DROP, TOKYO),), strip=frozenset({Removal.SERIAL}))
    for photo in (PHOTO, make_photo()):
        assert guard_photo(photo, privacy) == replace(photo, remove=frozenset({Removal.SERIAL}))


def test_the_sublocation_goes_with_the_position() -> None:
    """It names the hotel; the city is for a person to look at."""
    photo = replace(PHOTO, texts=Texts(city="Stockholm", sublocation="Hotel Example"))
    assert guard_photo(photo, Privacy((zone(COARSEN),))).texts == Texts(city="Stockholm")
    assert guard_photo(photo, Privacy((zone(COARSEN, TOKYO),))) == photo


@pytest.mark.parametrize(
    ("zones", "position", "skip"),
    [
        ([zone(DROP)], None, ""),
        ([zone(COARSEN)], COARSE, ""),
        ([zone(COARSEN, decimals=0)], WHOLE, ""),
        ([zone(SKIP, TOKYO), zone(SKIP)], None, SECOND),
        ([zone(COARSEN, decimals=3), zone(COARSEN, decimals=1), zone(COARSEN, decimals=2)], COARSE, ""),
        ([zone(COARSEN), zone(DROP)], None, ""),
        ([zone(COARSEN), zone(SKIP), zone(DROP), zone(SKIP)], None, SECOND),
        ([zone(COARSEN), zone(DROP, COARSE.point)], None, ""),
        ([zone(COARSEN), zone(SKIP, COARSE.point)], None, ""),
        ([zone(COARSEN, decimals=2), zone(COARSEN, GeoPoint(59.33, 18.07), decimals=0, radius_m=10)], WHOLE, ""),
    ],
    ids=[
        *("drop", "coarsen", "to whole degrees", "skip", "fewest decimals", "drop before coarsen", "skip before all"),
        *("coarse in a zone that drops", "coarse in a zone that skips", "coarse in a coarser zone"),
    ],
)
def test_the_strictest_zone_holds(zones: list[PrivacyZone], position: CameraPosition | None, skip: str) -> None:
    """What is left of a position says nothing of height, direction or origin, and the bytes must not tell it."""
    guarded = guard_photo(PHOTO, Privacy(tuple(zones)))
    remove = frozenset({Removal.POSITION})
    assert guarded == replace(PHOTO, position=position, kept_back=EXACT.point, skip=skip, remove=remove)
    assert str(EXACT.point.latitude_deg) not in repr(replace(guarded, points=()))


def test_near_the_origin_nothing_is_left() -> None:
    """Rounded to (0, 0) a position would say that it is not known; zeros have no sign."""
    for point, position in (
        (GeoPoint(-0.01, 0.01), None),
        (GeoPoint(0.2, -0.01), CameraPosition(GeoPoint(0.2, 0.0), PositionSource.COARSE)),
    ):
        guarded = guard_photo(make_photo(at=point), Privacy((zone(COARSEN, GeoPoint(0.1, 0.1), radius_m=99_000),)))
        assert guarded.position == position
        assert "-0.0" not in str(guarded.position)


def test_the_rim_belongs_to_the_zone() -> None:
    """A point exactly as far as the radius is inside."""
    rim_m = distance_m(STOCKHOLM, north(700))
    for radius_m, is_inside in ((rim_m, True), (rim_m - 0.001, False)):
        privacy = Privacy((zone(DROP, radius_m=radius_m),))
        assert (guard_photo(make_photo(at=north(700)), privacy).position is None) is is_inside
        assert (find_leak(CameraPosition(north(700)), privacy) is not None) is is_inside


@pytest.mark.parametrize(
    ("source", "reach_m"),
    [
        (PositionSource.EXIF, 1000),
        (PositionSource.XMP, 1000),
        (PositionSource.NEIGHBOUR, 1500),
        (PositionSource.TRACK, 1200),
    ],
)
def test_zones_are_larger_for_what_was_inferred(source: PositionSource, reach_m: float) -> None:
    """By as much as the camera may have been off: the width of a track's gap, or what neighbours may be apart."""
    privacy, inference = Privacy((zone(DROP),)), Inference(max_gap_m=200)
    for metres, is_inside in ((reach_m - 1, True), (reach_m + 1, False)):
        photo = make_photo(at=CameraPosition(north(metres), source))
        assert (guard_photo(photo, privacy, inference=inference).position is None) is is_inside


def test_an_inferred_position_is_coarsened_like_any_other() -> None:
    """It does not become a measured one by being rounded, and what it was inferred from is not told."""
    photo = make_photo(at=CameraPosition(STOCKHOLM, PositionSource.TRACK, basis="walk.gpx"))
    guarded = guard_photo(photo, Privacy((zone(COARSEN),)))
    assert guarded.position == COARSE
    assert guarded.kept_back == STOCKHOLM


@pytest.mark.parametrize(
    ("point", "leak"),
    [
        (LONDON, None),
        (STOCKHOLM, "lies in the privacy zone 2 of photowalk.toml"),
        (TOKYO, "lies in the privacy zone 3 of photowalk.toml and has more decimals than its 1"),
        (GeoPoint(35.7, 139.7), None),
        (GeoPoint(35.7, 139.75), "lies in the privacy zone 3 of photowalk.toml and has more decimals than its 1"),
    ],
)
def test_what_a_person_typed(point: GeoPoint, leak: str | None) -> None:
    """Not in a zone that drops or skips; in one that coarsens with as few decimals as it leaves."""
    zones = (zone(COARSEN, GeoPoint(0, 0.1)), zone(SKIP), zone(COARSEN, TOKYO, radius_m=20_000))
    assert find_leak(CameraPosition(point), Privacy(zones)) == leak


@pytest.mark.parametrize("source", PositionSource)
def test_what_was_inferred_near_a_zone_stays_back_too(source: PositionSource) -> None:
    """A zone may be younger than the plan: the same margin holds as when planning."""
    position = CameraPosition(north(1300), source)
    assert (find_leak(position, Privacy((zone(DROP),))) is not None) is position.is_inferred
    assert find_leak(position, Privacy((zone(DROP),)), inference=Inference(max_gap_m=1)) is None or (
        source is PositionSource.NEIGHBOUR
    )


near_points = st.tuples(st.integers(-30, 30), st.integers(-30, 30)).map(
    lambda steps: GeoPoint(59.3293 + steps[0] / 100, 18.0686 + steps[1] / 100)
)
zones = st.builds(
    PrivacyZone,
    st.builds(Circle, near_points | points, st.floats(10, 2_000_000)),
    st.sampled_from(ZoneAction),
    st.integers(0, 4),
)
privacies = st.builds(Privacy, st.lists(zones, max_size=5).map(tuple), st.frozensets(st.sampled_from(Removal)))
guardable = st.builds(make_photo, at=st.none() | positions | near_points)


@given(guardable, privacies)
def test_no_position_of_a_zone_gets_through(photo: PhotoRecord, privacy: Privacy) -> None:
    """What is published is what a person may type, and the bytes are cleaned wherever something was held back."""
    guarded = guard_photo(photo, privacy)
    assert guarded.remove >= privacy.strip
    assert guarded.position is None or find_leak(guarded.position, privacy) is None
    assert guarded.position == photo.position or Removal.POSITION in guarded.remove


@given(guardable, privacies)
def test_guarding_twice_is_guarding_once(photo: PhotoRecord, privacy: Privacy) -> None:
    """What was guarded is safe."""
    guarded = guard_photo(photo, privacy)
    assert guard_photo(guarded, privacy) == guarded


def test_a_second_place_in_the_bytes_counts_too() -> None:
    """A sidecar may have moved the photo out of the zone; whoever gets the file reads the first place in it."""
    moved = replace(make_photo(at=CameraPosition(TOKYO)), points=(STOCKHOLM,))
    guarded = guard_photo(moved, Privacy((zone(DROP),)))
    assert guarded == replace(moved, remove=frozenset({Removal.POSITION}))
