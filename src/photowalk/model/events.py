"""Nouns of the journal: what happened to a photo on a wiki."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from photowalk.model.photos import Sha1


class EventKind(StrEnum):
    """What the journal tells of a photo or of the gallery page."""

    INTENT = "intent"
    """About to be published; without a later event the photo is in doubt. `page` is the digest of the wikitext."""
    STASHED = "stashed"
    """Bytes of it lie in the account's stash, unpublished: `filekey`, and `offset`, the first byte that is missing
    there; none where all are there."""
    STASH_LOST = "stash-lost"
    """The wiki has nothing any more under the key that was told last."""
    UPLOADED = "uploaded"
    """Its bytes are on the wiki under `data["title"]`, put there by us; seen by SHA-1."""
    LINKED = "linked"
    """Its bytes were on the wiki already, under `data["title"]`."""
    REFUSED = "refused"
    """The wiki would not have it: `code`, `info`, maybe `proposal` (a free title), maybe `filekey`."""
    FAILED = "failed"
    """It surely is not on the wiki, for a reason that may pass: `info`."""
    SKIPPED = "skipped"
    """It was left out, as photowalk.toml or a person wished, since the wiki warned of it: `info`."""
    EDIT_INTENT = "edit-intent"
    """Its file page is about to be edited: `page` and `entity` are the digests of what it is to hold then."""
    PAGE_SEEN = "page-seen"
    """Its file page holds what we wrote: `page_id`, `page` (the digest of the wikitext), `revision` (that holds it)."""
    DESCRIBED = "described"
    """Its structured data hold what we wrote: `entity` (its digest), `revision` (that holds it)."""
    CONFLICT = "conflict"
    """Somebody else has changed what was to be changed on its page: `info`, and `url`, which shows the changes; without
    `info`: nothing is in the way any more."""
    BATCH_BEGUN = "batch-begun"
    """Uploads under the mark `data["batch"]` in their edit summaries begin."""
    BATCH_ENDED = "batch-ended"
    """Nothing is left to do in the batch `data["batch"]`."""
    GALLERY_INTENT = "gallery-intent"
    """The gallery page `data["page"]` is about to be written."""
    GALLERY_WRITTEN = "gallery-written"
    """The gallery page `data["page"]` was written; `url`."""


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the journal. Events are only ever added."""

    at: datetime
    """With UTC as its zone."""
    wiki: str
    """The target's name: `commons`, `sandbox`, or an API address."""
    kind: EventKind
    sha1: Sha1 | None = None
    """None for events of the gallery page and of batches."""
    data: Mapping[str, str] = field(default_factory=dict)
