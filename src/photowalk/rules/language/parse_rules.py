"""Effects, conditions and rules of photowalk.toml, out of a document that is known to be right."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from photowalk.model import TripPart
from photowalk.rules.conditions.globs import glob_folder
from photowalk.rules.items import parse_item
from photowalk.rules.language.page_dates import render_page_date
from photowalk.rules.language.parse_values import find_item, parse_box, parse_circle, parse_point, parse_texts
from photowalk.rules.language.ratings import find_rating_range
from photowalk.rules.language.schema import DEFAULT_LAYOUT
from photowalk.rules.language.spans import parse_span, parse_times
from photowalk.rules.language.toml_text import quote_text
from photowalk.rules.settings import Area, Effects, Rule, When

Table = Mapping[str, Any]
Areas = Mapping[str, Area]

_ANY_SESSION = "*"


def parse_effects(table: Table) -> Effects:
    """What the defaults, or a rule, set."""
    return Effects(
        title=table.get("title"),
        descriptions=MappingProxyType(dict(table.get("description", {}))),
        captions=MappingProxyType(dict(table.get("caption", {}))),
        categories=tuple(table.get("categories", ())),
        removed_categories=tuple(table.get("remove_categories", ())),
        license=table.get("license"),
        author=table.get("author"),
        author_item=find_item(table, "author_item"),
        origin=table.get("origin"),
        date=render_page_date(table["date"]) if "date" in table else None,
        date_form=table.get("date_form"),
        credit=table.get("credit"),
        permission=table.get("permission"),
        templates=tuple(table.get("templates", ())),
        depicts=tuple(map(parse_item, table.get("depicts", ()))),
        event=find_item(table, "event_item"),
        location=find_item(table, "location_item"),
        object_position=parse_point(table["object"]) if "object" in table else None,
        layout=_parse_layout(table["layout"]) if "layout" in table else None,
        skip=(table["skip"] or "") if "skip" in table else None,
    )


def parse_rule(table: Table, number: int, *, areas: Areas) -> Rule:
    """One rule; number: its place in the file, from 1. areas: those of the files that conditions name, by path."""
    name = table.get("name")
    numbered = f"rule {number}"
    return Rule(
        name=name or numbered,
        source=f"rule {quote_text(name)}" if name else numbered,
        when=_parse_when(table.get("when", {}), areas),
        effects=parse_effects(table),
    )


def _parse_layout(text: str) -> str:
    return "" if text == DEFAULT_LAYOUT else text


def _parse_when(table: Table, areas: Areas) -> When:
    files = parse_texts(table.get("files", ()))
    folders = tuple(map(glob_folder, parse_texts(table.get("folders", ()))))
    # Where both are given a file must be of one and lie in one of the others: a condition beside the condition.
    beside = (When(files=folders),) if files and folders else ()
    return When(
        files=files or folders,
        dates=parse_span(table["dates"]) if "dates" in table else None,
        times=parse_times(table["time"]) if "time" in table else None,
        near=parse_circle(table["near"]) if "near" in table else None,
        box=parse_box(table["box"]) if "box" in table else None,
        area=areas[table["area"]] if "area" in table else None,
        rating=find_rating_range(table["rating"]) if "rating" in table else None,
        has_position=table.get("has_position"),
        has_date=table.get("has_date"),
        parts=tuple(map(TripPart, parse_texts(table.get("part", ())))),
        groups=_parse_groups(table.get("group", ())),
        sessions=_parse_sessions(table.get("session", ())),
        all_of=beside + _parse_nested(table.get("all", ()), areas),
        any_of=_parse_nested(table.get("any", ()), areas),
        none_of=_parse_nested(table.get("not", ()), areas),
        **{field: parse_texts(table.get(name, ())) for field, name in _TEXTS.items()},
    )


_TEXTS = MappingProxyType(
    {
        "cities": "city",
        "regions": "region",
        "countries": "country",
        "cameras": "camera",
        "lenses": "lens",
        "serials": "serial",
        "keywords": "keyword",
        "persons": "person",
        "labels": "label",
        "rules": "rule",
    }
)
"""Fields of `When` that hold texts, and the keys they are under."""


def _parse_groups(value: int | Sequence[int]) -> tuple[int, ...]:
    return (value,) if isinstance(value, int) else tuple(value)


def _parse_sessions(value: bool | str | Sequence[bool | str]) -> tuple[str, ...]:  # noqa: FBT001 -- as TOML has it
    listed = value if isinstance(value, Sequence) and not isinstance(value, str) else [value]
    return tuple(_ANY_SESSION if one is True else str(one) for one in listed)


def _parse_nested(value: Table | Sequence[Table], areas: Areas) -> tuple[When, ...]:
    tables = [value] if isinstance(value, Mapping) else value
    return tuple(_parse_when(table, areas) for table in tables)
