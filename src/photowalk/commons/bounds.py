"""Bounds for what a wiki may cost: the time of a call and the size of an answer."""

import math
import socket
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, Final, Generic, TypeAlias, TypeVar
from urllib.parse import urljoin, urlsplit

import requests
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection

from photowalk.commons.http_answer import AskedToWaitError, take_retry_after

MAX_ANSWER_BYTES: Final = 64 * 1024 * 1024
"""Far more than any answer to what is asked here; an answer without end would fill the memory."""

_PIECE_BYTES: Final = 64 * 1024
_MOST_UNSENT_BYTES: Final = 128 * 1024

T = TypeVar("T")
Argument: TypeAlias = Any
"""What requests passes on by itself; only `stream` is of interest here."""

_call = threading.local()
"""Of each thread: until when its call has time, when that sent its first request, and how long after it may another."""


class DeadlineError(Exception):
    """A call was not done in its time. It may go on behind our back: what it was to do is in doubt."""


class TooLongAnswerError(requests.RequestException):
    """An answer is longer than any that is meant."""


class RedirectedError(ConnectionError):
    """The answer sends us to another address. A `ConnectionError`, which pywikibot hands on without trying again."""

    def __init__(self, address: str) -> None:
        """Keep where it sends us."""
        self.address = address
        super().__init__(f"redirected to {address}")


class LeftBehindError(ConnectionError):
    """Nobody waits for this call any more. A `ConnectionError`, which pywikibot hands on without trying again."""


class TooLateError(ConnectionError):
    """What failed is tried no more. A `ConnectionError`, which pywikibot hands on without trying again."""


def _stay_silent() -> None:
    """Remind nobody."""


def call_within(
    seconds: float,
    call: Callable[[], T],
    *,
    again_s: float = math.inf,
    quiet_s: float = math.inf,
    remind: Callable[[], None] = _stay_silent,
) -> T:
    """What the call returns or raises, in so many seconds; after `quiet_s` of them somebody is reminded of it.

    again_s: so long after its first request it may send another one.

    The time limits of sockets hold for each piece of an answer: a server that sends a byte now and then never meets
    one. So the call runs in a thread of its own, which is left behind when time is over. There `require_time` ends it
    at its next step: it sends no further request, and no late answer of its sets a cookie.

    Raises:
        DeadlineError: it is not done.
    """
    until = time.monotonic() + seconds
    work = _Work(call, until=until, again_s=again_s)
    threading.Thread(target=work.run, name="a call to the wiki", daemon=True).start()
    if quiet_s < seconds and not work.done.wait(quiet_s):
        remind()
    if not work.done.wait(max(0.0, until - time.monotonic())):
        raise DeadlineError(f"no answer within {seconds:.0f} seconds")
    return work.require_result()


def require_time() -> None:
    """Go on only where somebody waits for the call that this thread runs.

    Raises:
        LeftBehindError: its time is over.
    """
    if time.monotonic() > getattr(_call, "until", float("inf")):
        raise LeftBehindError


class _Work(Generic[T]):
    """A call with its outcome."""

    def __init__(self, call: Callable[[], T], *, until: float, again_s: float) -> None:
        self._call = call
        self._until = until
        self._again_s = again_s
        self._results: list[T] = []
        self._error: BaseException | None = None
        self.done = threading.Event()

    def run(self) -> None:
        _call.until, _call.again_s = self._until, self._again_s
        try:
            self._results.append(self._call())
        except BaseException as error:  # noqa: BLE001 - raised again in the thread that waits
            self._error = error
        self.done.set()

    def require_result(self) -> T:
        if self._error is not None:
            raise self._error
        return self._results[0]


class BoundedAdapter(HTTPAdapter):
    """Sends requests as requests does, and reads no more of an answer than `MAX_ANSWER_BYTES`, unpacked."""

    def init_poolmanager(self, *arguments: Argument, **named: Argument) -> None:
        """Set up connections that take bytes as the line does."""
        super().init_poolmanager(*arguments, **{**named, "socket_options": _list_socket_options()})

    def send(self, request: requests.PreparedRequest, *arguments: Argument, **named: Argument) -> requests.Response:
        """The response, read to its end within the bound, unless the caller reads it as a stream.

        Raises:
            AskedToWaitError: it is HTTP 429.
            TooLateError: the first request of this call was too long ago for another one.
            LeftBehindError: nobody waits for it any more.
            RedirectedError: it sends us elsewhere. An API has no reason to; a login would be sent there a second time,
                to whomever it names, and a POST is left as a GET by most redirects.
        """
        require_time()
        _require_early()
        response = super().send(request, *arguments, **{**named, "stream": True})
        if response.is_redirect:
            response.close()
            raise RedirectedError(_find_address(response))
        if not named.get("stream", False):
            _fill(response)
        require_time()
        wait_s = take_retry_after(response.headers, now=datetime.now(UTC))
        if response.status_code == requests.codes.too_many_requests:
            raise AskedToWaitError(wait_s)
        return response


def _require_early() -> None:
    now = time.monotonic()
    _call.first = getattr(_call, "first", now)
    if now - _call.first > getattr(_call, "again_s", math.inf):
        raise TooLateError("it was tried for long enough")


def _list_socket_options() -> list[tuple[int, int, int]]:
    """Have a system keep little that has not left.

    Linux keeps up to 4 MiB: as sent would count what a slow line takes minutes for, and nobody waits that long for an
    answer. What is under way is not limited by it.
    See https://www.kernel.org/doc/html/latest/networking/ip-sysctl.html (tcp_notsent_lowat, read 2026-11).
    """
    unsent = getattr(socket, "TCP_NOTSENT_LOWAT", None)
    mine = [(socket.IPPROTO_TCP, unsent, _MOST_UNSENT_BYTES)] if unsent is not None else []
    return [*HTTPConnection.default_socket_options, *mine]


def _find_address(response: requests.Response) -> str:
    """Where a redirect leads, without the question that was asked there."""
    location = response.headers["Location"]
    try:
        return urlsplit(urljoin(response.url, location))._replace(query="", fragment="").geturl()
    except ValueError:
        return location


def _fill(response: Any) -> None:  # noqa: ANN401 - sets what requests itself sets when it reads a response
    pieces: list[bytes] = []
    size_bytes = 0
    for piece in response.iter_content(_PIECE_BYTES):
        require_time()
        size_bytes += len(piece)
        if size_bytes > MAX_ANSWER_BYTES:
            response.close()
            raise TooLongAnswerError(f"an answer of more than {MAX_ANSWER_BYTES} bytes")
        pieces.append(piece)
    response._content = b"".join(pieces)  # noqa: SLF001
