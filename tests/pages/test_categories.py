"""Names of categories and their lines."""

import pytest
from hypothesis import given

from photowalk.pages.categories import find_category_problem, parse_category, render_categories
from support.hostile_texts import hostile_texts, parse_wikitext


@pytest.mark.parametrize(
    "text",
    [
        *("City hall, Stockholm", "city_hall,  Stockholm", "Category:City hall, Stockholm"),
        *("category : city hall, Stockholm", "[[Category:City hall, Stockholm]]", "[[:Category:City hall, Stockholm]]"),
        " [[ Category:city hall, Stockholm ]] ",
    ],
)
def test_a_category_is_read_however_it_was_copied(text: str) -> None:
    """With or without brackets, prefix, underscores and the capital."""
    assert parse_category(text) == "City hall, Stockholm"


@pytest.mark.parametrize(
    ("text", "name"),
    [("Foo: bar/baz", "Foo: bar/baz"), ("Image:X", "Image:X"), ("Category talk", "Category talk"), ("😀", "😀")],
)
def test_what_a_category_may_hold_stays(text: str, name: str) -> None:
    """Colons, slashes and emoji are no trouble in the name of a category."""
    assert parse_category(text) == name


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "is empty"),
        ("Category:", "is empty"),
        ("[[]]", "is empty"),
        ("[[Category:X|sort key]]", "has '|'"),
        ("X]] {{delete}}", "has ']'"),
        ("Ö" * 128, "is 256 bytes long; at most 255 fit"),
    ],
)
def test_what_cannot_be_a_category_is_told(text: str, problem: str) -> None:
    """The clause says what is wrong; parsing and rendering raise it."""
    found = find_category_problem(text)
    assert found is not None
    assert problem in found
    with pytest.raises(ValueError, match="category"):
        render_categories([text])


def test_the_lines_keep_their_order_and_name_each_category_once() -> None:
    """The same category in two spellings is one."""
    assert render_categories(["b", "Category:A", "B"]) == ["[[Category:B]]", "[[Category:A]]"]
    assert render_categories([]) == []


@given(hostile_texts())
def test_a_category_is_refused_or_one_plain_link(text: str) -> None:
    """A name that passes gives one link and nothing else, and its normal form is final."""
    if find_category_problem(text) is None:
        name = parse_category(text)
        (line,) = render_categories([text])
        (link,) = parse_wikitext(line).filter_wikilinks()
        assert str(link) == line == f"[[Category:{name}]]"
        assert find_category_problem(f"Category:{name}") is None
        assert parse_category(f"Category:{name}") == name
