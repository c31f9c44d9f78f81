"""photowalk logout: a login is forgotten on this computer."""

from pathlib import Path

import pytest

from photowalk.cli import run
from photowalk.commons.credential_stores import FileStore, KeyringStore
from photowalk.commons.credentials import Credentials
from support.login_cases import Computer
from support.login_stores import JsonKeyring, LockedKeyring, use_keyring

JANE = Credentials("Jane Doe@photowalk", "the-secret")
WIKI = "https://commons.example.org/w/api.php"
SPECIAL = "https://commons.example.org/w/index.php?title=Special:"


@pytest.fixture
def computer(tmp_path: Path) -> Computer:
    """Somebody's computer, with a login for each of two wikis in each of two places."""
    computer = Computer(tmp_path)
    file = tmp_path / ".config" / "photowalk" / "credentials.toml"
    with use_keyring(JsonKeyring, file=str(tmp_path / "keyring.json")):
        for store in (KeyringStore(), FileStore(file)):
            for wiki in (WIKI, "commons:test"):
                store.put(wiki, JANE)
    return computer


def test_it_is_forgotten_everywhere_and_the_way_to_end_it_is_told(computer: Computer) -> None:
    """Each place is named, those of other wikis stay; the bot password itself only the wiki can delete."""
    done = computer.run("logout", "--wiki", WIKI)
    assert (done.code, done.out) == (0, "")
    assert done.err.splitlines() == [
        f"The login for {WIKI} is removed from the system keyring.",
        f"The login for {WIKI} is removed from {computer.home / '.config/photowalk/credentials.toml'}.",
        "The wiki itself still takes it.",
        f"To end a bot password: {SPECIAL}BotPasswords",
        f"To end an OAuth consumer: {SPECIAL}OAuthConsumerRegistration/list",
    ]
    assert [WIKI in text for text in computer.read_kept().values()] == [False, False]
    assert ["commons:test" in text for text in computer.read_kept().values()] == [True, True]


def test_where_there_is_none_it_is_said(computer: Computer) -> None:
    """A second time, for one; that is no error. Without a photowalk.toml it is about Commons."""
    done = computer.run("logout")
    assert (done.code, done.err) == (0, "No login for commons is kept on this computer.\n")


def test_variables_that_still_hold_are_told(tmp_path: Path) -> None:
    """No program can unset those of the shell that it was started from."""
    computer = Computer(tmp_path, variables={"PHOTOWALK_CONSUMER_KEY": "key"})
    assert computer.run("logout").err.endswith("where it still holds: PHOTOWALK_CONSUMER_KEY.\n")


def test_a_place_that_could_not_be_looked_into_is_worth_an_exit_code(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """What is there may be a login still."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    with use_keyring(LockedKeyring):
        code = run(["logout", "--wiki", WIKI])
    assert (code, capsys.readouterr().err) == (1, "The system keyring cannot be used (KeyringLocked).\n")
