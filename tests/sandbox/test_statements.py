"""Structured data in words."""

from typing import Any

import pytest

from photowalk.sandbox.entities import Entity
from photowalk.sandbox.statements import Row, describe_entity, list_entity

ITEM = {"entity-type": "item", "numeric-id": 1754, "id": "Q1754"}


def snak(of: str, kind: str = "string", value: object = "x") -> dict[str, Any]:
    """A property with a value."""
    return {"snaktype": "value", "property": of, "datavalue": {"type": kind, "value": value}}


def claim(main: dict[str, Any], **parts: object) -> dict[str, Any]:
    """A statement."""
    return {"mainsnak": main, "type": "statement", "rank": "normal", **parts}


@pytest.mark.parametrize(
    ("kind", "value", "said"),
    [
        ("wikibase-entityid", ITEM, "Q1754"),
        ("string", "Jane Doe", "Jane Doe"),
        ("time", {"time": "+2019-08-16T00:00:00Z", "precision": 11}, "2019-08-16"),
        ("time", {"time": "+2019-08-00T00:00:00Z", "precision": 10}, "2019-08"),
        ("time", {"time": "+2019-00-00T00:00:00Z", "precision": 9}, "2019"),
        ("globecoordinate", {"latitude": 59.3, "longitude": 18.0}, "59.3, 18.0"),
        ("quantity", {"amount": "+109.45", "unit": "http://www.wikidata.org/entity/Q28390"}, "109.45 Q28390"),
        ("quantity", {"amount": "+400", "unit": "1"}, "400"),
        ("monolingualtext", {"text": "På natten", "language": "sv"}, "På natten (sv)"),
    ],
)
def test_a_value_is_said_by_its_type(kind: str, value: object, said: str) -> None:
    """Items and units by their ids."""
    assert describe_entity(Entity(claims={"a": claim(snak("P1", kind, value))})) == [Row("P1", (said,))]


@pytest.mark.parametrize(("kind", "said"), [("somevalue", "unknown value"), ("novalue", "no value")])
def test_a_value_may_not_be_there(kind: str, said: str) -> None:
    """And that is said, too."""
    assert list_entity(Entity(claims={"a": claim({"snaktype": kind, "property": "P170"})})) == [
        f"creator (P170): {said}"
    ]


def test_statements_stand_by_property_with_what_qualifies_them() -> None:
    """Captions first, under the names of their languages; a rank is told where it is not the ordinary one."""
    first = claim(
        snak("P180"), qualifiers={"P7787": [snak("P7787", value="120")], "P9": [snak("P9")]}, rank="preferred"
    )
    entity = Entity({"sv": "På natten", "xx": "?"}, {}, {"a": first, "b": claim(snak("P1")), "c": claim(snak("P180"))})
    assert describe_entity(entity) == [
        Row("Caption (svenska)", ("På natten",), "sv"),
        Row("Caption (xx)", ("?",), "xx"),
        Row("depicts (P180)", ("x [heading (P7787): 120; P9: x; preferred]", "x")),
        Row("P1", ("x",)),
    ]
