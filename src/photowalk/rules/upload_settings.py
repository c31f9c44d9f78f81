"""How photos are sent, as a photowalk.toml says it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType


class WarningAction(StrEnum):
    """What is done where the wiki warns of a photo in place of publishing it."""

    STOP = "stop"
    """The photo is refused and told; the others go on."""
    SKIP = "skip"
    """The photo is left out."""
    RENAME = "rename"
    """It goes up under the next free title, or under the one that the wiki would make of it."""
    LINK = "link"
    """The file that has these very bytes stands for it."""
    ASK = "ask"
    """Somebody at the terminal is asked when all others are done; without one, as `stop`."""


NO_ACTIONS: Mapping[str, WarningAction] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class UploadSettings:
    """How photos are sent."""

    warnings: Mapping[str, WarningAction] = field(default_factory=lambda: NO_ACTIONS)
    """By the wiki's code; for a code that is not among them a default holds."""
    statements: bool | None = None
    """Whether captions and statements are sent; None = where the wiki is known to have Commons' properties."""
    workers: int = 3
    """Requests at once, 1 to 3 (https://www.mediawiki.org/wiki/Wikimedia_APIs/Rate_limits, read 2026-08)."""
