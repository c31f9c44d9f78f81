"""Where a login comes from and where it goes, whatever the places are."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photowalk.commons.credentials import (
    LOGIN_VARIABLES,
    OAUTH_VARIABLES,
    PASSWORD_VARIABLES,
    Credentials,
    Login,
    OAuthKeys,
    find_login,
    forget_login,
    keep_login,
    parse_login,
    render_login,
    require_well_formed,
)
from photowalk.errors import CredentialsMissingError
from support.login_stores import MemoryStore

JANE = Credentials("Example@walk", "the-secret")
KEYS = OAuthKeys("key", "first-secret", "token", "second-secret")
LOCKED = "The keyring is locked."

PASSWORD_ENVIRONMENT = dict(zip(PASSWORD_VARIABLES, ("Example@walk", "the-secret"), strict=True))
OAUTH_ENVIRONMENT = dict(zip(OAUTH_VARIABLES, ("key", "first-secret", "token", "second-secret"), strict=True))


def make_full_store(login: Login = JANE, *, name: str = "full", wiki: str = "commons") -> MemoryStore:
    """A store that has a login for a wiki."""
    store = MemoryStore(name)
    store.kept[wiki] = login
    return store


@pytest.mark.parametrize(("environment", "login"), [(PASSWORD_ENVIRONMENT, JANE), (OAUTH_ENVIRONMENT, KEYS)])
def test_the_environment_comes_first(environment: dict[str, str], login: Login) -> None:
    """With all variables of a kind set neither a store nor the person is asked."""
    store = make_full_store(Credentials("Other@walk", "other"))
    assert find_login("commons", environment, stores=[store], ask=pytest.fail) == login


def test_the_first_store_that_has_one_comes_before_the_person() -> None:
    """Those behind it are not asked; what was kept for one wiki is never given to another."""
    stores = [MemoryStore(), make_full_store(KEYS), MemoryStore(trouble="Never asked")]
    told: list[str] = []
    assert find_login("commons", {}, stores=stores, ask=pytest.fail, tell=told.append) == KEYS
    assert find_login("https://commons.example.org/w/api.php", {}, stores=stores[:2], ask=lambda: JANE) == JANE
    assert told == []


def test_a_store_that_is_out_of_order_is_told_and_the_next_one_asked() -> None:
    """No trouble of one place keeps a person from her work."""
    told: list[str] = []
    assert find_login("commons", {}, stores=[MemoryStore(trouble=LOCKED), make_full_store()], tell=told.append) == JANE
    assert told == [LOCKED]


def test_without_any_it_is_said_what_to_type() -> None:
    """The error names the command and all variables."""
    with pytest.raises(CredentialsMissingError) as caught:
        find_login("commons:test", {}, stores=[MemoryStore()])
    assert "Type: photowalk login --wiki commons:test" in str(caught.value)
    assert all(variable in str(caught.value) for variable in LOGIN_VARIABLES)


@pytest.mark.parametrize("environment", [PASSWORD_ENVIRONMENT, OAUTH_ENVIRONMENT])
@pytest.mark.parametrize("value", ["", None])
def test_one_variable_without_its_partners_is_an_error(environment: dict[str, str], value: str | None) -> None:
    """The missing one is named, rather than another account silently used; no value is quoted."""
    for missing in environment:
        others = {name: text for name, text in environment.items() if name != missing}
        given_ = others if value is None else {**others, missing: value}
        with pytest.raises(CredentialsMissingError, match=f"^{missing} is not set") as caught:
            find_login("commons", given_, stores=[make_full_store()])
        assert "secret" not in re.sub(r"PHOTOWALK_\w+", "", str(caught.value))


def test_both_kinds_at_once_are_an_error() -> None:
    """It is not guessed which account is meant."""
    with pytest.raises(CredentialsMissingError, match="are both set"):
        find_login("commons", {**PASSWORD_ENVIRONMENT, **OAUTH_ENVIRONMENT})


@pytest.mark.parametrize(
    ("login", "words"),
    [
        (Credentials("Example", "the-secret"), "The user name is not of the form Name@botname"),
        (Credentials("the-secret", "Example@walk"), "not of the form Name@botname"),
        (Credentials("@walk", "the-secret"), "not of the form Name@botname"),
        (Credentials("", "the-secret"), "not of the form Name@botname"),
        (Credentials("Example@walk", ""), "the password is empty"),
        (Credentials("Example@walk", "the-secret\udc80"), "no text in UTF-8"),
        (OAuthKeys("key", "the-secret", "token", ""), "the access secret must not be empty"),
        (OAuthKeys("", "the-secret", "", "x"), "the consumer key and the access token must not be empty"),
    ],
)
def test_what_no_wiki_would_take_is_refused(login: Login, words: str) -> None:
    """An account's own password is not what is wanted here; the error says what is wrong, without the secret."""
    wiki = "https://example.org/$(rm)/api.php"
    with pytest.raises(CredentialsMissingError, match=words) as caught:
        find_login(wiki, {}, ask=lambda: login)
    assert isinstance(login, OAuthKeys) or str(caught.value).endswith(f"ype: photowalk login --wiki '{wiki}'")
    assert "the-secret" not in str(caught.value)


@pytest.mark.parametrize("login", [JANE, KEYS])
def test_what_a_wiki_may_take_is_let_through(login: Login) -> None:
    """Whether it is right only the wiki knows."""
    require_well_formed(login, "commons")


def test_a_login_is_kept_in_the_first_place_that_takes_it_and_nowhere_else() -> None:
    """What is out of order is told; an older login does not lie in wait elsewhere."""
    locked, place, old = MemoryStore(trouble=LOCKED), MemoryStore("place"), make_full_store(name="old")
    old.kept["commons:test"] = JANE
    told: list[str] = []
    assert keep_login("commons", KEYS, stores=[locked, place, old], tell=told.append) is place
    assert (place.kept, old.kept) == ({"commons": KEYS}, {"commons:test": JANE})
    assert told == [LOCKED]


def test_a_place_where_an_older_login_may_be_left_is_told() -> None:
    """It is kept all the same."""
    told: list[str] = []
    keep_login("commons", KEYS, stores=[MemoryStore(), MemoryStore(trouble=LOCKED)], tell=told.append)
    assert told == [LOCKED]


def test_a_login_that_no_place_takes_is_told_with_the_other_way() -> None:
    """The variables are left."""
    with pytest.raises(CredentialsMissingError, match=r"no place to keep it\. Set PHOTOWALK_USERNAME"):
        keep_login("commons", JANE, stores=[MemoryStore(trouble=LOCKED)], tell=lambda _: None)


def test_a_login_is_forgotten_everywhere() -> None:
    """Those that had it are named; one out of order hinders none of the others."""
    stores = [make_full_store(), MemoryStore(trouble=LOCKED), MemoryStore(), make_full_store(KEYS)]
    told: list[str] = []
    assert forget_login("commons", stores=stores, tell=told.append) == (stores[0], stores[3])
    assert told == [LOCKED]
    assert not any(store.kept for store in stores)


@pytest.mark.parametrize(
    ("login", "shown"),
    [(JANE, "Credentials(login_name='Example@walk')"), (KEYS, "OAuthKeys(consumer_key='key', access_token='token')")],
)
def test_secrets_show_in_no_representation(login: Login, shown: str) -> None:
    """Neither repr nor str holds them."""
    assert (repr(login), str(login)) == (shown, shown)


def test_the_name_of_the_account_is_the_part_before_the_bots() -> None:
    """`Example@walk` logs in as Example."""
    assert JANE.username == "Example"


@given(st.builds(Credentials, st.text(), st.text()) | st.builds(OAuthKeys, st.text(), st.text(), st.text(), st.text()))
def test_a_login_is_read_as_it_was_written(login: Login) -> None:
    """Of either kind, whatever the texts are."""
    assert parse_login(dict(render_login(login))) == login


@pytest.mark.parametrize(
    "table",
    [
        None,
        "the-secret",
        ["username", "password"],
        {},
        {"username": "x"},
        {"username": "x", "password": 7},
        {"username": "x", "password": "y", "consumer_key": "z"},
        {"consumer_key": "x", "consumer_secret": "y"},
    ],
)
def test_what_is_no_login_is_none(table: object) -> None:
    """Rather than half of one."""
    assert parse_login(table) is None
