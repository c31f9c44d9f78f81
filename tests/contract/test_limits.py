"""A wiki that will not write for now: rate limits and maintenance."""

from support.fresh import Fresh
from support.plain_client import PlainClient
from support.wiki_under_test import WikiUnderTest


def test_an_upload_beyond_the_limit_is_refused(client: PlainClient, wiki: WikiUnderTest, fresh: Fresh) -> None:
    """The first within the span goes up, the next does not; edits have a limit of their own."""
    wiki.admin.set_upload_limit(1, 3600)
    first, second = fresh.title(), fresh.title()
    assert client.upload(first, fresh.jpeg())["upload"]["result"] == "Success"
    assert client.upload(second, fresh.jpeg())["error"]["code"] == "ratelimited"
    assert client.sha1_of(f"File:{second}") is None
    assert client.edit(fresh.name(), "Words")["edit"]["result"] == "Success"


def test_the_limit_is_told_beforehand(client: PlainClient, wiki: WikiUnderTest) -> None:
    """`ratelimits` of `userinfo` says how many uploads are allowed in how many seconds."""
    wiki.admin.set_upload_limit(380, 4320)
    account = client.query(meta="userinfo", uiprop="ratelimits")["userinfo"]
    assert account["ratelimits"]["upload"]["user"] == {"hits": 380, "seconds": 4320}


def test_without_a_limit_none_is_told(client: PlainClient) -> None:
    """`ratelimits` is an object without entries."""
    assert client.query(meta="userinfo", uiprop="ratelimits")["userinfo"]["ratelimits"] == {}


def test_a_wiki_in_maintenance_takes_no_uploads(client: PlainClient, wiki: WikiUnderTest, fresh: Fresh) -> None:
    """`readonly` comes with the reason; afterwards the same upload passes."""
    title, content = fresh.title(), fresh.jpeg()
    wiki.admin.set_read_only("Moving the servers")
    error = client.upload(title, content)["error"]
    assert (error["code"], error["readonlyreason"]) == ("readonly", "Moving the servers")
    wiki.admin.restore()
    assert client.upload(title, content)["upload"]["result"] == "Success"


def test_a_wiki_in_maintenance_takes_no_edits(client: PlainClient, wiki: WikiUnderTest, fresh: Fresh) -> None:
    """`readonly` comes with the reason; afterwards the same edit passes."""
    name = fresh.name()
    wiki.admin.set_read_only("Moving the servers")
    error = client.edit(name, "Words")["error"]
    assert (error["code"], error["readonlyreason"]) == ("readonly", "Moving the servers")
    wiki.admin.restore()
    assert client.edit(name, "Words")["edit"]["result"] == "Success"


def test_maintenance_can_be_read_of(client: PlainClient, wiki: WikiUnderTest) -> None:
    """`siteinfo` tells it and the reason; reading goes on."""
    wiki.admin.set_read_only("Moving the servers")
    site = client.query(meta="siteinfo", siprop="general")["general"]
    assert (site["readonly"], site["readonlyreason"]) == (True, "Moving the servers")
