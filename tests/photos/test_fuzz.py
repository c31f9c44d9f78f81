"""No damaged file breaks the reader. `python -m scripts.fuzz_photos` tries many more."""

import subprocess
import sys
from pathlib import Path

import pytest

from photowalk.model import PhotoRecord
from support.mutant_originals import make_originals
from support.mutants import Mutant, Original, make_mutant, read_mutant

ROOT = Path(__file__).resolve().parents[2]
ORIGINALS = make_originals()
SEED = 7
COUNT = 20
"""Mutants of each original."""


@pytest.mark.parametrize("original", ORIGINALS, ids=lambda original: original.name)
def test_damaged_files_are_read_or_refused(original: Original, tmp_path: Path) -> None:
    """Whatever is changed in a file, reading it gives a record, a reason or nothing, never an exception."""
    for number in range(COUNT):
        read_mutant(tmp_path, make_mutant([original], number, seed=SEED))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["photo.jpg", "photo.png", "photo.webp", "photo.tif", "photo.gif", "sidecar.xmp"])
def test_undamaged_files_are_photos(name: str, tmp_path: Path) -> None:
    """The damage is what makes the others hard to read; most of these hold a title that is found."""
    (original,) = (original for original in ORIGINALS if original.name == name)
    record = read_mutant(tmp_path, Mutant(original.name, original.content))
    assert isinstance(record, PhotoRecord)
    assert record.texts.title == "Night" or name == "photo.gif"


def test_a_mutant_is_always_the_same() -> None:
    """Its number and the seed make it, so that a failure can be looked at again; others are others."""
    made = {
        (number, seed): make_mutant(ORIGINALS, number, seed=seed) for number in range(40) for seed in (SEED, SEED + 1)
    }
    again = {(number, seed): make_mutant(make_originals(), number, seed=seed) for number, seed in made}
    assert made == again
    assert len({mutant.content for mutant in made.values()}) > 75


def test_the_fuzzer_reports_and_shows_one(tmp_path: Path) -> None:
    """A short run without a crash ends with 0; one mutant by its number becomes a file."""

    def fuzz(*options: str) -> str:
        command = [sys.executable, "-m", "scripts.fuzz_photos", *options]
        return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout  # noqa: S603

    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus/one.jpg").write_bytes(ORIGINALS[0].content)
    assert "30 mutants read, 0 with trouble" in fuzz("--count", "30", "--corpus", str(tmp_path / "corpus"))
    fuzz("--only", "3", "--to", str(tmp_path))
    assert (tmp_path / "000003-photo.webp").read_bytes() == make_mutant(ORIGINALS, 3, seed=SEED).content
