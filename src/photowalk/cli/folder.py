"""The argument and the options that several commands share."""

import os
import shlex
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from photowalk.rules.settings import Settings

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


def choose_wiki(named: str | None, settings: Settings) -> str:
    """The wiki of --wiki where it was given, be it empty, else the one of photowalk.toml."""
    return settings.wiki if named is None else named


def quote_folder(folder: Path) -> str:
    """The folder as one types it behind a command; nothing for the current one."""
    return "" if folder == Path() else f" {_quote(str(folder))}"


def quote_place(folder: Path, wiki: str | None) -> str:
    """The folder and the --wiki, if one was given, as one types them behind a command."""
    return quote_folder(folder) + (f" --wiki {_quote(wiki)}" if wiki else "")


def _quote(text: str) -> str:
    if text.startswith("-"):
        text = f"./{text}"
    return subprocess.list2cmdline([text]) if os.name == "nt" else shlex.quote(text)
