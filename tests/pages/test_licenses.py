"""The license table."""

import re
from urllib.parse import urlsplit

import pytest

from photowalk.pages.licenses import (
    LICENSE_KEYS,
    LICENSES,
    License,
    find_license,
    find_license_problem,
    require_license,
)

SINGLE = {key: license_ for key, license_ in LICENSES.items() if "+" not in key}


def test_the_table_holds_the_licenses_promised() -> None:
    """Every license of the manual is there, and no other; GFDL only with one of Creative Commons."""
    versions = ("4.0", "3.0", "2.5", "2.0", "1.0")
    creative_commons = {f"cc-{kind}-{version}" for kind in ("by", "by-sa") for version in versions}
    assert set(SINGLE) == creative_commons | {"cc-zero", "fal"}
    assert LICENSE_KEYS - set(SINGLE) == {
        *(f"gfdl+{key}" for key in creative_commons),
        *("fal+cc-by-sa-4.0", "fal+cc-by-sa-3.0", "cc-by-sa-4.0+cc-by-sa-3.0", "cc-by-4.0+cc-by-3.0"),
    }


@pytest.mark.parametrize("license_", LICENSES.values(), ids=LICENSES.keys())
def test_each_line_of_the_table_is_complete(license_: License) -> None:
    """Key, template, address and item have their shapes, one for each license, and a source is named."""
    keys = license_.key.split("+")
    assert LICENSES[license_.key] is license_
    assert [template.lower() for template in license_.templates] == keys
    assert len(license_.urls) == len(license_.items) == len(keys)
    assert all(re.fullmatch(r"[A-Za-z0-9.-]+", template) for template in license_.templates)
    assert all(urlsplit(url).scheme == "https" for url in license_.urls)
    assert all(re.fullmatch(r"Q[1-9][0-9]+", item) for item in (*license_.items, license_.status_item))
    assert license_.name
    assert license_.source


def test_no_two_licenses_share_a_name_an_address_or_an_item() -> None:
    """A line copied and not finished would show here."""
    for values in zip(*((one.name, one.urls, one.items, one.templates) for one in LICENSES.values()), strict=True):
        assert len(set(values)) == len(LICENSES)


def test_a_license_of_creative_commons_is_spelt_out_from_its_key() -> None:
    """Name and address follow kind and version; the item is the one Commons' statements use."""
    assert LICENSES["cc-by-sa-4.0"] == License(
        key="cc-by-sa-4.0",
        name="CC BY-SA 4.0",
        templates=("cc-by-sa-4.0",),
        urls=("https://creativecommons.org/licenses/by-sa/4.0/",),
        items=("Q18199165",),
        source=LICENSES["cc-by-sa-4.0"].source,
        status_item="Q50423863",
    )


def test_joined_licenses_are_made_of_the_two() -> None:
    """Their templates and items in the order of the key."""
    joined = LICENSES["gfdl+cc-by-sa-4.0"]
    assert joined.name == "GFDL 1.2 or later and CC BY-SA 4.0"
    assert joined.templates == ("GFDL", "cc-by-sa-4.0")
    assert joined.items == ("Q50829104", "Q18199165")


def test_only_what_is_given_away_is_not_copyrighted() -> None:
    """CC0 has a copyright status of its own."""
    others = {key for key, license_ in LICENSES.items() if license_.status_item != "Q50423863"}
    assert others == {"cc-zero"}
    assert LICENSES["cc-zero"].status_item == "Q88088423"


@pytest.mark.parametrize("key", ["cc-by-4.0", " CC-BY-4.0 ", "Cc-By-4.0"])
def test_a_key_is_found_however_it_is_typed(key: str) -> None:
    """Case and blanks around a key do not matter."""
    assert find_license(key) is require_license(key) is LICENSES["cc-by-4.0"]
    assert find_license_problem(key) is None


@pytest.mark.parametrize(
    ("key", "problem"),
    [
        ("cc-by-nc-4.0", "forbids commercial use (NC)"),
        ("All rights reserved", "keeps rights back"),
        ("gfdl", "is taken for photos only together with"),
        ("CC BY SA 4.0", "is none we know; did you mean cc-by-sa-4.0?"),
        ("{{delete}}", "is none we know; type one of cc-zero, cc-by-4.0, cc-by-sa-4.0, "),
        ("", "is none we know; type one of cc-zero, cc-by-4.0, cc-by-sa-4.0, "),
    ],
)
def test_another_key_is_none_or_an_error_that_says_what_to_take(key: str, problem: str) -> None:
    """`find_` may be None; `require_` raises; what is not free is refused with the reason."""
    assert find_license(key) is None
    assert (find_license_problem(key) or "").startswith(problem)
    with pytest.raises(ValueError, match=re.escape(problem)):
        require_license(key)
