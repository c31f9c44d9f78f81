"""What comes of a photo by what the wiki says to it: there, warned of, refused, or in doubt."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Final

from photowalk.commons import happenings
from photowalk.commons.answers import SAME_BYTES_WARNINGS, Published, UploadAnswer, Warned
from photowalk.commons.happenings import Result
from photowalk.commons.lookup import Found
from photowalk.commons.reasons import TITLE_TAKEN_CODES, TITLE_TAKEN_ERRORS, describe_error, describe_warnings
from photowalk.commons.sending.parcel import ChangedFileError
from photowalk.commons.sending.stash import is_key_lost
from photowalk.commons.trouble import find_common_trouble, is_uncertain, make_stumble_error, outlast
from photowalk.commons.uploading.errand import Errand, Objection, Stage
from photowalk.commons.uploading.line import STASHED_AHEAD
from photowalk.commons.uploading.run import Run
from photowalk.errors import (
    BusyWikiError,
    OutOfReachError,
    RateLimitedError,
    WikiAnswerError,
)
from photowalk.model import EventKind, Sha1, Stash, Title
from photowalk.page_names import find_name_problem
from photowalk.pages.digests import digest_text
from photowalk.rules.upload_settings import WarningAction
from photowalk.rules.upload_warnings import judge_warnings

MOST_RENAMINGS: Final = 5
"""Others may take the free titles faster than we find them."""

MOST_STUMBLES: Final = 4
"""A photo over which the wiki tripped more often, though it published others in between, is given up for this run."""

MOST_TRIES: Final = 12
"""So is one of the last ones, where there is none to compare with, after so many tries: by then half an hour."""

WORTH_RESENDING: Final = 2
"""After so many tries bytes that lie in the stash are sent anew, once in a run: maybe they cannot be published."""

STUMBLE_PAUSES: Final = tuple(timedelta(seconds=seconds) for seconds in (2, 30, 120))
"""How long a photo waits after an answer that says that the wiki stumbled; the last one again and again."""


def attempt(run: Run, errand: Errand, *, deed: Callable[[], UploadAnswer], text: str) -> None:
    """Publish a photo by a deed, with its intent before it, and take the photo on by what the wiki answers.

    text: that its page begins with.

    Raises:
        WikiAnswerError, OutOfReachError: as the deed; where it may have been done all the same, the errand knows.
    """
    was_doubtful = errand.is_doubtful
    errand.has_slot = True
    digest = digest_text(text)
    run.record(errand, EventKind.INTENT, batch=run.job.batch, page=digest)
    errand.page = replace(errand.page, intended_page_digest=digest)
    errand.is_doubtful = True
    try:
        answer = deed()
    except (BusyWikiError, ChangedFileError, OSError, WikiAnswerError) as error:
        if not (isinstance(error, WikiAnswerError) and is_uncertain(error)):
            errand.is_doubtful = was_doubtful
        if not isinstance(error, WikiAnswerError) or is_key_lost(error):
            run.line.give_back_slot()
        raise
    errand.is_doubtful = was_doubtful
    _read_verdict(run, errand, answer=answer)


def arrive(run: Run, errand: Errand, *, result: Result, form: Sha1 | None = None) -> None:
    """Write that a photo is there by us; what its page holds is seen to next."""
    run.record(errand, EventKind.UPLOADED, form=form, batch=run.job.batch)
    errand.result, errand.stage, errand.stash, errand.form = result, Stage.CHECK, None, form
    run.line.use_slot()
    run.tell(happenings.Published(errand.photo, errand.title.text))


def settle_holders(run: Run, errand: Errand, *, found: Found, form: Sha1 | None = None) -> None:
    """Take a photo on whose bytes the wiki has, in one of its forms: from us, or from somebody.

    Ours is what was uploaded with the mark of a batch in which we tried to. A title that we tried is no proof: somebody
    may have had it, with the very bytes, before.
    """
    batches = {run.job.batch, *(standing.batch for standing in errand.forms.values())} - {""}
    ours = (title for title, summary in found.holders.items() if any(batch in summary for batch in batches))
    title = next(ours, None)
    if title is not None:
        errand.title = Title(title)
        arrive(run, errand, result=Result.RECOVERED, form=form)
        return
    # It need not go up, so that a title that is taken is in nobody's way.
    object_to(run, errand, objection=Objection({"duplicate": ", ".join(found.holders)}, tuple(found.holders), form))


def object_to(run: Run, errand: Errand, *, objection: Objection) -> None:
    """Do what photowalk.toml says about such warnings."""
    if (SAME_BYTES_WARNINGS | TITLE_TAKEN_CODES) & objection.warnings.keys():
        run.knows_some.set()
    action = judge_warnings(objection.warnings, run.job.settings).action
    if action is WarningAction.ASK and run.job.ask is not None:
        errand.objection, errand.stage = objection, Stage.ASIDE
    else:
        act_on(run, errand, action=action, objection=objection)


def act_on(
    run: Run, errand: Errand, *, action: WarningAction, objection: Objection, title: Title | None = None
) -> None:
    """Do one thing about an objection; where it cannot be done, the photo is refused.

    title: that a person gave it.
    """
    reason = describe_warnings(objection.warnings)
    if action is WarningAction.LINK and objection.holders:
        errand.title = Title(objection.holders[0])
        run.record(errand, EventKind.LINKED, form=objection.form)
        run.end(errand, Result.LINKED, url=run.job.links.file_page(errand.title))
    elif action is WarningAction.SKIP:
        run.record(errand, EventKind.SKIPPED, info=reason)
        run.end(errand, Result.SKIPPED, reason=reason)
    elif action is WarningAction.RENAME and len(errand.renamings) < MOST_RENAMINGS:
        why = f"you chose another title, since {reason}" if title else reason
        run.rename(errand, title or _find_title(run, errand, warnings=objection.warnings), reason=why)
        errand.stage = Stage.BEGIN
    else:
        _refuse(run, errand, warnings=objection.warnings)


def stay_in_doubt(run: Run, errand: Errand, *, reason: str, is_odd: bool) -> None:
    """Let a photo be looked for again, its intent standing; where the wiki trips over this one each time, give it up.

    A wiki that answers no question at all trips over nothing: it is out of reach. On a bad line, which is nobody's
    fault, any photo may be lost again and again while others arrive.

    is_odd: whether the wiki answered, though nothing that makes sense.
    """
    errand.stage = Stage.BEGIN if errand.result is None else Stage.CHECK
    errand.is_alone = True
    errand.silences = 0 if errand.is_answered else errand.silences + 1
    if errand.is_answered:
        errand.tries += 1
        errand.stumbles += is_odd and run.line.arrivals != errand.arrivals
    errand.is_answered, errand.arrivals = False, run.line.arrivals
    if errand.stumbles > MOST_STUMBLES or (errand.tries > MOST_TRIES and run.line.is_nearly_done):
        told = f"{reason}; run the command again to see what became of it"
        url = run.job.links.file_page(errand.title) if errand.result else ""
        run.end(errand, errand.result or Result.FAILED, reason=told, url=url)
    elif errand.tries > 1 and errand.not_before is None:
        # What was begun comes first: without a wait of its own it would be tried again before any other photo.
        errand.not_before = run.job.clock.now() + STUMBLE_PAUSES[min(errand.tries, len(STUMBLE_PAUSES)) - 1]


def settle_error(run: Run, errand: Errand, *, error: WikiAnswerError) -> None:
    """Take a photo on that the wiki answered with an error.

    Raises:
        PhotowalkError: the next photo would fare no better.
    """
    _keep_filekey(run, errand, filekey=str(error.extra.get("filekey", "")))
    if is_uncertain(error):
        if errand.tries == WORTH_RESENDING and _has_whole_stash(errand):
            _lose_stash(run, errand)
        raise make_stumble_error(run.job.wiki, error) from error
    if is_key_lost(error) or error.code == "fileexists-no-change":
        _try_again(run, errand, error=error)
        return
    if error.code in TITLE_TAKEN_ERRORS and not errand.is_answered:
        # Who may overwrite nothing is told so in place of a warning: it was sent without a question beforehand.
        run.knows_some.set()
        errand.stage = Stage.BEGIN
        return
    trouble = find_common_trouble(run.job.wiki, error, now=run.job.clock.now())
    if trouble is None:
        run.refuse(errand, error.code, reason=describe_error(error.code, error.info, extra=error.extra))
        return
    run.record(errand, EventKind.FAILED, info=str(error))
    if not isinstance(trouble, RateLimitedError):
        raise outlast(trouble) from error
    errand.stage = Stage.PUBLISH if _has_whole_stash(errand) else Stage.BEGIN
    if not errand.has_slot:
        run.line.refuse_stash()
        raise trouble from error
    run.line.refuse_slot(trouble)


def _read_verdict(run: Run, errand: Errand, *, answer: UploadAnswer) -> None:
    """Take a photo on by what the wiki answered to its publishing.

    Raises:
        OutOfReachError: the answer is none to that.
    """
    match answer:
        case Published(sha1=sha1, filename=filename) if sha1 == errand.photo.sha1:
            errand.title = Title(filename)
            arrive(run, errand, result=Result.UPLOADED)
        case Published(filename=filename):
            # Never met over this project's own requests; pywikibot's uploader lost a last byte so.
            reason = f"the bytes were damaged on the way; ask for the deletion of {filename}"
            run.refuse(errand, "sha1-mismatch", reason=reason)
        case Warned():
            _read_warnings(run, errand, warned=answer)
        case _:
            raise OutOfReachError(f"{run.job.wiki.name} answered out of turn. Run the command again to go on.")


def _read_warnings(run: Run, errand: Errand, *, warned: Warned) -> None:
    _keep_filekey(run, errand, filekey=warned.filekey)
    if SAME_BYTES_WARNINGS & warned.warnings.keys():
        found = run.find(errand.photo.sha1, title=errand.title)
        if found.holders:
            settle_holders(run, errand, found=found)
            return
    # Its own title tells nobody anything.
    own = errand.title.text
    told = {code: "" if what.replace("_", " ") == own else what for code, what in warned.warnings.items()}
    object_to(run, errand, objection=Objection(told))


def _keep_filekey(run: Run, errand: Errand, *, filekey: str) -> None:
    """Remember the bytes that the wiki kept although it published nothing: they need not be sent again."""
    if filekey and (errand.stash is None or errand.stash.filekey != filekey):
        errand.stash = Stash(filekey, None, run.job.clock.now())
        run.record(errand, EventKind.STASHED, filekey=filekey)


def _has_whole_stash(errand: Errand) -> bool:
    return errand.stash is not None and errand.stash.offset is None


def _lose_stash(run: Run, errand: Errand) -> None:
    """Let the bytes be sent anew, by the next run too."""
    errand.stash = None
    run.record(errand, EventKind.STASH_LOST)


def _try_again(run: Run, errand: Errand, *, error: WikiAnswerError) -> None:
    """Ask once more what the wiki has of a photo, after a while."""
    was_young = errand.stash is None or run.job.clock.now() - errand.stash.at < STASHED_AHEAD
    if is_key_lost(error):
        _lose_stash(run, errand)
    errand.not_before = run.job.clock.now() + STUMBLE_PAUSES[min(errand.stumbles, len(STUMBLE_PAUSES) - 1)]
    errand.stumbles += was_young
    errand.is_answered = True
    stay_in_doubt(run, errand, reason=describe_error(error.code, error.info, extra=error.extra), is_odd=True)


def _find_title(run: Run, errand: Errand, *, warnings: Mapping[str, str]) -> Title:
    wanted = warnings.get("badfilename", "")
    if wanted and find_name_problem(wanted) is None and Title(wanted) != errand.title:
        return Title(wanted)
    return run.claim_free_title(errand)


def _refuse(run: Run, errand: Errand, *, warnings: Mapping[str, str]) -> None:
    code = next(iter(warnings), "")
    proposal = run.claim_free_title(errand).text if TITLE_TAKEN_CODES & warnings.keys() else ""
    filekey = errand.stash.filekey if errand.stash is not None and errand.stash.offset is None else ""
    run.refuse(errand, code, reason=describe_warnings(warnings), proposal=proposal, filekey=filekey)
