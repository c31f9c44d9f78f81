"""The table of keys."""

import dataclasses
import re

import pytest

from photowalk.model import GeoPoint, Removal
from photowalk.rules.schema import EFFECTS, ROOT, Count, Key, Kind, walk_keys
from photowalk.rules.settings import (
    DEFAULT_GALLERY_PAGE,
    DEFAULT_LANGUAGES,
    DEFAULT_WIKI,
    Circle,
    Inference,
    PrivacyZone,
    ZoneAction,
)
from photowalk.rules.toml_text import quote_text

ALL_KEYS = dict(walk_keys())
TABLES = {Kind.TABLE, Kind.PERSON, Kind.CIRCLE, Kind.SPAN, Kind.CLOCK, Kind.AREA}


@pytest.mark.parametrize("path", ALL_KEYS)
def test_each_key_has_a_sentence(path: str) -> None:
    """The meaning of each key is one sentence on one line that fits a comment."""
    assert re.fullmatch(r"[A-Z].{8,110}\.", ALL_KEYS[path].meaning)


@pytest.mark.parametrize("path", ALL_KEYS)
def test_fields_fit_the_kind(path: str) -> None:
    """Tables have keys and others none, patterns have names, numbers have limits, words are listed."""
    key = ALL_KEYS[path]
    assert bool(key.keys) == (key.kind in TABLES)
    assert bool(key.patterns) == (key.kind in {Kind.PATTERN, Kind.CATEGORY, Kind.PAGE})
    assert (key.limits != (float("-inf"), float("inf"))) == (key.kind in {Kind.NUMBER, Kind.WHOLE})
    assert bool(key.words) == (key.kind is Kind.WORD)


def test_paths() -> None:
    """Keys are walked in their order, each after the table it is in."""
    paths = list(ALL_KEYS)
    assert paths[:5] == ["wiki", "languages", "author", "author.name", "author.username"]
    assert paths.index("privacy") < paths.index("privacy.zones[]") < paths.index("privacy.zones[].action")
    assert paths.index("rules[]") < paths.index("rules[].when") < paths.index("rules[].when.near.radius_m")
    assert "defaults.description.<language>" in paths


def test_defaults_and_rules_take_the_same_effects() -> None:
    """Whatever can be a default can be set by a rule."""
    by_name = {key.name: key for key in ROOT.keys}
    assert by_name["defaults"].keys == EFFECTS
    assert by_name["rules"].keys[-len(EFFECTS) :] == EFFECTS


def test_documented_defaults_are_the_real_ones() -> None:
    """The table tells the values that the settings fall back to."""
    assert ALL_KEYS["wiki"].default == quote_text(DEFAULT_WIKI)
    assert ALL_KEYS["languages"].default == f"[{', '.join(map(quote_text, DEFAULT_LANGUAGES))}]"
    assert ALL_KEYS["gallery.page"].default == quote_text(DEFAULT_GALLERY_PAGE)
    told = {path.removeprefix("positions."): key.default for path, key in ALL_KEYS.items() if "positions." in path}
    assert told == {name: str(value).lower() for name, value in dataclasses.asdict(Inference()).items()}
    zone = PrivacyZone(Circle(GeoPoint(1, 2), 300), ZoneAction.COARSEN)
    assert ALL_KEYS["privacy.zones[].decimals"].default == str(zone.decimals)


def test_words_are_those_of_the_model() -> None:
    """All that can be taken out of a file can be asked for, but positions, which zones are for."""
    assert {*ALL_KEYS["privacy.strip"].words, "position"} == set(Removal)
    assert set(ALL_KEYS["privacy.zones[].action"].words) == set(ZoneAction)


def test_words_for_a_key_are_unambiguous() -> None:
    """No word that people write instead of a key is itself a key beside it, or stands for two."""
    for table in [ROOT, *ALL_KEYS.values()]:
        words = [key.name for key in table.keys] + [word for key in table.keys for word in key.mistaken]
        assert len(words) == len(set(words))


def test_plain_key() -> None:
    """A key is a single optional text unless the table says otherwise."""
    key = Key("name", "A name.")
    assert (key.kind, key.count, key.required) == (Kind.TEXT, Count.ONE, False)
