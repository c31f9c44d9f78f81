"""Names of time zones."""

from zoneinfo import available_timezones

import pytest

from photowalk.rules.language.time_zones import find_zone_problem
from support.rule_cases import ZONES


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Europe/Stokholm", "Europe/Stockholm"),
        ("europe/stockholm", "Europe/Stockholm"),
        ("Stockholm", "Europe/Stockholm"),
        ("Asia/Stockholm", "Europe/Stockholm"),
        ("Stokholm", "Europe/Stockholm"),
        ("rome", "Europe/Rome"),
        ("Roma", "Europe/Rome"),
        ("Europe/New York", "America/New_York"),
        (" UTC", "UTC"),
    ],
)
def test_meant(name: str, meant: str) -> None:
    """Slips, other cases, blanks, a city alone and a city on a wrong continent lead to the zone."""
    expected = f"{name}: unknown time zone; did you mean {meant}?"
    assert find_zone_problem(name, ZONES) == expected
    assert find_zone_problem(name, available_timezones()) == expected


@pytest.mark.parametrize("offset", ["+02:00", "UTC+2", "gmt -5", "UTC+05:30"])
@pytest.mark.parametrize("zones", [ZONES, frozenset[str]()], ids=["known", "none"])
def test_offsets(offset: str, zones: frozenset[str]) -> None:
    """An offset is told from a zone, and is not taken for the zone that has its letters."""
    problem = find_zone_problem(offset, zones)
    assert problem is not None
    assert problem.startswith(f"{offset} is an offset, ")


def test_nothing_near() -> None:
    """Where nothing is near, the form is shown by an example."""
    assert find_zone_problem("xyzzy", ZONES) == "xyzzy: unknown time zone; give one such as Europe/Stockholm"
    assert find_zone_problem("", frozenset()) == ": unknown time zone; give one such as Europe/Stockholm"


@pytest.mark.parametrize("zones", [available_timezones(), None], ids=["known", "by shape"])
def test_every_zone_there_is(zones: set[str] | None) -> None:
    """Each name of the IANA is right where the names are known, and has the right shape."""
    assert [name for name in available_timezones() if find_zone_problem(name, zones)] == []


@pytest.mark.parametrize("name", ["New York", "../Europe/Rome", "/Europe/Rome", "Europe/", "a//b", "2", "+2"])
def test_wrong_shapes(name: str) -> None:
    """What cannot be a name is refused where the names are not at hand."""
    assert find_zone_problem(name, None) is not None
