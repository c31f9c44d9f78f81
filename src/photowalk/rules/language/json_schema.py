"""The JSON Schema of photowalk.toml, by which editors complete and check it while one types.

Of draft 7, in words that draft 4 has too: taplo, which Even Better TOML runs on, promises all of draft 4 and takes no
notice of what stands beside a `$ref`. See https://taplo.tamasfe.dev/configuration/developing-schemas.html (read
2026-11). The dates and times of TOML come to a schema as texts.

A schema knows less than `check`: it refuses nothing that would load, and lets pass what only a sentence can tell.
"""

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final

from photowalk.rules.language.schema import ANY_CITY, ANY_LANGUAGE, NO_LIMITS, ROOT, WHEN, WIKI_NAMES, Count, Key, Kind
from photowalk.rules.language.toml_text import quote_key

Schema = dict[str, Any]

_CONDITIONS: Final = "conditions"
_CONDITIONS_MEANING: Final = "Which photos the rule is for; all its parts must hold."
_DAY: Final = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_TIME: Final = r"[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?"
# Whatever zone may follow: taplo 0.9.3 takes each date-time before a comma for 1970-01-01T00:00:00Z (tried 2026-11).
_DATE_TIME: Final = f"^{_DAY}[Tt ]{_TIME}"
_LANGUAGE: Final = "^[a-z]{2,3}(-[a-z0-9]{2,8})*$"


def render_json_schema(licenses: Collection[str]) -> str:
    """The schema as JSON, the same for the same licenses, with a line end at its end.

    licenses: the keys of the license table.
    """
    schema = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "photowalk.toml",
        "description": ROOT.meaning,
        **_describe_table(ROOT.keys, licenses),
        "definitions": {_CONDITIONS: {"description": _CONDITIONS_MEANING, **_describe_table(WHEN, licenses)}},
    }
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"


def _describe_key(key: Key, licenses: Collection[str]) -> Schema:
    """What a key takes: one value, a list of them, or either."""
    value = _describe_value(key, licenses)
    if "$ref" in value and key.count is Count.ONE:
        return value
    filled = {"minItems": 1} if key.count is not Count.LIST else {}
    listed = {"type": "array", "items": value, **filled}
    match key.count:
        case Count.ONE:
            schema = value
        case Count.ONE_OR_LIST:
            schema = {"anyOf": [value, listed]}
        case _:
            schema = listed
    default = {"default": _parse_default(key.default)} if key.default else {}
    return {"description": _describe_meaning(key), **default, **schema}


def _describe_meaning(key: Key) -> str:
    example = f"\n\nExample: `{quote_key(key.name)} = {key.example}`"
    return key.meaning + (example if key.example and key.name != ANY_LANGUAGE else "")


def _describe_value(key: Key, licenses: Collection[str]) -> Schema:
    if key.kind is Kind.CONDITIONS:
        return {"$ref": f"#/definitions/{_CONDITIONS}"}
    if key.kind is Kind.SPAN:
        return {"anyOf": [_match(f"^{_DAY}$"), _describe_table(key.keys, licenses)]}
    if key.kind is Kind.LICENSE:
        return {"enum": sorted(licenses)}
    if key.keys:
        return _describe_table(key.keys, licenses)
    return _VALUES[key.kind](key) if key.kind in _VALUES else _match(r"\S")


def _describe_table(keys: Sequence[Key], licenses: Collection[str]) -> Schema:
    properties = {key.name: _describe_key(key, licenses) for key in keys}
    schema: Schema = {"type": "object"}
    if ANY_CITY in properties:
        return {**schema, "additionalProperties": properties[ANY_CITY]}
    if ANY_LANGUAGE in properties:
        return {**schema, "patternProperties": {_LANGUAGE: properties[ANY_LANGUAGE]}, "additionalProperties": False}
    required = [key.name for key in keys if key.required]
    return {
        **schema,
        "properties": properties,
        **({"required": required} if required else {}),
        "additionalProperties": False,
    }


def _parse_default(text: str) -> object:
    """A default, which stands in the table of keys as TOML: all but times is JSON too."""
    try:
        return json.loads(text)
    except ValueError:
        return text


def _match(*patterns: str) -> Schema:
    return {"type": "string", "pattern": "|".join(patterns)}


def _describe_number(key: Key) -> Schema:
    kind = "integer" if key.kind is Kind.WHOLE else "number"
    least, most = key.limits
    return {"type": kind} if key.limits == NO_LIMITS else {"type": kind, "minimum": least, "maximum": most}


def _match_endings(key: Key) -> Schema:
    """Paths, whose endings may be in capitals."""
    endings = ("".join(f"[{char}{char.upper()}]" for char in ending[1:]) for ending in key.endings)
    return _match(*(rf"\.{ending}$" for ending in endings))


_VALUES: Final[Mapping[Kind, Callable[[Key], Schema]]] = MappingProxyType(
    {
        Kind.ITEM: lambda _key: _match(r"^\s*[Qq][1-9][0-9]*(\s|$)"),
        Kind.WIKI: lambda _key: {"anyOf": [{"enum": list(WIKI_NAMES)}, _match(r"^https?://\S+/api\.php$")]},
        Kind.LANGUAGE: lambda _key: _match(_LANGUAGE),
        Kind.USERNAME: lambda _key: _match(r"^[^#<>\[\]|{}/@]+$"),
        Kind.WORD: lambda key: {"enum": list(key.words)},
        Kind.ACTION: lambda key: {"enum": list(key.words)},
        Kind.ZONE: lambda _key: _match("^[A-Za-z][A-Za-z0-9_+/-]*$"),
        Kind.PAGE_DATE: lambda _key: _match("^(circa )?[0-9]{4}(-|$)"),
        Kind.DATE_FORM: lambda key: _match(*(f"^{word}(:|$)" for word in key.words)),
        Kind.FILE: _match_endings,
        Kind.LAYOUT: lambda key: {"anyOf": [{"enum": list(key.words)}, _match_endings(key)]},
        Kind.SKIP: lambda _key: {"anyOf": [_match(r"\S"), {"enum": [False]}]},
        Kind.SESSION: lambda _key: {"anyOf": [_match(r"\S"), {"enum": [True]}]},
        Kind.NUMBER: _describe_number,
        Kind.WHOLE: _describe_number,
        Kind.SWITCH: lambda _key: {"type": "boolean"},
        Kind.RATING: lambda _key: {"anyOf": [{"type": "integer", "minimum": -1, "maximum": 5}, _match("[0-9]")]},
        Kind.MOMENT: lambda _key: _match(f"^{_DAY}$", _DATE_TIME),
        Kind.DATE_TIME: lambda _key: _match(_DATE_TIME),
        Kind.TIME: lambda _key: _match(f"^{_TIME}$"),
    }
)
"""Where the form of a value can be told; of all other kinds a text only must not be blank."""
