"""Templates that a wiki does not have: those that a row asks for, of its license, of its descriptions' languages."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from photowalk.commons.check.report import Finding
from photowalk.commons.check.wiki_pages import TEMPLATE, Mention, WikiPage
from photowalk.manifest.columns import LICENSE, TEMPLATES, description_column, find_language
from photowalk.model import PlannedPhoto
from photowalk.page_names import find_name_problem, normalize_name, upper_first
from photowalk.pages.licenses import require_license
from photowalk.pages.wikitext import language_template

ENGLISH: Final = f"{TEMPLATE}En"
"""Stands for all templates of languages: a wiki without it has none, and each description would be a finding."""

_OTHER_LANGUAGE: Final = "put the text into the column of another language"


def list_templates(photos: Sequence[PlannedPhoto]) -> list[Mention]:
    """All templates of all photos, a page each: `Template:FoP-Sweden`."""
    return [mention for photo in photos for mention in _list_calls(photo)]


def check_templates(mentions: Sequence[Mention], pages: Mapping[str, WikiPage]) -> Iterator[Finding]:
    """Each template that is not there, for each photo; those of languages on a wiki that has such.

    A template that is there and means no language, though it is called like one, is not found out.

    Args:
        mentions: from `list_templates`.
        pages: of all of them and of `ENGLISH`.
    """
    for mention in mentions:
        page = pages.get(mention.title)
        is_language = find_language(mention.column) is not None
        if page is not None and page.is_missing and not (is_language and has_no_languages(pages)):
            yield Finding(mention.file, mention.column, mention.subject, *_describe(mention, is_language=is_language))


def has_no_languages(pages: Mapping[str, WikiPage]) -> bool:
    """Whether the wiki, by its page `ENGLISH`, has no templates of languages."""
    return ENGLISH in pages and pages[ENGLISH].is_missing


def find_template_title(call: str) -> str | None:
    """The page of the template that a call names; None for `int:…` and its kin, and for pages of other namespaces."""
    name = upper_first(normalize_name(call.partition("|")[0]).removeprefix(TEMPLATE))
    return None if ":" in name or find_name_problem(name) else f"{TEMPLATE}{name}"


def _list_calls(photo: PlannedPhoto) -> Iterator[Mention]:
    page = photo.page
    calls = [(LICENSE, page.license, name) for name in require_license(page.license).templates]
    calls += [(TEMPLATES, call, call) for call in page.templates]
    calls += [(description_column(code), code, language_template(code)) for code in page.descriptions]
    for column, subject, name in calls:
        title = find_template_title(name)
        if title is not None:
            yield Mention(photo.file, column, subject, title)


def _describe(mention: Mention, *, is_language: bool) -> tuple[str, str]:
    """Problem and advice."""
    if is_language:
        return f"is a language without a template on this wiki ({mention.title})", _OTHER_LANGUAGE
    if mention.column == TEMPLATES:
        return "is no template of this wiki", "type one that is, or leave it out"
    return f"needs {mention.title}, which this wiki does not have", "type another license"
