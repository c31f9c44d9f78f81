"""Other threads than the one that a test runs in."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread


@contextmanager
def running_thread() -> Iterator[None]:
    """A thread that does nothing, for a while."""
    done = Event()
    thread = Thread(target=done.wait)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()
