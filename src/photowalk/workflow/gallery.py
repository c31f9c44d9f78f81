"""Writing the gallery page, and what a report needs of it; how each photo stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from photowalk.catalogue import lock_folder, open_catalogue
from photowalk.commons.lookup import read_page_links
from photowalk.commons.port import Clock, Wiki
from photowalk.errors import InputError
from photowalk.journal import Standing, find_gallery, fold_events
from photowalk.manifest.columns import FILE, SHA1
from photowalk.manifest.csv_file import read_manifest
from photowalk.manifest.damage import find_damage
from photowalk.model import Cells, Plan
from photowalk.pages.gallery import render_gallery_page, render_report_gallery, replace_gallery_section
from photowalk.plurals import count
from photowalk.report.gallery_page import PageWriter, require_page_title
from photowalk.report.shown import ShownPhoto, find_shared_categories, list_shown
from photowalk.rules.gallery_page import gallery_page_title
from photowalk.rules.settings import Settings
from photowalk.workflow.setup import MANIFEST_NAME
from photowalk.workflow.standings import list_standings


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
        section = render_gallery_page(entries, event=settings.event.name or "", author=author)
        comment = f"Gallery of {count(len(entries), 'photo')}, with photowalk"
        writer = PageWriter(wiki, comment, catalogue.add_event, clock)
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
    found = zip(rows, list_standings(rows, standings), strict=True)
    return [PhotoStatus(row.get(FILE, ""), row.get(SHA1, ""), standing) for row, standing in found]


def find_gallery_url(folder: Path, wiki_name: str) -> str:
    """Where the gallery of the folder stands on a wiki, by the journal; "" where none was written."""
    with open_catalogue(folder) as catalogue:
        gallery = find_gallery(catalogue.events(), wiki=wiki_name)
    return gallery.url if gallery else ""


def _require_all_letters(rows: Sequence[Cells], bases: Sequence[Plan]) -> None:
    damage = [problem for problems in find_damage(rows, bases) for problem in problems]
    if damage:
        raise InputError(f"{MANIFEST_NAME}: {damage[0]}.")


def _link_categories(wiki: Wiki, shown: Sequence[ShownPhoto]) -> dict[str, str]:
    links = read_page_links(wiki)
    return {name: links.page(f"Category:{name}") for name in find_shared_categories(shown)}


def _replace_section(page: str, text: str, *, section: str) -> str:
    try:
        return replace_gallery_section(text, section)
    except ValueError as error:
        raise InputError(f"{page} is left alone, since {error}.") from error
