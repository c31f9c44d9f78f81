"""Templates that a wiki does not have."""

from dataclasses import replace

import pytest

from photowalk.commons.check.inquiry import Inquiry
from photowalk.commons.check.templates import ENGLISH, check_templates, find_template_title, list_templates
from photowalk.commons.check.wiki_pages import read_wiki_pages
from support.check_cases import inquire, make_photo
from support.desk import PAGE, Desk
from support.fresh import Fresh

LICENSE_TEMPLATE = "Template:Cc-by-sa-4.0"


def find(desk: Desk, *templates: str, languages: tuple[str, ...] = ("en",)) -> list[str]:
    """What is said of the templates of a photo."""
    page = replace(PAGE, templates=templates, descriptions=dict.fromkeys(languages, "A tower"))
    mentions = list_templates([make_photo(desk.fresh, page=page)])
    pages = read_wiki_pages(Inquiry(desk.wiki), [*(mention.title for mention in mentions), ENGLISH])
    return [f"{finding.column}: {finding.text}" for finding in check_templates(mentions, pages)]


def test_a_template_that_is_not_there_is_told(desk: Desk) -> None:
    """By its call as the row has it; one that is there is fine, whatever its arguments."""
    here, missing = desk.fresh.name(), desk.fresh.name()
    desk.wiki.client.edit(LICENSE_TEMPLATE, "A license")
    desk.wiki.client.edit(f"Template:{here}", "Words")
    advice = "is no template of this wiki; type one that is, or leave it out"
    assert find(desk, f"{here}|1=ru", f"{missing}|x") == [f'templates: "{missing}|x" {advice}']


def test_a_license_without_its_template_is_told(desk: Desk) -> None:
    """A wiki of one's own may lack it."""
    desk.wiki.client.edit(LICENSE_TEMPLATE, f"#REDIRECT [[Template:{desk.fresh.name()}]]")
    assert find(desk) == [
        f'license: "cc-by-sa-4.0" needs {LICENSE_TEMPLATE}, which this wiki does not have; type another license'
    ]


def test_a_description_in_a_language_without_its_template_is_told(desk: Desk) -> None:
    """By its column; some languages have a template of another name. A wiki without any says it in another way."""
    desk.wiki.client.edit(LICENSE_TEMPLATE, "A license")
    assert find(desk, languages=("qq",)) == []
    desk.wiki.client.edit(ENGLISH, "{{{1}}}")
    desk.wiki.client.edit("Template:Tgl", "{{{1}}}")
    other = "put the text into the column of another language"
    assert find(desk, languages=("en", "tl", "qq")) == [
        f'description_qq: "qq" is a language without a template on this wiki (Template:Qq); {other}'
    ]


def test_of_a_page_that_was_not_told_of_nothing_is_said(fresh: Fresh) -> None:
    """It may be there."""
    mentions = list_templates([make_photo(fresh)])
    pages = read_wiki_pages(inquire({"query": {"pages": []}}), [mention.title for mention in mentions])
    assert list(check_templates(mentions, pages)) == []


@pytest.mark.parametrize(
    ("call", "title"),
    [
        ("FoP-Sweden", "Template:FoP-Sweden"),
        ("template:fop_Sweden|1=a|b", None),
        ("Template:foP_Sweden|1=a|b", "Template:FoP Sweden"),
        ("int:filedesc", None),
        ("#if:x|y", None),
        ("", None),
    ],
)
def test_a_call_names_a_page_or_is_none(call: str, title: str | None) -> None:
    """Functions of the parser have no pages, and pages of other namespaces are not looked for."""
    assert find_template_title(call) == title
