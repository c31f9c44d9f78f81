"""The gallery page on the wiki: written, or brought up to date between its markers, never over somebody's words."""

from collections.abc import Callable
from dataclasses import dataclass
from types import MappingProxyType

from photowalk.commons.lookup import PageText, read_page, read_page_links
from photowalk.commons.port import Clock, Wiki
from photowalk.commons.trouble import find_common_trouble
from photowalk.errors import InputError, OutOfReachError, WikiAnswerError
from photowalk.model import Event, EventKind
from photowalk.rules.gallery_page import find_gallery_page_problem

EDIT_CONFLICTS = frozenset({"editconflict", "articleexists", "missingtitle"})
"""The page changed, came or went between reading and writing (API:Edit, read 2026-11)."""

MAX_ROUNDS = 3


@dataclass(frozen=True, slots=True)
class PageWriter:
    """Writes pages of text, with intent and record in the journal."""

    wiki: Wiki
    comment: str
    """The edit summary."""
    record: Callable[[Event], None]
    clock: Clock

    def write(self, page: str, revise: Callable[[str], str]) -> str:
        """Make a page's text what `revise` makes of it, and give the page's address; untouched where that is the same.

        `revise` may be called again with a newer text, where somebody edits at the same time.

        Raises:
            WikiAnswerError: the wiki refuses the edit (a protected page, an edit filter).
            NotAllowedError, RateLimitedError: nobody's edit by this account would pass now.
            OutOfReachError: the wiki does not answer, or others edit the page without pause.
        """
        url = read_page_links(self.wiki).page(page)
        for _ in range(MAX_ROUNDS):
            before = read_page(self.wiki, page)
            text = revise(before.text)
            is_there = _is_same(text, before.text)
            if not is_there:
                self._record(EventKind.GALLERY_INTENT, page=page)
                is_there = self._edit(page, text, before=before)
            if is_there:
                self._record(EventKind.GALLERY_WRITTEN, page=page, url=url)
                return url
        raise OutOfReachError(f"{page} is being edited by others all the time. Run the command again later.")

    def _edit(self, page: str, text: str, *, before: PageText) -> bool:
        """Whether the text now stands; False where somebody was quicker."""
        try:
            self.wiki.edit(_edit_params(page, text, before=before) | {"summary": self.comment})
        except WikiAnswerError as error:
            if error.code in EDIT_CONFLICTS:
                return False
            trouble = find_common_trouble(self.wiki, error, now=self.clock.now(), deed="edit")
            raise (trouble or error) from error
        except OutOfReachError:
            # The reply is lost, not surely the edit.
            if not _is_same(read_page(self.wiki, page).text, text):
                raise
        return True

    def _record(self, kind: EventKind, **data: str) -> None:
        self.record(Event(self.clock.now(), self.wiki.name, kind, data=MappingProxyType(data)))


def require_page_title(title: str) -> str:
    """The title of a page that a gallery may stand on.

    Raises:
        InputError: no page can be called so, or pages of that namespace are for something else.
    """
    problem = find_gallery_page_problem(title)
    if problem is not None:
        raise InputError(
            f"The title of the gallery page, {title!r}, {problem}. Give another by --page, or as gallery.page in "
            "photowalk.toml, such as User:Example/Photos."
        )
    return title


def _edit_params(page: str, text: str, *, before: PageText) -> dict[str, str]:
    params = {"action": "edit", "title": page, "text": text}
    if before.revision is None:
        return params | {"createonly": "1"}
    return params | {"nocreate": "1", "baserevid": str(before.revision)}


def _is_same(one: str, other: str) -> bool:
    # A wiki strips white space off a page's end when it saves.
    return one.rstrip() == other.rstrip()
