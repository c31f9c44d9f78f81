"""Asking a wiki what is there; what the upload's tests do not show of it."""

import re

import pytest

from photowalk.commons.lookup import PageLinks, find_photo, propose_title, read_page, read_page_links
from photowalk.errors import OutOfReachError
from photowalk.model import Sha1, Title
from support.desk import Desk
from support.port_wiki import answer_with


def test_a_title_that_lags_behind_the_list_is_found(desk: Desk) -> None:
    """A file just published counts though the list by SHA-1 does not have it yet."""
    photo = desk.photo()
    page = {"title": photo.title.page, "imageinfo": [{"sha1": photo.sha1}]}
    desk.wiki.asking.append(answer_with({"query": {"allimages": [], "pages": [page]}}))
    found = find_photo(desk.wiki, photo.sha1, title=photo.title)
    assert found.holders == {photo.title.text: ""}


def test_a_file_whose_bytes_the_wiki_lost_only_takes_its_title(desk: Desk) -> None:
    """MediaWiki says `filemissing` in place of the SHA-1."""
    title = Title(desk.fresh.title())
    page = {"title": title.page, "imageinfo": [{"filemissing": True}]}
    desk.wiki.asking.append(answer_with({"query": {"allimages": [], "pages": [page]}}))
    found = find_photo(desk.wiki, Sha1("0" * 40), title=title)
    assert (found.holders, found.is_title_taken) == ({}, True)


@pytest.mark.parametrize(
    ("query", "oddity"),
    [
        ({}, 'its answer lacks "pages"'),
        ({"allimages": [], "pages": []}, "its answer has another shape"),
        ({"allimages": 5, "pages": [{"missing": True}]}, "its answer has another shape"),
        (
            {"allimages": [{"title": "File:A.jpg\n</gallery>{{delete}}"}], "pages": [{"missing": True}]},
            "it names a page whose name has U+000A, which no page on a wiki may have in its name",
        ),
    ],
)
def test_what_no_wiki_answers_is_no_answer(desk: Desk, query: dict[str, object], oddity: str) -> None:
    """A shape or a title that cannot be ends the run with a sentence in words, before it reaches a page."""
    desk.wiki.asking.append(answer_with({"query": query}))
    sentence = f"{desk.wiki.name} does not answer as a wiki: {oddity}. Is its address right?"
    with pytest.raises(OutOfReachError, match=f"^{re.escape(sentence)}$"):
        find_photo(desk.wiki, Sha1("0" * 40), title=Title(desk.fresh.title()))


def test_a_page_without_a_file_takes_its_title(desk: Desk) -> None:
    """A description that lost its file, or never had one, is not written over."""
    title = Title(desk.fresh.title())
    desk.wiki.client.edit(title.page, "Words")
    assert find_photo(desk.wiki, Sha1("0" * 40), title=title).is_title_taken


def test_a_proposal_minds_other_extensions_and_the_plan(desk: Desk) -> None:
    """`X (2).png` and a planned `X (3).webp` leave `X (4).jpg`; long stems, cut for the number, too."""
    for stem in (desk.fresh.name(), desk.fresh.name() + " y" * 105):
        title = Title(f"{stem}.jpg")
        cut = stem.encode()[: 240 - len(" (2).webp")].decode().rstrip()
        desk.wiki.client.edit(f"File:{cut} (2).png", "Words")
        proposal = propose_title(desk.wiki, title, also_taken=[Title(f"{cut} (3).webp")])
        assert proposal == Title(f"{cut} (4).jpg")


def test_a_missing_page_has_no_revision(desk: Desk) -> None:
    """It reads as empty, and one that is there as it stands."""
    name = desk.fresh.name()
    assert read_page(desk.wiki, name).revision is None
    desk.wiki.client.edit(name, "Words")
    page = read_page(desk.wiki, name)
    assert (page.text, page.revision is None) == ("Words", False)


@pytest.mark.parametrize("server", ["//commons.wikimedia.org", "https://commons.wikimedia.org"])
def test_addresses_are_whole(desk: Desk, server: str) -> None:
    """Commons gives its address without a protocol."""
    general = {"server": server, "articlepath": "/wiki/$1", "script": "/w/index.php"}
    desk.wiki.asking.append(answer_with({"query": {"general": general}}))
    links = read_page_links(desk.wiki)
    assert links.file_page(Title("A b.jpg")) == "https://commons.wikimedia.org/wiki/File:A_b.jpg"
    changes = "https://commons.wikimedia.org/w/index.php?title=File%3AA_b.jpg&diff=cur&oldid=7"
    assert links.changes_since(Title("A b.jpg"), 7) == changes


@pytest.mark.parametrize(
    ("pattern", "title", "url"),
    [
        ("https://c.org/wiki/$1", "User:Jane Doe/Gävle 2025", "https://c.org/wiki/User:Jane_Doe/G%C3%A4vle_2025"),
        (
            "http://127.0.0.1:1/index.php?title=$1",
            "Category:A & B?",
            "http://127.0.0.1:1/index.php?title=Category:A_%26_B%3F",
        ),
    ],
)
def test_addresses_are_those_of_the_wiki(pattern: str, title: str, url: str) -> None:
    """Spaces become underscores, what would break an address is encoded, slashes and colons stay readable."""
    assert PageLinks(pattern, "").page(title) == url
