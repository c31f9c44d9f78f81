"""When and with what a photo was taken, as statements."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
    ("seconds", "amount"),
    [
        (1 / 60, "+0.0166667"),
        (1 / 32000, "+0.00003125"),
        (0.000001, "+0.000001"),
        (30.0, "+30"),
        (102400, "+102400"),
        (999999.7, "+1000000"),
    ],
)
def test_an_amount_is_a_plain_decimal(seconds: float, amount: str) -> None:
    """Wikibase takes no exponent."""
    (claim,) = claim_exposure(replace(PAGE, exposure=Exposure(exposure_s=seconds)))
    assert value_of(claim)["amount"] == amount


@given(st.floats(1e-6, 1e6) | st.floats(0.1, 1000), st.integers(1, 100_000_000))
def test_an_amount_is_what_was_set(seconds: float, iso: int) -> None:
    """To six digits, and a whole number to the last one."""
    claims = claim_exposure(replace(PAGE, exposure=Exposure(exposure_s=seconds, iso=iso)))
    time, speed = (value_of(claim)["amount"] for claim in claims)
    assert re.fullmatch(r"\+[0-9]+(\.[0-9]+)?", time)
    assert float(time) == pytest.approx(seconds, rel=5.1e-6)
    assert speed == f"+{iso}"
