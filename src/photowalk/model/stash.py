"""Nouns of the stash: bytes that a wiki holds for an account and has not published."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

STASH_AGE: Final = timedelta(hours=47)
"""For how long bytes in the stash are counted on: Commons keeps them for 48 hours ($wgUploadStashMaxAge in
wmf-config/InitialiseSettings.php, read 2026-08); other wikis may forget them earlier, and say so."""


@dataclass(frozen=True, slots=True)
class Stash:
    """Bytes of a file that lie in the account's stash."""

    filekey: str
    offset: int | None
    """The first byte that is missing there; None = all are there."""
    at: datetime
    """When the first of them came there; with UTC as its zone."""

    def is_fresh(self, now: datetime) -> bool:
        """Whether the wiki may be counted on to have them still."""
        return now - self.at < STASH_AGE
