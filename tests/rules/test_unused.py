"""Rules that are for no photo."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photowalk.model import CameraPosition, GeoPoint, Scene
from photowalk.rules.conditions.matching import list_rules_for
from photowalk.rules.unused import MOST_ASKED, UnusedRule, find_unused_rules
from support.rule_cases import STOCKHOLM_CITY_HALL, make_photo, make_settings, photos, settings_of_rules, take

SCENES = (
    Scene(make_photo("talks/a.jpg", taken=take("2025-08-14T09:00:00"), position=CameraPosition(STOCKHOLM_CITY_HALL))),
    Scene(make_photo("talks/b.jpg", taken=take("2025-08-15T19:02:00"))),
    Scene(make_photo("walk/c.jpg", taken=take("2025-08-16T14:03:00"), position=CameraPosition(GeoPoint(59.5, 18.25)))),
)
NOWHERE = {"latitude": 0.5, "longitude": 0.5, "radius_m": 10}


def find(*rules: dict[str, Any], scenes: tuple[Scene, ...] = SCENES) -> tuple[UnusedRule, ...]:
    """The unused ones of some rules, each a table of photowalk.toml."""
    return find_unused_rules(scenes, make_settings(rules=list(rules)).rules)


def make_rule(name: str, **when: Any) -> dict[str, Any]:  # noqa: ANN401 -- the values of any TOML type
    """A rule of this name."""
    return {"name": name, "when": when, "categories": [name]}


def test_a_rule_for_one_photo_is_used() -> None:
    """Be it the last one; so is one without conditions."""
    assert find(make_rule("All"), make_rule("Walk", files="walk/*"), make_rule("Talks", files=["talks/*"])) == ()


def test_an_unused_rule_is_told_with_what_keeps_most_photos_out() -> None:
    """All three are at another place, only two are in another folder."""
    (unused,) = find(make_rule("Walk", files="walk/*"), make_rule("Sea", files="walk/*", near=NOWHERE))
    assert (unused.source, unused.condition) == ('rule "Sea"', "near")
    assert (unused.kept_out, unused.asked, unused.photos) == (3, 3, 3)


def test_the_example_is_kept_out_by_nothing_else() -> None:
    """The first photo is not in the folder either: the third one shows best what is wrong."""
    (unused,) = find(make_rule("Sea", files="walk/*", near=NOWHERE))
    assert unused.example == "walk/c.jpg"
    assert unused.reason.endswith("more than 10 m")


def test_a_photo_that_lacks_what_is_asked_for_is_kept_out_too() -> None:
    """One of them has no position."""
    (unused,) = find(make_rule("Sea", near=NOWHERE), scenes=SCENES[1:2])
    assert (unused.condition, unused.reason) == ("near", "has no position")


def test_they_are_told_in_their_order() -> None:
    """Used ones between them or not; a rule without a name by its place."""
    nameless = {"when": {"files": "z/*"}, "categories": ["Z"]}
    found = find(make_rule("Y", files="y/*"), make_rule("All"), nameless, make_rule("X", files="x/*"))
    assert [unused.source for unused in found] == ['rule "Y"', "rule 3", 'rule "X"']


def test_a_rule_that_asks_for_an_unused_one_is_unused() -> None:
    """What it waits for is told, also where the rule it names is named in the depth."""
    sea, beach = make_rule("Sea", files="sea/*"), make_rule("Beach", any=[{"rule": "Sea"}, {"files": "beach/*"}])
    first, second = find(sea, beach)
    assert (first.source, second.source) == ('rule "Sea"', 'rule "Beach"')
    assert second.condition == "any"
    assert "Sea" in second.reason


@pytest.mark.parametrize("asked", [{"rule": "Talks"}, {"all": [{"rule": ["Talks"]}]}, {"not": {"rule": "Walk"}}])
def test_a_rule_that_asks_for_a_used_one_is_used(asked: dict[str, Any]) -> None:
    """Though the one it names was found to be used, and is looked at no more for itself, long before."""
    talks, walk = make_rule("Talks", files="talks/*"), make_rule("Walk", files="walk/*")
    assert find(talks, walk, make_rule("Late", dates=date(2025, 8, 15), **asked)) == ()


def test_without_photos_there_is_nothing_to_tell() -> None:
    """An empty folder is no rule's fault."""
    assert find(make_rule("Sea", files="sea/*"), scenes=()) == ()


def test_of_very_many_photos_some_are_asked() -> None:
    """From all over the folder; whether the rule is used is still seen on every one of them."""
    many = tuple(Scene(make_photo(f"{number}.jpg")) for number in range(2 * MOST_ASKED + 1))
    (unused,) = find(make_rule("Last", files=f"{2 * MOST_ASKED}.jpg"), make_rule("Sea", files="sea/*"), scenes=many)
    assert (unused.source, unused.photos) == ('rule "Sea"', 2 * MOST_ASKED + 1)
    assert unused.kept_out == unused.asked <= MOST_ASKED
    assert unused.asked > MOST_ASKED / 2


@given(settings_of_rules, st.lists(st.builds(Scene, photos), min_size=1, max_size=6))
def test_unused_are_those_that_no_photo_has(settings: Any, scenes: list[Scene]) -> None:  # noqa: ANN401 -- of a strategy
    """Whatever the rules and photos are; each is told with a reason."""
    used = {rule.source for scene in scenes for rule in list_rules_for(scene, settings.rules)}
    found = find_unused_rules(scenes, settings.rules)
    assert [unused.source for unused in found] == [rule.source for rule in settings.rules if rule.source not in used]
    assert all(unused.reason and 0 < unused.kept_out <= len(scenes) for unused in found)
