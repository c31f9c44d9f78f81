"""Servers that take a request and never get done with the answer."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from support.fault_proxy import Passage

Send = Callable[[bytes], object]

Manner = Callable[[Send, threading.Event], None]
"""How a server answers, until the test is over."""


def stay_silent(_send: Send, over: threading.Event) -> None:
    """Not a byte."""
    over.wait()


def drip_headers(send: Send, over: threading.Event) -> None:
    """A header line that goes on, a byte at a time."""
    send(b"HTTP/1.1 200 OK\r\nX: ")
    _drip(send, over)


def drip_body(send: Send, over: threading.Event) -> None:
    """A body that goes on, a byte at a time."""
    send(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n")
    _drip(send, over)


def never_end(send: Send, over: threading.Event) -> None:
    """A body without end, as fast as it is read."""
    send(b"HTTP/1.1 200 OK\r\n\r\n")
    while not over.is_set():
        send(b" " * 65536)


class Turnstile:
    """A way on for requests that counts how many are on it at once, and holds the first until so many have come."""

    def __init__(self, together: int) -> None:
        """Hold so many."""
        self.most_at_once = 0
        self._lock = threading.Lock()
        self._inside = 0
        self._passed = 0
        self._together = together
        self._all_there = threading.Barrier(together)

    def let_pass(self, passage: Passage) -> None:
        """Send one request on, and its answer back."""
        with self._lock:
            self._inside += 1
            self._passed += 1
            is_held = self._passed <= self._together
            self.most_at_once = max(self.most_at_once, self._inside)
        if is_held:
            self._all_there.wait(60)
        answer = passage.forward()
        with self._lock:
            self._inside -= 1
        passage.answer(answer)


@contextmanager
def serve_badly(manner: Manner) -> Iterator[int]:
    """The port of a server with bad manners."""
    over = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.1)
        thread = threading.Thread(target=_accept, args=(listener, manner, over))
        thread.start()
        try:
            yield listener.getsockname()[1]
        finally:
            over.set()
            thread.join()


def _accept(listener: socket.socket, manner: Manner, over: threading.Event) -> None:
    threads = []
    while not over.is_set():
        with suppress(TimeoutError):
            connection, _ = listener.accept()
            threads.append(threading.Thread(target=_treat, args=(connection, manner, over)))
            threads[-1].start()
    for thread in threads:
        thread.join()


def _treat(connection: socket.socket, manner: Manner, over: threading.Event) -> None:
    with connection, suppress(OSError):
        connection.recv(65536)
        manner(connection.sendall, over)


def _drip(send: Send, over: threading.Event) -> None:
    while not over.wait(0.05):
        send(b"x")
