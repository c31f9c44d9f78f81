"""photowalk schema: the JSON Schema of photowalk.toml."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from photowalk.pages.licenses import LICENSE_KEYS
from photowalk.rules.language.json_schema import render_json_schema
from support.command import RunHere

SCHEMA = render_json_schema(LICENSE_KEYS)


def test_it_is_printed(photowalk: RunHere) -> None:
    """It is the product, and nothing else is said."""
    done = photowalk("schema")
    assert (done.code, done.out, done.err) == (0, SCHEMA, "")
    assert set(json.loads(done.out)["properties"]["defaults"]["properties"]["license"]["enum"]) == LICENSE_KEYS


@pytest.mark.parametrize("before", [None, SCHEMA, SCHEMA[:200], render_json_schema(["fal"])])
def test_it_is_written(photowalk: RunHere, tmp_path: Path, before: str | None) -> None:
    """Into a file that is not there, or holds a schema of an earlier photowalk."""
    file = tmp_path / "schema.json"
    if before:
        file.write_text(before, encoding="utf-8")
    done = photowalk("schema", "--output", file)
    assert (done.code, done.out, file.read_text(encoding="utf-8")) == (0, f"{file}\n", SCHEMA)


@pytest.mark.parametrize("put", [lambda file: file.write_text("[author]"), Path.mkdir], ids=["file", "folder"])
def test_nothing_else_is_overwritten(photowalk: RunHere, tmp_path: Path, put: Callable[[Path], object]) -> None:
    """A file that is no such schema stays as it is."""
    file = tmp_path / "photowalk.toml"
    put(file)
    done = photowalk("schema", "--output", file)
    assert (done.code, done.out) == (2, "")
    assert "is no schema of photowalk.toml" in done.err
    assert not file.is_file() or file.read_text(encoding="utf-8") == "[author]"


@pytest.mark.parametrize("place", ["missing/schema.json", "file/schema.json", "x" * 300])
def test_a_place_that_cannot_be_written_to_is_told(photowalk: RunHere, tmp_path: Path, place: str) -> None:
    """With the reason."""
    (tmp_path / "file").touch()
    done = photowalk("schema", "--output", tmp_path / place)
    assert done.code == 2
    assert "cannot be" in done.err
