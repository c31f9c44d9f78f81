"""Rows become values, or are refused: no other error comes of a row that anybody may have written."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photowalk.catalogue.records import parse_event, parse_plan, render_event, render_plan

scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5)
names = st.sampled_from(["columns", "rows", "cells", "sources", "title"])
contents = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=3), max_leaves=8
)
plan_like = st.fixed_dictionaries(
    {"columns": contents, "rows": st.lists(st.fixed_dictionaries({"cells": contents, "sources": contents}), max_size=2)}
)
columns = st.none() | st.integers() | st.floats() | st.binary(max_size=5) | st.text(max_size=5)
texts = st.sampled_from(["2019-08-16T12:00:00+00:00", "commons", "intent", "1" * 40, '{"title": "A.jpg"}'])


@given(st.lists(columns | texts | contents.map(json.dumps), min_size=5, max_size=5))
def test_any_row_is_an_event_or_refused(row: list[object]) -> None:
    """What is taken is an event that can be stored again as it is."""
    try:
        event = parse_event(row)
    except ValueError:
        return
    assert parse_event(render_event(event)) == event


@given(contents | plan_like)
def test_any_json_is_a_plan_or_refused(content: object) -> None:
    """What is taken is a plan that can be stored again as it is."""
    try:
        plan = parse_plan([json.dumps(content)])
    except ValueError:
        return
    assert parse_plan([render_plan(plan)]) == plan


@pytest.mark.parametrize("text", ["[" * 100_000, '{"a":' * 100_000, "9" * 10_000])
def test_json_made_to_exhaust_the_reader_is_refused(text: str) -> None:
    """Nesting and figures without end are damage like any other."""
    with pytest.raises(ValueError, match=r"nested too deep|digits"):
        parse_plan([text])
