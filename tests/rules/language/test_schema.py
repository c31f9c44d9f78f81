"""The table of keys."""

import dataclasses
import re
import tomllib

import pytest

from photowalk.model import GeoPoint, Removal
from photowalk.rules.language.schema import (
    EFFECTS,
    NO_LIMITS,
    PHOTO_PATTERNS,
    PLACEHOLDERS,
    ROOT,
    WHEN,
    Count,
    Key,
    Kind,
    walk_keys,
)
from photowalk.rules.language.toml_text import quote_text
from photowalk.rules.settings import (
    DEFAULT_GALLERY_PAGE,
    DEFAULT_LANGUAGES,
    DEFAULT_WIKI,
    Author,
    Circle,
    Inference,
    PlaceNames,
    PrivacyZone,
    Settings,
    ZoneAction,
)
from photowalk.rules.upload_settings import UploadSettings
from photowalk.rules.upload_warnings import ACTIONS, DEFAULT_ACTIONS

ALL_KEYS = dict(walk_keys())
TABLES = {kind for kind in Kind if "table" in kind}
PATTERNS = {Kind.PATTERN, Kind.CATEGORY, Kind.PAGE, Kind.TEMPLATE, Kind.DATE_FORM}


@pytest.mark.parametrize("path", ALL_KEYS)
def test_each_key_has_a_sentence(path: str) -> None:
    """The meaning of each key is one sentence on one line that fits a comment."""
    assert re.fullmatch(r"[A-Z].{8,110}\.", ALL_KEYS[path].meaning)


@pytest.mark.parametrize("path", ALL_KEYS)
def test_fields_fit_the_kind(path: str) -> None:
    """Tables have keys and others none, patterns have names, numbers have limits, words and endings are listed."""
    key = ALL_KEYS[path]
    assert (bool(key.keys) or key.nested) == (key.kind in TABLES)
    assert bool(key.patterns) == (key.kind in PATTERNS)
    assert (key.limits != NO_LIMITS) == (key.kind in {Kind.NUMBER, Kind.WHOLE})
    assert bool(key.words) == (key.kind in {Kind.WORD, Kind.ACTION, Kind.DATE_FORM, Kind.LAYOUT})
    assert bool(key.endings) == (key.kind in {Kind.FILE, Kind.LAYOUT})


@pytest.mark.parametrize("path", [path for path, key in ALL_KEYS.items() if not key.keys])
def test_each_key_has_an_example(path: str) -> None:
    """It is TOML, stands on one line, and is not what holds anyway."""
    key = ALL_KEYS[path]
    assert tomllib.loads(f"x = {key.example}")["x"] != tomllib.loads(f"x = {key.default or '{}'}")["x"]


def test_paths() -> None:
    """Keys are walked in their order, each after the table it is in."""
    paths = list(ALL_KEYS)
    assert paths[:6] == ["wiki", "languages", "author", "author.name", "author.username", "author.item"]
    assert paths.index("privacy") < paths.index("privacy.zones[]") < paths.index("privacy.zones[].action")
    assert paths.index("rules[]") < paths.index("rules[].when") < paths.index("rules[].when.near.radius_m")
    assert {"defaults.description.<language>", "places.names.<city>.<language>", "rules[].when.all"} <= set(paths)
    assert not any(path.startswith("rules[].when.all.") for path in paths)


def test_keys_are_found_by_their_names() -> None:
    """Also where a placeholder stands for the name, and where a table nests: that one has the keys around it."""
    when, names = ALL_KEYS["rules[].when"], ALL_KEYS["places.names"]
    assert when.find("city") in WHEN
    assert when.find("town") is None
    nested = when.find("not")
    assert nested is not None
    assert nested.keys == WHEN
    assert names.find("Uppsala") == names.keys[0]
    assert names.keys[0].name in PLACEHOLDERS


def test_numbers_are_for_titles_alone() -> None:
    """No other text can count photos of the same title."""
    counting = {path for path, key in ALL_KEYS.items() if "number" in key.patterns}
    assert counting == {"defaults.title", "rules[].title"}
    assert ALL_KEYS["defaults.title"].patterns[:-1] == PHOTO_PATTERNS


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
    assert float(ALL_KEYS["groups.gap_s"].default) == Settings(Author("x")).group_gap_s
    assert float(ALL_KEYS["places.limit_m"].default) == PlaceNames().limit_m
    told = {path.removeprefix("positions."): key.default for path, key in ALL_KEYS.items() if "positions." in path}
    assert told == {name: str(value).lower() for name, value in dataclasses.asdict(Inference()).items()}
    zone = PrivacyZone(Circle(GeoPoint(1, 2), 300), ZoneAction.COARSEN)
    assert ALL_KEYS["privacy.zones[].decimals"].default == str(zone.decimals)
    assert ALL_KEYS["upload.workers"].default == str(UploadSettings().workers)
    told = {path.removeprefix("upload.warnings."): key.default for path, key in ALL_KEYS.items() if "warnings." in path}
    assert told == {code: quote_text(action) for code, action in DEFAULT_ACTIONS.items()}


def test_words_are_those_of_the_model() -> None:
    """All that can be taken out of a file, but positions, which zones are for, and all that helps against warnings."""
    assert {*ALL_KEYS["privacy.strip"].words, "position"} == set(Removal)
    assert set(ALL_KEYS["privacy.zones[].action"].words) == set(ZoneAction)
    assert {key.name: key.words for key in ALL_KEYS["upload.warnings"].keys} == ACTIONS


def test_words_for_a_key_are_unambiguous() -> None:
    """No word that people write instead of a key is itself a key beside it, or stands for two."""
    for table in [ROOT, *ALL_KEYS.values()]:
        words = [key.name for key in table.keys] + [word for key in table.keys for word in key.mistaken]
        assert len(words) == len(set(words))


def test_plain_key() -> None:
    """A key is a single optional text unless the table says otherwise."""
    key = Key("name", "A name.")
    assert (key.kind, key.count, key.required) == (Kind.TEXT, Count.ONE, False)
