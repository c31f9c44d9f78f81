"""Structured data in a form that compares."""

from typing import Any

import pytest
from hypothesis import given

from photowalk.model import FilePage
from photowalk.pages.statements.entity import make_entity
from photowalk.pages.statements.seen import SeenEntity, parse_claim, parse_entity
from support.page_cases import file_pages
from support.wikibase_forms import show_entity

DAY = {"time": "+2019-08-16T00:00:00Z", "precision": 11, "calendarmodel": "Q1985727"}
POINT = {"latitude": 59.0, "longitude": 18, "precision": 0.001, "globe": "Q2"}
METRES = {"amount": "+1.50", "unit": "Q11573"}


def make_claim(kind: str, value: object, **parts: object) -> dict[str, Any]:
    """A statement with a value of a type."""
    return {"mainsnak": {"snaktype": "value", "property": "P1", "datavalue": {"type": kind, "value": value}}, **parts}


@given(file_pages)
def test_what_a_wiki_shows_is_what_was_sent(page: FilePage) -> None:
    """Ids, hashes, datatypes, another order and empty maps as lists make no difference."""
    entity = make_entity(page)
    labels = {language: label["value"] for language, label in entity["labels"].items()}
    shown = parse_entity(
        show_entity(labels, {f"M1${number}": dict(each) for number, each in enumerate(entity["claims"])})
    )
    sent = parse_entity(entity)
    assert shown.labels == sent.labels
    assert sorted(claim.whole for claim in shown.claims) == sorted(claim.whole for claim in sent.claims)
    assert {claim.id for claim in shown.claims} == {f"M1${number}" for number in range(len(sent.claims))}


def test_an_entity_without_anything_is_empty() -> None:
    """PHP writes its empty maps as lists, or leaves them out."""
    assert parse_entity({}) == parse_entity({"labels": [], "statements": []}) == SeenEntity()


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("time", DAY, DAY | {"time": "+00000002019-08-16T00:00:00Z", "timezone": 0, "before": 0}),
        ("time", DAY | {"precision": 10}, DAY | {"precision": 10, "time": "+2019-08-00T00:00:00Z"}),
        ("time", DAY | {"precision": 9}, DAY | {"precision": 9, "time": "+2019-00-00T00:00:00Z"}),
        ("globecoordinate", POINT, POINT | {"latitude": 59, "altitude": None}),
        ("globecoordinate", POINT | {"precision": None}, POINT | {"precision": None, "latitude": 59.00000000001}),
        ("globecoordinate", POINT | {"longitude": 0}, POINT | {"longitude": -0.0}),
        ("quantity", METRES, METRES | {"amount": "1.5", "upperBound": None}),
        ("monolingualtext", {"text": "a", "language": "en"}, {"language": "en", "text": "a"}),
        ("wikibase-entityid", {"id": "Q7"}, {"entity-type": "item", "numeric-id": 7}),
        ("string", "e\N{COMBINING ACUTE ACCENT}", "\N{LATIN SMALL LETTER E WITH ACUTE}"),
    ],
)
def test_one_value_is_written_in_many_ways(kind: str, one: object, other: object) -> None:
    """Leading zeros, days behind months, numbers with and without a point, items by number."""
    assert parse_claim(make_claim(kind, one)).whole == parse_claim(make_claim(kind, other)).whole


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("time", DAY, DAY | {"time": "+2019-08-17T00:00:00Z"}),
        ("time", DAY, DAY | {"precision": 10}),
        ("time", DAY, DAY | {"time": "+2019-08-16T14:00:00Z"}),
        ("time", DAY, DAY | {"calendarmodel": "Q1985786"}),
        ("globecoordinate", POINT, POINT | {"latitude": 59.000001}),
        ("globecoordinate", POINT, POINT | {"precision": None}),
        ("quantity", METRES, METRES | {"amount": "+1.51"}),
        ("quantity", METRES, METRES | {"upperBound": "+1.6"}),
        ("quantity", METRES, METRES | {"unit": "1"}),
        ("quantity", METRES, METRES | {"amount": "many"}),
        ("quantity", METRES, METRES | {"amount": "1E+999999999999"}),
        ("monolingualtext", {"text": "a", "language": "en"}, {"text": "a", "language": "sv"}),
    ],
)
def test_other_values_are_other_values(kind: str, one: object, other: object) -> None:
    """Also such as no number can be made of."""
    assert parse_claim(make_claim(kind, one)).main != parse_claim(make_claim(kind, other)).main


@pytest.mark.parametrize(
    "parts",
    [
        {"rank": "preferred"},
        {"qualifiers": {"P2": [{"snaktype": "novalue", "property": "P2"}]}},
        {"references": [{"snaks": {"P143": [{"snaktype": "somevalue", "property": "P143"}]}}]},
    ],
)
def test_what_is_said_beside_a_value_counts(parts: dict[str, object]) -> None:
    """A rank, a qualifier or a reference makes another statement with the same main value."""
    plain, more = parse_claim(make_claim("string", "a")), parse_claim(make_claim("string", "a", **parts))
    assert (more.main, more.property) == (plain.main, "P1")
    assert more.whole != plain.whole


@pytest.mark.parametrize(
    "entity", [{"labels": ["a"]}, {"labels": 5}, {"statements": {"P1": [{"id": "M1$1"}]}}, {"claims": 5}]
)
def test_what_is_no_entity_is_refused(entity: dict[str, object]) -> None:
    """By one of the errors that stand for an answer of no known shape."""
    with pytest.raises((LookupError, TypeError, ValueError, AttributeError)):
        parse_entity(entity)
