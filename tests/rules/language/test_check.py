"""What is wrong with a document."""

import tomllib
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from photowalk.rules.language.check import find_problems
from photowalk.rules.language.schema import EFFECTS, MAX_LEVELS, WHEN
from photowalk.rules.upload_warnings import ACTIONS
from support.rule_cases import KNOWN, Document, find_problems_in, make_document_of_examples, rules

RULE_KEYS = ("name", "when", *(key.name for key in EFFECTS))
WHEN_KEYS = tuple(key.name for key in WHEN)
HOW_CALLED = "a rule is called by its name, or rule 1 for the first"
ZONE = "latitude = 1, longitude = 2, radius_m = 300"
KNOWN_CODES = ", ".join(f"upload.warnings.{code}" for code in ACTIONS)
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
    (
        "[[rules]]\nwhen.not.any = [{ city = 'x' }, { town = 'x' }]",
        "rules[1].when.not.any[2].town: unknown key; did you mean rules[1].when.not.any[2].city?",
    ),
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
        "defaults.description: must be a table, not a text; write defaults.description.en = …",
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
    ("places.names = 'x'", "places.names: must be a table, not a text; write places.names.Stockholm.en = …"),
    ("[[rules]]\nwhen.any = []", "rules[1].when.any: is empty"),
    ("[[rules]]\nwhen.not = {}", "rules[1].when.not: is empty; give a condition"),
    ("[[rules]]\nwhen.all = [{ city = 'x' }, {}]", "rules[1].when.all[2]: is empty; give a condition"),
    (
        "[[rules]]\nwhen.all = { city = 'x' }",
        "rules[1].when.all: must be a list of tables, not a table; write rules[1].when.all = [{ … }]",
    ),
    (
        "[[rules]]\nwhen.not = [1]",
        "rules[1].when.not[1]: must be a table, not a number; write rules[1].when.not[1].files = …",
    ),
    (
        "[[rules]]\nwhen.time = 14:00:00",
        "rules[1].when.time: must be a table, not a time; write rules[1].when.time.from = …",
    ),
    ("upload = 3", "upload: must be a table, not a number; write upload.workers = …"),
    ("upload.warnings.duplicate = false", "upload.warnings.duplicate: must be a text, not true or false"),
    # codes of warnings
    ("upload.warnings.exist = 'stop'", "upload.warnings.exist: unknown key; did you mean upload.warnings.exists?"),
    (
        "upload.warnings.Was_deleted = 'stop'",
        "upload.warnings.Was_deleted: unknown key; did you mean upload.warnings.was-deleted?",
    ),
    ("upload.exists = 'stop'", "upload.exists: unknown key; did you mean upload.warnings.exists?"),
    ("upload.ignorewarnings = true", "upload.ignorewarnings: unknown key; did you mean upload.warnings?"),
    ("warnings.exists = 'stop'", "warnings: unknown key; did you mean [upload.warnings]?"),
    ("upload.warnings.nochange = 'skip'", f"upload.warnings.nochange: unknown key; known here: {KNOWN_CODES}"),
    # names of rules
    (
        "[[rules]]\nname = 'Talks'\n[[rules]]\nwhen.rule = 'talk'",
        "rules[2].when.rule: talk: no rule before this one is called so; did you mean Talks?",
    ),
    (
        "[[rules]]\nwhen.rule = ['Talks']\n[[rules]]\nname = 'Talks'",
        "rules[1].when.rule[1]: Talks: comes later; name one that stands before",
    ),
    (
        "[[rules]]\nname = 'Talks'\nwhen.not = { rule = 'Talks' }",
        "rules[1].when.not.rule: Talks: is this rule itself; name one that stands before",
    ),
    (
        "[[rules]]\nwhen.rule = 'Talks'",
        f"rules[1].when.rule: Talks: no rule before this one is called so; {HOW_CALLED}",
    ),
    ("[[rules]]\nwhen.rule = ' '", "rules[1].when.rule: is empty"),
    ("[[rules]]\nwhen.rule = 1", "rules[1].when.rule: must be a text, not a number"),
    # languages
    ("[defaults]\ndescription.EN = 'x'", "defaults.description.EN: EN is no language code; did you mean en?"),
    (
        "languages = ['en', 'sv']\n[defaults]\ndescription.de = 'x'",
        'defaults.description.de: de is not one of languages; write languages = ["en", "sv", "de"] at the top',
    ),
    (
        "places.names.Gothenburg.sv = 'Göteborg'",
        'places.names.Gothenburg.sv: sv is not one of languages; write languages = ["en", "sv"] at the top',
    ),
    # values that do not fit together
    ("[[rules]]\nwhen.dates = {}", "rules[1].when.dates: give from, to or both"),
    ("[[rules]]\nwhen.near = { latitude = 1, longitude = 2 }", "rules[1].when.near.radius_m: is missing"),
    (f"privacy.zones = [{{ {ZONE} }}]", "privacy.zones[1].action: is missing"),
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
        "[upload]",
        "[upload.warnings]",
        "[[rules]]\n[[rules]]\nwhen.rule = 'rule 1'",
        "[[rules]]\nwhen.not = [{ session = true }, { city = ['x'] }]",
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


@pytest.mark.parametrize(("levels", "problems"), [(MAX_LEVELS, 0), (MAX_LEVELS + 1, 1), (50, 1)])
def test_conditions_nest_so_deep_and_no_deeper(levels: int, problems: int) -> None:
    """Eight levels will do for anybody; what is in deeper ones is not looked at."""
    when: Document = {"city": "Stockholm"}
    for level in range(levels):
        when = {"any": [when]} if level % 2 else {"not": when}
    told = find_problems_in({"rules": [{"when": when}]})
    assert len(told) == problems
    assert all(problem.endswith(": is too deep; conditions may stand in each other 8 levels deep") for problem in told)


def test_every_example_is_right() -> None:
    """The examples of all keys, in one document, are fine together."""
    assert find_problems_in(make_document_of_examples()) == ()


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
    "sessions",
    "any",
    "not",
    "rule",
    "names",
    "object",
    "upload",
    "warnings",
    "exists",
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
