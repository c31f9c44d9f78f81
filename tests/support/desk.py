"""A folder, a wiki behind the port and a journal: what an upload works with."""

import json
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from photowalk.commons.asking import Ask
from photowalk.commons.happenings import Ended, Happening, Outcome, Result
from photowalk.commons.lookup import PageLinks
from photowalk.commons.pace import Pace, make_pace
from photowalk.commons.port import RateLimit
from photowalk.commons.uploading import Limits, UploadJob, upload_photos
from photowalk.journal import NOT_SENT, PhotoState, Standing, fold_events, list_publishings
from photowalk.model import Event, EventKind, FilePage, PhotoPath, PlannedPhoto, Sha1, Title
from photowalk.pages.statements.entity import make_entity
from photowalk.pages.wikitext import render_file_page
from photowalk.rules.upload_settings import UploadSettings
from photowalk.workflow.updates import PageMaker
from support.fake_clock import FakeClock
from support.fresh import Fresh, sha1_of
from support.port_wiki import Call, PortWiki, answer_with

PAGE = FilePage({"en": "A tower"}, "2025-08-15 14:03:21", "Jane Doe", "own", "cc-by-sa-4.0", ("Towers",))

LINKS = PageLinks("https://example.org/wiki/$1", "https://example.org/w/index.php")


class CutError(Exception):
    """The end of a run, wherever it was."""


@dataclass
class Desk:
    """A folder, a wiki, a journal, and a clock that moves when somebody waits."""

    wiki: PortWiki
    folder: Path
    fresh: Fresh
    time: FakeClock = field(default_factory=FakeClock)
    journal: list[Event] = field(default_factory=list)
    layouts: dict[str, str] = field(default_factory=dict)
    told: list[Happening] = field(default_factory=list)
    limit: RateLimit | None = None
    edit_limit: RateLimit | None = None
    settings: UploadSettings = field(default_factory=lambda: UploadSettings(workers=1))
    has_statements: bool = False
    ask: Ask | None = None
    endurance_s: float = 10.0
    batch: str = "01234567"
    cut_at: int | None = None
    """Which event of a run ends it in place of being written, from 1 on."""

    @property
    def kinds(self) -> list[EventKind]:
        """What the journal tells, without its details."""
        return [event.kind for event in self.journal]

    @property
    def sent(self) -> list[Call]:
        """The requests that changed the wiki."""
        return [call for call in self.wiki.calls if call.verb != "ask"]

    @property
    def sent_bytes(self) -> list[int]:
        """How many bytes of files each request brought that brought any."""
        return [call.size_bytes for call in self.wiki.calls if call.size_bytes]

    def photo(self, content: bytes | None = None, *, title: str = "", page: FilePage = PAGE) -> PlannedPhoto:
        """A photo in the folder, planned."""
        content = self.fresh.jpeg() if content is None else content
        name = self.fresh.title()
        (self.folder / name).write_bytes(content)
        return PlannedPhoto(PhotoPath(name), Sha1(sha1_of(content)), Title(title or self.fresh.title()), page)

    def upload(self, photos: Sequence[PlannedPhoto]) -> list[Outcome]:
        """What came of each, uploaded as one run does it: with the journal that earlier runs left."""
        return [happening.outcome for happening in self.watch(photos) if isinstance(happening, Ended)]

    def results(self, *photos: PlannedPhoto) -> list[Result]:
        """What came of each in such a run, in the order given; each came to one end."""
        ends = {outcome.photo.sha1: outcome.result for outcome in self.upload(photos)}
        assert len([happening for happening in self.told if isinstance(happening, Ended)]) == len(photos)
        return [ends[photo.sha1] for photo in photos]

    def watch(self, photos: Sequence[PlannedPhoto]) -> Generator[Happening, None, None]:
        """What happens in such a run; what was told before it was stopped is in `told`."""
        self.told.clear()
        for happening in upload_photos(self.make_job(), photos):
            self.told.append(happening)
            yield happening

    def have_it_asked(self, photo: PlannedPhoto) -> None:
        """Let the journal tell of a try that failed, so that the wiki is asked before bytes of the photo are sent."""
        if self.standing(photo) == NOT_SENT:
            self.journal.append(Event(self.time.now(), self.wiki.name, EventKind.FAILED, photo.sha1))

    def come_too_late(self, photo: PlannedPhoto) -> None:
        """Have the wiki, when it is asked next, know nothing of the photo or its title, as if both came there later."""
        self.have_it_asked(photo)
        page = {"title": photo.title.page, "missing": True}
        self.wiki.asking.append(answer_with({"query": {"allimages": [], "pages": [page]}}))

    def is_cut(self, *photos: PlannedPhoto, at: int) -> bool:
        """Whether the next run came to an event of this number, from 1 on, and was ended in its place."""
        self.cut_at = at
        try:
            self.upload(photos)
        except CutError:
            return True
        finally:
            self.cut_at = None
        return False

    def make_job(self) -> UploadJob:
        """The job of the next run."""
        self.time.is_shared = self.settings.workers > 1
        return UploadJob(
            wiki=self.wiki,
            folder=self.folder,
            mark=f"a test, batch {self._name_batch()}",
            record=self._make_record(),
            clock=self.time.clock,
            limits=Limits(self._make_pace(), Pace(self.edit_limit), endurance_s=self.endurance_s),
            links=LINKS,
            settings=self.settings,
            has_statements=self.has_statements,
            standings=fold_events(self.journal, wiki=self.wiki.name),
            layouts=self.layouts,
            batch=self.batch,
            ask=self.ask,
        )

    def standing(self, photo: PlannedPhoto) -> Standing:
        """What the journal knows of a photo."""
        return fold_events(self.journal, wiki=self.wiki.name).get(photo.sha1, NOT_SENT)

    def claims(self, title: Title) -> list[Any]:
        """The values that the file is stated to have, by its properties, sorted."""
        entity = self.wiki.client.entity(self.wiki.client.entity_id(title.text))
        return sorted(_read_value(claim) for claims in entity.get("statements", {}).values() for claim in claims)

    def find_flaws(self, photo: PlannedPhoto) -> list[str]:
        """What is not as it is to be of a photo that went up: on the wiki, and in the journal."""
        client, page, standing = self.wiki.client, photo.title.page, self.standing(photo)
        maker = PageMaker(self.layouts, has_statements=self.has_statements)
        settled = replace(standing.page, intended_page_digest="", intended_entity_digest="")
        claims = sorted(map(_read_value, make_entity(photo.page)["claims"])) if self.has_statements else []
        found = {
            "the file": client.titles_of(photo.sha1) == [page],
            "its versions": len(client.page(page, prop="imageinfo", iilimit="9")["imageinfo"]) == 1,
            "the text": client.page_text(page) == render_file_page(photo.page, layouts=self.layouts).strip(),
            "the statements": self.claims(photo.title) == claims,
            "the state": standing.state is PhotoState.UPLOADED and standing.title == photo.title,
            "what is kept of its page": maker.is_written(photo, standing.page),
            "what was intended": standing.page == settled,
            "the stash": standing.stash is None,
        }
        return [name for name, is_right in found.items() if not is_right]

    def _name_batch(self) -> str:
        """The batch that is open by the journal; a lost journal knows of none, and so another one begins."""
        if not any(event.data.get("batch") == self.batch for event in self.journal):
            self.batch = f"{int(self.batch, 16) + 1:08x}"
        return self.batch

    def _make_record(self) -> Callable[[Event], None]:
        events = 0

        def record(event: Event) -> None:
            nonlocal events
            events += 1
            if events == self.cut_at:
                raise CutError
            self.journal.append(event)

        return record

    def _make_pace(self) -> Pace:
        return make_pace(self.limit, list_publishings(self.journal, wiki=self.wiki.name), now=self.time.now())


def _read_value(claim: Any) -> tuple[str, str]:  # noqa: ANN401 - JSON
    snak = claim["mainsnak"]
    return snak["property"], json.dumps(snak.get("datavalue", {}).get("value"), sort_keys=True)
