"""The wiki behind pywikibot with OAuth keys in place of a password, at the sandbox."""

from dataclasses import replace
from pathlib import Path

import pytest

from photowalk.commons.credentials import OAuthKeys
from photowalk.sandbox.server import Sandbox
from support.adapter_cases import Place, edit_at_once, make_round, refuse_login, run_case, send_large
from support.fault_proxy import FaultProxy
from support.fresh import Fresh, sha1_of
from support.mediawiki import RealWiki

KEYS = OAuthKeys(
    "0123456789abcdef0123456789abcdef", "consumer-secret-of-nobody", "an-access-token", "access-secret-of-nobody"
)


@pytest.fixture
def place(sandbox: Sandbox, tmp_path: Path) -> Place:
    """A process of our own, with keys that Jane Doe registered."""
    user = sandbox.store.accounts.require_user("Jane Doe", "2026-08-16T12:00:00Z")
    sandbox.store.accounts.add_consumer(user, KEYS)
    return Place(sandbox.api_url, KEYS, tmp_path)


def test_keys_need_no_login(place: Place, fresh: Fresh) -> None:
    """The wiki itself says whose they are; all three verbs are signed, bytes and texts arrive whole."""
    title, content = f"Hällo {fresh.title()}", fresh.jpeg(ending=b"\r")
    with FaultProxy(place.api_url) as proxy:
        told = run_case(make_round, replace(place, api_url=proxy.api_url), title, content.decode("latin-1"))
    assert (told["account"], told["edit"], told["upload"]) == ("Jane Doe", "Success", "Success")
    assert told["info"] == {"sha1": sha1_of(content), "user": "Jane Doe"}
    assert {"upload", "edit", "createpage"} <= set(told["rights"])
    assert "login" not in [request.step for request in proxy.seen]


def test_signing_reads_no_body(place: Place, fresh: Fresh) -> None:
    """A part of 16 MiB is sent in pieces all the same."""
    told = run_case(send_large, replace(place, patience_s=30), fresh.title(), 16 * 1024 * 1024)
    assert told["answer"] == "Success"
    assert told["grown_bytes"] < 1024 * 1024
    assert len(told["told"]) > 100


def test_threads_share_keys(place: Place, fresh: Fresh) -> None:
    """Each request is signed for itself; a cookie that is lost is none that was needed."""
    pages = [f"User:Jane Doe/{fresh.name()}" for _ in range(7)]
    assert run_case(edit_at_once, place, "cookies", *pages) == [["Success"] * 7, ["Jane Doe"] * 7]


@pytest.mark.parametrize(
    "keys",
    [
        replace(KEYS, consumer_key="f" * 32),
        replace(KEYS, consumer_secret="another"),
        replace(KEYS, access_token="another"),
    ],
)
def test_keys_that_are_refused_are_a_login_error(place: Place, keys: OAuthKeys) -> None:
    """The consumer is named, the wiki's reason is told; a secret is not, nor in what is said to debuggers."""
    told = run_case(refuse_login, replace(place, login=keys))
    assert told["error"] == "LoginRefusedError"
    assert f"refused the login of OAuth consumer {keys.consumer_key}: The authorization headers" in told["sentence"]
    said = told["sentence"] + told["trace"] + told["log"]
    assert not [secret for secret in (keys.consumer_secret, keys.access_secret) if secret in said]


def test_no_secret_is_said_where_all_goes_well(place: Place) -> None:
    """To debuggers of what pywikibot stands on: none of them, and no signature."""
    told = run_case(refuse_login, place)
    assert (told["error"], told["account"]) == ("", "Jane Doe")
    assert told["log"]
    assert not [
        secret for secret in (KEYS.consumer_secret, KEYS.access_secret, "oauth_signature") if secret in told["log"]
    ]


def test_a_wiki_without_oauth_takes_keys_for_nobodys(real_wiki: RealWiki, tmp_path: Path) -> None:
    """It does not read them, and answers as it does to anybody."""
    told = run_case(refuse_login, Place(real_wiki.api_url, KEYS, tmp_path))
    assert told["error"] == "LoginRefusedError"
    assert "takes us for nobody" in told["sentence"]
