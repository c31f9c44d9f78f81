"""A check of one condition: whether it holds, and what is told where it does not."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from photowalk.model import Scene

T = TypeVar("T")

HAS_NONE = "has none"
"""What is told where the photo lacks what is asked for."""


class Facts(NamedTuple):
    """What conditions go by."""

    scene: Scene
    rules: Collection[str] = ()
    """Names, folded, of the rules so far that are for the photo."""


@dataclass(frozen=True, slots=True)
class Check(Generic[T]):
    """How one part of `When` is looked at."""

    holds: Callable[[T, Facts], bool]
    """Whether what is wanted is there."""
    tell: Callable[[T, Facts], str]
    """Why it does not hold, as a clause; only asked where it does not."""
