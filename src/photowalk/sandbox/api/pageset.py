"""Which pages a query is about: titles, numbers or a generator, normalised and with redirects followed."""

from dataclasses import dataclass, field

from photowalk.sandbox.api.call import Answer, Call, Params
from photowalk.sandbox.api.describe import describe_title
from photowalk.sandbox.api.errors import ApiError
from photowalk.sandbox.pages import Page
from photowalk.sandbox.titles import TitleError, WikiTitle, find_interwiki, parse_title

_SOURCES = ("titles", "pageids", "revids", "generator")


@dataclass(slots=True)
class Entry:
    """A page asked for: it stands, is missing, or cannot be."""

    title: WikiTitle
    page: Page | None
    answer: Answer


@dataclass(slots=True)
class PageSet:
    """The pages asked for, and how the names given lead to them."""

    call: Call
    wanted: dict[WikiTitle, None] = field(default_factory=dict)
    revisions: dict[WikiTitle, list[int]] = field(default_factory=dict)
    """The numbers of the revisions asked for, by their pages."""
    entries: dict[int, Entry] = field(default_factory=dict)
    """By page number; below zero for pages that do not stand."""
    odd: dict[int, Answer] = field(default_factory=dict)
    """Invalid titles and unknown page numbers."""
    notes: Answer = field(default_factory=dict)
    """`normalized`, `redirects`, `interwiki`, `badrevids` of the answer."""
    more: dict[str, str] = field(default_factory=dict)
    """The parameters that ask for what comes after this answer."""

    def add_titles(self, titles: list[str]) -> None:
        """Ask for pages by their names."""
        for raw in titles:
            if prefix := find_interwiki(raw):
                self._note("interwiki", {"title": raw, "iw": prefix})
            else:
                self._add_title(raw)

    def add_numbers(self, numbers: list[int]) -> None:
        """Ask for pages by their numbers."""
        for number in numbers:
            page = self.call.store.pages.find_by_id(number)
            if page:
                self.wanted[page.title] = None
            else:
                self.odd[number] = {"pageid": number, "missing": True}

    def add_revisions(self, numbers: list[int]) -> None:
        """Ask for pages by the numbers of revisions."""
        for number in numbers:
            revision = self.call.store.pages.find_revision(number)
            page = revision and self.call.store.pages.find_by_id(revision.page_id)
            if page:
                self.wanted[page.title] = None
                self.revisions.setdefault(page.title, []).append(number)
            else:
                bad = self.notes.setdefault("badrevids", {})
                assert isinstance(bad, dict)  # noqa: S101 - made on the line above
                bad[str(number)] = {"revid": number, "missing": True}

    def follow_redirects(self) -> None:
        """Ask for the targets instead."""
        for title in list(self.wanted):
            page = self.call.store.pages.find(title)
            if page and page.redirect_to:
                del self.wanted[title]
                self.wanted[page.redirect_to] = None
                self._note("redirects", {"from": title.full, "to": page.redirect_to.full})

    def settle(self) -> None:
        """Look every title up; missing ones get numbers below zero, namespace by namespace."""
        missing: dict[int, list[WikiTitle]] = {}
        for title in self.wanted:
            page = self.call.store.pages.find(title) if title.can_exist else None
            if page:
                self.entries[page.id] = Entry(title, page, {"pageid": page.id} | describe_title(title))
            elif title.can_exist:
                missing.setdefault(title.ns, []).append(title)
            else:
                self.odd[self._next_number()] = describe_title(title) | {"special": True}
        for title in (title for titles in missing.values() for title in titles):
            self.entries[self._next_number()] = Entry(title, None, describe_title(title) | {"missing": True})

    def pages(self) -> dict[int, Answer]:
        """Everything asked for, by number."""
        return {**self.odd, **{number: entry.answer for number, entry in self.entries.items()}}

    def _add_title(self, raw: str) -> None:
        try:
            title = parse_title(raw)
        except TitleError as error:
            self.odd[self._next_number()] = {"title": raw, "invalidreason": str(error), "invalid": True}
            return
        if title.full != raw:
            self._note("normalized", {"fromencoded": False, "from": raw, "to": title.full})
        self.wanted[title] = None

    def _next_number(self) -> int:
        return min(0, *self.odd, *self.entries) - 1 if self.odd or self.entries else -1

    def _note(self, kind: str, note: Answer) -> None:
        notes = self.notes.setdefault(kind, [])
        assert isinstance(notes, list)  # noqa: S101 - made on the line above
        notes.append(note)


def read_pages(params: Params) -> PageSet:
    """The pages that `titles`, `pageids` or `revids` ask for."""
    given = [name for name in _SOURCES[:3] if params.find(name)]
    if len(given) > 1:
        raise ApiError("multisource", f'The "{given[1]}" parameter cannot be used with "{given[0]}".')
    pages = PageSet(params.call)
    pages.add_titles(params.values("titles"))
    pages.add_numbers(params.integers("pageids"))
    pages.add_revisions(params.integers("revids"))
    if params.flag("redirects"):
        pages.follow_redirects()
    return pages
