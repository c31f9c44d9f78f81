"""Over-categorisation: of two categories of a photo one is above the other.

See https://commons.wikimedia.org/wiki/Commons:Categories#Over-categorization (read 2026-11).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import Final

from photowalk.commons.check.inquiry import Inquiry
from photowalk.commons.check.wiki_pages import read_parents

LEVELS: Final = 5
"""So far up is looked: what is further apart is seldom the same subject."""

MOST_REQUESTS: Final = 40
"""So many requests the way up may cost: each level has some four times as many categories as the one below."""

Graph = Mapping[str, Sequence[str]]
"""The categories that a category is in, by name."""

_CUT: Final = f"Not all categories above those chosen were looked at: that takes more than {MOST_REQUESTS} requests."


def walk_up(inquiry: Inquiry, chosen: Iterable[Sequence[str]], *, known: Graph) -> Graph:
    """The categories above those of photos, up to `LEVELS` of them; each is asked for once, so loops are no harm.

    A category that the wiki does not tell of has no entry: see `has_gaps`.

    Args:
        inquiry: the wiki; asked at most `MOST_REQUESTS` times, and then to the end of the answer.
        chosen: the categories of each photo; one alone is above nothing.
        known: the parents of the chosen ones.
    """
    graph: dict[str, Sequence[str]] = dict(known)
    level = list(dict.fromkeys(chain.from_iterable(names for names in chosen if len(names) > 1)))
    limit, asked = inquiry.requests + MOST_REQUESTS, set(known)
    for height in range(1, LEVELS):
        above = dict.fromkeys(chain.from_iterable(graph.get(name, ()) for name in level))
        level = [name for name in above if name not in asked]
        asked.update(level)
        for group in inquiry.split_titles(level):
            if inquiry.requests >= limit:
                inquiry.miss(_CUT)
                return graph
            inquiry.tell("Categories above", height, LEVELS)
            graph |= read_parents(inquiry, group)
        # What has been asked for already, as a category that another photo chose, is a way up as well.
        level = list(above)
    return graph


def find_above(chosen: Sequence[str], graph: Graph) -> dict[str, str]:
    """Of these categories each that is above another one, with that other one; not where both are above each other."""
    above = {name: _list_above(name, graph) for name in dict.fromkeys(chosen)}
    return {
        upper: lower
        for lower in above
        for upper in above
        if upper != lower and upper in above[lower] and lower not in above[upper]
    }


def has_gaps(chosen: Iterable[str], graph: Graph) -> bool:
    """Whether one of these categories may be above another in a way that the graph does not have."""
    levels = (level for name in chosen for level in islice(_climb(name, graph), LEVELS - 1))
    return any(name not in graph for level in levels for name in level)


def _list_above(name: str, graph: Graph) -> set[str]:
    return set(chain.from_iterable(_climb(name, graph)))


def _climb(name: str, graph: Graph) -> Iterator[list[str]]:
    """What is above a category, level by level, each once."""
    found: set[str] = set()
    level = [name]
    for _ in range(LEVELS):
        above = dict.fromkeys(chain.from_iterable(graph.get(child, ()) for child in level))
        level = [parent for parent in above if parent not in found]
        found.update(level)
        yield level
