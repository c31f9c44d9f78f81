"""The first station: does the wiki have the photo? If not, its bytes are sent."""

from photowalk.commons.happenings import Begun, Result, Sent, Stashed
from photowalk.commons.sending.parcel import WHOLE_FILE_LIMIT_BYTES, Parcel, measure_parcel
from photowalk.commons.sending.publish import send_whole
from photowalk.commons.sending.stashing import stash_bytes
from photowalk.commons.uploading.errand import Errand, Objection, Stage
from photowalk.commons.uploading.run import Run
from photowalk.commons.uploading.verdict import attempt, object_to, settle_holders
from photowalk.journal import NOT_SENT, ON_THE_WIKI, PhotoState
from photowalk.model import EventKind, Stash
from photowalk.pages.wikitext import render_file_page


def begin_photo(run: Run, errand: Errand) -> None:
    """Settle what the wiki has of a photo; send it where it has nothing: published, or into the stash for now."""
    if _find_in_journal(run, errand):
        return
    is_new = not (errand.is_begun or errand.forms or run.knows_some.is_set())
    if not errand.is_begun:
        errand.is_begun = True
        run.tell(Begun(errand.photo, _measure(run, errand)))
    if _find_other_form(run, errand) or (is_new and _send_at_once(run, errand)) or _find_this_form(run, errand):
        return
    errand.is_answered, errand.has_slot = True, False
    if errand.stash is not None and errand.stash.offset is None and errand.stash.is_fresh(run.job.clock.now()):
        errand.stage = Stage.PUBLISH
    elif not _send_at_once(run, errand):
        _stash(run, errand)


def make_parcel(run: Run, errand: Errand) -> Parcel:
    """What is sent of a photo."""
    photo = errand.photo
    return Parcel(
        folder=run.job.folder,
        file=photo.content,
        sha1=photo.sha1,
        title=errand.title,
        page_text=render_file_page(photo.page, layouts=run.job.layouts),
        comment=f"Uploaded with {run.job.mark}",
        tell=lambda sent_bytes: run.tell(Sent(photo, sent_bytes)),
    )


def _send_at_once(run: Run, errand: Errand) -> bool:
    """Publish a photo in one request, where it is small enough for that and there is quota left; whether that is so.

    Of a photo that nobody ever tried to send this is the question too: a wiki that has its bytes or its title warns of
    that and publishes nothing. More than a few photos of which it does so are not sent in vain.
    """
    parcel = make_parcel(run, errand)
    is_whole = measure_parcel(parcel.folder, parcel.file) <= WHOLE_FILE_LIMIT_BYTES and run.line.claim_slot()
    if is_whole:
        attempt(run, errand, deed=lambda: send_whole(run.job.wiki, parcel), text=parcel.page_text)
    return is_whole


def _stash(run: Run, errand: Errand) -> None:
    parcel, now = make_parcel(run, errand), run.job.clock.now()
    begun = errand.stash if errand.stash is not None and errand.stash.is_fresh(now) else None

    def keep(stash: Stash | None) -> None:
        was_kept, errand.stash = errand.stash is not None, stash
        if stash is not None:
            offset = "" if stash.offset is None else stash.offset
            run.record(errand, EventKind.STASHED, filekey=stash.filekey, offset=offset)
        elif was_kept:
            run.record(errand, EventKind.STASH_LOST)

    errand.stash = stash_bytes(run.job.wiki, parcel, begun=begun, keep=keep, clock=run.job.clock)
    run.tell(Stashed(errand.photo))
    errand.stage = Stage.PUBLISH


def _measure(run: Run, errand: Errand) -> int:
    try:
        return measure_parcel(run.job.folder, errand.photo.content)
    except OSError:  # told where its bytes are read
        return 0


def _find_in_journal(run: Run, errand: Errand) -> bool:
    there = [form for form in errand.forms.values() if form.state in ON_THE_WIKI]
    if there:
        errand.title = there[0].title or errand.title
        run.end(errand, Result.ALREADY_DONE, url=run.job.links.file_page(errand.title))
    return bool(there)


def _find_other_form(run: Run, errand: Errand) -> bool:
    """A form that a run which was cut may have sent, or the file itself, of which a lost catalogue knew."""
    photo = errand.photo
    doubtful = {sha1: form for sha1, form in errand.forms.items() if form.state is PhotoState.IN_DOUBT}
    if photo.original_sha1 is not None:
        doubtful.setdefault(photo.original_sha1, NOT_SENT)
    doubtful.pop(photo.sha1, None)
    for sha1, form in doubtful.items():
        found = run.find(sha1, title=form.title or errand.title)
        if found.holders:
            errand.page = form.page
            settle_holders(run, errand, found=found, form=sha1)
            return True
    return False


def _find_this_form(run: Run, errand: Errand) -> bool:
    found = run.find(errand.photo.sha1, title=errand.title)
    errand.title = found.title
    if found.holders:
        settle_holders(run, errand, found=found)
        return True
    if found.is_title_taken:
        code = "exists" if found.has_file else "page-exists"
        object_to(run, errand, objection=Objection({code: ""}))
        return True
    return False
