"""When and with what a photo was taken, as statements."""

from dataclasses import replace

import pytest

from photowalk.model import Exposure, Item
from photowalk.pages.statements.making import claim_camera, claim_exposure, claim_inception
from support.claims import PAGE, properties_of, qualifiers_of, value_of


@pytest.mark.parametrize(
    ("date", "time", "precision"),
    [
        ("2019-08-16 14:03:21", "+2019-08-16T00:00:00Z", 11),
        ("2019-08-16", "+2019-08-16T00:00:00Z", 11),
        ("2019-08", "+2019-08-00T00:00:00Z", 10),
        ("2019", "+2019-00-00T00:00:00Z", 9),
        ("circa 1970", "+1970-00-00T00:00:00Z", 9),
    ],
)
def test_a_date_is_as_fine_as_it_is_known(date: str, time: str, precision: int) -> None:
    """To the day at most, since Wikibase refuses more."""
    value = value_of(claim_inception(replace(PAGE, date=date)))
    assert (value["time"], value["precision"]) == (time, precision)


def test_about_is_a_qualifier() -> None:
    """A date that is exact has none."""
    assert qualifiers_of(claim_inception(replace(PAGE, date="circa 1970")))["P1480"]["id"] == "Q5727902"
    assert qualifiers_of(claim_inception(PAGE)) == {}


def test_a_camera_is_claimed_by_its_item() -> None:
    """A name alone makes no claim."""
    assert value_of(claim_camera(replace(PAGE, camera=Item("Q64962", "Pentax K10D"))))["id"] == "Q64962"
    assert claim_camera(PAGE) is None


def test_settings_are_quantities() -> None:
    """Time in seconds and length in millimetres, the others plain numbers."""
    claims = list(claim_exposure(replace(PAGE, exposure=Exposure(1 / 250, 2.8, 200, 4.25))))
    assert properties_of(claims) == ["P6757", "P6790", "P6789", "P2151"]
    assert [(value_of(claim)["amount"], value_of(claim)["unit"].rpartition("/")[2]) for claim in claims] == [
        ("+0.004", "Q11574"),
        ("+2.8", "1"),
        ("+200", "1"),
        ("+4.25", "Q174789"),
    ]


@pytest.mark.parametrize(
    ("seconds", "amount"), [(1 / 60, "+0.0166667"), (1 / 32000, "+0.00003125"), (30.0, "+30"), (102400, "+102400")]
)
def test_an_amount_is_a_plain_decimal(seconds: float, amount: str) -> None:
    """Wikibase takes no exponent."""
    (claim,) = claim_exposure(replace(PAGE, exposure=Exposure(exposure_s=seconds)))
    assert value_of(claim)["amount"] == amount
