"""A person's computer for tests of logging in: an empty home, a keyring or none, and what is kept there."""

import secrets
import subprocess
import sys
from dataclasses import astuple, dataclass, field
from pathlib import Path

from keyring.backend import KeyringBackend

from photowalk.commons.credentials import Credentials, Login, OAuthKeys
from support.command import Done, make_environment
from support.login_stores import JsonKeyring, name_keyring
from support.mediawiki import RealWiki
from support.mediawiki_template import BOT_PASSWORD, UPLOADER

KEYS = OAuthKeys("0a1b2c-consumer", "first-secret-3d4e5f", "6a7b8c-token", "second-secret-9d0e1f")
"""Of a consumer that a test registers with the sandbox."""


def make_bot_password(wiki: RealWiki, *grants: str) -> Credentials:
    """A new bot password of the user Uploader with these grants, and the basic one that each has."""
    name = f"walk{secrets.token_hex(4)}"
    arguments = ["--appid", name, "--grants", ",".join(["basic", *grants]), UPLOADER.username, BOT_PASSWORD]
    wiki.run_maintenance("createBotPassword", *arguments)
    return Credentials(f"{UPLOADER.username}@{name}", BOT_PASSWORD)


def render_input(login: Login) -> str:
    """A login as one puts it on standard input."""
    lines = astuple(login) if isinstance(login, OAuthKeys) else (login.login_name, login.password)
    return "\n".join(lines) + "\n"


@dataclass(frozen=True, slots=True)
class Computer:
    """Somebody's home folder, with the keyring of her desktop."""

    home: Path
    keyring: type[KeyringBackend] = JsonKeyring
    variables: dict[str, str] = field(default_factory=dict)
    """What she has set besides."""

    @property
    def environment(self) -> dict[str, str]:
        """All variables of her processes."""
        plain = {name: text for name, text in make_environment(self.home, None).items() if name != "XDG_CONFIG_HOME"}
        temporary = self.home / "temporary"
        temporary.mkdir(exist_ok=True)
        keyring = name_keyring(self.keyring, self.home / "keyring.json")
        return {**plain, **keyring, "TMPDIR": str(temporary), **self.variables}

    def run(self, *arguments: str | Path, typed: str = "") -> Done:
        """What a command left that had this on standard input."""
        done = subprocess.run(  # noqa: S603 - our own command
            [sys.executable, "-m", "photowalk", *map(str, arguments)],
            cwd=self.home,
            env=self.environment,
            input=typed,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        return Done(done.returncode, done.stdout, done.stderr)

    def read_kept(self) -> dict[str, str]:
        """What each place holds that holds anything: `keyring`, `file`."""
        files = {"keyring": self.home / "keyring.json", "file": next(self.home.rglob("credentials.toml"), None)}
        texts = {place: file.read_text(encoding="utf-8") for place, file in files.items() if file and file.exists()}
        return {place: text for place, text in texts.items() if text != "{}"}
