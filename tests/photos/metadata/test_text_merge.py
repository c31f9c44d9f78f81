"""Texts from several places as one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photowalk.model import Texts
from photowalk.photos.metadata.text_merge import join_terms, merge_texts

WORDS = st.none() | st.sampled_from(["a", "b"])
TEXTS = st.builds(
    Texts,
    title=WORDS,
    rights=WORDS,
    usage_terms=WORDS,
    descriptions=st.dictionaries(st.sampled_from(["", "sv"]), st.sampled_from(["a", "b"])),
    keywords=st.lists(st.sampled_from("ab"), max_size=2).map(tuple),
    city=WORDS,
    country=WORDS,
    sublocation=WORDS,
    rating=st.none() | st.integers(-1, 5),
)


def test_the_first_texts_come_first_each_by_itself() -> None:
    """A gap in the first is filled from the second."""
    first = Texts(title="From the sidecar", keywords=("a",))
    second = Texts(title="From the photo", descriptions={"": "Of the photo"}, keywords=("b", "c"), rights="CC0")
    assert merge_texts(first, second) == Texts(
        "From the sidecar", descriptions={"": "Of the photo"}, keywords=("a",), rights="CC0"
    )


def test_not_rated_is_a_word() -> None:
    """A person who took the stars away in the sidecar means it."""
    assert merge_texts(Texts(rating=0), Texts(rating=3)).rating == 0
    assert merge_texts(Texts(), Texts(rating=3)).rating == 3


def test_what_one_text_keeps_back_another_does_not_give() -> None:
    """Copyright notices and usage terms of all sources count."""
    merged = merge_texts(Texts(rights="© Jane Doe", usage_terms="CC BY 4.0"), Texts(usage_terms="Editorial use only"))
    assert merged == Texts(rights="© Jane Doe", usage_terms="CC BY 4.0; Editorial use only")
    assert merge_texts(merged, Texts(rights="All rights reserved")).rights == "© Jane Doe; All rights reserved"


@pytest.mark.parametrize(
    ("terms", "joined"),
    [
        ((), None),
        ((None, " ", "FBMD01000abc0300009e"), None),
        (("CC BY 4.0", None, " CC BY 4.0"), "CC BY 4.0"),
        (("a; b", "b; c", "a"), "a; b; c"),
    ],
)
def test_terms_are_joined(terms: tuple[str | None, ...], joined: str | None) -> None:
    """Each once; what Facebook writes there is none."""
    assert join_terms(*terms) == joined


@pytest.mark.parametrize(
    ("first", "second", "merged"),
    [
        pytest.param(("Oslo", None), ("Oslo", "Norway"), ("Oslo", "Norway"), id="the same city"),
        pytest.param(("Oslo", None), (None, "Norway"), ("Oslo", "Norway"), id="no other city"),
        pytest.param(("Oslo", None), ("Stockholm", "Sweden"), ("Oslo", None), id="another city"),
        pytest.param((None, None), ("Oslo", "Norway"), ("Oslo", "Norway"), id="nothing yet"),
    ],
)
def test_a_place_is_not_put_together_from_two(
    first: tuple[str | None, str | None], second: tuple[str | None, str | None], merged: tuple[str | None, str | None]
) -> None:
    """A corrected city must not get the country of the wrong one."""
    texts = merge_texts(Texts(city=first[0], country=first[1]), Texts(city=second[0], country=second[1]))
    assert (texts.city, texts.country) == merged


@given(TEXTS, TEXTS)
def test_merging_loses_nothing_of_the_first_and_is_done_once(first: Texts, second: Texts) -> None:
    """Merging again changes nothing, nor does merging with nothing or with itself."""
    merged = merge_texts(first, second)
    assert merge_texts(merged, second) == merge_texts(merged, first) == merge_texts(first, merged) == merged
    assert merge_texts(first, Texts()) == merge_texts(Texts(), first) == merge_texts(first, first) == first
    assert merged.title == (first.title or second.title)
