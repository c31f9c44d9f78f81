"""Digests of what we wrote."""

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from photowalk.model import Exposure, Item
from photowalk.pages.digests import (
    digest_entity,
    digest_text,
    find_category,
    is_rewritten,
    mark_line,
    parse_marks,
    render_marks,
)
from photowalk.pages.statements.entity import make_entity
from support.claims import PAGE


def test_digests_stay_as_they_are() -> None:
    """They stand in journals: another form would make every page look changed by others."""
    text = "{{self|cc-by-sa-4.0}}\n\n{{subst:unc}}\n[[Category:city_Hall|x]]\n"
    assert digest_text(text) == "2a8a10227087 - ~dec979077e17 832b98f35603.314868e682e2"
    page = replace(PAGE, captions={"en": "City Hall"})
    assert digest_entity(make_entity(page)).split(" ") == [
        "P170:b5944a13053a=7c45e1a7068f",
        "P275:0160cd2009fd=64a0cc03b7d4",
        "P571:dda490ed815f=1c972f163aad",
        "P6216:673673bca3d0=7779d8799d03",
        "P7482:a1b4980649ed=8e89842da35c",
        "en=832b98f35603",
    ]


@given(st.text())
@example("a\r\nb\rc \n\n")
def test_a_digest_has_a_mark_for_each_line(text: str) -> None:
    """And is the same for a text and for what a wiki saves of it; it tells none of its words."""
    digest = digest_text(text)
    saved = text.replace("\r\n", "\n").replace("\r", "\n").rstrip(" \t\n\r\0\x0b")
    assert digest == digest_text(saved)
    assert len(digest.split(" ")) == len(saved.split("\n"))


def test_a_lone_surrogate_is_digested() -> None:
    """JSON can hold one, and a wiki is not to stop the run by it."""
    assert digest_text("\ud800") != digest_text("\ud801")


@pytest.mark.parametrize(
    "line",
    ["[[Category:City Hall]]", " [[category: City_Hall |key]] ", "[[CATEGORY:city Hall|*]]", "[[Category:City  Hall]]"],
)
def test_one_category_has_one_name(line: str) -> None:
    """However it is spelt; the sort key does not count."""
    assert find_category(mark_line(line)) == find_category(mark_line("[[Category:City Hall]]")) is not None


@pytest.mark.parametrize(
    "line",
    ["", "words", "[[:Category:A]]", "[[Category:A]] words", "[[Category:A]][[Category:B]]", "[[Category:{{A}}]]"],
)
def test_other_lines_are_no_category(line: str) -> None:
    """A link to one, and what has anything beside it."""
    assert find_category(mark_line(line)) is None


@pytest.mark.parametrize(
    ("line", "is_it"),
    [
        ("{{subst:unc}}", True),
        ("|permission={{ SafeSubst:PP}}", True),
        ("by ~~~~", True),
        ("[[Hall (Stockholm)|]]", True),
        ("[[Category:{{subst:X}}]]", True),
        ("{{substitute}} ~~ [[A|b]]", False),
    ],
)
def test_what_a_wiki_rewrites_is_known(line: str, *, is_it: bool) -> None:
    """Substituted templates, signatures and links with an empty label."""
    assert is_rewritten(mark_line(line)) == is_it


def test_marks_survive_their_digest() -> None:
    """And what is no mark in a journal that somebody has edited is passed over."""
    marks = {"en": "1a", "P180:2b": "3c"}
    assert render_marks(marks) == "P180:2b=3c en=1a"
    assert parse_marks("P180:2b=3c words en=1a =") == marks
    assert parse_marks("") == {}


def test_equal_statements_have_one_mark() -> None:
    """A file that shows a thing twice shows it."""
    twice = make_entity(replace(PAGE, depicts=(Item("Q1"), Item("Q1"))))
    once = make_entity(replace(PAGE, depicts=(Item("Q1"),)))
    other = make_entity(replace(PAGE, exposure=Exposure(iso=100)))
    assert digest_entity(twice) == digest_entity(once) != digest_entity(other)
