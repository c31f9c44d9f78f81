"""The story: one function a command, on plain values and ports. The command line and tests call it."""

import time
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from photowalk import __version__
from photowalk.catalogue import lock_folder, open_catalogue
from photowalk.commons.lookup import read_article_url
from photowalk.commons.port import Clock, Wiki
from photowalk.commons.upload import Outcome, UploadJob, upload_photos
from photowalk.errors import FolderError, InputError
from photowalk.journal import NOT_SENT, ON_THE_WIKI, Standing, find_gallery, fold_events, list_fixed_titles
from photowalk.manifest.cells import find_sha1
from photowalk.manifest.columns import FILE, SHA1
from photowalk.manifest.csv_file import read_manifest, write_manifest
from photowalk.manifest.damage import find_damage
from photowalk.manifest.merge import Merged, merge_plans
from photowalk.manifest.plan import plan_manifest
from photowalk.manifest.rows import ClassifiedRows, classify_rows
from photowalk.manifest.table import manifest_of
from photowalk.model import Cells, Plan, PlannedPhoto, Scan, Sha1, UnusableFile
from photowalk.pages.gallery import render_gallery_page, render_report_gallery, replace_gallery_section
from photowalk.pages.licenses import LICENSE_KEYS
from photowalk.report.gallery_page import PageWriter, make_page_url, require_page_title
from photowalk.report.shown import ShownPhoto, find_shared_categories, list_shown
from photowalk.rules.gallery_page import gallery_page_title
from photowalk.rules.load import load_settings
from photowalk.rules.parse import parse_settings
from photowalk.rules.settings import Settings
from photowalk.rules.starter import StarterAnswers, render_starter

CONFIG_NAME = "photowalk.toml"
MANIFEST_NAME = "manifest.csv"

SYSTEM_CLOCK = Clock(now=lambda: datetime.now(UTC), pause=time.sleep)
"""The time by this computer's clock."""


def require_no_config(folder: Path) -> None:
    """Stop where a photowalk.toml is there already, or no folder to put one into."""
    if not folder.is_dir():
        raise FolderError(folder, "is not a folder; make it first, and put the photos there")
    if (folder / CONFIG_NAME).exists():
        raise FolderError(folder / CONFIG_NAME, "is there already and is never overwritten; edit it, or move it away")


def init_folder(folder: Path, answers: StarterAnswers) -> Path:
    """Write a commented photowalk.toml and give its path.

    Raises:
        InputError: an answer cannot be used; nothing was written.
        FolderError: there is one already, or the folder cannot be written to.
    """
    file = folder / CONFIG_NAME
    require_no_config(folder)
    content = _require_good_starter(answers)
    try:
        # "x": a file that came in the meantime is not overwritten either.
        with file.open("xb") as stream:
            stream.write(content)
    except OSError as error:
        raise FolderError(file, f"cannot be written ({error.strerror})") from error
    return file


def require_settings(folder: Path) -> Settings:
    """What the folder's photowalk.toml says.

    Raises:
        FolderError: there is no such folder.
        ConfigError: there is no photowalk.toml, or it is wrong.
    """
    if not folder.is_dir():
        raise FolderError(folder, "is not a folder")
    return load_settings(folder / CONFIG_NAME, licenses=LICENSE_KEYS)


@dataclass(frozen=True, slots=True)
class PlanReport:
    """What planning a folder came to."""

    manifest_file: Path
    rows: ClassifiedRows
    """Without those of photos that are on the wiki of photowalk.toml already."""
    done: int
    """How many are there already."""
    unusable: tuple[UnusableFile, ...]
    merged: Merged
    """What became of a person's edits."""


def plan_folder(folder: Path, settings: Settings, *, read: Callable[[Path], Scan], clock: Clock) -> PlanReport:
    """Plan the folder: its photos read, the rules applied, a person's edits merged in, manifest.csv written.

    Raises:
        FolderError: the folder cannot be read or written to.
        ManifestError: the manifest that is there cannot be read as one; it is left alone.
        FolderBusyError: another photowalk is at work in the folder.
    """
    file = folder / MANIFEST_NAME
    with lock_folder(folder, command="plan", now=clock.now()), open_catalogue(folder) as catalogue:
        scan = read(folder)
        standings = fold_events(catalogue.events(), wiki=settings.wiki)
        new = plan_manifest(scan, settings, fixed_titles=list_fixed_titles(standings))
        # A link that leads nowhere does not exist, and must be refused before anything is stored.
        theirs = read_manifest(file) if file.exists() or file.is_symlink() else None
        merged = Merged(manifest_of(new)) if theirs is None else merge_plans(catalogue.bases(), new, theirs=theirs)
        plan_id = catalogue.begin_plan(new)
        write_manifest(file, merged.manifest)
        catalogue.finish_plan(plan_id)
    rows = merged.manifest.rows
    left = [row for row in rows if _find_standing(row, standings).state not in ON_THE_WIKI]
    return PlanReport(file, classify_rows(left), len(rows) - len(left), unusable=scan.unusable, merged=merged)


@dataclass(frozen=True, slots=True)
class RowsToSend:
    """What a manifest holds for a wiki."""

    rows: ClassifiedRows
    """Without those that are on the wiki already."""
    done: int
    """How many are there already, by the journal."""


def read_rows(folder: Path, wiki_name: str) -> RowsToSend:
    """The rows of the folder's manifest, less those of photos that the wiki has: nothing of theirs needs a person.

    Raises:
        ManifestError: there is no manifest, or it cannot be read as one.
    """
    rows = read_manifest(folder / MANIFEST_NAME).rows
    with open_catalogue(folder) as catalogue:
        standings, bases = fold_events(catalogue.events(), wiki=wiki_name), catalogue.bases()
    left = [row for row in rows if _find_standing(row, standings).state not in ON_THE_WIKI]
    return RowsToSend(classify_rows(left, bases=bases), done=len(rows) - len(left))


def upload_folder(
    folder: Path, wiki: Wiki, *, photos: Sequence[PlannedPhoto], clock: Clock, begin: Callable[[PlannedPhoto], None]
) -> Iterator[Outcome]:
    """What comes of each photo on the wiki, one after the other; see `commons.upload.upload_photos`.

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
        )
        yield from upload_photos(job, photos)


@dataclass(frozen=True, slots=True)
class GalleryReport:
    """Where the gallery stands, and what goes into a report."""

    page: str
    url: str
    photos: int
    category_urls: Mapping[str, str]
    """Address by name: of the categories that all photos of the gallery share."""
    wikitext: str
    """A `<gallery>` to paste into a page of another wiki."""


def write_gallery(folder: Path, settings: Settings, *, wiki: Wiki, page: str | None, clock: Clock) -> GalleryReport:
    """Write the gallery page with all photos of the folder that are on the wiki, in order of capture time.

    Args:
        folder: its journal says which photos are there, its manifest what they show.
        settings: name the page where `page` is None, the event and the author.
        wiki: where the page goes.
        page: its title with namespace.
        clock: for the journal.

    Raises:
        InputError: no photo is on the wiki yet, the page has no good title, or somebody broke its markers.
    """
    with lock_folder(folder, command="gallery", now=clock.now()), open_catalogue(folder) as catalogue:
        standings = fold_events(catalogue.events(), wiki=wiki.name)
        rows = read_manifest(folder / MANIFEST_NAME).rows
        _require_all_letters(rows, catalogue.bases())
        shown = list_shown(rows, standings, language=settings.languages[0])
        if not shown:
            raise InputError(f"No photo of {folder} is on {wiki.name} yet. Type: photowalk upload")
        title = require_page_title(page or gallery_page_title(settings, account_name=wiki.account.name))
        entries = [photo.entry for photo in shown]
        author = settings.author.credit
        section = render_gallery_page(entries, event=settings.event or "", author=author)
        writer = PageWriter(wiki, f"Gallery of {len(entries)} photos, with photowalk", catalogue.add_event, clock)
        url = writer.write(title, lambda text: _replace_section(title, text, section=section))
    return GalleryReport(
        page=title,
        url=url,
        photos=len(entries),
        category_urls=_link_categories(wiki, shown),
        wikitext=render_report_gallery(entries),
    )


@dataclass(frozen=True, slots=True)
class PhotoStatus:
    """How one photo of the manifest stands on a wiki."""

    file: str
    sha1: str
    standing: Standing


def read_status(folder: Path, wiki_name: str) -> list[PhotoStatus]:
    """How each photo of the folder's manifest stands on a wiki, by the journal; in the manifest's order."""
    rows = read_manifest(folder / MANIFEST_NAME).rows
    with open_catalogue(folder) as catalogue:
        standings = fold_events(catalogue.events(), wiki=wiki_name)
    return [PhotoStatus(row.get(FILE, ""), row.get(SHA1, ""), _find_standing(row, standings)) for row in rows]


def find_gallery_url(folder: Path, wiki_name: str) -> str:
    """Where the gallery of the folder stands on a wiki, by the journal; "" where none was written."""
    with open_catalogue(folder) as catalogue:
        gallery = find_gallery(catalogue.events(), wiki=wiki_name)
    return gallery.url if gallery else ""


def _require_good_starter(answers: StarterAnswers) -> bytes:
    text = render_starter(answers)
    problems = parse_settings(tomllib.loads(text), licenses=LICENSE_KEYS)
    if not isinstance(problems, Settings):
        lines = "".join(f"\n  - {problem}" for problem in problems)
        raise InputError(f"Nothing was written, for {CONFIG_NAME} could not be used:{lines}\nGive other answers.")
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        raise InputError("Nothing was written, for an answer holds bytes that are no text in UTF-8.") from error


def _require_all_letters(rows: Sequence[Cells], bases: Sequence[Plan]) -> None:
    damage = [problem for problems in find_damage(rows, bases) for problem in problems]
    if damage:
        raise InputError(f"{MANIFEST_NAME}: {damage[0]}.")


def _link_categories(wiki: Wiki, shown: Sequence[ShownPhoto]) -> dict[str, str]:
    article_url = read_article_url(wiki)
    return {name: make_page_url(article_url, f"Category:{name}") for name in find_shared_categories(shown)}


def _replace_section(page: str, text: str, *, section: str) -> str:
    try:
        return replace_gallery_section(text, section)
    except ValueError as error:
        raise InputError(f"{page} is left alone, since {error}.") from error


def _find_standing(row: Cells, standings: Mapping[Sha1, Standing]) -> Standing:
    sha1 = find_sha1(row.get(SHA1, ""))
    return standings.get(sha1, NOT_SENT) if sha1 is not None else NOT_SENT
