"""A wiki that has each request written down: what it was about and what came of it, never its secrets or texts."""

import threading
from collections.abc import Callable
from typing import Final

from photowalk.commons.port import Account, Answer, Clock, FilePart, Params, Wiki
from photowalk.errors import WikiAnswerError

_TELLING: Final = ("filekey", "filename", "title", "titles", "id", "ids", "pageids", "aisha1", "list", "prop", "meta")
"""Parameters that say what a request is about, the most telling first. No other's value is ever written: among them
are tokens and texts."""

_MOST_LETTERS: Final = 80


class LoggedWiki:
    """The port `Wiki` in front of another, which writes one line about each request; threads may share it.

    `send upload filename='A tower.jpg' 3512345 bytes 812 ms ok`, `edit edit title='User:Jane/Walk' 95 ms protectedpage`
    """

    def __init__(self, wiki: Wiki, write: Callable[[str], None], *, clock: Clock) -> None:
        """Take what a line is written with; it is called by one thread at a time."""
        self._wiki = wiki
        self._write = write
        self._clock = clock
        self._lock = threading.Lock()

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
        return self._log(f"ask {describe_params(params)}", lambda: self._wiki.ask(params))

    def edit(self, params: Params) -> Answer:
        """The answer to a writing request without a file."""
        return self._log(f"edit {describe_params(params)}", lambda: self._wiki.edit(params))

    def send(self, params: Params, part: FilePart | None = None) -> Answer:
        """The answer to an upload request."""
        size = f" {len(part.content)} bytes" if part else ""
        return self._log(f"send {describe_params(params)}{size}", lambda: self._wiki.send(params, part))

    def _log(self, request: str, make: Callable[[], Answer]) -> Answer:
        start = self._clock.now()
        outcome = "ok"
        try:
            return make()
        except WikiAnswerError as error:
            outcome = _shorten(" ".join(error.code.split()))
            raise
        except BaseException as error:
            outcome = type(error).__name__
            raise
        finally:
            took_ms = (self._clock.now() - start).total_seconds() * 1000
            with self._lock:
                self._write(f"{request} {took_ms:.0f} ms {outcome}")


def describe_params(params: Params) -> str:
    """What a request does, and to what, on one line: `upload filename='A tower.jpg'`."""
    about = next((name for name in _TELLING if name in params), None)
    action = _shorten(params.get("action", ""))
    return action if about is None else f"{action} {about}={_shorten(params[about])!r}"


def _shorten(text: str) -> str:
    return text if len(text) <= _MOST_LETTERS else f"{text[: _MOST_LETTERS - 1]}…"
