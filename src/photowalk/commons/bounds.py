"""Bounds for what a wiki may cost: the time of a call and the size of an answer."""

import threading
from collections.abc import Callable
from typing import Any, Final, Generic, TypeAlias, TypeVar

import requests
from requests.adapters import HTTPAdapter

MAX_ANSWER_BYTES: Final = 64 * 1024 * 1024
"""Far more than any answer to what is asked here; an answer without end would fill the memory."""

_PIECE_BYTES: Final = 64 * 1024

T = TypeVar("T")
Argument: TypeAlias = Any
"""What requests passes on by itself; only `stream` is of interest here."""


class DeadlineError(Exception):
    """A call was not done in its time. It may go on behind our back: what it was to do is in doubt."""


class TooLongAnswerError(requests.RequestException):
    """An answer is longer than any that is meant."""


def call_within(seconds: float, call: Callable[[], T]) -> T:
    """What the call returns or raises, in so many seconds.

    The time limits of sockets hold for each piece of an answer: a server that sends a byte now and then never meets
    one. So the call runs in a thread of its own, which is left behind, and ends with the process, when time is over.

    Raises:
        DeadlineError: it is not done.
    """
    work = _Work(call)
    threading.Thread(target=work.run, name="a call to the wiki", daemon=True).start()
    if not work.done.wait(seconds):
        raise DeadlineError(f"no answer within {seconds:.0f} seconds")
    return work.require_result()


class _Work(Generic[T]):
    """A call with its outcome."""

    def __init__(self, call: Callable[[], T]) -> None:
        self._call = call
        self._results: list[T] = []
        self._error: BaseException | None = None
        self.done = threading.Event()

    def run(self) -> None:
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

    def send(self, request: requests.PreparedRequest, *arguments: Argument, **named: Argument) -> requests.Response:
        """The response, read to its end within the bound, unless the caller reads it as a stream."""
        response = super().send(request, *arguments, **{**named, "stream": True})
        if not named.get("stream", False):
            _fill(response)
        return response


def _fill(response: Any) -> None:  # noqa: ANN401 - sets what requests itself sets when it reads a response
    pieces: list[bytes] = []
    size_bytes = 0
    for piece in response.iter_content(_PIECE_BYTES):
        size_bytes += len(piece)
        if size_bytes > MAX_ANSWER_BYTES:
            response.close()
            raise TooLongAnswerError(f"an answer of more than {MAX_ANSWER_BYTES} bytes")
        pieces.append(piece)
    response._content = b"".join(pieces)  # noqa: SLF001
