"""Requests that are signed by OAuth 1.0a, as requests-oauthlib and hence pywikibot sign them."""

from dataclasses import astuple, replace
from typing import Any, TypeAlias

import pytest
import requests
from flask import Flask, request
from requests_oauthlib import OAuth1

from photowalk.commons.credentials import OAuthKeys
from photowalk.sandbox.accounts import Session
from photowalk.sandbox.api.errors import ApiError
from photowalk.sandbox.api.oauth import find_signed_session
from photowalk.sandbox.store import Store
from support.sandbox_api import Clock

KEYS = OAuthKeys("consumer-key", "consumer-secret", "access-token", "access-secret")
API_URL = "http://localhost/w/api.php"
CLOCK = Clock()

Content: TypeAlias = Any
"""What requests takes for parameters, fields and files."""

QUERY = {"action": "query", "meta": "userinfo", "titles": "File:Å b&c=d.jpg|+ %"}


@pytest.fixture(autouse=True)
def _consumer(store: Store) -> None:
    """A consumer that Jane Doe registered."""
    user = store.accounts.require_user("Jane Doe", "2026-08-16T12:00:00Z")
    store.accounts.add_consumer(user, KEYS)


def sign(
    keys: OAuthKeys = KEYS, *, method: str = "GET", off_s: int = 0, **content: Content
) -> requests.PreparedRequest:
    """A request as a client with these keys sends it, whose clock is so many seconds off."""
    timestamp = str(int(CLOCK().timestamp()) + off_s)
    return requests.Request(method, API_URL, auth=OAuth1(*astuple(keys), timestamp=timestamp), **content).prepare()


def find_session(store: Store, sent: requests.PreparedRequest, **headers: str) -> Session | None:
    """Whose the sandbox takes it for."""
    told: dict[str, str | bytes] = {**sent.headers, **headers}
    with Flask("test").test_request_context(
        sent.url or "", method=sent.method, data=sent.body, headers={name: _text(told[name]) for name in told}
    ):
        return find_signed_session(request, store.accounts, now=CLOCK())


def _text(value: str | bytes) -> str:
    return value if isinstance(value, str) else value.decode()


@pytest.mark.parametrize(
    "sent",
    [
        sign(params=QUERY),
        sign(method="POST", data=QUERY),
        sign(method="POST", params={"action": "query"}, data={"meta": "userinfo"}),
        sign(method="POST", data={"action": "upload", "text": "Å & +"}, files={"file": ("photo", b"\x00\xff\r")}),
    ],
    ids=["in the address", "in the body", "in both", "in parts, with a file"],
)
def test_a_signed_request_is_its_owners(store: Store, sent: requests.PreparedRequest) -> None:
    """Without a cookie, wherever the parameters stand."""
    session = find_session(store, sent)
    assert session is not None
    assert session.user.name == "Jane Doe"
    assert session.is_logged_in


def test_the_tokens_of_signed_requests_last(store: Store) -> None:
    """The next request may use what the last one was given."""
    first, second = (find_session(store, sign(params=QUERY)) for _ in range(2))
    assert first is not None
    assert second is not None
    assert first.token("csrf") == second.token("csrf")
    assert not [secret for secret in (KEYS.consumer_secret, KEYS.access_secret) if secret in repr(first)]


@pytest.mark.parametrize("headers", [{"Authorization": "Basic SmFuZTpEb2U="}, {"Authorization": ""}])
def test_what_is_not_signed_is_nobodys(store: Store, headers: dict[str, str]) -> None:
    """A cookie may then say whose it is."""
    assert find_session(store, sign(params=QUERY), **headers) is None


@pytest.mark.parametrize(
    ("keys", "reason"),
    [
        (replace(KEYS, consumer_key="another"), "Invalid consumer"),
        (replace(KEYS, access_token="another"), "Invalid access token: another"),
        (replace(KEYS, consumer_secret="another"), "Invalid signature"),
        (replace(KEYS, access_secret="another"), "Invalid signature"),
    ],
)
def test_other_keys_are_refused(store: Store, keys: OAuthKeys, reason: str) -> None:
    """With MediaWiki's code and words, and without a secret."""
    with pytest.raises(ApiError) as refused:
        find_session(store, sign(keys, params=QUERY))
    assert refused.value.code == "mwoauth-invalid-authorization"
    assert refused.value.info == f"The authorization headers in your request are not valid: {reason}"


def test_what_was_changed_on_the_way_is_refused(store: Store) -> None:
    """A signature is for one request."""
    sent = sign(method="POST", data={"action": "edit", "text": "this"})
    sent.body = (
        (sent.body or b"").replace(b"this", b"that") if isinstance(sent.body, bytes) else "action=edit&text=that"
    )
    with pytest.raises(ApiError, match="Invalid signature"):
        find_session(store, sent)


def test_a_request_is_taken_once(store: Store) -> None:
    """Whoever overheard it cannot send it again."""
    sent = sign(params=QUERY)
    find_session(store, sent)
    with pytest.raises(ApiError, match="Nonce already used: "):
        find_session(store, sent)


@pytest.mark.parametrize(("off_s", "is_taken"), [(-301, False), (-300, True), (300, True), (301, False)])
def test_clocks_may_be_five_minutes_apart(store: Store, off_s: int, *, is_taken: bool) -> None:
    """More is refused, with both times."""
    sent = sign(params=QUERY, off_s=off_s)
    if is_taken:
        assert find_session(store, sent) is not None
        return
    with pytest.raises(ApiError, match=r"Expired timestamp, yours \d+, ours \d+"):
        find_session(store, sent)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('oauth_timestamp="', 'oauth_timestamp="x', "Missing timestamp parameter"),
        ("HMAC-SHA1", "PLAINTEXT", "Signature method 'PLAINTEXT' not supported"),
        ("OAuth oauth_nonce", "OAuth x, oauth_nonce", "Invalid authorization header"),
    ],
)
def test_a_header_that_is_not_as_it_should_be_is_refused(store: Store, old: str, new: str, reason: str) -> None:
    """It says what is wrong with it."""
    sent = sign(params=QUERY)
    header = _text(sent.headers["Authorization"])
    assert old in header
    with pytest.raises(ApiError, match=reason):
        find_session(store, sent, Authorization=header.replace(old, new))
