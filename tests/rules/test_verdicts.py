"""What each rule means to a photo."""

from hypothesis import given

from photowalk.model import GeoPoint, Item, Scene, Texts
from photowalk.rules.decide import decide
from photowalk.rules.settings import Effects, Settings, When
from photowalk.rules.verdicts import Verdict, judge_rules
from support.scene_cases import make_rule, make_scene, scenes, settings_of_rules, settle

RED = make_scene(texts=Texts(label="Red", title="Boats"))


def test_why_a_rule_is_not_for_a_photo() -> None:
    """A rule that is not for the photo is told why, with the rules before it in mind."""
    settings = settle(
        make_rule("red", When(labels=("red",))),
        make_rule("blue", When(labels=("blue",)), title="Blue"),
        make_rule("after red", When(rules=("red",))),
        make_rule("after blue", When(rules=("blue",))),
    )
    assert judge_rules(RED, settings) == (
        Verdict('rule "red"', holds=True),
        Verdict('rule "blue"', holds=False, misses=("label: Red, not blue",)),
        Verdict('rule "after red"', holds=True),
        Verdict('rule "after blue"', holds=False, misses=("rule: blue is not for it",)),
    )


def test_what_becomes_of_effects() -> None:
    """Single values stand until a later rule sets them; lists always stand."""
    first = make_rule(
        "same",
        title="A",
        license="fal",
        descriptions={"en": "a", "sv": "a"},
        captions={"en": "a"},
        categories=("Boats",),
        removed_categories=("Ships",),
        object_position=GeoPoint(59, 18),
        event=Item("Q1"),
    )
    second = make_rule("same", title="B", descriptions={"sv": "b"}, depicts=(Item("Q2"),), location=Item("Q3"))
    defaults = Effects(title="D", origin="own")
    before, after = judge_rules(RED, settle(first, second, defaults=defaults))
    assert set(before.stands) == {
        "license",
        "description.en",
        "caption.en",
        "categories",
        "remove_categories",
        "object",
        "event_item",
    }
    assert before.overruled == {"title": 'rule "same"', "description.sv": 'rule "same"'}
    assert (set(after.stands), after.overruled) == ({"title", "description.sv", "depicts", "location_item"}, {})


@given(scenes, settings_of_rules)
def test_verdicts_agree_with_the_decision(scene: Scene, settings: Settings) -> None:
    """The rules that hold are the decision's, and each says why just where it does not."""
    verdicts = judge_rules(scene, settings)
    assert [verdict.source for verdict in verdicts] == [rule.source for rule in settings.rules]
    assert tuple(verdict.source for verdict in verdicts if verdict.holds) == decide(scene, settings).rules
    assert all(verdict.holds is not bool(verdict.misses) for verdict in verdicts)


@given(scenes, settings_of_rules)
def test_each_single_value_stands_once(scene: Scene, settings: Settings) -> None:
    """Of the rules that set a value at most one is not overruled: the last."""
    by_one = [
        key
        for verdict in judge_rules(scene, settings)
        for key in verdict.stands
        if key not in {"categories", "remove_categories", "templates", "depicts"}
    ]
    assert len(by_one) == len(set(by_one))
