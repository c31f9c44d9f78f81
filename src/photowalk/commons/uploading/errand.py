"""One photo's way to the wiki: where it is on it, and what is known of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum, auto
from typing import Final

from photowalk.commons.aftercare import Aftercare
from photowalk.commons.happenings import Result
from photowalk.journal import NEVER_WRITTEN, Standing
from photowalk.model import PlannedPhoto, Sha1, Stash, Title, WrittenPage

_NO_CARE: Final = Aftercare()


class Stage(Enum):
    """What is to be done next with a photo."""

    BEGIN = auto()
    """Ask whether the wiki has it; if not, send its bytes, and publish them in the same request where that may be."""
    PUBLISH = auto()
    """Its bytes are in the stash."""
    CHECK = auto()
    """It is there: see what its page holds."""
    EDIT = auto()
    """Its page is to be given another text."""
    DESCRIBE = auto()
    """Its captions and statements are to be sent."""
    ASIDE = auto()
    """A person is to say what becomes of it."""
    DONE = auto()


@dataclass(frozen=True, slots=True)
class Objection:
    """What stands in the way of publishing a photo."""

    warnings: Mapping[str, str]
    """The wiki's codes, with what each is about."""
    holders: tuple[str, ...] = ()
    """Titles of files that have its very bytes."""
    form: Sha1 | None = None
    """In which of its forms these have it; None = in the planned one."""


@dataclass(slots=True, eq=False)
class Errand:
    """A photo on its way. One thread works on it at a time."""

    photo: PlannedPhoto
    title: Title
    """Under which it goes up, or stands."""
    stage: Stage = Stage.BEGIN
    forms: Mapping[Sha1, Standing] = field(default_factory=dict)
    """In which its file was ever sent, by SHA-1: as it is, or as copies without one thing or another."""
    stash: Stash | None = None
    is_doubtful: bool = False
    """Whether it may have been published without our knowing."""
    page: WrittenPage = NEVER_WRITTEN
    result: Result | None = None
    """What came of it so far; None = it is not on the wiki."""
    remarks: list[str] = field(default_factory=list)
    """What of its page is not as it was to be, as clauses."""
    is_begun: bool = False
    stumbles: int = 0
    """How often the wiki tripped over it, though it published others since the last time."""
    tries: int = 0
    """How often it tripped over it in all."""
    arrivals: int = 0
    """How many photos had arrived when it did so last."""
    is_answered: bool = False
    """Whether the wiki answered a question about it since it tripped last."""
    silences: int = 0
    """How many questions about it, one after the other, the wiki did not answer."""
    is_alone: bool = False
    """Whether its page is to be asked for alone: the wiki tripped over some that were asked for together."""
    has_slot: bool = False
    """Whether it is being published."""
    renamings: list[str] = field(default_factory=list)
    """Why it was given another title, each time, as clauses."""
    not_before: datetime | None = None
    waits_since: datetime | None = None
    """When it came to where it waits now."""
    objection: Objection | None = None
    """What a person is to be asked about."""
    looks: int = 0
    """How often its page was looked for and not there."""
    conflicts: int = 0
    """How often somebody else's edit was in the way of ours."""
    care: Aftercare = _NO_CARE
    """What is to be done about its page."""
    form: Sha1 | None = None
    """In which it is there; None = in the planned one."""

    @property
    def sha1(self) -> Sha1:
        """Of its bytes on the wiki."""
        return self.form or self.photo.sha1
