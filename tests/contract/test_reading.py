"""Asking for pages, files and categories."""

import pytest

from support.fresh import Fresh, sha1_of
from support.plain_client import PlainClient


def test_a_title_is_normalised_and_the_answer_says_how(client: PlainClient, fresh: Fresh) -> None:
    """Underscores, case and namespace are put right, and `normalized` leads from what was asked to what is there."""
    title, content = fresh.title(), fresh.jpeg()
    client.upload(title, content)
    asked = f"file:{title[0].lower()}{title[1:]}".replace(" ", "_")
    answer = client.query(titles=asked, prop="imageinfo", iiprop="sha1")
    assert answer["normalized"] == [{"fromencoded": False, "from": asked, "to": f"File:{title}"}]
    (page,) = answer["pages"]
    assert page["title"] == f"File:{title}"
    assert page["imageinfo"] == [{"sha1": sha1_of(content)}]


def test_a_missing_page_is_told_and_not_an_error(client: PlainClient, fresh: Fresh) -> None:
    """A title without a page comes back as missing."""
    name = fresh.name()
    assert client.query(titles=name)["pages"] == [{"ns": 0, "title": name, "missing": True}]


def test_a_missing_file_has_no_imageinfo(client: PlainClient, fresh: Fresh) -> None:
    """Asked for a file that is not there, the wiki says missing and names no repository."""
    title = f"File:{fresh.title()}"
    answer = client.query(titles=title, prop="imageinfo", iiprop="sha1|url")
    assert answer["pages"] == [{"ns": 6, "title": title, "missing": True, "imagerepository": ""}]


def test_a_file_page_without_a_file_has_no_imageinfo(client: PlainClient, fresh: Fresh) -> None:
    """A page in the file namespace may stand without a file."""
    title = f"File:{fresh.title()}"
    client.edit(title, "Only words")
    page = client.page(title, prop="imageinfo", iiprop="sha1")
    assert "missing" not in page
    assert page["imagerepository"] == ""
    assert "imageinfo" not in page


@pytest.mark.parametrize("title", ["Bad[title", "File:Bad<title", "Bad{{title"])
def test_an_invalid_title_is_told_and_not_an_error(client: PlainClient, title: str) -> None:
    """A title that cannot be one is marked, with the reason."""
    (page,) = client.query(titles=title)["pages"]
    assert page["invalid"] is True
    assert page["title"] == title
    assert "invalid characters" in page["invalidreason"]


def test_fifty_titles_are_answered_at_once(client: PlainClient, fresh: Fresh) -> None:
    """Fifty titles are the most for a plain account."""
    titles = [f"File:{fresh.title()}" for _ in range(50)]
    answer = client.query(titles="|".join(titles))
    assert {page["title"] for page in answer["pages"]} == set(titles)


def test_fifty_one_titles_are_too_many(client: PlainClient, fresh: Fresh) -> None:
    """One title more than the limit is an error that names the limit."""
    error = client.get(action="query", titles="|".join(fresh.title() for _ in range(51)))["error"]
    assert error["code"] == "toomanyvalues"
    assert error["limit"] == 50


def test_a_file_is_found_by_its_sha1(client: PlainClient, fresh: Fresh) -> None:
    """`allimages` finds what was uploaded a moment ago under every title it has."""
    content, titles = fresh.jpeg(), [fresh.title(), fresh.title()]
    for title in titles:
        client.upload(title, content, ignorewarnings="1")
    found = client.query(list="allimages", aisha1=sha1_of(content), aiprop="sha1|url")["allimages"]
    assert [each["title"] for each in found] == [f"File:{title}" for title in titles]
    assert {each["sha1"] for each in found} == {sha1_of(content)}
    assert found[0]["name"] == titles[0].replace(" ", "_")
    assert found[0]["descriptionurl"].endswith(f"/wiki/File:{titles[0]}".replace(" ", "_"))


def test_unknown_bytes_are_found_nowhere(client: PlainClient, fresh: Fresh) -> None:
    """`allimages` with a SHA-1 nobody has is an empty list."""
    answer = client.query(list="allimages", aisha1=sha1_of(fresh.jpeg()))
    assert answer["allimages"] == []


def test_a_sha1_has_forty_digits(client: PlainClient) -> None:
    """What cannot be a SHA-1 is an error, not an empty list."""
    answer = client.get(action="query", list="allimages", aisha1="abc")
    assert answer["error"]["code"] == "invalidsha1hash"


def test_a_file_is_described_by_its_imageinfo(client: PlainClient, fresh: Fresh) -> None:
    """Size, pixels, type, SHA-1, uploader and both addresses are as uploaded."""
    title, content = fresh.title(), fresh.jpeg()
    client.upload(title, content)
    wanted = "sha1|size|mime|user|url|timestamp"
    (info,) = client.page(f"File:{title}", prop="imageinfo", iiprop=wanted)["imageinfo"]
    assert info["sha1"] == sha1_of(content)
    assert (info["size"], info["width"], info["height"]) == (len(content), 8, 8)
    assert info["mime"] == "image/jpeg"
    assert info["descriptionurl"].endswith(f"/wiki/File:{title}".replace(" ", "_"))
    assert client.download(f"File:{title}") == content


def test_the_text_of_several_pages_comes_at_once(client: PlainClient, fresh: Fresh) -> None:
    """`revisions` with slots gives each page's wikitext and leaves out what is missing."""
    here, missing = fresh.name(), fresh.name()
    edited = client.edit(here, "The text", summary="Why")["edit"]
    answer = client.query(
        titles=f"{here}|{missing}", prop="revisions", rvprop="content|ids|comment|user", rvslots="main"
    )
    pages = {page["title"]: page for page in answer["pages"]}
    (revision,) = pages[here]["revisions"]
    assert pages[here]["pageid"] == edited["pageid"]
    assert revision["revid"] == edited["newrevid"]
    assert revision["comment"] == "Why"
    main = {"contentmodel": "wikitext", "contentformat": "text/x-wiki", "content": "The text"}
    assert revision["slots"]["main"] == main
    assert "revisions" not in pages[missing]


def test_a_redirect_is_followed_when_asked(client: PlainClient, fresh: Fresh) -> None:
    """`redirects` leads from one file page to the other."""
    title, other, content = fresh.title(), fresh.title(), fresh.jpeg()
    client.upload(title, content)
    client.edit(f"File:{other}", f"#REDIRECT [[File:{title}]]")
    answer = client.query(titles=f"File:{other}", redirects="1", prop="imageinfo", iiprop="sha1")
    assert answer["redirects"] == [{"from": f"File:{other}", "to": f"File:{title}"}]
    assert answer["pages"][0]["imageinfo"] == [{"sha1": sha1_of(content)}]


def test_a_list_goes_on_where_it_was_cut(client: PlainClient, fresh: Fresh) -> None:
    """`continue` of one answer, put into the next request, gives the rest."""
    category = fresh.name()
    titles = sorted(fresh.name() for _ in range(3))
    for title in titles:
        client.edit(title, f"[[Category:{category}]]")
    params = {"list": "categorymembers", "cmtitle": f"Category:{category}", "cmlimit": "2"}
    first = client.get(action="query", **params)
    rest = client.get(action="query", **params, **first["continue"])
    members = [*first["query"]["categorymembers"], *rest["query"]["categorymembers"]]
    assert [member["title"] for member in members] == titles
    assert "continue" not in rest
    assert rest["batchcomplete"] is True
