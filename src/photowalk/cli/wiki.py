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
from photowalk.cli.folder import choose_wiki, quote_place
from photowalk.commons.credential_stores import FileStore, KeyringStore
from photowalk.commons.credentials import Credentials, Login, Store, StoreUnusableError, find_login, require_well_formed
from photowalk.commons.port import Wiki
from photowalk.commons.pywikibot_wiki import PATIENCE_S, log_in
from photowalk.commons.targets import SANDBOX, Target, require_target
from photowalk.commons.uploading import ENDURANCE_S
from photowalk.errors import InputError
from photowalk.rules.settings import Settings
from photowalk.sandbox.running import open_sandbox
from photowalk.sandbox.store import SANDBOX_PASSWORD
from photowalk.workflow import CONFIG_NAME, require_settings

PATIENCE_VARIABLE = "PHOTOWALK_PATIENCE"
"""Seconds for which a wiki that does not answer is waited for, in one request."""

ENDURANCE_VARIABLE = "PHOTOWALK_ENDURANCE"
"""Seconds for which an upload waits for such a wiki, in all its pauses without a success between them."""

_MOST_S = 30 * 24 * 3600
"""Nobody waits longer; sockets and locks cannot count some 300 years."""

COMMONS = "commons"
"""Where a login is for, where nothing names another wiki."""

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
            yield log_in_to(replace(target, api_url=sandbox.api_url), credentials)
        return
    where = quote_place(folder, named)
    login = find_login(
        target.name, os.environ, stores=list_stores(), ask=_make_ask(target, settings, where=where), tell=say
    )
    yield log_in_to(target, login)


def log_in_to(target: Target, login: Login) -> Wiki:
    """A wiki with somebody logged in, waited for as long as `PHOTOWALK_PATIENCE` says."""
    return log_in(target, login, patience_s=read_patience())


def list_stores() -> tuple[Store, ...]:
    """Where logins are kept on this computer, in the order of their asking."""
    return KeyringStore(), make_file_store()


def make_file_store() -> FileStore:
    """The file of stored logins, private to the person."""
    return FileStore(Path(click.get_app_dir("photowalk")) / "credentials.toml")


def find_login_target(folder: Path, named: str | None) -> Target:
    """The wiki that `login` and `logout` are about: that of --wiki, of photowalk.toml where there is one, or Commons.

    Raises:
        FolderError: there is no such folder.
        ConfigError: its photowalk.toml cannot be used.
    """
    if named is not None:
        return require_target(named)
    if folder.is_dir() and not (folder / CONFIG_NAME).exists():
        return require_target(COMMONS)
    return require_target(require_settings(folder).wiki)


def make_sandbox_folder(folder: Path) -> Path:
    """Where the sandbox of a folder keeps its pages and files.

    Raises:
        FolderError: what stands there leads elsewhere, or the folder cannot be written to.
    """
    make_state_folder(folder)
    return folder / STATE_FOLDER / SANDBOX


def read_patience() -> float:
    """For how many seconds a wiki is waited for in one request.

    Raises:
        InputError: the variable holds something else.
    """
    return _read_seconds(PATIENCE_VARIABLE, PATIENCE_S)


def read_endurance() -> float:
    """For how many seconds an upload waits, in all, for a wiki that does not answer.

    Raises:
        InputError: the variable holds something else.
    """
    return _read_seconds(ENDURANCE_VARIABLE, ENDURANCE_S)


def _read_seconds(variable: str, default: float) -> float:
    text = os.environ.get(variable, "")
    if not text:
        return default
    if not (text.isascii() and text.isdecimal()) or float(text) > _MOST_S:
        most = f"a number of seconds up to {_MOST_S}"
        raise InputError(f"{variable} is {text!r}. Set it to {most}, or not at all.")
    return float(text)


def _make_ask(target: Target, settings: Settings, *, where: str) -> Callable[[], Credentials] | None:
    if not sys.stdin.isatty():
        return None

    def ask() -> Credentials:
        say(f"{target.name} needs a bot password: Special:BotPasswords there makes one.")
        say(f"(To be led through it, and asked no more, type: photowalk login{where})")
        suggestion = f"{settings.author.username}@photowalk" if settings.author.username else None
        login_name = click.prompt("User name (Name@botname)", default=suggestion, err=True)
        password = click.prompt("Password", hide_input=True, err=True)
        credentials = Credentials(login_name, password)
        require_well_formed(credentials)
        store = make_file_store()
        if click.confirm(f"Keep them in {store.name}, readable by you alone?", default=False, err=True):
            _put(store, target.name, login=credentials)
        return credentials

    return ask


def _put(store: Store, wiki: str, *, login: Login) -> None:
    try:
        store.put(wiki, login)
    except StoreUnusableError as error:
        say(str(error))
