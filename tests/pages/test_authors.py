"""Authors as typed and as rendered."""

import pytest
from hypothesis import given
from mwparserfromhell.nodes import Wikilink

from photowalk.pages.authors import Author, find_author_problem, parse_author, render_author
from photowalk.pages.escape import fold_text
from support.hostile_texts import PLAIN, hostile_texts, parse_wikitext, read_plain


@pytest.mark.parametrize(
    ("text", "author", "wikitext"),
    [
        ("Jane Doe", Author("Jane Doe"), "Jane Doe"),
        (" Jane\tDoe (Berlin) ", Author("Jane Doe (Berlin)"), "Jane Doe (Berlin)"),
        ("User:Example", Author("Example", "Example"), "[[User:Example|Example]]"),
        ("user : example_two", Author("Example two", "Example two"), "[[User:Example two|Example two]]"),
        ("User:Example (WMX)", Author("Example (WMX)", "Example (WMX)"), "[[User:Example (WMX)|Example (WMX)]]"),
        ("Jane Doe (User:Example)", Author("Jane Doe", "Example"), "[[User:Example|Jane Doe]]"),
        ("Jane (J.) Doe (User:Example (WMX))", Author("Jane (J.) Doe", "Example (WMX)"), None),
        ("(User:Example)", Author("Example", "Example"), "[[User:Example|Example]]"),
        ("[[Jane]] | Doe (User:Example)", Author("[[Jane]] | Doe", "Example"), None),
        ("Jane Doe, User:Example", Author("Jane Doe, User:Example"), "Jane Doe, User:Example"),
    ],
)
def test_an_author_is_read_in_each_form(text: str, author: Author, wikitext: str | None) -> None:
    """A name, an account, or a name with the account in brackets; anything else is a name."""
    assert find_author_problem(text) is None
    assert parse_author(text) == author
    assert wikitext is None or render_author(text) == wikitext


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "is empty; write Jane Doe"),
        (" \n", "is empty; write Jane Doe"),
        ("User:", "names an account that cannot be: User: is empty"),
        ("Jane Doe (User:)", "names an account that cannot be"),
        ("User:Example/Photos", "User:Example/Photos has '/', which no user name may have"),
        ("User:jane@example.org", "has '@'"),
        ("Jane Doe (User:Ex|ample)", "has '|'"),
        ("User:{{delete}}", "has '{'"),
        ("[[User:Example]]", "is a link; type User:Example"),
        ("[[:de:Benutzerin:Example |Jane Doe]] ", "is a link; type Jane Doe (User:Example)"),
    ],
)
def test_an_author_that_cannot_be_is_told(text: str, problem: str) -> None:
    """No name at all, or an account no wiki has."""
    found = find_author_problem(text)
    assert found is not None
    assert problem in found
    with pytest.raises(ValueError, match="author"):
        render_author(text)


@given(hostile_texts().filter(fold_text))
def test_a_wild_name_before_an_account_stays_text(name: str) -> None:
    """The link goes to the account, and its label is the name."""
    text = f"{name} (User:Example)"
    if parse_author(text).user == "Example":
        (link,) = parse_wikitext(render_author(text)).filter_wikilinks()
        assert str(link.title) == "User:Example"
        assert read_plain(link.text) == parse_author(text).name == fold_text(name)


@given(hostile_texts(), hostile_texts())
def test_an_author_is_refused_or_one_link_at_most(name: str, user: str) -> None:
    """Whatever is typed, nothing but text and one link to an account comes of it."""
    for text in (name, f"User:{user}", f"{name} (User:{user})"):
        if find_author_problem(text) is None:
            code = parse_wikitext(render_author(text))
            links = code.filter_wikilinks()
            assert len(links) == (parse_author(text).user is not None)
            assert {type(node) for node in code.nodes} <= PLAIN | {Wikilink}
            for link in links:
                assert str(link.title).startswith("User:")
                assert read_plain(link.text) == parse_author(text).name
