"""Logging in and out, in the ways clients do it."""

import pytest

from photowalk.sandbox.store import SANDBOX_PASSWORD, Store
from support.sandbox_api import SandboxApi

REFUSED = {"result": "Failed", "reason": "Incorrect username or password entered. Please try again."}


@pytest.mark.parametrize("name", ["Jane Doe@photowalk", "jane_Doe@x", "Jane Doe"])
def test_anybody_may_log_in(stranger: SandboxApi, name: str) -> None:
    """By bot password or by the account's own; the account is made where there was none."""
    answer = stranger.login(name)
    assert (answer["result"], answer["lgusername"]) == ("Success", "Jane Doe")
    info = stranger.query(meta="userinfo", uiprop="groups|rights|ratelimits|blockinfo|hasmsg")["userinfo"]
    assert (info["name"], info["groups"], info["ratelimits"]) == ("Jane Doe", ["*", "user", "autoconfirmed"], {})
    assert "upload" in info["rights"]
    assert "apihighlimits" not in info["rights"]


@pytest.mark.parametrize(
    ("name", "password"),
    [("Example@x", "wrong"), ("Example", ""), ("A/b@x", SANDBOX_PASSWORD), ("@x", SANDBOX_PASSWORD)],
)
def test_another_password_is_refused(stranger: SandboxApi, name: str, password: str) -> None:
    """As is a name that cannot be, in the same words."""
    assert stranger.login(name, password) == REFUSED
    assert stranger.query(meta="userinfo")["userinfo"]["anon"] is True


def test_an_empty_name_has_words_of_its_own(stranger: SandboxApi) -> None:
    """As in MediaWiki."""
    assert stranger.login("", "")["reason"] == "The supplied credentials could not be authenticated."


def test_a_login_without_a_token_is_given_one(stranger: SandboxApi) -> None:
    """The old way, with a warning; the token works."""
    answer = stranger.post(action="login", lgname="Example@x", lgpassword=SANDBOX_PASSWORD)
    assert answer["login"]["result"] == "NeedToken"
    assert "deprecated" in answer["warnings"]["login"]["warnings"]
    params = {"lgname": "Example@x", "lgpassword": SANDBOX_PASSWORD, "lgtoken": answer["login"]["token"]}
    assert stranger.post(action="login", **params)["login"]["result"] == "Success"


def test_a_wrong_token_is_told(stranger: SandboxApi) -> None:
    """Also where no session has begun."""
    answer = stranger.post(action="login", lgname="Example@x", lgpassword=SANDBOX_PASSWORD, lgtoken="abc+\\")
    assert answer["login"]["result"] == "WrongToken"


def test_a_bot_session_cannot_log_in_again(api: SandboxApi) -> None:
    """It has to be ended first."""
    assert api.login()["result"] == "Aborted"


def test_a_login_with_the_accounts_own_password_is_warned_of(stranger: SandboxApi) -> None:
    """Bot passwords are the way for programs."""
    token = stranger.token("login")
    answer = stranger.post(action="login", lgname="Example", lgpassword=SANDBOX_PASSWORD, lgtoken=token)
    assert "Main-account login" in answer["warnings"]["login"]["warnings"]


def client_login(api: SandboxApi, **params: str) -> dict[str, dict[str, str]]:
    """The answer to `action=clientlogin`."""
    wanted = {"username": "Example", "password": SANDBOX_PASSWORD, "loginreturnurl": "http://x"} | params
    return api.post(action="clientlogin", **{name: value for name, value in wanted.items() if value})


def test_clientlogin_logs_in(stranger: SandboxApi) -> None:
    """And a wrong password is a failure, not an error."""
    passed = client_login(stranger, logintoken=stranger.token("login"))
    assert passed["clientlogin"] == {"status": "PASS", "username": "Example"}
    failed = client_login(stranger, logintoken=stranger.token("login"), password="wrong")["clientlogin"]
    assert (failed["status"], failed["messagecode"]) == ("FAIL", "wrongpassword")


@pytest.mark.parametrize(
    ("params", "code"),
    [
        ({}, "missingparam"),
        ({"logintoken": "bad"}, "badtoken"),
        ({"logintoken": "T", "loginreturnurl": ""}, "missingparam"),
    ],
)
def test_clientlogin_wants_its_parameters(stranger: SandboxApi, params: dict[str, str], code: str) -> None:
    """The session's token, and an address to return to."""
    token = stranger.token("login")
    given = {name: token if value == "T" else value for name, value in params.items()}
    assert client_login(stranger, **given)["error"]["code"] == code


def test_logging_out_ends_the_session(api: SandboxApi) -> None:
    """The token is then worth nothing."""
    token = api.token()
    assert api.post(action="logout", token=token) == {}
    assert api.query(meta="userinfo")["userinfo"] == {"id": 0, "name": "127.0.0.1", "anon": True}
    assert api.post(action="edit", title="A", text="x", token=token)["error"]["code"] == "badtoken"
    assert api.login()["result"] == "Success"


def test_a_lost_session_is_like_none(api: SandboxApi, store: Store) -> None:
    """A write fails by its token, or by its assertion first."""
    token = api.token()
    store.drop_sessions()
    assert api.post(action="edit", title="A", text="x", token=token)["error"]["code"] == "badtoken"
    answer = api.post(action="edit", title="A", text="x", token=token, **{"assert": "user"})
    assert answer["error"]["code"] == "assertuserfailed"


def test_a_block_is_told(api: SandboxApi, store: Store) -> None:
    """In `userinfo`, in `users`, and to whoever writes."""
    store.block_user("Example", "Why")
    assert api.query(meta="userinfo", uiprop="blockinfo")["userinfo"]["blockreason"] == "Why"
    (user,) = api.query(list="users", ususers="Example", usprop="blockinfo")["users"]
    assert user["blockreason"] == "Why"
    for answer in (api.edit("A", "x"), api.upload("A.jpg", b"x")):
        assert (answer["error"]["code"], answer["error"]["blockinfo"]["blockreason"]) == ("blocked", "Why")
    store.unblock_user("Example")
    assert api.edit("A", "x")["edit"]["result"] == "Success"
