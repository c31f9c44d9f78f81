"""Captions in languages that the wiki's structured data does not have."""

from collections.abc import Iterator, Sequence
from typing import Final

from photowalk.commons.check.inquiry import Inquiry
from photowalk.commons.check.report import Doubt, Finding
from photowalk.commons.lookup import reading
from photowalk.manifest.columns import caption_column
from photowalk.model import PlannedPhoto

MODULE: Final = "query+wbcontentlanguages"


def read_languages(inquiry: Inquiry) -> frozenset[str]:
    """The codes of the languages that a caption may have; none where the wiki tells none.

    See https://www.wikidata.org/w/api.php?action=help&modules=query%2Bwbcontentlanguages (read 2026-11).
    """
    answer = inquiry.ask({"action": "query", "meta": "wbcontentlanguages", "wbclcontext": "term", "wbclprop": "code"})
    with reading(inquiry.wiki):
        return frozenset(map(str, answer["query"]["wbcontentlanguages"]))


def check_captions(photos: Sequence[PlannedPhoto], languages: frozenset[str]) -> Iterator[Finding]:
    """Each caption in a language that is not among these."""
    problem, advice = "is no language that captions can have", "put the text into the column of another one"
    for photo in photos:
        for language in photo.page.captions:
            if language not in languages:
                yield Finding(photo.file, caption_column(language), language, problem, advice)


def doubt_captions(photos: Sequence[PlannedPhoto]) -> Iterator[Doubt]:
    """Of all captions, that their languages could not be asked for."""
    for photo in photos:
        for language in photo.page.captions:
            yield Doubt(photo.file, caption_column(language), language)
