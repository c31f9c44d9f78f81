"""The command line as a person runs it: in a process of its own."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from support.wiki_under_test import Login

_LONGEST_S = 300
_UNNOTICED_S = 10
_OFFLINE = """
import socket, sys
from photowalk.cli import run

def refuse(event, arguments):
    # A line between processes of this computer (AF_UNIX) is no network: its family is an argument, or one's attribute.
    families = [getattr(argument, "family", argument) for argument in arguments[:2]]
    if event.startswith("socket.") and socket.AF_UNIX not in families:
        raise RuntimeError(f"{event} was used")

sys.addaudithook(refuse)
sys.exit(run(sys.argv[1:]))
"""


@dataclass(frozen=True, slots=True)
class Done:
    """What a command left: its exit code and its words."""

    code: int
    out: str
    err: str


RunHere = Callable[..., Done]
"""Runs a command line in this process; of the fixture `photowalk`."""


def start_photowalk(
    *arguments: str, cwd: Path, login: Login | None = None, patience_s: int = 3
) -> "subprocess.Popen[str]":
    """The command, running, with an empty home folder and without a terminal."""
    return subprocess.Popen(  # noqa: S603 - our own command
        [sys.executable, "-m", "photowalk", *arguments],
        cwd=cwd,
        env={**make_environment(cwd, login), "PHOTOWALK_PATIENCE": str(patience_s)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


@contextmanager
def photowalk_at_work(
    *arguments: str, cwd: Path, login: Login | None = None, patience_s: int = 3
) -> Iterator["subprocess.Popen[str]"]:
    """The same; killed in the end where it has not ended by itself."""
    with start_photowalk(*arguments, cwd=cwd, login=login, patience_s=patience_s) as process:
        try:
            yield process
        finally:
            process.kill()


def run_photowalk(*arguments: str, cwd: Path, login: Login | None = None, patience_s: int = 3) -> Done:
    """What the command left when it ended by itself."""
    with photowalk_at_work(*arguments, cwd=cwd, login=login, patience_s=patience_s) as process:
        out, err = process.communicate(timeout=_LONGEST_S)
    return Done(process.returncode, out, err)


def press_ctrl_c(process: "subprocess.Popen[str]") -> None:
    """End a command as a person does: once, and once more where it was just about to wait and did not notice."""
    process.send_signal(signal.SIGINT)
    with suppress(subprocess.TimeoutExpired):
        process.wait(_UNNOTICED_S)
        return
    process.send_signal(signal.SIGINT)


def make_environment(home: Path, login: Login | None) -> dict[str, str]:
    """The variables of this process, less those that would help photowalk along."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PHOTOWALK_")}
    account = {"PHOTOWALK_USERNAME": login.login_name, "PHOTOWALK_PASSWORD": login.password} if login else {}
    own = {"HOME": str(home), "PHOTOWALK_PATIENCE": "3", "PHOTOWALK_ENDURANCE": "10", "PYTHONUTF8": "1"}
    # The keyring of whoever runs the tests is nobody's business.
    return {**kept, **account, **own, "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"}


def run_offline(*arguments: str, cwd: Path) -> Done:
    """What a command left to which each use of the network is an error that nobody has thought of."""
    done = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-c", _OFFLINE, *arguments],
        cwd=cwd,
        env=make_environment(cwd, None),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return Done(done.returncode, done.stdout, done.stderr)
