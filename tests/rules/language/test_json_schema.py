"""The JSON Schema of photowalk.toml."""

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from photowalk.rules.language.json_schema import render_json_schema
from photowalk.rules.language.schema import walk_keys
from photowalk.rules.language.starter import StarterAnswers, render_starter
from support.json_schemas import find_breaches
from support.rule_cases import LICENSES, Document, find_problems_in, make_document_of_examples, rules

SCHEMA = json.loads(render_json_schema(LICENSES))
SAMPLES = Path(__file__).resolve().parents[3] / "sample_photos" / "photowalk.toml"
JANE = {"author": {"name": "Jane Doe"}}
# http://json-schema.org/draft-04/schema (read 2026-11), all that taplo promises to know.
DRAFT_4 = {
    *("$schema", "$ref", "title", "description", "default", "definitions", "type", "enum", "anyOf", "pattern"),
    *("properties", "required", "additionalProperties", "patternProperties", "items", "minItems", "minimum", "maximum"),
}


def judge(document: Document) -> list[str]:
    """The paths at which a document with an author breaks the schema."""
    return list(find_breaches({**JANE, **document}, SCHEMA, root=SCHEMA))


def list_schemas(schema: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 -- a schema, or true or false
    """The schema and all schemas in it."""
    if not isinstance(schema, dict):
        return
    yield schema
    for name in ("properties", "patternProperties", "definitions"):
        for inner in schema.get(name, {}).values():
            yield from list_schemas(inner)
    for inner in (schema.get("additionalProperties"), schema.get("items"), *schema.get("anyOf", ())):
        yield from list_schemas(inner)


def test_it_is_always_the_same() -> None:
    """Whatever the order of the licenses: a file of text that ends with its line."""
    text = render_json_schema(sorted(LICENSES, reverse=True))
    assert text == render_json_schema(frozenset(LICENSES))
    assert text.endswith("}\n")


def test_editors_can_read_it() -> None:
    """It uses no word that draft 4 has not, and nothing stands beside a reference."""
    for schema in list_schemas(SCHEMA):
        assert schema.keys() <= DRAFT_4
        assert "$ref" not in schema or len(schema) == 1


def test_every_key_says_what_it_is() -> None:
    """Its sentence stands in the schema, and its example."""
    told = "\n".join(schema.get("description", "") for schema in list_schemas(SCHEMA))
    for path, key in walk_keys():
        assert key.meaning in told, path
        assert key.example in told or path.endswith(">"), path


def test_all_examples_pass() -> None:
    """One document with every key, each with its example."""
    assert judge(make_document_of_examples()) == []


def test_the_sample_photos_and_the_starter_pass() -> None:
    """Nobody's first file is underlined."""
    starter = render_starter(StarterAnswers("Jane Doe", None, "fal", "Expo", ("sv",), "sandbox"))
    for text in (SAMPLES.read_text(encoding="utf-8"), starter):
        assert judge(tomllib.loads(text)) == []


@given(rules)
def test_it_refuses_nothing_that_loads(rule: Document) -> None:
    """What the check lets pass, editors let pass."""
    assert find_problems_in({"languages": ["en", "sv"], "rules": [rule]}) == ()
    assert judge({"languages": ["en", "sv"], "rules": [rule]}) == []


@pytest.mark.parametrize(
    ("toml", "path"),
    [
        ("wiki = 'comons'", "/wiki"),
        ("languages = []", "/languages"),
        ("languages = ['EN']", "/languages/0"),
        ("author = {}\nlicence = 'x'", "/licence"),
        ("defaults.license = 'cc-by-nc-4.0'", "/defaults/license"),
        ("defaults.description.EN = 'x'", "/defaults/description/EN"),
        ("defaults.depicts = ['Stockholm']", "/defaults/depicts/0"),
        ("defaults.skip = true", "/defaults/skip"),
        ("defaults.date = 'about 1970'", "/defaults/date"),
        ("defaults.layout = 'Poster'", "/defaults/layout"),
        ("defaults.object = { latitude = 91, longitude = 1 }", "/defaults/object/latitude"),
        ("event.dates = { form = 2025-08-14 }", "/event/dates"),
        ("event.calendar = 'programme.pdf'", "/event/calendar"),
        ("[[sessions]]\ntitle = 'x'", "/sessions/0"),
        ("places.names.Stockholm.SV = 'x'", "/places/names/Stockholm/SV"),
        ("[[rules]]\nwhen.town = 'x'", "/rules/0/when/town"),
        ("[[rules]]\nwhen.all = [{ town = 'x' }]", "/rules/0/when/all/0/town"),
        ("[[rules]]\nwhen.not = { not = { town = 'x' } }", "/rules/0/when/not"),
        ("[[rules]]\nwhen.time = { from = 18 }", "/rules/0/when/time/from"),
        ("[[rules]]\nwhen.has_date = 1", "/rules/0/when/has_date"),
        ("[[privacy.zones]]\nlatitude = 1", "/privacy/zones/0"),
        ("upload.workers = 4", "/upload/workers"),
        ("upload.warnings.exist = 'stop'", "/upload/warnings/exist"),
        ("upload.warnings.exists = 'link'", "/upload/warnings/exists"),
    ],
)
def test_mistakes_are_underlined(toml: str, path: str) -> None:
    """At the value that is wrong."""
    assert judge(tomllib.loads(toml)) == [path]


def test_defaults_are_values() -> None:
    """As an editor would write them, times as texts."""
    root, when = SCHEMA["properties"], SCHEMA["definitions"]["conditions"]["properties"]
    assert (root["wiki"]["default"], root["languages"]["default"]) == ("commons", ["en"])
    assert root["positions"]["properties"]["tracks"]["default"] is True
    assert when["time"]["properties"]["from"]["default"] == "00:00:00"
