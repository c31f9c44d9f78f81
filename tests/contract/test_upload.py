"""Uploads that succeed: what is answered, and what then stands on the wiki."""

import unicodedata
from collections.abc import Callable

import pytest

from support.fresh import Fresh, sha1_of
from support.plain_client import PlainClient
from support.wiki_under_test import WikiUnderTest


def test_success_describes_the_file(client: PlainClient, wiki: WikiUnderTest, fresh: Fresh) -> None:
    """The answer holds the title with underscores, the SHA-1, the size and both addresses, and no page id."""
    title, content = fresh.title(), fresh.jpeg()
    upload = client.upload(title, content, text="Words", comment="Why")["upload"]
    assert set(upload) == {"result", "filename", "imageinfo"}
    assert upload["result"] == "Success"
    assert upload["filename"] == title.replace(" ", "_")
    info = upload["imageinfo"]
    assert info["sha1"] == sha1_of(content)
    assert (info["size"], info["width"], info["height"]) == (len(content), 8, 8)
    assert info["mime"] == "image/jpeg"
    assert info["user"] == wiki.username
    assert info["comment"] == "Why"
    assert info["canonicaltitle"] == f"File:{title}"
    assert info["descriptionurl"].endswith(f"/wiki/File:{title}".replace(" ", "_"))
    assert info["timestamp"].endswith("Z")


def test_text_and_comment_stand_on_the_page(client: PlainClient, wiki: WikiUnderTest, fresh: Fresh) -> None:
    """The page has the text, its revision the comment and the uploader."""
    title = fresh.title()
    client.upload(title, fresh.jpeg(), text="== {{int:filedesc}} ==\nWords", comment="Why")
    page = client.page(f"File:{title}", prop="revisions", rvprop="content|comment|user", rvslots="main")
    (revision,) = page["revisions"]
    assert revision["slots"]["main"]["content"] == "== {{int:filedesc}} ==\nWords"
    assert (revision["comment"], revision["user"]) == ("Why", wiki.username)


def test_the_comment_stands_in_for_a_missing_text(client: PlainClient, fresh: Fresh) -> None:
    """Without a text the page gets the comment as its text."""
    title = fresh.title()
    client.upload(title, fresh.jpeg(), comment="Why")
    assert client.page_text(f"File:{title}") == "Why"


def test_a_new_version_leaves_the_page_alone(client: PlainClient, fresh: Fresh) -> None:
    """With warnings ignored the bytes are replaced; the text is used for a new file only."""
    title, second = fresh.title(), fresh.jpeg()
    client.upload(title, fresh.jpeg(), text="First")
    upload = client.upload(title, second, text="Second", ignorewarnings="1")["upload"]
    assert (upload["result"], upload["warnings"]) == ("Success", {"exists": title.replace(" ", "_")})
    assert client.sha1_of(f"File:{title}") == sha1_of(second)
    assert client.page_text(f"File:{title}") == "First"


def test_a_page_that_waits_for_its_file_keeps_its_text(client: PlainClient, fresh: Fresh) -> None:
    """Where a page stood without a file, the upload's text is not used either."""
    title = fresh.title()
    client.edit(f"File:{title}", "Mine")
    client.upload(title, fresh.jpeg(), text="Yours", ignorewarnings="1")
    assert client.page_text(f"File:{title}") == "Mine"


@pytest.mark.parametrize("ending", [b"\r", b"\n", b"\r\n", b"\0", b"--", b" "])
def test_the_last_bytes_arrive(client: PlainClient, fresh: Fresh, ending: bytes) -> None:
    """What a body in parts could mistake for its own line ends belongs to the file."""
    title, content = fresh.title(), fresh.jpeg(ending=ending)
    client.upload(title, content)
    assert client.sha1_of(f"File:{title}") == sha1_of(content)
    assert client.download(f"File:{title}") == content


@pytest.mark.parametrize(
    ("sent", "stands"),
    [
        ("From here\nFrom there", "From here\nFrom there"),
        ("Kungliga Operan på kvällen 日本 \N{SPARKLES}", "Kungliga Operan på kvällen 日本 \N{SPARKLES}"),
        ("one\r\ntwo\r\n", "one\ntwo"),
        ("  kept before, cut after \n\n", "  kept before, cut after"),
        ("a & b < c > \"d\" 'e' %41 &amp; +", "a & b < c > \"d\" 'e' %41 &amp; +"),
        (unicodedata.normalize("NFD", "Ångström"), "Ångström"),
        ("<nowiki>~~~~</nowiki> {{subst:}}", "<nowiki>~~~~</nowiki> {{subst:}}"),
    ],
)
def test_a_text_is_kept_as_a_wiki_keeps_it(client: PlainClient, fresh: Fresh, sent: str, stands: str) -> None:
    """Line ends become LF, white space at the end goes, Unicode becomes NFC; nothing else changes."""
    title = fresh.title()
    client.upload(title, fresh.jpeg(), text=sent)
    assert client.page_text(f"File:{title}") == stands


def test_a_signature_is_expanded_in_a_text(client: PlainClient, wiki: WikiUnderTest, fresh: Fresh) -> None:
    """Four tildes become the uploader's signature, which is why a plain text must not hold them."""
    title = fresh.title()
    client.upload(title, fresh.jpeg(), text="By ~~~~")
    text = client.page_text(f"File:{title}")
    assert text is not None
    assert "~" not in text
    assert text.startswith(f"By [[User:{wiki.username}|")


@pytest.mark.parametrize(
    "name",
    [
        "Blick über Ælvsjö",
        "日本の祭り",
        "Кафедральный собор",  # noqa: RUF001 - Cyrillic on purpose
        "It's (a) 100% test, & more; yes! @ 5 + 3 = 8",
        "A.b.c $1 ~x",
    ],
)
def test_a_title_may_hold_nearly_anything(client: PlainClient, fresh: Fresh, name: str) -> None:
    """Letters of any script and most signs stand in a title as sent."""
    title, content = f"{name} {fresh.title()}", fresh.jpeg()
    assert client.upload(title, content)["upload"]["result"] == "Success"
    assert client.titles_of(sha1_of(content)) == [f"File:{title}"]


def test_a_title_of_240_bytes_is_the_longest(client: PlainClient, fresh: Fresh) -> None:
    """240 bytes with the extension are allowed."""
    title = fresh.title().rjust(240, "A")
    assert client.upload(title, fresh.jpeg())["upload"]["result"] == "Success"


@pytest.mark.parametrize("change", [str.lower, lambda title: title.replace(" ", "_")])
def test_case_of_the_first_letter_and_underscores_pass(
    client: PlainClient, fresh: Fresh, change: Callable[[str], str]
) -> None:
    """A title that differs from its normal form in these alone goes up without a warning, in its normal form."""
    title, content = fresh.title(), fresh.jpeg()
    assert client.upload(change(title), content)["upload"]["result"] == "Success"
    assert client.titles_of(sha1_of(content)) == [f"File:{title}"]


def test_categories_of_an_upload_list_it_at_once(client: PlainClient, fresh: Fresh) -> None:
    """The file is a member of its text's categories as soon as the upload is answered."""
    title, category, other = fresh.title(), fresh.name(), fresh.name()
    client.upload(title, fresh.jpeg(), text=f"[[Category:{category}]] [[category:{other}|key]]")
    assert client.members(category) == [f"File:{title}"]
    assert client.categories(f"File:{title}") == [f"Category:{category}", f"Category:{other}"]


@pytest.mark.parametrize(("kind", "extension", "mime"), [("PNG", "png", "image/png"), ("GIF", "gif", "image/gif")])
def test_other_formats_go_up_too(client: PlainClient, fresh: Fresh, kind: str, extension: str, mime: str) -> None:
    """A PNG or GIF under its own extension is stored with its own type."""
    upload = client.upload(f"{fresh.name()}.{extension}", fresh.other(kind))["upload"]
    assert upload["result"] == "Success"
    assert upload["imageinfo"]["mime"] == mime
