"""Whether a rule is for a photo, and why not."""

from collections.abc import Collection
from dataclasses import fields
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photowalk.model import Scene, Texts, TripPart
from photowalk.rules.conditions.matching import find_misses, list_rules_for, matches
from photowalk.rules.settings import DateSpan, RatingRange, Rule, When
from support.scene_cases import OPENING, STOCKHOLM, flat_whens, make_rule, make_scene, rules, scenes, whens

SELECT = make_scene(texts=Texts(label="Select", rating=4))
RED = When(labels=("Red",))
RATED = When(rating=RatingRange(3, 5))
LOW = When(rating=RatingRange(-1, 2))

known_rules = st.lists(st.sampled_from(["first", "second"]))


@given(scenes)
def test_no_condition_no_exception(scene: Scene) -> None:
    """A rule without conditions is for every photo."""
    assert matches(When(), scene)
    assert matches(When(all_of=(), any_of=(), none_of=()), scene)


@given(whens, scenes, known_rules)
def test_reasons_are_there_just_where_it_does_not_match(when: When, scene: Scene, known: list[str]) -> None:
    """What does not match is told why, what matches is told nothing."""
    assert (find_misses(when, scene, rules=known) == ()) is matches(when, scene, rules=known)


@given(flat_whens, scenes, known_rules)
def test_all_parts_must_hold(when: When, scene: Scene, known: list[str]) -> None:
    """A rule is for a photo just when each of its conditions alone would be; each that is not is told."""
    alone = [When(**{part.name: getattr(when, part.name)}) for part in fields(When)]
    assert matches(when, scene, rules=known) is all(matches(part, scene, rules=known) for part in alone)
    told = [miss for part in alone for miss in find_misses(part, scene, rules=known)]
    assert sorted(find_misses(when, scene, rules=known)) == sorted(told)


@given(whens, scenes, known_rules)
def test_all_any_none(when: When, scene: Scene, known: list[str]) -> None:
    """Alone in a list, conditions mean for all and for any what they mean themselves, and for none the contrary."""
    holds = matches(when, scene, rules=known)
    assert matches(When(all_of=(when,)), scene, rules=known) is holds
    assert matches(When(any_of=(when,)), scene, rules=known) is holds
    assert matches(When(none_of=(when,)), scene, rules=known) is not holds


@pytest.mark.parametrize(
    ("when", "misses"),
    [
        (When(all_of=(RATED, RED)), ("all: label: Select, not Red",)),
        (When(all_of=(LOW, RED)), ("all: rating: 4, not -1 to 2; label: Select, not Red",)),
        (When(any_of=(RATED, RED)), ()),
        (When(any_of=(LOW, RED)), ("any: rating: 4, not -1 to 2; label: Select, not Red",)),
        (
            When(any_of=(When(labels=("Red",), rating=RatingRange(5, 5)),)),
            ("any: rating: 4, not 5 and label: Select, not Red",),
        ),
        (When(none_of=(LOW, RED)), ()),
        (When(none_of=(RATED, RED)), ("not: rating holds",)),
        (When(none_of=(When(rating=RatingRange(4, 4), labels=("select",)),)), ("not: rating and label holds",)),
        (When(none_of=(When(),)), ("not: what asks for nothing holds",)),
        (When(none_of=(When(none_of=(RATED,)),)), ()),
        (When(has_date=True, labels=("Red",)), ("has_date: has none", "label: Select, not Red")),
    ],
)
def test_combined(when: When, misses: tuple[str, ...]) -> None:
    """All, any and none take tables of conditions, also within each other; what fails in them is told."""
    assert find_misses(when, SELECT) == misses
    assert matches(when, SELECT) is (misses == ())


@pytest.mark.parametrize(
    ("wanted", "known", "holds"),
    [
        (("City by night",), ["City by night"], True),
        (("city  BY night",), ["City by night"], True),
        (("Talks", "City by night"), ["City by night"], True),
        (("Talks",), ["City by night"], False),
        (("City",), ["City by night"], False),
        (("Talks",), [], False),
    ],
)
def test_rules_before(wanted: tuple[str, ...], known: Collection[str], *, holds: bool) -> None:
    """One of the rules named must be for the photo, by its whole name, in capitals or not."""
    assert matches(When(rules=wanted), SELECT, rules=known) is holds
    assert (find_misses(When(rules=wanted), SELECT, rules=known) == ()) is holds


def test_rules_see_those_before_them() -> None:
    """A rule may go by a rule before it that is for the photo, but by none that is not, and by none after it."""
    by = [
        make_rule("early", When(rules=("selected",))),
        make_rule("selected", When(labels=("Select",))),
        make_rule("red", RED),
        make_rule("both", When(rules=("SELECTED",))),
        make_rule("third", When(rules=("both",), none_of=(When(rules=("red",)),))),
        make_rule("never", When(rules=("red",))),
    ]
    assert [rule.name for rule in list_rules_for(SELECT, tuple(by))] == ["selected", "both", "third"]


@given(st.lists(rules, max_size=5), scenes)
def test_listing_is_matching_one_by_one(listed: list[Rule], scene: Scene) -> None:
    """The rules for a photo are those that match, each asked with the names of those that did before."""
    held: list[Rule] = []
    for rule in listed:
        if matches(rule.when, scene, rules=[one.name for one in held]):
            held.append(rule)
    assert list_rules_for(scene, tuple(listed)) == tuple(held)


def test_a_scene_of_which_all_is_known() -> None:
    """Every part can hold at once, and be told by the key that photowalk.toml has for it where it does not."""
    nothing_known = make_scene()
    when = When(
        files=("x/*",),
        dates=DateSpan(datetime.fromisoformat("2025-08-15"), None),
        cities=("Stockholm",),
        regions=("Stockholm County",),
        countries=("SE",),
        cameras=("*",),
        lenses=("*",),
        serials=("1",),
        keywords=("a",),
        persons=("Jane Doe",),
        rating=RatingRange(),
        labels=("Red",),
        has_position=True,
        has_date=True,
        parts=(TripPart.EVENT,),
        sessions=("*",),
        rules=("first",),
    )
    misses = [miss.partition(": ") for miss in find_misses(when, nothing_known)]
    lacking = "city region country camera lens serial keyword person rating label session has_date has_position"
    assert {key for key, _, reason in misses if reason == "has none"} == set(lacking.split())
    assert {key: reason for key, _, reason in misses if reason != "has none"} == {
        "files": "photo.jpg, not x/*",
        "dates": "has no date",
        "part": "not known, not event",
        "rule": "first is not for it",
    }
    assert matches(When(sessions=("opening*",), cities=("Stockholm",)), make_scene(place=STOCKHOLM, session=OPENING))
