"""Countries by their names and codes."""

import pytest

from photowalk.rules.conditions.country_names import list_forms, name_of_code


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("SE", {"se", "sweden"}),
        (" se ", {"se", "sweden"}),
        ("Sweden", {"sweden"}),
        ("Czech  Republic", {"czech republic"}),
        ("XX", {"xx"}),
        ("SWE", {"swe"}),
        (" ", set()),
    ],
)
def test_forms(text: str, forms: set[str]) -> None:
    """A code stands for its country's name too; what is no code only for itself, and nothing for nothing."""
    assert list_forms(text) == forms


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("SE", "en", "Sweden"),
        ("se", "sv", "Sverige"),
        ("cz", "en", "Czech Republic"),
        ("SWE", "en", None),
        ("XX", "en", None),
    ],
)
def test_names_of_codes(text: str, language: str, name: str | None) -> None:
    """Codes have names in each language, in English those of Commons."""
    assert name_of_code(text, language) == name
