"""Web addresses."""

import pytest

from photowalk.pages.addresses import find_address


@pytest.mark.parametrize(
    ("text", "address"),
    [
        (" https://example.org/a_b?x=1&y=%20#z ", "https://example.org/a_b?x=1&y=%20#z"),
        ("http://example.org/a|b[1]'{2}", "http://example.org/a%7Cb%5B1%5D%27%7B2%7D"),
        ("https://example.org/é", "https://example.org/%C3%A9"),
        ("see https://example.org", None),
        ("https://example.org and more", None),
        ("https:///example.org", None),
        ("ftp://example.org", None),
        ("", None),
    ],
)
def test_an_address_and_nothing_else(text: str, address: str | None) -> None:
    """What would end a link is encoded; who follows it gets to the same place."""
    assert find_address(text) == address
