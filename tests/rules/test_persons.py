"""Persons are known by their names and their accounts."""

import pytest

from photowalk.rules.persons import find_link_problem, is_oneself, name_person, split_person
from photowalk.rules.settings import Author, Effects, Settings


@pytest.mark.parametrize(
    ("text", "name", "user"),
    [
        ("Jane Doe", "Jane Doe", None),
        ("user : Example", "", "Example"),
        ("Jane (J.) Doe (User:Example)", "Jane (J.) Doe", "Example"),
        ("(User:Example)", "", "Example"),
    ],
)
def test_a_person_is_a_name_and_maybe_an_account(text: str, name: str, user: str | None) -> None:
    """In a text, by the account alone where there is no name."""
    assert split_person(text) == (name, user)
    assert name_person(f" {text}") == (name or user)


@pytest.mark.parametrize(
    ("person", "is_her"),
    [
        ("Jane Doe", True),
        (" DOE,  Jane", True),
        ("Example_user", True),
        ("User:example user", True),
        ("J. Doe (User:Example user)", True),
        ("Example Photo Club", True),
        ("Jane Doe (User:Other)", False),
        ("Jane Doe and Example Person", False),
        ("Jane Doe, Example Person", False),
        ("Example Person", False),
        ("", False),
    ],
)
def test_the_author_of_the_settings_is_oneself(person: str, *, is_her: bool) -> None:
    """However she is written; somebody else, or somebody beside her, is not."""
    settings = Settings(Author("Jane Doe", "Example user"), defaults=Effects(author="Example Photo Club"))
    assert is_oneself(person, settings) is is_her


@pytest.mark.parametrize(
    ("person", "is_her"),
    [("Jane Doe (User:Example)", True), ("User:Jane Doe", False), ("Example Person (User:Example)", False)],
)
def test_an_author_without_an_account_is_known_by_name(person: str, *, is_her: bool) -> None:
    """An account may stand beside it."""
    assert is_oneself(person, Settings(Author("Jane Doe"))) is is_her


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("[[User:Example]]", "User:Example"),
        (" [[ user : Example|Example]]", "User:Example"),
        ("[[Användare:Example|Jane Doe]]", "Jane Doe (User:Example)"),
    ],
)
def test_a_link_is_no_author(text: str, wanted: str) -> None:
    """What to type in its place is told."""
    assert find_link_problem(text) == f"is a link; type {wanted}"


@pytest.mark.parametrize(
    "text", ["User:Example", "[[Example]]", "Jane [[User:Example]]", "[[" * 50_000, "[[user:" * 9999]
)
def test_other_texts_are_none(text: str) -> None:
    """Also those of which a search would not end."""
    assert find_link_problem(text) is None
