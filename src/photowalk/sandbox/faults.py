"""Troubles a test may put in the way of requests: lost replies, dropped connections, odd answers, delays."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field, replace


class ConnectionDropped(ConnectionError):  # noqa: N818 - named for what happened, as ConnectionResetError is
    """The connection ends here without an answer: over TCP it is reset, a test client gets this exception."""


@dataclass(frozen=True, slots=True)
class ResetBefore:
    """Drop the connection before anything is done."""


@dataclass(frozen=True, slots=True)
class ResetAfter:
    """Do what is asked, then drop the connection: the reply is lost."""


@dataclass(frozen=True, slots=True)
class Reply:
    """Answer so instead of doing anything: a 503, a 429 with `Retry-After`, a page of HTML."""

    status: int = 200
    body: str = "<!DOCTYPE html><title>Error</title><p>Our servers are currently under maintenance.</p>"
    media_type: str = "text/html; charset=utf-8"
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ApiFailure:
    """Answer with an error of the API instead of doing anything: `maxlag`, `ratelimited`, `backend-fail-internal`."""

    code: str
    info: str = "Made up by a test."
    extra: Mapping[str, object] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Delay:
    """Wait, then go on as if nothing were."""

    seconds: float


Trouble = ResetBefore | ResetAfter | Reply | ApiFailure | Delay


@dataclass(frozen=True, slots=True)
class Fault:
    """A trouble, and the requests that meet it."""

    trouble: Trouble
    when: Mapping[str, str] = field(default_factory=dict)
    """Parameters the request must have, with their values; `*` for any value. A file part counts by its name."""
    method: str | None = None
    """GET or POST; None for both."""
    times: int = 1
    """How many requests meet it."""
    skip: int = 0
    """How many fitting requests pass before."""

    def fits(self, method: str, params: Mapping[str, str]) -> bool:
        """Whether a request is one of those."""
        return self.method in {None, method} and all(
            name in params and wanted in {"*", params[name]} for name, wanted in self.when.items()
        )


class Faults:
    """The faults that wait for their requests. Threads may share it."""

    def __init__(self) -> None:
        """Begin with none."""
        self._lock = threading.Lock()
        self._waiting: list[Fault] = []

    def add(self, fault: Fault) -> None:
        """Put one more in the way; those added first are met first."""
        with self._lock:
            self._waiting.append(fault)

    def clear(self) -> None:
        """Take all away."""
        with self._lock:
            self._waiting.clear()

    @property
    def waiting(self) -> tuple[Fault, ...]:
        """Those not used up yet, with what is left of them."""
        with self._lock:
            return tuple(self._waiting)

    def take(self, method: str, params: Mapping[str, str]) -> Trouble | None:
        """The trouble this request meets, if any; counted."""
        with self._lock:
            for place, fault in enumerate(self._waiting):
                if not fault.fits(method, params):
                    continue
                if fault.skip:
                    self._waiting[place] = replace(fault, skip=fault.skip - 1)
                    return None
                self._waiting[place] = replace(fault, times=fault.times - 1)
                self._waiting = [left for left in self._waiting if left.times > 0]
                return fault.trouble
        return None
