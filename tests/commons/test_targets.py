"""Which wiki a name or an address means."""

import pytest

from photowalk.commons.targets import SANDBOX, WIKIMEDIA_TARGETS, require_target
from photowalk.errors import TargetError
from photowalk.pages.licenses import LICENSE_KEYS
from photowalk.rules.language.parse import parse_settings
from photowalk.rules.language.schema import WIKI_NAMES
from photowalk.rules.settings import Settings


@pytest.mark.parametrize(
    ("text", "api_url"),
    [
        ("commons", "https://commons.wikimedia.org/w/api.php"),
        ("commons:test", "https://test-commons.wikimedia.org/w/api.php"),
        ("commons:beta", "https://commons.wikimedia.beta.wmcloud.org/w/api.php"),
        ("sandbox", ""),
        ("http://127.0.0.1:8990/w/api.php", "http://127.0.0.1:8990/w/api.php"),
        ("https://photos.example.org/api.php", "https://photos.example.org/api.php"),
    ],
)
def test_names_and_addresses_are_known(text: str, api_url: str) -> None:
    """Each documented target has its address, and keeps its own word for the journal."""
    target = require_target(text)
    assert (target.name, target.api_url) == (text, api_url)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("wikipedia", "is not a known wiki"),
        ("Commons", "is not a known wiki"),
        ("", "is not a known wiki"),
        ("ftp://example.org/api.php", "is not a known wiki"),
        ("https:///api.php", "is not a known wiki"),
        ("https://commons.wikimedia.org/wiki/Main_Page", "does not end in /api.php"),
        ("https://example.org/w/api.php?action=query", "does not end in /api.php"),
        ("https://example.org:port/w/api.php", "is not a valid address"),
        ("https://[::1/w/api.php", "is not a valid address"),
        ("https://jane:secret@example.org/w/api.php", "holds a user name or password, which would be stored and shown"),
        ("https://@example.org/w/api.php", "holds a user name or password"),
        ("https://example.org//w//api.php", "has two slashes in its path"),
        ("https://exa mple.org/w/api.php", "is not a known wiki"),
    ],
)
def test_anything_else_is_refused_with_its_reason(text: str, reason: str) -> None:
    """What is no wiki is told why, and which names there are."""
    with pytest.raises(TargetError) as caught:
        require_target(text)
    assert reason in str(caught.value)
    assert "commons:test, commons:beta, sandbox" in str(caught.value)


ADDRESSES = (
    "http://127.0.0.1:8990/w/api.php",
    "https://photos.example.org/api.php",
    "wikipedia",
    "",
    "ftp://example.org/api.php",
    "https:///api.php",
    "https://example.org/wiki/Main_Page",
    "https://example.org/w/api.php?action=query",
    "https://example.org:port/w/api.php",
    "https://jane:secret@example.org/w/api.php",
    "https://@example.org/w/api.php",
    "https://example.org//w//api.php",
    "https://exa mple.org/w/api.php",
)


@pytest.mark.parametrize("text", [*WIKI_NAMES, *ADDRESSES])
def test_photowalk_toml_and_the_command_line_take_the_same_wikis(text: str) -> None:
    """The rules may not parse addresses as this floor does: what one door takes, the other takes."""
    document = {"wiki": text, "author": {"name": "Jane Doe"}}
    is_good_setting = isinstance(parse_settings(document, licenses=LICENSE_KEYS), Settings)
    try:
        is_good_target = bool(require_target(text))
    except TargetError:
        is_good_target = False
    assert is_good_setting == is_good_target


def test_every_name_of_a_wiki_is_told() -> None:
    """The error for an unknown one lists those that photowalk.toml knows, and no others are known."""
    assert {*WIKIMEDIA_TARGETS, SANDBOX} == set(WIKI_NAMES)
    assert ", ".join(WIKI_NAMES) in str(TargetError("x", "is not a known wiki"))
