"""The photos that a gallery shows: which, in which order, and the categories that all of them share."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from photowalk.journal import ON_THE_WIKI, Standing
from photowalk.manifest.columns import CATEGORIES, DATE, FILE, description_column
from photowalk.manifest.forms import split_list
from photowalk.manifest.pairing import find_original
from photowalk.model import Cells, Sha1, Title
from photowalk.pages.gallery import GalleryEntry

_AFTER_ALL_DATES = "~"


@dataclass(frozen=True, slots=True)
class ShownPhoto:
    """A photo of the gallery."""

    entry: GalleryEntry
    categories: frozenset[str] | None
    """None = not known, since the photo is no longer in the manifest."""
    when: tuple[str, str]
    """What the gallery is ordered by: the date cell, then the file."""


def list_shown(rows: Sequence[Cells], standings: Mapping[Sha1, Standing], *, language: str) -> list[ShownPhoto]:
    """The photos that are on the wiki by the journal, in order of capture time.

    Those without a date, and those that are no longer among the rows of the manifest, come last. `language` is that of
    the captions.
    """
    cells_by_file = {find_original(row): row for row in rows}
    shown = [
        _show(standing.title, cells_by_file.get(standing.original or sha1, {}), language=language)
        for sha1, standing in standings.items()
        if standing.state in ON_THE_WIKI and standing.title is not None
    ]
    return sorted(shown, key=lambda photo: photo.when)


def find_shared_categories(shown: Sequence[ShownPhoto]) -> list[str]:
    """The names of the categories that all have whose categories are known, sorted."""
    known = [photo.categories for photo in shown if photo.categories is not None]
    return sorted(frozenset.intersection(*known)) if known else []


def _show(title: Title, cells: Cells, *, language: str) -> ShownPhoto:
    caption = cells.get(description_column(language), "")
    when = (cells.get(DATE, "") or _AFTER_ALL_DATES, cells.get(FILE, ""))
    categories = frozenset(split_list(cells.get(CATEGORIES, ""))) if cells else None
    return ShownPhoto(GalleryEntry(title, caption), categories, when)
