"""What `wbeditentity` is to change: read first, then carried out, each with Wikibase's own errors. Pure."""

import re
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from photowalk.sandbox.api.entity_values import (
    Snak,
    invalid_claim,
    read_snak,
    require_snak_valid,
    require_term_valid,
)
from photowalk.sandbox.api.errors import wikibase_error
from photowalk.sandbox.entities import Claim, Entity

_LANGUAGE = re.compile(r"[a-z]{2,8}(-[a-z0-9]+)*")
_GUID = re.compile(r"(?P<entity>[^$]+)\$[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}", re.IGNORECASE)
_RANKS = frozenset({"preferred", "normal", "deprecated"})


@dataclass(frozen=True, slots=True)
class ClaimChange:
    """One statement to be set or taken away."""

    guid: str | None
    """None for a new one that is to be given an id."""
    claim: Claim | None
    """None for one that goes."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What one request wants."""

    labels: Mapping[str, str] = field(default_factory=dict)
    """By language; an empty one goes."""
    descriptions: Mapping[str, str] = field(default_factory=dict)
    claims: tuple[ClaimChange, ...] = ()

    @property
    def comment(self) -> str:
        """What Wikibase puts before the summary: `/* wbeditentity-update-languages-short:0||en, sv */`."""
        languages = ", ".join({**self.labels, **self.descriptions})
        if not languages:
            return "/* wbeditentity-update:0| */"
        other = "-and-other" if self.claims else ""
        return f"/* wbeditentity-update-languages{other}-short:0||{languages} */"


def read_changes(data: Mapping[str, object]) -> Changes:
    """The changes in `data`; keys that mean nothing to a file, `statements` among them, are passed over."""
    if "aliases" in data or "sitelinks" in data:
        raise wikibase_error("not-supported", "MediaInfo cannot have aliases or sitelinks")
    return Changes(
        _read_terms(data.get("labels", {})), _read_terms(data.get("descriptions", {})), tuple(_read_claims(data))
    )


def apply_changes(changes: Changes, entity: Entity, *, entity_id: str) -> Entity:
    """The entity afterwards; raises `modification-failed`."""
    claims = dict(entity.claims)
    for change in changes.claims:
        _apply_claim(change, claims, entity_id=entity_id)
    return Entity(
        _apply_terms(changes.labels, entity.labels), _apply_terms(changes.descriptions, entity.descriptions), claims
    )


def _read_terms(given: object) -> dict[str, str]:
    read = {}
    for key, term in _pairs(given):
        if not isinstance(term, Mapping):
            raise wikibase_error("not-recognized-array", "An array was expected in a term serialization")
        language = term.get("language")
        if language is None:
            raise wikibase_error("missing-language", "'language' was not found in term serialization")
        if key not in {None, language}:
            raise wikibase_error("inconsistent-language", f"{key} is not equal to {language}")
        if not _LANGUAGE.fullmatch(str(language)):
            raise wikibase_error("not-recognized-language", f"Unknown language: {language}")
        text = "" if "remove" in term else term.get("value")
        if not isinstance(text, str):
            raise wikibase_error("not-recognized-string", "A string was expected for the key 'value'")
        read[str(language)] = text.strip()
    return read


def _pairs(given: object) -> Iterable[tuple[str | None, object]]:
    if isinstance(given, Mapping):
        return given.items()
    return [(None, value) for value in _require_list(given)]


def _require_list(given: object) -> list[object]:
    if not isinstance(given, list):
        raise wikibase_error("not-recognized-array", "A list must be an array")
    return given


def _read_claims(data: Mapping[str, object]) -> Iterable[ClaimChange]:
    given = data.get("claims", [])
    groups = given.values() if isinstance(given, Mapping) else [given]
    return [_read_claim(raw) for group in groups for raw in _require_list(group)]


def _read_claim(raw: object) -> ClaimChange:
    if not isinstance(raw, Mapping):
        raise invalid_claim("The claim is no object.")
    guid = raw.get("id")
    if not isinstance(guid, str | None):
        raise invalid_claim("The GUID is no text.")
    if "remove" in raw:
        if guid is None:
            raise invalid_claim("Cannot remove a claim with no GUID")
        return ClaimChange(guid, None)
    rank = raw.get("rank", "normal")
    if raw.get("type") not in {"statement", "claim"} or rank not in _RANKS:
        raise invalid_claim("The claim has no type, or an unknown rank.")
    claim: Claim = {"mainsnak": read_snak(raw.get("mainsnak")), "type": "statement"}
    qualifiers = [read_snak(snak) for _, group in _pairs(raw.get("qualifiers", {})) for snak in _require_list(group)]
    if qualifiers:
        grouped = _group(qualifiers)
        claim |= {"qualifiers": grouped, "qualifiers-order": raw.get("qualifiers-order", list(grouped))}
    return ClaimChange(guid, claim | {"rank": rank})


def _group(snaks: Iterable[Snak]) -> dict[str, list[Snak]]:
    grouped: dict[str, list[Snak]] = {}
    for snak in snaks:
        grouped.setdefault(snak["property"], []).append(snak)
    return grouped


def _apply_terms(changes: Mapping[str, str], terms: Mapping[str, str]) -> dict[str, str]:
    for text in changes.values():
        require_term_valid(text)
    return {language: text for language, text in {**terms, **changes}.items() if text}


def _apply_claim(change: ClaimChange, claims: dict[str, Any], *, entity_id: str) -> None:
    guid = change.guid or f"{entity_id}${uuid.uuid4()}"
    known = claims.get(guid)
    if change.claim is None:
        if known is None:
            raise wikibase_error("modification-failed", f"Entity does not have claim with GUID {guid}")
        del claims[guid]
        return
    match = _GUID.fullmatch(guid)
    if match is None or match["entity"] != entity_id:
        raise wikibase_error("modification-failed", "Statement GUID invalid for given entity")
    main = change.claim["mainsnak"]
    if known and known["mainsnak"]["property"] != main["property"]:
        raise wikibase_error("modification-failed", f"Claim with GUID {guid} can't change its property.")
    for snaks in ([main], *change.claim.get("qualifiers", {}).values()):
        for snak in snaks:
            require_snak_valid(snak)
    claims[guid] = {"id": guid, **change.claim}
