"""The license table."""

import re
from urllib.parse import urlsplit

import pytest

from photowalk.pages.licenses import LICENSE_KEYS, LICENSES, License, find_license, require_license


def test_the_table_holds_the_licenses_promised() -> None:
    """Every license of the manual is there, and no other."""
    versions = ("4.0", "3.0", "2.5", "2.0")
    creative_commons = {f"cc-{kind}-{version}" for kind in ("by", "by-sa") for version in versions}
    assert creative_commons | {"cc-zero", "fal"} == LICENSE_KEYS == set(LICENSES)


@pytest.mark.parametrize("license_", LICENSES.values(), ids=LICENSES.keys())
def test_each_line_of_the_table_is_complete(license_: License) -> None:
    """Key, template, address and item have their shapes, and a source is named."""
    assert LICENSES[license_.key] is license_
    assert re.fullmatch(r"[A-Za-z0-9.-]+", license_.template)
    assert license_.template.lower() == license_.key
    assert urlsplit(license_.url).scheme == "https"
    assert re.fullmatch(r"Q[1-9][0-9]+", license_.item)
    assert license_.name
    assert license_.source


def test_no_two_licenses_share_a_name_an_address_or_an_item() -> None:
    """A line copied and not finished would show here."""
    for values in zip(*((one.name, one.url, one.item, one.template) for one in LICENSES.values()), strict=True):
        assert len(set(values)) == len(LICENSES)


def test_a_license_of_creative_commons_is_spelt_out_from_its_key() -> None:
    """Name and address follow kind and version; the item is the one Commons' statements use."""
    assert LICENSES["cc-by-sa-4.0"] == License(
        key="cc-by-sa-4.0",
        name="CC BY-SA 4.0",
        template="cc-by-sa-4.0",
        url="https://creativecommons.org/licenses/by-sa/4.0/",
        item="Q18199165",
        source=LICENSES["cc-by-sa-4.0"].source,
    )


@pytest.mark.parametrize("key", ["cc-by-4.0", " CC-BY-4.0 ", "Cc-By-4.0"])
def test_a_key_is_found_however_it_is_typed(key: str) -> None:
    """Case and blanks around a key do not matter."""
    assert find_license(key) is require_license(key) is LICENSES["cc-by-4.0"]


@pytest.mark.parametrize("key", ["", "cc-by-nc-4.0", "cc-by", "{{delete}}"])
def test_an_unknown_key_is_none_or_an_error_that_lists_the_known(key: str) -> None:
    """`find_` may be None; `require_` raises."""
    assert find_license(key) is None
    with pytest.raises(ValueError, match=r"unknown license; known are cc-zero, cc-by-4\.0"):
        require_license(key)
