"""Names of pages."""

import pytest
from hypothesis import given

from photowalk.page_names import (
    MAX_NAME_BYTES,
    find_name_problem,
    normalize_name,
    show_character,
    upper_first,
)
from support.hostile_texts import hostile_texts


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("  City__Hall _ by\u00a0\u3000night\n", "City Hall by night"),
        ("\u200eStock\u202aholm\u202c", "Stockholm"),
        ("Cafe\u0301", "Café"),
        ("___", ""),
    ],
)
def test_a_name_is_read_as_a_wiki_reads_it(text: str, name: str) -> None:
    """Blanks are folded, invisible marks go, letters are composed; MediaWiki 1.39 gave the same answers."""
    assert normalize_name(text) == name


@given(hostile_texts())
def test_a_normal_form_is_final(text: str) -> None:
    """Normalizing and raising the first letter twice is the same as once."""
    once = upper_first(normalize_name(text))
    assert upper_first(normalize_name(once)) == once


@pytest.mark.parametrize(
    ("name", "raised"),
    [
        ("stockholm", "Stockholm"),
        ("åre", "Åre"),
        ("ǆep", "Ǆep"),
        ("ᾳ", "ᾼ"),
        ("ßtadt", "ßtadt"),
        ("ﬁka", "ﬁka"),
        ("თბილისი", "თბილისი"),
        ("ⅷ", "ⅷ"),
        ("ǅep", "ǅep"),
        ("1st", "1st"),
        ("", ""),
    ],
)
def test_the_first_letter_is_raised_as_on_commons(name: str, raised: str) -> None:
    """Letters without a single upper-case letter stay, and so do those of the Wikimedia wikis' list of exceptions."""
    assert upper_first(name) == raised


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("", "is empty"),
        ("a[b", "has '[', which"),
        ("a#b", "has '#', which"),
        ("a\x85b", "has U+0085, which"),
        ("a\ud800b", "has U+D800, which"),
        ("50%25", "has %25, which a wiki takes for a code"),
        ("A &amp; B", "has &amp;, which"),
        ("a~~~b", "has ~~~, which"),
        (":Foo", "like a path"),
        ("..", "like a path"),
        ("../Foo", "like a path"),
        ("Foo/./Bar", "like a path"),
        ("Foo/..", "like a path"),
        ("é" * 128, "is 256 bytes long; at most 255 fit"),
    ],
)
def test_what_no_page_can_be_called_is_told(name: str, problem: str) -> None:
    """The clause names the very character, code or size."""
    found = find_name_problem(name)
    assert found is not None
    assert problem in found


@pytest.mark.parametrize("name", ["Foo", "100 % & more; ~~", "a.b/c..d", "Foo: bar", "x" * MAX_NAME_BYTES, "😀"])
def test_a_name_that_can_be_has_no_problem(name: str) -> None:
    """What only looks like a code is none."""
    assert find_name_problem(name) is None


def test_a_character_is_shown_so_that_it_can_be_found() -> None:
    """What cannot be seen is told by its code point."""
    assert [show_character(one) for one in ("|", "\x07", "\u200b")] == ["'|'", "U+0007", "U+200B"]
