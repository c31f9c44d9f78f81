"""Where the gallery goes."""

import re
from typing import Any

import pytest

from photowalk.errors import InputError
from photowalk.rules.gallery_page import find_gallery_page_problem, gallery_page_title
from photowalk.rules.language.parse import parse_settings
from photowalk.rules.settings import Settings
from support.rule_cases import LICENSES


def settings(**document: Any) -> Settings:  # noqa: ANN401 -- the values of any TOML type
    """The settings of a document."""
    parsed = parse_settings(document, licenses=LICENSES)
    assert isinstance(parsed, Settings)
    return parsed


PERSON = {"name": "Jane Doe"}
USER = {"username": "Example"}
EXPO = {"name": "Expo 2025"}


def test_default_title() -> None:
    """By default the gallery is a page of the user's, named for the event."""
    assert gallery_page_title(settings(author=USER, event=EXPO)) == "User:Example/Expo 2025"


def test_own_title() -> None:
    """A title without names is taken as it is."""
    assert gallery_page_title(settings(author=PERSON, gallery={"page": "Expo 2025/Photos"})) == "Expo 2025/Photos"


def test_account_helps_out() -> None:
    """Who is logged in stands in for a user name that is not set, never for one that is."""
    assert gallery_page_title(settings(author=PERSON, event=EXPO), account_name="Example2") == "User:Example2/Expo 2025"
    assert gallery_page_title(settings(author=USER, event=EXPO), account_name="Example2") == "User:Example/Expo 2025"


@pytest.mark.parametrize(
    ("document", "needs"),
    [
        ({"author": PERSON, "event": EXPO}, "Set author.username in photowalk.toml"),
        ({"author": USER}, "Set event.name in photowalk.toml"),
        ({"author": PERSON}, "Set author.username and event.name in photowalk.toml"),
    ],
)
def test_missing_names(document: dict[str, Any], needs: str) -> None:
    """A title that cannot be filled stops the run and tells what to set; none is made up."""
    with pytest.raises(InputError, match=re.escape(needs)):
        gallery_page_title(settings(**document))


@pytest.mark.parametrize(
    ("title", "problem"),
    [
        ("", "is empty"),
        (" _ ", "is empty"),
        ("User:Example|x", "has '|', which no page on a wiki may have in its name"),
        ("#x", "has '#', which no page on a wiki may have in its name"),
        ("a\nb", "has U+000A, which no page on a wiki may have in its name"),
        ("User:", "has no name after User:"),
        (":User:Example", "begins with a colon"),
        ("Special:Version", "is in the namespace Special, which is not for galleries"),
        (" file : x", "is in the namespace file, which is not for galleries"),
        ("Media_wiki talk:x", None),
        ("MEDIAWIKI_TALK:Common.css", "is in the namespace MEDIAWIKI TALK, which is not for galleries"),
        ("\u200eCategory:x", "is in the namespace Category, which is not for galleries"),
        ("Template:x", "is in the namespace Template, which is not for galleries"),
        ("User:Example/Expo 2025", None),
        ("Expo 2025: the photos", None),
        ("Commons:Expo 2025", None),
        ("File talks of Expo 2025", None),
    ],
)
def test_a_title_is_that_of_a_page_for_people_or_told(title: str, problem: str | None) -> None:
    """Only a page on which a gallery can stand, and that is no part of the wiki's works, is taken."""
    assert find_gallery_page_problem(title) == problem
