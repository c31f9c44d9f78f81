"""Photos that the rules leave out."""

from hypothesis import given
from hypothesis import strategies as st

from photowalk.model import Scene
from photowalk.rules.decide import decide
from photowalk.rules.settings import Effects, Settings, When
from photowalk.rules.skips import list_skipped
from support.scene_cases import make_rule, make_scene, scenes, settings_of_rules, settle

FAMILY, BOATS = make_scene(file="family/a.jpg"), make_scene(file="boats/b.jpg")
AT_HOME = make_rule("At home", When(files=("family/*",)))


def test_what_a_rule_names_is_asked_too() -> None:
    """A rule may skip what an earlier one is for, and a later one take that back."""
    by_name = make_rule("Private", When(rules=("At home",)), skip="private")
    assert list_skipped([FAMILY, BOATS], settle(AT_HOME, make_rule("Title", title="A"), by_name)) == [FAMILY]
    assert list_skipped([FAMILY], settle(AT_HOME, by_name, make_rule("But", skip=""))) == []


def test_defaults_may_skip_all_but_some() -> None:
    """A rule takes those back."""
    settings = settle(make_rule("These", When(files=("boats/*",)), skip=""), defaults=Effects(skip="not chosen"))
    assert list_skipped([FAMILY, BOATS], settings) == [FAMILY]


@given(st.lists(scenes, max_size=4), settings_of_rules)
def test_it_is_as_decided(found: list[Scene], settings: Settings) -> None:
    """By all rules and all else that has a say."""
    assert list_skipped(found, settings) == [scene for scene in found if decide(scene, settings).skip]
