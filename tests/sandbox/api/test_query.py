"""Queries, beside those of the contract with a real wiki."""

import pytest

from photowalk.sandbox.store import Store
from support.sandbox_api import Answer, SandboxApi, make_picture

MODEL = {"contentmodel": "wikitext", "pagelanguage": "en", "pagelanguagehtmlcode": "en", "pagelanguagedir": "ltr"}


def titles(rows: list[Answer]) -> list[str]:
    """The titles of some rows."""
    return [row["title"] for row in rows]


def follow(api: SandboxApi, **params: str) -> list[Answer]:
    """All answers to a query, until nothing is left."""
    answers: list[Answer] = []
    more: dict[str, str] = {}
    while more or not answers:
        answers.append(api.get(action="query", **params, **more))
        more = answers[-1].get("continue", {})
    return answers


def test_odd_titles_come_back_with_what_is_odd(api: SandboxApi) -> None:
    """Invalid, special, interwiki, missing: each in its own way, and missing ones below each other."""
    answer = api.query(titles="a<b|Special:Upload|w:Bar|file:x.jpg|Talk:Y")
    assert answer["pages"] == [
        {"ns": 1, "title": "Talk:Y", "missing": True},
        {"ns": 6, "title": "File:X.jpg", "missing": True},
        {"ns": -1, "title": "Special:Upload", "special": True},
        {
            "title": "a<b",
            "invalidreason": 'The requested page title contains invalid characters: "<".',
            "invalid": True,
        },
    ]
    assert answer["interwiki"] == [{"title": "w:Bar", "iw": "w"}]
    assert answer["normalized"] == [{"fromencoded": False, "from": "file:x.jpg", "to": "File:X.jpg"}]


def test_pages_are_found_by_number_and_revision(api: SandboxApi) -> None:
    """Unknown ones are told."""
    edit = api.edit("Walk", "x")["edit"]
    (missing, found) = sorted(api.query(pageids=f"{edit['pageid']}|99")["pages"], key=lambda page: "title" in page)
    assert missing == {"pageid": 99, "missing": True}
    assert found["title"] == "Walk"
    answer = api.query(revids=f"{edit['newrevid']}|99")
    assert titles(answer["pages"]) == ["Walk"]
    assert answer["badrevids"] == {"99": {"revid": 99, "missing": True}}


def test_info_tells_of_a_page(api: SandboxApi) -> None:
    """New, redirect, protection and addresses; a missing page may be created."""
    api.edit("Walk", "#REDIRECT [[Other]]")
    page = api.page("Walk", prop="info", inprop="url|protection")
    assert page == {
        "pageid": 1,
        "ns": 0,
        "title": "Walk",
        **MODEL,
        "touched": "2026-08-16T12:00:00Z",
        "lastrevid": 1,
        "length": 19,
        "redirect": True,
        "new": True,
        "protection": [],
        "restrictiontypes": ["edit", "move"],
        "fullurl": "http://localhost/wiki/Walk",
        "editurl": "http://localhost/w/index.php?title=Walk&action=edit",
        "canonicalurl": "http://localhost/wiki/Walk",
    }
    assert api.page("File:A.jpg", prop="info", inprop="protection")["restrictiontypes"] == ["create", "upload"]


def test_redirects_lead_on(api: SandboxApi) -> None:
    """In titles and in generators."""
    api.edit("Category:Old", "#REDIRECT [[:Category:New]] [[Category:All]]")
    answer = api.query(titles="Category:Old", redirects="1")
    assert answer["redirects"] == [{"from": "Category:Old", "to": "Category:New"}]
    assert titles(answer["pages"]) == ["Category:New"]
    assert "redirects" not in api.query(titles="Category:Other", redirects="1")
    generated = api.query(generator="categorymembers", gcmtitle="Category:All", redirects="1")
    assert titles(generated["pages"]) == ["Category:New"]


def test_revisions_go_back_page_by_page(api: SandboxApi) -> None:
    """The newest first, or the oldest; without slots in the old form, with a warning."""
    for text in ("one", "two", "three"):
        api.edit("Walk", text)
    answers = follow(api, titles="Walk", prop="revisions", rvprop="ids|content", rvslots="main", rvlimit="2")
    texts = [r["slots"]["main"]["content"] for a in answers for r in a["query"]["pages"][0]["revisions"]]
    assert texts == ["three", "two", "one"]
    assert ["batchcomplete" in answer for answer in answers] == [False, True]
    answer = api.get(
        action="query", titles="Walk", prop="revisions", rvprop="content|size|sha1|tags", rvdir="newer", rvlimit="max"
    )
    revisions = answer["query"]["pages"][0]["revisions"]
    assert [revision["content"] for revision in revisions] == ["one", "two", "three"]
    assert "legacy format" in answer["warnings"]["revisions"]["warnings"]
    (newest,) = api.page("Walk", prop="revisions", rvprop="roles|parsedcomment|userid|slotsize", rvslots="*")[
        "revisions"
    ]
    assert newest == {"userid": 1, "roles": ["main"], "slots": {"main": {"size": 5}}, "parsedcomment": ""}


def test_imageinfo_tells_of_old_versions_and_thumbnails(api: SandboxApi) -> None:
    """As many as wanted; a thumbnail wider than the picture is the picture."""
    api.upload("Walk.jpg", make_picture(1))
    api.clock.move(seconds=60)
    api.upload("Walk.jpg", make_picture(2, size_px=(80, 60)), ignorewarnings="1")
    wanted = "timestamp|archivename|url|mediatype|bitdepth|userid|canonicaltitle"
    new, old = api.page("File:Walk.jpg", prop="imageinfo", iiprop=wanted, iilimit="max", iiurlwidth="50")["imageinfo"]
    assert (new["thumburl"], new["thumbwidth"], new["thumbheight"]) == ("http://localhost/thumb/50/Walk.jpg", 50, 38)
    assert "archivename" not in new
    assert old["archivename"] == "20260816120100!Walk.jpg"
    assert (old["thumburl"], old["thumbwidth"]) == (old["url"], 40)
    assert "/archive/" in old["url"]
    assert (new["mediatype"], new["bitdepth"], new["userid"]) == ("BITMAP", 8, 1)


def test_categories_may_be_hidden(api: SandboxApi) -> None:
    """They are told so, left out, or picked; only those asked for come."""
    api.edit("Category:Hidden", "__HIDDENCAT__")
    api.edit("Walk", "[[Category:Hidden]] [[Category:Shown|key]]")

    def ask(**params: str) -> list[Answer]:
        found: list[Answer] = api.page("Walk", prop="categories", **params).get("categories", [])
        return found

    assert "categories" not in api.page("Category:Hidden", prop="categories")
    assert titles(ask()) == ["Category:Hidden", "Category:Shown"]
    assert titles(ask(clshow="!hidden")) == ["Category:Shown"]
    assert titles(ask(clshow="hidden")) == ["Category:Hidden"]
    assert titles(ask(clcategories="Category:Shown")) == ["Category:Shown"]
    assert ask(clprop="hidden|sortkey|timestamp", clshow="!hidden") == [
        {
            "ns": 14,
            "title": "Category:Shown",
            "sortkey": b"KEY\nWALK".hex(),
            "sortkeyprefix": "key",
            "timestamp": "2026-08-16T12:00:00Z",
            "hidden": False,
        }
    ]
    assert api.page("Category:Hidden", prop="pageprops")["pageprops"] == {"hiddencat": ""}
    assert "pageprops" not in api.page("Category:Hidden", prop="pageprops", ppprop="disambiguation")


def test_a_category_is_counted_with_or_without_a_page(api: SandboxApi) -> None:
    """One that never had a member has no count."""
    api.edit("Walk", "[[Category:Events]]")
    page = api.page("Category:Events", prop="categoryinfo")
    assert page["missing"] is True
    assert page["categoryinfo"] == {"size": 1, "pages": 1, "files": 0, "subcats": 0, "hidden": False}
    assert "categoryinfo" not in api.page("Category:Empty", prop="categoryinfo|templates")


def test_templates_and_images_are_listed(api: SandboxApi) -> None:
    """And may be what a query is about."""
    api.edit("Walk", "{{Information}} [[File:A.jpg]] [[Category:X]]")
    page = api.page("Walk", prop="templates|images")
    assert titles(page["templates"]) == ["Template:Information"]
    assert titles(page["images"]) == ["File:A.jpg"]
    assert titles(api.query(titles="Walk", generator="templates")["pages"]) == ["Template:Information"]
    assert titles(api.query(titles="Walk|Nope", generator="categories")["pages"]) == ["Category:X"]


def test_a_generator_that_lists_wants_no_titles(api: SandboxApi) -> None:
    """It would not know what to do with them."""
    answer = api.get(action="query", titles="A", generator="allpages")
    assert answer["error"]["code"] == "multisource"


@pytest.mark.parametrize("name", ["allimages", "allpages"])
def test_a_list_is_followed_to_its_end(api: SandboxApi, name: str) -> None:
    """As a list and as a generator; nothing comes twice."""
    files = [f"Walk {letter}.jpg" for letter in "edcba"]
    for number, file in enumerate(files):
        api.upload(file, make_picture(number))
    expected = [f"File:{file}" for file in sorted(files)]
    where = {"namespace": "6"} if name == "allpages" else {}
    prefix = {"allimages": "ai", "allpages": "ap"}[name]
    as_list = follow(
        api,
        list=name,
        **{f"{prefix}limit": "2", f"{prefix}prefix": "walk_"},
        **{prefix + k: v for k, v in where.items()},
    )
    assert [row for answer in as_list for row in titles(answer["query"][name])] == expected
    generator = {"generator": name, f"g{prefix}limit": "3"} | {f"g{prefix}{key}": value for key, value in where.items()}
    generated = follow(api, **generator)
    assert sorted(title for answer in generated for title in titles(answer["query"]["pages"])) == expected


def test_images_are_listed_by_time_and_user(api: SandboxApi) -> None:
    """Only then may the user be asked for."""
    for number in range(3):
        api.clock.move(minutes=1)
        api.upload(f"Walk {number}.jpg", make_picture(number))
    by_time = {"list": "allimages", "aisort": "timestamp", "aiprop": "timestamp"}
    newest = follow(api, **by_time, aidir="descending", ailimit="1", aiuser="example")
    assert [row for answer in newest for row in titles(answer["query"]["allimages"])] == [
        "File:Walk 2.jpg",
        "File:Walk 1.jpg",
        "File:Walk 0.jpg",
    ]
    assert newest[0]["continue"] == {"aicontinue": "20260816120200|Walk_1.jpg", "continue": "-||"}
    assert titles(api.query(**by_time, aistart="2026-08-16T12:03:00Z")["allimages"]) == ["File:Walk 2.jpg"]
    assert api.query(**by_time, aiuser="A@b")["allimages"] == []
    assert api.get(action="query", list="allimages", aiuser="Example")["error"]["code"] == "invalidparammix"


def test_a_prefix_is_searched_in_its_namespace(api: SandboxApi) -> None:
    """Named in the text or beside it; what is no title finds nothing."""
    for title in ("Category:Walk one", "Category:Walk two", "Walk"):
        api.edit(title, "x")
    found = follow(api, list="prefixsearch", pssearch="category:walk", pslimit="1")
    assert [row for answer in found for row in titles(answer["query"]["prefixsearch"])] == [
        "Category:Walk one",
        "Category:Walk two",
    ]
    assert titles(api.query(list="prefixsearch", pssearch="walk t", psnamespace="14")["prefixsearch"]) == [
        "Category:Walk two"
    ]
    assert api.query(list="prefixsearch", pssearch="a<b")["prefixsearch"] == []
    assert api.get(action="query", list="prefixsearch")["error"]["code"] == "missingparam"


def test_members_are_listed_as_wanted(api: SandboxApi) -> None:
    """By kind, namespace, order and parts; by the category's number too."""
    for title in ("Category:Sub", "Walk", "File:A.jpg", "File:B.jpg"):
        api.edit(title, "[[Category:Events]]")
        api.clock.move(seconds=1)
    number = api.edit("Category:Events", "x")["edit"]["pageid"]

    def ask(**params: str) -> list[Answer]:
        wanted = {"list": "categorymembers", "cmtitle": "Category:Events", **params}
        return [row for answer in follow(api, **wanted) for row in answer["query"]["categorymembers"]]

    assert titles(ask(cmlimit="1")) == ["Category:Sub", "Walk", "File:A.jpg", "File:B.jpg"]
    assert titles(ask(cmtype="file", cmdir="desc")) == ["File:B.jpg", "File:A.jpg"]
    assert titles(ask(cmnamespace="0|14", cmsort="timestamp", cmdir="older")) == ["Walk", "Category:Sub"]
    assert ask(cmtype="page", cmprop="type|timestamp|sortkeyprefix|sortkey") == [
        {"sortkey": b"WALK".hex(), "sortkeyprefix": "", "type": "page", "timestamp": "2026-08-16T12:00:01Z"}
    ]
    by_number = api.query(list="categorymembers", cmpageid=str(number))["categorymembers"]
    assert len(by_number) == 4


@pytest.mark.parametrize(
    ("params", "code"),
    [({}, "missingparam"), ({"cmtitle": "Walk"}, "invalidcategory"), ({"cmpageid": "99"}, "invalidcategory")],
)
def test_members_want_a_category(api: SandboxApi, params: dict[str, str], code: str) -> None:
    """By its title with the namespace, or by its number."""
    assert api.get(action="query", list="categorymembers", **params)["error"]["code"] == code


def test_changes_are_told_newest_first(api: SandboxApi, store: Store) -> None:
    """Of everybody, or of one user; uploads are told apart."""
    api.edit("Walk", "one")
    api.edit("Walk", "one two", minor="1")
    api.upload("A.jpg", make_picture(1))
    other = SandboxApi(store)
    other.login("Other@x")
    other.edit("Walk", "x")
    changes = [
        row for answer in follow(api, list="recentchanges", rclimit="3") for row in answer["query"]["recentchanges"]
    ]
    assert [(row["type"], row["title"], row["user"]) for row in changes] == [
        ("edit", "Walk", "Other"),
        ("log", "File:A.jpg", "Example"),
        ("edit", "Walk", "Example"),
        ("new", "Walk", "Example"),
    ]
    assert (changes[2]["oldlen"], changes[2]["newlen"], changes[2]["minor"]) == (3, 7, True)
    own = api.query(list="usercontribs", ucuser="Example")["usercontribs"]
    assert [(row["title"], row["new"], row["top"]) for row in own] == [
        ("File:A.jpg", True, True),
        ("Walk", False, False),
        ("Walk", True, False),
    ]
    assert api.get(action="query", list="usercontribs")["error"]["code"] == "missingparam"


def test_users_are_told(api: SandboxApi) -> None:
    """Those who are there, those who are not, and those who cannot be."""
    users = api.query(list="users", ususers="example|Nobody else|A@b", usprop="groups|registration")["users"]
    assert users == [
        {
            "userid": 1,
            "name": "Example",
            "registration": "2026-08-16T12:00:00Z",
            "groups": ["*", "user", "autoconfirmed"],
        },
        {"name": "Nobody else", "missing": True},
        {"name": "A@b", "invalid": True},
    ]


def test_the_account_is_told_in_all_parts(api: SandboxApi) -> None:
    """How many edits, and since when."""
    api.edit("Walk", "x")
    info = api.query(meta="userinfo", uiprop="editcount|registrationdate")["userinfo"]
    assert (info["editcount"], info["registrationdate"]) == (1, "2026-08-16T12:00:00Z")


def test_every_token_can_be_had_at_once(api: SandboxApi) -> None:
    """A star stands for all kinds."""
    assert set(api.query(meta="tokens", type="*")["tokens"]) == {
        f"{kind}token" for kind in ("createaccount", "csrf", "login", "patrol", "rollback", "userrights", "watch")
    }


def test_the_wiki_tells_of_itself(api: SandboxApi) -> None:
    """Every part that is known; numbers of pages are right."""
    api.edit("Walk", "x")
    parts = (
        "extensions|fileextensions|general|interwikimap|languages|magicwords|namespacealiases|namespaces|restrictions|"
        "rightsinfo|specialpagealiases|statistics|usergroups"
    )
    site = api.query(meta="siteinfo", siprop=parts)
    assert set(site) == set(parts.split("|"))
    assert site["statistics"]["articles"] == 1
    assert site["general"]["thumblimits"]["0"] == 120
    assert "canonical" not in site["namespaces"]["0"]
    assert site["namespaces"]["4"]["canonical"] == "Project"


def test_page_numbers_are_listed_when_asked(api: SandboxApi) -> None:
    """As texts, the missing first."""
    api.edit("Walk", "x")
    assert api.query(titles="Walk|Nope", indexpageids="1")["pageids"] == ["-1", "1"]
