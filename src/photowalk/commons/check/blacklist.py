"""The title blacklist of a wiki: asked for a few titles of each series, and for all of a series that is on it."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from photowalk.commons.check.inquiry import Inquiry
from photowalk.commons.check.report import Finding
from photowalk.commons.lookup import reading
from photowalk.manifest.columns import TITLE
from photowalk.model import PlannedPhoto, Title
from photowalk.pages.title_rules import split_extension
from photowalk.pages.titles import base_key

MODULE: Final = "titleblacklist"
_NUMBER: Final = re.compile(r"[ _-]*\(?[0-9]+\)?$")
_DIGITS: Final = re.compile(r"[0-9]+")
_RESULTS: Final = {"ok": False, "blacklisted": True}


def check_blacklist(inquiry: Inquiry, photos: Sequence[PlannedPhoto]) -> Iterator[Finding]:
    """The photos whose titles the wiki forbids; each of them was asked for by its very title.

    Titles are a series where they differ only in the number at their end. Of a series one title is asked for of each
    length and first digit of the numbers, `Stockholm (01).jpg`, `Stockholm (10).jpg` …; where one is forbidden, all are
    asked for. So a series is passed over wrongly where a line of the blacklist tells numbers apart by later digits
    (`Stockholm 17`), which for photos' titles is as good as unknown.
    See https://www.mediawiki.org/wiki/Extension:TitleBlacklist (read 2026-11).
    """
    series: dict[tuple[str, str], list[PlannedPhoto]] = {}
    for photo in photos:
        series.setdefault((drop_number(photo.title), split_extension(photo.title.text)[1]), []).append(photo)
    for done, group in enumerate(series.values()):
        inquiry.tell("Title blacklist", done, len(series))
        for photo in _find_forbidden(inquiry, group):
            told = {"problem": "is on the title blacklist", "advice": "type a title that says what the photo shows"}
            yield Finding(photo.file, TITLE, photo.title.text, **told)


def drop_number(title: Title) -> str:
    """A title without its extension and a number at its end: `Stockholm` for `Stockholm (01).jpg`."""
    stem = base_key(title)
    return _NUMBER.sub("", stem) or stem


def choose_samples(titles: Sequence[Title]) -> list[Title]:
    """Of a series the titles that stand for the others: one of each form, length and first digit of the numbers."""
    return [next(alike) for _, alike in groupby(sorted(titles, key=_shape), key=_shape)]


def _find_forbidden(inquiry: Inquiry, group: Sequence[PlannedPhoto]) -> Iterator[PlannedPhoto]:
    samples = choose_samples([photo.title for photo in group])
    known = {title: _is_forbidden(inquiry, title) for title in samples}
    if any(known.values()):
        known |= {photo.title: _is_forbidden(inquiry, photo.title) for photo in group if photo.title not in known}
        yield from (photo for photo in group if known[photo.title])


def _shape(title: Title) -> tuple[str, str]:
    ending = base_key(title)[len(drop_number(title)) :]
    digits = _DIGITS.search(ending)
    return _DIGITS.sub(lambda number: "0" * len(number[0]), ending), digits[0][0] if digits else ""


def _is_forbidden(inquiry: Inquiry, title: Title) -> bool:
    answer = inquiry.ask({"action": MODULE, "tbtitle": title.page, "tbaction": "upload"})
    with reading(inquiry.wiki):
        return _RESULTS[answer["titleblacklist"]["result"]]
