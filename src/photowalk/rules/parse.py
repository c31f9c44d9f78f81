"""From a parsed TOML document to settings."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from photowalk.model import GeoPoint
from photowalk.rules.check import find_problems
from photowalk.rules.settings import (
    DEFAULT_GALLERY_PAGE,
    DEFAULT_LANGUAGES,
    DEFAULT_WIKI,
    Author,
    Circle,
    Effects,
    Rule,
    Settings,
    When,
)
from photowalk.rules.spans import parse_span
from photowalk.rules.toml_text import quote_text

Problems = tuple[str, ...]
Table = Mapping[str, Any]


def parse_settings(document: Table, *, licenses: frozenset[str]) -> Settings | Problems:
    """The settings that a document holds, or all that is wrong with it, each as `key.path: what is wrong`.

    Args:
        document: as `tomllib` gives it.
        licenses: the keys of the license table.
    """
    return find_problems(document, licenses=licenses) or _parse_document(document)


# From here on the document is known to be right: `find_problems` found none.


def _parse_document(document: Table) -> Settings:
    return Settings(
        author=Author(**document["author"]),
        wiki=document.get("wiki", DEFAULT_WIKI),
        languages=tuple(dict.fromkeys(document.get("languages", DEFAULT_LANGUAGES))),
        event=document.get("event", {}).get("name"),
        gallery_page=document.get("gallery", {}).get("page", DEFAULT_GALLERY_PAGE),
        defaults=_parse_effects(document.get("defaults", {})),
        rules=tuple(_parse_rule(rule, number) for number, rule in enumerate(document.get("rules", ()), start=1)),
    )


def _parse_effects(table: Table) -> Effects:
    return Effects(
        title=table.get("title"),
        descriptions=MappingProxyType(dict(table.get("description", {}))),
        categories=tuple(table.get("categories", ())),
        license=table.get("license"),
        author=table.get("author"),
        origin=table.get("origin"),
    )


def _parse_rule(table: Table, number: int) -> Rule:
    name = table.get("name")
    numbered = f"rule {number}"
    return Rule(
        name=name or numbered,
        source=f"rule {quote_text(name)}" if name else numbered,
        when=_parse_when(table.get("when", {})),
        effects=_parse_effects(table),
    )


def _parse_when(table: Table) -> When:
    files = table.get("files", ())
    return When(
        files=(files,) if isinstance(files, str) else tuple(files),
        dates=parse_span(table["dates"]) if "dates" in table else None,
        near=_parse_circle(table["near"]) if "near" in table else None,
    )


def _parse_circle(table: Table) -> Circle:
    return Circle(GeoPoint(float(table["latitude"]), float(table["longitude"])), float(table["radius_m"]))
