"""The pages for people."""

import json
import re
from typing import Any

import pytest

from photowalk.sandbox.pages import Deed
from photowalk.sandbox.store import Store
from photowalk.sandbox.titles import parse_title
from photowalk.sandbox.web import LISTED_ROWS, describe_size
from support.sandbox_api import SandboxApi, make_picture

TEXT = """=={{int:filedesc}}==
{{Information
|description={{en|1=City Hall <b>by</b> night}}
|date=2019-08-16
|source={{own}}
|author=[[User:Example|Jane Doe]]
}}
{{Location|59.3|18.1}}
=={{int:license-header}}==
{{self|cc-by-sa-4.0}}
[[Category:Events]]"""
HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(1)>'


def describe(api: SandboxApi, entity_id: str, caption: str) -> None:
    """Put a caption and a statement on a file."""
    labels = {"en": {"language": "en", "value": caption}}
    claim = {"type": "statement", "mainsnak": {"snaktype": "somevalue", "property": "P180"}}
    api.write("wbeditentity", id=entity_id, data=json.dumps({"labels": labels, "claims": [claim]}))


@pytest.fixture
def web(api: SandboxApi) -> Any:  # noqa: ANN401 - a Flask test client, which Flask types no further
    """A browser before a wiki with one file, one category and one gallery."""
    api.upload("Walk one.jpg", make_picture(1, size_px=(400, 300)), text=TEXT, comment="Photo walk")
    api.edit("Category:Events", "What happened. [[Category:All]]")
    api.edit("Category:Sub", "[[Category:Events]]")
    api.edit("User:Example/Walk", "<gallery>\nFile:Walk one.jpg|By night\n</gallery>\n[[Category:Events]]")
    return api.client


def test_the_first_page_shows_the_newest_files(web: Any) -> None:  # noqa: ANN401 - as above
    """With a thumbnail and the uploader, under a banner that says what this is."""
    html = web.get("/").text
    assert "nothing here is public" in html
    assert '<img src="/thumb/320/Walk_one.jpg"' in html
    assert "Walk one.jpg" in html
    assert "by Example" in html


def test_an_empty_wiki_says_what_to_type(stranger: SandboxApi) -> None:
    """The commands stand there to be copied."""
    html = stranger.client.get("/").text
    assert "photowalk upload --wiki sandbox" in html


def test_a_file_page_tells_all(web: Any) -> None:  # noqa: ANN401 - as above
    """The picture, the table, the position, the license, the categories and the wikitext."""
    html = web.get("/wiki/File:Walk_one.jpg").text
    for expected in (
        '<img src="/thumb/1000/Walk_one.jpg"',
        "400 \N{MULTIPLICATION SIGN} 300 pixels",
        "Description (English)",
        "City Hall <b>by</b> night",
        "Own work",
        "59.3° N, 18.1° E",
        "Creative Commons Attribution-Share Alike 4.0",
        '<a href="/wiki/Category:Events"',
        "by Example, 2026-08-16T12:00:00Z",
        "Photo walk",
        "|date=2019-08-16",
    ):
        assert expected in html
    assert "int:license-header" not in html.split("<details>")[0]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/wiki/Category:Events", ("What happened.", "/wiki/Category:Sub", "/wiki/User:Example/Walk", "1 file")),
        ("/wiki/Category:All", ("has no page yet", "/wiki/Category:Events")),
        ("/wiki/Category:Empty", ("has no page yet", "Nothing is in this category")),
        ("/wiki/User:Example/Walk", ("By night", '<img src="/thumb/240/Walk_one.jpg"', "Wikitext of this page")),
    ],
)
def test_other_pages_show_what_is_on_them(web: Any, path: str, expected: tuple[str, ...]) -> None:  # noqa: ANN401 - as above
    """A category lists its members by kind; a page is rendered."""
    html = web.get(path).text
    for part in expected:
        assert part in html


def test_a_file_page_shows_its_structured_data(web: Any, api: SandboxApi) -> None:  # noqa: ANN401 - as above
    """Captions with the descriptions, statements by property; without any there is no such part."""
    assert "Structured data" not in web.get("/wiki/File:Walk_one.jpg").text
    describe(api, "M1", "By <b>night</b>")
    html = web.get("/wiki/File:Walk_one.jpg").text
    assert "Caption (English)" in html
    assert "By &lt;b&gt;night&lt;/b&gt;" in html
    assert "depicts (P180)" in html
    assert "unknown value" in html


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (
            "title=File:Walk_one.jpg&diff=cur&oldid=5",
            ("<del>- Two</del>", "<ins>+ Three</ins>", "Caption (English): Day"),
        ),
        ("diff=prev&oldid=7", ("<del>- Two</del>", "<ins>+ Three</ins>", "No difference.")),
        ("diff=7", ("revision 6 by Example", "revision 7 by Example")),
        ("diff=6&oldid=5", ("<ins>+ Caption (English): Day</ins>", "No difference.")),
        ("diff=5", ("From nothing", "<ins>+ One</ins>", "<ins>+ Two</ins>")),
    ],
)
def test_two_revisions_are_shown_beside_each_other(api: SandboxApi, address: str, expected: tuple[str, ...]) -> None:
    """By the numbers of both, or from one to the newest or to the one before."""
    for number in range(4):
        api.edit(f"Page {number}", "x")
    api.upload("Walk one.jpg", make_picture(1), text="One\nTwo")
    describe(api, "M5", "Day")
    api.edit("File:Walk one.jpg", "One\nThree", summary="Why <b>")
    html = api.client.get(f"/w/index.php?{address}").text
    for part in expected:
        assert part in html
    assert "Changes of" in html
    assert "<b>" not in html


def list_links(html: str) -> list[str]:
    """The pages that a table names, in its order."""
    return re.findall(r'<td><a href="/wiki/([^"]+)"', html)


def test_the_files_of_a_user_are_listed(web: Any, api: SandboxApi, store: Store) -> None:  # noqa: ANN401 - as above
    """The newest first, with thumbnail, size and summary, whichever way the list is called; not those of others."""
    api.upload("Another.jpg", make_picture(2))
    deed = Deed(store.accounts.require_user("Somebody else", "2026-08-16T12:00:00Z"), "2026-08-16T12:00:00Z")
    store.publish(parse_title("File:Hers.jpg"), make_picture(3), text="", deed=deed)
    html = web.get("/wiki/Special:ListFiles/Example").text
    assert list_links(html) == ["File:Another.jpg", "File:Walk_one.jpg"]
    for part in (
        "/thumb/120/Walk_one.jpg",
        "2026-08-16T12:00:00Z",
        "Photo walk",
        "/wiki/Special:Contributions/Example",
    ):
        assert part in html
    assert list_links(web.get("/wiki/special:listfiles/somebody_else").text) == ["File:Hers.jpg"]
    assert "Nobody has uploaded nothing" in web.get("/wiki/Special:ListFiles/Nobody").text


def test_the_edits_of_a_user_are_listed_with_their_summaries(web: Any, api: SandboxApi) -> None:  # noqa: ANN401 - as above
    """The newest first, each with a link to what it changed: so a batch is found again."""
    describe(api, "M1", "By night")
    api.edit("Category:Events", "Again", summary="Updated with photowalk, batch 0123abcd")
    html = web.get("/wiki/Special:Contributions/Example").text
    pages = ["Category:Events", "File:Walk_one.jpg", "User:Example/Walk", "Category:Sub", "Category:Events"]
    assert list_links(html) == [*pages, "File:Walk_one.jpg"]
    assert "batch 0123abcd" in html
    changes = [web.get(link).text for link in re.findall(r'href="(/w/index.php[^"]+)"', html)]
    assert ["<ins>+ Again</ins>" in changes[0], "<ins>+ Caption (English): By night</ins>" in changes[1]] == [True] * 2
    assert "Nobody has edited nothing" in web.get("/wiki/Special:Contributions/Nobody").text


def test_a_long_list_goes_on_elsewhere(api: SandboxApi, store: Store) -> None:
    """Each row stands on one page of the list."""
    user = store.accounts.require_user("Example", "2026-08-16T12:00:00Z")
    with store.transaction():
        for number in range(LISTED_ROWS + 2):
            deed = Deed(user, "2026-08-16T12:00:00Z")
            store.publish(parse_title(f"File:Walk {number}.jpg"), make_picture(1), text="", deed=deed)
    for name in ("ListFiles", "Contributions"):
        first = api.client.get(f"/wiki/Special:{name}/Example").text
        (older,) = re.findall(r'href="([^"]+)">Older ones', first)
        second = api.client.get(older).text
        assert [len(list_links(html)) for html in (first, second)] == [LISTED_ROWS, 2]
        assert list_links(second) == ["File:Walk_1.jpg", "File:Walk_0.jpg"]
        assert "Older ones" not in second


def test_a_redirect_says_where_it_leads(api: SandboxApi) -> None:
    """On pages and on file pages."""
    for title in ("Old", "File:Old.jpg"):
        api.edit(title, "#REDIRECT [[New]]")
        html = api.client.get(f"/wiki/{title}").text
        assert 'Leads to <a href="/wiki/New"' in html


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("/wiki/file:walk_one.jpg", "/wiki/File:Walk_one.jpg"),
        ("/wiki/Main_Page", "/"),
        ("/w/index.php?curid=1", "/wiki/File:Walk_one.jpg"),
        ("/w/index.php?title=category:events", "/wiki/Category:Events"),
    ],
)
def test_other_addresses_lead_to_the_right_one(web: Any, path: str, place: str) -> None:  # noqa: ANN401 - as above
    """Titles in another form, the main page, numbers."""
    response = web.get(path)
    assert (response.status_code, response.headers["Location"]) == (302, place)


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/wiki/Nope", "There is no page Nope yet"),
        ("/wiki/File:Nope.jpg", "There is no File:Nope.jpg yet"),
        ("/wiki/a%3Cb", "invalid characters"),
        ("/wiki/Special:Upload", "not part of the sandbox"),
        ("/wiki/Special:Upload/Example", "not part of the sandbox"),
        ("/wiki/Special:ListFiles", "not part of the sandbox"),
        ("/wiki/Media:Walk_one.jpg", "not part of the sandbox"),
        ("/images/0/00/Walk_one.jpg", "no such file"),
        ("/images/Nope.jpg", "no such file"),
        ("/images/a%3Cb", "no such file"),
        ("/thumb/100/Nope.jpg", "no such file"),
        ("/thumb/100/a%3Cb", "no such file"),
        ("/w/index.php", "nothing at this address"),
        ("/w/index.php?curid=99&title=", "nothing at this address"),
        ("/w/index.php?diff=cur&oldid=99", "no such revision"),
        ("/w/index.php?title=File:Walk_one.jpg&diff=99999999999999999999", "no such revision"),
        ("/nowhere", "nothing at this address"),
    ],
)
def test_what_is_not_there_is_told(web: Any, path: str, told: str) -> None:  # noqa: ANN401 - as above
    """With the way back to the first page."""
    response = web.get(path)
    assert response.status_code == 404
    assert told in response.text
    assert 'href="/"' in response.text


def test_originals_and_thumbnails_are_given_as_they_are(api: SandboxApi) -> None:
    """The very bytes with their type; an old version under its own name; a smaller picture as JPEG."""
    first, second = make_picture(1, "PNG"), make_picture(2, "PNG")
    api.upload("Walk.png", first)
    api.clock.move(seconds=1)
    api.upload("Walk.png", second, ignorewarnings="1")
    new, old = api.page("File:Walk.png", prop="imageinfo", iiprop="url", iilimit="2")["imageinfo"]
    for info, content in ((new, second), (old, first)):
        response = api.client.get(info["url"].removeprefix("http://localhost"), buffered=True)
        assert (response.data, response.mimetype) == (content, "image/png")
        assert "sandbox" in response.headers["Content-Security-Policy"]
    assert api.client.get("/thumb/20/Walk.png", buffered=True).mimetype == "image/jpeg"


def test_a_file_that_is_no_picture_has_a_stand_in(api: SandboxApi) -> None:
    """An empty sheet of paper."""
    api.upload("Walk.pdf", b"%PDF-1.7 words")
    response = api.client.get("/thumb/100/Walk.pdf")
    assert response.headers["Location"] == "/static/no-preview.svg"
    assert api.client.get("/static/no-preview.svg", buffered=True).status_code == 200


def test_a_page_without_information_is_told(api: SandboxApi) -> None:
    """As is one without a file."""
    api.upload("Bare.jpg", make_picture(1), text="")
    assert "nobody can tell" in api.client.get("/wiki/File:Bare.jpg").text
    api.edit("File:Page.jpg", "Words")
    assert "stands without a file" in api.client.get("/wiki/File:Page.jpg").text


def test_hostile_words_stay_words_everywhere(api: SandboxApi, store: Store) -> None:
    """In descriptions, comments, captions, categories and titles; no page lets a script run."""
    title = "A\"'&onerror=alert(1).jpg"
    information = f"{{{{Information|description={HOSTILE}|author={{{{en|1={HOSTILE}}}}}}}}}"
    text = f"{information}{{{{Location|{HOSTILE}|1}}}}{{{{self|{HOSTILE}}}}}"
    api.upload(title, make_picture(1), text=f'{text}[[Category:A"onclick=x]] {HOSTILE}', comment=HOSTILE)
    api.edit('Category:A"onclick=x', HOSTILE, summary=HOSTILE)
    api.edit("User:Example", f'<gallery>\nFile:{title}|{HOSTILE}\nFile:Gone".jpg|{HOSTILE}\n</gallery>')
    store.accounts.require_user("Example", "")
    for path in (
        "/",
        f"/wiki/File:{title.replace('&', '%26')}",
        '/wiki/Category:A"onclick=x',
        "/wiki/User:Example",
        "/wiki/Special:ListFiles/Example",
        "/wiki/Special:Contributions/Example",
        "/wiki/Special:ListFiles/\"onclick=x'&",
        f"/wiki/{HOSTILE}",
    ):
        response = api.client.get(path)
        html = response.text
        assert "<script" not in html
        assert not re.search(r"<[^>]*\son\w+=(?:[^>\"]*\"[^>\"]*\")*[^\"]*>", re.sub(r'"[^"]*"', '""', html))
        assert "<img src=x" not in html
        assert "default-src 'none'" in response.headers["Content-Security-Policy"]
        assert response.headers["X-Content-Type-Options"] == "nosniff"


def test_nothing_is_loaded_from_elsewhere(web: Any) -> None:  # noqa: ANN401 - as above
    """Every picture, style and icon comes from the sandbox itself."""
    for path in ("/", "/wiki/File:Walk_one.jpg", "/wiki/Category:Events", "/wiki/User:Example/Walk"):
        for address in re.findall(r'(?:src|href)="([^"]+)"', web.get(path).text):
            assert address.startswith("/")


@pytest.mark.parametrize(("size", "text"), [(12, "12 bytes"), (1500, "1.5 kB"), (3_400_000, "3.4 MB")])
def test_sizes_are_for_people(size: int, text: str) -> None:
    """In the unit that leaves few digits."""
    assert describe_size(size) == text
