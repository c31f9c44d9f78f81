"""Items of Wikidata are read as people write them."""

import pytest

from photowalk.model import Item
from photowalk.rules.items import find_item_problem, parse_item


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("Q1754", Item("Q1754")),
        (" q1754\tStockholm\nCity ", Item("Q1754", "Stockholm City")),
        ("Q42 Douglas Adams", Item("Q42", "Douglas Adams")),
        ("Q2147483647", Item("Q2147483647")),
    ],
)
def test_an_item_is_read(text: str, item: Item) -> None:
    """The id in capitals, the label with single blanks; what it is written as reads as the same again."""
    assert parse_item(text) == parse_item(str(item)) == item
    assert find_item_problem(text) is None


@pytest.mark.parametrize(
    "text", ["", "Stockholm", "Q", "Q0", "Q1754Stockholm", "P180", "Stockholm (Q1754)", "Q2147483648", "Q" + "9" * 19]
)
def test_other_texts_name_no_item(text: str) -> None:
    """They are told, with the way to write one; Wikibase counts to 2147483647."""
    assert find_item_problem(text) == "names no item of Wikidata; write one as Q1754 Stockholm"
    with pytest.raises(ValueError, match="names no item"):
        parse_item(text)
