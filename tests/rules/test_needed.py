"""Rules that are needed to judge others by."""

import pytest

from photowalk.rules.needed import list_needed
from photowalk.rules.settings import When
from support.scene_cases import make_rule

RULES = (
    make_rule("sea"),
    make_rule("Boats", When(any_of=(When(rules=("SEA",)), When(labels=("red",))))),
    make_rule("harbour", When(none_of=(When(rules=("boats",)),))),
    make_rule("sea", When(rules=("harbour",))),
    make_rule("last", When(all_of=(When(rules=("sea",)),))),
)


@pytest.mark.parametrize(
    ("wanted", "needed"), [((), ()), ((0,), (0,)), ((1,), (0, 1)), ((2,), (0, 1, 2)), ((4,), range(5))]
)
def test_what_a_condition_names_is_needed_too(wanted: tuple[int, ...], needed: tuple[int, ...]) -> None:
    """And what that names; in the order of all, however deep the name stands and whatever its case."""
    assert list_needed([RULES[index] for index in wanted], RULES) == tuple(RULES[index] for index in needed)
