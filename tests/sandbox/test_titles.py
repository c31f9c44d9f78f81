"""Titles as MediaWiki reads them; each case was asked of a MediaWiki 1.39."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photowalk.sandbox.titles import FILE, TitleError, WikiTitle, find_interwiki, make_title, parse_title, upper_first


@pytest.mark.parametrize(
    ("raw", "full"),
    [
        ("file:a_b  c.jpg", "File:A b c.jpg"),
        ("File:É.jpg", "File:É.jpg"),
        ("image:x.jpg", "File:X.jpg"),
        ("User:a/b", "User:A/b"),
        ("category:walk", "Category:Walk"),
        (":File:Zed.jpg", "File:Zed.jpg"),
        ("commons:Foo", "Commons:Foo"),
        ("Project:Foo", "Commons:Foo"),
        ("A#B", "A"),
        ("A&amp;B", "A&B"),
        ("http://x", "Http://x"),
        ("ßtreet", "ßtreet"),
        (" _Stockholm\u00a0by\u2003night_ ", "Stockholm by night"),
        ("Left\u200eright", "Leftright"),
        ("A\u030angstrom", "Ångstrom"),
        ("Foo : bar", "Foo : bar"),
        ("talk: Foo", "Talk:Foo"),
        ("100% real", "100% real"),
        ("...", "..."),
    ],
)
def test_a_title_gets_its_normal_form(raw: str, full: str) -> None:
    """Spaces, first letters, namespaces and their aliases become as the wiki writes them."""
    assert parse_title(raw).full == full


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        ("", "is empty"),
        ("Talk:", "is empty"),
        ("::", "is empty"),
        ("#only", "is empty"),
        ("a<b", 'invalid characters: "<"'),
        ("a[b", 'invalid characters: "["'),
        ("a|b", 'invalid characters: "|"'),
        ("a\x1fb", "invalid characters"),
        ("a\ufffdb", "invalid characters"),
        ("A%41", 'invalid characters: "%41"'),
        ("A&nosuchentity;B", "invalid characters"),
        ("..", "relative path"),
        ("a/../b", "relative path"),
        ("./a", "relative path"),
        ("~~~", "magic tilde"),
        ("Å" * 128, "too long"),
    ],
)
def test_what_cannot_be_a_title_says_why(raw: str, sentence: str) -> None:
    """The error is the sentence that MediaWiki gives as `invalidreason`."""
    with pytest.raises(TitleError, match=sentence.replace("[", r"\[").replace("|", r"\|")):
        parse_title(raw)


def test_a_title_is_written_with_spaces_and_with_underscores() -> None:
    """`full` is for people, `full_key` for addresses, `key` for the file's name."""
    title = parse_title("File:walk one.jpg")
    assert (title.full, title.full_key, title.key) == ("File:Walk one.jpg", "File:Walk_one.jpg", "Walk_one.jpg")


def test_a_default_namespace_gives_way_to_the_texts_own() -> None:
    """`x.jpg` is a file by default, `Category:X` a category all the same, and a colon leads to no namespace."""
    assert parse_title("x.jpg", FILE) == WikiTitle(FILE, "X.jpg")
    assert parse_title("Category:X", FILE).full == "Category:X"
    assert parse_title(":X", FILE).full == "X"


def test_a_title_made_for_a_namespace_takes_the_text_as_it_is() -> None:
    """A colon belongs to the name, and an entity stays illegal."""
    assert make_title(FILE, "Foo:bar.jpg").full == "File:Foo:bar.jpg"
    with pytest.raises(TitleError):
        make_title(FILE, "A &amp; b.jpg")


@pytest.mark.parametrize(("raw", "can"), [("Walk", True), ("Special:Upload", False), ("Media:X.jpg", False)])
def test_some_namespaces_hold_no_pages(raw: str, *, can: bool) -> None:
    """`Special` and `Media` are names without pages."""
    assert parse_title(raw).can_exist is can


@pytest.mark.parametrize(
    ("raw", "prefix"), [("wikipedia:Bar", "wikipedia"), ("C:foo", "c"), ("commons:Foo", None), ("Foo", None)]
)
def test_an_interwiki_prefix_is_seen(raw: str, prefix: str | None) -> None:
    """The wiki's own namespace is none."""
    assert find_interwiki(raw) == prefix


@given(st.text(alphabet=[*string.ascii_letters, *" _:#/.~%<|éß日Å", "\u00a0", "\u200e"], max_size=30))
def test_a_normal_form_is_its_own(raw: str) -> None:
    """Reading a title again changes nothing more."""
    try:
        title = parse_title(raw)
    except TitleError:
        return
    assert parse_title(title.full) == title


@given(st.text(min_size=1, max_size=5))
def test_only_the_first_letter_becomes_large(text: str) -> None:
    """The rest of the text stays, and the length too."""
    assert upper_first(text)[1:] == text[1:]
    assert len(upper_first(text)) == len(text)
