"""Who took a photo, where it comes from, and under which license, as statements."""

from dataclasses import replace

import pytest

from photowalk.model import Item
from photowalk.pages.licenses import LICENSES
from photowalk.pages.statements.authorship import (
    claim_copyright_status,
    claim_creator,
    claim_licenses,
    claim_source,
)
from support.claims import PAGE, qualifiers_of, value_of


@pytest.mark.parametrize(
    ("author", "qualifiers"),
    [
        ("Jane Doe", {"P2093": "Jane Doe"}),
        (
            "User:Example user",
            {
                "P2093": "Example user",
                "P4174": "Example user",
                "P2699": "https://commons.wikimedia.org/wiki/User:Example_user",
            },
        ),
        (
            "Jane Doe (User:Łódź)",
            {
                "P2093": "Jane Doe",
                "P4174": "Łódź",
                "P2699": "https://commons.wikimedia.org/wiki/User:%C5%81%C3%B3d%C5%BA",
            },
        ),
    ],
)
def test_an_author_without_an_item_is_named(author: str, qualifiers: dict[str, str]) -> None:
    """Somebody, of whom the name and the account are told."""
    claim = claim_creator(replace(PAGE, author=author))
    assert claim["mainsnak"] == {"snaktype": "somevalue", "property": "P170"}
    assert qualifiers_of(claim) == qualifiers


def test_an_author_with_an_item_is_that_item() -> None:
    """Nothing more is needed."""
    claim = claim_creator(replace(PAGE, author_item=Item("Q42", "Douglas Adams")))
    assert (value_of(claim)["id"], value_of(claim)["numeric-id"], qualifiers_of(claim)) == ("Q42", 42, {})


@pytest.mark.parametrize(("license_key", "status"), [("cc-by-sa-4.0", "Q50423863"), ("cc-zero", "Q88088423")])
def test_the_copyright_status_follows_the_license(license_key: str, status: str) -> None:
    """Whoever gives CC0 has given the photo to the public domain."""
    assert value_of(claim_copyright_status(replace(PAGE, license=license_key)))["id"] == status


@pytest.mark.parametrize("license_key", LICENSES)
def test_every_license_has_its_items(license_key: str) -> None:
    """One claim for each that is known, and no item twice."""
    items = [value_of(claim)["id"] for claim in claim_licenses(replace(PAGE, license=license_key))]
    assert items == list(LICENSES[license_key].items)
    assert len(set(items)) == len(items)


def test_own_work_is_an_original_creation() -> None:
    """By the uploader."""
    assert value_of(claim_source(PAGE))["id"] == "Q66458942"


def test_a_photo_from_the_web_tells_its_address() -> None:
    """As what describes it."""
    claim = claim_source(replace(PAGE, origin="https://example.org/photo"))
    assert value_of(claim)["id"] == "Q74228490"
    assert qualifiers_of(claim) == {"P973": "https://example.org/photo"}


@pytest.mark.parametrize(
    "origin", ["Example Photo Club", "see https://example.org", "https://example.org/" + "x" * 1500]
)
def test_another_source_is_no_statement(origin: str) -> None:
    """There is no item for it, or no room."""
    assert claim_source(replace(PAGE, origin=origin)) is None
