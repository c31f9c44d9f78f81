"""Rows of the catalogue as values, and values as rows.

The file may have been made by anybody: a row that is not shaped as ours is a `ValueError` that says what is wrong.
"""

import json
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Final

from photowalk.model import Event, EventKind, Plan, PlannedRow, Sha1

_SHA1: Final = re.compile("[0-9a-f]{40}")


def render_event(event: Event) -> tuple[str, str, str, str | None, str]:
    """The columns `at`, `wiki`, `kind`, `sha1` and `data`."""
    at = event.at.astimezone(UTC).isoformat()
    return at, event.wiki, event.kind.value, event.sha1, json.dumps(dict(event.data))


def parse_event(row: Sequence[object]) -> Event:
    """The event of the columns that `render_event` gives.

    Raises:
        ValueError: a column is not as it should be.
    """
    match row:
        case [str(at), str(wiki), str(kind), None | str() as sha1, str(data)]:
            return Event(_parse_time(at), wiki, EventKind(kind), _parse_sha1(sha1), _parse_texts(_parse_json(data)))
    raise ValueError("a line of the journal is not in text")


def render_plan(plan: Plan) -> str:
    """A plan as JSON."""
    rows = [{"cells": dict(row.cells), "sources": dict(row.sources)} for row in plan.rows]
    return json.dumps({"columns": plan.columns, "rows": rows})


def parse_plan(row: Sequence[object]) -> Plan:
    """The plan of a row whose one column is what `render_plan` gives.

    Raises:
        ValueError: it is no such text.
    """
    match row:
        case [str(content)]:
            return _parse_plan(_parse_json(content))
    raise ValueError("a plan is not in text")


def _parse_json(text: str) -> object:
    try:
        content: object = json.loads(text)
    except RecursionError as error:
        raise ValueError("JSON is nested too deep") from error
    return content


def _parse_time(text: str) -> datetime:
    at = datetime.fromisoformat(text)
    if at.utcoffset() != timedelta():
        raise ValueError(f"the time {text!r} is not in UTC")
    return at.replace(tzinfo=UTC)


def _parse_sha1(text: str | None) -> Sha1 | None:
    if text is None:
        return None
    if not _SHA1.fullmatch(text):
        raise ValueError(f"{text[:50]!r} is no SHA-1")
    return Sha1(text)


def _parse_texts(value: object) -> Mapping[str, str]:
    match value:
        case dict() if all(isinstance(text, str) for text in value.values()):  # JSON's keys always are texts
            return value
    raise ValueError("JSON holds something else where texts by name should be")


def _parse_plan(value: object) -> Plan:
    match value:
        case {"columns": list(columns), "rows": list(rows)} if all(isinstance(column, str) for column in columns):
            return Plan(tuple(columns), tuple(_parse_row(row) for row in rows))
    raise ValueError("JSON is no plan")


def _parse_row(value: object) -> PlannedRow:
    match value:
        case {"cells": cells, "sources": sources}:
            return PlannedRow(_parse_texts(cells), _parse_texts(sources))
    raise ValueError("JSON is no row of a plan")
