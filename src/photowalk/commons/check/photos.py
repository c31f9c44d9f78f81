"""The check: everything that a wiki can be asked about planned photos before they go up, in few requests.

With `n` photos, `t` titles that differ in more than their numbers, `c` categories and templates and `p` places these
are 2 + n + t + c/50 + up to 40 for the categories above + p; a request more where a category has moved.
"""

from collections.abc import Sequence
from typing import Final

from photowalk.commons.check.blacklist import MODULE as BLACKLIST
from photowalk.commons.check.blacklist import check_blacklist
from photowalk.commons.check.categories import check_categories, list_category_titles
from photowalk.commons.check.files import check_files
from photowalk.commons.check.inquiry import Inquiry, Tell
from photowalk.commons.check.nearby import MODULE as GEOSEARCH
from photowalk.commons.check.nearby import propose_nearby
from photowalk.commons.check.report import CheckReport, Finding, Proposal
from photowalk.commons.check.templates import check_templates, list_template_titles
from photowalk.commons.check.wiki_pages import read_wiki_pages
from photowalk.commons.forecast import RateLimit, find_mildest_limit, forecast_upload
from photowalk.commons.lookup import reading
from photowalk.commons.port import Clock, Wiki
from photowalk.commons.trouble import require_rights
from photowalk.model import PlannedPhoto

_NO_BLACKLIST: Final = "This wiki has no title blacklist that could be asked."
_NO_GEOSEARCH: Final = "This wiki cannot be asked for what is near a place."


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
    limit, modules = _ask_limit(inquiry), _ask_modules(inquiry)
    files = check_files(inquiry, photos)
    findings = [*files.findings, *_check_names(inquiry, photos, modules=modules)]
    order = {photo.file: place for place, photo in enumerate(photos)}
    return CheckReport(
        findings=tuple(sorted(findings, key=lambda finding: order[finding.file])),
        proposals=_propose(inquiry, photos, modules=modules),
        forecast=forecast_upload(len(photos) - files.there, limit, now=clock.now()),
        unasked=tuple(inquiry.unasked),
    )


def _check_names(inquiry: Inquiry, photos: Sequence[PlannedPhoto], *, modules: frozenset[str]) -> list[Finding]:
    findings: list[Finding] = []
    if BLACKLIST in modules:
        findings += check_blacklist(inquiry, photos)
    else:
        inquiry.miss(_NO_BLACKLIST)
    pages = read_wiki_pages(inquiry, [*list_category_titles(photos), *list_template_titles(photos)])
    return [*findings, *check_categories(inquiry, photos, pages=pages), *check_templates(photos, pages)]


def _propose(inquiry: Inquiry, photos: Sequence[PlannedPhoto], *, modules: frozenset[str]) -> tuple[Proposal, ...]:
    if GEOSEARCH in modules:
        return propose_nearby(inquiry, photos)
    if any(photo.page.position for photo in photos):
        inquiry.miss(_NO_GEOSEARCH)
    return ()


def _ask_limit(inquiry: Inquiry) -> RateLimit | None:
    answer = inquiry.ask({"action": "query", "meta": "userinfo", "uiprop": "ratelimits"})
    with reading(inquiry.wiki):
        return find_mildest_limit(answer["query"]["userinfo"].get("ratelimits", {}).get("upload", {}))


def _ask_modules(inquiry: Inquiry) -> frozenset[str]:
    """Which of the modules that not every wiki has this one has."""
    answer = inquiry.ask({"action": "paraminfo", "modules": f"{BLACKLIST}|{GEOSEARCH}"})
    with reading(inquiry.wiki):
        return frozenset(str(module["path"]) for module in answer["paraminfo"]["modules"])
