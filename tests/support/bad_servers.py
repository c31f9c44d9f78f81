"""Servers that take a request and never get done with the answer."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

Manner = Callable[[socket.socket, threading.Event], None]
"""How a server treats a connection, until the test is over."""


def stay_silent(_connection: socket.socket, over: threading.Event) -> None:
    """Not a byte."""
    over.wait()


def drip_headers(connection: socket.socket, over: threading.Event) -> None:
    """A header line that goes on, a byte at a time."""
    connection.sendall(b"HTTP/1.1 200 OK\r\nX: ")
    _drip(connection, over)


def drip_body(connection: socket.socket, over: threading.Event) -> None:
    """A body that goes on, a byte at a time."""
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n")
    _drip(connection, over)


def never_end(connection: socket.socket, over: threading.Event) -> None:
    """A body without end, as fast as it is read."""
    connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
    while not over.is_set():
        connection.sendall(b" " * 65536)


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
        manner(connection, over)


def _drip(connection: socket.socket, over: threading.Event) -> None:
    while not over.wait(0.05):
        connection.sendall(b"x")
