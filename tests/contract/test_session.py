"""Logging in, tokens, and what a wiki tells of itself and of the account."""

import pytest

from support.fresh import Fresh
from support.plain_client import PlainClient
from support.wiki_under_test import WikiUnderTest


def test_a_bot_password_logs_in(wiki: WikiUnderTest) -> None:
    """The answer to the right password names the account without the bot's name."""
    with PlainClient(wiki.api_url) as client:
        answer = client.login(wiki.login_name, wiki.password)
        assert answer == {"result": "Success", "lguserid": answer["lguserid"], "lgusername": wiki.username}
        assert client.query(meta="userinfo")["userinfo"]["name"] == wiki.username


def test_a_wrong_password_is_refused(wiki: WikiUnderTest) -> None:
    """The answer to a wrong password gives a reason and no session."""
    with PlainClient(wiki.api_url) as client:
        answer = client.login(wiki.login_name, "wrong" * 8)
        assert answer == {"result": "Failed", "reason": "Incorrect username or password entered. Please try again."}
        assert client.query(meta="userinfo")["userinfo"]["anon"] is True


def test_login_wants_its_token(wiki: WikiUnderTest) -> None:
    """A login without the token of this session is not carried out."""
    with PlainClient(wiki.api_url) as client:
        answer = client.post(action="login", lgname=wiki.login_name, lgpassword=wiki.password)
        assert answer["login"]["result"] == "NeedToken"


def test_the_csrf_token_tells_who_is_logged_in(wiki: WikiUnderTest, client: PlainClient, fresh: Fresh) -> None:
    """Strangers share one token; an account has its own, good for the session even when newer ones are given out."""
    with PlainClient(wiki.api_url) as stranger:
        assert stranger.token() == "+\\"
    token = client.token()
    assert len(token) > 20
    assert token.endswith("+\\")
    client.token()
    assert client.edit(fresh.name(), "Words", token=token)["edit"]["result"] == "Success"


def test_assert_user_fails_when_logged_out(wiki: WikiUnderTest) -> None:
    """A request that asserts a session fails with a code of its own without one."""
    with PlainClient(wiki.api_url) as stranger:
        answer = stranger.get(action="query", meta="userinfo", **{"assert": "user"})
    assert answer["error"]["code"] == "assertuserfailed"


def test_assert_user_holds_when_logged_in(client: PlainClient, wiki: WikiUnderTest) -> None:
    """A request that asserts the session it has is answered, by kind and by name."""
    assert "error" not in client.get(action="query", meta="userinfo", **{"assert": "user"})
    assert "error" not in client.get(action="query", meta="userinfo", assertuser=wiki.username)
    wrong = client.get(action="query", meta="userinfo", assertuser="Nobody else")
    assert wrong["error"]["code"] == "assertnameduserfailed"


def test_a_stranger_may_not_upload(wiki: WikiUnderTest) -> None:
    """An upload without a session is refused before anything else."""
    with PlainClient(wiki.api_url) as stranger:
        answer = stranger.upload("Stockholm of a stranger.jpg", b"x")
    assert answer["error"]["code"] == "mustbeloggedin"


def test_the_account_has_the_rights_to_work(client: PlainClient) -> None:
    """`userinfo` lists what the account may do, and no block."""
    account = client.query(meta="userinfo", uiprop="rights|blockinfo")["userinfo"]
    assert {"read", "edit", "createpage", "upload"} <= set(account["rights"])
    assert "blockid" not in account
    assert "anon" not in account


def test_siteinfo_tells_what_uploading_needs(client: PlainClient) -> None:
    """Whether uploads are on, how small a chunk may be, the extensions, and the names of the namespaces."""
    site = client.query(meta="siteinfo", siprop="general|namespaces|fileextensions")
    assert site["general"]["uploadsenabled"] is True
    assert site["general"]["writeapi"] is True
    assert site["general"]["case"] == "first-letter"
    assert site["general"]["articlepath"] == "/wiki/$1"
    assert site["general"]["minuploadchunksize"] == 1024
    assert site["general"]["generator"].startswith("MediaWiki 1.")
    assert site["namespaces"]["6"]["canonical"] == "File"
    assert site["namespaces"]["14"]["canonical"] == "Category"
    extensions = {each["ext"] for each in site["fileextensions"]}
    assert {"jpg", "jpeg", "png", "tiff", "tif", "webp", "gif"} <= extensions
    assert not {"heic", "bmp", "exe", "txt"} & extensions


def test_an_unknown_action_is_an_error(client: PlainClient) -> None:
    """An error has a code for programs and a sentence for people."""
    error = client.get(action="nosuchaction")["error"]
    assert error["code"] == "badvalue"
    assert "nosuchaction" in error["info"]


@pytest.mark.parametrize("action", ["edit", "upload"])
def test_a_write_wants_its_token(client: PlainClient, action: str) -> None:
    """A write with another session's token changes nothing and says so."""
    answer = client.write(action, title="Stockholm token", filename="Stockholm token.jpg", text="x", token="abc+\\")
    assert answer["error"]["code"] == "badtoken"
    assert client.page_text("Stockholm token") is None


@pytest.mark.parametrize("action", ["edit", "upload"])
def test_a_write_without_a_token_is_an_error(client: PlainClient, action: str) -> None:
    """A write that forgot its token is told that a parameter is missing."""
    answer = client.post(action=action, title="Stockholm token", filename="Stockholm token.jpg", text="x")
    assert answer["error"]["code"] == "missingparam"
