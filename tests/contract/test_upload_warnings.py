"""Uploads a wiki warns of: which warning, with what beside it; nothing is published.

See https://www.mediawiki.org/wiki/API:Upload (read 2026-11).
"""

import pytest

from support.fresh import Fresh
from support.plain_client import Answer, PlainClient
from support.wiki_under_test import WikiUnderTest


def warnings_of(answer: Answer) -> Answer:
    """The warnings of an answer that is one, with the bytes kept under a file key."""
    upload = answer["upload"]
    assert upload["result"] == "Warning"
    assert upload["filekey"] == upload["sessionkey"]
    assert set(upload) == {"result", "warnings", "filekey", "sessionkey"}
    warnings: Answer = upload["warnings"]
    return warnings


def key_of(title: str) -> str:
    """A title as the API's warnings write it."""
    return title.replace(" ", "_")


def test_a_taken_title_is_told(client: PlainClient, fresh: Fresh) -> None:
    """`exists` names the file that is there, which stays as it is."""
    title, first = fresh.title(), fresh.jpeg()
    client.upload(title, first)
    assert warnings_of(client.upload(title, fresh.jpeg())) == {"exists": key_of(title)}
    assert client.download(f"File:{title}") == first


def test_the_same_bytes_under_the_same_title_are_told_twice_over(client: PlainClient, fresh: Fresh) -> None:
    """`nochange` comes with `exists` and the time of the upload that was the same."""
    title, content = fresh.title(), fresh.jpeg()
    timestamp = client.upload(title, content)["upload"]["imageinfo"]["timestamp"]
    expected = {"exists": key_of(title), "nochange": {"timestamp": timestamp}}
    assert warnings_of(client.upload(title, content)) == expected


def test_the_same_bytes_under_another_title_are_told(client: PlainClient, fresh: Fresh) -> None:
    """`duplicate` lists every title with these bytes."""
    content, titles = fresh.jpeg(), [fresh.title(), fresh.title()]
    for title in titles:
        client.upload(title, content, ignorewarnings="1")
    answer = client.upload(fresh.title(), content)
    assert warnings_of(answer) == {"duplicate": [key_of(title) for title in titles]}


def test_a_taken_title_with_bytes_from_elsewhere_is_both(client: PlainClient, fresh: Fresh) -> None:
    """`exists` and `duplicate` come together."""
    title, elsewhere, content = fresh.title(), fresh.title(), fresh.jpeg()
    client.upload(title, fresh.jpeg())
    client.upload(elsewhere, content)
    expected = {"exists": key_of(title), "duplicate": [key_of(elsewhere)]}
    assert warnings_of(client.upload(title, content)) == expected


@pytest.mark.parametrize("extension", ["JPG", "jpeg", "JPEG"])
def test_a_title_taken_in_another_spelling_is_told(client: PlainClient, fresh: Fresh, extension: str) -> None:
    """`exists-normalized` names the file whose extension is the same in its normal form."""
    name = fresh.name()
    client.upload(f"{name}.jpg", fresh.jpeg())
    answer = client.upload(f"{name}.{extension}", fresh.jpeg())
    assert warnings_of(answer) == {"exists-normalized": key_of(f"{name}.jpg")}


def test_a_title_taken_with_another_extension_is_told(client: PlainClient, fresh: Fresh) -> None:
    """`exists-normalized` also names a file of another format with the same name before the extension."""
    name = fresh.name()
    client.upload(f"{name}.jpg", fresh.jpeg())
    answer = client.upload(f"{name}.png", fresh.other("PNG"))
    assert warnings_of(answer) == {"exists-normalized": key_of(f"{name}.jpg")}


def test_a_page_without_a_file_is_told(client: PlainClient, fresh: Fresh) -> None:
    """`page-exists` names the title whose page stands already."""
    title = fresh.title()
    client.edit(f"File:{title}", "Words")
    assert warnings_of(client.upload(title, fresh.jpeg())) == {"page-exists": key_of(title)}


def test_a_deleted_title_is_told(client: PlainClient, wiki: WikiUnderTest, fresh: Fresh) -> None:
    """`was-deleted` names the title that a file was deleted from."""
    title = fresh.title()
    client.upload(title, fresh.jpeg())
    wiki.admin.delete_file(title)
    assert warnings_of(client.upload(title, fresh.jpeg())) == {"was-deleted": key_of(title)}


def test_deleted_bytes_are_told(client: PlainClient, wiki: WikiUnderTest, fresh: Fresh) -> None:
    """`duplicate-archive` names the deleted file with these bytes; under its own title both warnings come."""
    title, content = fresh.title(), fresh.jpeg()
    client.upload(title, content)
    wiki.admin.delete_file(title)
    assert warnings_of(client.upload(fresh.title(), content)) == {"duplicate-archive": key_of(title)}
    both = {"was-deleted": key_of(title), "duplicate-archive": key_of(title)}
    assert warnings_of(client.upload(title, content)) == both


@pytest.mark.parametrize(
    ("before", "inside", "becomes"),
    [
        ("", ":", "-"),
        ("", "/", "-"),
        ("", "#", "-"),
        ("", "[", "-"),
        ("", "|", "-"),
        ("", "<", "-"),
        ("", "  ", " "),
        ("File:", "x", "x"),
    ],
)
def test_a_title_the_wiki_would_change_is_told(
    client: PlainClient, fresh: Fresh, *, before: str, inside: str, becomes: str
) -> None:
    """`badfilename` names the title that the wiki would use in its place."""
    title = fresh.title()
    answer = client.upload(f"{before}Night{inside}of {title}", fresh.jpeg())
    assert warnings_of(answer) == {"badfilename": key_of(f"Night{becomes}of {title}")}


@pytest.mark.parametrize("prefix", ["IMG_", "DSC_", "DSCF", "PICT", "CIMG"])
def test_a_camera_name_is_told(client: PlainClient, fresh: Fresh, prefix: str) -> None:
    """`bad-prefix` names the title that begins as cameras name files."""
    title = f"{prefix}{fresh.title()}"
    assert warnings_of(client.upload(title, fresh.jpeg())) == {"bad-prefix": key_of(title)}


def test_the_name_of_a_thumbnail_is_told(client: PlainClient, fresh: Fresh) -> None:
    """`thumb-name` where the file it could be the thumbnail of is not there, `thumb` where it is."""
    title = fresh.title()
    thumbnail = f"120px-{title}"
    assert warnings_of(client.upload(thumbnail, fresh.jpeg())) == {"thumb-name": key_of(thumbnail)}
    client.upload(title, fresh.jpeg())
    assert warnings_of(client.upload(thumbnail, fresh.jpeg())) == {"thumb": key_of(thumbnail)}


def test_only_the_first_warning_about_a_title_comes(client: PlainClient, fresh: Fresh) -> None:
    """A taken camera name is `exists` alone."""
    title = f"IMG_{fresh.title()}"
    client.upload(title, fresh.jpeg(), ignorewarnings="1")
    assert warnings_of(client.upload(title, fresh.jpeg())) == {"exists": key_of(title)}


def test_ignored_warnings_come_with_the_success(client: PlainClient, fresh: Fresh) -> None:
    """With `ignorewarnings` the file is published, and the answer still says what was passed over."""
    content, title, copy = fresh.jpeg(), fresh.title(), fresh.title()
    client.upload(title, content)
    upload = client.upload(copy, content, ignorewarnings="1")["upload"]
    assert upload["result"] == "Success"
    assert upload["warnings"] == {"duplicate": [key_of(title)]}
    assert client.titles_of(upload["imageinfo"]["sha1"]) == [f"File:{title}", f"File:{copy}"]
