"""`prop=revisions`: the newest revision of each page, several of one page, or those asked for by their numbers."""

from photowalk.sandbox.api.call import Params
from photowalk.sandbox.api.describe import compact, describe_revision
from photowalk.sandbox.api.errors import SUBSCRIBE, ApiError
from photowalk.sandbox.api.pageset import Entry, PageSet
from photowalk.sandbox.pages import Page, Revision

_LEGACY = (
    'Because "rvslots" was not specified, a legacy format has been used for the output. This format is deprecated, '
    "and in the future the new format will always be used."
)
_OF_SLOTS = frozenset({"content", "contentmodel", "slotsha1", "slotsize"})
_DEFAULT_LIMIT = 10
_LIST_OPTIONS = ("limit", "startid", "endid")


def prop_revisions(params: Params, pages: PageSet) -> None:
    """`prop=revisions`."""
    props, slots = params.words("prop"), params.words("slots")
    if not slots and _OF_SLOTS.intersection(props):
        params.call.warn("main", SUBSCRIBE)
        params.call.warn("revisions", _LEGACY)
    is_list = params.choice("dir") == "newer" or any(params.find(name) for name in _LIST_OPTIONS)
    if is_list:
        _require_one_page(pages)
    for entry in pages.entries.values():
        if entry.page:
            found = _listed(params, entry.page, pages=pages) if is_list else _picked(params, entry, pages=pages)
            entry.answer["revisions"] = [describe_revision(revision, props, slots=slots) for revision in found]


def _require_one_page(pages: PageSet) -> None:
    if pages.revisions:
        raise ApiError("invalidparammix", 'The "revids" parameter may not be used with the list options.')
    if sum(entry.page is not None for entry in pages.entries.values()) > 1:
        raise ApiError("invalidparammix", "The list options may only be used on a single page.")


def _listed(params: Params, page: Page, *, pages: PageSet) -> list[Revision]:
    """The page's revisions from where the last answer ended, one way or the other."""
    history = params.call.store.pages.history(page)
    if params.choice("dir") == "newer":
        history.reverse()
    history = _between(history, params.find_integer("startid"), end=params.find_integer("endid"))
    start = (params.find("continue") or "").rpartition("|")[2]
    history = history[next((place for place, each in enumerate(history) if str(each.id) == start), 0) :]
    limit = params.limit() if params.find("limit") else _DEFAULT_LIMIT
    if len(history) > limit:
        pages.more["rvcontinue"] = f"{compact(history[limit].at)}|{history[limit].id}"
    return history[:limit]


def _between(history: list[Revision], start: int | None, *, end: int | None) -> list[Revision]:
    """The part from one number to another, in the order of the history; a bound may be left out."""
    numbers = [revision.id for revision in history]
    first = numbers.index(start) if start in numbers else 0
    last = numbers.index(end) if end in numbers else len(numbers)
    return history[first : last + 1]


def _picked(params: Params, entry: Entry, *, pages: PageSet) -> list[Revision]:
    """The revisions asked for by number, the oldest first; without any the newest."""
    store = params.call.store.pages
    numbers = [entry.page.latest] if entry.page else []
    return [store.require_revision(number) for number in sorted(pages.revisions.get(entry.title, numbers))]
