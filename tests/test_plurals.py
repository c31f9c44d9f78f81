"""Numbers before nouns."""

import pytest

from photowalk.plurals import choose, count


@pytest.mark.parametrize(("number", "counted"), [(0, "0 photos are"), (1, "1 photo is"), (2, "2 photos are")])
def test_one_is_no_plural(number: int, counted: str) -> None:
    """All other numbers are, none among them."""
    assert f"{count(number, 'photo')} {choose(number, one='is', several='are')}" == counted
