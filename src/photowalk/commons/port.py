"""The port to a wiki: its action API as photowalk uses it, logged in.

Three verbs, by what may be repeated: `ask` reads and may be asked again, `edit` and `send` change the wiki and are
tried once. Requests and answers are those of `formatversion=2`.
See https://www.mediawiki.org/wiki/API:Action_API (read 2026-11).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

Params = Mapping[str, str]
Answer = dict[str, Any]
"""The whole JSON object of an answer without an error: `{"query": …}`, `{"upload": …}`, `{"edit": …}`."""


@dataclass(frozen=True, slots=True)
class FilePart:
    """A run of bytes to send beside the parameters."""

    field: str
    """`file` for a whole file, `chunk` for a part of one."""
    content: bytes
    tell: Callable[[int], None] = lambda _size_bytes: None
    """Is told how many of the bytes have left so far, from whichever thread sends them."""


@dataclass(frozen=True, slots=True)
class Clock:
    """The time, and the way to let it pass."""

    now: Callable[[], datetime]
    """The time, with UTC as its zone."""
    pause: Callable[[float], None]
    """Waits so many seconds."""


@dataclass(frozen=True, slots=True)
class RateLimit:
    """How many deeds an account may do in any such span."""

    hits: int
    seconds: int


@dataclass(frozen=True, slots=True)
class Account:
    """Who is logged in, as the wiki tells it."""

    name: str
    rights: frozenset[str]
    is_blocked: bool = False
    limits: Mapping[str, RateLimit] = field(default_factory=dict)
    """By action: `upload`, `edit`; an action that is not among them is not limited."""


class Wiki(Protocol):
    """A wiki with somebody logged in.

    All three verbs raise `WikiAnswerError` where the wiki answers with an error code, `BusyWikiError` where it asks to
    wait, `OutOfReachError` where it does not answer as a wiki (for `edit` and `send` the deed may then have been done
    all the same), and `LoginError` where the session is gone for good. Threads may share a wiki.
    """

    @property
    def name(self) -> str:
        """The target's name, as in the journal."""
        ...

    @property
    def account(self) -> Account:
        """Who is logged in."""
        ...

    def ask(self, params: Params) -> Answer:
        """The answer to a reading request."""
        ...

    def edit(self, params: Params) -> Answer:
        """The answer to a writing request without a file; the token is added here."""
        ...

    def send(self, params: Params, part: FilePart | None = None) -> Answer:
        """The answer to an upload request; the token is added here."""
        ...
