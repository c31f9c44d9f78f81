"""The licenses that usage terms and copyright notices name."""

import pytest

from photowalk.rules.usage_terms import find_license_key, is_named_by


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("http://creativecommons.org/licenses/by-sa/4.0/", "cc-by-sa-4.0"),
        ("https://creativecommons.org/licenses/by/2.5/se/", "cc-by-2.5"),
        ("https://creativecommons.org/publicdomain/zero/1.0/", "cc-zero"),
        ("https://creativecommons.org/publicdomain/mark/1.0/", None),
        ("CC BY-SA 4.0", "cc-by-sa-4.0"),
        ("cc-by-sa-3.0", "cc-by-sa-3.0"),
        ("CC BY SA v2.0", "cc-by-sa-2.0"),
        ("CC BY", "cc-by"),
        ("CC BY-SA", "cc-by-sa"),
        ("CC0", "cc-zero"),
        ("CC-Zero 1.0", "cc-zero"),
        ("Creative Commons Attribution-ShareAlike 4.0 International", "cc-by-sa-4.0"),
        ("Attribution 4.0 International", "cc-by-4.0"),
        ("Creative Commons Attribution", "cc-by"),
        ("With attribution only", None),
        ("Creative Commons, some rights reserved", None),
        ("Free Art License 1.3", "fal"),
        ("Licence Art Libre", "fal"),
        ("https://artlibre.org/licence/lal/en/", "fal"),
        ("© Jane Doe", None),
        ("", None),
    ],
)
def test_licenses(text: str, key: str | None) -> None:
    """A license is known by its address, its code and its name; without a version where none is told."""
    assert find_license_key(text) == key


@pytest.mark.parametrize(
    ("key", "chosen", "is_named"),
    [
        ("cc-by-4.0", "cc-by-4.0", True),
        ("cc-by-4.0", "cc-by-3.0", False),
        ("cc-by-4.0", "cc-by-sa-4.0", False),
        ("cc-by", "cc-by-4.0", True),
        ("cc-by", "cc-by-sa-4.0", False),
        ("cc-by-sa", "cc-by-sa-3.0", True),
        ("cc-by-sa-4.0", "gfdl+cc-by-sa-4.0", True),
        ("cc-by-4.0", "gfdl+cc-by-sa-4.0", False),
        ("fal", "fal", True),
        ("cc-zero", "fal", False),
    ],
)
def test_the_same_license(key: str, chosen: str, *, is_named: bool) -> None:
    """Of a license given under several one will do, and the version may be missing in the photo."""
    assert is_named_by(key, chosen) is is_named
