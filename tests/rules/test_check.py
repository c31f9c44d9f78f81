"""What is wrong with a document."""

import tomllib
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from photowalk.rules.check import find_problems
from support.rule_cases import LICENSES, Document, find_problems_in, rules

RULE_KEYS = ("name", "when", "title", "description", "categories", "license", "author", "origin")
WHEN_KEYS = ("files", "dates", "near")
KNOWN_RULE_KEYS = ", ".join(f"rules[1].{key}" for key in RULE_KEYS)

CASES = [
    # keys
    ("[defaults]\nlicence = 'x'", "defaults.licence: unknown key; did you mean defaults.license?"),
    (
        "[[rules]]\nname = 'x'\n[[rules]]\nwhen.file = 'x'",
        "rules[2].when.file: unknown key; did you mean rules[2].when.files?",
    ),
    ("[[rules]]\n'my key' = 1", f'rules[1]."my key": unknown key; known here: {KNOWN_RULE_KEYS}'),
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
]


@pytest.mark.parametrize(("toml", "problem"), CASES)
def test_one_problem(toml: str, problem: str) -> None:
    """Each of these mistakes gives this sentence and no other."""
    assert find_problems_in(tomllib.loads(toml)) == (problem,)


@pytest.mark.parametrize("document", [{}, {"author": {}}])
def test_author_is_needed(document: Document) -> None:
    """A document without any author is told what to give, with or without the heading."""
    assert find_problems(document, licenses=LICENSES) == ("author: give a name, a username or both",)


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


def test_wrong_languages_are_told_once() -> None:
    """Where `languages` itself is no list, the descriptions are not held against it."""
    problems = find_problems_in({"languages": "sv", "defaults": {"description": {"sv": "x"}}})
    assert problems == ("languages: must be a list of texts, not a text",)


leaves = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.datetimes() | st.dates()
known_names = ["author", "name", "defaults", "rules", "when", "near", "dates", "from", "latitude", "title", "x y"]
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
    for problem in find_problems(document, licenses=LICENSES):
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
