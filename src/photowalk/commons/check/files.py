"""Titles and bytes: one request a photo, which asks four things at once.

Under which titles its bytes are there (`allimages`) or were deleted (`filearchive`); which pages share its title
without regard to the extension (a generator, as in mw.DestinationChecker.js of UploadWizard, read 2026-08); whether a
file of its title was ever deleted (`logevents`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from photowalk.commons.check.inquiry import Inquiry
from photowalk.commons.check.report import Doubt, Finding
from photowalk.commons.lookup import reading, require_page_name
from photowalk.errors import WikiAnswerError
from photowalk.manifest.columns import SHA1, TITLE
from photowalk.model import PlannedPhoto
from photowalk.pages.titles import base_key

_DELETED: Final = "were deleted once"
_ANOTHER: Final = "type another title"
_NO_ARCHIVE: Final = (
    "Whether bytes were deleted before cannot be asked by this account; upload will stop at a photo that was."
)


@dataclass(frozen=True, slots=True)
class CheckedFiles:
    """What the wiki says of the titles and bytes of photos."""

    findings: tuple[Finding, ...]
    there: int
    """How many photos have their bytes on the wiki already."""


def check_files(inquiry: Inquiry, photos: Sequence[PlannedPhoto]) -> CheckedFiles:
    """What stands against the titles and bytes, in one request a photo."""
    findings: list[Finding] = []
    lists, there = ["allimages", "logevents", "filearchive"], 0
    for done, photo in enumerate(photos):
        inquiry.tell("Titles and bytes", done, len(photos))
        query = _ask(inquiry, photo, lists=lists)
        with reading(inquiry.wiki):
            holders = _list_holders(query, photo)
            there += bool(holders)
            findings += [_describe_holder(photo, holders[0])] if holders else _find_trouble(query, photo)
    if "filearchive" not in lists:
        inquiry.miss(_NO_ARCHIVE, (Doubt(photo.file, SHA1, problem=_DELETED) for photo in photos))
    return CheckedFiles(tuple(findings), there)


def _ask(inquiry: Inquiry, photo: PlannedPhoto, *, lists: list[str]) -> dict[str, Any]:
    try:
        return _ask_lists(inquiry, photo, lists=lists)
    except WikiAnswerError as error:
        # MediaWiki lets everybody ask for a SHA-1 there; a wiki may keep its archive to itself.
        if error.code != "permissiondenied" or "filearchive" not in lists:
            raise
    lists.remove("filearchive")
    return _ask_lists(inquiry, photo, lists=lists)


def _ask_lists(inquiry: Inquiry, photo: PlannedPhoto, *, lists: Sequence[str]) -> dict[str, Any]:
    archive = {"fasha1": photo.sha1, "falimit": "1"} if "filearchive" in lists else {}
    answer = inquiry.ask(
        {
            "action": "query",
            "list": "|".join(lists),
            "aisha1": photo.sha1,
            "ailimit": "10",
            "leaction": "delete/delete",
            "letitle": photo.title.page,
            "leprop": "type",
            "lelimit": "1",
            **archive,
            "generator": "allpages",
            "gapnamespace": "6",
            "gapprefix": f"{base_key(photo.title)}.",
            "gaplimit": "50",
            "prop": "imageinfo|info",
            "iiprop": "sha1",
        }
    )
    with reading(inquiry.wiki):
        # A list without members is there and empty; one that is not there was not looked up.
        query: dict[str, Any] = answer["query"] | {name: list(answer["query"][name]) for name in lists}
        return query


def _list_holders(query: dict[str, Any], photo: PlannedPhoto) -> list[str]:
    """The titles of the files with these bytes; the list by SHA-1 may lag behind the page of the title."""
    listed = [_read_title(image) for image in query["allimages"]]
    own = [
        _read_title(page)
        for page in query.get("pages", ())
        if any(info.get("sha1") == photo.sha1 for info in page.get("imageinfo", ()))
    ]
    return list(dict.fromkeys([*listed, *own]))


def _find_trouble(query: dict[str, Any], photo: PlannedPhoto) -> Iterator[Finding]:
    yield from _find_taken(query, photo)
    for deleted in query.get("filearchive", ())[:1]:
        told = {"detail": f"File:{_read_title(deleted)}", "advice": "look up why, and type skip as its action"}
        yield Finding(photo.file, SHA1, "", _DELETED, **told)


def _find_taken(query: dict[str, Any], photo: PlannedPhoto) -> Iterator[Finding]:
    """The first of what MediaWiki would warn of: `exists`, `page-exists`, `exists-normalized`, `was-deleted`.

    A file whose name only begins so, up to the dot, counts as well. See getExistsWarning in UploadBase.php (1.39).
    """
    pages = {_read_title(page): page for page in query.get("pages", ())}
    own = pages.get(photo.title.text)
    others = [title for title, page in pages.items() if page.get("imageinfo") and not page.get("redirect", False)]
    if own is not None:
        has_file = bool(own.get("imageinfo"))
        yield _describe(photo, "is taken by another file" if has_file else "has a page already, though no file")
    elif others:
        yield _describe(photo, "is taken with another ending", detail=f"File:{others[0]}")
    elif query["logevents"]:
        yield _describe(photo, "was deleted once", advice=f"look up why, and {_ANOTHER}")


def _describe(photo: PlannedPhoto, problem: str, *, detail: str = "", advice: str = _ANOTHER) -> Finding:
    return Finding(photo.file, TITLE, photo.title.text, problem, advice, detail)


def _describe_holder(photo: PlannedPhoto, title: str) -> Finding:
    advice = "type skip as its action, or leave it: nothing is sent, the gallery shows that file"
    return Finding(photo.file, SHA1, "", "are there already", advice, f"File:{title}")


def _read_title(page: dict[str, Any]) -> str:
    return require_page_name(str(page["title"]).partition(":")[2])
