"""Places for logins: one in memory that can be out of order, and keyrings of all the kinds that a system may have."""

import json
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import keyring
from keyring.backend import KeyringBackend
from keyring.core import load_keyring
from keyring.errors import KeyringLocked

from photowalk.commons.credentials import Login, StoreUnusableError

_NEVER_CHOSEN = -2.0
"""Below the keyring that fails: no test is given one of these unless it asks for it."""


class MemoryStore:
    """A store in memory, out of order where it has a trouble."""

    def __init__(self, name: str = "memory", *, trouble: str = "") -> None:
        """Be empty."""
        self.name = name
        self.trouble = trouble
        self.kept: dict[str, Login] = {}

    def find(self, wiki: str) -> Login | None:
        """What is kept."""
        self._require_order()
        return self.kept.get(wiki)

    def put(self, wiki: str, login: Login) -> None:
        """Keep it."""
        self._require_order()
        self.kept[wiki] = login

    def remove(self, wiki: str) -> bool:
        """Forget it."""
        self._require_order()
        return self.kept.pop(wiki, None) is not None

    def _require_order(self) -> None:
        if self.trouble:
            raise StoreUnusableError(self.trouble)


class JsonKeyring(KeyringBackend):
    """A keyring that another process can use, too: a JSON file, which `KEYRING_PROPERTY_FILE` names for it."""

    priority = _NEVER_CHOSEN
    file = ""

    def get_password(self, service: str, username: str) -> str | None:
        """What is kept."""
        return self._read().get(f"{service} {username}")

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep it."""
        self._write({**self._read(), f"{service} {username}": password})

    def delete_password(self, service: str, username: str) -> None:
        """Forget it."""
        self._write({name: text for name, text in self._read().items() if name != f"{service} {username}"})

    def _read(self) -> dict[str, str]:
        file = Path(self.file)
        kept: dict[str, str] = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
        return kept

    def _write(self, kept: dict[str, str]) -> None:
        Path(self.file).write_text(json.dumps(kept), encoding="utf-8")


class LockedKeyring(KeyringBackend):
    """One whose owner pressed Cancel; its complaint quotes what it was to keep."""

    priority = _NEVER_CHOSEN

    def get_password(self, service: str, username: str) -> str | None:
        """Complain."""
        raise KeyringLocked(f"{service} {username}")

    def set_password(self, service: str, username: str, password: str) -> None:
        """Complain."""
        raise KeyringLocked(f"{service} {username} {password}")


class HangingKeyring(LockedKeyring):
    """One that waits for a window that nobody sees."""

    def get_password(self, service: str, username: str) -> str | None:
        """Wait for ever."""
        threading.Event().wait()
        return f"{service} {username}"


class ForgetfulKeyring(LockedKeyring):
    """One that takes everything and keeps nothing."""

    def get_password(self, service: str, username: str) -> str | None:  # noqa: ARG002 - as it is called
        """Nothing."""
        return None

    def set_password(self, service: str, username: str, password: str) -> None:
        """Do nothing."""


@contextmanager
def use_keyring(kind: type[KeyringBackend], **properties: str) -> Iterator[None]:
    """Let a keyring of that kind be the system's for this process."""
    before = keyring.get_keyring()
    keyring.set_keyring(load_keyring(_name(kind)).with_properties(**properties))
    try:
        yield
    finally:
        keyring.set_keyring(before)


def name_keyring(kind: type[KeyringBackend], file: Path) -> dict[str, str]:
    """The variables by which other processes have a keyring of that kind for their system's."""
    path = os.pathsep.join([str(Path(__file__).resolve().parent.parent), os.environ.get("PYTHONPATH", "")])
    return {"PYTHON_KEYRING_BACKEND": _name(kind), "KEYRING_PROPERTY_FILE": str(file), "PYTHONPATH": path}


def _name(kind: type[KeyringBackend]) -> str:
    return f"{kind.__module__}.{kind.__qualname__}"
