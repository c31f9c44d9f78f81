"""What a person is asked of a photo that the wiki warns of, and what she may answer."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from photowalk.model import PlannedPhoto
from photowalk.rules.upload_settings import WarningAction


@dataclass(frozen=True, slots=True)
class Question:
    """A photo that was set aside, and why."""

    photo: PlannedPhoto
    title: str
    """The one that the wiki was asked for; without namespace."""
    warnings: Mapping[str, str]
    """Payloads by the wiki's codes."""
    sentence: str
    """What the warnings mean to a person, as a clause."""
    proposal: str
    """A free title; "" where none is known."""
    holders: tuple[str, ...]
    """Titles of the files that have these very bytes; without namespace."""
    choices: tuple[WarningAction, ...]
    """What may be answered."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What she chose."""

    action: WarningAction
    """One of the choices."""
    title: str = ""
    """Where it is to be renamed: the new title, in its normal form."""


Ask = Callable[[Question], Choice]
"""Asks a person; called from the main thread alone."""
