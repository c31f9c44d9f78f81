"""Everything that can stop a run, each with its exit code.

One photo's trouble is a value (a note, an event); only what stops everybody is raised out of a workflow.

    PhotowalkError
      InputError                  2   usage, rules or manifest wrong
        FolderError                   the folder is missing, unreadable or not writable
        ConfigError                   photowalk.toml: every problem at once
        ManifestError                 manifest.csv: cannot be read as a manifest
        TargetError                   the wiki named is not one we know how to reach
        FolderBusyError               another photowalk is writing in this folder
        CatalogueError                the catalogue is damaged or of a newer photowalk
      LoginError                  3   login refused
        CredentialsMissingError       no user name or password to be had
        LoginRefusedError             the wiki did not accept them
        NotAllowedError               logged in, but blocked or without a needed right
      OutOfReachError             4   the wiki is out of reach; run again to go on
        OddAnswerError                it answers as no wiki does
        BusyWikiError                 the wiki asks to wait; nothing was done
        RateLimitedError              the account's limit is used up for now
      OutputError                 1   the product cannot be written to standard output
      WikiAnswerError             1   the wiki refused one request; most callers turn it into a value

130 (interrupted) is KeyboardInterrupt's. The table in README.md is compared with this file by a test.
"""

import re
import shlex
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import ClassVar, Final

EXIT_DONE = 0
EXIT_SOME_FAILED = 1
EXIT_INTERRUPTED = 130

_ADVICE: Final = re.compile(r"(?<=[.?!])\s+Run (?:the command|it) again\b[^.]*\.?\s*\Z")
"""The last sentence of an error, which is no help to a run that goes on by itself."""


class PhotowalkError(Exception):
    """Any trouble of ours that has a sentence for the user and an exit code."""

    exit_code: ClassVar[int] = EXIT_SOME_FAILED


class InputError(PhotowalkError):
    """Something the user gave cannot be used; nothing was changed."""

    exit_code = 2


class FolderError(InputError):
    """A folder that cannot be worked in."""

    def __init__(self, folder: Path, reason: str) -> None:
        """Say which folder and why, as a clause: `is not a folder`."""
        self.folder = folder
        self.reason = reason
        super().__init__(f"{folder} {reason}.")


class ConfigError(InputError):
    """photowalk.toml is wrong; holds every problem found, not only the first."""

    def __init__(self, file: Path, problems: Sequence[str]) -> None:
        """List the problems, each `key.path: what is wrong; did you mean …?`."""
        self.file = file
        self.problems = tuple(problems)
        lines = "".join(f"\n  - {problem}" for problem in problems)
        super().__init__(f"{file} cannot be used:{lines}\nMend it and run the command again.")


class ManifestError(InputError):
    """The manifest cannot be read as one."""

    def __init__(self, file: Path, problems: Sequence[str]) -> None:
        """List the problems, each naming its row and column where it has them."""
        self.file = file
        self.problems = tuple(problems)
        lines = "".join(f"\n  - {problem}" for problem in problems)
        super().__init__(f"{file} cannot be used:{lines}\nMend it, or move it away and run: photowalk plan")


class TargetError(InputError):
    """A wiki target that is neither a known name nor the API address of a MediaWiki."""

    def __init__(self, target: str, reason: str) -> None:
        """Say what was given and why it does not do."""
        self.target = target
        super().__init__(
            f"The wiki {target!r} {reason}. Give one of: commons, commons:test, commons:beta, sandbox, "
            "or the address of a MediaWiki's api.php."
        )


class FolderBusyError(InputError):
    """Another photowalk holds the writer lock of this folder."""

    def __init__(self, folder: Path, holder: str) -> None:
        """Name the holder as the lock file tells it (command, process id, start)."""
        self.folder = folder
        self.holder = holder
        super().__init__(
            f"Another photowalk is at work in {folder} ({holder}). Wait for it, or end it, then run again."
        )


class CatalogueError(InputError):
    """The folder's memory cannot be used as it is."""

    def __init__(self, file: Path, reason: str) -> None:
        """Say which file and why, as a clause."""
        self.file = file
        super().__init__(f"{file} {reason}.")


class LoginError(PhotowalkError):
    """No session with the wiki; nothing was sent."""

    exit_code = 3


class CredentialsMissingError(LoginError):
    """No user name or password to log in with."""


class LoginRefusedError(LoginError):
    """The wiki refused the user name or password, or the keys of a consumer."""

    def __init__(self, wiki: str, username: str, *, reason: str, remedy: str = "") -> None:
        """Keep the wiki's own reason, never the password; the remedy, a sentence, is to log in anew by default."""
        self.wiki = wiki
        self.username = username
        self.reason = reason.removesuffix(".")
        remedy = remedy or f"To log in anew, type: photowalk login --wiki {shlex.quote(wiki)}"
        super().__init__(f"{wiki} refused the login of {username}: {self.reason}. {remedy}")


class NotAllowedError(LoginError):
    """Logged in, but this account may not do what is needed."""


class OutOfReachError(PhotowalkError):
    """The wiki does not answer as a wiki should; what was sent is safe, run again to go on."""

    exit_code = 4

    def __init__(self, message: str, reason: str = "") -> None:
        """Keep why, as a clause: by default the message without its advice to run again."""
        self.reason = reason or _ADVICE.sub("", message).removesuffix(".")
        super().__init__(message)


class OddAnswerError(OutOfReachError):
    """The wiki answered, and what it said has a shape that no wiki gives."""


class BusyWikiError(OutOfReachError):
    """The wiki asks to wait, and did nothing of what it was asked for."""

    def __init__(self, wiki: str, reason: str, *, wait_s: float) -> None:
        """Keep for how many seconds it asks to wait, and why, as the wiki says it."""
        self.wait_s = wait_s
        super().__init__(
            f"{wiki} asks to wait {wait_s:.0f} seconds ({reason}). What is left is safe; run the command again then.",
            reason,
        )


class RateLimitedError(OutOfReachError):
    """The account's limit for an action is used up for now."""


class OutputError(PhotowalkError):
    """Standard output takes no more."""

    def __init__(self, reason: str) -> None:
        """Keep the system's reason."""
        super().__init__(f"The output cannot be written ({reason}). What was done is kept.")


class WikiAnswerError(PhotowalkError):
    """The wiki answered a request with an error code of the API.

    See https://www.mediawiki.org/wiki/API:Errors_and_warnings (read 2026-11).
    """

    def __init__(self, code: str, info: str, *, extra: Mapping[str, object] = MappingProxyType({})) -> None:
        """Keep the code, the wiki's sentence and whatever else stood in the error (`filekey`, `details` …)."""
        self.code = code
        self.info = info
        self.extra = dict(extra)
        super().__init__(f"the wiki answered {code}: {info}")
