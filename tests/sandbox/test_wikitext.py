"""What a wiki takes out of a text."""

from datetime import UTC, datetime

import pytest

from photowalk.sandbox.titles import parse_title
from photowalk.sandbox.wikitext import find_title, read_facts, read_gallery, save_form, sort_key

AT = datetime(2026, 8, 6, 14, 3, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("\n a\r\nb  \n\n", "\n a\nb"),
        ("x ~~~~~", "x 14:03, 6 August 2026 (UTC)"),
        ("x ~~~", "x [[User:Example|Example]] ([[User talk:Example|talk]])"),
        ("x ~~~~", "x [[User:Example|Example]] ([[User talk:Example|talk]]) 14:03, 6 August 2026 (UTC)"),
        ("<nowiki>~~~~</nowiki> <!-- ~~~~ --> ~~", "<nowiki>~~~~</nowiki> <!-- ~~~~ --> ~~"),
        ("{{subst:unc}}", "{{Uncategorized|year=2026|month=August|day=6}}"),
        ("<nowiki>{{subst:unc}}</nowiki>", "<nowiki>{{subst:unc}}</nowiki>"),
        ("{{subst:other}}", "{{subst:other}}"),
    ],
)
def test_a_text_is_transformed_when_it_is_saved(text: str, stored: str) -> None:
    """Line ends, signatures and `{{subst:unc}}`; not within nowiki or comments."""
    assert save_form(text, "Example", at=AT) == stored


@pytest.mark.parametrize(
    ("text", "categories"),
    [
        ("[[Category:Walk]]", {"Category:Walk": ""}),
        ("[[category: walk_in |key]] [[Category:Walk in]]", {"Category:Walk in": "key"}),
        ("{{DEFAULTSORT:Doe, Jane}}[[Category:Walk]]", {"Category:Walk": "Doe, Jane"}),
        ("[[:Category:Walk]] <nowiki>[[Category:Walk]]</nowiki> <!--[[Category:Walk]]-->", {}),
        ("{{Information|description=[[Category:Walk]]}}", {"Category:Walk": ""}),
        ("[[Category:]] [[File:X.jpg]] [[a<b]]", {}),
    ],
)
def test_categories_are_those_that_would_apply(text: str, categories: dict[str, str]) -> None:
    """Each once, with its sort key; what is only linked or quoted does not count."""
    found = read_facts(text).categories
    assert {title.full: key for title, key in found.items()} == categories


def test_templates_are_named_and_switches_are_not() -> None:
    """`{{int:…}}` is no template; one of another namespace is."""
    text = "{{Information|date={{Taken on|2019}}}} {{int:filedesc}} {{#if:x|y}} {{User:Example/Box}} {{!}}"
    found = {title.full for title in read_facts(text).templates}
    assert found == {"Template:Information", "Template:Taken on", "Template:!", "User:Example/Box"}


def test_images_are_shown_by_themselves_or_in_a_gallery() -> None:
    """A link to a file does not show it."""
    text = "[[File:a.jpg|thumb]] [[:File:B.jpg]]\n<gallery mode=packed>\nFile:C.jpg|x\nImage:d.jpg\n</gallery>"
    assert {title.full for title in read_facts(text).images} == {"File:A.jpg", "File:C.jpg", "File:D.jpg"}


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("#REDIRECT [[:Category:Walk in]]", "Category:Walk in"),
        ("#redirect [[A|b]]", "A"),
        ("See #REDIRECT [[A]]", None),
    ],
)
def test_a_redirect_stands_at_the_beginning(text: str, target: str | None) -> None:
    """In any case of letters, with or without a colon."""
    found = read_facts(text).redirect_to
    assert (found.full if found else None) == target


def test_a_hidden_category_says_so() -> None:
    """The switch counts where it is live."""
    assert read_facts("__HIDDENCAT__").is_hidden_category
    assert not read_facts("<nowiki>__HIDDENCAT__</nowiki>").is_hidden_category


def test_a_gallery_is_a_list_of_files_with_captions() -> None:
    """Lines that name no file are passed over; a file may come without its namespace."""
    text = "\nFile:One.jpg|''First'' | more\ntwo.jpg\nCategory:Three\na<b\n"
    assert [(title.full, caption) for title, caption in read_gallery(text)] == [
        ("File:One.jpg", "''First'' | more"),
        ("File:Two.jpg", ""),
    ]


def test_what_is_no_title_is_found_to_be_none() -> None:
    """No error, nothing."""
    assert find_title("a<b") is None


@pytest.mark.parametrize(("prefix", "key"), [("", "WALK ONE.JPG"), ("key", "KEY\nWALK ONE.JPG")])
def test_members_are_sorted_in_upper_case(prefix: str, key: str) -> None:
    """By the key written first, then by the title."""
    assert sort_key(prefix, parse_title("File:Walk one.jpg")) == key
