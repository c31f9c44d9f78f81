"""One run of the upload: what its stations share, and how they tell and record."""

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final

from photowalk.commons.happenings import Ended, Happening, Outcome, Result
from photowalk.commons.lookup import Found, find_photo, propose_title
from photowalk.commons.trouble import find_trouble_of_question, outlast
from photowalk.commons.uploading.errand import Errand, Stage
from photowalk.commons.uploading.job import UploadJob
from photowalk.commons.uploading.line import Line
from photowalk.errors import LoginError, WikiAnswerError
from photowalk.model import Event, EventKind, Sha1, Title

_NOT_THERE: Final = frozenset({EventKind.REFUSED, EventKind.FAILED, EventKind.SKIPPED})


@dataclass(frozen=True, slots=True)
class Run:
    """A job under way. Threads share it."""

    job: UploadJob
    line: Line
    tell: Callable[[Happening], None]
    taken: set[Title]
    """Titles that photos of the plan have or were given."""
    knows_some: threading.Event = field(default_factory=threading.Event)
    """Set once the wiki turned out to have a photo, or its title: from then on it is asked before bytes are sent."""
    lock: threading.Lock = field(default_factory=threading.Lock)
    naming: threading.Lock = field(default_factory=threading.Lock)
    """Held while a title is looked for, so that no two photos are given the same one."""

    def find(self, sha1: Sha1, *, title: Title) -> Found:
        """What the wiki has of these bytes and of the title."""
        with self.asking():
            return find_photo(self.job.wiki, sha1, title=title)

    @contextmanager
    def asking(self) -> Iterator[None]:
        """Take an error in the place of what was asked for as nobody's own.

        Raises:
            OutOfReachError: the wiki does not answer, or does not tell.
            NotAllowedError: it will not tell this account.
        """
        try:
            yield
        except LoginError as error:
            raise outlast(error) from error
        except WikiAnswerError as error:
            raise find_trouble_of_question(self.job.wiki, error, now=self.job.clock.now()) from error

    def record(self, errand: Errand, kind: EventKind, *, form: Sha1 | None = None, **data: object) -> None:
        """Write of a photo in one form, which is the planned one where none is named.

        That it is not there is not written while an earlier try may still come through.
        """
        if errand.is_doubtful and kind in _NOT_THERE:
            return
        photo = errand.photo
        sha1 = form or photo.sha1
        original = None if sha1 == photo.original_sha1 else photo.original_sha1
        told = {"title": errand.title.text, **data, "original": original}
        texts = {key: str(value) for key, value in told.items() if value not in {None, ""}}
        with self.lock:
            self.job.record(Event(self.job.clock.now(), self.job.wiki.name, kind, sha1, texts))

    def end(self, errand: Errand, result: Result, *, reason: str = "", proposal: str = "", url: str = "") -> None:
        """Be done with a photo, and tell what came of it."""
        errand.stage = Stage.DONE
        is_renamed = errand.result is not None and errand.title != errand.photo.title
        renamed = "; ".join(errand.renamings) if is_renamed else ""
        self.tell(Ended(Outcome(errand.photo, result, errand.title.text, reason, proposal, url, renamed)))

    def refuse(self, errand: Errand, code: str, *, reason: str, proposal: str = "", filekey: str = "") -> None:
        """Write that the wiki would not have a photo, and be done with it."""
        self.record(errand, EventKind.REFUSED, code=code, info=reason, proposal=proposal, filekey=filekey)
        self.end(errand, Result.REFUSED, reason=reason, proposal=proposal)

    def fail(self, errand: Errand, reason: str) -> None:
        """Write that a photo surely is not there, for a reason of its own that may pass, and be done with it."""
        self.record(errand, EventKind.FAILED, info=reason)
        self.end(errand, Result.FAILED, reason=reason)

    def find_free_title(self, errand: Errand) -> Title:
        """A title that neither the wiki nor any photo of the plan has."""
        with self.asking():
            return propose_title(self.job.wiki, errand.title, also_taken=self._list_taken())

    def claim_free_title(self, errand: Errand) -> Title:
        """Such a title, which from now on is none for any other photo."""
        with self.naming:
            title = self.find_free_title(errand)
            with self.lock:
                self.taken.add(title)
        return title

    def rename(self, errand: Errand, title: Title, *, reason: str) -> None:
        """Let a photo go up under another title, for a reason that is a clause."""
        with self.lock:
            self.taken.add(title)
        errand.title = title
        errand.renamings.append(reason)

    def _list_taken(self) -> Iterable[Title]:
        with self.lock:
            return tuple(self.taken)
