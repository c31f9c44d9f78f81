"""The command line as a person runs it: in a process of its own."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from support.wiki_under_test import Login


@dataclass(frozen=True, slots=True)
class Done:
    """What a command left: its exit code and its words."""

    code: int
    out: str
    err: str


def start_photowalk(*arguments: str, cwd: Path, login: Login | None = None) -> "subprocess.Popen[str]":
    """The command, running, with an empty home folder and without a terminal."""
    return subprocess.Popen(  # noqa: S603 - our own command
        [sys.executable, "-m", "photowalk", *arguments],
        cwd=cwd,
        env=make_environment(cwd, login),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def run_photowalk(*arguments: str, cwd: Path, login: Login | None = None) -> Done:
    """What the command left when it ended by itself."""
    process = start_photowalk(*arguments, cwd=cwd, login=login)
    out, err = process.communicate(timeout=300)
    return Done(process.returncode, out, err)


def make_environment(home: Path, login: Login | None) -> dict[str, str]:
    """The variables of this process, less those that would help photowalk along."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PHOTOWALK_")}
    account = {"PHOTOWALK_USERNAME": login.login_name, "PHOTOWALK_PASSWORD": login.password} if login else {}
    return {**kept, **account, "HOME": str(home), "PHOTOWALK_PATIENCE": "3", "PYTHONUTF8": "1"}
