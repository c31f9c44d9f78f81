"""The troubles that a request can meet on its way to a wiki and back, and those of our own side, by their names."""

import json
import os
import resource
import signal
from collections.abc import Callable, Mapping
from contextlib import suppress
from types import MappingProxyType
from typing import Final

from support.fault_proxy import Passage, Trouble

REFUSED: Final = "connection refused"
"""The one trouble that is ordered for the request before the one that meets it."""

EXPIRED: Final = "stash expired"
"""The one trouble for those alone that name something in the stash."""

OUTAGE_S: Final = 0.8
_SILENCE_S: Final = 60.0
"""Nobody waits for longer."""

_HTML: Final = "<!DOCTYPE html><title>Wikimedia Error</title><p>Our servers are currently under maintenance.</p>"


def _answer(
    body: str | Mapping[str, object], *, status: str = "200 OK", headers: tuple[str, ...] = ()
) -> Callable[[Passage], None]:
    """Answer so in the wiki's place."""
    text = body if isinstance(body, str) else json.dumps(body)
    kind = "text/html" if isinstance(body, str) else "application/json"
    head = (f"HTTP/1.1 {status}", f"Content-Type: {kind}; charset=utf-8", "Connection: close", *headers)
    answer = "\r\n".join((*head, f"Content-Length: {len(text.encode())}", "", text)).encode()
    return lambda passage: passage.answer(answer)


def _refuse_for(code: str, info: str, *, headers: tuple[str, ...] = (), **extra: object) -> Trouble:
    """Answer with an error of the API, as MediaWiki 1.43 words it."""
    return _answer({"error": {"code": code, "info": info, **extra}, "servedby": "test"}, headers=headers)


def _lose_reply(passage: Passage) -> None:
    passage.forward()
    passage.reset()


def _do_and_keep_silent(passage: Passage) -> None:
    passage.forward()
    passage.outlast_client(_SILENCE_S)


def _do_late(passage: Passage) -> None:
    passage.outlast_client(_SILENCE_S)
    passage.forward()


def _lose_stash(passage: Passage) -> None:
    passage.proxy.lose_stash(passage.request.filekey)
    passage.answer(passage.forward())


def _fill_disk(passage: Passage) -> None:
    """From now on the victim can write to no file, whatever it has open."""
    with suppress(ProcessLookupError):
        resource.prlimit(passage.proxy.take_victim(), resource.RLIMIT_FSIZE, (0, 0))
    passage.answer(passage.forward())


def _kill_before(passage: Passage) -> None:
    os.kill(passage.proxy.take_victim(), signal.SIGKILL)
    passage.reset()


def _kill_after(passage: Passage) -> None:
    passage.forward()
    os.kill(passage.proxy.take_victim(), signal.SIGKILL)
    passage.reset()


def _shut_door_behind(passage: Passage) -> None:
    """All goes well, and whoever comes next is refused."""
    answer = passage.forward()
    passage.proxy.close_door_for(OUTAGE_S)
    passage.answer(answer)


TROUBLES: Final[Mapping[str, Trouble]] = MappingProxyType(
    {
        REFUSED: _shut_door_behind,
        "reset before": lambda passage: passage.reset(),
        "reset after the deed": _lose_reply,
        "time-out, never done": lambda passage: passage.outlast_client(_SILENCE_S),
        "time-out, done": _do_and_keep_silent,
        "time-out, done late": _do_late,
        "429, Retry-After": _answer(_HTML, status="429 Too Many Requests", headers=("Retry-After: 1",)),
        "503": _answer(_HTML, status="503 Service Unavailable"),
        "HTML with status 200": _answer(_HTML),
        "maxlag": _refuse_for(
            "maxlag",
            "Waiting for 127.0.0.1: 5.3 seconds lagged.",
            headers=("Retry-After: 1", "X-Database-Lag: 5"),
            host="127.0.0.1",
            lag=5.3,
            type="db",
        ),
        "ratelimited": _refuse_for(
            "ratelimited", "You've exceeded your rate limit. Please wait some time and try again."
        ),
        "readonly": _refuse_for(
            "readonly", "The wiki is currently in read-only mode.", readonlyreason="The primary database is changed."
        ),
        "badtoken": _refuse_for("badtoken", "Invalid CSRF token."),
        "assertuserfailed": _refuse_for("assertuserfailed", "You are no longer logged in, so the action failed."),
        EXPIRED: _lose_stash,
        "disk full": _fill_disk,
        "kill -9 before": _kill_before,
        "kill -9 after the deed": _kill_after,
    }
)
"""By the names that stand in the table of the matrix."""
