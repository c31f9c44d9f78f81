"""`action=edit`: a page's new text."""

import hashlib

from photowalk.sandbox.api.call import Answer, Call, Params
from photowalk.sandbox.api.errors import ApiError, missing_one_of, mixed_params
from photowalk.sandbox.api.rights import count_hit, require_editable, require_no_tags
from photowalk.sandbox.pages import Deed, Page
from photowalk.sandbox.titles import TitleError, WikiTitle, parse_title
from photowalk.sandbox.wikitext import save_form

_TEXTS = ("text", "appendtext", "prependtext")


def answer_edit(call: Call) -> Answer:
    """The answer of `action=edit`."""
    params = call.of("edit")
    title = _title(params)
    if all(params.find(name) is None for name in (*_TEXTS, "undo")):
        raise missing_one_of(*_TEXTS, "undo")
    if params.find("undo"):
        raise ApiError("undofailure", "The edit could not be undone due to conflicting intermediate edits.")
    base_time = params.find_timestamp("basetimestamp")
    require_editable(call, title)
    require_no_tags(params)
    with call.store.transaction():
        page = call.store.pages.find(title)
        _require_wanted_state(params, page)
        text = save_form(_new_text(params, page), call.session.user.name, at=call.now)
        count_hit(call, "edit")
        _require_no_conflict(params, page, base_time=base_time)
        return {"edit": _save(params, title, page=page, text=text)}


def _title(params: Params) -> WikiTitle:
    raw, page_id = params.find("title"), params.find_integer("pageid")
    if raw is not None and page_id is not None:
        raise mixed_params("title", "pageid")
    if raw is not None:
        try:
            return parse_title(raw)
        except TitleError as error:
            raise ApiError("invalidtitle", f'Bad title "{raw}".') from error
    if page_id is None:
        raise missing_one_of("title", "pageid")
    page = params.call.store.pages.find_by_id(page_id)
    if page is None:
        raise ApiError("nosuchpageid", f"There is no page with ID {page_id}.")
    return page.title


def _require_wanted_state(params: Params, page: Page | None) -> None:
    if page and params.flag("createonly"):
        raise ApiError("articleexists", "The article you tried to create has been created already.")
    if page is None and params.flag("nocreate"):
        raise ApiError("missingtitle", "The page you specified doesn't exist.")
    if params.text("contentmodel") not in {"", "wikitext"}:
        raise ApiError("cantchangecontentmodel", "You don't have permission to change the content model of a page.")


def _new_text(params: Params, page: Page | None) -> str:
    current = params.call.store.pages.require_revision(page.latest).text if page else ""
    given = params.find("text")
    added = params.text("prependtext"), params.text("appendtext")
    _require_md5(params, "".join(added) if given is None else given)
    section = params.find("section")
    if section is not None:
        return _with_section(params, current, text=given or "", section=section)
    if params.find("prependtext") is not None or params.find("appendtext") is not None:
        return added[0] + current + added[1]
    return given or ""


def _with_section(params: Params, current: str, *, text: str, section: str) -> str:
    if section != "new":
        raise ApiError("sectionsnotsupported", "The sandbox cannot replace one section of a page: send its whole text.")
    heading = params.text("sectiontitle") or params.text("summary")
    body = f"== {heading} ==\n\n{text}" if heading else text
    return f"{current}\n\n{body}" if current else body


def _require_md5(params: Params, text: str) -> None:
    md5 = params.find("md5")
    if md5 is not None and md5 != hashlib.md5(text.encode(), usedforsecurity=False).hexdigest():
        raise ApiError("badmd5", "The supplied MD5 hash was incorrect.")


def _require_no_conflict(params: Params, page: Page | None, *, base_time: str | None) -> None:
    """An edit on top of another's is a conflict; one's own later edits are overwritten, as MediaWiki does.

    MediaWiki would try to merge what does not overlap; the sandbox lets pass only what leaves nothing to merge: a
    later revision with the same text, as one is that changed the structured data.
    """
    if page is None:
        return
    number = params.find_integer("baserevid")
    latest = params.call.store.pages.require_revision(page.latest)
    base = latest if number is None else params.call.store.pages.find_revision(number)
    is_older = base is None or base.text != latest.text
    is_anothers = base_time is not None and base_time < latest.at and latest.user != params.call.session.user.name
    if is_older or is_anothers:
        raise ApiError("editconflict", "Edit conflict.")


def _save(params: Params, title: WikiTitle, *, page: Page | None, text: str) -> Answer:
    call = params.call
    summary = params.text("summary")
    if params.find("section") == "new" and not summary:
        summary = f"/* {params.text('sectiontitle')} */ new section"
    deed = Deed(call.session.user, call.at, summary, is_minor=params.flag("minor"))
    revision = call.store.pages.save(title, text, deed=deed)
    saved = call.store.pages.find(title)
    answer: Answer = {} if page else {"new": True}
    answer |= {
        "result": "Success",
        "pageid": saved.id if saved else 0,
        "title": title.full,
        "contentmodel": "wikitext",
    }
    if revision is None:
        return answer | {"nochange": True}
    return answer | {"oldrevid": revision.parent_id, "newrevid": revision.id, "newtimestamp": revision.at}
