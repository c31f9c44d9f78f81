"""Where user name and password come from, and that they are kept to themselves."""

import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photowalk.commons.credentials import Credentials, find_credentials, store_credentials
from photowalk.errors import CredentialsMissingError

JANE = Credentials("Example@walk", "the-secret")
ENVIRONMENT = {"PHOTOWALK_USERNAME": "Example@walk", "PHOTOWALK_PASSWORD": "the-secret"}


def test_the_environment_comes_first(tmp_path: Path) -> None:
    """With both variables set neither the file nor the person is asked."""
    file = tmp_path / "credentials.toml"
    store_credentials("commons", Credentials("Other@walk", "other"), file=file)
    assert find_credentials("commons", ENVIRONMENT, file=file, ask=pytest.fail) == JANE


def test_the_file_comes_before_the_person(tmp_path: Path) -> None:
    """What was stored for a wiki is used for that wiki alone."""
    file = tmp_path / "deep" / "credentials.toml"
    store_credentials("commons", JANE, file=file)
    store_credentials("commons:test", Credentials("Test@walk", "x"), file=file)
    assert find_credentials("commons", {}, file=file, ask=pytest.fail) == JANE
    assert find_credentials("https://example.org/api.php", {}, file=file, ask=lambda: JANE) == JANE


@pytest.mark.skipif(os.name != "posix", reason="file modes are those of POSIX")
def test_the_file_is_readable_by_its_owner_alone(tmp_path: Path) -> None:
    """A stored password has mode 0600; a file that others can read is not used, and it is said how to mend it."""
    file = tmp_path / "credentials.toml"
    store_credentials("commons", JANE, file=file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    file.chmod(0o640)
    with pytest.raises(CredentialsMissingError, match="chmod 600"):
        find_credentials("commons", {}, file=file)


def test_storing_again_replaces_the_old(tmp_path: Path) -> None:
    """A new password for a wiki takes the place of the one before, and nothing else is left in the folder."""
    file = tmp_path / "credentials.toml"
    store_credentials("commons", Credentials("Example@walk", "old"), file=file)
    store_credentials("commons", JANE, file=file)
    assert find_credentials("commons", {}, file=file) == JANE
    assert [entry.name for entry in tmp_path.iterdir()] == ["credentials.toml"]


def test_without_any_it_is_said_how_to_get_them(tmp_path: Path) -> None:
    """The error names both variables and the page that makes bot passwords."""
    with pytest.raises(CredentialsMissingError, match=r"PHOTOWALK_USERNAME.*PHOTOWALK_PASSWORD.*Special:BotPasswords"):
        find_credentials("commons", {}, file=tmp_path / "absent.toml")


@pytest.mark.parametrize("present", sorted(ENVIRONMENT))
def test_one_variable_without_the_other_is_an_error(present: str, tmp_path: Path) -> None:
    """The missing one is named, rather than another account silently used."""
    (missing,) = ENVIRONMENT.keys() - {present}
    with pytest.raises(CredentialsMissingError, match=f"{missing} is not set"):
        find_credentials("commons", {present: "x"}, file=tmp_path / "absent.toml")


@pytest.mark.parametrize("login_name", ["Example", "@walk", ""])
def test_a_name_without_the_bots_is_refused(login_name: str, tmp_path: Path) -> None:
    """An account's own password is not what is wanted here."""
    with pytest.raises(CredentialsMissingError, match="not of the form Name@botname"):
        find_credentials("commons", {}, file=tmp_path / "absent.toml", ask=lambda: Credentials(login_name, "x"))


@pytest.mark.parametrize(
    "content",
    ["[commons\npassword = 'the-secret'", "[commons]\nusername = 'x'", "commons = 'the-secret'", b"\xff\xfe secret"],
)
def test_a_broken_file_is_told_without_its_contents(content: str | bytes, tmp_path: Path) -> None:
    """The error names the file, and never quotes a line that may hold the password."""
    file = tmp_path / "credentials.toml"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    file.chmod(0o600)
    with pytest.raises(CredentialsMissingError, match=r"credentials\.toml") as caught:
        find_credentials("commons", {}, file=file)
    assert "secret" not in str(caught.value)
    assert caught.value.__cause__ is None


def test_the_password_shows_in_no_representation() -> None:
    """Neither repr nor str of credentials holds the password; the account's name is the part before the @."""
    assert "secret" not in f"{JANE!r} {JANE}"
    assert JANE.username == "Example"


@given(name=st.text(min_size=1), password=st.text(min_size=1), wiki=st.text(min_size=1))
def test_any_text_survives_the_file(
    tmp_path_factory: pytest.TempPathFactory, name: str, password: str, wiki: str
) -> None:
    """Quotes, backslashes, line ends and letters of any script come back as they were stored."""
    file = tmp_path_factory.mktemp("store") / "credentials.toml"
    stored = Credentials(f"N{name}@walk", password)
    store_credentials(wiki, stored, file=file)
    assert find_credentials(wiki, {}, file=file) == stored
