"""Uploads a wiki refuses: with which code, and whether it kept the bytes."""

import pytest

from support.fresh import Fresh
from support.plain_client import Answer, PlainClient


def error_of(answer: Answer) -> Answer:
    """The error of an answer that is one, with a sentence for people."""
    error: Answer = answer["error"]
    assert error["info"]
    return error


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("A" * 237 + ".jpg", "filename-toolong"),
        ("Å" * 119 + ".jpg", "filename-toolong"),
        ("Night %41.jpg", "illegal-filename"),
        ("Night ~~~ here.jpg", "illegal-filename"),
        ("Night &amp; day.jpg", "illegal-filename"),
        (".jpg", "filename-tooshort"),
        ("DSC 0001.jpg", "titleblacklist-custom-filename"),
        ("A ''Night'' at the opera.jpg", "titleblacklist-forbidden-edit"),
    ],
)
def test_a_title_that_cannot_be_is_refused_and_the_bytes_kept(
    client: PlainClient, fresh: Fresh, title: str, code: str
) -> None:
    """An error about the title alone brings a file key, which publishes the same bytes under a better title."""
    error = error_of(client.upload(title, fresh.jpeg()))
    assert (error["code"], error["invalidparameter"]) == (code, "filename")
    assert error["filekey"] == error["sessionkey"]
    answer = client.write("upload", filename=fresh.title(), filekey=error["filekey"])
    assert answer["upload"]["result"] == "Success"


def test_the_blacklist_cannot_be_ignored(client: PlainClient, fresh: Fresh) -> None:
    """`ignorewarnings` passes over warnings, not over errors."""
    error = error_of(client.upload("DSC 0002.jpg", fresh.jpeg(), ignorewarnings="1"))
    assert error["code"] == "titleblacklist-custom-filename"
    assert client.sha1_of("File:DSC 0002.jpg") is None


@pytest.mark.parametrize(
    ("title", "content", "details"),
    [
        ("Png named.jpg", "PNG", ["filetype-mime-mismatch", "jpg", "image/png"]),
        ("Gif named.png", "GIF", ["filetype-mime-mismatch", "png", "image/gif"]),
        ("Jpeg named.exe", "JPEG", ["filetype-mime-mismatch", "exe", "image/jpeg"]),
    ],
)
def test_content_has_to_fit_the_extension(
    client: PlainClient, fresh: Fresh, *, title: str, content: str, details: list[str]
) -> None:
    """`verification-error` tells the extension and the type it found; nothing is kept."""
    error = error_of(client.upload(f"{fresh.name()} {title}", fresh.other(content)))
    assert (error["code"], error["details"]) == ("verification-error", details)
    assert "filekey" not in error


def test_a_text_is_no_photo(client: PlainClient, fresh: Fresh) -> None:
    """Words under a photo's name are found out."""
    error = error_of(client.upload(fresh.title(), b"These are words. " * 20))
    assert error["code"] == "verification-error"
    assert error["details"] == ["filetype-mime-mismatch", "jpg", "text/plain"]


@pytest.mark.parametrize(
    ("ending", "kind", "filetype"),
    [(".bmp", "BMP", "bmp"), (".php.jpg", "JPEG", "jpg")],
)
def test_some_extensions_are_not_allowed(
    client: PlainClient, fresh: Fresh, *, ending: str, kind: str, filetype: str
) -> None:
    """`filetype-banned` tells the extension and those allowed; one in the middle of the title counts too."""
    error = error_of(client.upload(f"{fresh.name()}{ending}", fresh.other(kind)))
    assert (error["code"], error["filetype"]) == ("filetype-banned", filetype)
    assert "jpg" in error["allowed"]
    assert "bmp" not in error["allowed"]
    assert "filekey" not in error


def test_an_empty_file_is_refused(client: PlainClient, fresh: Fresh) -> None:
    """No bytes are no file."""
    assert error_of(client.upload(fresh.title(), b""))["code"] == "empty-file"


def test_an_upload_wants_bytes(client: PlainClient, fresh: Fresh) -> None:
    """Neither a file nor a file key: a parameter is missing."""
    assert error_of(client.write("upload", filename=fresh.title()))["code"] == "missingparam"


def test_the_same_bytes_cannot_be_forced_on_themselves(client: PlainClient, fresh: Fresh) -> None:
    """With warnings ignored, bytes equal to the current version are an error and make no new version."""
    title, content = fresh.title(), fresh.jpeg()
    client.upload(title, content)
    error = error_of(client.upload(title, content, ignorewarnings="1"))
    assert error["code"] == "fileexists-no-change"
    assert len(client.page(f"File:{title}", prop="imageinfo", iilimit="5")["imageinfo"]) == 1
