"""The way up from the categories of photos."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photowalk.commons.check.parents import LEVELS, MOST_REQUESTS, find_above, has_gaps, walk_up
from photowalk.commons.port import Answer, Params
from support.check_cases import ScriptedWiki, inquire

names = st.sampled_from("abcdefg")


class EndlessWiki(ScriptedWiki):
    """A wiki on which each category is in sixty others that nobody has heard of."""

    def ask(self, params: Params) -> Answer:
        """Sixty parents for each title."""
        self.questions.append(params)
        pages = [
            {"title": title, "categories": [{"title": f"{title} {number}"} for number in range(60)]}
            for title in params["titles"].split("|")
        ]
        return {"query": {"pages": pages}}


def make_chain(length: int) -> dict[str, tuple[str, ...]]:
    """Categories each of which is in the next."""
    return {str(number): (str(number + 1),) for number in range(length)}


@pytest.mark.parametrize(("height", "found"), [(1, True), (LEVELS, True), (LEVELS + 1, False)])
def test_five_levels_are_looked_at(height: int, found: bool) -> None:  # noqa: FBT001 - a case
    """What is further up is no finding."""
    assert find_above(["0", str(height)], make_chain(9)) == ({str(height): "0"} if found else {})


def test_categories_in_a_circle_are_left_alone() -> None:
    """Which of them is above the other cannot be said."""
    assert find_above(["a", "b"], {"a": ["c"], "c": ["b"], "b": ["a"]}) == {}


@given(st.dictionaries(names, st.lists(names, max_size=3)), st.lists(names, unique=True))
def test_what_is_left_is_above_nothing(graph: dict[str, list[str]], chosen: list[str]) -> None:
    """Without those found, no category is above another one but in a circle; at least one is left."""
    found = find_above(chosen, graph)
    left = [name for name in chosen if name not in found]
    assert find_above(left, graph) == {}
    assert left or not chosen


def test_one_category_alone_is_not_walked_up_from() -> None:
    """There is nothing that it could be above."""
    inquiry = inquire()
    assert walk_up(inquiry, [["a"], ["b"]], known={"a": ("c",)}) == {"a": ("c",)}
    assert inquiry.requests == 0


def test_each_category_is_asked_for_once() -> None:
    """A circle ends the way, and a page that the wiki says nothing of as well, which leaves a gap."""
    pages = [{"title": "Category:c", "categories": [{"title": "Category:a"}]}, {"title": "Category:e"}]
    inquiry = inquire({"query": {"pages": pages}})
    graph = walk_up(inquiry, [["a", "b", "f"]], known={"a": ("c",), "b": ("d",), "f": ("e",)})
    assert graph == {"a": ("c",), "b": ("d",), "f": ("e",), "c": ("a",), "e": ()}
    assert inquiry.requests == 1
    assert has_gaps(["a", "b"], graph)
    assert not has_gaps(["a", "f"], graph)


@pytest.mark.parametrize(("length", "is_gap"), [(LEVELS - 1, True), (LEVELS, False)])
def test_what_is_too_far_up_is_no_gap(length: int, is_gap: bool) -> None:  # noqa: FBT001 - a case
    """It is not asked for."""
    assert has_gaps(["0"], make_chain(length)) is is_gap


def test_the_way_up_has_an_end() -> None:
    """After so many requests it is given up, which is said."""
    inquiry = inquire()
    inquiry.wiki = EndlessWiki()
    walk_up(inquiry, [["a", "b"]], known={"a": ("Category:c",), "b": ()})
    assert inquiry.requests == MOST_REQUESTS
    assert len(inquiry.unasked) == 1
