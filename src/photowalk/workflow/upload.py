"""Uploading what a manifest holds."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from photowalk import __version__
from photowalk.catalogue import lock_folder, open_catalogue
from photowalk.commons.port import Clock, Wiki
from photowalk.commons.upload import Outcome, UploadJob, upload_photos
from photowalk.corrections.privacy import find_leak
from photowalk.journal import fold_events
from photowalk.manifest.csv_file import read_manifest
from photowalk.manifest.rows import ClassifiedRows, classify_rows
from photowalk.model import PlannedPhoto
from photowalk.rules.settings import NO_PRIVACY, Inference, Settings
from photowalk.workflow.guard import guard_rows
from photowalk.workflow.layouts import check_layouts
from photowalk.workflow.own_work import check_own_work
from photowalk.workflow.setup import MANIFEST_NAME
from photowalk.workflow.standings import find_rows_left


@dataclass(frozen=True, slots=True)
class RowsToSend:
    """What a manifest holds for a wiki."""

    rows: ClassifiedRows
    """Without those that are on the wiki already."""
    done: int
    """How many are there already, by the journal."""
    layouts: Mapping[str, str] = field(default_factory=dict)
    """Page templates that rows name, by their paths."""


def read_rows(folder: Path, wiki_name: str, *, settings: Settings | None = None) -> RowsToSend:
    """The rows of the folder's manifest, less those of photos that the wiki has: nothing of theirs needs a person.

    A photo that would tell what the settings keep back, be it in a cell or in its bytes, is not ready, nor is one whose
    page cannot be made, nor somebody else's that is to go up as own work.

    Raises:
        ManifestError: there is no manifest, or it cannot be read as one.
    """
    rows = read_manifest(folder / MANIFEST_NAME).rows
    with open_catalogue(folder) as catalogue:
        standings, bases = fold_events(catalogue.events(), wiki=wiki_name), catalogue.bases()
    left = find_rows_left(rows, standings)
    privacy, inference = (settings.privacy, settings.inference) if settings else (NO_PRIVACY, Inference())
    check = partial(find_leak, privacy=privacy, inference=inference)
    classified = classify_rows(left, bases=bases, find_leak=check)
    layouts = settings.layouts if settings else {}
    ready = check_layouts(guard_rows(folder, classified, privacy=privacy), layouts)
    ready = check_own_work(ready, settings) if settings else ready
    return RowsToSend(ready, done=len(rows) - len(left), layouts=layouts)


def upload_folder(
    folder: Path, wiki: Wiki, *, to_send: RowsToSend, clock: Clock, begin: Callable[[PlannedPhoto], None]
) -> Iterator[Outcome]:
    """What comes of each ready photo on the wiki, one after the other; see `commons.upload.upload_photos`.

    Raises:
        FolderBusyError: another photowalk is at work in the folder.
    """
    with lock_folder(folder, command="upload", now=clock.now()), open_catalogue(folder) as catalogue:
        job = UploadJob(
            wiki=wiki,
            folder=folder,
            comment=f"Uploaded with photowalk {__version__}",
            record=catalogue.add_event,
            clock=clock,
            begin=begin,
            standings=fold_events(catalogue.events(), wiki=wiki.name),
            layouts=to_send.layouts,
        )
        yield from upload_photos(job, to_send.rows.ready)
