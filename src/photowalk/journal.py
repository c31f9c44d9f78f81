"""The state of each photo on one wiki, folded from the journal's events. Computed each time, never stored.

    (nothing) ── INTENT ──> in doubt ──┬── UPLOADED ──> uploaded   ┐ for good
        │                              ├── LINKED ────> linked     ┘
        ├── LINKED, REFUSED, FAILED, ─>├── REFUSED ───> refused    ┐
               SKIPPED                 ├── FAILED ────> failed     ├ a later INTENT begins anew
                                       └── SKIPPED ───> skipped    ┘

Bytes in the stash and edits of the file page leave the state as it is, and are told beside it.

A photo once seen on the wiki by its SHA-1 stays uploaded (or linked): no later event of ours takes bytes off a wiki, so
an INTENT, REFUSED, FAILED or SKIPPED after that tells of a run that did not know, not of the photo. Only another
sighting (UPLOADED, LINKED) changes its title: somebody may have moved the file page. Uploaded outranks linked.

What an event says of names was told by a wiki, or stood in a file that anybody may have made. A title that no wiki can
have is dropped, and a sighting under one leaves the photo in doubt, so that the wiki is asked by its SHA-1.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Final

from photowalk.model import Event, EventKind, Sha1, Stash, Title, WrittenPage
from photowalk.page_names import is_page_name


class PhotoState(StrEnum):
    """How a photo stands on a wiki, as far as the journal knows."""

    NOT_SENT = "not-sent"
    IN_DOUBT = "in-doubt"
    """Sending was begun and no outcome was written: the wiki must be asked before anything is sent."""
    UPLOADED = "uploaded"
    LINKED = "linked"
    REFUSED = "refused"
    FAILED = "failed"
    SKIPPED = "skipped"


ON_THE_WIKI: Final = frozenset({PhotoState.UPLOADED, PhotoState.LINKED})


NEVER_WRITTEN: Final = WrittenPage()
"""A file page on which nothing of ours was ever seen."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How one photo stands on one wiki."""

    state: PhotoState
    title: Title | None = None
    """Its title there; where it is not there, the title it was to get. None = never told."""
    at: datetime | None = None
    """When the event was written that put it so; None = never sent."""
    detail: str = ""
    """The wiki's reason in words: `exists: …`."""
    proposal: Title | None = None
    """A free title that was offered in place of the refused one."""
    original: Sha1 | None = None
    """Where a copy was sent: the SHA-1 of the file it was made of."""
    stash: Stash | None = None
    """Its bytes in the account's stash, where they have not been published from there."""
    page: WrittenPage = NEVER_WRITTEN
    """What we wrote on its file page."""
    batch: str = ""
    """The mark in the edit summary under which it was last sent."""


NOT_SENT: Final = Standing(PhotoState.NOT_SENT)
"""How a photo stands of which the journal tells nothing."""


@dataclass(frozen=True, slots=True)
class GalleryPage:
    """A gallery page as it was last written."""

    page: str
    """With its namespace: `User:Example/Stockholm 2019`."""
    url: str
    at: datetime


_SHA1: Final = re.compile(r"[0-9a-f]{40}")
_FILEKEY: Final = re.compile(r"[\w.-]{1,255}", re.ASCII)
_NUMBER: Final = re.compile(r"[0-9]{1,18}", re.ASCII)
_BATCH: Final = re.compile(r"[0-9a-z]{6,40}", re.ASCII)
_STATES: Final = {
    EventKind.INTENT: PhotoState.IN_DOUBT,
    EventKind.UPLOADED: PhotoState.UPLOADED,
    EventKind.LINKED: PhotoState.LINKED,
    EventKind.REFUSED: PhotoState.REFUSED,
    EventKind.FAILED: PhotoState.FAILED,
    EventKind.SKIPPED: PhotoState.SKIPPED,
}
_OF_THE_PAGE: Final = frozenset({EventKind.EDIT_INTENT, EventKind.PAGE_SEEN, EventKind.DESCRIBED, EventKind.CONFLICT})
_OF_PHOTOS: Final = frozenset({*_STATES, *_OF_THE_PAGE, EventKind.STASHED, EventKind.STASH_LOST})


def fold_events(events: Iterable[Event], *, wiki: str) -> Mapping[Sha1, Standing]:
    """How each photo that the events tell of stands on the wiki; events in the order they were written.

    Photos missing from the answer stand as `NOT_SENT`. Events of other wikis and of gallery pages are passed over.
    """
    standings: dict[Sha1, Standing] = {}
    for event in events:
        if event.wiki == wiki and event.sha1 is not None and event.kind in _OF_PHOTOS:
            standings[event.sha1] = _next_standing(standings.get(event.sha1, NOT_SENT), event)
    return standings


def list_fixed_titles(standings: Mapping[Sha1, Standing]) -> dict[Sha1, Title]:
    """The titles that photos have on the wiki already, or may have got there before a run was cut."""
    settled = {PhotoState.IN_DOUBT, *ON_THE_WIKI}
    return {
        sha1: standing.title
        for sha1, standing in standings.items()
        if standing.state in settled and standing.title is not None
    }


def group_forms(standings: Mapping[Sha1, Standing]) -> dict[Sha1, dict[Sha1, Standing]]:
    """By the SHA-1 of the file on disk all forms in which it was ever sent, as it is or as a copy, by their own SHA-1.

    A change of what is taken out makes another copy of a photo, which must not get to the wiki twice for it.
    """
    forms: dict[Sha1, dict[Sha1, Standing]] = {}
    for sha1, standing in standings.items():
        forms.setdefault(standing.original or sha1, {})[sha1] = standing
    return forms


def find_gallery(events: Iterable[Event], *, wiki: str) -> GalleryPage | None:
    """The gallery page that was written last on the wiki; None where none was. Pages that cannot be are passed over."""
    own = (event for event in events if event.wiki == wiki and event.kind is EventKind.GALLERY_WRITTEN)
    written = [event for event in own if is_page_name(event.data.get("page", ""))]
    if not written:
        return None
    last = written[-1]
    return GalleryPage(page=last.data["page"], url=last.data.get("url", ""), at=last.at)


def find_open_batch(events: Iterable[Event], *, wiki: str) -> str:
    """The mark of the batch that was begun on the wiki and not ended; "" where there is none."""
    mark = ""
    for event in events:
        if event.wiki == wiki and event.kind is EventKind.BATCH_BEGUN:
            mark = event.data.get("batch", "")
        elif event.wiki == wiki and event.kind is EventKind.BATCH_ENDED:
            mark = ""
    return mark if _BATCH.fullmatch(mark) else ""


def list_publishings(events: Iterable[Event], *, wiki: str) -> list[datetime]:
    """When photos were published on the wiki by us, in the order of the journal: what counts for a limit."""
    return [event.at for event in events if event.wiki == wiki and event.kind is EventKind.UPLOADED]


def _next_standing(before: Standing, event: Event) -> Standing:
    before = replace(before, original=_find_original(event.data) or before.original)
    if event.kind is EventKind.STASHED:
        return replace(before, stash=_tell_stash(before, event))
    if event.kind is EventKind.STASH_LOST:
        return replace(before, stash=None)
    if event.kind in _OF_THE_PAGE:
        return replace(before, page=_tell_page(before.page, event))
    told = _tell_standing(before, event)
    if before.state not in ON_THE_WIKI:
        return told
    if told.state not in ON_THE_WIKI:
        return before
    return replace(told, state=PhotoState.UPLOADED) if before.state is PhotoState.UPLOADED else told


def _tell_standing(before: Standing, event: Event) -> Standing:
    data = event.data
    title = _find_title(data, "title")
    is_unclear = title is None and bool(data.get("title")) and _STATES[event.kind] in ON_THE_WIKI
    state = PhotoState.IN_DOUBT if is_unclear else _STATES[event.kind]
    return Standing(
        state=state,
        title=title or before.title,
        at=event.at,
        detail=": ".join(data[key] for key in ("code", "info") if data.get(key)),
        proposal=_find_title(data, "proposal"),
        original=before.original,
        stash=None if state in ON_THE_WIKI else _tell_stash(before, event),
        page=_tell_first_page(before.page, event),
        batch=data.get("batch", before.batch),
    )


def _tell_stash(before: Standing, event: Event) -> Stash | None:
    """What lies in the stash after an event: a refusal too may come with a key to the bytes."""
    filekey = event.data.get("filekey", "")
    if not _FILEKEY.fullmatch(filekey):
        return before.stash
    is_same = before.stash is not None and before.stash.filekey == filekey
    at = before.stash.at if before.stash is not None and is_same else event.at
    return Stash(filekey, _find_number(event.data, "offset"), at)


def _tell_first_page(before: WrittenPage, event: Event) -> WrittenPage:
    """What may be on its page once the photo is there: the text that goes with its bytes."""
    digest = event.data.get("page", "") if event.kind is EventKind.INTENT else ""
    return replace(before, intended_page_digest=digest) if digest else before


def _tell_page(before: WrittenPage, event: Event) -> WrittenPage:
    data, revision = event.data, _find_number(event.data, "revision")
    if event.kind is EventKind.EDIT_INTENT:
        return replace(before, intended_page_digest=data.get("page", ""), intended_entity_digest=data.get("entity", ""))
    if event.kind is EventKind.CONFLICT:
        return replace(before, conflict=data.get("info", ""), conflict_url=data.get("url", ""))
    if event.kind is EventKind.PAGE_SEEN:
        page_id = _find_number(data, "page_id") or before.page_id
        digest = data.get("page", "")
        return replace(before, page_id=page_id, revision=revision, page_digest=digest, intended_page_digest="")
    return replace(before, entity_revision=revision, entity_digest=data.get("entity", ""), intended_entity_digest="")


def _find_number(data: Mapping[str, str], key: str) -> int | None:
    text = data.get(key, "")
    return int(text) if _NUMBER.fullmatch(text) else None


def _find_original(data: Mapping[str, str]) -> Sha1 | None:
    text = data.get("original", "")
    return Sha1(text) if _SHA1.fullmatch(text) else None


def _find_title(data: Mapping[str, str], key: str) -> Title | None:
    """A title as the journal holds it; it need not keep to our rules for new titles, only to those of every wiki."""
    text = data.get(key, "")
    return Title(text) if is_page_name(text) else None
