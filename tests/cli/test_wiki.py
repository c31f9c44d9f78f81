"""The wiki that a command works on: accounts from the terminal, and the patience it is given."""

import stat
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from photowalk.commons.credential_stores import FileStore
from photowalk.commons.credentials import Credentials
from photowalk.sandbox.server import Sandbox
from support.command import Done, RunHere, run_photowalk
from support.folders import make_walk
from support.fresh import Fresh
from support.login_cases import Computer
from support.sandbox_wiki import make_sandbox_under_test
from support.terminal import needs_pty, talk_to_photowalk

DISTANT = "http://127.1:9/w/api.php"
"""Another way to write 127.0.0.1, and none that photowalk knows this computer by; nobody answers there."""

VARIABLES = {"PHOTOWALK_USERNAME": "Uploader@batch", "PHOTOWALK_PASSWORD": "the-secret"}


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
    answers = [("User name (Name@botname)", login.login_name), ("Password", login.password), ("Keep it", "y")]
    return talk_to_photowalk("upload", cwd=home, answers=answers)


@needs_pty
def test_a_terminal_is_asked_for_the_password_which_is_not_shown(talk: Done) -> None:
    """The upload goes through, and between the question and the next line nothing is echoed."""
    assert talk.code == 0
    assert "[Uploader@photowalk]" in talk.err
    assert "Password: \nLogged in to" in talk.err
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
@pytest.mark.parametrize(
    ("name", "words"),
    [("Uploader", "not of the form Name@botname"), ("Uploader@photowalk", "refused the login of Uploader@photowalk")],
)
def test_a_login_that_fails_is_kept_nowhere(planned: Path, name: str, words: str) -> None:
    """Whether it is no bot password at all, or the wiki does not take it: nobody is asked whether to keep it."""
    talk = talk_to_photowalk("upload", cwd=planned, answers=[("User name", name), ("Password", "the-secret")])
    assert talk.code == 3
    assert words in talk.err
    assert "Keep it" not in talk.err


@needs_pty
def test_a_place_that_cannot_be_written_keeps_nobody_from_uploading(
    planned: Path, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is told; the photos go up all the same."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(planned / "photowalk.toml"))
    login = make_sandbox_under_test(sandbox).login
    answers = [("User name", login.login_name), ("Password", login.password), ("Keep it", "y")]
    talk = talk_to_photowalk("upload", cwd=planned, answers=answers)
    assert talk.code == 0
    assert "credentials.toml cannot be written (" in talk.err


@needs_pty
def test_a_login_that_nobody_wants_kept_is_not(planned: Path, sandbox: Sandbox) -> None:
    """It serves for this once."""
    login = make_sandbox_under_test(sandbox).login
    answers = [("User name", login.login_name), ("Password", login.password), ("Keep it", "n")]
    assert talk_to_photowalk("upload", cwd=planned, answers=answers).code == 0
    assert list(planned.rglob("credentials.toml")) == []


@pytest.fixture
def visitor(tmp_path: Path) -> Computer:
    """Who has a login in the environment, and a planned folder for a wiki that seems to be on another computer."""
    computer = Computer(tmp_path, variables=VARIABLES)
    walk = make_walk(tmp_path / "walk", Fresh("visit"), wiki=DISTANT)
    assert computer.run("plan", walk).code == 0
    return computer


@pytest.mark.parametrize("command", ["upload", "gallery", "check"])
@pytest.mark.parametrize("variables", [{}, {"PHOTOWALK_WIKI": "commons"}])
def test_a_login_in_the_environment_is_not_given_to_whomever_a_folder_names(
    visitor: Computer, command: str, variables: dict[str, str]
) -> None:
    """The folder may be somebody else's. Nothing is asked of that wiki; it is said where it is, and what to type."""
    done = replace(visitor, variables={**VARIABLES, **variables}).run(command, "walk")
    assert (done.code, done.out) == (3, "")
    assert done.err.endswith(
        f"photowalk.toml sends to {DISTANT}. The login in the environment (PHOTOWALK_USERNAME, PHOTOWALK_PASSWORD) is "
        f"not given to it. If it is for that wiki, add --wiki {DISTANT} or set PHOTOWALK_WIKI to the address.\n"
    )


@pytest.mark.parametrize(
    ("arguments", "variables"), [(["--wiki", DISTANT], VARIABLES), ([], {**VARIABLES, "PHOTOWALK_WIKI": DISTANT})]
)
def test_whoever_names_the_wiki_herself_has_it_given_to_it(
    visitor: Computer, arguments: list[str], variables: dict[str, str]
) -> None:
    """By option or by variable: it is tried. That a password can be read on the way is told with either."""
    done = replace(visitor, variables=variables).run("upload", "walk", *arguments)
    assert done.code == 4
    assert f"{DISTANT} begins with http: the password can be read by anybody on the way." in done.err
    assert f"{DISTANT} does not answer" in done.err


def test_what_is_kept_for_a_wiki_is_for_it(visitor: Computer) -> None:
    """It is tried, whatever the environment holds for another."""
    store = FileStore(visitor.home / ".config" / "photowalk" / "credentials.toml")
    store.put(DISTANT, Credentials("Kept@photowalk", "the-secret"))
    assert visitor.run("upload", "walk").code == 4


def test_a_refused_login_of_the_environment_is_to_be_mended_there(visitor: Computer, sandbox: Sandbox) -> None:
    """What is kept would be of no avail, as the variables go before it."""
    done = visitor.run("upload", "walk", "--wiki", sandbox.api_url)
    assert done.code == 3
    assert done.err.endswith("It is from the environment: set PHOTOWALK_USERNAME, PHOTOWALK_PASSWORD anew.\n")
    assert "photowalk login" not in done.err


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
