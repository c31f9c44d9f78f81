"""The categories of a photo."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photowalk.model import RemovedCategory, Sourced
from photowalk.rules.categories import collect_categories
from photowalk.rules.settings import Effects
from photowalk.rules.voices import Voice

names = st.sampled_from(["Stockholm", "stockholm", "Old_Town", " old Town", "Expo 2025", "{city}", "?"])
lists = st.lists(names, max_size=4).map(tuple)

EXPO = RemovedCategory("Expo", "a", "b")


def fill(pattern: str) -> str | None:
    """One pattern has a value, one has none."""
    return None if pattern == "?" else pattern.replace("{city}", "Stockholm")


def voice(source: str, *names: str, remove: tuple[str, ...] = ()) -> Voice:
    """Somebody who gives categories and takes some away."""
    return Sourced(Effects(categories=names, removed_categories=remove), source)


def list_names(*voices: Voice) -> list[str]:
    """The categories that these voices leave."""
    return [category.value for category in collect_categories(voices, fill).left]


@pytest.mark.parametrize(
    ("voices", "left"),
    [
        ([voice("a", "Expo", "Night"), voice("b", "Boats")], ["Expo", "Night", "Boats"]),
        (
            [voice("a", "Expo 2025"), voice("b", "expo 2025", "Expo_2025", " Expo  2025 ", "EXPO 2025")],
            ["Expo 2025", "EXPO 2025"],
        ),
        ([voice("a", "{city}", "?"), voice("b", "Stockholm")], ["Stockholm"]),
        ([voice("a", "Expo", "Night"), voice("b", remove=("expo",))], ["Night"]),
        ([voice("a", "Old_Town"), voice("b", remove=("old Town",))], []),
        ([voice("a", "Expo"), voice("b", "Night", remove=("Night", "Expo"))], []),
        ([voice("a", remove=("Expo",)), voice("b", "Expo")], ["Expo"]),
        ([voice("a", "Expo"), voice("b", remove=("Expo",)), voice("c", "Expo")], ["Expo"]),
        ([voice("a", "Stockholm", "?"), voice("b", remove=("{city}", "?"))], []),
        ([voice("a", " ", "_", "")], []),
        ([voice("a", "ß", "Straße"), voice("b", remove=("SS",))], ["ß", "Straße"]),
    ],
)
def test_given_and_taken_away(voices: list[Voice], left: list[str]) -> None:
    """Each once however it is spelt; what is taken away is gone unless somebody after gives it again."""
    assert list_names(*voices) == left


def test_sources() -> None:
    """The first who gave a category is its source; once it was taken away, the next who gives it."""
    voices = [voice("a", "Expo"), voice("b", "Expo"), voice("c", remove=("Expo",)), voice("d", "Expo")]
    assert collect_categories(voices[:2], fill).left == (Sourced("Expo", "a"),)
    assert collect_categories(voices, fill).left == (Sourced("Expo", "d"),)


@pytest.mark.parametrize(
    ("voices", "removed"),
    [
        ([voice("a", "Old_Town"), voice("b", remove=("old Town",))], [RemovedCategory("Old_Town", "a", "b")]),
        ([voice("a", "Expo", remove=("Expo",))], [RemovedCategory("Expo", "a", "a")]),
        ([voice("a", "Expo"), voice("b", remove=("Expo",)), voice("c", remove=("Expo",))], [EXPO]),
        ([voice("a", "Expo"), voice("b", remove=("Expo",)), voice("c", "Expo")], []),
        ([voice("a", remove=("Expo", "?"))], []),
    ],
)
def test_what_was_taken_away_is_told(voices: list[Voice], removed: list[RemovedCategory]) -> None:
    """With who gave it and who took it first; not what was never given, nor what was given again."""
    assert list(collect_categories(voices, fill).removed) == removed


@given(st.lists(lists, max_size=4), lists)
def test_without_removals_they_only_grow(given_by: list[tuple[str, ...]], more: tuple[str, ...]) -> None:
    """With one voice more, the categories of before stay in front."""
    voices = [voice(str(number), *listed) for number, listed in enumerate(given_by)]
    before = list_names(*voices)
    assert list_names(*voices, voice("last", *more))[: len(before)] == before


@given(st.lists(lists, max_size=4), lists)
def test_removal_is_exact(given_by: list[tuple[str, ...]], removed: tuple[str, ...]) -> None:
    """Just what is named is taken away, and the others stay in their order."""
    voices = [voice(str(number), *listed) for number, listed in enumerate(given_by)]

    def identify(name: str) -> str:
        spaced = " ".join(name.replace("_", " ").split())
        return spaced[:1].upper() + spaced[1:]

    gone = {identify(fill(name) or "") for name in removed}
    before = collect_categories(voices, fill)
    after = collect_categories([*voices, voice("last", remove=removed)], fill)
    assert after.left == tuple(category for category in before.left if identify(category.value) not in gone)
    assert len(after.left) + len(after.removed) == len(before.left) + len(before.removed)
