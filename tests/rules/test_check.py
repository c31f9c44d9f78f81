"""What is wrong with a document."""

import tomllib
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from photowalk.rules.check import find_problems
from support.rule_cases import KNOWN, Document, find_problems_in, rules

RULE_KEYS = ("name", "when", "title", "description", "categories", "license", "author", "origin")
WHEN_KEYS = ("files", "dates", "near", "rating", "label")
ZONE = "latitude = 1, longitude = 2, radius_m = 300"
KNOWN_RULE_KEYS = ", ".join(f"rules[1].{key}" for key in RULE_KEYS)

CASES = [
    # keys
    ("[defaults]\nlicence = 'x'", "defaults.licence: unknown key; did you mean defaults.license?"),
    (
        "[[rules]]\nname = 'x'\n[[rules]]\nwhen.file = 'x'",
        "rules[2].when.file: unknown key; did you mean rules[2].when.files?",
    ),
    ("[[rules]]\n'zz key' = 1", f'rules[1]."zz key": unknown key; known here: {KNOWN_RULE_KEYS}'),
    ("[[cameras]]\ntimezone = 'x'", "cameras[1].timezone: unknown key; did you mean cameras[1].zone?"),
    ("position = 1", "position: unknown key; did you mean positions?"),
    ("gps = true", "gps: unknown key; did you mean positions?"),
    # types
    ("wiki = 1", "wiki: must be a text, not a number"),
    ("languages = 'en'", "languages: must be a list of texts, not a text"),
    ("languages = []", "languages: is empty"),
    ("languages = ['en', 7]", "languages[2]: must be a text, not a number"),
    ("event = 'Expo'", "event: must be a table, not a text; write event.name = …"),
    ("defaults = [1]", "defaults: must be a table, not a list; write defaults.title = …"),
    ("rules = ['x']", "rules[1]: must be a table, not a text; write rules[1].name = …"),
    ("[rules]\ntitle = 'x'", "rules: must be a list of tables, not a table; write [[rules]]"),
    (
        "[defaults]\ndescription = 'x'",
        'defaults.description: must be a table, not a text; write defaults.description.en = "…"',
    ),
    ("[defaults]\ntitle = ['x']", "defaults.title: must be a text, not a list"),
    ("[defaults]\ncategories = 'x'", "defaults.categories: must be a list of texts, not a text"),
    ("[defaults]\ncategories = ['x', ' ']", "defaults.categories[2]: is empty"),
    ("[[rules]]\nwhen.files = []", "rules[1].when.files: is empty"),
    ("[[rules]]\nwhen.files = 3", "rules[1].when.files: must be a text, not a number"),
    (
        "[[rules]]\nwhen.dates = '2025-08-15'",
        "rules[1].when.dates: must be a date or a table of from and to, not a text; write it without quotes",
    ),
    ("cameras = {}", "cameras: must be a list of tables, not a table; write [[cameras]]"),
    ("privacy.zones = {}", "privacy.zones: must be a list of tables, not a table; write [[privacy.zones]]"),
    ("privacy.strip = 'faces'", "privacy.strip: must be a list of texts, not a text"),
    ("positions = false", "positions: must be a table, not true or false; write positions.tracks = …"),
    ("positions.tracks = 1", "positions.tracks: must be true or false, not a number"),
    ("[[rules]]\nwhen.label = []", "rules[1].when.label: is empty"),
    # languages
    ("[defaults]\ndescription.EN = 'x'", "defaults.description.EN: EN is no language code; did you mean en?"),
    (
        "languages = ['en', 'sv']\n[defaults]\ndescription.de = 'x'",
        'defaults.description.de: de is not one of languages; write languages = ["en", "sv", "de"] at the top',
    ),
    # values that do not fit together
    ("[[rules]]\nwhen.dates = {}", "rules[1].when.dates: give from, to or both"),
    (
        "[[rules]]\nwhen.dates = { from = 2025-08-16, to = 2025-08-15 }",
        "rules[1].when.dates: from is after to",
    ),
    (
        "[[rules]]\nwhen.dates = { from = 2025-08-16T00:00:00, to = 2025-08-15 }",
        "rules[1].when.dates: from is after to",
    ),
    ("[[rules]]\nwhen.near = { latitude = 1, longitude = 2 }", "rules[1].when.near.radius_m: is missing"),
    (
        "[[rules]]\nwhen.near = { latitude = 0, longitude = 0.0, radius_m = 5 }",
        "rules[1].when.near: latitude 0 with longitude 0 is what devices write that know no position",
    ),
    (
        "[[privacy.zones]]\nlatitude = 0\nlongitude = 0\nradius_m = 10\naction = 'skip'",
        "privacy.zones[1]: latitude 0 with longitude 0 is what devices write that know no position",
    ),
    (f"privacy.zones = [{{ {ZONE} }}]", "privacy.zones[1].action: is missing"),
    (
        f"privacy.zones = [{{ {ZONE}, action = 'drop', decimals = 1 }}]",
        'privacy.zones[1].decimals: is only for action = "coarsen"; leave it out',
    ),
    ("[[cameras]]\nzone = 'UTC'", "cameras[1]: names no camera; give its make, model or serial"),
    ("[[cameras]]\nserial = '1'", "cameras[1]: says nothing of the clock; give correction_s, zone or both"),
]


@pytest.mark.parametrize(("toml", "problem"), CASES)
def test_one_problem(toml: str, problem: str) -> None:
    """Each of these mistakes gives this sentence and no other."""
    assert find_problems_in(tomllib.loads(toml)) == (problem,)


@pytest.mark.parametrize("document", [{}, {"author": {}}])
def test_author_is_needed(document: Document) -> None:
    """A document without any author is told what to give, with or without the heading."""
    assert find_problems(document, known=KNOWN) == ("author: give a name, a username or both",)


@pytest.mark.parametrize(
    "toml",
    [
        "",
        "languages = ['sv', 'sv']\n[event]\n[gallery]\n[defaults]\ncategories = []\ndescription.sv = 'x'",
        "rules = []",
        "[[rules]]",
        "[[rules]]\nwhen = {}",
        "[[rules]]\nwhen.files = '*.jpg'\nwhen.dates = { from = 2025-08-15, to = 2025-08-15 }",
        "[[rules]]\nwhen.dates = { from = 2025-08-15T00:00:00, to = 2025-08-15T00:00:00 }",
        "[[rules]]\nwhen.near = { latitude = 0, longitude = 18, radius_m = 1 }",
        "cameras = []\n[positions]\n[privacy]\nstrip = []\nzones = []",
        "[[cameras]]\nmake = 'Example'\ncorrection_s = 0\n[[cameras]]\nmodel = 'Example 1'\nzone = 'UTC'",
        f"privacy.zones = [{{ {ZONE}, action = 'coarsen', decimals = 0 }}, {{ {ZONE}, action = 'coarsen' }}]",
    ],
)
def test_no_problem(toml: str) -> None:
    """These documents, empty parts and all, are fine."""
    assert find_problems_in(tomllib.loads(toml)) == ()


def test_all_problems_at_once() -> None:
    """Every problem is told, in the order of the document."""
    toml = "wiki = 'comons'\n[defaults]\nlicence = 'x'\ntitle = '{evnt} {dat}'\n[[rules]]\nwhen.fils = 'x'\nname = ''"
    assert find_problems_in(tomllib.loads(toml)) == (
        "wiki: comons: unknown wiki; did you mean commons?",
        "defaults.licence: unknown key; did you mean defaults.license?",
        "defaults.title: {evnt}: unknown; did you mean {event}?",
        "defaults.title: {dat}: unknown; did you mean {date}?",
        "rules[1].when.fils: unknown key; did you mean rules[1].when.files?",
        "rules[1].name: is empty",
    )


def test_all_problems_of_one_table_at_once() -> None:
    """A table that is wrong as a whole is told all that it lacks."""
    assert find_problems_in({"cameras": [{}]}) == (
        "cameras[1]: names no camera; give its make, model or serial",
        "cameras[1]: says nothing of the clock; give correction_s, zone or both",
    )
    assert find_problems_in({"privacy": {"zones": [{"action": "hide"}]}}) == (
        "privacy.zones[1].action: hide: unknown; known are drop, coarsen, skip",
        "privacy.zones[1].latitude: is missing",
        "privacy.zones[1].longitude: is missing",
        "privacy.zones[1].radius_m: is missing",
    )


def test_wrong_languages_are_told_once() -> None:
    """Where `languages` itself is no list, the descriptions are not held against it."""
    problems = find_problems_in({"languages": "sv", "defaults": {"description": {"sv": "x"}}})
    assert problems == ("languages: must be a list of texts, not a text",)


leaves = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.datetimes() | st.dates()
known_names = [
    "cameras",
    "zone",
    "privacy",
    "zones",
    "positions",
    "action",
    "rating",
    "author",
    "name",
    "defaults",
    "rules",
    "when",
    "near",
    "dates",
    "from",
    "latitude",
    "title",
    "x y",
]
anything = st.recursive(
    leaves,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(known_names) | st.text(max_size=3), inner)
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from(known_names) | st.text(max_size=3), anything))
def test_any_document_is_judged(document: Document) -> None:
    """No document makes the check fail; each problem begins with a path and is one line unless the value is not."""
    for problem in find_problems(document, known=KNOWN):
        path, colon, sentence = problem.partition(": ")
        assert path
        assert colon
        assert sentence


@given(rules, st.sampled_from(["", "when"]), st.text(min_size=1))
def test_unknown_keys_are_always_told(rule: Document, table: str, name: str) -> None:
    """Whatever else stands in a rule, a key nobody knows is told with its path, and nothing else is."""
    assume(name not in {*RULE_KEYS, *WHEN_KEYS})
    target: dict[str, Any] = rule["when"] if table else rule
    spoilt = {**target, name: 1}
    document = {"languages": ["en", "sv"], "rules": [{**rule, "when": spoilt} if table else spoilt]}
    (problem,) = find_problems_in(document)
    assert problem.startswith("rules[1].when." if table else "rules[1].")
    assert ": unknown key; " in problem
