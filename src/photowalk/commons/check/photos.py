"""The check: everything that a wiki can be asked about planned photos before they go up, in few requests.

With `n` photos, `t` series of titles that differ only in their numbers, `c` categories and templates and `p` places
these are 1 + n + t (or some more, for the first digits of the numbers) + c/50 + up to 40 for the categories above + p;
a request more where a category has moved, where there are captions, and for each title of a forbidden series.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from photowalk.commons.check.authors import check_authors
from photowalk.commons.check.blacklist import MODULE as BLACKLIST
from photowalk.commons.check.blacklist import check_blacklist
from photowalk.commons.check.captions import MODULE as LANGUAGES
from photowalk.commons.check.captions import check_captions, doubt_captions, read_languages
from photowalk.commons.check.categories import check_categories, list_categories
from photowalk.commons.check.files import check_files
from photowalk.commons.check.inquiry import Inquiry, Tell
from photowalk.commons.check.nearby import MODULE as GEOSEARCH
from photowalk.commons.check.nearby import propose_nearby
from photowalk.commons.check.report import CheckReport, Doubt, Finding, Proposal
from photowalk.commons.check.templates import ENGLISH, check_templates, has_no_languages, list_templates
from photowalk.commons.check.wiki_pages import read_wiki_pages
from photowalk.commons.forecast import forecast_upload
from photowalk.commons.lookup import reading
from photowalk.commons.pace import make_pace
from photowalk.commons.port import Clock, Wiki
from photowalk.commons.trouble import require_rights
from photowalk.model import PlannedPhoto

_NO_BLACKLIST: Final = "This wiki has no title blacklist that could be asked."
_NO_LANGUAGES: Final = (
    "This wiki has no templates for languages, such as {{en}}: those of descriptions were not checked."
)
_NO_CAPTIONS: Final = "This wiki cannot be asked for the languages of captions."
_NO_GEOSEARCH: Final = "This wiki cannot be asked for what is near a place."
_MOST_NAMED: Final = 3


def check_photos(wiki: Wiki, photos: Sequence[PlannedPhoto], *, clock: Clock, tell: Tell | None = None) -> CheckReport:
    """What the wiki says of the photos: of their titles, bytes, categories and templates, what is near, and when.

    tell: is told how far the asking has come.

    Raises:
        NotAllowedError: the account is blocked or lacks a right that uploading needs.
        OutOfReachError: the wiki does not answer.
        WikiAnswerError: it refuses a question that every MediaWiki answers.
    """
    require_rights(wiki)
    inquiry = Inquiry(wiki, tell) if tell else Inquiry(wiki)
    modules = _ask_modules(inquiry)
    files = check_files(inquiry, photos)
    findings = [*files.findings, *check_authors(wiki.account, photos)]
    findings += [*_check_titles(inquiry, photos, modules=modules), *_check_pages(inquiry, photos)]
    findings += _check_captions(inquiry, photos, modules=modules)
    order = {photo.file: place for place, photo in enumerate(photos)}
    now = clock.now()
    pace = make_pace(wiki.account.limits.get("upload"), (), now=now)
    return CheckReport(
        findings=tuple(sorted(findings, key=lambda finding: order[finding.file])),
        proposals=_propose(inquiry, photos, modules=modules),
        forecast=forecast_upload(len(photos) - files.there, pace, now=now),
        unasked=(*inquiry.unasked, *_describe_silence(list(inquiry.silent))),
        doubts=tuple(inquiry.doubts),
    )


def _check_titles(inquiry: Inquiry, photos: Sequence[PlannedPhoto], *, modules: frozenset[str]) -> Iterator[Finding]:
    if BLACKLIST in modules:
        yield from check_blacklist(inquiry, photos)
    else:
        inquiry.miss(_NO_BLACKLIST)


def _check_pages(inquiry: Inquiry, photos: Sequence[PlannedPhoto]) -> Iterator[Finding]:
    """What is wrong with the categories and templates."""
    templates = list_templates(photos)
    mentions = [*list_categories(photos), *templates]
    pages = read_wiki_pages(inquiry, [*(mention.title for mention in mentions), ENGLISH])
    inquiry.doubts += (
        Doubt(mention.file, mention.column, mention.subject) for mention in mentions if mention.title not in pages
    )
    if has_no_languages(pages):
        inquiry.miss(_NO_LANGUAGES)
    yield from check_categories(inquiry, photos, pages=pages)
    yield from check_templates(templates, pages)


def _check_captions(inquiry: Inquiry, photos: Sequence[PlannedPhoto], *, modules: frozenset[str]) -> Iterator[Finding]:
    if not any(photo.page.captions for photo in photos):
        return
    languages = read_languages(inquiry) if LANGUAGES in modules else frozenset[str]()
    if languages:
        yield from check_captions(photos, languages)
    else:
        inquiry.miss(_NO_CAPTIONS, doubt_captions(photos))


def _describe_silence(titles: Sequence[str]) -> Iterator[str]:
    more = f" and {len(titles) - _MOST_NAMED} more" if len(titles) > _MOST_NAMED else ""
    if titles:
        yield f"The wiki gave no answer about {', '.join(titles[:_MOST_NAMED])}{more}; check again later."


def _propose(inquiry: Inquiry, photos: Sequence[PlannedPhoto], *, modules: frozenset[str]) -> tuple[Proposal, ...]:
    if GEOSEARCH in modules:
        return propose_nearby(inquiry, photos)
    if any(photo.page.position for photo in photos):
        inquiry.miss(_NO_GEOSEARCH)
    return ()


def _ask_modules(inquiry: Inquiry) -> frozenset[str]:
    """Which of the modules that not every wiki has this one has."""
    answer = inquiry.ask({"action": "paraminfo", "modules": f"{BLACKLIST}|{GEOSEARCH}|{LANGUAGES}"})
    with reading(inquiry.wiki):
        return frozenset(str(module["path"]) for module in answer["paraminfo"]["modules"])
