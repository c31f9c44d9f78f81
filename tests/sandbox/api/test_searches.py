"""What the sandbox finds: near a point, and said of a page as a whole; only Commons could answer the same."""

import pytest

from photowalk.sandbox.store import Store
from support.sandbox_api import SandboxApi

HALL = "{{Object location|59.3275|18.0545|region:SE}}"


def test_pages_near_a_point_come_nearest_first(api: SandboxApi) -> None:
    """With their places and distances in metres; other namespaces and pages further away are left out."""
    api.edit("Category:Hall", HALL)
    api.edit("Category:Island", "{{ object location | 59.3285 | 18.0545 }}")
    api.edit("Category:Tower", "{{Object location|59.35|18.0545}} <!-- {{Object location|59.3275|18.0545}} -->")
    api.edit("Category:Words", "Words")
    api.edit("Hall", HALL)
    asked = {"gscoord": "59.3276|18.0545", "gsradius": "500", "gsnamespace": "14"}
    rows = api.query(list="geosearch", **asked)["geosearch"]
    assert [(row["title"], row["dist"]) for row in rows] == [("Category:Hall", 11.1), ("Category:Island", 100.1)]
    assert (rows[0]["lat"], rows[0]["lon"]) == (59.3275, 18.0545)
    assert api.query(list="geosearch", gslimit="1", **asked)["geosearch"] == rows[:1]


def test_pages_near_a_point_can_be_asked_for_more(api: SandboxApi) -> None:
    """As a generator; where nothing is near there are no pages."""
    api.edit("Category:Hall", HALL + "{{Wikidata Infobox|qid=Q1754}}__HIDDENCAT__")
    asked = {"generator": "geosearch", "ggsnamespace": "14", "prop": "pageprops"}
    (page,) = api.query(**asked, ggscoord="59.3275|18.0545", ppprop="wikibase_item")["pages"]
    assert page["pageprops"] == {"wikibase_item": "Q1754"}
    assert api.query(**asked, ggscoord="-33|18") == {}


@pytest.mark.parametrize(("params", "code"), [({}, "missingparam"), ({"gscoord": "59,18"}, "invalid-coord")])
def test_a_point_must_be_one(api: SandboxApi, params: dict[str, str], code: str) -> None:
    """Two numbers of degrees with a bar between."""
    assert api.get(action="query", list="geosearch", **params)["error"]["code"] == code


@pytest.mark.parametrize(
    ("text", "props"),
    [
        ("__HIDDENCAT__", {"hiddencat": ""}),
        ("{{Disambig}}", {"disambiguation": ""}),
        ("{{disambiguation|x}}{{Wikidata Infobox | qid = Q42 }}", {"disambiguation": "", "wikibase_item": "Q42"}),
        ("__DISAMBIG__", {"disambiguation": ""}),
        ("<nowiki>__DISAMBIG__</nowiki> {{Wikidata Infobox}}", None),
    ],
)
def test_a_page_says_what_it_is_as_a_whole(api: SandboxApi, text: str, props: dict[str, str] | None) -> None:
    """By the words and templates that Commons has for it."""
    api.edit("Category:A", text)
    assert api.page("Category:A", prop="pageprops").get("pageprops") == props


def test_templates_can_be_asked_for_by_name(api: SandboxApi) -> None:
    """And by namespace."""
    api.edit("Walk", "{{One}}{{Two}}{{User:Example/Three}}")

    def ask(**params: str) -> list[str]:
        return [each["title"] for each in api.page("Walk", prop="templates", **params).get("templates", [])]

    assert ask() == ["User:Example/Three", "Template:One", "Template:Two"]
    assert ask(tltemplates="Template:two|Template:Four|[") == ["Template:Two"]
    assert ask(tlnamespace="2") == ["User:Example/Three"]


def test_only_deleted_files_have_a_log(api: SandboxApi, store: Store) -> None:
    """Of other pages, and of what is none, nothing is told."""
    api.edit("Walk", "x")
    store.delete("Walk")
    for title in ("Walk", "a[b"):
        assert api.query(list="logevents", letitle=title, leaction="delete/delete") == {"logevents": []}


def test_the_words_of_a_forbidden_title_name_it(api: SandboxApi) -> None:
    """And the line; a message of the list's own has no words here."""
    told = api.get(action="titleblacklist", tbtitle="File:A ''b''.jpg", tbaction="upload")["titleblacklist"]
    assert told["line"] == "File:.*&#39;&#39;.*"
    assert "File:A ''b''.jpg" in told["reason"]
    own = api.get(action="titleblacklist", tbtitle="File:DSC 1.jpg")["titleblacklist"]
    assert own["reason"] == "⧼titleblacklist-custom-filename⧽"
