"""From a parsed TOML document to settings."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any

from photowalk.model import Removal, Session
from photowalk.rules.language.attachments import Attached, parse_attachments
from photowalk.rules.language.check import find_problems
from photowalk.rules.language.check_text import KnownNames
from photowalk.rules.language.parse_rules import parse_effects, parse_rule
from photowalk.rules.language.parse_values import find_item, parse_circle, parse_texts
from photowalk.rules.language.spans import parse_span
from photowalk.rules.settings import (
    DEFAULT_GALLERY_PAGE,
    DEFAULT_LANGUAGES,
    DEFAULT_WIKI,
    NO_TEXTS,
    Author,
    CameraClock,
    EventFacts,
    Inference,
    PlaceNames,
    Privacy,
    PrivacyZone,
    Settings,
    ZoneAction,
)
from photowalk.rules.upload_settings import UploadSettings, WarningAction

Problems = tuple[str, ...]
Table = Mapping[str, Any]


def parse_settings(
    document: Table,
    *,
    licenses: frozenset[str],
    zones: frozenset[str] | None = None,
    attachments: Mapping[str, str] = NO_TEXTS,
    unreadable: Mapping[str, str] = NO_TEXTS,
) -> Settings | Problems:
    """The settings that a document holds, or all that is wrong with it, each as `key.path: what is wrong`.

    Args:
        document: as `tomllib` gives it.
        licenses: the keys of the license table.
        zones: the IANA names of time zones; where they are not at hand only the shape of a name is checked.
        attachments: the texts of the files that `attachments.list_attachments` lists, by path.
        unreadable: why others of these files could not be read, as clauses, by path.
    """
    attached = parse_attachments(attachments, unreadable)
    known = KnownNames(licenses, zones, attached)
    return find_problems(document, known=known) or _parse_document(document, attached)


# From here on the document is known to be right: `find_problems` found none.


def _parse_document(document: Table, attached: Attached) -> Settings:
    rules = enumerate(document.get("rules", ()), start=1)
    return Settings(
        author=_parse_author(document["author"]),
        wiki=document.get("wiki", DEFAULT_WIKI),
        languages=tuple(dict.fromkeys(document.get("languages", DEFAULT_LANGUAGES))),
        event=_parse_event(document.get("event", {})),
        sessions=_list_sessions(document, attached),
        places=_parse_places(document.get("places", {})),
        gallery_page=document.get("gallery", {}).get("page", DEFAULT_GALLERY_PAGE),
        cameras=tuple(map(_parse_camera, document.get("cameras", ()))),
        inference=Inference(**document.get("positions", {})),
        privacy=_parse_privacy(document.get("privacy", {})),
        upload=_parse_upload(document.get("upload", {})),
        defaults=parse_effects(document.get("defaults", {})),
        rules=tuple(parse_rule(table, number, areas=attached.areas) for number, table in rules),
        layouts=attached.layouts,
        **{f"group_{name}": value for name, value in document.get("groups", {}).items()},
    )


def _parse_author(table: Table) -> Author:
    return Author(table.get("name"), table.get("username"), find_item(table, "item"))


def _parse_event(table: Table) -> EventFacts:
    return EventFacts(
        name=table.get("name"),
        days=parse_span(table["dates"]) if "dates" in table else None,
        venue=parse_circle(table["venue"]) if "venue" in table else None,
        zone=table.get("zone"),
        item=find_item(table, "item"),
        category=table.get("category"),
    )


def _list_sessions(document: Table, attached: Attached) -> tuple[Session, ...]:
    """Those of the calendar, and those of the document itself."""
    calendar = attached.sessions.get(document.get("event", {}).get("calendar", ""), ())
    own = map(_parse_session, document.get("sessions", ()))
    return tuple(sorted((*calendar, *own), key=_read_begin))


def _read_begin(session: Session) -> datetime:
    # A calendar has zones for some and none for others; on the clock of the event they can be put in one order.
    return session.begins.replace(tzinfo=None)


def _parse_session(table: Table) -> Session:
    return Session(
        title=table["title"],
        begins=table["from"],
        ends=table["to"],
        room=table.get("room"),
        speakers=parse_texts(table.get("speakers", ())),
        item=find_item(table, "item"),
        category=table.get("category"),
    )


def _parse_places(table: Table) -> PlaceNames:
    names = {city: MappingProxyType(dict(names)) for city, names in table.get("names", {}).items()}
    limit = {"limit_m": table["limit_m"]} if "limit_m" in table else {}
    return PlaceNames(**limit, names=MappingProxyType(names))


def _parse_camera(table: Table) -> CameraClock:
    return CameraClock(
        make=table.get("make"),
        model=table.get("model"),
        serial=table.get("serial"),
        correction=timedelta(seconds=table.get("correction_s", 0)),
        zone=table.get("zone"),
        item=find_item(table, "item"),
    )


def _parse_privacy(table: Table) -> Privacy:
    return Privacy(
        zones=tuple(map(_parse_privacy_zone, table.get("zones", ()))),
        strip=frozenset(map(Removal, table.get("strip", ()))),
    )


def _parse_privacy_zone(table: Table) -> PrivacyZone:
    decimals = {"decimals": table["decimals"]} if "decimals" in table else {}
    return PrivacyZone(parse_circle(table), ZoneAction(table["action"]), **decimals)


def _parse_upload(table: Table) -> UploadSettings:
    actions = {code: WarningAction(action) for code, action in table.get("warnings", {}).items()}
    said = {name: value for name, value in table.items() if name != "warnings"}
    return UploadSettings(MappingProxyType(actions), **said)
