"""The beginning: a folder's photowalk.toml, written and read."""

import time
import tomllib
from datetime import UTC, datetime
from pathlib import Path

from photowalk.catalogue import STATE_FOLDER, make_state_folder
from photowalk.commons.port import Clock
from photowalk.errors import ConfigError, FolderError, InputError
from photowalk.pages.licenses import LICENSE_KEYS
from photowalk.rules.language.json_schema import render_json_schema
from photowalk.rules.language.load import load_settings
from photowalk.rules.language.parse import parse_settings
from photowalk.rules.language.starter import StarterAnswers, render_starter
from photowalk.rules.settings import Settings
from photowalk.workflow.layouts import find_layouts_problems

CONFIG_NAME = "photowalk.toml"
MANIFEST_NAME = "manifest.csv"
SCHEMA_NAME = "schema.json"

SYSTEM_CLOCK = Clock(now=lambda: datetime.now(UTC), pause=time.sleep)
"""The time by this computer's clock."""


def require_no_config(folder: Path) -> None:
    """Stop where a photowalk.toml is there already, or no folder to put one into."""
    if not folder.is_dir():
        raise FolderError(folder, "is not a folder; make it first, and put the photos there")
    if (folder / CONFIG_NAME).exists():
        raise FolderError(folder / CONFIG_NAME, "is there already and is never overwritten; edit it, or move it away")


def init_folder(folder: Path, answers: StarterAnswers) -> Path:
    """Write a commented photowalk.toml, with the JSON Schema that editors check it by, and give its path.

    Raises:
        InputError: an answer cannot be used; nothing was written.
        FolderError: there is one already, or the folder cannot be written to.
    """
    file = folder / CONFIG_NAME
    require_no_config(folder)
    content = _require_good_starter(answers)
    _put_schema(make_state_folder(folder) / SCHEMA_NAME)
    try:
        # "x": a file that came in the meantime is not overwritten either.
        with file.open("xb") as stream:
            stream.write(content)
    except OSError as error:
        raise FolderError(file, f"cannot be written ({error.strerror})") from error
    return file


def write_schema(file: Path) -> None:
    """Write the JSON Schema of photowalk.toml, over an earlier one if need be.

    Raises:
        InputError: something else is there, or the file cannot be written.
    """
    try:
        is_taken = file.exists() and not (file.is_file() and _is_schema(file))
    except OSError as error:
        raise InputError(f"{file} cannot be read ({error.strerror}).") from error
    if is_taken:
        raise InputError(f"{file} is there already and is no schema of photowalk.toml. Name another file.")
    _put_schema(file)


def require_settings(folder: Path) -> Settings:
    """What the folder's photowalk.toml says.

    Raises:
        FolderError: there is no such folder.
        ConfigError: there is no photowalk.toml, or it or a page template that it names is wrong.
    """
    if not folder.is_dir():
        raise FolderError(folder, "is not a folder")
    file = folder / CONFIG_NAME
    settings = load_settings(file, licenses=LICENSE_KEYS)
    if problems := find_layouts_problems(settings.layouts):
        raise ConfigError(file, problems)
    return settings


def _require_good_starter(answers: StarterAnswers) -> bytes:
    text = render_starter(answers, schema=f"{STATE_FOLDER}/{SCHEMA_NAME}")
    problems = parse_settings(tomllib.loads(text), licenses=LICENSE_KEYS)
    if not isinstance(problems, Settings):
        lines = "".join(f"\n  - {problem}" for problem in problems)
        raise InputError(f"Nothing was written, for {CONFIG_NAME} could not be used:{lines}\nGive other answers.")
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        raise InputError("Nothing was written, for an answer holds bytes that are no text in UTF-8.") from error


def _put_schema(file: Path) -> None:
    try:
        file.write_text(render_json_schema(LICENSE_KEYS), encoding="utf-8", newline="\n")
    except OSError as error:
        raise InputError(f"{file} cannot be written ({error.strerror}).") from error


def _is_schema(file: Path) -> bool:
    """Whether a file begins as a schema of photowalk.toml does, of whichever photowalk."""
    beginning = render_json_schema(()).partition('"description"')[0].encode()
    with file.open("rb") as stream:
        return stream.read(len(beginning)) == beginning
