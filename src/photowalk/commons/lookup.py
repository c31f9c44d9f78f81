"""Asking the wiki what is there: by SHA-1, by title, by page."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from photowalk.commons.port import Wiki
from photowalk.model import Sha1, Title
from photowalk.pages.titles import base_key, next_free_title

MAX_TITLES = 50
"""Titles in one query for accounts without `apihighlimits`. See https://www.mediawiki.org/wiki/API:Query (2026-11)."""

SHARED_STEM_BYTES = 200
"""What a title and its numbered neighbours surely share: a long stem is cut to make room for a number."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a wiki has of a photo and of the title it wants."""

    holders: tuple[str, ...]
    """Titles, without namespace, of the files that have the very same bytes."""
    is_title_taken: bool
    """Whether a file page, with or without a file, stands under the wanted title."""


@dataclass(frozen=True, slots=True)
class PageText:
    """A page as it stands."""

    text: str
    """"" where the page is missing."""
    revision: int | None
    """The id of the revision read; None where the page is missing."""


def find_photo(wiki: Wiki, sha1: Sha1, *, title: Title) -> Found:
    """What the wiki has under these bytes and this title, in one request."""
    query = wiki.ask(
        {
            "action": "query",
            "list": "allimages",
            "aisha1": sha1,
            "ailimit": "50",
            "aiprop": "sha1",
            "prop": "imageinfo",
            "iiprop": "sha1",
            "titles": title.page,
        }
    )["query"]
    (page,) = query["pages"]
    holders = [_without_namespace(image["title"]) for image in query["allimages"]]
    # The list by SHA-1 may lag behind a file just published; the title's own page tells at once.
    if _read_sha1(page) == sha1 and title.text not in holders:
        holders.append(title.text)
    return Found(tuple(holders), is_title_taken=not _is_missing(page))


def propose_title(wiki: Wiki, title: Title, *, also_taken: Iterable[Title]) -> Title:
    """The next numbered title that neither the wiki nor the plan has, without regard to extensions."""
    stem = title.text.rpartition(".")[0].encode()[:SHARED_STEM_BYTES].decode(errors="ignore")
    query = wiki.ask(
        {
            "action": "query",
            "list": "allpages",
            "apnamespace": "6",
            "apprefix": stem,
            "aplimit": "max",
        }
    )["query"]
    on_wiki = {base_key(Title(_without_namespace(page["title"]))) for page in query["allpages"]}
    planned = {base_key(other) for other in also_taken}
    return next_free_title(title, taken=on_wiki | planned | {base_key(title)})


def read_page(wiki: Wiki, title: str) -> PageText:
    """The wikitext of a page and the revision it is of."""
    (page,) = wiki.ask(
        {"action": "query", "prop": "revisions", "rvprop": "ids|content", "rvslots": "main", "titles": title}
    )["query"]["pages"]
    if _is_missing(page):
        return PageText("", None)
    (revision,) = page["revisions"]
    return PageText(revision["slots"]["main"]["content"], revision["revid"])


def read_article_url(wiki: Wiki) -> str:
    """The address of a page, with `$1` for its title: `https://commons.wikimedia.org/wiki/$1`."""
    general = wiki.ask({"action": "query", "meta": "siteinfo", "siprop": "general"})["query"]["general"]
    server = general["server"]
    # Commons answers "//commons.wikimedia.org": the protocol of whoever asks.
    return f"{'https:' if server.startswith('//') else ''}{server}{general['articlepath']}"


def _read_sha1(page: Mapping[str, Any]) -> str | None:
    for info in page.get("imageinfo", ()):
        return str(info["sha1"])
    return None


def _is_missing(page: Mapping[str, Any]) -> bool:
    return bool(page.get("missing", False) or page.get("invalid", False))


def _without_namespace(page_title: str) -> str:
    return page_title.partition(":")[2]
