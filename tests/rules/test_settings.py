"""The settings as values."""

import dataclasses

import pytest

from photowalk.rules.settings import Author, Effects, Settings
from support.rule_cases import make_settings


@pytest.mark.parametrize(
    ("author", "credit"),
    [
        (Author("Jane Doe", "Example"), "Jane Doe (User:Example)"),
        (Author("Jane Doe"), "Jane Doe"),
        (Author(username="Example"), "User:Example"),
    ],
)
def test_credit(author: Author, credit: str) -> None:
    """An author is credited by what is known of the name and the user name."""
    assert author.credit == credit


def test_settings_cannot_be_changed() -> None:
    """Neither the fields of settings nor the descriptions within them can be set anew."""
    settings = make_settings(defaults={"description": {"en": "Boats"}})
    with pytest.raises(dataclasses.FrozenInstanceError):
        settings.wiki = "sandbox"  # type: ignore[misc]  # that it cannot be is the point
    with pytest.raises(TypeError):
        settings.defaults.descriptions["en"] = "Cars"  # type: ignore[index]  # the same


def test_descriptions_do_not_follow_the_document() -> None:
    """A document that is changed after it was parsed leaves the settings as they were."""
    document = {"description": {"en": "Boats"}}
    settings = make_settings(defaults=document)
    document["description"]["en"] = "Cars"
    assert settings.defaults.descriptions == {"en": "Boats"}


def test_no_effects_by_default() -> None:
    """Settings that only know the author set nothing."""
    assert Settings(author=Author("Jane Doe")).defaults == Effects()
    assert dict(Effects().descriptions) == {}
