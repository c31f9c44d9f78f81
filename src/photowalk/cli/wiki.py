"""The wiki that a command works on: found by its name, started if it is the sandbox, logged in."""

import math
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import click

from photowalk.catalogue import STATE_FOLDER, make_state_folder
from photowalk.cli.console import say
from photowalk.cli.folder import choose_wiki, quote_place
from photowalk.commons.credential_stores import FileStore, KeyringStore
from photowalk.commons.credentials import (
    Credentials,
    Login,
    Store,
    find_login,
    keep_login,
    list_login_variables,
)
from photowalk.commons.port import Wiki
from photowalk.commons.pywikibot_wiki import PATIENCE_S, log_in
from photowalk.commons.targets import SANDBOX, WIKIMEDIA_TARGETS, Target, require_target
from photowalk.commons.uploading import ENDURANCE_S
from photowalk.errors import CredentialsMissingError, InputError, LoginError, LoginRefusedError
from photowalk.rules.settings import Settings
from photowalk.sandbox.running import open_sandbox
from photowalk.sandbox.store import SANDBOX_PASSWORD
from photowalk.workflow import CONFIG_NAME, require_settings

PATIENCE_VARIABLE = "PHOTOWALK_PATIENCE"
"""Seconds for which a wiki that does not answer is waited for, in one request."""

ENDURANCE_VARIABLE = "PHOTOWALK_ENDURANCE"
"""Seconds for which an upload waits for such a wiki, in all its pauses without a success between them."""

WIKI_VARIABLE = "PHOTOWALK_WIKI"
"""The wiki that a login in the environment is for, where that is none of Wikimedia's."""

_LOOPBACK: Final = frozenset({"127.0.0.1", "::1", "localhost"})

_MOST_S = 30 * 24 * 3600
"""Nobody waits longer; sockets and locks cannot count some 300 years."""

COMMONS = "commons"
"""Where a login is for, where nothing names another wiki."""

SANDBOX_USERNAME = "Example"
"""Who uploads to the sandbox where photowalk.toml names no user."""


@contextmanager
def open_wiki(folder: Path, settings: Settings, *, named: str | None, repeating_s: float = math.inf) -> Iterator[Wiki]:
    """The wiki of `--wiki` or of photowalk.toml, with the account logged in; a sandbox runs as long as it is open.

    repeating_s: as in `log_in_to`.
    """
    target = require_target(choose_wiki(named, settings))
    if target.name == SANDBOX:
        with open_sandbox(make_sandbox_folder(folder)) as sandbox:
            username = settings.author.username or SANDBOX_USERNAME
            credentials = Credentials(f"{username}@photowalk", SANDBOX_PASSWORD)
            yield log_in_to(replace(target, api_url=sandbox.api_url), credentials, repeating_s=repeating_s)
        return
    where = quote_place(folder, named)
    asked: list[Login] = []
    ask = _make_ask(target, settings, where=where, asked=asked)
    environment: Mapping[str, str] = os.environ
    if not may_have_variables(target, named):
        ask, environment = _make_refusal(target, folder) or ask, {}
    login = find_login(target.name, environment, stores=list_stores(), ask=ask, tell=say)
    warn_of_listeners(target, login)
    with _remedied(environment):
        wiki = log_in_to(target, login, repeating_s=repeating_s)
        if asked:
            _offer_to_keep(target, login, where=where)
        yield wiki


def may_have_variables(target: Target, named: str | None) -> bool:
    """Whether a login in the environment may go to a wiki: not where only a photowalk.toml says so, maybe a sent one.

    named: the wiki of `--wiki`, None where it was not given.
    """
    is_trusted = target.name in WIKIMEDIA_TARGETS or urlsplit(target.api_url).hostname in _LOOPBACK
    return is_trusted or named is not None or os.environ.get(WIKI_VARIABLE) == target.name


def warn_of_listeners(target: Target, login: Login) -> None:
    """Tell that a password goes over the net in the clear, where it does; the secrets of OAuth never travel."""
    parts = urlsplit(target.api_url)
    if isinstance(login, Credentials) and parts.scheme == "http" and parts.hostname not in _LOOPBACK:
        say(f"{target.api_url} begins with http: the password can be read by anybody on the way. Is there no https?")


def log_in_to(target: Target, login: Login, *, repeating_s: float = math.inf) -> Wiki:
    """A wiki with somebody logged in, waited for as long as `PHOTOWALK_PATIENCE` says.

    repeating_s: for how long, at most, a question is repeated from then on, without a word.
    """
    wiki = log_in(target, login, patience_s=read_patience())
    wiki.limit_repeating(repeating_s)
    return wiki


def list_stores() -> tuple[Store, ...]:
    """Where logins are kept on this computer, in the order of their asking."""
    return KeyringStore(tell=say), make_file_store()


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


def _make_refusal(target: Target, folder: Path) -> Callable[[], Login] | None:
    """What takes the place of asking where the environment holds a login that this wiki is not given."""
    names = list_login_variables(os.environ)
    if not names:
        return None

    def refuse() -> Login:
        raise CredentialsMissingError(
            f"{folder / CONFIG_NAME} sends to {target.api_url}. The login in the environment ({', '.join(names)}) is "
            f"not given to it. If it is for that wiki, add{quote_place(Path(), target.name)} or set {WIKI_VARIABLE} "
            "to the address."
        )

    return refuse


@contextmanager
def _remedied(environment: Mapping[str, str]) -> Iterator[None]:
    """Where a login from the environment is refused, at first or later on, say that it is to be mended there."""
    try:
        yield
    except LoginRefusedError as error:
        names = list_login_variables(environment)
        if not names:
            raise
        remedy = f"It is from the environment: set {', '.join(names)} anew."
        raise LoginRefusedError(error.wiki, error.username, reason=error.reason, remedy=remedy) from None


def _make_ask(target: Target, settings: Settings, *, where: str, asked: list[Login]) -> Callable[[], Login] | None:
    """What asks a person, and puts her answer into `asked`; None where nobody is there."""
    if not sys.stdin.isatty():
        return None

    def ask() -> Login:
        say(f"{target.name} needs a bot password: Special:BotPasswords there makes one.")
        say(f"(To be led through it, and asked no more, type: photowalk login{where})")
        suggestion = f"{settings.author.username}@photowalk" if settings.author.username else None
        login_name = click.prompt("User name (Name@botname)", default=suggestion, err=True)
        password = click.prompt("Password", hide_input=True, err=True)
        asked.append(Credentials(login_name.strip(), password.strip()))
        return asked[-1]

    return ask


def _offer_to_keep(target: Target, login: Login, *, where: str) -> None:
    """Keep a login that has just worked, if the person likes; where that cannot be done the command goes on."""
    if not click.confirm(f"Logged in to {target.name}. Keep it, to be asked no more?", default=False, err=True):
        return
    try:
        store = keep_login(target.name, login, stores=list_stores(), tell=say)
    except LoginError as error:
        say(str(error))
    else:
        say(f"Kept in {store.name}. To remove it, type: photowalk logout{where}")
