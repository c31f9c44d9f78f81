"""Structured data as Wikibase keeps and shows them: what it adds and how it writes, beside what was sent."""

import copy
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from photowalk.pages.statements.seen import SeenEntity, parse_entity


@dataclass
class KeptEntity:
    """The structured data of a file on a wiki."""

    labels: dict[str, str] = field(default_factory=dict)
    claims: dict[str, dict[str, Any]] = field(default_factory=dict)
    """By GUID."""

    def send(self, data: Mapping[str, Any] | None) -> None:
        """Do as `wbeditentity` does; a statement cannot be taken out twice."""
        sent = data or {}
        for language, label in sent.get("labels", {}).items():
            assert label["language"] == language
            if "remove" in label:
                del self.labels[language]
            else:
                self.labels[language] = label["value"]
        for claim in sent.get("claims", ()):
            if "remove" in claim:
                del self.claims[claim["id"]]
            else:
                self.claims[claim["id"]] = copy.deepcopy(claim)

    @property
    def seen(self) -> SeenEntity:
        """It as photowalk reads it."""
        return parse_entity(show_entity(self.labels, self.claims))

    def find(self, of: str) -> list[dict[str, Any]]:
        """The statements of a property."""
        return [claim for claim in self.claims.values() if claim["mainsnak"]["property"] == of]


def show_entity(labels: Mapping[str, str], claims: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """The JSON of an entity: `statements` by property, in another order, with hashes and datatypes, `[]` for `{}`."""
    statements: dict[str, list[dict[str, Any]]] = {}
    for claim_id, claim in reversed(list(claims.items())):
        shown = _show_claim(claim, claim_id)
        statements.setdefault(shown["mainsnak"]["property"], []).append(shown)
    texts = {language: {"language": language, "value": text} for language, text in labels.items()}
    return {"type": "mediainfo", "id": "M1", "labels": texts or [], "descriptions": [], "statements": statements or []}


def _show_claim(claim: Mapping[str, Any], claim_id: str) -> dict[str, Any]:
    shown = {**claim, "id": claim_id, "mainsnak": _show_snak(claim["mainsnak"])}
    if "qualifiers" in claim:
        groups = reversed(claim["qualifiers"].items())
        shown["qualifiers"] = {of: [_show_snak(snak) for snak in snaks] for of, snaks in groups}
    return shown


def _show_snak(snak: Mapping[str, Any]) -> dict[str, Any]:
    shown = {**copy.deepcopy(dict(snak)), "hash": "0" * 40, "datatype": "some"}
    value = shown.get("datavalue", {}).get("value")
    match value:
        case {"time": str(time)}:
            value["time"] = f"+0000000{time[1:]}"
        case {"amount": str(), "unit": str()}:
            value |= {"upperBound": None, "lowerBound": None}
        case {"latitude": _, "altitude": _}:
            del value["altitude"]
            value["latitude"] = float(value["latitude"])
    return shown
