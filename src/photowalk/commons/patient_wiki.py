"""A wiki that is waited for: for commands that make few requests, and have nothing else to do meanwhile."""

from collections.abc import Callable
from typing import Final, TypeVar

from photowalk.commons.port import Account, Answer, Clock, FilePart, Params, Wiki
from photowalk.errors import BusyWikiError

T = TypeVar("T")

_SHORTEST_S: Final = 1.0
"""No wiki is asked again sooner, whatever it says."""


class PatientWiki:
    """The port `Wiki` in front of another, which waits where that asks to wait, as long as patience lasts."""

    def __init__(self, wiki: Wiki, clock: Clock, *, patience_s: float) -> None:
        """Take for how many seconds in all one request may wait."""
        self._wiki = wiki
        self._clock = clock
        self._patience_s = patience_s

    @property
    def name(self) -> str:
        """The target's name."""
        return self._wiki.name

    @property
    def account(self) -> Account:
        """Who is logged in."""
        return self._wiki.account

    def ask(self, params: Params) -> Answer:
        """The answer to a reading request."""
        return self._wait_out(lambda: self._wiki.ask(params))

    def edit(self, params: Params) -> Answer:
        """The answer to a writing request without a file."""
        return self._wait_out(lambda: self._wiki.edit(params))

    def send(self, params: Params, part: FilePart | None = None) -> Answer:
        """The answer to an upload request."""
        return self._wait_out(lambda: self._wiki.send(params, part))

    def _wait_out(self, request: Callable[[], Answer]) -> Answer:
        return wait_out(request, pause=self._clock.pause, patience_s=self._patience_s)


def wait_out(request: Callable[[], T], *, pause: Callable[[float], None], patience_s: float) -> T:
    """What the request returns, made again after each wait that it asks for.

    Raises:
        BusyWikiError: it asks for more than is left of the patience.
    """
    left_s = patience_s
    while True:
        try:
            return request()
        except BusyWikiError as error:
            if error.wait_s > left_s:
                raise
            wait_s = max(error.wait_s, _SHORTEST_S)
        pause(wait_s)
        left_s -= wait_s
