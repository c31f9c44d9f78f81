"""Where logins are kept: the system's keyring, and a file that only its owner can read."""

import json
import os
import shlex
import stat
import tempfile
import tomllib
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from photowalk.commons.bounds import DeadlineError, call_within
from photowalk.commons.credentials import Login, StoreUnusableError, parse_login, render_login, silence
from photowalk.errors import CredentialsMissingError

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

KEYRING_SERVICE: Final = "photowalk"
"""Under which the keyring keeps what is ours; the wiki's name stands where others have a user name."""

KEYRING_PATIENCE_S: Final = 60.0
"""A locked keyring asks for its own password in a window: so long may a person take to type it."""

KEYRING_QUIET_S: Final = 3.0
"""After so long it is told what is waited for."""

_WITHOUT_KEYRING: Final = ("keyring.backends.fail", "keyring.backends.null")
"""What keyring gives where the system has none, or where it was switched off."""

_OTHERS: Final = 0o077

T = TypeVar("T")


class KeyringStore:
    """The keyring of the person's desktop: Keychain, Credential Locker, Secret Service, KWallet, or a plugin's."""

    name = "the system keyring"

    def __init__(
        self,
        *,
        patience_s: float = KEYRING_PATIENCE_S,
        quiet_s: float = KEYRING_QUIET_S,
        tell: Callable[[str], None] = silence,
    ) -> None:
        """Wait so long for each answer, and tell after `quiet_s` that it is waited for."""
        self._patience_s = patience_s
        self._quiet_s = quiet_s
        self._tell = tell

    def find(self, wiki: str) -> Login | None:
        """What it keeps for a wiki; None also where there is no keyring."""
        text = self._ask(lambda keyring: keyring.get_password(KEYRING_SERVICE, wiki), default=None)
        return None if text is None else _parse_json(text, wiki)

    def put(self, wiki: str, login: Login) -> None:
        """Keep a login as one JSON text, and see that it is there."""
        text = json.dumps(dict(render_login(login)))

        def put(keyring: "KeyringBackend") -> bool:
            keyring.set_password(KEYRING_SERVICE, wiki, text)
            return keyring.get_password(KEYRING_SERVICE, wiki) == text

        if not self._ask(put, default=False):
            raise StoreUnusableError("There is no system keyring here that keeps a login.")

    def remove(self, wiki: str) -> bool:
        """Forget what it keeps for a wiki."""

        def remove(keyring: "KeyringBackend") -> bool:
            if keyring.get_password(KEYRING_SERVICE, wiki) is None:
                return False
            keyring.delete_password(KEYRING_SERVICE, wiki)
            return True

        return self._ask(remove, default=False)

    def _ask(self, question: Callable[["KeyringBackend"], T], *, default: T) -> T:
        """The answer in time; the default where there is no keyring."""

        def ask() -> T:
            # Late: importing it looks through every installed package for backends.
            import keyring  # noqa: PLC0415

            backend = keyring.get_keyring()
            return default if type(backend).__module__ in _WITHOUT_KEYRING else question(backend)

        try:
            return call_within(self._patience_s, ask, quiet_s=self._quiet_s, remind=self._remind)
        except DeadlineError as error:
            raise StoreUnusableError(f"The system keyring gives {error}; it is left alone.") from None
        except Exception as error:  # noqa: BLE001 - backends are of many makers, and raise whatever their systems do
            # Without its words and without it as the cause: it may quote what it was to keep.
            raise StoreUnusableError(f"The system keyring cannot be used ({type(error).__name__}).") from None

    def _remind(self) -> None:
        self._tell("Waiting for the system keyring; maybe its window asks for a password.")


class FileStore:
    """A TOML file with a table for each wiki, readable by its owner alone; it may lie behind a link."""

    def __init__(self, file: Path) -> None:
        """Keep them in this file, which need not be there yet."""
        self._file = file

    @property
    def name(self) -> str:
        """Its path."""
        return str(self._file)

    def find(self, wiki: str) -> Login | None:
        """What it keeps for a wiki."""
        return self._read().get(wiki)

    def put(self, wiki: str, login: Login) -> None:
        """Keep a login beside those of other wikis."""
        self._write({**self._read(), wiki: login})

    def remove(self, wiki: str) -> bool:
        """Forget what it keeps for a wiki; the file goes with the last one."""
        logins = self._read()
        if wiki not in logins:
            return False
        del logins[wiki]
        self._write(logins)
        return True

    def _read(self) -> dict[str, Login]:
        try:
            with self._file.open("rb") as stream:
                mode = stat.S_IMODE(os.fstat(stream.fileno()).st_mode)
                content = stream.read()
        except (FileNotFoundError, NotADirectoryError):
            return {}
        except OSError as error:
            raise CredentialsMissingError(f"{self._file} cannot be read ({error.strerror}).") from error
        if os.name == "posix" and mode & _OTHERS:
            raise CredentialsMissingError(
                f"{self._file} can be read by others. Type: chmod 600 {shlex.quote(str(self._file))}"
            )
        return {wiki: self._require_login(wiki, table) for wiki, table in self._parse(content).items()}

    def _parse(self, content: bytes) -> Mapping[str, object]:
        try:
            return tomllib.loads(content.decode())
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            # The parser's message may quote the line, password and all.
            raise CredentialsMissingError(
                f"{self._file} cannot be read as TOML ({type(error).__name__}). Mend it, or delete it and type: "
                "photowalk login"
            ) from None

    def _require_login(self, wiki: str, table: object) -> Login:
        login = parse_login(table)
        if login is None:
            raise CredentialsMissingError(
                f"{self._file}: [{wiki!r}] is neither a bot password (username, password) nor an OAuth consumer "
                "(consumer_key, consumer_secret, access_token, access_secret), all of them texts."
            )
        return login

    def _write(self, logins: Mapping[str, Login]) -> None:
        text = "".join(_render_table(wiki, render_login(login)) for wiki, login in logins.items())
        # A link is left in its place: put over it, a new file would leave the old secrets where it leads.
        file = self._file.resolve()
        try:
            if logins:
                _replace(file, text)
            else:
                file.unlink()
        except OSError as error:
            raise StoreUnusableError(f"{self._file} cannot be written ({error.strerror}).") from error


def _replace(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    # mkstemp gives a file that its owner alone can read, before anything stands in it.
    descriptor, new = tempfile.mkstemp(prefix=file.name, dir=file.parent)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(descriptor)
        Path(new).replace(file)
    except BaseException:
        with suppress(OSError):
            Path(new).unlink()
        raise


def _parse_json(text: str, wiki: str) -> Login:
    try:
        login = parse_login(json.loads(text))
    except ValueError:
        login = None
    if login is None:
        raise CredentialsMissingError(
            f"What the system keyring keeps for {wiki} under {KEYRING_SERVICE!r} is no login. "
            f"Type: photowalk login --wiki {shlex.quote(wiki)}"
        )
    return login


def _render_table(wiki: str, texts: Mapping[str, str]) -> str:
    lines = "".join(f"{key} = {_quote(text)}\n" for key, text in texts.items())
    return f"[{_quote(wiki)}]\n{lines}\n"


def _quote(text: str) -> str:
    """Quote a text as a TOML basic string. See https://toml.io/en/v1.0.0#string (read 2026-11)."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c.isprintable() else f"\\U{ord(c):08X}" for c in escaped) + '"'
