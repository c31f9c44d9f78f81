"""The gate that threads share to a wiki: so many requests at once, and one new login for all when a session ends.

Pure threading: what a session is, and how one begins, is the caller's.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class SessionGate:
    """Lets so many through at once while a session holds, and nobody while one is begun.

    It opens without a session: the first who wants to pass begins one. So does the first after a session has ended,
    when all who are on their way have come back; the others wait, and go on in it, or get the error that it ended in.
    """

    def __init__(self, begin_session: Callable[[], None], *, most_at_once: int) -> None:
        """Take what begins a session; whatever it raises goes to all who wait for it, and the next tries again."""
        self._begin_session = begin_session
        self._most_at_once = most_at_once
        self._changed = threading.Condition()
        self._on_their_way = 0
        self._session = 0
        self._holds = False
        self._beginning: _Beginning | None = None

    @contextmanager
    def passing(self) -> Iterator[int]:
        """A place for one request, held as long as the context; gives the number of the session that it is in."""
        session = self._enter()
        try:
            yield session
        finally:
            with self._changed:
                self._on_their_way -= 1
                self._changed.notify_all()

    def end_session(self, session: int) -> None:
        """Let nobody start in this session any more; those before it are known to be over.

        Called while one is still on the way, it leaves no moment in which another could start in vain.
        """
        with self._changed:
            if session == self._session:
                self._holds = False

    def _enter(self) -> int:
        while True:
            with self._changed:
                if self._holds and self._on_their_way < self._most_at_once:
                    self._on_their_way += 1
                    return self._session
                if self._holds:
                    self._changed.wait()
                    continue
                others = self._beginning
                mine = self._beginning = others or _Beginning()
            if others is None:
                self._begin(mine)
            else:
                others.wait()

    def _begin(self, beginning: "_Beginning") -> None:
        try:
            with self._changed:
                self._changed.wait_for(lambda: self._on_their_way == 0)
            self._begin_session()
        except Exception as error:
            beginning.error = error
            raise
        else:
            with self._changed:
                self._session += 1
                self._holds = True
        finally:
            with self._changed:
                self._beginning = None
                self._changed.notify_all()
            beginning.ended.set()


class _Beginning:
    """A session that somebody begins."""

    def __init__(self) -> None:
        self.ended = threading.Event()
        self.error: Exception | None = None

    def wait(self) -> None:
        """Wait until it has begun, or whoever did it was interrupted; raise the error that it ended in."""
        self.ended.wait()
        if self.error is not None:
            raise self.error
