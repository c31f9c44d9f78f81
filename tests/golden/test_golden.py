"""Golden folders: tags and rules in, manifest rows, pages and statements out. A new folder is a new test."""

from pathlib import Path

import pytest

from support.golden_folders import GOLDEN, describe_case, list_cases, make_case, read_expected

LEAST_CASES = 40


@pytest.mark.parametrize("case", list_cases())
def test_a_golden_folder(case: str, tmp_path: Path) -> None:
    """Planned, it says what its expected.txt says; python -m scripts.write_golden writes that anew, for review."""
    make_case(case, tmp_path / "photos")
    assert describe_case(tmp_path / "photos") == read_expected(case)


def test_every_folder_is_a_case() -> None:
    """None is passed over for its form, and there are many."""
    folders = {file.parent.name for file in GOLDEN.glob("*/photowalk.toml")}
    assert folders == set(list_cases())
    assert len(folders) >= LEAST_CASES
