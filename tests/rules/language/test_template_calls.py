"""Calls of templates."""

import pytest

from photowalk.rules.language.template_calls import find_template_problem

UNBALANCED = "has a [[ without its ]], or the other way round"


@pytest.mark.parametrize(
    "text",
    ["Personality rights", "FoP-{country}", "Wiki Loves Monuments 2023|1=ru", "X|[[File:a.jpg|{city}]] and [[b]]"],
)
def test_good_call(text: str) -> None:
    """A name, with parameters, links and patterns as one likes."""
    assert find_template_problem(text) is None


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("{{FoP-Sweden}}", "leave out the braces of the template: FoP-Sweden"),
        ("FoP-Sweden}}", "leave out the braces of the template: FoP-Sweden"),
        ("X|[[a", UNBALANCED),
        ("X|a]] [[b", UNBALANCED),
        ("|x", "the template's name is empty"),
        ("#if:x", "the template's name has '#', which no page on a wiki may have in its name"),
    ],
)
def test_bad_call(text: str, problem: str) -> None:
    """What would break the page is told."""
    assert find_template_problem(text) == problem
