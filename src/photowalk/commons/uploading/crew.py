"""The workers who take photos along the line, and the one who tells of it."""

import queue
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from typing import Final, TypeAlias

from photowalk.commons.asking import Question
from photowalk.commons.happenings import Happening, Result
from photowalk.commons.reasons import describe_warnings
from photowalk.commons.sending.parcel import ChangedFileError
from photowalk.commons.trouble import require_rights
from photowalk.commons.uploading.begin import begin_photo
from photowalk.commons.uploading.care import check_pages, describe_pages, edit_pages
from photowalk.commons.uploading.errand import Errand, Stage
from photowalk.commons.uploading.job import UploadJob
from photowalk.commons.uploading.line import Line, Task
from photowalk.commons.uploading.publish import publish_photo
from photowalk.commons.uploading.run import Run
from photowalk.commons.uploading.verdict import act_on, settle_error, stay_in_doubt
from photowalk.errors import BusyWikiError, OddAnswerError, OutOfReachError, RateLimitedError, WikiAnswerError
from photowalk.journal import NOT_SENT, PhotoState, Standing, group_forms
from photowalk.model import PlannedPhoto, Sha1, Title
from photowalk.rules.upload_warnings import list_choices

_LOOK_S: Final = 0.5
"""How long the teller waits for news at a time: some systems let nobody interrupt a longer wait."""

_LEAVE_S: Final = 2.0
"""How long a run that was interrupted waits for what is on its way; what is lost then is settled by the next run."""

News: TypeAlias = "queue.SimpleQueue[Happening | None]"
"""What the workers tell; None = one of them has gone."""


def upload_photos(job: UploadJob, photos: Sequence[PlannedPhoto]) -> Iterator[Happening]:
    """What happens while photos go up, each with one `Ended`; of those that are there by us the pages are updated.

    Closing the iterator stops the workers.

    Raises:
        NotAllowedError: the account is blocked or lacks a right.
        LoginError: the session is gone for good.
        OutOfReachError: the wiki did not answer for too long; photos on their way are in doubt, and the next run
            settles that.
    """
    require_rights(job.wiki)
    news: News = queue.SimpleQueue()
    line = Line(_make_errands(job, photos), job.limits, clock=job.clock, tell=news.put)
    run = Run(job, line, news.put, taken={photo.title for photo in photos})
    yield from _work(run, news)
    while aside := line.take_aside():
        for errand in aside:
            try:
                _ask_about(run, errand)
                line.recover()
            except OutOfReachError as error:
                # It is her turn again when the wait is over.
                line.wait_after(error, is_left=True)
            line.add(errand)
            # At once: who ends the asking in the middle loses no answer.
            yield from _work(run, news)


def _work(run: Run, news: News) -> Iterator[Happening]:
    """Let the workers do all that can be done, and tell of it."""
    crew = [
        threading.Thread(target=_work_along, args=(run, news), name=f"upload {number}", daemon=True)
        for number in range(run.job.settings.workers)
    ]
    for worker in crew:
        worker.start()
    at_work = len(crew)
    try:
        while at_work:
            happening = _next(news)
            at_work -= happening is None
            if happening is not None:
                yield happening
    finally:
        if at_work:
            _leave(run, crew)
    if run.line.error is not None:
        raise run.line.error


def _next(news: News) -> Happening | None:
    while True:
        with suppress(queue.Empty):
            return news.get(timeout=_LOOK_S)


def _leave(run: Run, crew: Sequence[threading.Thread]) -> None:
    """Let what is on its way come to its end, if that is near."""
    run.line.stop()
    latest = time.monotonic() + _LEAVE_S
    for worker in crew:
        worker.join(max(0.0, latest - time.monotonic()))


def _work_along(run: Run, news: News) -> None:
    """Take tasks until none is left; what is wrong with everybody stops the line."""
    try:
        while (task := run.line.take()) is not None:
            try:
                _do(run, task)
            finally:
                run.line.put(task)
    except BaseException as error:  # noqa: BLE001 - raised again where the happenings are read
        run.line.stop(error)
    finally:
        news.put(None)


def _do(run: Run, task: Task) -> None:
    try:
        with run.asking():
            _STATIONS[task.stage](run, task.errands)
        run.line.recover()
    except BusyWikiError as error:
        run.line.wait_after(error, is_left=True)
    except OutOfReachError as error:
        is_odd = isinstance(error, OddAnswerError)
        # Others of the same task may have got further before.
        for errand in (each for each in task.errands if each.stage is task.stage):
            # Of several that were asked for together one may be to blame.
            errand.is_answered |= is_odd and len(task.errands) == 1
            # A limit that is used up is no photo's fault.
            errand.is_answered &= not isinstance(error, RateLimitedError)
            stay_in_doubt(run, errand, reason=str(error), is_odd=is_odd)
        run.line.wait_after(error, is_left=any(errand.stage is not Stage.DONE for errand in task.errands))


def _send(run: Run, errands: Sequence[Errand], *, step: Callable[[Run, Errand], None]) -> None:
    """Do one of the steps that bring a photo to the wiki; its own troubles are its own."""
    for errand in errands:
        try:
            step(run, errand)
        except WikiAnswerError as error:
            settle_error(run, errand, error=error)
        except ChangedFileError:
            run.fail(errand, "the file has changed since it was planned; run: photowalk plan")
        except OSError as error:
            run.fail(errand, f"the file cannot be read ({error.strerror or error})")


_STATIONS: Final[Mapping[Stage, Callable[[Run, Sequence[Errand]], None]]] = {
    Stage.BEGIN: partial(_send, step=begin_photo),
    Stage.PUBLISH: partial(_send, step=publish_photo),
    Stage.CHECK: check_pages,
    Stage.EDIT: edit_pages,
    Stage.DESCRIBE: describe_pages,
}


def _make_errands(job: UploadJob, photos: Sequence[PlannedPhoto]) -> list[Errand]:
    forms = group_forms(job.standings)
    return [_make_errand(photo, forms.get(photo.original_sha1 or photo.sha1, {})) for photo in photos]


def _make_errand(photo: PlannedPhoto, forms: Mapping[Sha1, Standing]) -> Errand:
    """A photo where earlier runs left it."""
    for sha1, form in forms.items():
        if form.state is PhotoState.UPLOADED and form.title is not None:
            there = Errand(photo, form.title, Stage.CHECK, forms=forms, page=form.page, result=Result.ALREADY_DONE)
            there.form = sha1
            return there
    standing = forms.get(photo.sha1, NOT_SENT)
    is_doubtful = standing.state is PhotoState.IN_DOUBT
    return Errand(photo, photo.title, forms=forms, stash=standing.stash, is_doubtful=is_doubtful, page=standing.page)


def _ask_about(run: Run, errand: Errand) -> None:
    """Let a person say what becomes of a photo."""
    objection, ask = errand.objection, run.job.ask
    if ask is None or objection is None:
        raise AssertionError("nothing is put aside without a question and somebody to answer it")
    choice = ask(
        Question(
            photo=errand.photo,
            title=errand.title.text,
            warnings=objection.warnings,
            sentence=describe_warnings(objection.warnings),
            proposal=run.find_free_title(errand).text,
            holders=objection.holders,
            choices=list_choices(objection.warnings),
        )
    )
    title = Title(choice.title) if choice.title else None
    act_on(run, errand, action=choice.action, objection=objection, title=title)
