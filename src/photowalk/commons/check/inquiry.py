"""Asking a wiki about many things: as many titles at a time as the account may, each answer to its end."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from photowalk.commons.check.report import Doubt
from photowalk.commons.port import Answer, Params, Wiki

TITLES_AT_A_TIME: Final = 50
TITLES_WITH_HIGH_LIMITS: Final = 500
"""With the right `apihighlimits`. See https://www.mediawiki.org/wiki/API:Etiquette (read 2026-11)."""

_HIGH_LIMITS: Final = "apihighlimits"
_MOST_CONTINUED: Final = 50
"""A list of fifty pages' parents that goes on for longer is none."""

Tell = Callable[[str, int, int], None]
"""Is told what is being asked, how many questions of it are done, and of how many."""


@dataclass(slots=True)
class Inquiry:
    """A wiki that is asked, and what it could not be asked."""

    wiki: Wiki
    tell: Tell = lambda _step, _done, _total: None
    unasked: list[str] = field(default_factory=list)
    """Sentences."""
    silent: dict[str, None] = field(default_factory=dict)
    """Titles of pages that it did not tell anything of, in order."""
    doubts: list[Doubt] = field(default_factory=list)
    """What of the photos' cells that leaves open."""
    requests: int = 0
    """How many were made."""

    def ask(self, params: Params) -> Answer:
        """The answer to one request."""
        self.requests += 1
        return self.wiki.ask(params)

    def miss(self, sentence: str, doubts: Iterable[Doubt] = ()) -> None:
        """Keep in mind that something could not be asked, and what of the photos' cells that leaves open."""
        self.unasked.append(sentence)
        self.doubts += doubts

    def split_titles(self, titles: Iterable[str]) -> list[list[str]]:
        """The titles, each once, in as few groups as the account may ask for at a time."""
        listed = list(dict.fromkeys(titles))
        has_more = _HIGH_LIMITS in self.wiki.account.rights
        size = TITLES_WITH_HIGH_LIMITS if has_more else TITLES_AT_A_TIME
        return [listed[start : start + size] for start in range(0, len(listed), size)]

    def ask_pages(self, titles: Sequence[str], params: Params) -> dict[str, dict[str, Any]]:
        """What is told of each page, by the title asked for, be it normalised or redirected. One group of titles.

        A page that nothing is told of is left out, and kept in mind; so is each where the answer goes on without end.
        """
        pages: dict[str, dict[str, Any]] = {}
        names: dict[str, str] = {}
        for answer in self._follow({"action": "query", **params, "titles": "|".join(titles)}):
            query = answer.get("query", {})
            for note in (*query.get("normalized", ()), *query.get("redirects", ())):
                names[str(note["from"])] = str(note["to"])
            for page in query.get("pages", ()):
                _add_page(pages.setdefault(str(page["title"]), {}), page)
        found = {title: pages[name] for title in titles if (name := _resolve(title, names)) in pages}
        self.silent |= dict.fromkeys(title for title in titles if title not in found)
        return found

    def _follow(self, params: Params) -> list[Answer]:
        """The answer, and those that go on where it ends; none where that has no end."""
        answers = [self.ask(params)]
        while more := answers[-1].get("continue"):
            if len(answers) == _MOST_CONTINUED:
                return []
            answers.append(self.ask({**params, **{name: str(value) for name, value in more.items()}}))
        return answers


def _add_page(page: dict[str, Any], more: Mapping[str, Any]) -> None:
    """Add what another answer tells of a page: lists go on, the rest is the same."""
    for name, value in more.items():
        page[name] = [*page[name], *value] if isinstance(value, list) and name in page else value


def _resolve(title: str, names: Mapping[str, str]) -> str:
    seen = {title}
    while (following := names.get(title, title)) not in seen:
        seen.add(following)
        title = following
    return title
