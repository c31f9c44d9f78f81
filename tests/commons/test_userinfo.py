"""What a wiki says of the account that is logged in."""

from typing import Any

import pytest

from photowalk.commons.port import Account, RateLimit
from photowalk.commons.userinfo import read_account
from support.plain_client import PlainClient
from support.wiki_under_test import WikiUnderTest

LIMITS = {
    "edit": {"user": {"hits": 90, "seconds": 60}},
    "upload": {"ip": {"hits": 8, "seconds": 60}, "user": {"hits": 380, "seconds": 4320}},
    "purge": {"user": {"hits": 30, "seconds": 60}},
}
READ = {"edit": RateLimit(90, 60), "upload": RateLimit(8, 60)}


@pytest.mark.parametrize(
    ("told", "account"),
    [
        ({"rights": ["upload"], "ratelimits": LIMITS}, Account("Jane", frozenset({"upload"}), limits=READ)),
        ({"rights": ["noratelimit"], "ratelimits": LIMITS}, Account("Jane", frozenset({"noratelimit"}))),
        ({"rights": [], "ratelimits": []}, Account("Jane", frozenset())),
        ({"rights": [], "ratelimits": {"upload": []}}, Account("Jane", frozenset())),
        ({"rights": []}, Account("Jane", frozenset())),
        ({"rights": [], "blockid": 7}, Account("Jane", frozenset(), is_blocked=True)),
        ({"rights": [], "blockid": 7, "blockpartial": True}, Account("Jane", frozenset())),
    ],
)
def test_an_account_is_read(told: dict[str, Any], account: Account) -> None:
    """Its rights, whether it is blocked altogether, and the mildest limit of what it will do."""
    assert read_account({"name": "Jane", **told}) == account


def test_real_wikis_are_read(wiki: WikiUnderTest, client: PlainClient) -> None:
    """As they answer, with the limit that was set."""
    wiki.admin.set_upload_limit(380, 4320)
    account = read_account(client.query(meta="userinfo", uiprop="rights|ratelimits|blockinfo")["userinfo"])
    assert (account.name, account.limits["upload"]) == (wiki.username, RateLimit(380, 4320))
    assert {"upload", "edit", "createpage"} <= account.rights
