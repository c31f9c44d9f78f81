"""What the rules say about a photo."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photowalk.model import (
    CameraFacts,
    Decision,
    GeoPoint,
    Item,
    PhotoRecord,
    Place,
    Scene,
    Sourced,
    Texts,
    TimePrecision,
    TripPart,
)
from photowalk.rules import decide as rules
from photowalk.rules.settings import CameraClock, Effects, EventFacts, Rule, Settings, When
from support import scene_cases
from support.rule_cases import Document, effects, make_photo, make_settings, photos, settings_of_rules, take, words
from support.scene_cases import OPENING, STOCKHOLM, make_rule, make_scene, settle

NIGHT: Document = {
    "name": "City by night",
    "when": {"files": "night/**"},
    "title": "Stockholm by night {date}",
    "description": {"en": "Stockholm by night"},
    "categories": ["Stockholm by night"],
    "license": "cc-by-4.0",
    "origin": "Example Photo Club",
    "author": "Example Photo Club",
}
DEFAULTS: Document = {
    "title": "{event} {date}",
    "description": {"en": "Photo taken at {event}", "sv": "{event}"},
    "categories": ["Expo 2025"],
    "license": "cc-by-sa-4.0",
    "origin": "own",
}
BY_NIGHT = 'rule "City by night"'


def expo(*listed: Document, **document: Any) -> Settings:  # noqa: ANN401 -- the values of any TOML type
    """The settings of an event with defaults and these rules."""
    event = {"name": "Expo 2025"}
    return make_settings(languages=["en", "sv"], event=event, defaults=DEFAULTS, rules=[*listed], **document)


def decide(photo: PhotoRecord, settings: Settings) -> Decision:
    """What the rules say of a photo of which only itself is known."""
    return rules.decide(Scene(photo), settings)


def test_defaults_alone() -> None:
    """A photo that no rule is for gets the defaults, each known as such."""
    photo = make_photo(taken=take("2025-08-15T14:03:21"))
    assert decide(photo, expo(NIGHT)) == Decision(
        title=Sourced("Expo 2025 2025-08-15", "defaults"),
        descriptions={
            "en": Sourced("Photo taken at Expo 2025", "defaults"),
            "sv": Sourced("Expo 2025", "defaults"),
        },
        categories=(Sourced("Expo 2025", "defaults"),),
        license=Sourced("cc-by-sa-4.0", "defaults"),
        author=Sourced("Jane Doe", "author"),
        origin=Sourced("own", "defaults"),
    )


def test_rule_over_defaults() -> None:
    """A rule that is for the photo wins value by value, adds its categories, and leaves alone what it does not set."""
    photo = make_photo("night/a.jpg", taken=take("2025-08-15T23:03:21"))
    assert decide(photo, expo(NIGHT)) == Decision(
        title=Sourced("Stockholm by night 2025-08-15", BY_NIGHT),
        descriptions={"en": Sourced("Stockholm by night", BY_NIGHT), "sv": Sourced("Expo 2025", "defaults")},
        categories=(Sourced("Expo 2025", "defaults"), Sourced("Stockholm by night", BY_NIGHT)),
        license=Sourced("cc-by-4.0", BY_NIGHT),
        author=Sourced("Example Photo Club", BY_NIGHT),
        origin=Sourced("Example Photo Club", BY_NIGHT),
        rules=(BY_NIGHT,),
    )


def test_nothing_set() -> None:
    """Without defaults and rules only the author is known, and nothing is made up."""
    assert decide(make_photo(), make_settings()) == Decision(
        title=None, descriptions={}, categories=(), license=None, author=Sourced("Jane Doe", "author"), origin=None
    )


def test_own_texts_of_the_photo() -> None:
    """A photo's own title and description beat the defaults, in the first language, and are no patterns."""
    own = Texts(title="Boats {date}", descriptions={"": "In {{harbour}}"}, creator="Doe, Jane", keywords=("Boats",))
    photo = make_photo(texts=own)
    decision = decide(photo, expo())
    assert decision.title == Sourced("Boats {date}", "the photo's own title")
    assert decision.descriptions["en"] == Sourced("In {{harbour}}", "the photo's own description")
    assert decision.descriptions["sv"] == Sourced("Expo 2025", "defaults")
    assert (decision.author, decision.origin) == (Sourced("Jane Doe", "author"), Sourced("own", "defaults"))
    assert decision.categories == (Sourced("Expo 2025", "defaults"),)
    assert decision.problems == ()


def test_rule_over_own_texts() -> None:
    """A rule beats the photo's own title, and its own description in the language the rule sets."""
    photo = make_photo(
        "night/a.jpg", taken=take("2025-08-15T23:03:21"), texts=Texts(title="Boats", descriptions={"": "Boats"})
    )
    decision = decide(photo, expo(NIGHT))
    assert decision.title == Sourced("Stockholm by night 2025-08-15", BY_NIGHT)
    assert decision.descriptions["en"] == Sourced("Stockholm by night", BY_NIGHT)
    other_language = {**NIGHT, "description": {"sv": "Natt"}}
    assert decide(photo, expo(other_language)).descriptions["en"] == Sourced("Boats", "the photo's own description")


CLUB = "Example Photo Club"
BY_CLUB = make_photo(texts=Texts(title="Boats", creator=CLUB))
HERSELF = Sourced("Doe, Jane", "rule 1")
BY_RULE = Sourced(CLUB, "rule 1")
BY_PHOTO = Sourced(CLUB, "the photo's own creator")


@pytest.mark.parametrize(
    ("rule", "author", "who"),
    [
        ({}, BY_PHOTO, "the photo"),
        ({"origin": "own"}, BY_PHOTO, "the photo"),
        ({"origin": " Own"}, BY_PHOTO, "the photo"),
        ({"author": CLUB}, BY_RULE, "rule 1"),
        ({"author": CLUB, "origin": "own"}, BY_RULE, "rule 1"),
    ],
)
def test_work_of_somebody_else_is_not_own(rule: Document, author: Sourced[str], who: str) -> None:
    """A photo that is somebody else's by its own word or a rule's has, where it was to be own, no origin yet."""
    decision = decide(BY_CLUB, expo(rule))
    assert (decision.author, decision.origin) == (author, None)
    (problem,) = decision.problems
    assert problem == (
        f"source: {who} names {CLUB} as the author, so it cannot be own; "
        "say in a rule where it comes from (origin), or that you took it (author: Jane Doe)"
    )


@pytest.mark.parametrize(
    ("rule", "author", "origin"),
    [
        ({"author": "Doe, Jane"}, HERSELF, Sourced("own", "defaults")),
        ({"author": CLUB, "origin": "E-mail"}, BY_RULE, Sourced("E-mail", "rule 1")),
        ({"origin": "E-mail"}, BY_PHOTO, Sourced("E-mail", "rule 1")),
    ],
)
def test_a_rule_settles_whose_work_it_is(rule: Document, author: Sourced[str], origin: Sourced[str]) -> None:
    """Once a rule says that the uploader took the photo, or where it comes from, nothing is amiss."""
    decision = decide(BY_CLUB, expo(rule))
    assert (decision.author, decision.origin, decision.problems) == (author, origin, ())


def test_no_origin_no_conflict() -> None:
    """Where nobody says that the photo is own work, there is nothing to settle."""
    decision = decide(BY_CLUB, make_settings())
    assert (decision.author, decision.origin, decision.problems) == (Sourced(CLUB, "the photo's own creator"), None, ())


@pytest.mark.parametrize("blank", ["", "  \n"])
def test_blank_own_texts(blank: str) -> None:
    """Blank texts of a photo, which some cameras write, are none."""
    photo = make_photo(
        taken=take("2025-08-15T14:03:21"), texts=Texts(title=blank, descriptions={"": blank}, creator=blank)
    )
    assert decide(photo, expo()) == decide(make_photo(taken=take("2025-08-15T14:03:21")), expo())


def test_missing_values() -> None:
    """A winning pattern without its value gives no text but a problem; such a category just does not apply."""
    rule = {"title": "{camera} {time}", "description": {"en": "{date}"}, "categories": ["In {folder}", "All"]}
    decision = decide(make_photo(taken=take("2025-08-01", TimePrecision.MONTH)), expo(rule))
    assert decision.title is None
    assert dict(decision.descriptions) == {"sv": Sourced("Expo 2025", "defaults")}
    assert [category.value for category in decision.categories] == ["Expo 2025", "All"]
    assert decision.problems == (
        "title: {camera} needs a camera model",
        "title: {time} needs a capture time known to the minute",
        "description.en: {date} needs a capture time known to the day",
    )


def test_a_pattern_that_lost_is_no_problem() -> None:
    """Only the text that wins must have its values."""
    decision = decide(make_photo(), expo({"title": "Boats"}))
    assert decision.title == Sourced("Boats", "rule 1")
    assert decision.problems == ()
    assert decide(make_photo(), expo()).problems == ("title: {date} needs a capture time",)


def test_same_category_in_other_spellings() -> None:
    """A category that the wiki would take for the same as one before is not added again."""
    rule = {"categories": ["expo 2025", "Expo_2025", "Expo  2025", "EXPO 2025"]}
    categories = decide(make_photo(), expo(rule)).categories
    assert categories == (Sourced("Expo 2025", "defaults"), Sourced("EXPO 2025", "rule 1"))


def test_categories_with_values() -> None:
    """Patterns in categories are filled, also to one that is there already."""
    photo = make_photo("Stockholm/a.jpg", camera=CameraFacts(model="Example 1"))
    rule = {"categories": ["{folder}", "Stockholm", "Taken with {camera}"]}
    values = [category.value for category in decide(photo, make_settings(rules=[rule])).categories]
    assert values == ["Stockholm", "Taken with Example 1"]


@given(photos, settings_of_rules)
def test_each_category_once(photo: PhotoRecord, settings: Settings) -> None:
    """No category comes twice, and each is one that the defaults or a rule of that name gives."""
    decision = decide(photo, settings)
    values = [category.value for category in decision.categories]
    assert len(values) == len({value[:1].upper() + value[1:].replace("_", " ") for value in values})
    sources = {"defaults", *(rule.source for rule in settings.rules)}
    assert {category.source for category in decision.categories} <= sources


@given(photos, settings_of_rules, effects)
def test_the_last_rule_wins(photo: PhotoRecord, settings: Settings, last: Document) -> None:
    """Whatever came before, the values of a last rule for all photos stand, and the others are as they were.

    The origin of a photo of somebody else may have to wait, so this is of photos that name no creator.
    """
    photo = replace(photo, texts=replace(photo.texts, creator=None))
    before = decide(photo, settings)
    (rule,) = make_settings(languages=["en", "sv"], rules=[{**last, "name": "last"}]).rules
    after = decide(photo, replace(settings, rules=(*settings.rules, rule)))
    alone = decide(photo, replace(settings, defaults=Effects(), rules=(rule,)))
    assert after.license == (alone if "license" in last else before).license
    assert after.origin == (alone if "origin" in last else before).origin
    assert after.author == (alone if "author" in last else before).author
    assert after.title == (alone if "title" in last else before).title
    for language in ("en", "sv"):
        winner = alone if language in last.get("description", {}) else before
        assert after.descriptions.get(language) == winner.descriptions.get(language)


@given(photos, settings_of_rules)
def test_rules_add_categories_in_their_order(photo: PhotoRecord, settings: Settings) -> None:
    """With one rule more, the categories of before stay in front."""
    before = decide(photo, replace(settings, rules=settings.rules[:-1])).categories
    assert decide(photo, settings).categories[: len(before)] == before


@given(st.lists(photos, max_size=4), settings_of_rules)
def test_photos_are_decided_each_for_itself(listed: list[PhotoRecord], settings: Settings) -> None:
    """The order in which photos are looked at makes no difference."""
    forward = [decide(photo, settings) for photo in listed]
    backward = [decide(photo, settings) for photo in reversed(listed)]
    assert forward == backward[::-1]


@given(photos, settings_of_rules)
def test_no_title_has_a_reason(photo: PhotoRecord, settings: Settings) -> None:
    """A title is there, or a problem says why not, or nobody gave one."""
    decision = decide(photo, settings)
    told = any(problem.startswith("title: ") for problem in decision.problems)
    given_by = [effects_.title for effects_ in (settings.defaults, *(rule.effects for rule in settings.rules))]
    assert not (decision.title and told)
    if all(given_by):
        assert decision.title or told


@given(words)
def test_event_is_put_in_as_it_is(event: str) -> None:
    """An event's name, whatever stands in it, is taken to the letter."""
    decision = decide(make_photo(), make_settings(event={"name": event}, defaults={"title": "At {event}"}))
    assert decision.title == Sourced(f"At {event}", "defaults")


EXPO = EventFacts("Expo 2025", item=Item("Q1", "Expo"), category="Expo 2025")
AT_OPENING = make_scene(taken=take("2025-08-15T09:30"), place=STOCKHOLM, session=OPENING, part=TripPart.EVENT)


def test_a_photo_of_a_session() -> None:
    """A photo taken in a session gets its title, description, category and item, over those of the event."""
    session = 'session "Opening ceremony"'
    decision = rules.decide(AT_OPENING, settle(event=EXPO, defaults=Effects(title="{event} {date}")))
    assert decision.title == Sourced("Opening ceremony, Expo 2025", session)
    assert decision.descriptions == {"en": Sourced("Opening ceremony (Jane Doe, Example Person)", session)}
    assert decision.event == Sourced(Item("Q42", "Opening"), session)
    assert decision.categories == (
        Sourced("Expo 2025", "event"),
        Sourced("Opening ceremony of Expo 2025", session),
    )


def test_a_photo_of_the_event_and_one_from_the_way() -> None:
    """What was taken at the event is in its category, what was taken on the way is not."""
    settings = settle(event=EXPO)
    at_event, on_the_way = (rules.decide(make_scene(part=part), settings) for part in (TripPart.EVENT, TripPart.TRAVEL))
    assert (at_event.event, at_event.categories) == (
        Sourced(Item("Q1", "Expo"), "event"),
        (Sourced("Expo 2025", "event"),),
    )
    assert (on_the_way.event, on_the_way.categories) == (None, ())


def test_everything_a_rule_can_set() -> None:
    """Each effect of a rule is in the decision, with the rule as its source."""
    item, point = Item("Q1754", "Stockholm"), GeoPoint(59.3275, 18.0544)
    single: dict[str, Any] = {
        "author": "Example",
        "author_item": Item("Q5"),
        "origin": "E-mail",
        "license": "fal",
        "date": "1970-08",
        "date_form": "taken-on: {country}",
        "credit": "Example / Club",
        "permission": "VRT pending",
        "event": item,
        "location": item,
        "object_position": point,
        "layout": "Photograph",
        "skip": "private",
    }
    rule = make_rule("all", **single, templates=("FoP-{country}",), depicts=(item,), captions={"en": "Boats"})
    decision = rules.decide(make_scene(place=STOCKHOLM), settle(rule))
    told = {name: getattr(decision, name) for name in single}
    assert told == {
        name: Sourced(value, rule.source) for name, value in {**single, "date_form": "taken-on: Sweden"}.items()
    }
    assert decision.templates == (Sourced("FoP-Sweden", rule.source),)
    assert decision.depicts == (Sourced(item, rule.source),)
    assert decision.captions == {"en": Sourced("Boats", rule.source)}
    assert decision.rules == (rule.source,)


@pytest.mark.parametrize(
    ("form", "place", "expected"),
    [
        ("taken-on: {country}", STOCKHOLM, "taken-on: Sweden"),
        ("taken-on: {country}", None, "taken-on"),
        ("exif", None, "exif"),
    ],
)
def test_date_forms(form: str, place: Place | None, expected: str) -> None:
    """Where the country is not known the form does without."""
    decision = rules.decide(make_scene(place=place), settle(defaults=Effects(date_form=form)))
    assert decision.date_form == Sourced(expected, "defaults")


@pytest.mark.parametrize(
    ("date", "categories", "problems"),
    [
        ("1970-08", ["August 1970 in Stockholm"], ()),
        ("circa 1970", [], ("title: {year} needs a capture time",)),
        (None, ["August 2025 in Stockholm"], ()),
    ],
)
def test_dates_of_rules_are_what_patterns_go_by(
    date: str | None, categories: list[str], problems: tuple[str, ...]
) -> None:
    """A slide that was scanned in 2025 is of its own year, or of none that is sure."""
    scene = make_scene(taken=take("2025-08-15"), place=STOCKHOLM)
    sets = Effects(title="{year}", categories=("{month} {year} in {city}",), date=date)
    decision = rules.decide(scene, settle(defaults=sets))
    assert ([category.value for category in decision.categories], decision.problems) == (categories, problems)


def test_skip_can_be_taken_back() -> None:
    """A later rule can say that a photo goes up after all."""
    private, after_all = make_rule("private", skip="private"), make_rule("after all", skip="")
    assert rules.decide(make_scene(), settle(private)).skip == Sourced("private", 'rule "private"')
    assert rules.decide(make_scene(), settle(private, after_all)).skip is None


def test_cameras_and_things_depicted() -> None:
    """The camera's item comes with its entry; each thing depicted is named once; keywords depict nothing."""
    scene = make_scene(camera=CameraFacts(model="Example 1"), texts=Texts(keywords=("Q64", "Stockholm")))
    clock = CameraClock(model="example 1", item=Item("Q7"))
    named = make_rule("a", depicts=(Item("Q1754", "Stockholm"), Item("Q64"), Item("Q1754")))
    decision = rules.decide(scene, settle(named, make_rule("b", depicts=(Item("Q64", "Berlin"),)), cameras=(clock,)))
    assert decision.camera == Sourced(Item("Q7"), "cameras")
    assert [thing.value for thing in decision.depicts] == [Item("Q1754", "Stockholm"), Item("Q64")]


def test_the_author_in_patterns() -> None:
    """A pattern names who took this photo."""
    sets = make_rule("club", author="Example Photo Club", descriptions={"en": "Photo: {author}"})
    assert rules.decide(make_scene(), settle(sets)).descriptions["en"].value == "Photo: Example Photo Club"


@given(scene_cases.scenes, scene_cases.settings_of_rules, scene_cases.effects)
def test_a_last_rule_beats_all_before_it(scene: Scene, settings: Settings, last: Effects) -> None:
    """Each single value that a last rule for all photos sets is its own, and lists begin as they did without it."""
    before = rules.decide(scene, settings)
    after = rules.decide(scene, replace(settings, rules=(*settings.rules, Rule("last", "last", When(), last))))
    for name in ("license", "author", "date"):
        if getattr(last, name) is not None:
            assert getattr(after, name) == Sourced(getattr(last, name), "last")
    assert (after.skip.source == "last") if last.skip and after.skip else (last.skip is None or after.skip is None)
    assert after.depicts[: len(before.depicts)] == before.depicts
    assert after.rules == (*before.rules, "last")


@given(st.lists(scene_cases.scenes, max_size=4), scene_cases.settings_of_rules)
def test_scenes_are_decided_each_for_itself(listed: list[Scene], settings: Settings) -> None:
    """Neither the order of photos nor asking twice makes a difference."""
    forward = [rules.decide(scene, settings) for scene in listed]
    assert forward == [rules.decide(scene, settings) for scene in reversed(listed)][::-1]


@given(scene_cases.scenes, scene_cases.settings_of_rules)
def test_every_source_is_somebody_who_spoke(scene: Scene, settings: Settings) -> None:
    """Values come from the settings' tables, the photo or a rule that is for it, never from one that is not."""
    decision = rules.decide(scene, settings)
    silent = {rule.source for rule in settings.rules} - set(decision.rules)
    single = (decision.title, decision.license, decision.author, decision.origin, decision.date, decision.skip)
    listed = (*decision.categories, *decision.templates, *decision.depicts, *decision.descriptions.values())
    assert not silent & {value.source for value in (*single, *listed) if value}
