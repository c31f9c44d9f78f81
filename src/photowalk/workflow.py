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
from photowalk.journal import NOT_SENT, ON_THE_WIKI, PhotoState, Standing, fold_events
from photowalk.manifest.cells import find_sha1, split_categories
from photowalk.manifest.columns import CATEGORIES, DATE, FILE, SHA1, description_column
from photowalk.manifest.csv_file import read_manifest, write_manifest
from photowalk.manifest.merge import Clash, merge_plans
from photowalk.manifest.plan import plan_manifest
from photowalk.manifest.rows import ClassifiedRows, classify_rows
from photowalk.manifest.table import manifest_of
from photowalk.model import Cells, PhotoPath, PlannedPhoto, Scan, Sha1, Title, UnusableFile
from photowalk.pages.gallery import GalleryEntry, render_gallery_page, render_report_gallery, replace_gallery_section
from photowalk.pages.licenses import LICENSE_KEYS
from photowalk.report.gallery_page import PageWriter, make_page_url
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
    """Stop where a photowalk.toml is there already."""
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
    text = _require_good_starter(answers)
    try:
        # "x": a file that came in the meantime is not overwritten either.
        with file.open("x", encoding="utf-8") as stream:
            stream.write(text)
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
    clashes: tuple[Clash, ...]
    gone: tuple[PhotoPath, ...]


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
        new = plan_manifest(scan, settings, fixed_titles=_list_fixed_titles(standings))
        theirs = read_manifest(file) if file.exists() else None
        bases = catalogue.bases()
        plan_id = catalogue.begin_plan(new)
        clashes: tuple[Clash, ...] = ()
        gone: tuple[PhotoPath, ...] = ()
        if theirs is None:
            manifest = manifest_of(new)
        else:
            merged = merge_plans(bases, new, theirs=theirs)
            manifest, clashes, gone = merged.manifest, merged.clashes, merged.gone
        write_manifest(file, manifest)
        catalogue.finish_plan(plan_id)
    left = [row for row in manifest.rows if _find_standing(row, standings).state not in ON_THE_WIKI]
    done = len(manifest.rows) - len(left)
    return PlanReport(file, classify_rows(left), done, unusable=scan.unusable, clashes=clashes, gone=gone)


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
    standings = _read_standings(folder, wiki_name)
    left = [row for row in rows if _find_standing(row, standings).state not in ON_THE_WIKI]
    return RowsToSend(classify_rows(left), done=len(rows) - len(left))


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
        InputError: no photo is on the wiki yet, the page has no title, or somebody broke its markers.
    """
    with lock_folder(folder, command="gallery", now=clock.now()), open_catalogue(folder) as catalogue:
        standings = fold_events(catalogue.events(), wiki=wiki.name)
        shown = _list_shown(read_manifest(folder / MANIFEST_NAME).rows, standings, language=settings.languages[0])
        if not shown:
            raise InputError(f"No photo of {folder} is on {wiki.name} yet. Type: photowalk upload")
        title = page or gallery_page_title(settings, account_name=wiki.account.name)
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
    standings = _read_standings(folder, wiki_name)
    return [PhotoStatus(row.get(FILE, ""), row.get(SHA1, ""), _find_standing(row, standings)) for row in rows]


def _require_good_starter(answers: StarterAnswers) -> str:
    text = render_starter(answers)
    problems = parse_settings(tomllib.loads(text), licenses=LICENSE_KEYS)
    if not isinstance(problems, Settings):
        lines = "".join(f"\n  - {problem}" for problem in problems)
        raise InputError(f"Nothing was written, for {CONFIG_NAME} could not be used:{lines}\nGive other answers.")
    return text


@dataclass(frozen=True, slots=True)
class _Shown:
    """A photo of the gallery."""

    entry: GalleryEntry
    categories: frozenset[str] | None
    """None = not known, since the photo is no longer in the manifest."""
    when: tuple[str, str]
    """What the gallery is ordered by: the date cell, then the file."""


def _list_shown(rows: Sequence[Cells], standings: Mapping[Sha1, Standing], *, language: str) -> list[_Shown]:
    cells_by_sha1 = {find_sha1(row.get(SHA1, "")): row for row in rows}
    shown = [
        _show(standing.title, cells_by_sha1.get(sha1, {}), language=language)
        for sha1, standing in standings.items()
        if standing.state in ON_THE_WIKI and standing.title is not None
    ]
    return sorted(shown, key=lambda photo: photo.when)


def _show(title: Title, cells: Cells, *, language: str) -> _Shown:
    caption = cells.get(description_column(language), "")
    # A photo without a date, or no longer in the manifest, comes last.
    when = (cells.get(DATE, "") or "~", cells.get(FILE, ""))
    categories = frozenset(split_categories(cells.get(CATEGORIES, ""))) if cells else None
    return _Shown(GalleryEntry(title, caption), categories, when)


def _link_categories(wiki: Wiki, shown: Sequence[_Shown]) -> dict[str, str]:
    # What is no longer in the manifest tells of no categories, and takes nothing from the others.
    told = [photo.categories for photo in shown if photo.categories is not None]
    shared = frozenset.intersection(*told) if told else frozenset()
    article_url = read_article_url(wiki)
    return {name: make_page_url(article_url, f"Category:{name}") for name in sorted(shared)}


def _replace_section(page: str, text: str, *, section: str) -> str:
    try:
        return replace_gallery_section(text, section)
    except ValueError as error:
        raise InputError(f"{page} is left alone, since {error}.") from error


def _read_standings(folder: Path, wiki_name: str) -> Mapping[Sha1, Standing]:
    with open_catalogue(folder) as catalogue:
        return fold_events(catalogue.events(), wiki=wiki_name)


def _find_standing(row: Cells, standings: Mapping[Sha1, Standing]) -> Standing:
    sha1 = find_sha1(row.get(SHA1, ""))
    return standings.get(sha1, NOT_SENT) if sha1 is not None else NOT_SENT


def _list_fixed_titles(standings: Mapping[Sha1, Standing]) -> dict[Sha1, Title]:
    """The titles that photos have on the wiki already, or may have got before a run was cut."""
    settled = {PhotoState.IN_DOUBT, *ON_THE_WIKI}
    return {
        sha1: standing.title
        for sha1, standing in standings.items()
        if standing.state in settled and standing.title is not None
    }
