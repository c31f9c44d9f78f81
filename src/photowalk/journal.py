"""The state of each photo on one wiki, folded from the journal's events. Computed each time, never stored.

    (nothing) ── INTENT ──> in doubt ──┬── UPLOADED ──> uploaded   ┐ for good
        │                              ├── LINKED ────> linked     ┘
        ├── LINKED, REFUSED, FAILED ──>├── REFUSED ───> refused    ┐ a later INTENT begins anew
                                       └── FAILED ────> failed     ┘

A photo once seen on the wiki by its SHA-1 stays uploaded (or linked): no later event of ours takes bytes off a wiki, so
an INTENT, REFUSED or FAILED after that tells of a run that did not know, not of the photo. Only another sighting
(UPLOADED, LINKED) changes its title: somebody may have moved the file page. Uploaded outranks linked.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Final

from photowalk.model import Event, EventKind, Sha1, Title


class PhotoState(StrEnum):
    """How a photo stands on a wiki, as far as the journal knows."""

    NOT_SENT = "not-sent"
    IN_DOUBT = "in-doubt"
    """Sending was begun and no outcome was written: the wiki must be asked before anything is sent."""
    UPLOADED = "uploaded"
    LINKED = "linked"
    REFUSED = "refused"
    FAILED = "failed"


ON_THE_WIKI: Final = frozenset({PhotoState.UPLOADED, PhotoState.LINKED})


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


NOT_SENT: Final = Standing(PhotoState.NOT_SENT)
"""How a photo stands of which the journal tells nothing."""


@dataclass(frozen=True, slots=True)
class GalleryPage:
    """A gallery page as it was last written."""

    page: str
    """With its namespace: `User:Example/Stockholm 2019`."""
    url: str
    at: datetime


_STATES: Final = {
    EventKind.INTENT: PhotoState.IN_DOUBT,
    EventKind.UPLOADED: PhotoState.UPLOADED,
    EventKind.LINKED: PhotoState.LINKED,
    EventKind.REFUSED: PhotoState.REFUSED,
    EventKind.FAILED: PhotoState.FAILED,
}


def fold_events(events: Iterable[Event], *, wiki: str) -> Mapping[Sha1, Standing]:
    """How each photo that the events tell of stands on the wiki; events in the order they were written.

    Photos missing from the answer stand as `NOT_SENT`. Events of other wikis and of gallery pages are passed over.
    """
    standings: dict[Sha1, Standing] = {}
    for event in events:
        if event.wiki == wiki and event.sha1 is not None and event.kind in _STATES:
            standings[event.sha1] = _next_standing(standings.get(event.sha1, NOT_SENT), event)
    return standings


def find_gallery(events: Iterable[Event], *, wiki: str) -> GalleryPage | None:
    """The gallery page that was written last on the wiki; None where none was."""
    written = [event for event in events if event.wiki == wiki and event.kind is EventKind.GALLERY_WRITTEN]
    if not written:
        return None
    last = written[-1]
    return GalleryPage(page=last.data["page"], url=last.data.get("url", ""), at=last.at)


def _next_standing(before: Standing, event: Event) -> Standing:
    told = _tell_standing(before, event)
    if before.state not in ON_THE_WIKI:
        return told
    if told.state not in ON_THE_WIKI:
        return before
    return replace(told, state=PhotoState.UPLOADED) if before.state is PhotoState.UPLOADED else told


def _tell_standing(before: Standing, event: Event) -> Standing:
    data = event.data
    return Standing(
        state=_STATES[event.kind],
        title=_find_title(data, "title") or before.title,
        at=event.at,
        detail=": ".join(data[key] for key in ("code", "info") if data.get(key)),
        proposal=_find_title(data, "proposal"),
    )


def _find_title(data: Mapping[str, str], key: str) -> Title | None:
    """A title as the journal holds it; taken as it is, since a wiki's own titles need not keep to our rules."""
    return Title(data[key]) if data.get(key) else None
