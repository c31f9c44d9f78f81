"""The structured data of a file, as Wikibase keeps it: captions and statements. Pure.

See https://www.mediawiki.org/wiki/Extension:WikibaseMediaInfo/Data_Model (read 2026-11).
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

CONTENT_MODEL = "wikibase-mediainfo"
CONTENT_FORMAT = "application/json"

Claim = dict[str, Any]
"""A statement as the API tells it: `id`, `mainsnak`, `type`, maybe `qualifiers`, `rank`."""
Rendered = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Entity:
    """What is known of one file beside its wikitext."""

    labels: Mapping[str, str] = field(default_factory=dict)
    """The captions by their languages."""
    descriptions: Mapping[str, str] = field(default_factory=dict)
    """Longer texts by their languages; Commons uses none."""
    claims: Mapping[str, Claim] = field(default_factory=dict)
    """The statements by their ids: `M12$0d6e2d6c-…`."""


def make_entity_id(page_id: int) -> str:
    """The id of a file page's entity: `M12`."""
    return f"M{page_id}"


def parse_entity(text: str | None) -> Entity:
    """The entity that a slot holds; an empty one where there is no slot."""
    stored = json.loads(text) if text else {}
    claims = [claim for group in dict(stored.get("statements") or {}).values() for claim in group]
    return Entity(
        _parse_terms(stored.get("labels")), _parse_terms(stored.get("descriptions")), {c["id"]: c for c in claims}
    )


def render_slot(entity: Entity, entity_id: str) -> str:
    """The JSON of the slot, where an empty map is a list: PHP's way to write it."""
    rendered = {name: [] if value == {} else value for name, value in render_entity(entity, entity_id).items()}
    return json.dumps(rendered, ensure_ascii=False, separators=(",", ":"))


def render_entity(entity: Entity, entity_id: str) -> Rendered:
    """The entity as the API tells it: what is written as `claims` is read as `statements`, by property."""
    statements: dict[str, list[Claim]] = {}
    for claim in entity.claims.values():
        statements.setdefault(claim["mainsnak"]["property"], []).append(claim)
    return {
        "type": "mediainfo",
        "id": entity_id,
        "labels": _render_terms(entity.labels),
        "descriptions": _render_terms(entity.descriptions),
        "statements": statements,
    }


def merge_entities(latest: Entity, old: Entity, *, new: Entity) -> Entity | None:
    """The latest entity with what changed from the old to the new one; None where both sides changed one thing.

    Where nobody else changed anything the latest entity is the old one. Wikibase goes further for somebody who
    conflicts with herself: it keeps what can be kept and drops the rest.
    """
    labels = _merge(latest.labels, old.labels, new=new.labels)
    descriptions = _merge(latest.descriptions, old.descriptions, new=new.descriptions)
    claims = _merge(latest.claims, old.claims, new=new.claims)
    if labels is None or descriptions is None or claims is None:
        return None
    return Entity(labels, descriptions, claims)


def _parse_terms(stored: object) -> dict[str, str]:
    # An empty map stands there as a list.
    terms = stored if isinstance(stored, dict) else {}
    return {language: term["value"] for language, term in terms.items()}


def _render_terms(terms: Mapping[str, str]) -> dict[str, dict[str, str]]:
    return {language: {"language": language, "value": text} for language, text in terms.items()}


def _merge(latest: Mapping[str, Any], old: Mapping[str, Any], *, new: Mapping[str, Any]) -> dict[str, Any] | None:
    merged: dict[str, Any] = dict(latest)
    for key in dict.fromkeys([*old, *new]):
        before, wanted = old.get(key), new.get(key)
        if wanted == before:
            continue
        if latest.get(key) != before:
            return None
        merged[key] = wanted
    return {key: value for key, value in merged.items() if value is not None}
