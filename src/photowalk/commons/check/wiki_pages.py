"""Pages of categories and templates: whether they are there, where they lead, what is above them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import mwparserfromhell

from photowalk.commons.check.inquiry import Inquiry
from photowalk.commons.lookup import reading, require_page_name
from photowalk.model import PhotoPath
from photowalk.page_names import is_page_name, normalize_name, upper_first

CATEGORY: Final = "Category:"
TEMPLATE: Final = "Template:"

# Of pywikibot's families/commons_family.py (11.9); a page that names an alias of these transcludes these as well.
_MOVED: Final = (
    "Category redirect",
    "Synonym taxon category redirect",
    "Invalid taxon category redirect",
    "Monotypic taxon category redirect",
    "Endashcatredirect",
)
_STATE: Final = {
    "prop": "categories|categoryinfo|info|pageprops|templates",
    "redirects": "1",
    "clshow": "!hidden",
    "cllimit": "max",
    "ppprop": "disambiguation",
    "tllimit": "max",
    "tltemplates": "|".join(f"{TEMPLATE}{name}" for name in _MOVED),
}


@dataclass(frozen=True, slots=True)
class Mention:
    """A page that a cell of a photo needs."""

    file: PhotoPath
    column: str
    subject: str
    """What in the cell names it, as it stands there; the language of the column where that does."""
    title: str
    """Of the page, with its namespace."""


@dataclass(frozen=True, slots=True)
class WikiPage:
    """A page as a check sees it."""

    title: str
    """With its namespace, after hard redirects."""
    is_missing: bool
    members: int = 0
    """Of a category, be its page there or not."""
    is_disambiguation: bool = False
    is_moved: bool = False
    """Whether a template on it, which the wiki does not follow, leads to another category."""
    parents: tuple[str, ...] = ()
    """The names of the categories that it is in, hidden ones left out."""


def read_wiki_pages(inquiry: Inquiry, titles: Iterable[str]) -> dict[str, WikiPage]:
    """The pages by the titles given; fifty in a request. A title that the wiki says nothing of is left out."""
    pages: dict[str, WikiPage] = {}
    groups = inquiry.split_titles(titles)
    for done, group in enumerate(groups):
        inquiry.tell("Categories and templates", done, len(groups))
        with reading(inquiry.wiki):
            found = inquiry.ask_pages(group, _STATE)
            pages |= {title: _read_page(page) for title, page in found.items()}
    return pages


def read_parents(inquiry: Inquiry, names: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The categories that each of these categories is in, hidden ones left out; one group of names.

    A category that the wiki says nothing of is left out.
    """
    with reading(inquiry.wiki):
        params = {"prop": "categories", "clshow": "!hidden", "cllimit": "max"}
        found = inquiry.ask_pages([f"{CATEGORY}{name}" for name in names], params)
        return {title.removeprefix(CATEGORY): _read_names(page) for title, page in found.items()}


def read_targets(inquiry: Inquiry, titles: Iterable[str]) -> dict[str, str]:
    """To which category each of these pages says that it has moved, by its title; those that say it."""
    targets: dict[str, str] = {}
    for group in inquiry.split_titles(titles):
        with reading(inquiry.wiki):
            found = inquiry.ask_pages(group, {"prop": "revisions", "rvprop": "content", "rvslots": "main"})
            targets |= {title: target for title, page in found.items() if (target := find_target(_read_text(page)))}
    return targets


def find_target(text: str) -> str | None:
    """The name that {{Category redirect|Name}} or its kin in a wikitext leads to; None where none does."""
    for template in mwparserfromhell.parse(text).filter_templates():
        name = upper_first(normalize_name(str(template.name)))
        if (name in _MOVED or "redirect" in name.lower()) and template.has("1"):
            target = normalize_name(template.get("1").value.strip_code()).lstrip(": ")
            target = upper_first(target.removeprefix(CATEGORY).strip())
            if is_page_name(target):
                return target
    return None


def _read_page(page: Mapping[str, Any]) -> WikiPage:
    title, is_invalid = str(page["title"]), bool(page.get("invalid", False))
    return WikiPage(
        title=title if is_invalid else require_page_name(title),
        is_missing=is_invalid or bool(page.get("missing", False)),
        members=int(page.get("categoryinfo", {}).get("size", 0)),
        is_disambiguation="disambiguation" in page.get("pageprops", {}),
        is_moved=bool(page.get("templates")),
        parents=_read_names(page),
    )


def _read_names(page: Mapping[str, Any]) -> tuple[str, ...]:
    """The names of the categories that a page is in; on a wiki in another language the namespace has another name."""
    titles = (str(category["title"]).partition(":")[2] for category in page.get("categories", ()))
    return tuple(dict.fromkeys(titles))


def _read_text(page: Mapping[str, Any]) -> str:
    revisions = page.get("revisions", ())
    return str(revisions[0]["slots"]["main"]["content"]) if revisions else ""
