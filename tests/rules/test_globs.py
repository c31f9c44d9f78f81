"""Globs on paths."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photowalk.rules.globs import find_glob_problem, matches_any

paths = st.lists(st.text(alphabet="aB1 .-[]()+^$é😀", min_size=1, max_size=5), min_size=1, max_size=4).map("/".join)


@pytest.mark.parametrize(
    ("glob", "path"),
    [
        ("city-night/**", "city-night/a.jpg"),
        ("city-night/**", "city-night/late/a.jpg"),
        ("CITY-night/*.JPG", "City-Night/a.jpg"),
        ("*.jpg", "any/where/a.jpg"),
        ("*.jpg", "a.jpg"),
        ("**/a.jpg", "a.jpg"),
        ("**/a.jpg", "x/y/a.jpg"),
        ("x/**/a.jpg", "x/a.jpg"),
        ("x/**/a.jpg", "x/y/z/a.jpg"),
        ("x/a**z.jpg", "x/a/y/z.jpg"),
        ("**", "x/a.jpg"),
        ("img_????.jpg", "x/IMG_0042.jpg"),
        ("best [2025]/*", "best [2025]/a.jpg"),
        ("a.b+c.jpg", "a.b+c.jpg"),
        ("stra?e.jpg", "straße.jpg"),
    ],
)
def test_match(glob: str, path: str) -> None:
    """These paths match."""
    assert matches_any(path, [glob])


@pytest.mark.parametrize(
    ("glob", "path"),
    [
        ("city-night/*", "city-night/late/a.jpg"),
        ("city-night/**", "my/city-night/a.jpg"),
        ("city-night/**", "city-nights/a.jpg"),
        ("city-night", "city-night/a.jpg"),
        ("*/a.jpg", "a.jpg"),
        ("x/**/a.jpg", "xy/a.jpg"),
        ("x/**/a.jpg", "x/ya.jpg"),
        ("?.jpg", "ab.jpg"),
        ("x?a.jpg", "x/a.jpg"),
        ("a.jpg", "axjpg"),
        ("[ab].jpg", "a.jpg"),
        ("*.jpg", "a.jpg\n"),
        ("*.jpg", "a.jpg.png"),
    ],
)
def test_no_match(glob: str, path: str) -> None:
    """These do not."""
    assert not matches_any(path, [glob])


def test_one_of_several_is_enough() -> None:
    """A path matches several globs if it matches one; it matches none of none."""
    assert matches_any("b.png", ["*.jpg", "*.png"])
    assert not matches_any("b.png", [])


def test_both_ways_to_write_an_accent() -> None:
    """What a person types matches the names that macOS writes, with accents as characters of their own."""
    typed = unicodedata.normalize("NFC", "Gamla stan på kvällen/**")
    stored = unicodedata.normalize("NFD", "Gamla stan på kvällen/ö.jpg")
    assert matches_any(stored, [typed])
    assert matches_any(typed.replace("**", "ö.jpg"), [unicodedata.normalize("NFD", typed)])


@given(paths)
def test_a_path_matches_itself(path: str) -> None:
    """A path without wildcards is a glob for itself, whatever the letter case."""
    assert matches_any(path, [path])
    assert matches_any(path.swapcase(), [path])


@given(paths, st.lists(st.sampled_from(["*", "**", "?", "/", "a", "."]), min_size=1, max_size=8).map("".join))
def test_double_star_matches_no_less(path: str, glob: str) -> None:
    """What matches with `*` matches with `**` in its place."""
    narrow = re.sub(r"\*+", "*", glob)
    if matches_any(path, [narrow]):
        assert matches_any(path, [narrow.replace("*", "**")])


@pytest.mark.parametrize(
    ("glob", "problem"),
    [
        (r"city\*.jpg", "write / between folders, not \\"),
        ("city-night/", "write city-night/** for all files in that folder"),
        *(
            (glob, "paths begin in the folder of photowalk.toml; write no leading /, no . and no .. in them")
            for glob in ("/city/*", "./city/*", "../*.jpg", "a/../b.jpg", "a//b.jpg", "..")
        ),
    ],
)
def test_globs_that_never_match(glob: str, problem: str) -> None:
    """A glob that no path in the folder can match is told, with what to write."""
    assert find_glob_problem(glob) == problem


@pytest.mark.parametrize("glob", ["city-night/**", "*.jpg", "**", "..jpg", ".hidden/*"])
def test_good_globs(glob: str) -> None:
    """These globs are fine."""
    assert find_glob_problem(glob) is None
