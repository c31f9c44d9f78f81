"""Asking the wiki what is there: by SHA-1, by title, by page."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

from photowalk.commons.port import Wiki
from photowalk.errors import OddAnswerError
from photowalk.model import Sha1, Title
from photowalk.page_names import find_name_problem
from photowalk.pages.titles import base_key, next_free_title

SHARED_STEM_BYTES = 200
"""What a title and its numbered neighbours surely share: a long stem is cut to make room for a number."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a wiki has of a photo and of the title it wants."""

    title: Title
    """The title as the wiki has it, which may upper-case another first letter than we do."""
    holders: Mapping[str, str]
    """The files that have the very same bytes: titles, without namespace, each with the summary of its upload."""
    is_title_taken: bool
    """Whether a file page, with or without a file, stands under the wanted title."""
    has_file: bool = False
    """Whether there is a file under it."""


@dataclass(frozen=True, slots=True)
class PageText:
    """A page as it stands."""

    text: str
    """"" where the page is missing."""
    revision: int | None
    """The id of the revision read; None where the page is missing."""


def find_photo(wiki: Wiki, sha1: Sha1, *, title: Title) -> Found:
    """What the wiki has under these bytes and this title, in one request."""
    answer = wiki.ask(
        {
            "action": "query",
            "list": "allimages",
            "aisha1": sha1,
            "ailimit": "50",
            "aiprop": "sha1|comment",
            "prop": "imageinfo",
            "iiprop": "sha1|comment",
            "titles": title.page,
        }
    )
    with reading(wiki):
        (page,) = answer["query"]["pages"]
        holders = {_read_file_title(image): _read_summary(image) for image in answer["query"]["allimages"]}
        name = _read_file_title(page)
        # The list by SHA-1 may lag behind a file just published; the title's own page tells at once.
        for info in page.get("imageinfo", ()):
            # A file whose bytes the wiki lost has {"filemissing": true} in place of its SHA-1.
            if info.get("sha1") == sha1:
                holders.setdefault(name, _read_summary(info))
        is_missing = _is_missing(page)
        return Found(Title(name), holders, is_title_taken=not is_missing, has_file="imageinfo" in page)


def propose_title(wiki: Wiki, title: Title, *, also_taken: Iterable[Title]) -> Title:
    """The next numbered title that neither the wiki nor the plan has, without regard to extensions."""
    stem = title.text.rpartition(".")[0].encode()[:SHARED_STEM_BYTES].decode(errors="ignore")
    answer = wiki.ask(
        {
            "action": "query",
            "list": "allpages",
            "apnamespace": "6",
            "apprefix": stem,
            "aplimit": "max",
        }
    )
    with reading(wiki):
        on_wiki = {base_key(Title(_read_file_title(page))) for page in answer["query"]["allpages"]}
    planned = {base_key(other) for other in also_taken}
    return next_free_title(title, taken=on_wiki | planned | {base_key(title)})


def read_page(wiki: Wiki, title: str) -> PageText:
    """The wikitext of a page and the revision it is of."""
    answer = wiki.ask(
        {"action": "query", "prop": "revisions", "rvprop": "ids|content", "rvslots": "main", "titles": title}
    )
    with reading(wiki):
        (page,) = answer["query"]["pages"]
        if _is_missing(page):
            return PageText("", None)
        (revision,) = page["revisions"]
        return PageText(str(revision["slots"]["main"]["content"]), int(revision["revid"]))


@dataclass(frozen=True, slots=True)
class PageLinks:
    """How the addresses of a wiki's pages are made."""

    article_url: str
    """The address of a page, with `$1` for its title: `https://commons.wikimedia.org/wiki/$1`."""
    script_url: str
    """`https://commons.wikimedia.org/w/index.php`."""

    def page(self, title: str) -> str:
        """The address of a page by its title with namespace.

        The letters left as they are: those of MediaWiki's wfUrlencode (GlobalFunctions.php, read 2026-11).
        """
        return self.article_url.replace("$1", quote(title.replace(" ", "_"), safe=";@$!*(),/~:"))

    def file_page(self, title: Title) -> str:
        """The address of a file page."""
        return self.page(title.page)

    def changes_since(self, title: Title, revision: int) -> str:
        """The address that shows what was changed on a file page after a revision."""
        query = {"title": title.page.replace(" ", "_"), "diff": "cur", "oldid": str(revision)}
        return f"{self.script_url}?{urlencode(query)}"


def read_page_links(wiki: Wiki) -> PageLinks:
    """Where the pages of the wiki are."""
    answer = wiki.ask({"action": "query", "meta": "siteinfo", "siprop": "general"})
    with reading(wiki):
        general = answer["query"]["general"]
        server, article_path, script = (str(general[key]) for key in ("server", "articlepath", "script"))
    # Commons answers "//commons.wikimedia.org": the protocol of whoever asks.
    server = f"{'https:' if server.startswith('//') else ''}{server}"
    return PageLinks(f"{server}{article_path}", f"{server}{script}")


@contextmanager
def reading(wiki: Wiki) -> Iterator[None]:
    """Take an answer of a shape that no MediaWiki gives for a wiki that does not answer, and say what is odd of it."""
    try:
        yield
    except (LookupError, TypeError, ValueError, AttributeError, ArithmeticError) as error:
        oddity = _describe_oddity(error)
        raise OddAnswerError(f"{wiki.name} does not answer as a wiki: {oddity}. Is its address right?") from error


def require_page_name(name: str) -> str:
    """The name of a page without its namespace, as a wiki told it, or with it.

    Raises:
        OddNameError: no page can be called so; it must not get into a page or a manifest.
    """
    problem = find_name_problem(name)
    if problem is not None:
        raise OddNameError(problem)
    return name


class OddNameError(ValueError):
    """A wiki told a name that none of its pages can have; the argument says why, as a clause."""


def _describe_oddity(error: Exception) -> str:
    if isinstance(error, OddNameError):
        return f"it names a page whose name {error}"
    return f'its answer lacks "{error.args[0]}"' if isinstance(error, KeyError) else "its answer has another shape"


def _read_summary(info: Mapping[str, Any]) -> str:
    return str(info.get("comment", ""))  # one that was hidden is not there


def _is_missing(page: Mapping[str, Any]) -> bool:
    return bool(page.get("missing", False) or page.get("invalid", False))


def _read_file_title(page: Mapping[str, Any]) -> str:
    return require_page_name(str(page["title"]).partition(":")[2])
