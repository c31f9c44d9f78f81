"""Conditions on the file, the camera, the photo's own texts and the trip."""

import pytest

from photowalk.model import CameraFacts, CameraPosition, PhotoPath, Scene, Texts, TripPart
from photowalk.rules.conditions.matching import find_misses, matches
from photowalk.rules.language.ratings import find_rating_range
from photowalk.rules.settings import RatingRange, When
from support.rule_cases import STOCKHOLM_CITY_HALL, take
from support.scene_cases import OPENING, make_scene

G9 = make_scene(camera=CameraFacts("Panasonic", "DC-G9", "LUMIX G 12-35/F2.8 [I]", serial="WE 0123"))


def test_twins_count() -> None:
    """A photo whose exact copy lies in the rule's folder is meant too; where none does, the photo itself is told."""
    scene = make_scene(file="all/a.jpg", twins=(PhotoPath("city/copy of a.jpg"),))
    assert matches(When(files=("city/**",)), scene)
    assert find_misses(When(files=("talks/**", "*.png")), scene) == ("files: all/a.jpg, not talks/** or *.png",)


@pytest.mark.parametrize(
    ("when", "holds"),
    [
        (When(cameras=("DC-G9",)), True),
        (When(cameras=("panasonic dc-g9",)), True),
        (When(cameras=("Panasonic*",)), True),
        (When(cameras=("* DC-G?",)), True),
        (When(cameras=("Nikon*", "*G9")), True),
        (When(cameras=("Panasonic",)), False),
        (When(cameras=("DC-G",)), False),
        (When(lenses=("*12-35/f2.8*",)), True),
        (When(lenses=("*[I]",)), True),
        (When(lenses=("LUMIX?G*",)), True),
        (When(lenses=("12-35",)), False),
        (When(serials=("we  0123",)), True),
        (When(serials=("0123",)), False),
        (When(serials=("WE*",)), False),
    ],
)
def test_cameras(when: When, *, holds: bool) -> None:
    """Cameras by model, or make and model, and lenses, both by globs; serial numbers as they are."""
    assert matches(when, G9) is holds


@pytest.mark.parametrize(
    ("when", "miss"),
    [
        (When(cameras=("Nikon*",)), "camera: DC-G9, not Nikon*"),
        (When(lenses=("*fisheye*", "*8mm*")), "lens: LUMIX G 12-35/F2.8 [I], not *fisheye* or *8mm*"),
        (When(serials=("1",)), "serial: WE 0123, not 1"),
    ],
)
def test_reasons_of_cameras(when: When, miss: str) -> None:
    """The camera is told by its model."""
    assert find_misses(when, G9) == (miss,)
    assert find_misses(when, make_scene()) == (f"{miss.partition(':')[0]}: has none",)


def test_a_make_alone_is_a_camera() -> None:
    """Where no model is written the make is all there is."""
    assert matches(When(cameras=("panasonic",)), make_scene(camera=CameraFacts(make="Panasonic")))


@pytest.mark.parametrize(
    ("wanted", "met"),
    [
        (3, {3}),
        (">= 3", {3, 4, 5}),
        ("< 2", {-1, 1}),
        ("2..3", {2, 3}),
        ("-1..5", {-1, 1, 2, 3, 4, 5}),
        (">= 0", {1, 2, 3, 4, 5}),
        (-1, {-1}),
    ],
)
def test_ratings(wanted: int | str, met: set[int]) -> None:
    """A rejected photo is below all stars; one without a rating, or with 0 for it, meets no condition."""
    rated = {rating: make_scene(texts=Texts(rating=rating)) for rating in (None, *range(-1, 6))}
    when = When(rating=find_rating_range(wanted))
    assert {rating for rating, scene in rated.items() if matches(when, scene)} == met


@pytest.mark.parametrize(
    ("wanted", "label", "holds"),
    [
        (("Select",), "Select", True),
        (("select",), " SELECT", True),
        (("Select",), "Selected", False),
        (("Red", "Grün"), "GRU\u0308N", True),
        (("Red", "Grün"), "Blue", False),
        (("Red",), None, False),
        (("Red",), "", False),
        (("",), " ", False),
    ],
)
def test_labels(wanted: tuple[str, ...], label: str | None, *, holds: bool) -> None:
    """One of the labels must be the photo's, whole, in capitals or not."""
    assert matches(When(labels=wanted), make_scene(texts=Texts(label=label))) is holds


MARKED = make_scene(texts=Texts(keywords=("Boats", "Old  Town"), persons=("Jane Doe",), rating=2, label="Red"))


@pytest.mark.parametrize(
    ("when", "miss"),
    [
        (When(keywords=("harbour", "old town")), ""),
        (When(keywords=("town",)), "keyword: Boats, Old  Town, not town"),
        (When(persons=("jane doe",)), ""),
        (When(persons=("Jane",)), "person: Jane Doe, not Jane"),
        (When(labels=("Blue", "Green", "Select")), "label: Red, not Blue, Green or Select"),
        (When(rating=RatingRange(3, 5)), "rating: 2, not 3 to 5"),
        (When(rating=RatingRange(3, 3)), "rating: 2, not 3"),
    ],
)
def test_marks(when: When, miss: str) -> None:
    """Of several keywords and persons one will do."""
    assert find_misses(when, MARKED) == ((miss,) if miss else ())


def test_no_rating_is_told() -> None:
    """0 stars are told as none."""
    assert find_misses(When(rating=RatingRange()), make_scene(texts=Texts(rating=0))) == ("rating: has none",)


@pytest.mark.parametrize(
    ("key", "when", "lack", "scene"),
    [
        (
            "has_position",
            When(has_position=True),
            When(has_position=False),
            make_scene(position=CameraPosition(STOCKHOLM_CITY_HALL)),
        ),
        ("has_date", When(has_date=True), When(has_date=False), make_scene(taken=take("2025-08-15"))),
    ],
)
def test_having(key: str, when: When, lack: When, scene: Scene) -> None:
    """What the photo has can be asked for, and so can its lack."""
    assert (find_misses(when, scene), find_misses(when, make_scene())) == ((), (f"{key}: has none",))
    assert (find_misses(lack, scene), find_misses(lack, make_scene())) == ((f"{key}: has one",), ())


@pytest.mark.parametrize(
    ("part", "miss"),
    [
        (TripPart.EVENT, ""),
        (TripPart.CITY, ""),
        (TripPart.TRAVEL, "part: travel, not event or city"),
        (None, "part: not known, not event or city"),
    ],
)
def test_parts_of_the_trip(part: TripPart | None, miss: str) -> None:
    """One of the parts must be the photo's; where none is known none is."""
    when = When(parts=(TripPart.EVENT, TripPart.CITY))
    assert find_misses(when, make_scene(part=part)) == ((miss,) if miss else ())


@pytest.mark.parametrize(
    ("globs", "holds"),
    [(("*",), True), (("opening*",), True), (("Opening",), False), (("Closing*", "* ceremony"), True), (("",), False)],
)
def test_sessions(globs: tuple[str, ...], *, holds: bool) -> None:
    """Sessions go by globs for their titles; outside of sessions not even * holds."""
    assert matches(When(sessions=globs), make_scene(session=OPENING)) is holds
    assert not matches(When(sessions=globs), make_scene())


@pytest.mark.parametrize(
    ("group", "miss"), [(2, ""), (3, ""), (1, "group: 1, not 2 or 3"), (None, "group: not known, not 2 or 3")]
)
def test_groups_by_time(group: int | None, miss: str) -> None:
    """By their numbers; a photo of which the time is not known is in none."""
    when = When(groups=(2, 3))
    assert "".join(find_misses(when, make_scene(group=group))) == miss
