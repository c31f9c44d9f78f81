"""Structured data in words, for people to look at. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from photowalk.sandbox.entities import Claim, Entity
from photowalk.sandbox.languages import LANGUAGES

PROPERTY_NAMES: Final[Mapping[str, str]] = {
    "P170": "creator",
    "P180": "depicts",
    "P275": "copyright license",
    "P571": "inception",
    "P973": "described at URL",
    "P1071": "location of creation",
    "P1259": "coordinates of the point of view",
    "P1480": "sourcing circumstances",
    "P2093": "author name string",
    "P2151": "focal length",
    "P2699": "URL",
    "P4082": "captured with",
    "P4174": "Wikimedia username",
    "P6216": "copyright status",
    "P6757": "exposure time",
    "P6789": "ISO speed",
    "P6790": "f-number",
    "P7482": "source of file",
    "P7787": "heading",
    "P9149": "coordinates of depicted place",
    "P10408": "created during",
}
"""Wikidata's English labels of the properties of our statements (read 2026-11)."""

_DATE_CHARACTERS = {9: 4, 10: 7, 11: 10}
"""How much of `2019-08-16` is known, by precision."""


@dataclass(frozen=True, slots=True)
class Row:
    """A property with all that is stated by it, or a caption."""

    label: str
    """`depicts (P180)`, `Caption (svenska)`."""
    values: tuple[str, ...]
    language: str = ""
    """The code of a caption's language, "" for a statement."""


def describe_entity(entity: Entity) -> list[Row]:
    """The captions, then the statements by property."""
    captions = [
        Row(f"Caption ({LANGUAGES.get(language, language)})", (text,), language)
        for language, text in entity.labels.items()
    ]
    grouped: dict[str, list[str]] = {}
    for claim in entity.claims.values():
        grouped.setdefault(claim["mainsnak"]["property"], []).append(_say_claim(claim))
    return captions + [Row(_say_property(each), tuple(values)) for each, values in grouped.items()]


def list_entity(entity: Entity) -> list[str]:
    """The same as lines of text."""
    return [f"{row.label}: {value}" for row in describe_entity(entity) for value in row.values]


def _say_property(number: str) -> str:
    return f"{PROPERTY_NAMES[number]} ({number})" if number in PROPERTY_NAMES else number


def _say_claim(claim: Claim) -> str:
    snaks: Iterable[Mapping[str, Any]] = [snak for group in claim.get("qualifiers", {}).values() for snak in group]
    details = [f"{_say_property(snak['property'])}: {_say_snak(snak)}" for snak in snaks]
    if claim["rank"] != "normal":
        details.append(claim["rank"])
    return _say_snak(claim["mainsnak"]) + (f" [{'; '.join(details)}]" if details else "")


def _say_snak(snak: Mapping[str, Any]) -> str:
    if snak["snaktype"] != "value":
        return {"somevalue": "unknown value", "novalue": "no value"}[snak["snaktype"]]
    value = snak["datavalue"]["value"]
    match snak["datavalue"]["type"]:
        case "wikibase-entityid":
            said = value["id"]
        case "time":
            said = value["time"][1:][: _DATE_CHARACTERS.get(value["precision"])]
        case "globecoordinate":
            said = f"{value['latitude']}, {value['longitude']}"
        case "quantity":
            said = f"{value['amount'].removeprefix('+')} {value['unit'].rpartition('/')[2]}".removesuffix(" 1")
        case "monolingualtext":
            said = f"{value['text']} ({value['language']})"
        case _:
            said = value
    return str(said)
