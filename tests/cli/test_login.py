"""photowalk login: from a terminal or a file, by bot password or OAuth, tried before it is kept."""

import io
import os
import stat
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as NoKeyring

from photowalk.cli.login import GRANTS, find_special_page, read_lines
from photowalk.cli.wiki import warn_of_listeners
from photowalk.commons.credentials import Credentials, Login, OAuthKeys
from photowalk.commons.targets import Target, require_target
from photowalk.errors import InputError
from photowalk.sandbox.server import Sandbox
from photowalk.sandbox.store import SANDBOX_PASSWORD
from support.command import RunHere
from support.folders import make_walk, read_sheet
from support.fresh import Fresh
from support.login_cases import KEYS, Computer, make_bot_password, render_input
from support.login_stores import JsonKeyring, LockedKeyring
from support.mediawiki import RealWiki
from support.plain_client import PlainClient
from support.terminal import INTERRUPT, needs_pty, talk_to_photowalk

JANE = Credentials("Jane Doe@photowalk", SANDBOX_PASSWORD)


@pytest.fixture
def computer(tmp_path: Path) -> Computer:
    """Somebody's computer with a keyring."""
    return Computer(tmp_path)


@pytest.fixture(autouse=True)
def _consumer(sandbox: Sandbox) -> None:
    """A consumer that Jane Doe registered."""
    sandbox.store.accounts.add_consumer(sandbox.store.accounts.require_user("Jane Doe", "2026-08-16T12:00:00Z"), KEYS)


@pytest.mark.parametrize("login", [JANE, KEYS], ids=["bot password", "OAuth"])
def test_whoever_logged_in_once_is_asked_no_more(
    computer: Computer, sandbox: Sandbox, fresh: Fresh, login: Login
) -> None:
    """The whole way: log in from a file, plan, upload, gallery; all of it is on the wiki as hers."""
    walk = make_walk(computer.home / "walk", fresh, wiki=sandbox.api_url)
    done = computer.run("login", walk, typed=render_input(login))
    assert (done.code, done.out) == (0, "")
    assert f"Logged in to {sandbox.api_url} as Jane Doe." in done.err
    assert f"Kept in the system keyring. To remove it, type: photowalk logout {walk}" in done.err
    assert [computer.run(command, walk).code for command in ("plan", "upload", "gallery")] == [0, 0, 0]
    with PlainClient(sandbox.api_url) as client:
        for row in read_sheet(walk):
            (page,) = client.query(titles=f"File:{row['title']}", prop="imageinfo", iiprop="user")["pages"]
            assert page["imageinfo"][0]["user"] == "Jane Doe"
    assert list(computer.read_kept()) == ["keyring"]


@pytest.mark.parametrize(
    "login",
    [replace(JANE, password="the-secret"), replace(KEYS, access_secret="the-secret"), replace(KEYS, consumer_key="x")],
    ids=["wrong password", "wrong secret", "unknown consumer"],
)
def test_a_login_that_fails_is_kept_nowhere(computer: Computer, sandbox: Sandbox, login: Login) -> None:
    """Exit code 3, in words that do not hold the secret; an earlier login that works stays."""
    computer.run("login", "--wiki", sandbox.api_url, typed=render_input(JANE))
    kept = computer.read_kept()
    done = computer.run("login", "--wiki", sandbox.api_url, typed=render_input(login))
    assert (done.code, done.out) == (3, "")
    assert "refused the login" in done.err
    assert "the-secret" not in done.err
    assert computer.read_kept() == kept


@pytest.mark.parametrize(
    ("keyring", "arguments", "words"),
    [
        (NoKeyring, [], "There is no system keyring here that keeps a login."),
        (LockedKeyring, [], "The system keyring cannot be used (KeyringLocked)."),
        (JsonKeyring, ["--file"], "Kept in "),
    ],
    ids=["no keyring", "a locked one", "not wanted"],
)
def test_without_a_keyring_it_is_kept_in_a_private_file(
    tmp_path: Path, sandbox: Sandbox, keyring: type[KeyringBackend], arguments: list[str], words: str
) -> None:
    """Why, and where, is told; the next command finds it there."""
    computer = Computer(tmp_path, keyring)
    wiki = ["--wiki", sandbox.api_url]
    done = computer.run("login", *wiki, *arguments, typed=render_input(JANE))
    (file,) = tmp_path.rglob("credentials.toml")
    assert done.code == 0, done.err
    assert words in done.err
    assert f"Kept in {file}." in done.err
    assert stat.S_IMODE(file.stat().st_mode) & 0o077 == 0
    assert list(computer.read_kept()) == ["file"]


def test_only_the_last_login_is_left(computer: Computer, sandbox: Sandbox) -> None:
    """Whichever place it went to, none lies in wait at another."""
    for arguments, place in ((["--file"], "file"), ([], "keyring")):
        computer.run("login", "--wiki", sandbox.api_url, *arguments, typed=render_input(JANE))
        assert list(computer.read_kept()) == [place]


@pytest.mark.skipif(os.name != "posix", reason="file modes are those of POSIX")
def test_a_file_that_others_can_read_is_told_before_anybody_types_anything(
    computer: Computer, sandbox: Sandbox
) -> None:
    """What was typed after it would have been typed in vain."""
    wiki = ["--wiki", sandbox.api_url]
    computer.run("login", *wiki, "--file", typed=render_input(JANE))
    (file,) = computer.home.rglob("credentials.toml")
    file.chmod(0o644)
    done = computer.run("login", *wiki, typed="")
    assert (done.code, done.err) == (3, f"{file} can be read by others. Type: chmod 600 {file}\n")


def test_an_account_that_may_not_upload_is_told_and_kept(computer: Computer, sandbox: Sandbox) -> None:
    """The login works, and a block or a missing grant may be mended on the wiki; the exit code says that it must."""
    sandbox.store.block_user("Blocked")
    login = Credentials("Blocked@photowalk", SANDBOX_PASSWORD)
    done = computer.run("login", "--wiki", sandbox.api_url, typed=render_input(login))
    assert done.code == 3
    assert "Kept in the system keyring." in done.err
    assert "Blocked is blocked on" in done.err.splitlines()[-1]
    assert list(computer.read_kept()) == ["keyring"]


def test_a_missing_grant_is_told(computer: Computer, real_wiki: RealWiki) -> None:
    """With the words for it on Special:BotPasswords, so that it can be ticked there."""
    login = make_bot_password(real_wiki, "editpage")
    done = computer.run("login", "--wiki", real_wiki.api_url, typed=render_input(login))
    assert done.code == 3
    assert "Uploader lacks the right upload, createpage on" in done.err
    assert all(grant in done.err for grant in GRANTS)


def test_the_grants_have_the_names_that_the_wiki_shows(real_wiki: RealWiki) -> None:
    """A person looks for them on Special:BotPasswords in English."""
    messages = "grant-editpage|grant-createeditmovepage|grant-uploadfile"
    with PlainClient(real_wiki.api_url) as client:
        told = client.query(meta="allmessages", ammessages=messages, amlang="en")["allmessages"]
    assert tuple(message["content"] for message in told) == GRANTS


@pytest.mark.parametrize(
    ("hits", "seconds", "told"), [(380, 4320, "380 files in 72 minutes"), (1, 60, "1 file in 1 minute")]
)
def test_the_upload_limit_is_told(computer: Computer, sandbox: Sandbox, *, hits: int, seconds: int, told: str) -> None:
    """As the wiki tells it of this account."""
    sandbox.store.set_rate_limit("upload", hits=hits, seconds=seconds)
    done = computer.run("login", "--wiki", sandbox.api_url, typed=render_input(JANE))
    sandbox.store.lift_rate_limit("upload")
    assert f"The account may upload {told}." in done.err


def test_variables_that_go_before_it_are_told(tmp_path: Path, sandbox: Sandbox) -> None:
    """Otherwise the next command would use another account than the one just logged in."""
    computer = Computer(tmp_path, variables={"PHOTOWALK_USERNAME": "Other@x", "PHOTOWALK_PASSWORD": "the-secret"})
    done = computer.run("login", "--wiki", sandbox.api_url, typed=render_input(JANE))
    assert "where it goes before what is kept: PHOTOWALK_USERNAME, PHOTOWALK_PASSWORD." in done.err


@needs_pty
def test_a_terminal_is_led_through_it(computer: Computer, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    """Step by step, with the page to open and the grants to tick; what is secret is not echoed."""
    for name, text in computer.environment.items():
        monkeypatch.setenv(name, text)
    answers = [("User name", f" {JANE.login_name} "), ("Password", JANE.password)]
    talk = talk_to_photowalk("login", "--wiki", sandbox.api_url, cwd=computer.home, answers=answers)
    assert talk.code == 0
    assert f"1. Open {sandbox.base_url}/w/index.php?title=Special:BotPasswords" in talk.err
    assert '"Edit existing pages", "Create, edit, and move pages" and "Upload new files"' in talk.err
    assert "two-factor" in talk.err
    assert "Password: \nLogged in to" in talk.err
    assert f"(With OAuth instead: photowalk login --oauth --wiki {sandbox.api_url})" in talk.err


@needs_pty
def test_a_terminal_is_asked_for_the_four_texts_of_a_consumer(
    computer: Computer, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the order in which the wiki shows them; the two secrets are not echoed."""
    for name, text in computer.environment.items():
        monkeypatch.setenv(name, text)
    questions = ("Consumer token", "Consumer secret", "Access token", "Access secret")
    answers = list(zip(questions, render_input(KEYS).splitlines(), strict=True))
    talk = talk_to_photowalk("login", "--oauth", "--wiki", sandbox.api_url, cwd=computer.home, answers=answers)
    assert talk.code == 0
    assert "Special:OAuthConsumerRegistration/propose" in talk.err
    assert "only by you" in talk.err
    assert KEYS.access_token in talk.err
    assert KEYS.consumer_secret not in talk.err
    assert KEYS.access_secret not in talk.err


@needs_pty
@pytest.mark.parametrize(
    ("arguments", "address"),
    [
        ([], "https://commons.wikimedia.org/wiki/Special:BotPasswords"),
        (["--oauth"], "https://meta.wikimedia.org/wiki/Special:OAuthConsumerRegistration/propose"),
    ],
)
def test_without_a_photowalk_toml_it_is_about_commons(tmp_path: Path, arguments: list[str], address: str) -> None:
    """Whoever installs photowalk may log in before there is any folder; Ctrl-C changes nothing."""
    question = "Consumer token" if arguments else "User name"
    talk = talk_to_photowalk("login", *arguments, cwd=tmp_path, answers=[(question, INTERRUPT)])
    assert talk.code == 130
    assert f"1. Open {address}\n" in talk.err


@pytest.mark.parametrize("command", ["login", "logout"])
def test_the_sandbox_needs_no_login(photowalk: RunHere, walk: Path, command: str) -> None:
    """It is said, with how to name another wiki."""
    done = photowalk(command, walk)
    assert (done.code, done.out) == (0, "")
    assert (
        done.err == f"The sandbox needs no login. For another wiki, give --wiki: photowalk {command} --wiki commons\n"
    )


def test_a_folder_that_says_no_wiki_is_an_error(photowalk: RunHere, walk: Path) -> None:
    """One that is not there, or whose photowalk.toml cannot be used."""
    assert "is not a folder" in photowalk("login", walk / "absent").err
    (walk / "photowalk.toml").write_text("wiki = 7", encoding="utf-8")
    assert photowalk("logout", walk).code == 2


@pytest.mark.parametrize(
    ("text", "login"),
    [
        ("Example@walk\nthe-secret\n", Credentials("Example@walk", "the-secret")),
        ("\r\n Example@walk \r\n\r\nthe-secret", Credentials("Example@walk", "the-secret")),
        ("a\nb\nc\nd\n", OAuthKeys("a", "b", "c", "d")),
    ],
)
def test_lines_are_a_login(text: str, login: Login) -> None:
    """Blanks and blank lines apart, with the line ends of any system."""
    assert read_lines(text, oauth=isinstance(login, OAuthKeys)) == login
    assert read_lines(text, oauth=False) == login


@pytest.mark.parametrize(
    ("text", "oauth", "words"),
    [
        ("", False, "has 0 lines. Give two lines, .* or four lines"),
        ("the-secret\n", False, "has 1 lines"),
        ("Example@walk\nthe-secret\nmore\n", False, "has 3 lines"),
        ("Example@walk\nthe-secret\n", True, "has 2 lines. Give four lines"),
    ],
)
def test_other_numbers_of_lines_are_none(text: str, words: str, *, oauth: bool) -> None:
    """The error says how many there are and should be, and quotes none."""
    with pytest.raises(InputError, match=words) as caught:
        read_lines(text, oauth=oauth)
    assert "the-secret" not in str(caught.value)


def test_bytes_that_are_no_text_are_told(photowalk: RunHere, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a usage error, without quoting them."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"the-secret\xff\n"), encoding="utf-8"))
    done = photowalk("login", tmp_path)
    assert (done.code, done.err) == (2, "Standard input is no text in UTF-8.\n")


@pytest.mark.parametrize(
    ("named", "page", "address"),
    [
        ("commons", "BotPasswords", "https://commons.wikimedia.org/wiki/Special:BotPasswords"),
        ("commons:test", "BotPasswords", "https://test-commons.wikimedia.org/wiki/Special:BotPasswords"),
        ("commons:test", "OAuthX", "https://meta.wikimedia.org/wiki/Special:OAuthX"),
        ("commons:beta", "OAuthX", "https://meta.wikimedia.beta.wmcloud.org/wiki/Special:OAuthX"),
        ("https://example.org/api.php", "OAuthX", "https://example.org/index.php?title=Special:OAuthX"),
        ("https://example.org/x/api.php", "BotPasswords", "https://example.org/x/index.php?title=Special:BotPasswords"),
    ],
)
def test_a_page_is_on_the_wiki_that_has_it(named: str, page: str, address: str) -> None:
    """Wikimedia's wikis share the one for OAuth; any other wiki has its own."""
    assert find_special_page(require_target(named), page) == address


@pytest.mark.parametrize(
    ("api_url", "login", "is_warned"),
    [
        ("http://example.org/w/api.php", JANE, True),
        ("http://example.org/w/api.php", KEYS, False),
        ("https://example.org/w/api.php", JANE, False),
        ("http://127.0.0.1:8080/w/api.php", JANE, False),
    ],
)
def test_a_password_that_others_can_read_on_the_way_is_told(
    capsys: pytest.CaptureFixture[str], api_url: str, login: Login, *, is_warned: bool
) -> None:
    """Where it leaves this computer without https; the secrets of OAuth never travel."""
    warn_of_listeners(Target(api_url, api_url), login)
    assert ("can be read by anybody on the way" in capsys.readouterr().err) == is_warned
