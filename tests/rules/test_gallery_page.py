"""Where the gallery goes."""

import re
from typing import Any

import pytest

from photowalk.errors import InputError
from photowalk.rules.gallery_page import gallery_page_title
from photowalk.rules.parse import parse_settings
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
