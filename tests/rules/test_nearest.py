"""The word that was meant."""

import pytest

from photowalk.rules.nearest import find_nearest

KNOWN = ("latitude", "license", "cc-by-sa-4.0", "files")


@pytest.mark.parametrize(
    ("word", "nearest"),
    [
        ("licence", "license"),
        ("LICENSE", "license"),
        ("file", "files"),
        ("CC BY-SA 4.0", "cc-by-sa-4.0"),
        ("lat", "latitude"),
        ("la", None),
        ("xyz", None),
        ("", None),
    ],
)
def test_nearest(word: str, nearest: str | None) -> None:
    """Slips, letter case, spaces for hyphens and a beginning of three letters are understood, no more."""
    assert find_nearest(word, KNOWN) == nearest


def test_nothing_known() -> None:
    """Where nothing is known nothing is near."""
    assert find_nearest("license", ()) is None
