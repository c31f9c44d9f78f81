"""From a parsed TOML document to settings."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from types import MappingProxyType
from typing import Any

from photowalk.model import GeoPoint, Removal
from photowalk.rules.check import find_problems
from photowalk.rules.check_value import KnownNames
from photowalk.rules.ratings import find_rating_range
from photowalk.rules.settings import (
    DEFAULT_GALLERY_PAGE,
    DEFAULT_LANGUAGES,
    DEFAULT_WIKI,
    Author,
    CameraClock,
    Circle,
    Effects,
    EventFacts,
    Inference,
    Privacy,
    PrivacyZone,
    Rule,
    Settings,
    When,
    ZoneAction,
)
from photowalk.rules.spans import parse_span
from photowalk.rules.toml_text import quote_text

Problems = tuple[str, ...]
Table = Mapping[str, Any]


def parse_settings(
    document: Table, *, licenses: frozenset[str], zones: frozenset[str] | None = None
) -> Settings | Problems:
    """The settings that a document holds, or all that is wrong with it, each as `key.path: what is wrong`.

    Args:
        document: as `tomllib` gives it.
        licenses: the keys of the license table.
        zones: the IANA names of time zones; where they are not at hand only the shape of a name is checked.
    """
    return find_problems(document, known=KnownNames(licenses, zones)) or _parse_document(document)


# From here on the document is known to be right: `find_problems` found none.


def _parse_document(document: Table) -> Settings:
    return Settings(
        author=Author(**document["author"]),
        wiki=document.get("wiki", DEFAULT_WIKI),
        languages=tuple(dict.fromkeys(document.get("languages", DEFAULT_LANGUAGES))),
        event=EventFacts(name=document.get("event", {}).get("name")),
        gallery_page=document.get("gallery", {}).get("page", DEFAULT_GALLERY_PAGE),
        cameras=tuple(map(_parse_camera, document.get("cameras", ()))),
        inference=Inference(**document.get("positions", {})),
        privacy=_parse_privacy(document.get("privacy", {})),
        defaults=_parse_effects(document.get("defaults", {})),
        rules=tuple(_parse_rule(rule, number) for number, rule in enumerate(document.get("rules", ()), start=1)),
    )


def _parse_camera(table: Table) -> CameraClock:
    return CameraClock(
        make=table.get("make"),
        model=table.get("model"),
        serial=table.get("serial"),
        correction=timedelta(seconds=table.get("correction_s", 0)),
        zone=table.get("zone"),
    )


def _parse_privacy(table: Table) -> Privacy:
    return Privacy(
        zones=tuple(map(_parse_privacy_zone, table.get("zones", ()))),
        strip=frozenset(map(Removal, table.get("strip", ()))),
    )


def _parse_privacy_zone(table: Table) -> PrivacyZone:
    decimals = {"decimals": table["decimals"]} if "decimals" in table else {}
    return PrivacyZone(_parse_circle(table), ZoneAction(table["action"]), **decimals)


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
    return When(
        files=_parse_texts(table.get("files", ())),
        dates=parse_span(table["dates"]) if "dates" in table else None,
        near=_parse_circle(table["near"]) if "near" in table else None,
        rating=find_rating_range(table["rating"]) if "rating" in table else None,
        labels=_parse_texts(table.get("label", ())),
    )


def _parse_texts(value: str | Sequence[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _parse_circle(table: Table) -> Circle:
    return Circle(GeoPoint(float(table["latitude"]), float(table["longitude"])), float(table["radius_m"]))
