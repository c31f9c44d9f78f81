"""User name and password for a wiki: from the environment, a private file, or the terminal.

Bot passwords only: `Name@botname` and the password that Special:BotPasswords shows once.
See https://www.mediawiki.org/wiki/Manual:Bot_passwords (read 2026-11).
"""

import os
import stat
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from photowalk.errors import CredentialsMissingError

USERNAME_VARIABLE = "PHOTOWALK_USERNAME"
PASSWORD_VARIABLE = "PHOTOWALK_PASSWORD"  # noqa: S105 - the name of a variable, not a password


@dataclass(frozen=True, slots=True)
class Credentials:
    """What logs in; the password shows in no representation."""

    login_name: str
    """`Name@botname`."""
    password: str = field(repr=False)

    @property
    def username(self) -> str:
        """The account's own name, without the bot's."""
        return self.login_name.partition("@")[0]


Ask = Callable[[], Credentials]


def find_credentials(wiki: str, environment: Mapping[str, str], *, file: Path, ask: Ask | None = None) -> Credentials:
    """The credentials for a wiki: environment first, then the file, then whoever sits at the terminal.

    Args:
        wiki: the target's name, a table's name in the file.
        environment: the process's variables.
        file: TOML, `["commons"]` tables with `username` and `password`; ignored where absent.
        ask: asks a person; None where there is no terminal.

    Raises:
        CredentialsMissingError: none of them has any, or what they have cannot be used.
    """
    found = _find_in_environment(environment) or _find_in_file(file, wiki)
    if found is None and ask is not None:
        found = ask()
    if found is None:
        raise CredentialsMissingError(
            f"No user name and password for {wiki}. Set {USERNAME_VARIABLE} (Name@botname) and {PASSWORD_VARIABLE}; "
            "Special:BotPasswords on the wiki makes them (grants: edit existing pages, create pages, upload new files)."
        )
    if not found.username or "@" not in found.login_name or not found.password:
        raise CredentialsMissingError(
            f"The user name {found.login_name!r} is not of the form Name@botname, or the password is empty. "
            "Special:BotPasswords on the wiki shows both."
        )
    return found


def store_credentials(wiki: str, credentials: Credentials, *, file: Path) -> None:
    """Keep the credentials of a wiki in a file that only its owner can read, beside those of other wikis."""
    tables = _read_tables(file) if file.exists() else {}
    tables[wiki] = {"username": credentials.login_name, "password": credentials.password}
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    new = file.with_name(f"{file.name}.{os.getpid()}.new")
    descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
        stream.write("".join(_render_table(name, table) for name, table in tables.items()))
    new.replace(file)


def _find_in_environment(environment: Mapping[str, str]) -> Credentials | None:
    username = environment.get(USERNAME_VARIABLE, "")
    password = environment.get(PASSWORD_VARIABLE, "")
    if bool(username) != bool(password):
        missing = PASSWORD_VARIABLE if username else USERNAME_VARIABLE
        raise CredentialsMissingError(f"{missing} is not set, though its partner is. Set both, or neither.")
    return Credentials(username, password) if username else None


def _find_in_file(file: Path, wiki: str) -> Credentials | None:
    if not file.exists():
        return None
    table = _read_tables(file).get(wiki)
    return Credentials(table["username"], table["password"]) if table else None


def _read_tables(file: Path) -> dict[str, dict[str, str]]:
    if os.name == "posix" and stat.S_IMODE(file.stat().st_mode) & 0o077:
        raise CredentialsMissingError(f"{file} can be read by others. Type: chmod 600 '{file}'")
    try:
        tables = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        # The parser's message may quote the line, password and all.
        raise CredentialsMissingError(f"{file} cannot be read as TOML ({type(error).__name__}).") from None
    for name, table in tables.items():
        if not _is_login_table(table):
            raise CredentialsMissingError(f"{file}: [{name!r}] needs a username and a password, both texts.")
    return tables


def _is_login_table(table: object) -> bool:
    return isinstance(table, dict) and all(isinstance(table.get(key), str) for key in ("username", "password"))


def _render_table(name: str, table: Mapping[str, str]) -> str:
    lines = "".join(f"{key} = {_quote(table[key])}\n" for key in ("username", "password"))
    return f"[{_quote(name)}]\n{lines}\n"


def _quote(text: str) -> str:
    """Quote a text as a TOML basic string. See https://toml.io/en/v1.0.0#string (read 2026-11)."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c.isprintable() else f"\\U{ord(c):08X}" for c in escaped) + '"'
