"""The key that was meant."""

import re

import pytest

from photowalk.rules.language.schema import ROOT, Key, walk_keys
from photowalk.rules.language.suggest import suggest_key

TABLES = {"": ROOT} | {path: key for path, key in walk_keys() if key.keys}


def find_table(path: str) -> Key:
    """The table of the schema that a path in a document is of."""
    return TABLES[re.sub(r"\d", "", re.sub(r"(?<=when)\..*(any|not)(\[1\])?$", "", path))]


@pytest.mark.parametrize(
    ("path", "name", "key"),
    [
        ("", "wikki", "wiki"),
        ("", "licence", "defaults.license"),
        ("", "username", "author.username"),
        ("defaults", "licence", "defaults.license"),
        ("defaults", "Title", "defaults.title"),
        ("defaults", "source", "defaults.origin"),
        ("defaults", "files", "rules[1].when.files"),
        ("author", "user", "author.username"),
        ("event", "page", "gallery.page"),
        ("rules[2]", "files", "rules[2].when.files"),
        ("rules[2]", "lattitude", "rules[2].when.near.latitude"),
        ("rules[2].when", "file", "rules[2].when.files"),
        ("rules[2].when", "title", "rules[2].title"),
        ("rules[2].when", "categories", "rules[2].categories"),
        ("rules[2].when", "place", "rules[2].when.near"),
        ("rules[2].when.near", "lat", "rules[2].when.near.latitude"),
        ("rules[2].when.near", "radius", "rules[2].when.near.radius_m"),
        ("rules[2].when.dates", "until", "rules[2].when.dates.to"),
        ("rules[2].when", "stars", "rules[2].when.rating"),
        ("rules[2]", "rating", "rules[2].when.rating"),
        ("rules[2]", "action", "privacy.zones[1].action"),
        ("", "timezone", "event.zone"),
        ("", "when", "rules[1].when"),
        ("rules[2].when", "near x", "rules[2].when.near"),
        ("", "location", "positions"),
        ("", "latitude", "event.venue.latitude"),
        ("rules[2].when.any[1]", "camra", "rules[2].when.any[1].camera"),
        ("rules[2].when.any[1].not", "title", "rules[2].title"),
        ("rules[2]", "category", "rules[2].categories"),
        ("sessions[4]", "start", "sessions[4].from"),
        ("", "schedule", "sessions"),
        *(("", f"{singular}", f"{singular}s") for singular in ("camera", "rule", "session")),
        ("cameras[3]", "tz", "cameras[3].zone"),
        ("cameras[3]", "offset", "cameras[3].correction_s"),
        ("cameras[3]", "latitude", "event.venue.latitude"),
        ("positions", "gpx", "positions.tracks"),
        ("privacy", "tracks", "positions.tracks"),
        ("positions", "neighbors", "positions.neighbours"),
        ("privacy", "action", "privacy.zones[1].action"),
        ("privacy.zones[2]", "lat", "privacy.zones[2].latitude"),
        ("privacy.zones[2]", "radius", "privacy.zones[2].radius_m"),
    ],
)
def test_nearest_key(path: str, name: str, key: str) -> None:
    """Slips, other words and keys under the wrong heading lead to the full path of the right key."""
    assert suggest_key(name, find_table(path), path=path) == f"did you mean {key}?"


def test_top_level_key_below_a_heading() -> None:
    """A key of the top level that TOML took into a table is told with where it goes."""
    expected = "did you mean languages, before the first [table]?"
    assert suggest_key("languages", find_table("author"), path="author") == expected


@pytest.mark.parametrize(
    ("path", "name", "heading"),
    [
        ("defaults", "cameras", "[[cameras]]"),
        ("cameras[3]", "zones", "[[privacy.zones]]"),
        ("event", "rules", "[[rules]]"),
        ("event", "positions", "[positions]"),
    ],
)
def test_table_in_a_table(path: str, name: str, heading: str) -> None:
    """A table that was begun within another is told with its own heading."""
    expected = f"did you mean {heading}?"
    assert suggest_key(name, find_table(path), path=path) == expected


def test_nothing_near() -> None:
    """Where nothing is near, the keys known in that place are listed."""
    assert (
        suggest_key("zzz", find_table("author"), path="author")
        == "known here: author.name, author.username, author.item"
    )
    assert suggest_key("zzz", ROOT, path="").startswith("known here: wiki, languages, author")


@pytest.mark.parametrize("path", TABLES)
def test_a_last_letter_too_many(path: str) -> None:
    """Whatever the key, with one letter too many it is still understood, in its own table."""
    for key in TABLES[path].keys:
        if key.name.isidentifier():
            here = f"{path}.{key.name}" if path else key.name
            assert suggest_key(f"{key.name}x", TABLES[path], path=path) == f"did you mean {here}?"
