"""The argument and the options that several commands share."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])


def folder_argument(command: Command) -> Command:
    """Give a command its FOLDER, the current one by default."""
    return click.argument("folder", type=click.Path(path_type=Path), default=Path(), metavar="[FOLDER]")(command)


def wiki_option(command: Command) -> Command:
    """Give a command its --wiki, which goes before the one of photowalk.toml."""
    return click.option(
        "--wiki",
        metavar="TARGET",
        help="commons, commons:test, commons:beta, sandbox, or the address of an api.php. Default: photowalk.toml's.",
    )(command)


def quote_folder(folder: Path) -> str:
    """The folder as one types it behind a command; nothing for the current one."""
    text = str(folder)
    if text == ".":
        return ""
    return f' "{text}"' if any(letter in text for letter in " '()&;") else f" {text}"
