"""Editing pages: created, changed, left alone, or refused because somebody else was there."""

import pytest

from support.fresh import Fresh
from support.plain_client import PlainClient
from support.wiki_under_test import WikiUnderTest


def test_a_new_page_is_told_as_new(client: PlainClient, fresh: Fresh) -> None:
    """The answer holds the page's id, title and first revision."""
    name = fresh.name()
    edit = client.edit(name.replace(" ", "_"), "Words", summary="Why")["edit"]
    assert (edit["result"], edit["new"], edit["title"], edit["oldrevid"]) == ("Success", True, name, 0)
    assert edit["contentmodel"] == "wikitext"
    page = client.page(name, prop="info")
    assert (page["pageid"], page["lastrevid"]) == (edit["pageid"], edit["newrevid"])
    assert client.page_text(name) == "Words"


def test_a_change_leads_from_one_revision_to_the_next(client: PlainClient, fresh: Fresh) -> None:
    """The answer to a later edit names both revisions and is not new."""
    name = fresh.name()
    first = client.edit(name, "One")["edit"]
    second = client.edit(name, "Two", baserevid=str(first["newrevid"]))["edit"]
    assert second["oldrevid"] == first["newrevid"] < second["newrevid"]
    assert "new" not in second
    assert client.page_text(name) == "Two"


def test_the_same_text_again_changes_nothing(client: PlainClient, fresh: Fresh) -> None:
    """`nochange` says that no revision was made; white space at the end does not count."""
    name = fresh.name()
    first = client.edit(name, "Words")["edit"]
    again = client.edit(name, "Words\n")["edit"]
    assert (again["result"], again["nochange"]) == ("Success", True)
    assert "newrevid" not in again
    assert client.page(name, prop="info")["lastrevid"] == first["newrevid"]


def test_createonly_spares_what_is_there(client: PlainClient, fresh: Fresh) -> None:
    """A page that is there is not overwritten."""
    name = fresh.name()
    assert client.edit(name, "Mine", createonly="1")["edit"]["new"] is True
    assert client.edit(name, "Yours", createonly="1")["error"]["code"] == "articleexists"
    assert client.page_text(name) == "Mine"


def test_nocreate_makes_nothing(client: PlainClient, fresh: Fresh) -> None:
    """A page that is not there is not made."""
    name = fresh.name()
    assert client.edit(name, "Words", nocreate="1")["error"]["code"] == "missingtitle"
    assert client.page_text(name) is None


def test_an_older_base_is_a_conflict(client: PlainClient, fresh: Fresh) -> None:
    """`baserevid` of a revision that is not the last is refused where the texts cannot be merged."""
    name = fresh.name()
    base = client.edit(name, "One")["edit"]["newrevid"]
    client.edit(name, "Two")
    assert client.edit(name, "Three", baserevid=str(base))["error"]["code"] == "editconflict"
    assert client.page_text(name) == "Two"


def test_somebody_elses_later_edit_is_a_conflict(client: PlainClient, wiki: WikiUnderTest, fresh: Fresh) -> None:
    """`basetimestamp` before another account's edit is refused where the texts cannot be merged."""
    name = fresh.name()
    client.edit(name, "One")
    with PlainClient(wiki.api_url) as other:
        other.login(wiki.other.login_name, wiki.other.password)
        assert other.edit(name, "Two")["edit"]["result"] == "Success"
    before = {"basetimestamp": "2020-01-01T00:00:00Z", "starttimestamp": "2020-01-01T00:00:00Z"}
    assert client.edit(name, "Three", **before)["error"]["code"] == "editconflict"
    assert client.page_text(name) == "Two"


def test_ones_own_later_edit_is_no_conflict(client: PlainClient, fresh: Fresh) -> None:
    """`basetimestamp` before an edit of the same account passes: one does not conflict with oneself."""
    name = fresh.name()
    client.edit(name, "One")
    answer = client.edit(name, "Two", basetimestamp="2020-01-01T00:00:00Z")
    assert answer["edit"]["result"] == "Success"


@pytest.mark.parametrize(
    ("sent", "stands"),
    [
        ("Größe & <b> 日本 \N{SPARKLES}", "Größe & <b> 日本 \N{SPARKLES}"),
        ("From here\nFrom there\n\n", "From here\nFrom there"),
        ("one\r\ntwo", "one\ntwo"),
        ("", ""),
        ("\n * kept before", "\n * kept before"),
    ],
)
def test_a_text_is_kept_as_a_wiki_keeps_it(client: PlainClient, fresh: Fresh, sent: str, stands: str) -> None:
    """Line ends become LF and white space at the end goes; nothing else changes."""
    name = fresh.name()
    client.edit(name, sent)
    assert client.page_text(name) == stands


@pytest.mark.parametrize("name", ["Överblick/日本", "User:Example/Walk, 2019", "User talk:Example"])
def test_pages_of_any_namespace_and_script_can_be_made(client: PlainClient, fresh: Fresh, name: str) -> None:
    """Titles with a slash, a namespace or letters beyond ASCII come back as sent."""
    title = f"{name} {fresh.name()}"
    assert client.edit(title, "Words")["edit"]["title"] == title
    assert client.page_text(title) == "Words"


@pytest.mark.parametrize("title", ["Bad[title", "", "Bad|title"])
def test_a_title_that_cannot_be_is_refused(client: PlainClient, title: str) -> None:
    """An edit has to have one valid title."""
    assert client.edit(title, "Words")["error"]["code"] == "invalidtitle"


def test_an_edit_wants_a_text(client: PlainClient, fresh: Fresh) -> None:
    """Without any text a parameter is missing."""
    assert client.write("edit", title=fresh.name())["error"]["code"] == "missingparam"


def test_categories_follow_each_edit(client: PlainClient, fresh: Fresh) -> None:
    """A page enters and leaves categories with its text, at once."""
    name, old, new = fresh.name(), fresh.name(), fresh.name()
    client.edit(name, f"[[Category:{old}]]")
    assert client.members(old) == [name]
    client.edit(name, f"[[:Category:{old}]] <nowiki>[[Category:{old}]]</nowiki> [[Category:{new}]]")
    assert client.members(old) == []
    assert client.members(new) == [name]
    assert client.categories(name) == [f"Category:{new}"]


def test_a_gallery_uses_its_files(client: PlainClient, fresh: Fresh) -> None:
    """The files named between gallery tags are the images of the page."""
    name, titles = fresh.name(), [fresh.title(), fresh.title()]
    client.edit(name, "<gallery>\nFile:{}|One\nFile:{}\n</gallery>".format(*titles))
    images = client.page(name, prop="images", imlimit="max")["images"]
    assert [image["title"] for image in images] == [f"File:{title}" for title in titles]
