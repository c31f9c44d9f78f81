"""Statements, looked into."""

from collections.abc import Iterable
from typing import Any

from photowalk.model import FilePage
from photowalk.pages.statements.entity import Entity
from photowalk.pages.statements.wire import Claim

PAGE = FilePage(
    descriptions={"en": "City Hall"},
    date="2019-08-16",
    author="Jane Doe",
    origin="own",
    license="cc-by-sa-4.0",
)
"""The least that a page has."""


def read_claims(entity: Entity) -> list[dict[str, Any]]:
    """The statements as plain JSON."""
    return [dict(claim) for claim in entity["claims"]]


def properties_of(claims: Iterable[Claim]) -> list[str]:
    """Of each its property, in order."""
    return [claim["mainsnak"]["property"] for claim in claims]


def value_of(claim: Claim | None) -> Any:  # noqa: ANN401 - the JSON of any datatype
    """What a statement says."""
    assert claim is not None
    return claim["mainsnak"]["datavalue"]["value"]


def qualifiers_of(claim: Claim | None) -> dict[str, Any]:
    """What is said beside it, by property; each of these properties once."""
    assert claim is not None
    found = {of: [snak["datavalue"]["value"] for snak in snaks] for of, snaks in claim.get("qualifiers", {}).items()}
    assert list(found) == claim.get("qualifiers-order", [])
    return {of: value for of, (value,) in found.items()}
