"""Templates that a wiki does not have."""

import pytest

from photowalk.commons.check.inquiry import Inquiry
from photowalk.commons.check.templates import check_templates, find_template_title, list_template_titles
from photowalk.commons.check.wiki_pages import read_wiki_pages
from support.check_cases import make_photo
from support.desk import Desk

LICENSE_TEMPLATE = "Template:Cc-by-sa-4.0"


def find(desk: Desk, *templates: str) -> list[str]:
    """What is said of the templates of a photo."""
    photos = [make_photo(desk.fresh, templates=templates)]
    pages = read_wiki_pages(Inquiry(desk.wiki), list_template_titles(photos))
    return [f"{finding.column}: {finding.text}" for finding in check_templates(photos, pages)]


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
