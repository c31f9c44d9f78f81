"""Categories that are not there, lead elsewhere, or are above another one."""

import pytest

from photowalk.commons.check.categories import check_categories, list_categories
from photowalk.commons.check.inquiry import Inquiry
from photowalk.commons.check.wiki_pages import read_wiki_pages
from photowalk.commons.port import Wiki
from photowalk.model import PlannedPhoto
from support.check_cases import make_category, make_photo, tell
from support.desk import Desk
from support.port_wiki import PortWiki

Told = tuple[str, str, str]


def find(wiki: Wiki, *photos: PlannedPhoto) -> list[Told]:
    """What is wrong with the categories of the photos."""
    inquiry = Inquiry(wiki)
    pages = read_wiki_pages(inquiry, [mention.title for mention in list_categories(photos)])
    return tell(list(check_categories(inquiry, photos, pages=pages)))


def test_good_categories_are_passed_over(desk: Desk) -> None:
    """However they were typed; all photos' together cost two requests."""
    names = [make_category(desk.wiki.client, desk.fresh.name()) for _ in range(3)]
    typed = [f"category: {names[0]}", f"[[Category:{names[1]}]]", names[2].replace(" ", "_").lower().capitalize()]
    photos = [make_photo(desk.fresh, *typed[:2]), make_photo(desk.fresh, names[0], names[2])]
    assert find(desk.wiki, *photos) == []
    assert len(desk.wiki.calls) == 1


def test_a_category_that_does_not_exist_is_told_of_each_photo(desk: Desk) -> None:
    """It is named as it was typed."""
    name = desk.fresh.name()
    photos = [make_photo(desk.fresh, f"Category:{name}"), make_photo(desk.fresh, name)]
    advice = ("does not exist", "type one that does")
    assert find(desk.wiki, *photos) == [(f"Category:{name}", *advice), (name, *advice)]


def test_a_category_with_members_and_no_page_is_another_matter(desk: Desk) -> None:
    """MediaWiki says `missing` and counts its members."""
    name = desk.fresh.name()
    desk.wiki.client.edit(desk.fresh.name(), f"[[Category:{name}]]")
    advice = "type another one, or make its page"
    assert find(desk.wiki, make_photo(desk.fresh, name)) == [(name, "has no page, though others are in it", advice)]


def test_a_hard_redirect_names_its_target(desk: Desk) -> None:
    """As a page with #REDIRECT is one."""
    target, name = make_category(desk.wiki.client, desk.fresh.name()), desk.fresh.name()
    make_category(desk.wiki.client, name, f"#REDIRECT [[:Category:{target}]]")
    assert find(desk.wiki, make_photo(desk.fresh, name)) == [(name, "is a redirect", f'type "{target}"')]


@pytest.mark.parametrize(
    "call", ["Category redirect|{}", "Category redirect|1=Category:{}", "category_redirect|[[:Category:{}]]"]
)
def test_a_soft_redirect_names_its_target(desk: Desk, call: str) -> None:
    """The page is there, and a template on it says where its members belong."""
    name = make_category(desk.wiki.client, desk.fresh.name(), "{{" + call.format("Towers") + "}}")
    assert find(desk.wiki, make_photo(desk.fresh, name)) == [(name, "has moved", 'type "Towers"')]


def test_a_soft_redirect_to_nowhere_is_told_all_the_same(desk: Desk) -> None:
    """Its page may say it in words."""
    name = make_category(desk.wiki.client, desk.fresh.name(), "{{Category redirect}}")
    assert find(desk.wiki, make_photo(desk.fresh, name)) == [(name, "has moved", "type the one that its page names")]


def test_a_disambiguation_is_told(port: PortWiki, desk: Desk) -> None:
    """By the property that its template gives it on Commons."""
    name = make_category(port.client, desk.fresh.name(), "{{Disambig}}")
    advice = ("stands for several things", "type one of those that its page names")
    assert find(port, make_photo(desk.fresh, name)) == [(name, *advice)]


def test_a_category_above_another_one_is_told(desk: Desk) -> None:
    """Three levels up, by way of one that nobody chose; of a photo that has only one of them nothing is said."""
    client, fresh = desk.wiki.client, desk.fresh
    top, bottom = make_category(client, fresh.name()), fresh.name()
    middle = make_category(client, fresh.name(), within=[make_category(client, fresh.name(), within=[top])])
    make_category(client, bottom, within=[middle])
    photos = [make_photo(fresh, top, bottom), make_photo(fresh, top)]
    assert find(desk.wiki, *photos) == [(top, f'is above "{bottom}", which the photo is in too', "leave it out")]


def test_a_hidden_category_is_no_step_up(desk: Desk) -> None:
    """What is hidden says nothing of the subject."""
    client, fresh = desk.wiki.client, desk.fresh
    top = make_category(client, fresh.name())
    hidden = make_category(client, fresh.name(), "__HIDDENCAT__", within=[top])
    bottom = make_category(client, fresh.name(), within=[hidden])
    assert find(desk.wiki, make_photo(fresh, top, bottom)) == []
