"""What a run of the upload tells while it goes on, for whoever watches."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from photowalk.model import PlannedPhoto


class Result(StrEnum):
    """What came of one photo in this run."""

    UPLOADED = "uploaded"
    RECOVERED = "recovered"
    """Sent before, its reply lost; the wiki has it from us."""
    LINKED = "linked"
    """Its bytes were there already, put there by somebody."""
    UPDATED = "updated"
    """It was there from us, and its page or statements now say what the manifest says."""
    ALREADY_DONE = "already done"
    SKIPPED = "skipped"
    """Left out, since photowalk.toml or the person at the terminal says so."""
    CONFLICT = "in conflict"
    """It is there, and somebody else changed what was to be changed on its page."""
    REFUSED = "refused"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one photo in this run."""

    photo: PlannedPhoto
    result: Result
    title: str
    """Where its bytes are, or were to go; without namespace."""
    reason: str = ""
    """Why it was refused, skipped, in conflict or failed, or what of its page is not as planned, as a sentence."""
    proposal: str = ""
    """A free title, where the wanted one is taken."""
    url: str = ""
    """Of the file page; of the changes that are in the way where it is in conflict; "" where there is none."""
    renamed: str = ""
    """Why this run brought it there under another title than planned, as clauses; "" = it did not."""


@dataclass(frozen=True, slots=True)
class Begun:
    """A photo's turn has come."""

    photo: PlannedPhoto
    size_bytes: int
    """Of the file that goes up; 0 where its bytes are there already."""


@dataclass(frozen=True, slots=True)
class Sent:
    """Some bytes of a photo have left."""

    photo: PlannedPhoto
    sent_bytes: int
    """In all so far; less than before where a part is sent again."""


@dataclass(frozen=True, slots=True)
class Stashed:
    """All bytes of a photo are on the wiki, and it waits to be published."""

    photo: PlannedPhoto


@dataclass(frozen=True, slots=True)
class Published:
    """A photo is on the wiki; its page is yet to be looked at."""

    photo: PlannedPhoto
    title: str


@dataclass(frozen=True, slots=True)
class Ended:
    """A photo is done with in this run."""

    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Waiting:
    """Nothing of a kind is sent until a moment."""

    until: datetime
    """With UTC as its zone."""
    reason: str
    """As a clause: `the upload limit of commons is used up (380 files in 72 minutes)`."""
    is_stashing: bool = False
    """Whether bytes are sent in the meantime."""


@dataclass(frozen=True, slots=True)
class GoneOn:
    """The waiting is over."""


@dataclass(frozen=True, slots=True)
class QuotaLeft:
    """How much of the account's upload limit is left now."""

    left: int
    hits: int
    seconds: int


Happening = Begun | Sent | Stashed | Published | Ended | Waiting | GoneOn | QuotaLeft
