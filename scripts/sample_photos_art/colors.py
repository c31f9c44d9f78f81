"""Colours as hexadecimal text, mixed and thinned; and chance that falls the same way on every machine."""

import hashlib
from collections.abc import Iterable, Sequence
from typing import TypeVar

T = TypeVar("T")

Rgba = tuple[int, int, int, int]
Paint = str | Rgba
"""`#rrggbb`, or red, green, blue and opacity, each 0 to 255."""


def parse_hex(color: str) -> tuple[int, int, int]:
    """Red, green and blue of `#rrggbb`, each 0 to 255."""
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)


def mix(first: str, second: str, *, share: float) -> str:
    """A colour between two; `share` 0 gives the first, 1 the second."""
    pairs = zip(parse_hex(first), parse_hex(second), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def thin(color: str, opacity: float) -> Rgba:
    """The colour laid on thinly; `opacity` 0 to 1."""
    return (*parse_hex(color), round(255 * opacity))


class Dice:
    """Chance from a name: the same name throws the same dice, on every Python and every machine."""

    def __init__(self, name: str) -> None:
        """Start the throws that belong to `name`."""
        self._state = int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big")

    def unit(self) -> float:
        """A number from 0 up to 1."""
        # Knuth's MMIX generator: https://en.wikipedia.org/wiki/Linear_congruential_generator
        self._state = (self._state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self._state >> 11) / 2**53

    def between(self, low: float, high: float) -> float:
        """A number from `low` to `high`."""
        return low + (high - low) * self.unit()

    def chance(self, share: float) -> bool:
        """Whether it happens; `share` 0 is never, 1 is always."""
        return self.unit() < share

    def pick(self, things: Sequence[T]) -> T:
        """One of the things."""
        return things[int(self.unit() * len(things))]

    def scatter(
        self, count: int, *, across: tuple[float, float], down: tuple[float, float]
    ) -> Iterable[tuple[float, float]]:
        """So many points in a box."""
        for _ in range(count):
            yield self.between(*across), self.between(*down)
