"""The parts of a statement: how Wikibase reads a snak, and what it lets pass. Pure.

The codes are those of Wikibase's deserializers and validators
(https://www.mediawiki.org/wiki/Wikibase/DataModel/JSON, read 2026-11).
"""

import hashlib
import json
import re
from collections.abc import Mapping
from typing import Any

from photowalk.sandbox.api.errors import ApiError, wikibase_error

Snak = dict[str, Any]

MAX_TERM_CHARACTERS = 250
MAX_STRING_CHARACTERS = 1500
"""Both as on Commons: $wmgWikibaseStringLimits (read 2026-08)."""
DAY_PRECISION = 11
"""The finest Wikibase takes: no clock times."""

_PROPERTY = re.compile(r"P[1-9]\d*")
_KNOWN_PROPERTY = re.compile(r"P\d{1,5}")
"""The sandbox knows no property by name: it takes those up to P99999 for there."""
_KINDS = frozenset({"value", "somevalue", "novalue"})
_NUMBER = (int, float)
_FIELDS: Mapping[str, Mapping[str, type | tuple[type, ...]]] = {
    "globecoordinate": {"latitude": _NUMBER, "longitude": _NUMBER},
    "monolingualtext": {"text": str, "language": str},
    "quantity": {"amount": str, "unit": str},
    "string": {},
    "time": {"time": str, "precision": int},
    "wikibase-entityid": {"entity-type": str},
}
"""What a value of each type has to hold; one of none is a text."""
_LONG_YEAR = re.compile(r"([+-])0*(\d{4,}-)")


def read_snak(raw: object) -> Snak:
    """A snak as it is kept: with a hash, and its value as Wikibase gives it back; raises `invalid-claim`."""
    if not isinstance(raw, Mapping) or raw.get("snaktype") not in _KINDS:
        raise invalid_claim("The snak has no known type.")
    if not _PROPERTY.fullmatch(str(raw.get("property"))):
        raise invalid_claim("The snak has no property.")
    snak: Snak = {"snaktype": raw["snaktype"], "property": raw["property"]}
    value = _read_value(raw.get("datavalue")) if raw["snaktype"] == "value" else {}
    digest = hashlib.sha1(json.dumps([snak, value]).encode(), usedforsecurity=False).hexdigest()
    return snak | {"hash": digest} | value


def require_snak_valid(snak: Snak) -> None:
    """Raises `modification-failed` for what could be read and is not allowed."""
    if not _KNOWN_PROPERTY.fullmatch(snak["property"]):
        raise invalid_value("no-such-property", f"Property {snak['property']} not found.")
    value = snak.get("datavalue", {}).get("value")
    match snak.get("datavalue", {}).get("type"):
        case "time" if value["precision"] > DAY_PRECISION or not value["time"].endswith("T00:00:00Z"):
            raise invalid_value("malformed-value", f"Malformed input: {value['time']}")
        case "string" if value != value.strip() or not 0 < len(value) <= MAX_STRING_CHARACTERS:
            raise invalid_value("malformed-value", f"Malformed input: {value}")


def require_term_valid(text: str) -> None:
    """Raises `modification-failed` for a caption that is too long or of several lines."""
    if len(text) > MAX_TERM_CHARACTERS:
        sentence = f"Must be no more than {MAX_TERM_CHARACTERS} characters long"
        raise invalid_value("label-too-long", sentence)
    if re.search(r"[\t\n\v\f\r\x85\u2028\u2029]", text):
        raise invalid_value("malformed-value", f"Malformed input: {text}")


def invalid_claim(info: str) -> ApiError:
    """The error for a statement that cannot be read."""
    return wikibase_error("invalid-claim", info)


def invalid_value(rule: str, info: str) -> ApiError:
    """The error for a value that breaks that rule."""
    return wikibase_error("modification-failed", info, f"wikibase-validator-{rule}")


def _read_value(raw: object) -> Snak:
    kind = str(raw.get("type")) if isinstance(raw, Mapping) else ""
    if not isinstance(raw, Mapping) or kind not in _FIELDS:
        raise invalid_claim("The snak has no value of a known type.")
    value = raw.get("value")
    if kind == "string" and isinstance(value, str):
        return _as_datavalue(kind, value)
    fields = _FIELDS[kind]
    if not fields or not isinstance(value, Mapping):
        raise invalid_claim("The value has not the form of its type.")
    if not all(isinstance(value.get(name), of) for name, of in fields.items()):
        raise invalid_claim("The value lacks a part.")
    return _as_datavalue(kind, _normalize(kind, value))


def _normalize(kind: str, value: Mapping[str, Any]) -> Mapping[str, Any]:
    if kind == "time":
        return {**value, "time": _LONG_YEAR.sub(r"\1\2", value["time"])}
    if kind == "wikibase-entityid":
        number = str(value.get("numeric-id", str(value.get("id"))[1:]))
        if not number.isdecimal():
            raise invalid_claim("The value names no item.")
        return {"id": f"Q{number}", **value, "numeric-id": int(number)}
    return value


def _as_datavalue(kind: str, value: object) -> Snak:
    return {"datavalue": {"value": value, "type": kind}}
