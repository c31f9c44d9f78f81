"""Files in chunks, beside the contract with a real wiki."""

import io

import pytest

from support.sandbox_api import Answer, SandboxApi, make_picture

NAME = "Walk one.jpg"
CONTENT = make_picture(1) + b"\0" * 5000


def begin(api: SandboxApi, name: str = NAME, **params: str) -> Answer:
    """The answer to the first 2000 bytes."""
    return api.chunk(name, CONTENT[:2000], **{"offset": "0", "filesize": str(len(CONTENT)), **params})


def test_an_upload_in_chunks_may_be_assembled_later(api: SandboxApi) -> None:
    """`Poll`, then `checkstatus` with the old key tells the new one, which publishes."""
    key = begin(api)["upload"]["filekey"]
    status = api.write("upload", filekey=key, checkstatus="1")["upload"]
    assert status == {"result": "Continue", "stage": "uploading", "offset": 2000}
    last = {"offset": "2000", "filesize": str(len(CONTENT)), "filekey": key, "async": "1"}
    assert api.chunk(NAME, CONTENT[2000:], **last)["upload"] == {"result": "Poll", "stage": "queued", "filekey": key}
    done = api.write("upload", filekey=key, checkstatus="1")["upload"]
    assert (done["result"], done["filekey"] != key) == ("Success", True)
    published = api.write("upload", filename=NAME, filekey=done["filekey"])["upload"]
    assert published["imageinfo"]["size"] == len(CONTENT)


@pytest.mark.parametrize(
    ("params", "code"),
    [
        ({"filekey": "a.b.1.jpg"}, "filekeynotallowed"),
        ({"offset": "2000"}, "filekeyneeded"),
        ({"offset": "2000", "filekey": "a.b.1.jpg"}, "uploadstash-file-not-found"),
        ({"filesize": "1999"}, "invalid-chunk"),
        ({"name": "Walk %41.jpg"}, "illegal-filename"),
        ({"name": "Walk.exe"}, "filetype-banned"),
    ],
)
def test_a_chunk_may_be_refused(api: SandboxApi, params: dict[str, str], code: str) -> None:
    """Each reason has its code."""
    assert begin(api, **params)["error"]["code"] == code


def test_a_chunk_without_a_name_is_refused(api: SandboxApi) -> None:
    """As is any upload."""
    answer = api.client.post(
        "/w/api.php",
        data={"action": "upload", "format": "json", "token": api.token(), "chunk": (io.BytesIO(b"x"), "c")},
    ).get_json()
    assert answer["error"]["code"] == "nofilename"


def test_a_whole_file_in_one_chunk_is_warned_of_at_once(api: SandboxApi) -> None:
    """Its SHA-1 is known, so `duplicate` comes with the warning, and the key publishes it elsewhere."""
    api.upload("Other.jpg", CONTENT)
    answer = api.chunk(NAME, CONTENT, offset="0", filesize=str(len(CONTENT)))["upload"]
    assert (answer["result"], answer["warnings"]) == ("Warning", {"duplicate": ["Other.jpg"]})
    ignored = api.chunk(NAME, CONTENT, offset="0", filesize=str(len(CONTENT)), ignorewarnings="1")["upload"]
    assert (ignored["result"], ignored["warnings"]) == ("Success", {"duplicate": ["Other.jpg"]})


def test_a_taken_name_may_be_passed_over(api: SandboxApi) -> None:
    """The answer to the first chunk still tells it."""
    api.upload(NAME, make_picture(2))
    answer = begin(api, ignorewarnings="1")["upload"]
    assert (answer["result"], answer["warnings"]) == ("Continue", {"exists": "Walk_one.jpg"})


def test_a_whole_file_is_no_chunk(api: SandboxApi) -> None:
    """The key of a file that came in one piece does not take more bytes."""
    key = api.upload(NAME, make_picture(1), stash="1")["upload"]["filekey"]
    error = begin(api, offset="2000", filekey=key)["error"]
    assert error["code"] == "uploadstash-file-not-found"


def test_a_wrong_offset_is_told_the_right_one(api: SandboxApi) -> None:
    """A small chunk that is not the last is refused before that."""
    key = begin(api)["upload"]["filekey"]
    more = {"filesize": str(len(CONTENT)), "filekey": key}
    error = api.chunk(NAME, CONTENT[3000:5000], offset="3000", **more)["error"]
    assert (error["code"], error["offset"]) == ("stashfailed", "2000")
    assert api.chunk(NAME, CONTENT[2000:2100], offset="2000", **more)["error"]["code"] == "chunk-too-small"


def test_a_content_is_looked_at_when_it_is_whole(api: SandboxApi) -> None:
    """A PNG under the name of a JPEG fails then."""
    content = make_picture(1, "PNG", size_px=(300, 300))
    error = api.chunk(NAME, content, offset="0", filesize=str(len(content)))["error"]
    assert error["code"] == "stashfailed"
