"""Own work in other words."""

import pytest

from photowalk.rules.own_words import find_origin_problem


@pytest.mark.parametrize(
    "text", ["own work", "Own-Work", "{{own}}", "{{Own photo}}", "Selbst", "self-made", "Eigenes Werk.", "eget arbete"]
)
def test_other_words_for_own_work_are_told(text: str) -> None:
    """A page would name them as a source of somebody else's."""
    assert find_origin_problem(text) == "is own work, if you took it; type own"


@pytest.mark.parametrize("text", ["own", " Own ", "Own archive", "https://example.org/own", "", "…"])
def test_other_origins_are_none(text: str) -> None:
    """Where a photo comes from is any text."""
    assert find_origin_problem(text) is None
