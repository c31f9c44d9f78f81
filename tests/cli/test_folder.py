"""What is to be typed behind a command."""

import os
import shlex
from pathlib import Path

import pytest

from photowalk.cli.folder import quote_folder, quote_place

NAMES = ["walk", "Photo walk", "Jane's walk", 'the "walk"', "$HOME & (co); *", "Djurgården", "-walk"]


@pytest.mark.skipif(os.name == "nt", reason="read as a POSIX shell reads it")
@pytest.mark.parametrize("name", NAMES)
def test_a_folder_can_be_typed_as_it_is_told(name: str) -> None:
    """A shell takes it for one word, and that is the folder and no option."""
    *_, plan, typed = shlex.split(f"photowalk plan{quote_folder(Path(name))}")
    assert (plan, Path(typed), typed.startswith("-")) == ("plan", Path(name), False)


def test_the_current_folder_needs_not_be_typed() -> None:
    """It is the default; a wiki that was given is repeated, one of photowalk.toml is not."""
    assert quote_folder(Path()) == ""
    assert quote_place(Path(), "sandbox") == " --wiki sandbox"
    assert quote_place(Path("walk"), None) == " walk"
