"""The rules of time zones."""

from zoneinfo import ZoneInfo

import pytest

from photowalk.rules.zone_info import find_zone_info


def test_a_zone_is_found_by_its_name() -> None:
    """By that of IANA."""
    assert find_zone_info("Europe/Stockholm") == ZoneInfo("Europe/Stockholm")


@pytest.mark.parametrize(
    "name", [None, "", "Europe", "Europe/Atlantis", "../UTC", "/etc/passwd", "x\0y", "a" * 999, "a/" * 999]
)
def test_what_is_no_zone_has_no_rules(name: str | None) -> None:
    """Nothing, folders, unknown places and paths."""
    assert find_zone_info(name) is None
