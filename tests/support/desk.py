"""A folder, a wiki behind the port and a journal: what an upload works with."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from photowalk.commons.port import Clock
from photowalk.commons.upload import Outcome, UploadJob, upload_photos
from photowalk.journal import fold_events
from photowalk.model import Event, EventKind, FilePage, PhotoPath, PlannedPhoto, Sha1, Title
from support.fresh import Fresh, sha1_of
from support.port_wiki import PortWiki

PAGE = FilePage({"en": "A tower"}, "2025-08-15 14:03:21", "Jane Doe", "own", "cc-by-sa-4.0", ("Towers",))


@dataclass
class Desk:
    """A folder, a wiki, a journal, and a clock that moves when somebody waits."""

    wiki: PortWiki
    folder: Path
    fresh: Fresh
    journal: list[Event] = field(default_factory=list)
    now: datetime = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
    paused_s: list[float] = field(default_factory=list)
    layouts: dict[str, str] = field(default_factory=dict)

    @property
    def clock(self) -> Clock:
        """The clock of this desk."""
        return Clock(lambda: self.now, self._pause)

    @property
    def kinds(self) -> list[EventKind]:
        """What the journal tells, without its details."""
        return [event.kind for event in self.journal]

    def photo(self, content: bytes | None = None, *, title: str = "") -> PlannedPhoto:
        """A photo in the folder, planned."""
        content = self.fresh.jpeg() if content is None else content
        name = self.fresh.title()
        (self.folder / name).write_bytes(content)
        return PlannedPhoto(PhotoPath(name), Sha1(sha1_of(content)), Title(title or self.fresh.title()), PAGE)

    def upload(self, photos: Sequence[PlannedPhoto]) -> list[Outcome]:
        """Upload them as one run does: with the journal that earlier runs left."""
        job = UploadJob(
            wiki=self.wiki,
            folder=self.folder,
            comment="A test",
            record=self.journal.append,
            clock=self.clock,
            standings=fold_events(self.journal, wiki=self.wiki.name),
            layouts=self.layouts,
        )
        return list(upload_photos(job, photos))

    def _pause(self, seconds: float) -> None:
        self.paused_s.append(seconds)
        self.now += timedelta(seconds=seconds)
