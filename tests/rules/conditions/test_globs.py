"""Globs on paths."""

import re
import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from photowalk.rules.conditions.globs import find_folder_problem, find_glob_problem, glob_folder, matches_any

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


def matches_by_trial(path: str, glob: str, *, at_start: bool = True) -> bool:
    """Whether a path matches, by trying every way to share it out among the wildcards: slow, and plainly right."""
    if not glob:
        return not path
    if at_start and glob.startswith("**/"):
        ends = [0, *(end for end, char in enumerate(path, start=1) if char == "/")]
        return any(matches_by_trial(path[end:], glob[3:]) for end in ends)
    if glob.startswith("*"):
        stars = len(glob) - len(glob.lstrip("*"))
        reach = len(path) if stars > 1 else len(path.partition("/")[0])
        return any(matches_by_trial(path[end:], glob[stars:], at_start=False) for end in range(reach + 1))
    is_same = bool(path) and (path[0] == glob[0] or (glob[0] == "?" and path[0] != "/"))
    return is_same and matches_by_trial(path[1:], glob[1:], at_start=glob[0] == "/")


@settings(max_examples=1000)
@given(
    st.lists(st.text(alphabet="ab", min_size=1, max_size=5), min_size=1, max_size=4).map("/".join),
    st.lists(st.sampled_from(["*", "**", "**/", "?", "/", "a", "b"]), min_size=1, max_size=9).map("".join),
)
@example("xa/ba/b", "**a*b")
@example("a/b/b/c", "**/b*/**/c")
def test_a_glob_matches_what_trial_says(path: str, glob: str) -> None:
    """For any wildcards in any order; a glob without a slash is for the name in whatever folder."""
    assert matches_any(path, [glob]) == matches_by_trial(path, glob if "/" in glob else f"**/{glob}")


@pytest.mark.parametrize(
    ("glob", "path"),
    [
        ("*a*a*a*a*a*a*a*a*x", "a" * 255),
        ("*" * 30 + "x", "a" * 255),
        ("**/" * 20 + "x", "a/" * 127 + "a"),
        ("**a" * 20 + "x", "a" * 255),
        ("**/*a" * 20 + "x", "a/" * 127 + "a"),
        ("?*" * 60 + "x", "a" * 255),
        ("**a*" * 15 + "/x", "/".join(["a" * 255] * 15)),
        ("a" + "*a**" * 30 + "*/" + "*a" * 30, "/".join(["a" * 255] * 15) + "b"),
    ],
    ids=["stars", "run of stars", "folders", "crossing", "folders and stars", "marks", "long path", "mixed"],
)
def test_no_glob_takes_for_ever(glob: str, path: str) -> None:
    """Each of these would outlast the day if every way to share out the name were tried."""
    assert not matches_any(path, [glob])


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


@pytest.mark.parametrize(
    ("folder", "path", "is_in"),
    [
        ("night", "night/a.jpg", True),
        ("night/", "night/b/c/a.jpg", True),
        ("night", "day/night/a.jpg", False),
        ("**/night", "day/night/a.jpg", True),
        ("day ?/*", "day 1/night/a.jpg", True),
        ("day ?/*", "day 1/a.jpg", False),
        ("night", "night.jpg", False),
    ],
)
def test_folders(folder: str, path: str, *, is_in: bool) -> None:
    """A glob of a folder is for all that lies in it or below it."""
    assert find_folder_problem(folder) is None
    assert matches_any(path, [glob_folder(folder)]) == is_in


@pytest.mark.parametrize("folder", ["/", "/night", "../night", ".", "a//b", "a\\b"])
def test_folders_that_cannot_be(folder: str) -> None:
    """A folder is named by its way down from photowalk.toml."""
    assert find_folder_problem(folder) == find_glob_problem(f"{folder.removesuffix('/')}/**") is not None
