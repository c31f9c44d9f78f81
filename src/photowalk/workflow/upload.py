"""Uploading what a manifest holds."""

import secrets
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Final

from photowalk import __version__
from photowalk.catalogue import Catalogue, lock_folder, open_catalogue
from photowalk.commons.asking import Ask
from photowalk.commons.happenings import Happening
from photowalk.commons.lookup import PageLinks, read_page_links
from photowalk.commons.pace import Pace, make_pace
from photowalk.commons.port import Clock, Wiki
from photowalk.commons.uploading import ENDURANCE_S, Limits, UploadJob, upload_photos
from photowalk.corrections.privacy import find_leak
from photowalk.journal import find_open_batch, fold_events, list_publishings
from photowalk.manifest.csv_file import read_manifest
from photowalk.manifest.rows import ClassifiedRows, RowTrouble, classify_rows
from photowalk.model import Cells, Event, EventKind, Plan, PlannedPhoto
from photowalk.rules.settings import Settings
from photowalk.rules.upload_settings import UploadSettings
from photowalk.workflow.guard import guard_rows
from photowalk.workflow.layouts import check_layouts
from photowalk.workflow.own_work import check_own_work
from photowalk.workflow.setup import MANIFEST_NAME
from photowalk.workflow.standings import find_rows_left
from photowalk.workflow.updates import (
    KeptTitle,
    PageMaker,
    choose_updates,
    find_kept_titles,
    find_uploaded_rows,
    wants_statements,
)

_PLAIN_PAGES: Final = PageMaker({}, has_statements=False)

_BATCH_BYTES: Final = 4
"""Enough that no two batches of an account have one mark."""


@dataclass(frozen=True, slots=True)
class RowsToSend:
    """What a manifest holds for a wiki."""

    rows: ClassifiedRows
    """Without those that are on the wiki already."""
    done: int
    """How many are there already, by the journal."""
    updates: tuple[PlannedPhoto, ...] = ()
    """Those of them that are there by us, and whose pages do not say, or are not known to say, what the rows say."""
    kept_titles: tuple[KeptTitle, ...] = ()
    """Of those of them whose titles a person has changed since."""
    stale: tuple[RowTrouble, ...] = ()
    """Rows of photos that are there by us, of which no page can be made any more."""
    maker: PageMaker = _PLAIN_PAGES
    settings: UploadSettings = field(default_factory=UploadSettings)

    @property
    def photos(self) -> tuple[PlannedPhoto, ...]:
        """All that there is something to do for."""
        return (*self.rows.ready, *self.updates)


@dataclass(frozen=True, slots=True)
class Company:
    """Who has a part in an upload beside the wiki."""

    clock: Clock
    ask: Ask | None = None
    """Asks the person at the terminal; None = there is nobody."""
    endurance_s: float = ENDURANCE_S
    """How long a wiki that does not answer is waited for in all."""


def read_rows(folder: Path, wiki_name: str, *, settings: Settings) -> RowsToSend:
    """The rows of the folder's manifest by what is to be done for them on a wiki.

    A photo that would tell what the settings keep back, be it in a cell or in its bytes, is not ready, nor is one whose
    page cannot be made, nor somebody else's that is to go up as own work.

    Raises:
        ManifestError: there is no manifest, or it cannot be read as one.
    """
    rows = read_manifest(folder / MANIFEST_NAME).rows
    with open_catalogue(folder) as catalogue:
        standings, bases = fold_events(catalogue.events(), wiki=wiki_name), catalogue.bases()
    maker = PageMaker(settings.layouts, has_statements=wants_statements(wiki_name, settings.upload))
    left = find_rows_left(rows, standings)
    ready = guard_rows(folder, _classify(left, bases, settings=settings), privacy=settings.privacy)
    there = _check_pages(_classify(find_uploaded_rows(rows, standings), bases, settings=settings), settings)
    return RowsToSend(
        _check_pages(ready, settings),
        done=len(rows) - len(left),
        updates=choose_updates(there.ready, standings, maker=maker),
        kept_titles=find_kept_titles(rows, standings, bases=bases),
        stale=there.troubles,
        maker=maker,
        settings=settings.upload,
    )


@dataclass(frozen=True, slots=True)
class OpenedUpload:
    """An upload about to begin."""

    batch: str
    """Its mark in the edit summaries."""
    links: PageLinks
    pace: Pace
    """Of publishing, as earlier runs left it."""
    happenings: Generator[Happening, None, None]
    """What happens while the photos go up, which they do as it is read; see `commons.uploading.upload_photos`."""


@contextmanager
def open_upload(folder: Path, wiki: Wiki, *, to_send: RowsToSend, company: Company) -> Iterator[OpenedUpload]:
    """An upload of the photos, with the folder locked and its journal open.

    Raises:
        FolderBusyError: another photowalk is at work in the folder.
    """
    clock = company.clock
    with lock_folder(folder, command="upload", now=clock.now()), open_catalogue(folder) as catalogue:
        events = catalogue.events(wiki.name)
        pace = make_pace(wiki.account.limits.get("upload"), list_publishings(events, wiki=wiki.name), now=clock.now())
        edits = make_pace(wiki.account.limits.get("edit"), (), now=clock.now())
        batch, links = _open_batch(catalogue, events, wiki=wiki.name, clock=clock), read_page_links(wiki)
        job = UploadJob(
            wiki=wiki,
            folder=folder,
            mark=f"photowalk {__version__}, batch {batch}",
            record=catalogue.add_event,
            clock=clock,
            limits=Limits(pace, edits, endurance_s=company.endurance_s),
            links=links,
            settings=to_send.settings,
            has_statements=to_send.maker.has_statements,
            standings=fold_events(events, wiki=wiki.name),
            layouts=to_send.maker.layouts,
            batch=batch,
            ask=company.ask,
        )
        yield OpenedUpload(batch, links, pace, _upload(job, to_send.photos))


def _upload(job: UploadJob, photos: Sequence[PlannedPhoto]) -> Generator[Happening, None, None]:
    """What happens in a run, whose batch has ended when it comes to its end."""
    yield from upload_photos(job, photos)
    job.record(Event(job.clock.now(), job.wiki.name, EventKind.BATCH_ENDED, data={"batch": job.batch}))


def _open_batch(catalogue: Catalogue, events: Sequence[Event], *, wiki: str, clock: Clock) -> str:
    """The mark of the batch that a run which was cut left open, or that of a new one."""
    batch = find_open_batch(events, wiki=wiki)
    if not batch:
        batch = secrets.token_hex(_BATCH_BYTES)
        catalogue.add_event(Event(clock.now(), wiki, EventKind.BATCH_BEGUN, data={"batch": batch}))
    return batch


def _classify(rows: Sequence[Cells], bases: Sequence[Plan], *, settings: Settings) -> ClassifiedRows:
    check = partial(find_leak, privacy=settings.privacy, inference=settings.inference)
    return classify_rows(rows, bases=bases, find_leak=check)


def _check_pages(rows: ClassifiedRows, settings: Settings) -> ClassifiedRows:
    return check_own_work(check_layouts(rows, settings.layouts), settings)
