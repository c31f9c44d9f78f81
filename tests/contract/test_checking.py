"""What a wiki is asked before anything goes up: forbidden titles, deleted files, the state of categories."""

import pytest

from support.fresh import Fresh, sha1_of
from support.plain_client import PlainClient
from support.wiki_under_test import WikiUnderTest


def test_a_free_title_is_allowed(client: PlainClient, fresh: Fresh) -> None:
    """`titleblacklist` says no more than that."""
    answer = client.get(action="titleblacklist", tbtitle=f"File:{fresh.title()}", tbaction="upload")
    assert answer["titleblacklist"] == {"result": "ok"}


@pytest.mark.parametrize(
    ("title", "action", "message"),
    [
        ("File:DSC 0001.jpg", "upload", "titleblacklist-custom-filename"),
        ("File:dsc_0001.JPEG", "upload", "titleblacklist-custom-filename"),
        ("File:A ''b''.jpg", "upload", "titleblacklist-forbidden-upload"),
        ("File:A ''b''.jpg", "create", "titleblacklist-forbidden-edit"),
    ],
)
def test_a_forbidden_title_is_told(client: PlainClient, title: str, action: str, message: str) -> None:
    """With the line that forbids it, the message, and its words."""
    answer = client.get(action="titleblacklist", tbtitle=title, tbaction=action)["titleblacklist"]
    assert (answer["result"], answer["message"]) == ("blacklisted", message)
    assert answer["line"].startswith("File:DSC" if "custom" in message else "File:.*")
    assert answer["reason"]


@pytest.mark.parametrize(
    ("params", "code"),
    [
        ({}, "missingparam"),
        ({"tbtitle": "File:A[b.jpg"}, "invalidtitle"),
        ({"tbtitle": "A", "tbaction": "paint"}, "badvalue"),
    ],
)
def test_a_title_to_ask_for_must_be_one(client: PlainClient, params: dict[str, str], code: str) -> None:
    """As for every action."""
    assert client.get(action="titleblacklist", **params)["error"]["code"] == code


def test_an_action_that_a_wiki_lacks_is_an_error(client: PlainClient) -> None:
    """It is told beforehand by `paraminfo`, which names only what is there."""
    assert client.get(action="pagetriage")["error"]["code"] == "badvalue"
    told = client.get(action="paraminfo", modules="pagetriage|titleblacklist|query+filearchive")["paraminfo"]
    assert [module["path"] for module in told["modules"]] == ["titleblacklist", "query+filearchive"]


def test_a_plain_account_may_ask_what_was_deleted(client: PlainClient, wiki: WikiUnderTest, fresh: Fresh) -> None:
    """By SHA-1 in the archive, by title in the log; of what stands there nothing is told."""
    title, content = fresh.title(), fresh.jpeg()
    params = {"list": "filearchive|logevents", "fasha1": sha1_of(content), "faprop": "sha1"}
    params |= {"leaction": "delete/delete", "letitle": f"File:{title}", "leprop": "type"}
    client.upload(title, content)
    assert client.query(**params) == {"filearchive": [], "logevents": []}
    wiki.admin.delete_file(title)
    answer = client.query(**params)
    (deleted,), (event,) = answer["filearchive"], answer["logevents"]
    assert (deleted["title"], deleted["sha1"]) == (f"File:{title}", sha1_of(content))
    assert (event["type"], event["action"]) == ("delete", "delete")


def test_one_request_asks_for_titles_and_bytes(client: PlainClient, fresh: Fresh) -> None:
    """A generator over a prefix stands beside lists; each file has its SHA-1, a page without a file none."""
    stem, content = fresh.name(), fresh.jpeg()
    client.upload(f"{stem}.jpg", content)
    client.edit(f"File:{stem}.png", "Words")
    params = {"list": "allimages|filearchive", "aisha1": sha1_of(content), "fasha1": sha1_of(content)}
    params |= {"generator": "allpages", "gapnamespace": "6", "gapprefix": f"{stem}.", "gaplimit": "50"}
    answer = client.query(**params, prop="imageinfo|info", iiprop="sha1")
    assert [image["title"] for image in answer["allimages"]] == [f"File:{stem}.jpg"]
    found = {page["title"]: page.get("imageinfo") for page in answer["pages"]}
    assert found == {f"File:{stem}.jpg": [{"sha1": sha1_of(content)}], f"File:{stem}.png": None}


def test_categories_are_told_with_all_that_matters(client: PlainClient, fresh: Fresh) -> None:
    """Missing with members, a redirect with its target, the template that says it has moved, its parents."""
    missing, moved, target, redirect = (f"Category:{fresh.name()}" for _ in range(4))
    client.edit(moved, f"{{{{Category redirect|X}}}}{{{{Words}}}}\n[[{missing}]]")
    client.edit(target, "Words")
    client.edit(redirect, f"#REDIRECT [[:{target}]]")
    answer = client.query(
        titles=f"{missing}|{moved}|{redirect}",
        redirects="1",
        prop="categories|categoryinfo|templates",
        clshow="!hidden",
        tltemplates="Template:Category redirect|Template:Others",
    )
    assert answer["redirects"] == [{"from": redirect, "to": target}]
    pages = {page["title"]: page for page in answer["pages"]}
    assert pages[missing]["missing"] is True
    assert pages[missing]["categoryinfo"]["size"] == 1
    assert pages[moved]["templates"] == [{"ns": 10, "title": "Template:Category redirect"}]
    assert pages[moved]["categories"] == [{"ns": 14, "title": missing}]
    assert "missing" not in pages[target]


def test_a_list_of_parents_goes_on_where_it_was_cut(client: PlainClient, fresh: Fresh) -> None:
    """Page after page, each of the answers with what it has room for."""
    names = [f"Category:{fresh.name()}" for _ in range(2)]
    parents = sorted(f"Category:{fresh.name()}" for _ in range(2))
    for name in names:
        client.edit(name, "".join(f"[[{parent}]]" for parent in parents))
    params = {"titles": "|".join(names), "prop": "categories", "cllimit": "3"}
    first = client.get(action="query", **params)
    rest = client.get(action="query", **params, **first["continue"])
    found = [
        (page["title"], category["title"])
        for answer in (first, rest)
        for page in answer["query"]["pages"]
        for category in page.get("categories", [])
    ]
    assert sorted(found) == sorted((name, parent) for name in names for parent in parents)
    assert "continue" not in rest


def test_every_page_asked_for_is_told_of(client: PlainClient, fresh: Fresh) -> None:
    """Be it missing, or no title at all: a page that an answer lacks was not answered."""
    here, missing = (f"Template:{fresh.name()}" for _ in range(2))
    client.edit(here, "{{{1}}}")
    pages = client.query(titles=f"{here}|{missing}|A[b", prop="info")["pages"]
    states = {page["title"]: (page.get("missing", False), page.get("invalid", False)) for page in pages}
    assert states == {here: (False, False), missing: (True, False), "A[b": (False, True)}


def test_a_title_is_forbidden_with_its_ending(client: PlainClient) -> None:
    """A line may name one, and digits of the number as well: titles of a series are not all alike."""
    results = {
        title: client.get(action="titleblacklist", tbtitle=f"File:{title}", tbaction="upload")["titleblacklist"]
        for title in ("DSC 1.jpg", "DSC 1.jpeg", "DSC 1.png")
    }
    assert {title: told["result"] for title, told in results.items()} == {
        "DSC 1.jpg": "blacklisted",
        "DSC 1.jpeg": "blacklisted",
        "DSC 1.png": "ok",
    }


def test_a_wiki_without_wikibase_has_no_list_of_languages(client: PlainClient) -> None:
    """Which `paraminfo` tells beforehand; asked all the same, it warns and tells none."""
    told = client.get(action="paraminfo", modules="query+wbcontentlanguages|query+filearchive")["paraminfo"]
    assert [module["path"] for module in told["modules"]] == ["query+filearchive"]
    assert "wbcontentlanguages" not in client.get(action="query", meta="wbcontentlanguages").get("query", {})
