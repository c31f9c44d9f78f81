"""The wiki that a command works on: accounts from the terminal, and the patience it is given."""

import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from photowalk.sandbox.server import Sandbox
from support.command import Done, RunHere, run_photowalk
from support.folders import make_walk
from support.fresh import Fresh
from support.sandbox_wiki import make_sandbox_under_test
from support.terminal import needs_pty, talk_to_photowalk


@pytest.fixture(scope="module", autouse=True)
def _no_keyring() -> Iterator[None]:
    """That of whoever runs the tests is left alone."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
        patch.delenv("XDG_CONFIG_HOME", raising=False)
        yield


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory, sandbox: Sandbox) -> Path:
    """A planned folder for the sandbox, which is also somebody's empty home."""
    folder = make_walk(tmp_path_factory.mktemp("home"), Fresh("home"), wiki=sandbox.api_url)
    assert run_photowalk("plan", cwd=folder).code == 0
    return folder


@pytest.fixture(scope="module")
def talk(home: Path, sandbox: Sandbox) -> Done:
    """An upload by somebody who sits at a terminal, is asked for her password and has it kept."""
    login = make_sandbox_under_test(sandbox).login
    answers = [("User name (Name@botname)", login.login_name), ("Password", login.password), ("Keep them", "y")]
    return talk_to_photowalk("upload", cwd=home, answers=answers)


@needs_pty
def test_a_terminal_is_asked_for_the_password_which_is_not_shown(talk: Done) -> None:
    """The upload goes through, and between the question and the next line nothing is echoed."""
    assert talk.code == 0
    assert "[Uploader@photowalk]" in talk.err
    assert "Password: \nKeep them" in talk.err
    assert "To be led through it, and asked no more, type: photowalk login\n" in talk.err.replace(")\n", "\n")


@needs_pty
def test_a_terminal_shows_a_bar_with_the_lines_above_it(talk: Done) -> None:
    """How many of how many, and what came of each."""
    assert "Uploading" in talk.err
    assert "2/2" in talk.err
    assert "uploaded: Walk 1.jpg" in talk.err


@needs_pty
def test_what_was_kept_is_for_its_owner_alone_and_is_used_again(talk: Done, home: Path, sandbox: Sandbox) -> None:
    """A private file; the next command finds it and asks nobody."""
    (file,) = home.rglob("credentials.toml")
    assert talk.code == 0
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    done = run_photowalk("gallery", "--page", "User:Uploader/My walk", cwd=home)
    assert done.code == 0
    assert done.out.startswith(f"{sandbox.base_url}/wiki/User:Uploader/My_walk\n")


@needs_pty
def test_what_is_no_bot_password_is_said_at_once(planned: Path) -> None:
    """Before it is kept, and before the wiki is asked."""
    talk = talk_to_photowalk("upload", cwd=planned, answers=[("User name", "Uploader"), ("Password", "the-secret")])
    assert talk.code == 3
    assert "not of the form Name@botname" in talk.err
    assert "Keep them" not in talk.err


@needs_pty
def test_a_place_that_cannot_be_written_keeps_nobody_from_uploading(
    planned: Path, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is told; the photos go up all the same."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(planned / "photowalk.toml"))
    login = make_sandbox_under_test(sandbox).login
    answers = [("User name", login.login_name), ("Password", login.password), ("Keep them", "y")]
    talk = talk_to_photowalk("upload", cwd=planned, answers=answers)
    assert talk.code == 0
    assert "credentials.toml cannot be written (" in talk.err


@pytest.mark.parametrize("seconds", ["a minute", "9" * 30])
def test_patience_is_a_number_of_seconds(
    photowalk: RunHere, walk: Path, monkeypatch: pytest.MonkeyPatch, seconds: str
) -> None:
    """Anything else, also one that no clock can count, is an error that names the variable."""
    photowalk("plan", walk)
    monkeypatch.setenv("PHOTOWALK_PATIENCE", seconds)
    done = photowalk("upload", walk)
    assert done.code == 2
    assert f"PHOTOWALK_PATIENCE is {seconds!r}" in done.err
