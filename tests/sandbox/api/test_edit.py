"""Edits, beside those of the contract with a real wiki."""

import hashlib

import pytest

from photowalk.sandbox.store import Store
from support.sandbox_api import SandboxApi

PAGE = "User:Example/Walk"


@pytest.mark.parametrize(
    ("params", "code"),
    [
        ({"text": "x"}, "missingparam"),
        ({"title": "A<B", "text": "x"}, "invalidtitle"),
        ({"title": "A" * 256, "text": "x"}, "invalidtitle"),
        ({"title": PAGE}, "missingparam"),
        ({"title": PAGE, "pageid": "1", "text": "x"}, "invalidparammix"),
        ({"pageid": "99", "text": "x"}, "nosuchpageid"),
        ({"title": "Special:Foo", "text": "x"}, "pagecannotexist"),
        ({"title": "MediaWiki:Foo", "text": "x"}, "protectednamespace-interface"),
        ({"title": PAGE, "text": "x", "contentmodel": "json"}, "cantchangecontentmodel"),
        ({"title": PAGE, "text": "x", "basetimestamp": "yesterday"}, "badtimestamp"),
        ({"title": PAGE, "text": "x", "md5": "0" * 32}, "badmd5"),
        ({"title": PAGE, "text": "x", "tags": "mine"}, "badtags"),
        ({"title": PAGE, "text": "x", "section": "0"}, "sectionsnotsupported"),
        ({"title": PAGE, "undo": "1"}, "undofailure"),
        ({"title": PAGE, "text": "x", "nocreate": "1"}, "missingtitle"),
    ],
)
def test_an_edit_may_be_refused(api: SandboxApi, params: dict[str, str], code: str) -> None:
    """Nothing is written then."""
    assert api.write("edit", **params)["error"]["code"] == code
    assert api.query(list="recentchanges")["recentchanges"] == []


def test_texts_are_added_before_and_after(api: SandboxApi) -> None:
    """To what is there, or to nothing."""
    api.write("edit", title=PAGE, appendtext="b")
    api.write(
        "edit", title=PAGE, prependtext="a", appendtext="c", md5=hashlib.md5(b"ac", usedforsecurity=False).hexdigest()
    )
    assert api.text(PAGE) == "abc"


def test_a_new_section_goes_to_the_end(api: SandboxApi) -> None:
    """Under its heading, with a summary that says so."""
    api.edit(PAGE, "first", section="new", sectiontitle="One")
    api.edit(PAGE, "second", section="new", summary="Two")
    api.edit(PAGE, "third", section="new")
    assert api.text(PAGE) == "== One ==\n\nfirst\n\n== Two ==\n\nsecond\n\nthird"
    changes = api.query(list="recentchanges", rcprop="comment")["recentchanges"]
    assert [change["comment"] for change in changes] == ["/*  */ new section", "Two", "/* One */ new section"]


def test_a_page_is_edited_by_its_number(api: SandboxApi) -> None:
    """The answer tells its title."""
    number = api.edit(PAGE, "one")["edit"]["pageid"]
    answer = api.write("edit", pageid=str(number), text="two", minor="1")
    assert answer["edit"]["title"] == PAGE
    (revision,) = api.page(PAGE, prop="revisions", rvprop="flags|ids")["revisions"]
    assert (revision["minor"], revision["revid"]) == (True, answer["edit"]["newrevid"])


def test_strangers_may_edit_as_on_commons(stranger: SandboxApi) -> None:
    """With the token that all of them share; without an account."""
    assert stranger.edit("Talk:Walk", "Hello ~~~")["edit"]["result"] == "Success"
    (revision,) = stranger.page("Talk:Walk", prop="revisions")["revisions"]
    assert (revision["user"], revision["anon"]) == ("127.0.0.1", True)


def test_a_limit_stops_edits(api: SandboxApi, store: Store) -> None:
    """And lets them go on when its span is over."""
    store.set_rate_limit("edit", hits=1, seconds=60)
    assert api.edit(PAGE, "one")["edit"]["result"] == "Success"
    assert api.edit(PAGE, "two")["error"]["code"] == "ratelimited"
    api.clock.move(seconds=61)
    assert api.edit(PAGE, "two")["edit"]["result"] == "Success"


def test_an_edit_on_an_old_revision_is_a_conflict(api: SandboxApi, store: Store) -> None:
    """On the newest one it is none; nor on one's own later edits by their time."""
    base = api.edit(PAGE, "one")["edit"]["newrevid"]
    assert api.edit(PAGE, "two", baserevid=str(base))["edit"]["result"] == "Success"
    assert api.edit(PAGE, "three", baserevid=str(base))["error"]["code"] == "editconflict"
    assert api.edit(PAGE, "three", basetimestamp="2020-01-01T00:00:00Z")["edit"]["result"] == "Success"
    other = SandboxApi(store)
    other.login("Other@x")
    assert other.edit(PAGE, "four", basetimestamp="2020-01-01T00:00:00Z")["error"]["code"] == "editconflict"
    assert other.edit(PAGE, "four", basetimestamp="2026-08-16T12:00:00Z")["edit"]["result"] == "Success"


def test_what_stands_is_spared_or_left_alone(api: SandboxApi) -> None:
    """`createonly` refuses; the same text again is no change."""
    api.edit(PAGE, "one")
    assert api.edit(PAGE, "two", createonly="1")["error"]["code"] == "articleexists"
    assert api.edit(PAGE, "one\n")["edit"] == {
        "result": "Success",
        "pageid": 1,
        "title": PAGE,
        "contentmodel": "wikitext",
        "nochange": True,
    }
