"""Structured data as values: written, read back, and merged."""

import json

from hypothesis import given
from hypothesis import strategies as st

from photowalk.sandbox.entities import Entity, merge_entities, parse_entity, render_slot

CODES = ("en", "sv", "de")
TERMS = st.dictionaries(st.sampled_from(CODES), st.text(min_size=1))


def _claim(guid: str, of: str) -> dict[str, object]:
    return {"id": guid, "mainsnak": {"snaktype": "somevalue", "property": of}, "type": "statement", "rank": "normal"}


CLAIMS = st.dictionaries(
    st.sampled_from(["M1$a", "M1$b", "M1$c"]), st.sampled_from(["P1", "P2"]).map(lambda of: _claim("", of))
).map(lambda claims: {guid: claim | {"id": guid} for guid, claim in claims.items()})
ENTITIES = st.builds(Entity, TERMS, TERMS, CLAIMS)


@given(ENTITIES)
def test_what_is_stored_is_read_back(entity: Entity) -> None:
    """Empty or not; claims of one property stand together."""
    assert parse_entity(render_slot(entity, "M1")) == entity


def test_no_slot_is_an_empty_entity() -> None:
    """And an empty entity is written with lists, as PHP does."""
    assert parse_entity(None) == Entity()
    stored = json.loads(render_slot(Entity(), "M1"))
    assert stored == {"type": "mediainfo", "id": "M1", "labels": [], "descriptions": [], "statements": []}


@given(ENTITIES, ENTITIES)
def test_merging_with_nobody_elses_changes_gives_ones_own(old: Entity, new: Entity) -> None:
    """And without changes of one's own everybody else's."""
    assert merge_entities(old, old, new=new) == new
    assert merge_entities(new, old, new=old) == new


@given(ENTITIES, ENTITIES, ENTITIES)
def test_a_merge_loses_nothing_or_fails(latest: Entity, old: Entity, new: Entity) -> None:
    """What either side changed is in the outcome."""
    merged = merge_entities(latest, old, new=new)
    if merged is not None:
        for language in CODES:
            before, mine, theirs = (each.labels.get(language) for each in (old, new, latest))
            assert merged.labels.get(language) == (theirs if mine == before else mine)


def test_both_sides_changing_one_thing_is_a_conflict() -> None:
    """Even to the same text; different things are none."""
    old, mine = Entity({"en": "One"}), Entity({"en": "Two"})
    assert merge_entities(Entity({"en": "Two"}), old, new=mine) is None
    assert merge_entities(Entity({}), old, new=mine) is None
    assert merge_entities(Entity({"en": "One", "sv": "Ett"}), old, new=mine) == Entity({"en": "Two", "sv": "Ett"})
