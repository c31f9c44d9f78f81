"""The garbage collector, out of the way while very many objects are made that all stay."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def pause_collector() -> Iterator[None]:
    """A pause of the garbage collector, which would look through a million new objects again and again, for nothing."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        # Both together: what is there now counts as old, and is not looked through at the very next occasion.
        gc.freeze()
        gc.unfreeze()
        if was_enabled:
            gc.enable()
