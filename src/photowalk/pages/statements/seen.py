"""Structured data in a form that compares: what was sent equals what a wiki shows, however that writes it.

Wikibase adds ids, hashes and datatypes, orders anew, and writes values in its own way.
See https://doc.wikimedia.org/Wikibase/master/php/docs_topics_json.html (read 2026-11).
"""

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final

_TIME: Final = re.compile(r"(?P<sign>[+-])0*(?P<year>\d{1,16})-(?P<month>\d\d)-(?P<day>\d\d)T00:00:00Z")
_MONTH, _DAY = 10, 11
_DECIMALS_OF_DEGREES: Final = 9


@dataclass(frozen=True, slots=True)
class SeenClaim:
    """One statement."""

    id: str
    """Its GUID: `M123$7b1c…`; "" where it has none yet."""
    property: str
    main: str
    """Its main value, in a form that equal ones share."""
    whole: str
    """All of it but the id, in such a form."""


@dataclass(frozen=True, slots=True)
class SeenEntity:
    """The captions and statements of a file."""

    labels: Mapping[str, str] = field(default_factory=dict)
    """Captions by language code."""
    claims: tuple[SeenClaim, ...] = ()


def parse_entity(entity: Mapping[str, Any]) -> SeenEntity:
    """Structured data as sent (`claims`), as answered or as stored (`statements`).

    Raises:
        LookupError, TypeError, ValueError, AttributeError: it is of no known shape.
    """
    labels = _read_map(entity.get("labels"))
    claims = entity["claims"] if "claims" in entity else _chain(entity.get("statements"))
    return SeenEntity(
        {str(language): unicodedata.normalize("NFC", label["value"]) for language, label in labels.items()},
        tuple(map(parse_claim, claims)),
    )


def parse_claim(claim: Mapping[str, Any]) -> SeenClaim:
    """One statement; raises as `parse_entity`."""
    main = _read_snak(claim["mainsnak"])
    whole = {
        "main": main,
        "rank": claim.get("rank", "normal"),
        "qualifiers": _read_snaks(claim.get("qualifiers")),
        "references": sorted(_write(_read_snaks(reference["snaks"])) for reference in claim.get("references", ())),
    }
    return SeenClaim(str(claim.get("id", "")), str(claim["mainsnak"]["property"]), _write(main), _write(whole))


def _read_snaks(groups: object) -> list[str]:
    return sorted(_write(_read_snak(snak)) for snak in _chain(groups))


def _read_snak(snak: Mapping[str, Any]) -> dict[str, object]:
    read = {"snaktype": snak["snaktype"], "property": snak["property"]}
    if "datavalue" not in snak:
        return read
    return {**read, "value": _read_value(snak["datavalue"])}


def _read_value(datavalue: Mapping[str, Any]) -> object:
    value = datavalue["value"]
    match datavalue["type"]:
        case "string":
            return unicodedata.normalize("NFC", value)
        case "wikibase-entityid":
            return value["id"] if "id" in value else f"Q{value['numeric-id']}"
        case "time":
            return [_cut_time(value["time"], value["precision"]), value["precision"], value["calendarmodel"]]
        case "globecoordinate":
            degrees = (value[part] for part in ("latitude", "longitude", "precision"))
            return [*(_round_degrees(each) for each in degrees), value["globe"]]
        case "quantity":
            bounds = (value.get(bound) for bound in ("upperBound", "lowerBound"))
            return [*map(_read_amount, (value["amount"], *bounds)), value["unit"]]
        case _:
            return value


def _cut_time(time: str, precision: int) -> str:
    """A time as far as it is told: stored years may have zeros before them, and days behind them."""
    match = _TIME.fullmatch(time)
    if match is None:
        return time
    month = match["month"] if precision >= _MONTH else "00"
    day = match["day"] if precision >= _DAY else "00"
    return f"{match['sign']}{match['year']:>04}-{month}-{day}"


def _round_degrees(degrees: float | None) -> float | None:
    return None if degrees is None else round(float(degrees), _DECIMALS_OF_DEGREES) + 0.0


def _read_amount(amount: str | None) -> str | None:
    if amount is None:
        return None
    try:
        return str(Decimal(amount).normalize())
    except ArithmeticError:
        return amount


def _chain(groups: object) -> list[Any]:
    """What stands under all properties. PHP writes an empty map as a list."""
    return [each for group in _read_map(groups).values() for each in group]


def _read_map(value: object) -> Mapping[str, Any]:
    if isinstance(value, Mapping):
        return value
    if value is None or (isinstance(value, Iterable) and not list(value)):
        return {}
    raise ValueError("a list where a map belongs")


def _write(value: object) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
