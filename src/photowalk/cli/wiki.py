"""The wiki that a command works on: found by its name, started if it is the sandbox, logged in."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import click

from photowalk.catalogue import STATE_FOLDER, make_state_folder
from photowalk.cli.console import say
from photowalk.cli.folder import choose_wiki
from photowalk.commons.credentials import (
    PASSWORD_VARIABLE,
    USERNAME_VARIABLE,
    Credentials,
    find_credentials,
    store_credentials,
)
from photowalk.commons.port import Wiki
from photowalk.commons.pywikibot_wiki import PATIENCE_S, log_in
from photowalk.commons.targets import SANDBOX, Target, require_target
from photowalk.errors import InputError
from photowalk.rules.settings import Settings
from photowalk.sandbox.running import open_sandbox
from photowalk.sandbox.store import SANDBOX_PASSWORD

PATIENCE_VARIABLE = "PHOTOWALK_PATIENCE"
"""Seconds for which a wiki that does not answer is waited for."""

SANDBOX_USERNAME = "Example"
"""Who uploads to the sandbox where photowalk.toml names no user."""


@contextmanager
def open_wiki(folder: Path, settings: Settings, *, named: str | None) -> Iterator[Wiki]:
    """The wiki of `--wiki` or of photowalk.toml, with the account logged in; a sandbox runs as long as it is open."""
    target = require_target(choose_wiki(named, settings))
    if target.name == SANDBOX:
        with open_sandbox(make_sandbox_folder(folder)) as sandbox:
            username = settings.author.username or SANDBOX_USERNAME
            credentials = Credentials(f"{username}@photowalk", SANDBOX_PASSWORD)
            yield log_in(replace(target, api_url=sandbox.api_url), credentials, patience_s=_read_patience())
        return
    file = credentials_file()
    credentials = find_credentials(target.name, os.environ, file=file, ask=_make_ask(target, settings, file=file))
    yield log_in(target, credentials, patience_s=_read_patience())


def make_sandbox_folder(folder: Path) -> Path:
    """Where the sandbox of a folder keeps its pages and files.

    Raises:
        FolderError: what stands there leads elsewhere, or the folder cannot be written to.
    """
    make_state_folder(folder)
    return folder / STATE_FOLDER / SANDBOX


def credentials_file() -> Path:
    """The file of stored user names and passwords, private to the person."""
    return Path(click.get_app_dir("photowalk")) / "credentials.toml"


def _read_patience() -> float:
    text = os.environ.get(PATIENCE_VARIABLE, "")
    if not text:
        return PATIENCE_S
    if not text.isdecimal():
        raise InputError(f"{PATIENCE_VARIABLE} is {text!r}. Set it to a number of seconds, or not at all.")
    return float(text)


def _make_ask(target: Target, settings: Settings, *, file: Path) -> Callable[[], Credentials] | None:
    if not sys.stdin.isatty():
        return None

    def ask() -> Credentials:
        say(f"{target.name} needs a bot password: Special:BotPasswords there makes one.")
        say(f"(To be asked no more, set {USERNAME_VARIABLE} and {PASSWORD_VARIABLE}.)")
        suggestion = f"{settings.author.username}@photowalk" if settings.author.username else None
        login_name = click.prompt("User name (Name@botname)", default=suggestion, err=True)
        password = click.prompt("Password", hide_input=True, err=True)
        credentials = Credentials(login_name, password)
        if click.confirm(f"Keep them in {file}, readable by you alone?", default=False, err=True):
            store_credentials(target.name, credentials, file=file)
        return credentials

    return ask
