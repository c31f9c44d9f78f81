"""The pages of files as they stand on a wiki, their wikitext and structured data, and the edits of both."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from photowalk.commons.lookup import reading
from photowalk.commons.port import Answer, Params, Wiki
from photowalk.errors import WikiAnswerError
from photowalk.model import Sha1
from photowalk.pages.statements.seen import SeenEntity, parse_entity

MOST_TITLES: Final = 50
"""In one question. See https://www.mediawiki.org/wiki/API:Query (read 2026-11)."""

_MOST_CONTINUED: Final = MOST_TITLES
"""Each answer but the last tells of one page more at least."""

_CONTENT: Final = {"action": "query", "rvprop": "ids|content", "rvslots": "*"}


@dataclass(frozen=True, slots=True)
class SeenPage:
    """The page of a file as it stands."""

    page_id: int
    revision: int
    """The newest."""
    sha1: Sha1 | None
    """Of the file; None where its bytes are not there."""
    text: str
    entity: SeenEntity | None
    """None where it never had structured data."""


@dataclass(frozen=True, slots=True)
class EarlierRevision:
    """A revision of a page that need not be the newest."""

    revision: int | None
    """None = there is none such any more."""
    text: str | None
    """None = it was deleted or hidden."""


def read_file_pages(wiki: Wiki, titles: Sequence[str]) -> dict[str, SeenPage | None]:
    """The pages by the titles given, `File:` before each; 50 at most. None = there is no such page.

    A page may have come to another one's title; redirects are not followed.
    """
    params = {**_CONTENT, "prop": "revisions|imageinfo", "iiprop": "sha1", "titles": "|".join(titles)}
    names: dict[str, str] = {}
    pages: dict[str, dict[str, Any]] = {}
    for answer in _follow(wiki, params):
        with reading(wiki):
            query = answer["query"]
            names |= {str(note["from"]): str(note["to"]) for note in query.get("normalized", ())}
            for page in query["pages"]:
                known = pages.setdefault(str(page["title"]), {})
                known |= {name: value for name, value in page.items() if name not in known}
    with reading(wiki):
        return {title: _read_page(pages[names.get(title, title)]) for title in titles}


def read_earlier_revision(wiki: Wiki, page_id: int, *, revision: int | None) -> EarlierRevision:
    """A revision of a page by its number; None = its first one."""
    which = (
        {"pageids": str(page_id), "rvdir": "newer", "rvlimit": "1"} if revision is None else {"revids": str(revision)}
    )
    answer = wiki.ask({**_CONTENT, "prop": "revisions", **which})
    with reading(wiki):
        # To the number of a revision that was deleted: {"badrevids": {"12": {"revid": 12, "missing": true}}}
        pages = answer["query"].get("pages", ())
        found = next((each for page in pages for each in page.get("revisions", ())), None)
        if found is None:
            return EarlierRevision(None, None)
        # One that was hidden has {"texthidden": true} or {"textmissing": true} in place of its content.
        text = found["slots"]["main"].get("content")
        return EarlierRevision(int(found["revid"]), None if text is None else str(text))


def edit_file_page(wiki: Wiki, page_id: int, *, text: str, base_revision: int, comment: str) -> int:
    """Give a page another text; the number of the revision that holds it, which is the base where it is the same.

    A wiki sees no conflict with an edit of the same account: compare texts before. See
    https://www.mediawiki.org/wiki/API:Edit (read 2026-11).

    Raises:
        WikiAnswerError: the wiki refuses; `editconflict` where somebody was quicker, `nosuchpageid` or `missingtitle`
            where the page has gone.
    """
    answer = wiki.edit(
        {
            "action": "edit",
            "pageid": str(page_id),
            "text": text,
            "summary": comment,
            "baserevid": str(base_revision),
            "nocreate": "1",
            "notminor": "1",
        }
    )
    with reading(wiki):
        edit = answer["edit"]
        if edit["result"] != "Success":
            # {"result": "Failure", "captcha": {…}}, or the word of an extension in place of an error.
            told = ", ".join(sorted(edit.keys() - {"result", "pageid", "title", "contentmodel"}))
            raise WikiAnswerError("edit-failure", told or "it does not say why", extra=edit)
        # {"result": "Success", "nochange": true, …}: no revision was made.
        return base_revision if edit.get("nochange", False) else int(edit["newrevid"])


def edit_entity(
    wiki: Wiki, page_id: int, *, data: Mapping[str, Any], base_revision: int | None, comment: str
) -> tuple[int, SeenEntity]:
    """Change the structured data of a file; the revision that holds them, and all of them as they are then.

    Args:
        wiki: with Wikibase.
        page_id: of the file's page.
        data: as in `EntityPlan.data`.
        base_revision: of the page, on which the changes are made; None = whichever is the newest.
        comment: the edit summary.

    Raises:
        WikiAnswerError: the wiki refuses; `editconflict` where somebody was quicker.
    """
    params = {
        "action": "wbeditentity",
        "id": f"M{page_id}",
        "data": json.dumps(data, ensure_ascii=False, separators=(",", ":")),
        "summary": comment,
    }
    if base_revision is not None:
        params["baserevid"] = str(base_revision)
    answer = wiki.edit(params)
    with reading(wiki):
        entity = answer["entity"]
        return int(entity["lastrevid"]), parse_entity(entity)


def _follow(wiki: Wiki, params: Params) -> Iterator[Answer]:
    """The answer, and those that tell what was too long for it.

    A file with older versions is told of to be continued as well (`iistart`); these are nobody's question.
    """
    more: Mapping[str, Any] = {}
    for _ in range(_MOST_CONTINUED):
        answer = wiki.ask({**params, **{name: str(value) for name, value in more.items()}})
        yield answer
        more = answer.get("continue", {})
        if not {"rvcontinue", "iicontinue"} & more.keys():
            return


def _read_page(page: Mapping[str, Any]) -> SeenPage | None:
    if page.get("missing", False) or page.get("invalid", False):
        return None
    (revision,) = page["revisions"]
    slots = revision["slots"]
    # A file whose bytes the wiki lost has {"filemissing": true} in place of its SHA-1.
    sha1 = next((info.get("sha1") for info in page.get("imageinfo", ())), None)
    return SeenPage(
        page_id=int(page["pageid"]),
        revision=int(revision["revid"]),
        sha1=None if sha1 is None else Sha1(str(sha1)),
        text=str(slots["main"].get("content", "")),
        entity=_read_slot(slots.get("mediainfo", {})),
    )


def _read_slot(slot: Mapping[str, Any]) -> SeenEntity | None:
    content = slot.get("content")
    return None if content is None else parse_entity(json.loads(content))
