"""`action=wbeditentity` and `wbgetentities`: captions and statements of files, with Wikibase's answers and errors.

The order of the checks is that of Wikibase's EditEntity: which file, which revision, what data, who, limit, conflict.
See https://www.mediawiki.org/wiki/Wikibase/API (read 2026-11).
"""

import json
import re
from dataclasses import dataclass

from photowalk.sandbox.api.call import Answer, Call, Params
from photowalk.sandbox.api.entity_changes import Changes, apply_changes, read_changes
from photowalk.sandbox.api.errors import ApiError, wikibase_error
from photowalk.sandbox.api.rights import require_no_tags
from photowalk.sandbox.entities import Entity, make_entity_id, merge_entities, parse_entity, render_entity, render_slot
from photowalk.sandbox.pages import Deed, Page, Revision
from photowalk.sandbox.titles import FILE

_ID = re.compile(r"M[1-9]\d{0,9}")


@dataclass(frozen=True, slots=True)
class Target:
    """The file whose entity is edited, and the revision that the editor saw."""

    page: Page
    latest: Revision
    base: Revision

    @property
    def id(self) -> str:
        """The entity's."""
        return make_entity_id(self.page.id)


def answer_wbgetentities(call: Call) -> Answer:
    """The answer of `action=wbgetentities`: each entity asked for, or that it is missing."""
    given = call.of("wbgetentities").values("ids")
    if not given:
        raise wikibase_error("param-missing", 'Either provide "ids" or pairs of "sites" and "titles".')
    for entity_id in given:
        if not _ID.fullmatch(entity_id.upper()):
            raise _no_such_entity(entity_id)
    return {"entities": {each.upper(): _describe(call, each.upper()) for each in given}, "success": 1}


def answer_wbeditentity(call: Call) -> Answer:
    """The answer of `action=wbeditentity`."""
    params = call.of("wbeditentity")
    text = params.require("data")
    with call.store.transaction():
        target = _find_target(params)
        changes = read_changes(_read_data(text, target))
        require_no_tags(params)
        _require_unblocked(call)
        old = Entity() if params.flag("clear") else parse_entity(target.base.entity)
        new = apply_changes(changes, old, entity_id=target.id)
        _count_hit(call)
        entity = merge_entities(parse_entity(target.latest.entity), parse_entity(target.base.entity), new=new)
        if entity is None:
            raise wikibase_error("editconflict", "Edit conflict.", "wikibase-api-editconflict", "edit-conflict")
        return {"entity": _save(params, target, entity=entity, changes=changes), "success": 1}


def _describe(call: Call, entity_id: str) -> Answer:
    page = _find_page(call, entity_id)
    revision = call.store.pages.require_revision(page.latest) if page else None
    if page is None or revision is None or revision.entity is None:
        return {"id": entity_id, "missing": ""}
    about: Answer = {
        "pageid": page.id,
        "ns": page.title.ns,
        "title": page.title.full,
        "lastrevid": revision.id,
        "modified": revision.at,
    }
    return about | render_entity(parse_entity(revision.entity), entity_id)


def _find_page(call: Call, entity_id: str) -> Page | None:
    page = call.store.pages.find_by_id(int(entity_id[1:]))
    return page if page and page.title.ns == FILE else None


def _find_target(params: Params) -> Target:
    entity_id = params.text("id").upper()
    if not entity_id:
        raise wikibase_error("param-illegal", 'Either provide the item "id" or pairs of "site" and "title".')
    if not _ID.fullmatch(entity_id):
        raise wikibase_error("invalid-entity-id", f"Invalid entity ID: {entity_id}")
    page = _find_page(params.call, entity_id)
    if page is None:
        raise _no_such_entity(entity_id)
    latest = params.call.store.pages.require_revision(page.latest)
    base = params.find_integer("baserevid")
    return Target(page, latest, _require_base(params, page, number=base) if base else latest)


def _require_base(params: Params, page: Page, *, number: int) -> Revision:
    """A revision of the page that holds an entity: one without is none to Wikibase."""
    revision = params.call.store.pages.find_revision(number)
    if revision is None or revision.page_id != page.id or revision.entity is None:
        raise wikibase_error("nosuchrevid", f"No such revision found for {make_entity_id(page.id)}: {number}")
    return revision


def _read_data(text: str, target: Target) -> dict[str, object]:
    try:
        data = json.loads(text)
    except ValueError as error:
        info = "Invalid json: The supplied JSON structure could not be parsed or recreated as a valid structure"
        raise wikibase_error("invalid-json", info) from error
    if isinstance(data, list) and data:
        raise wikibase_error("not-recognized-string", "Top level structure must be a JSON object (no keys found)")
    if not isinstance(data, dict | list):
        raise wikibase_error("not-recognized-array", "Top level structure must be a JSON object")
    facts = {
        "id": target.id,
        "type": "mediainfo",
        "pageid": target.page.id,
        "ns": FILE,
        "title": target.page.title.full,
    }
    read = dict(data)
    for name, value in facts.items():
        if read.get(name, value) != value:
            code = "param-invalid" if name in {"id", "type"} else "param-illegal"
            raise wikibase_error(code, f'Illegal field used in call: "{name}", must either be correct or not given')
    return read


def _require_unblocked(call: Call) -> None:
    if call.session.user.block:
        info = "You do not have the permissions needed to carry out this action."
        raise wikibase_error("permissiondenied", info, "wikibase-api-permissiondenied", "blockedtext")


def _count_hit(call: Call) -> None:
    """Count one edit; a used up limit has a code of its own here, and says what it is in a message's name."""
    if not call.store.accounts.take_hit("edit", call.session.user, at=call.now):
        raise wikibase_error("failed-save", "The save has failed.", "wikibase-api-failed-save", "actionthrottledtext")


def _save(params: Params, target: Target, *, entity: Entity, changes: Changes) -> Answer:
    call = params.call
    comment = f"{changes.comment} {params.text('summary')}".strip()
    deed = Deed(call.session.user, call.at, comment)
    answer = render_entity(entity, target.id)
    if target.latest.entity is not None and parse_entity(target.latest.entity) == entity:
        return answer | {"lastrevid": target.latest.id, "nochange": True}
    saved = call.store.pages.save_entity(target.page, render_slot(entity, target.id), deed=deed)
    return answer | {"lastrevid": saved.id}


def _no_such_entity(entity_id: str) -> ApiError:
    return wikibase_error("no-such-entity", f'Could not find an entity with the ID "{entity_id}".')
