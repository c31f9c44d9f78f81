"""A wiki that a test may do anything to: where it is, who logs in, and what only its owner can do."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Login:
    """An account with a bot password."""

    username: str
    login_name: str
    """`Uploader@batch`: what photowalk and the API's login want as the name."""
    password: str


class WikiAdmin(Protocol):
    """What a test has done to a wiki behind its API."""

    def delete_file(self, title: str) -> None:
        """Delete a file with its page; the title is without `File:`."""
        ...

    def set_upload_limit(self, count: int, seconds: int) -> None:
        """Allow a plain user this many uploads in any such span."""
        ...

    def set_read_only(self, reason: str) -> None:
        """Refuse every write with this reason."""
        ...

    def restore(self) -> None:
        """Take back whatever a test ordered; pages and files stay."""
        ...


@dataclass(frozen=True, slots=True)
class WikiUnderTest:
    """A running wiki with two plain accounts."""

    name: str
    """`sandbox` or `mediawiki`."""
    api_url: str
    login: Login
    other: Login
    """Somebody else, who gets in the way."""
    admin: WikiAdmin

    @property
    def username(self) -> str:
        """The account's name on the wiki."""
        return self.login.username

    @property
    def login_name(self) -> str:
        """The name to log in with, `Name@bot`."""
        return self.login.login_name

    @property
    def password(self) -> str:
        """The bot password."""
        return self.login.password
