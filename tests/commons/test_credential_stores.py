"""The places where logins are kept: what they keep, whom they show it to, and how they say that they cannot."""

import json
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import keyring
import pytest
from hypothesis import given
from hypothesis import strategies as st
from keyring.backend import KeyringBackend
from keyring.backends import fail, null

from photowalk.commons.credential_stores import FileStore, KeyringStore
from photowalk.commons.credentials import Credentials, OAuthKeys, Store, StoreUnusableError
from photowalk.errors import CredentialsMissingError
from support.login_stores import ForgetfulKeyring, HangingKeyring, JsonKeyring, LockedKeyring, use_keyring

JANE = Credentials("Example@walk", "the-secret")
KEYS = OAuthKeys("key", "the-secret", "token", "the-secret-too")
posix = pytest.mark.skipif(os.name != "posix", reason="file modes are those of POSIX")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where a file of logins may be."""
    return tmp_path / "deep" / "credentials.toml"


@pytest.fixture(params=["keyring", "file"])
def store(request: pytest.FixtureRequest, tmp_path: Path, file: Path) -> Iterator[Store]:
    """Each of the two places."""
    if request.param == "file":
        yield FileStore(file)
        return
    with use_keyring(JsonKeyring, file=str(tmp_path / "keyring.json")):
        yield KeyringStore()


@contextmanager
def limit_files(size_bytes: int) -> Iterator[None]:
    """Let no file of this process grow beyond a size, as on a full disk."""
    import resource  # noqa: PLC0415 - POSIX only

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size_bytes, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def write_private(file: Path, content: bytes) -> None:
    """A file of logins as somebody may have written it by hand."""
    file.parent.mkdir()
    file.write_bytes(content)
    file.chmod(0o600)


def test_a_store_keeps_one_login_for_each_wiki(store: Store) -> None:
    """A later one takes the place of the one before; another wiki's is another's."""
    assert store.find("commons") is None
    store.put("commons", Credentials("Example@walk", "old"))
    store.put("commons", JANE)
    store.put("https://example.org/w/api.php", KEYS)
    found = [store.find(wiki) for wiki in ("commons", "https://example.org/w/api.php", "commons:test")]
    assert found == [JANE, KEYS, None]


def test_a_store_forgets_and_says_whether_there_was_anything(store: Store) -> None:
    """Only what was kept for that wiki."""
    store.put("commons", JANE)
    store.put("commons:test", KEYS)
    assert [store.remove("commons"), store.remove("commons")] == [True, False]
    assert [store.find("commons"), store.find("commons:test")] == [None, KEYS]


def test_a_store_has_a_name_for_sentences(file: Path) -> None:
    """The path of the file; of the keyring just that it is one."""
    assert [FileStore(file).name, KeyringStore().name] == [str(file), "the system keyring"]


@posix
def test_the_file_is_readable_by_its_owner_alone(file: Path) -> None:
    """Mode 0600 in a folder of mode 0700; one that others can read is not used, and it is said how to mend it."""
    store = FileStore(file)
    store.put("commons", JANE)
    assert [stat.S_IMODE(path.stat().st_mode) for path in (file, file.parent)] == [0o600, 0o700]
    file.chmod(0o640)
    with pytest.raises(CredentialsMissingError, match="chmod 600"):
        store.find("commons")


def test_a_link_leads_to_the_file_and_stays_one(file: Path, tmp_path: Path) -> None:
    """What is kept and removed, is so where the link leads: no older secret is left there."""
    behind = tmp_path / "elsewhere" / "logins.toml"
    file.parent.mkdir()
    file.symlink_to(behind)
    store = FileStore(file)
    store.put("commons", JANE)
    store.put("commons", KEYS)
    assert (file.is_symlink(), FileStore(behind).find("commons")) == (True, KEYS)
    assert store.remove("commons")
    assert list(behind.parent.iterdir()) == []


def test_nothing_else_is_left_beside_the_file(file: Path) -> None:
    """Not even the file itself, once the last login is gone."""
    store = FileStore(file)
    store.put("commons", JANE)
    store.put("commons", KEYS)
    assert [entry.name for entry in file.parent.iterdir()] == ["credentials.toml"]
    store.remove("commons")
    assert list(file.parent.iterdir()) == []


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"[commons\npassword = 'the-secret'", "cannot be read as TOML.* photowalk login"),
        (b"\xff\xfe the-secret", "cannot be read as TOML"),
        (b"[commons]\npassword = 'the-secret'", r"\['commons'\] is neither a bot password"),
        (b"commons = 'the-secret'", r"\['commons'\] is neither"),
    ],
)
def test_a_broken_file_is_told_without_its_contents(file: Path, content: bytes, words: str) -> None:
    """The error names the file, and never quotes a line that may hold a secret; nothing is written over it."""
    write_private(file, content)
    store = FileStore(file)
    for use in (store.find, store.remove, lambda wiki: store.put(wiki, JANE)):
        with pytest.raises(CredentialsMissingError, match=words) as caught:
            use("commons")
        assert str(file) in str(caught.value)
        assert "the-secret" not in str(caught.value)
        assert caught.value.__cause__ is None
    assert file.read_bytes() == content


def test_a_file_that_cannot_be_read_is_told(file: Path) -> None:
    """A folder in its place, for one."""
    file.mkdir(parents=True)
    with pytest.raises(CredentialsMissingError, match="cannot be read"):
        FileStore(file).find("commons")


@pytest.mark.skipif(sys.platform == "win32", reason="no limits of resources there")
def test_a_full_disk_costs_nothing_that_was_kept(file: Path) -> None:
    """The old file stays as it was, the half of a new one is taken away, and another store may do."""
    store = FileStore(file)
    store.put("commons", JANE)
    with limit_files(8), pytest.raises(StoreUnusableError, match=r"cannot be written \(File too large\)"):
        store.put("commons", KEYS)
    assert store.find("commons") == JANE
    assert [entry.name for entry in file.parent.iterdir()] == ["credentials.toml"]


@given(name=st.text(), password=st.text(), wiki=st.text())
def test_any_text_survives_the_file(
    tmp_path_factory: pytest.TempPathFactory, name: str, password: str, wiki: str
) -> None:
    """Quotes, backslashes, line ends and letters of any script come back as they were kept."""
    store = FileStore(tmp_path_factory.mktemp("store") / "credentials.toml")
    kept = Credentials(name, password)
    store.put(wiki, kept)
    assert store.find(wiki) == kept


def test_the_keyring_has_one_text_for_each_wiki(tmp_path: Path) -> None:
    """Under our own name, with the wiki as the user: what a person sees who looks through her keyring."""
    with use_keyring(JsonKeyring, file=str(tmp_path / "keyring.json")):
        KeyringStore().put("commons", JANE)
        text = keyring.get_password("photowalk", "commons")
    assert json.loads(text or "") == {"username": "Example@walk", "password": "the-secret"}


@pytest.mark.parametrize("backend", [fail.Keyring, null.Keyring])
def test_a_system_without_a_keyring_is_no_trouble(backend: type[KeyringBackend]) -> None:
    """Nothing is found and nothing to be removed; only who wants to keep something is told."""
    store = KeyringStore()
    with use_keyring(backend):
        assert store.find("commons") is None
        assert not store.remove("commons")
        with pytest.raises(StoreUnusableError, match="no system keyring"):
            store.put("commons", JANE)


def test_a_keyring_that_keeps_nothing_is_found_out() -> None:
    """What was put is looked for at once."""
    with use_keyring(ForgetfulKeyring), pytest.raises(StoreUnusableError, match="no system keyring here that keeps"):
        KeyringStore().put("commons", JANE)


def test_a_keyring_out_of_order_is_told_without_its_words() -> None:
    """They may quote what it was to keep; so neither message nor cause of the error holds them."""
    store = KeyringStore()
    with use_keyring(LockedKeyring):
        for use in (store.find, store.remove, lambda wiki: store.put(wiki, JANE)):
            with pytest.raises(
                StoreUnusableError, match=r"^The system keyring cannot be used \(KeyringLocked\)\.$"
            ) as told:
                use("commons")
            assert told.value.__cause__ is None
            assert told.value.__suppress_context__


def test_a_keyring_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """One that the person's settings name and nobody installed."""
    monkeypatch.setattr(keyring.core, "_keyring_backend", None)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "no_such_module.Keyring")
    with pytest.raises(StoreUnusableError, match="ModuleNotFoundError"):
        KeyringStore().find("commons")


def test_a_keyring_that_does_not_answer_is_left_alone() -> None:
    """Its time is limited: it may be waiting for a window that nobody sees, of which a person is told before."""
    told: list[str] = []
    for quiet_s, words in ((3, []), (0.005, ["Waiting for the system keyring; maybe its window asks for a password."])):
        store = KeyringStore(patience_s=0.01, quiet_s=quiet_s, tell=told.append)
        with use_keyring(HangingKeyring), pytest.raises(StoreUnusableError, match="gives no answer within 0 seconds"):
            store.find("commons")
        assert told == words


def test_a_keyring_that_answers_is_not_told_to_be_waited_for(tmp_path: Path) -> None:
    """Only where there is nothing else to be seen."""
    told: list[str] = []
    with use_keyring(JsonKeyring, file=str(tmp_path / "keyring.json")):
        assert KeyringStore(tell=told.append).find("commons") is None
    assert told == []


@pytest.mark.parametrize("text", ["the-secret", '["the-secret"]', '{"password": "the-secret"}'])
def test_what_is_no_login_in_the_keyring_is_told_and_can_be_replaced(tmp_path: Path, text: str) -> None:
    """Without quoting it."""
    with use_keyring(JsonKeyring, file=str(tmp_path / "keyring.json")):
        keyring.set_password("photowalk", "commons", text)
        with pytest.raises(
            CredentialsMissingError, match=r"for commons .* is no login\. Type: photowalk login --wiki commons"
        ) as told:
            KeyringStore().find("commons")
        assert "the-secret" not in str(told.value)
        KeyringStore().put("commons", JANE)
        assert KeyringStore().find("commons") == JANE
