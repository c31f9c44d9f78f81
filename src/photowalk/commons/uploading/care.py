"""The last stations: the page of a photo whose bytes are there is verified, and given what it is to hold.

Pages are asked for many at a time. What was written before and nobody has changed is brought up to date; what somebody
has changed stays, and is told.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from typing import Final

from photowalk.commons.aftercare import Aftercare, WantedPage, plan_aftercare, settle_intents
from photowalk.commons.file_pages import (
    EarlierRevision,
    SeenPage,
    edit_entity,
    edit_file_page,
    read_earlier_revision,
    read_file_pages,
)
from photowalk.commons.happenings import Result
from photowalk.commons.lookup import reading
from photowalk.commons.port import Wiki
from photowalk.commons.reasons import describe_error
from photowalk.commons.trouble import (
    THROTTLED,
    find_common_trouble,
    is_uncertain,
    make_limit_error,
    make_stumble_error,
    outlast,
)
from photowalk.commons.uploading.errand import Errand, Stage
from photowalk.commons.uploading.run import Run
from photowalk.commons.userinfo import read_account
from photowalk.errors import NotAllowedError, WikiAnswerError
from photowalk.model import EventKind
from photowalk.pages.statements.edits import find_differences
from photowalk.pages.statements.entity import make_entity
from photowalk.pages.wikitext import render_file_page

SHOWS_LATE: Final = timedelta(seconds=10)
"""How long to wait for the page of a file just published: what is asked may lag behind what was written."""

MOST_LOOKS: Final = 5
"""So often a page is looked at that is not there, and so often one is edited that others edit while we do."""

_SOON: Final = timedelta(seconds=60)

# Wikibase answers "failed-save" to what a limit or another's edit is in the way of, and tells the reason in a message
# (EntitySavingHelper.php, read 2026-08).
_CONFLICTS: Final = frozenset({"editconflict", "edit-conflict"})

_BY_US: Final = frozenset({Result.UPLOADED, Result.RECOVERED})


def check_pages(run: Run, errands: Sequence[Errand]) -> None:
    """See what the pages hold, and what is to be done about each."""
    pages = read_file_pages(run.job.wiki, [errand.title.page for errand in errands])
    for errand in errands:
        with _own_trouble(run, errand):
            _check(run, errand, seen=pages[errand.title.page])


def edit_pages(run: Run, errands: Sequence[Errand]) -> None:
    """Give each page its new text."""
    for errand in errands:
        with _own_trouble(run, errand):
            _edit(run, errand)


def describe_pages(run: Run, errands: Sequence[Errand]) -> None:
    """Send captions and statements of each page."""
    for errand in errands:
        with _own_trouble(run, errand):
            _describe(run, errand)


def make_wanted(run: Run, errand: Errand) -> WantedPage:
    """What the page of a photo is to hold on this wiki."""
    photo, job = errand.photo, run.job
    entity = make_entity(photo.page) if job.has_statements else None
    return WantedPage(errand.sha1, render_file_page(photo.page, layouts=job.layouts), entity)


@contextmanager
def _own_trouble(run: Run, errand: Errand) -> Iterator[None]:
    """Take an answer that is an error as the trouble of one photo, unless it would meet all."""
    try:
        yield
    except WikiAnswerError as error:
        _settle_error(run, errand, error=error)


def _check(run: Run, errand: Errand, *, seen: SeenPage | None) -> None:
    errand.is_answered = True
    errand.looks += seen is None
    if seen is None and errand.result in _BY_US and errand.looks < MOST_LOOKS:
        errand.not_before = run.job.clock.now() + SHOWS_LATE
        return
    if seen is not None and errand.page.page_id in {None, seen.page_id}:
        _settle_intents(run, errand, seen=seen)
    care, earlier = _plan(run, errand, seen=seen)
    errand.care = care
    errand.remarks = [*care.conflicts, *([care.oddity] if care.oddity else [])]
    _record_conflict(run, errand, conflict="; ".join(care.conflicts))
    if seen is not None:
        errand.page = replace(errand.page, page_id=seen.page_id)
        if care.text is not None and not errand.page.page_digest and earlier is not None:
            # What went up with the bytes: the intent of an edit takes the place of theirs in the journal.
            sent = errand.page.intended_page_digest
            _record_text(run, errand, revision=earlier.revision or seen.revision, digest=sent)
        _keep_what_stands(run, errand, seen=seen)
    _go_on(run, errand, care=care)


def _settle_intents(run: Run, errand: Errand, *, seen: SeenPage) -> None:
    """Write of edits whose replies were lost that they have come through."""
    settled = settle_intents(errand.page, seen)
    if settled.page_digest != errand.page.page_digest:
        _record_text(run, errand, revision=seen.revision, digest=settled.page_digest)
    if settled.entity_digest != errand.page.entity_digest:
        _record_entity(run, errand, revision=seen.revision, digest=settled.entity_digest)


def _plan(run: Run, errand: Errand, *, seen: SeenPage | None) -> tuple[Aftercare, EarlierRevision | None]:
    """What is to be done about a page, and the earlier revision without which that could not be said."""
    wanted = make_wanted(run, errand)
    care = plan_aftercare(wanted, seen, written=errand.page)
    if care.needs is None:
        return care, None
    earlier = read_earlier_revision(run.job.wiki, care.needs.page_id, revision=care.needs.revision)
    return plan_aftercare(wanted, seen, written=errand.page, earlier=earlier), earlier


def _keep_what_stands(run: Run, errand: Errand, *, seen: SeenPage) -> None:
    """Write of what is as it is to be that it is so."""
    care = errand.care
    if care.text is None and care.page_digest and care.page_digest != errand.page.page_digest:
        _record_text(run, errand, revision=care.page_revision or seen.revision, digest=care.page_digest)
    if care.entity is None and care.entity_digest is not None and care.entity_digest != errand.page.entity_digest:
        _record_entity(run, errand, revision=seen.revision, digest=care.entity_digest)


def _go_on(run: Run, errand: Errand, *, care: Aftercare) -> None:
    if care.text is not None:
        errand.stage = Stage.EDIT
    elif care.entity is not None:
        errand.stage = Stage.DESCRIBE
    else:
        _finish(run, errand)


def _edit(run: Run, errand: Errand) -> None:
    care, page_id = errand.care, errand.page.page_id
    if care.text is None or page_id is None:
        raise AssertionError("a page is edited that is not to be")
    entity_digest = care.entity and care.entity_digest
    run.record(errand, EventKind.EDIT_INTENT, form=errand.form, page=care.page_digest, entity=entity_digest)
    revision = edit_file_page(
        run.job.wiki,
        page_id,
        text=care.text.text,
        base_revision=care.text.base_revision,
        comment=f"Updated with {run.job.mark}",
    )
    run.line.use_edit()
    _record_text(run, errand, revision=revision, digest=care.page_digest)
    errand.care = replace(care, text=None)
    _note_update(errand)
    _go_on(run, errand, care=errand.care)


def _describe(run: Run, errand: Errand) -> None:
    care, page_id = errand.care, errand.page.page_id
    if care.entity is None or page_id is None:
        raise AssertionError("a page is described that is not to be")
    run.record(errand, EventKind.EDIT_INTENT, form=errand.form, entity=care.entity_digest)
    revision, shown = edit_entity(
        run.job.wiki,
        page_id,
        data=care.entity.data,
        base_revision=care.entity.base_revision,
        comment=f"Captions and statements with {run.job.mark}",
    )
    run.line.use_edit()
    _record_entity(run, errand, revision=revision, digest=care.entity_digest or "")
    errand.remarks += [f"{part} is not as sent" for part in find_differences(care.entity.data, shown)]
    _note_update(errand)
    _finish(run, errand)


def _record_text(run: Run, errand: Errand, *, revision: int, digest: str) -> None:
    page_id = errand.page.page_id
    run.record(errand, EventKind.PAGE_SEEN, form=errand.form, page_id=page_id, revision=revision, page=digest)
    errand.page = replace(errand.page, revision=revision, page_digest=digest, intended_page_digest="")


def _record_entity(run: Run, errand: Errand, *, revision: int, digest: str) -> None:
    run.record(errand, EventKind.DESCRIBED, form=errand.form, revision=revision, entity=digest)
    errand.page = replace(errand.page, entity_revision=revision, entity_digest=digest, intended_entity_digest="")


def _record_conflict(run: Run, errand: Errand, *, conflict: str) -> None:
    """Write what is in the way of us, or that nothing is any more, unless that is known."""
    if conflict == errand.page.conflict:
        return
    links, revision = run.job.links, errand.page.revision
    changes_url = links.file_page(errand.title) if revision is None else links.changes_since(errand.title, revision)
    url = changes_url if conflict else ""
    run.record(errand, EventKind.CONFLICT, form=errand.form, info=conflict, url=url)
    errand.page = replace(errand.page, conflict=conflict, conflict_url=url)


def _note_update(errand: Errand) -> None:
    if errand.result is Result.ALREADY_DONE:
        errand.result = Result.UPDATED


def _finish(run: Run, errand: Errand) -> None:
    """Be done with a photo that is there."""
    result = errand.result or Result.ALREADY_DONE
    url = run.job.links.file_page(errand.title)
    if errand.care.conflicts and result not in _BY_US:
        result, url = Result.CONFLICT, errand.page.conflict_url
    run.end(errand, result, reason="; ".join(errand.remarks), url=url)


def _settle_error(run: Run, errand: Errand, *, error: WikiAnswerError) -> None:
    """Look at a page again that the wiki would not change, or leave it so and tell.

    Raises:
        PhotowalkError: the next photo would fare no better.
    """
    now, reasons = run.job.clock.now(), {error.code, *_list_message_names(error)}
    errand.conflicts += bool(reasons & _CONFLICTS)
    if reasons & THROTTLED:
        # Its page is looked at again by then: others may edit it in the meantime.
        errand.stage, errand.not_before = Stage.CHECK, now + _SOON
        run.line.refuse_edit(make_limit_error(run.job.wiki, now=now, deed="edit"))
    elif reasons & _CONFLICTS and errand.conflicts < MOST_LOOKS:
        errand.stage = Stage.CHECK
    elif is_uncertain(error):
        raise make_stumble_error(run.job.wiki, error) from error
    else:
        trouble = find_common_trouble(run.job.wiki, error, now=now, deed="edit")
        # Who may not edit one page, from which she may be blocked alone, may edit others.
        if trouble is not None and (not isinstance(trouble, NotAllowedError) or _is_shut_out(run.job.wiki)):
            raise outlast(trouble) from error
        reason = describe_error(error.code, error.info, extra=error.extra)
        errand.remarks.append(f"its page could not be changed: {reason}")
        _finish(run, errand)


def _is_shut_out(wiki: Wiki) -> bool:
    """Whether the account may edit no page any more."""
    answer = wiki.ask({"action": "query", "meta": "userinfo", "uiprop": "blockinfo|ratelimits|rights"})
    with reading(wiki):
        account = read_account(answer["query"]["userinfo"])
    return account.is_blocked or "edit" not in account.rights


def _list_message_names(error: WikiAnswerError) -> Iterator[str]:
    messages = error.extra.get("messages")
    for message in messages if isinstance(messages, list) else ():
        if isinstance(message, dict) and isinstance(message.get("name"), str):
            yield message["name"]
