"""What can stop a run."""

import re
from pathlib import Path

import pytest

from photowalk import errors
from photowalk.errors import (
    BusyWikiError,
    CatalogueError,
    ConfigError,
    FolderBusyError,
    FolderError,
    LoginRefusedError,
    ManifestError,
    OutOfReachError,
    PhotowalkError,
    TargetError,
    WikiAnswerError,
)


def draw_tree(kind: type[PhotowalkError], depth: int = 0) -> list[tuple[int, str, int]]:
    """The classes below one with their depth and exit code, in the order of the file."""
    drawn = [(depth, kind.__name__, kind.exit_code)]
    for child in kind.__subclasses__():
        drawn += draw_tree(child, depth + 1)
    return drawn


def test_the_drawing_is_the_tree() -> None:
    """The tree at the top of errors.py has each class, in its place and under its exit code."""
    drawn: list[tuple[int, str, int]] = []
    codes: dict[int, int] = {}
    for indent, name, code in re.findall(r"^    ( *)(\w+Error)(?: +(\d))?", errors.__doc__ or "", re.MULTILINE):
        depth = len(indent) // 2
        codes[depth] = int(code) if code else codes.get(depth - 1, 1)
        drawn.append((depth, name, codes[depth]))
    assert drawn == draw_tree(PhotowalkError)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (FolderError(Path("walk"), "is not a folder"), "walk is not a folder."),
        (ConfigError(Path("photowalk.toml"), ["one", "two"]), "photowalk.toml cannot be used:\n  - one\n  - two\nMend"),
        (ManifestError(Path("manifest.csv"), ["one"]), "move it away and run: photowalk plan"),
        (TargetError("comons", "is not a known wiki"), "'comons' is not a known wiki. Give one of: commons, commons:t"),
        (FolderBusyError(Path("walk"), "photowalk plan, process 7"), "at work in walk (photowalk plan, process 7)."),
        (CatalogueError(Path("c.sqlite3"), "is damaged"), "c.sqlite3 is damaged."),
        (
            LoginRefusedError("commons", "Example@bot", reason="Wrong"),
            "refused the login of Example@bot: Wrong. To log in anew, type: photowalk login --wiki commons",
        ),
        (LoginRefusedError("commons", "Example@bot", reason="Wrong.", remedy="Do this."), "@bot: Wrong. Do this."),
        (LoginRefusedError("https://a/$(b)/api.php", "x", reason="No"), "--wiki 'https://a/$(b)/api.php'"),
        (WikiAnswerError("badtitle", "Bad title"), "the wiki answered badtitle: Bad title"),
    ],
)
def test_an_error_says_what_and_where_and_what_to_do(error: PhotowalkError, words: str) -> None:
    """The sentence is made by the class, from its data."""
    assert words in str(error)


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (
            OutOfReachError("commons answered HTTP 503, no JSON. Run it again later."),
            "commons answered HTTP 503, no JSON",
        ),
        (
            OutOfReachError("It does not answer (reset by peer). Run the command again to go on."),
            "It does not answer (reset by peer)",
        ),
        (
            OutOfReachError("It does not answer as a wiki. Is its address right?"),
            "It does not answer as a wiki. Is its address right?",
        ),
        (OutOfReachError("Run it again, said the wiki, twice"), "Run it again, said the wiki, twice"),
        (OutOfReachError("Run the command again.", "it is away"), "it is away"),
        (BusyWikiError("commons", "it is read-only", wait_s=5), "it is read-only"),
    ],
)
def test_a_wiki_that_is_away_has_a_reason(error: OutOfReachError, reason: str) -> None:
    """A clause, without advice for those whose run has ended."""
    assert error.reason == reason
