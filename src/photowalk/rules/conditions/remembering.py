"""Remembering: what is made of a value once, however often it is asked for."""

from collections.abc import Callable
from typing import Final, TypeVar

K = TypeVar("K")
V = TypeVar("V")

MOST_REMEMBERED: Final = 4096


def remember(make: Callable[[K], V]) -> Callable[[K], V]:
    """The function, run once for each object: known by its identity, for values that are slow to hash or cannot be.

    Good for values that never change. The objects are kept alive; once there are too many all are forgotten.
    """
    kept: dict[int, tuple[K, V]] = {}

    def recall(thing: K) -> V:
        found = kept.get(id(thing))
        if found is None:
            if len(kept) >= MOST_REMEMBERED:
                kept.clear()
            found = kept[id(thing)] = (thing, make(thing))
        return found[1]

    return recall
