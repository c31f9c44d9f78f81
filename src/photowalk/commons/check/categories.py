"""Categories that are not there, lead elsewhere, or are above another one of the same photo."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from photowalk.commons.check.inquiry import Inquiry
from photowalk.commons.check.parents import find_above, has_gaps, walk_up
from photowalk.commons.check.report import Doubt, Finding
from photowalk.commons.check.wiki_pages import CATEGORY, Mention, WikiPage, read_targets
from photowalk.manifest.columns import CATEGORIES
from photowalk.model import PlannedPhoto
from photowalk.pages.categories import parse_category

_ABOVE: Final = "is above"


def list_categories(photos: Sequence[PlannedPhoto]) -> list[Mention]:
    """All categories of all photos, a page each: `Category:Stockholm`."""
    return [
        Mention(photo.file, CATEGORIES, name, _make_title(name)) for photo in photos for name in photo.page.categories
    ]


def check_categories(
    inquiry: Inquiry, photos: Sequence[PlannedPhoto], *, pages: Mapping[str, WikiPage]
) -> Iterator[Finding]:
    """What is wrong with the categories of each photo.

    pages: of all the categories, by `list_categories`; of one that is not among them nothing is said.
    """
    moved = [title for title, page in pages.items() if page.is_moved and title.startswith(CATEGORY)]
    troubles = _describe_pages(pages, read_targets(inquiry, moved))
    names = {title: _drop_namespace(page.title) for title, page in pages.items() if title.startswith(CATEGORY)}
    chosen = [[names[title] for title in _list_titles(photo) if title in names] for photo in photos]
    known = {names[title]: page.parents for title, page in pages.items() if title in names}
    graph = walk_up(inquiry, chosen, known=known)
    for photo, own in zip(photos, chosen, strict=True):
        if len(own) > 1 and has_gaps(own, graph):
            inquiry.doubts += (Doubt(photo.file, CATEGORIES, typed, _ABOVE) for typed in photo.page.categories)
        below = find_above(own, graph)
        for typed, title in zip(photo.page.categories, _list_titles(photo), strict=True):
            trouble = troubles.get(title)
            if trouble is None and (child := below.get(names.get(title, ""))):
                trouble = (f'{_ABOVE} "{child}", which the photo is in too', "leave it out")
            if trouble is not None:
                yield Finding(photo.file, CATEGORIES, typed, *trouble)


def _describe_pages(pages: Mapping[str, WikiPage], targets: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """Problem and advice for each category that has one, by its title."""
    found = ((title, _describe_page(title, page, target=targets.get(title, ""))) for title, page in pages.items())
    return {title: trouble for title, trouble in found if trouble is not None}


def _describe_page(title: str, page: WikiPage, *, target: str) -> tuple[str, str] | None:
    if page.is_missing:
        problem = "has no page, though others are in it" if page.members else "does not exist"
        return problem, "type one that does" if not page.members else "type another one, or make its page"
    if page.is_moved:
        return "has moved", f'type "{target}"' if target else "type the one that its page names"
    if _drop_namespace(page.title) != _drop_namespace(title):
        return "is a redirect", f'type "{_drop_namespace(page.title)}"'
    if page.is_disambiguation:
        return "stands for several things", "type one of those that its page names"
    return None


def _list_titles(photo: PlannedPhoto) -> list[str]:
    return [_make_title(name) for name in photo.page.categories]


def _make_title(name: str) -> str:
    return f"{CATEGORY}{parse_category(name)}"


def _drop_namespace(title: str) -> str:
    return title.partition(":")[2]
