"""Statements in one line each, for people: `P571 inception: 2025-08-15 (precision 11)`."""

from collections.abc import Mapping
from typing import Any, Final

from photowalk.pages.statements.wire import Claim, Snak
from photowalk.sandbox.statements import PROPERTY_NAMES

_UNITS: Final[Mapping[str, str]] = {"Q11574": " seconds", "Q28390": " degrees", "Q174789": " millimetres"}


def describe_claim(claim: Claim) -> str:
    """A statement with its qualifiers."""
    qualifiers = claim.get("qualifiers", {})
    said = "".join(f"; {_describe_snak(snak)}" for of in claim.get("qualifiers-order", []) for snak in qualifiers[of])
    rank = "" if claim["rank"] == "normal" else f" ({claim['rank']})"
    return f"{_describe_snak(claim['mainsnak'])}{rank}{said}"


def _describe_snak(snak: Snak) -> str:
    of = snak["property"]
    value = _describe_value(snak["datavalue"]["value"]) if "datavalue" in snak else snak["snaktype"]
    return f"{of} {PROPERTY_NAMES[of]}: {value}"


def _describe_value(value: Any) -> str:  # noqa: ANN401 - the JSON of any datatype
    match value:
        case {"id": item}:
            return str(item)
        case {"time": time, "precision": precision}:
            return f"{time[1:11]} (precision {precision})"
        case {"latitude": latitude, "longitude": longitude, "precision": precision}:
            return f"{latitude}, {longitude} (precision {precision:f})"
        case {"amount": amount, "unit": unit}:
            return str(amount).lstrip("+") + (_UNITS[unit.rpartition("/")[2]] if unit != "1" else "")
    return str(value)
