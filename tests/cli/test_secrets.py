"""What logs in is told to nobody: not on the terminal, not in a file, not in the list of processes."""

import signal
import subprocess
import sys
from dataclasses import astuple, dataclass, replace
from pathlib import Path

import pytest

from photowalk.commons.credentials import OAUTH_VARIABLES, PASSWORD_VARIABLES, Login, OAuthKeys
from photowalk.sandbox.server import Sandbox
from support.command import Done
from support.folders import list_files, make_walk
from support.fresh import Fresh
from support.login_cases import KEYS, Computer, make_bot_password, render_input
from support.mediawiki import RealWiki

WRONG = "wrong-secret-123"
PLACES = {"keyring.json", ".config/photowalk/credentials.toml"}
"""Where secrets are meant to be."""


@dataclass(frozen=True, slots=True)
class Trace:
    """Everything that commands said, and what they left in the person's folders."""

    said: str
    files: dict[str, bytes]

    def find(self, secret: str) -> list[str]:
        """Where a secret is that should not be there."""
        found = [path for path, content in self.files.items() if secret.encode() in content and path not in PLACES]
        return [*found, *(["what was said"] if secret in self.said else [])]


def leave_trace(computer: Computer, *done: Done) -> Trace:
    """The trace of these commands."""
    return Trace("".join(each.out + each.err for each in done), list_files(computer.home))


def list_secrets(login: Login) -> list[str]:
    """What nobody may see of a login."""
    return [login.consumer_secret, login.access_secret] if isinstance(login, OAuthKeys) else [login.password]


def set_variables(login: Login) -> dict[str, str]:
    """A login in the environment."""
    if isinstance(login, OAuthKeys):
        return dict(zip(OAUTH_VARIABLES, astuple(login), strict=True))
    return dict(zip(PASSWORD_VARIABLES, (login.login_name, login.password), strict=True))


def spoil(login: Login) -> Login:
    """The same with another secret."""
    if isinstance(login, OAuthKeys):
        return replace(login, access_secret=WRONG)
    return replace(login, password=WRONG)


@dataclass(frozen=True, slots=True)
class Case:
    """A wiki, and what logs in to it."""

    api_url: str
    login: Login


@pytest.fixture
def real_case(real_wiki: RealWiki) -> Case:
    """A bot password with just the grants that `photowalk login` asks for, on a real MediaWiki."""
    return Case(real_wiki.api_url, make_bot_password(real_wiki, "editpage", "createeditmovepage", "uploadfile"))


@pytest.fixture
def sandbox_case(sandbox: Sandbox) -> Case:
    """An OAuth consumer, on the sandbox."""
    accounts = sandbox.store.accounts
    accounts.add_consumer(accounts.require_user("Uploader", "2026-08-16T12:00:00Z"), KEYS)
    return Case(sandbox.api_url, KEYS)


@pytest.fixture(params=[pytest.param("real_case", marks=pytest.mark.mediawiki), "sandbox_case"])
def case(request: pytest.FixtureRequest) -> Case:
    """Each kind of login."""
    case: Case = request.getfixturevalue(request.param)
    return case


@pytest.fixture
def computer(tmp_path: Path) -> Computer:
    """Somebody's computer with a keyring."""
    return Computer(tmp_path)


def kill_upload(computer: Computer, folder: Path) -> Done:
    """An upload that was killed as it began to send; its words are its arguments, as everybody may read them."""
    with subprocess.Popen(  # noqa: S603 - our own command
        [sys.executable, "-m", "photowalk", "upload", str(folder)],
        cwd=computer.home,
        env=computer.environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stderr is not None
        first = process.stderr.readline().decode()
        shown = Path(f"/proc/{process.pid}/cmdline")
        arguments = shown.read_text(encoding="utf-8") if shown.exists() else ""
        process.kill()
    return Done(process.returncode, arguments, first)


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
def test_logging_in_and_uploading_leaves_no_secret(computer: Computer, fresh: Fresh, case: Case) -> None:
    """Rightly and wrongly, with help, with tracebacks, from a store and from the environment.

    Nor does an upload that is killed, neither in its temporary folder nor among its arguments.
    """
    walk = make_walk(computer.home / "walk", fresh, wiki=case.api_url)
    login, wrong = case.login, spoil(case.login)
    by_variables = replace(computer, variables=set_variables(wrong))
    done = [
        computer.run("--debug", "login", walk, typed=render_input(wrong)),
        computer.run("--debug", "login", walk, "--file", typed=render_input(login)),
        computer.run("login", walk, "--oauth", "--help", typed=render_input(login)),
        computer.run("login", walk, typed=render_input(login) + "one line more"),
        computer.run("plan", walk),
        by_variables.run("--debug", "upload", walk),
        kill_upload(computer, walk),
        computer.run("--debug", "upload", walk),
        computer.run("gallery", walk),
        computer.run("--debug", "logout", walk),
    ]
    assert [each.code for each in done] == [3, 0, 0, 2, 0, 3, -signal.SIGKILL, 0, 0, 0]
    trace = leave_trace(computer, *done)
    assert trace.find("Kept in") == ["what was said"]
    assert sys.platform != "linux" or "photowalk\0upload\0" in trace.said
    secrets = [*list_secrets(login), WRONG]
    assert [trace.find(secret) for secret in secrets] == [[]] * len(secrets)


@pytest.mark.parametrize("content", [f'[commons]\npassword = "{WRONG}', f'["commons"]\npassword = "{WRONG}"'])
def test_a_broken_store_is_told_without_a_secret(computer: Computer, content: str) -> None:
    """Its lines are quoted in no message and no traceback."""
    file = computer.home / ".config/photowalk/credentials.toml"
    file.parent.mkdir(parents=True)
    file.write_text(content, encoding="utf-8")
    file.chmod(0o600)
    done = [computer.run("--debug", "logout"), computer.run("logout")]
    assert [each.code for each in done] == [1, 1]
    assert leave_trace(computer, *done).find(WRONG) == []
