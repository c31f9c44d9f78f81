"""The beginning: a folder's photowalk.toml, written and read."""

import time
import tomllib
from datetime import UTC, datetime
from pathlib import Path

from photowalk.commons.port import Clock
from photowalk.errors import FolderError, InputError
from photowalk.pages.licenses import LICENSE_KEYS
from photowalk.rules.load import load_settings
from photowalk.rules.parse import parse_settings
from photowalk.rules.settings import Settings
from photowalk.rules.starter import StarterAnswers, render_starter

CONFIG_NAME = "photowalk.toml"
MANIFEST_NAME = "manifest.csv"

SYSTEM_CLOCK = Clock(now=lambda: datetime.now(UTC), pause=time.sleep)
"""The time by this computer's clock."""


def require_no_config(folder: Path) -> None:
    """Stop where a photowalk.toml is there already, or no folder to put one into."""
    if not folder.is_dir():
        raise FolderError(folder, "is not a folder; make it first, and put the photos there")
    if (folder / CONFIG_NAME).exists():
        raise FolderError(folder / CONFIG_NAME, "is there already and is never overwritten; edit it, or move it away")


def init_folder(folder: Path, answers: StarterAnswers) -> Path:
    """Write a commented photowalk.toml and give its path.

    Raises:
        InputError: an answer cannot be used; nothing was written.
        FolderError: there is one already, or the folder cannot be written to.
    """
    file = folder / CONFIG_NAME
    require_no_config(folder)
    content = _require_good_starter(answers)
    try:
        # "x": a file that came in the meantime is not overwritten either.
        with file.open("xb") as stream:
            stream.write(content)
    except OSError as error:
        raise FolderError(file, f"cannot be written ({error.strerror})") from error
    return file


def require_settings(folder: Path) -> Settings:
    """What the folder's photowalk.toml says.

    Raises:
        FolderError: there is no such folder.
        ConfigError: there is no photowalk.toml, or it is wrong.
    """
    if not folder.is_dir():
        raise FolderError(folder, "is not a folder")
    return load_settings(folder / CONFIG_NAME, licenses=LICENSE_KEYS)


def _require_good_starter(answers: StarterAnswers) -> bytes:
    text = render_starter(answers)
    problems = parse_settings(tomllib.loads(text), licenses=LICENSE_KEYS)
    if not isinstance(problems, Settings):
        lines = "".join(f"\n  - {problem}" for problem in problems)
        raise InputError(f"Nothing was written, for {CONFIG_NAME} could not be used:{lines}\nGive other answers.")
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        raise InputError("Nothing was written, for an answer holds bytes that are no text in UTF-8.") from error
