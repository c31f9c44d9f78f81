"""The title blacklist of a wiki: asked once for titles that differ only in their numbers."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from photowalk.commons.check.inquiry import Inquiry
from photowalk.commons.check.report import Finding
from photowalk.commons.lookup import reading
from photowalk.manifest.columns import TITLE
from photowalk.model import PlannedPhoto, Title
from photowalk.pages.titles import base_key

MODULE: Final = "titleblacklist"
_NUMBER: Final = re.compile(r"[ _-]*\(?[0-9]+\)?$")


def check_blacklist(inquiry: Inquiry, photos: Sequence[PlannedPhoto]) -> Iterator[Finding]:
    """The photos whose titles the wiki forbids; one request for each title without its number.

    See https://www.mediawiki.org/wiki/Extension:TitleBlacklist (read 2026-11).
    """
    groups: dict[str, list[PlannedPhoto]] = {}
    for photo in photos:
        groups.setdefault(drop_number(photo.title), []).append(photo)
    for done, group in enumerate(groups.values()):
        inquiry.tell("Title blacklist", done, len(groups))
        # Patterns of camera names want a number.
        longest = max((photo.title for photo in group), key=lambda title: len(title.text))
        if _is_forbidden(inquiry, longest):
            for photo in group:
                told = {"problem": "is on the title blacklist", "advice": "type a title that says what the photo shows"}
                yield Finding(photo.file, TITLE, photo.title.text, **told)


def drop_number(title: Title) -> str:
    """A title without its extension and a number at its end: `Stockholm` for `Stockholm (01).jpg`."""
    stem = base_key(title)
    return _NUMBER.sub("", stem) or stem


def _is_forbidden(inquiry: Inquiry, title: Title) -> bool:
    answer = inquiry.ask({"action": MODULE, "tbtitle": title.page, "tbaction": "upload"})
    with reading(inquiry.wiki):
        return bool(answer["titleblacklist"]["result"] == "blacklisted")
