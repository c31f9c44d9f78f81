"""The upload: planned photos become files on the wiki, each exactly once, whatever happens in between.

Each photo goes intent → deed → record. Before the deed, and after every doubt, the wiki is asked by SHA-1: what it has
is recorded, never sent again. Its warnings are the second lock, and are never ignored.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from photowalk.commons.answers import SAME_BYTES_WARNINGS, Published, UploadAnswer, Warned
from photowalk.commons.lookup import find_photo, propose_title
from photowalk.commons.port import Clock, Wiki
from photowalk.commons.reasons import TITLE_TAKEN_CODES, describe_error, describe_warnings
from photowalk.commons.send import ChangedFileError, Parcel, send_parcel
from photowalk.commons.trouble import find_common_trouble, is_uncertain, require_rights
from photowalk.errors import OutOfReachError, RateLimitedError, WikiAnswerError
from photowalk.journal import NOT_SENT, ON_THE_WIKI, PhotoState, Standing, group_forms
from photowalk.model import Event, EventKind, PlannedPhoto, Sha1, Title
from photowalk.pages.wikitext import render_file_page

RETRY_PAUSES_S = (2.0, 5.0)
"""How long to wait, each time that a photo's reply was lost and the wiki, asked, does not have it, before sending it
again; then the run stops."""


class Result(StrEnum):
    """What came of one photo in this run."""

    UPLOADED = "uploaded"
    RECOVERED = "recovered"
    """Sent before, its reply lost; the wiki has it from us."""
    LINKED = "linked"
    """Its bytes were there already, put there by somebody."""
    ALREADY_DONE = "already done"
    REFUSED = "refused"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one photo in this run, for the summary."""

    photo: PlannedPhoto
    result: Result
    title: str
    """Where its bytes are, or were to go; without namespace."""
    reason: str = ""
    """Why it was refused or failed, as a sentence."""
    proposal: str = ""
    """A free title, where the wanted one is taken."""


@dataclass(frozen=True, slots=True)
class UploadJob:
    """Everything one run of the upload works with."""

    wiki: Wiki
    folder: Path
    comment: str
    """The edit summary of every file page."""
    record: Callable[[Event], None]
    """Adds an event to the journal; when it returns, the event has been kept."""
    clock: Clock
    begin: Callable[[PlannedPhoto], None] = lambda _photo: None
    """Is told of each photo before anything is asked or sent for it."""
    standings: Mapping[Sha1, Standing] = field(default_factory=dict)
    """The journal's state of each photo on this wiki before the run."""
    layouts: Mapping[str, str] = field(default_factory=dict)
    """The page templates of the folder by their paths."""


def upload_photos(job: UploadJob, photos: Sequence[PlannedPhoto]) -> Iterator[Outcome]:
    """What comes of each photo, one after the other, in the order given.

    Raises:
        NotAllowedError: the account is blocked or lacks a right.
        RateLimitedError: its limit is used up for now.
        OutOfReachError: the wiki does not answer; the photo on its way is in doubt and will be settled by the next run.
    """
    require_rights(job.wiki)
    titles = [photo.title for photo in photos]
    forms = group_forms(job.standings)
    for photo in photos:
        job.begin(photo)
        yield _Errand(job, photo, titles, forms.get(photo.original_sha1 or photo.sha1, {})).run()


@dataclass(frozen=True, slots=True)
class _Errand:
    """One photo's way to the wiki."""

    job: UploadJob
    photo: PlannedPhoto
    planned_titles: Sequence[Title]
    forms: Mapping[Sha1, Standing]
    """In which its file was ever sent, by SHA-1: as it is, or as copies without one thing or another."""

    def run(self) -> Outcome:
        return self._find_done() or self._try_to_send()

    def _find_done(self) -> Outcome | None:
        """What needs no sending: the journal or the wiki has it, or its title is taken."""
        there = [form for form in self.forms.values() if form.state in ON_THE_WIKI]
        if there:
            return Outcome(self.photo, Result.ALREADY_DONE, there[0].title.text if there[0].title else "")
        return self._find_other_form() or self._find_this_form()

    def _find_other_form(self) -> Outcome | None:
        """A form that a run which was cut may have sent, or the file itself, of which a lost catalogue knew."""
        doubtful = {sha1: form for sha1, form in self.forms.items() if form.state is PhotoState.IN_DOUBT}
        if self.photo.original_sha1 is not None:
            doubtful.setdefault(self.photo.original_sha1, NOT_SENT)
        doubtful.pop(self.photo.sha1, None)
        for sha1, form in doubtful.items():
            holders = find_photo(self.job.wiki, sha1, title=form.title or self.photo.title).holders
            if holders:
                return self._record_holder(holders, form.title.text if form.title else "", sha1=sha1)
        return None

    def _find_this_form(self) -> Outcome | None:
        standing = self.forms.get(self.photo.sha1, NOT_SENT)
        known_title = standing.title.text if standing.title is not None else ""
        found = find_photo(self.job.wiki, self.photo.sha1, title=self.photo.title)
        if found.holders:
            return self._record_holder(found.holders, known_title if standing.state is PhotoState.IN_DOUBT else "")
        if found.is_title_taken:
            return self._record_refusal("exists", describe_warnings({"exists": ""}))
        return None

    def _try_to_send(self) -> Outcome:
        try:
            return self._send()
        except WikiAnswerError as error:
            return self._record_error(error)
        except ChangedFileError:
            return self._record_failure("the file has changed since it was planned; run: photowalk plan")
        except OSError as error:
            return self._record_failure(f"the file cannot be read ({error.strerror or error})")

    def _send(self) -> Outcome:
        parcel = Parcel(
            folder=self.job.folder,
            file=self.photo.content,
            sha1=self.photo.sha1,
            title=self.photo.title,
            page_text=render_file_page(self.photo.page, layouts=self.job.layouts),
            comment=self.job.comment,
        )
        self._record(EventKind.INTENT, title=self.photo.title.text)
        was_in_doubt = False
        for pause_s in (*RETRY_PAUSES_S, None):
            try:
                return self._record_answer(send_parcel(self.job.wiki, parcel), was_in_doubt=was_in_doubt)
            except RateLimitedError as error:
                if not was_in_doubt:
                    self._record(EventKind.FAILED, title=self.photo.title.text, info=str(error))
                raise
            except OutOfReachError:
                if pause_s is None:
                    raise
            was_in_doubt = True
            self.job.clock.pause(pause_s)
            found = find_photo(self.job.wiki, self.photo.sha1, title=self.photo.title)
            if found.holders:
                return self._record_holder(found.holders, self.photo.title.text)
        raise AssertionError("the last round returns or raises")

    def _record_answer(self, answer: UploadAnswer, *, was_in_doubt: bool) -> Outcome:
        match answer:
            case Published(sha1=sha1, filename=filename) if sha1 == self.photo.sha1:
                return self._record_done(EventKind.UPLOADED, Result.UPLOADED, title=filename)
            case Published(filename=filename):
                # Never met over this project's own requests; pywikibot's uploader lost a last byte so.
                return self._record_refusal(
                    "sha1-mismatch", f"the bytes were damaged on the way; ask for the deletion of {filename}"
                )
            case Warned(warnings=warnings) if SAME_BYTES_WARNINGS & warnings.keys():
                found = find_photo(self.job.wiki, self.photo.sha1, title=self.photo.title)
                if found.holders:
                    return self._record_holder(found.holders, self.photo.title.text if was_in_doubt else "")
        if isinstance(answer, Warned):
            return self._record_refusal(
                next(iter(answer.warnings), ""), describe_warnings(answer.warnings), filekey=answer.filekey
            )
        raise OutOfReachError(f"{self.job.wiki.name} answered out of turn. Run the command again to go on.")

    def _record_holder(self, holders: Sequence[str], intended: str, *, sha1: Sha1 | None = None) -> Outcome:
        if intended in holders:
            return self._record_done(EventKind.UPLOADED, Result.RECOVERED, title=intended, sha1=sha1)
        return self._record_done(EventKind.LINKED, Result.LINKED, title=holders[0], sha1=sha1)

    def _record_done(self, kind: EventKind, result: Result, *, title: str, sha1: Sha1 | None = None) -> Outcome:
        self._record(kind, sha1, title=title)
        return Outcome(self.photo, result, title)

    def _record_error(self, error: WikiAnswerError) -> Outcome:
        if is_uncertain(error):
            # No event: the intent stands, and the next run asks the wiki what became of it.
            reason = f"{describe_error(error.code, error.info)}; run the command again to see what became of it"
            return Outcome(self.photo, Result.FAILED, self.photo.title.text, reason)
        trouble = find_common_trouble(self.job.wiki, error, now=self.job.clock.now())
        if trouble is not None:
            self._record(EventKind.FAILED, title=self.photo.title.text, info=str(error))
            raise trouble from error
        filekey = str(error.extra.get("filekey", ""))
        return self._record_refusal(error.code, describe_error(error.code, error.info), filekey=filekey)

    def _record_refusal(self, code: str, reason: str, *, filekey: str = "") -> Outcome:
        proposal = ""
        if code in TITLE_TAKEN_CODES:
            proposal = propose_title(self.job.wiki, self.photo.title, also_taken=self.planned_titles).text
        title = self.photo.title.text
        self._record(EventKind.REFUSED, title=title, code=code, info=reason, proposal=proposal, filekey=filekey)
        return Outcome(self.photo, Result.REFUSED, title, reason, proposal)

    def _record_failure(self, reason: str) -> Outcome:
        self._record(EventKind.FAILED, title=self.photo.title.text, info=reason)
        return Outcome(self.photo, Result.FAILED, self.photo.title.text, reason)

    def _record(self, kind: EventKind, form: Sha1 | None = None, **data: str) -> None:
        """Write of the photo in one form, which is the planned one where none is named."""
        sha1 = form or self.photo.sha1
        original = None if sha1 == self.photo.original_sha1 else self.photo.original_sha1
        told = {key: value for key, value in {**data, "original": original}.items() if value}
        self.job.record(Event(self.job.clock.now(), self.job.wiki.name, kind, sha1, told))
