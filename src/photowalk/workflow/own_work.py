"""Own work: whether the photos that are to go up as that were taken by the author of photowalk.toml."""

from dataclasses import replace

from photowalk.manifest.columns import AUTHOR_ITEM, SOURCE
from photowalk.manifest.rows import ClassifiedRows, RowTrouble
from photowalk.model import FilePage, PlannedPhoto
from photowalk.pages.wikitext import OWN_WORK
from photowalk.rules.persons import is_oneself
from photowalk.rules.settings import Settings


def check_own_work(rows: ClassifiedRows, settings: Settings) -> ClassifiedRows:
    """The rows, each ready one being in trouble that takes somebody else for the author of the settings.

    `decide` sees to that for what rules say; a person may have typed the author or the source.
    """
    problems = [(photo, _find_problem(photo.page, settings)) for photo in rows.ready]
    return replace(
        rows,
        ready=tuple(photo for photo, problem in problems if problem is None),
        troubles=(*rows.troubles, *(_make_trouble(photo, problem) for photo, problem in problems if problem)),
    )


def _find_problem(page: FilePage, settings: Settings) -> str | None:
    if is_oneself(page.author, settings):
        return None
    credit = settings.author.credit
    if page.origin == OWN_WORK:
        return (
            f"{SOURCE}: {OWN_WORK} is for what {credit} took, and the author is {page.author}; "
            f"type where it comes from, or {credit} as author"
        )
    item = settings.author.item
    if item and page.author_item and page.author_item.id == item.id:
        return f"{AUTHOR_ITEM}: {item.id} is {credit}, and the author is {page.author}; empty one of the two"
    return None


def _make_trouble(photo: PlannedPhoto, problem: str) -> RowTrouble:
    return RowTrouble(photo.file, (problem,))
