"""Bytes that are sent first and published later: the stash, and files sent in chunks."""

import pytest

from support.fresh import Fresh, sha1_of
from support.plain_client import Answer, PlainClient
from support.wiki_under_test import WikiUnderTest

CHUNK_BYTES = 2000


def send_chunk(client: PlainClient, title: str, content: bytes, *, offset: int, filekey: str = "") -> Answer:
    """The answer to the chunk of `content` that begins at `offset`."""
    params = {"offset": str(offset), "filesize": str(len(content))} | ({"filekey": filekey} if filekey else {})
    return client.upload_chunk(title, content[offset : offset + CHUNK_BYTES], **params)


def send_all(client: PlainClient, title: str, content: bytes) -> Answer:
    """The `upload` part of the answer to the last chunk."""
    filekey = ""
    for offset in range(0, len(content), CHUNK_BYTES):
        upload: Answer = send_chunk(client, title, content, offset=offset, filekey=filekey)["upload"]
        filekey = upload["filekey"]
    return upload


def test_a_stashed_file_is_published_without_its_bytes(client: PlainClient, fresh: Fresh) -> None:
    """Stash, look at the SHA-1, publish by file key: the page has the text given with the last step."""
    title, content = fresh.title(), fresh.jpeg()
    stashed = client.upload(title, content, stash="1")["upload"]
    assert (stashed["result"], stashed["imageinfo"]["sha1"]) == ("Success", sha1_of(content))
    assert client.sha1_of(f"File:{title}") is None
    published = client.write("upload", filename=title, filekey=stashed["filekey"], text="Words")["upload"]
    assert published["result"] == "Success"
    assert published["imageinfo"]["sha1"] == sha1_of(content)
    assert client.page_text(f"File:{title}") == "Words"


def test_a_file_key_is_used_up_by_publishing(client: PlainClient, fresh: Fresh) -> None:
    """The second time the stash does not know it."""
    stashed = client.upload(fresh.title(), fresh.jpeg(), stash="1")["upload"]
    client.write("upload", filename=fresh.title(), filekey=stashed["filekey"])
    again = client.write("upload", filename=fresh.title(), filekey=stashed["filekey"])
    assert again["error"]["code"] == "uploadstash-file-not-found"


@pytest.mark.parametrize(
    ("filekey", "code"),
    [("12abcdefghij.klmnop.1.jpg", "uploadstash-file-not-found"), ("nonsense", "invalid-file-key")],
)
def test_a_file_key_nobody_gave_is_refused(client: PlainClient, fresh: Fresh, filekey: str, code: str) -> None:
    """One that looks like a key is not found, any other is not valid."""
    assert client.write("upload", filename=fresh.title(), filekey=filekey)["error"]["code"] == code


def test_a_file_key_is_its_owners(client: PlainClient, wiki: WikiUnderTest, fresh: Fresh) -> None:
    """Another account cannot publish what it has not sent."""
    stashed = client.upload(fresh.title(), fresh.jpeg(), stash="1")["upload"]
    with PlainClient(wiki.api_url) as other:
        other.login(wiki.other.login_name, wiki.other.password)
        answer = other.write("upload", filename=fresh.title(), filekey=stashed["filekey"])
    assert answer["error"]["code"] == "uploadstash-wrong-owner"


def test_publishing_is_warned_as_an_upload_is(client: PlainClient, fresh: Fresh) -> None:
    """A taken title is told, nothing is published, and the answer's file key goes on to another title."""
    taken, content = fresh.title(), fresh.jpeg()
    client.upload(taken, fresh.jpeg())
    stashed = client.upload(fresh.title(), content, stash="1")["upload"]
    warned = client.write("upload", filename=taken, filekey=stashed["filekey"])["upload"]
    assert (warned["result"], warned["warnings"]) == ("Warning", {"exists": taken.replace(" ", "_")})
    free = fresh.title()
    assert client.write("upload", filename=free, filekey=warned["filekey"])["upload"]["result"] == "Success"
    assert client.titles_of(sha1_of(content)) == [f"File:{free}"]


def test_a_warning_keeps_the_bytes(client: PlainClient, fresh: Fresh) -> None:
    """The file key of a warning publishes under another title without the bytes."""
    taken, free, content = fresh.title(), fresh.title(), fresh.jpeg()
    client.upload(taken, fresh.jpeg())
    warned = client.upload(taken, content)["upload"]
    client.write("upload", filename=free, filekey=warned["filekey"])
    assert client.sha1_of(f"File:{free}") == sha1_of(content)


def test_stashing_tells_of_a_taken_title_too(client: PlainClient, fresh: Fresh) -> None:
    """The stash warns like an upload; with warnings ignored it tells them beside its success."""
    taken = fresh.title()
    client.upload(taken, fresh.jpeg())
    expected = {"exists": taken.replace(" ", "_")}
    assert client.upload(taken, fresh.jpeg(), stash="1")["upload"]["warnings"] == expected
    ignored = client.upload(taken, fresh.jpeg(), stash="1", ignorewarnings="1")["upload"]
    assert (ignored["result"], ignored["warnings"]) == ("Success", expected)


@pytest.mark.parametrize("size_bytes", [CHUNK_BYTES, CHUNK_BYTES + 1, 3 * CHUNK_BYTES - 1])
@pytest.mark.parametrize("ending", [b"", b"\r"])
def test_a_file_in_chunks_arrives_whole(client: PlainClient, fresh: Fresh, size_bytes: int, ending: bytes) -> None:
    """Chunks up to the last, however small that is, give a file key; publishing it gives the very bytes."""
    title, content = fresh.title(), fresh.jpeg(size_bytes=size_bytes, ending=ending)
    last = send_all(client, title, content)
    assert (last["result"], last["imageinfo"]["sha1"]) == ("Success", sha1_of(content))
    client.write("upload", filename=title, filekey=last["filekey"], text="Words")
    assert client.download(f"File:{title}") == content
    assert client.page_text(f"File:{title}") == "Words"


def test_each_chunk_tells_where_the_next_begins(client: PlainClient, fresh: Fresh) -> None:
    """All but the last are answered with the next offset and one file key; the last with a key of its own."""
    title, content = fresh.title(), fresh.jpeg(size_bytes=5000)
    first = send_chunk(client, title, content, offset=0)["upload"]
    assert first == {"result": "Continue", "offset": 2000, "filekey": first["filekey"]}
    second = send_chunk(client, title, content, offset=2000, filekey=first["filekey"])["upload"]
    assert second == {"result": "Continue", "offset": 4000, "filekey": first["filekey"]}
    last = send_chunk(client, title, content, offset=4000, filekey=first["filekey"])["upload"]
    assert last["filekey"] != first["filekey"]
    lost = send_chunk(client, title, content, offset=4000, filekey=first["filekey"])
    assert lost["error"]["code"] == "uploadstash-file-not-found"


@pytest.mark.parametrize("offset", [2000, 4000])
def test_a_wrong_offset_is_told_the_right_one(client: PlainClient, fresh: Fresh, offset: int) -> None:
    """A chunk sent twice or out of turn changes nothing; the error says where to go on."""
    title, content = fresh.title(), fresh.jpeg(size_bytes=9000)
    filekey = send_chunk(client, title, content, offset=0)["upload"]["filekey"]
    expected = "2000"
    if offset == 2000:
        send_chunk(client, title, content, offset=offset, filekey=filekey)
        expected = "4000"
    error = send_chunk(client, title, content, offset=offset, filekey=filekey)["error"]
    assert (error["code"], str(error["offset"])) == ("stashfailed", expected)
    on = send_chunk(client, title, content, offset=int(expected), filekey=filekey)
    assert on["upload"]["result"] == "Continue"


@pytest.mark.parametrize(
    ("offset", "length", "code"),
    [(2000, 100, "chunk-too-small"), (2000, 9000, "invalid-chunk")],
)
def test_a_chunk_has_to_have_a_fitting_size(
    client: PlainClient, fresh: Fresh, *, offset: int, length: int, code: str
) -> None:
    """Too small where it is not the last, or past the end of the file."""
    title, content = fresh.title(), fresh.jpeg(size_bytes=5000)
    filekey = send_chunk(client, title, content, offset=0)["upload"]["filekey"]
    params = {"offset": str(offset), "filesize": str(len(content)), "filekey": filekey}
    assert client.upload_chunk(title, b"x" * length, **params)["error"]["code"] == code


def test_the_first_chunk_has_no_key_and_the_others_need_it(client: PlainClient, fresh: Fresh) -> None:
    """Each of both mistakes has a code of its own."""
    title, content = fresh.title(), fresh.jpeg(size_bytes=5000)
    assert send_chunk(client, title, content, offset=2000)["error"]["code"] == "filekeyneeded"
    answer = send_chunk(client, title, content, offset=0, filekey="abc.def.1.jpg")
    assert answer["error"]["code"] == "filekeynotallowed"


def test_the_first_chunk_is_warned_of_a_taken_title(client: PlainClient, fresh: Fresh) -> None:
    """The title is looked at with the first chunk already."""
    title = fresh.title()
    client.upload(title, fresh.jpeg())
    upload = send_chunk(client, title, fresh.jpeg(size_bytes=5000), offset=0)["upload"]
    assert (upload["result"], upload["warnings"]) == ("Warning", {"exists": title.replace(" ", "_")})


def test_the_last_chunk_tells_of_the_same_bytes_elsewhere(client: PlainClient, fresh: Fresh) -> None:
    """Only the last chunk makes the SHA-1 known: `duplicate` comes with its success, and again when publishing."""
    title, other, content = fresh.title(), fresh.title(), fresh.jpeg(size_bytes=5000)
    client.upload(title, content)
    expected = {"duplicate": [title.replace(" ", "_")]}
    last = send_all(client, other, content)
    assert (last["result"], last["warnings"]) == ("Success", expected)
    published = client.write("upload", filename=other, filekey=last["filekey"])["upload"]
    assert (published["result"], published["warnings"]) == ("Warning", expected)


def test_content_is_looked_at_when_it_is_whole(client: PlainClient, fresh: Fresh) -> None:
    """A PNG sent in one chunk as a JPEG fails in the stash, with a code that tells less than a plain upload's."""
    answer = send_chunk(client, fresh.title(), fresh.other("PNG"), offset=0)
    assert answer["error"]["code"] == "stashfailed"


def test_the_stash_can_be_looked_through(client: PlainClient, wiki: WikiUnderTest, fresh: Fresh) -> None:
    """Its keys, and of each the size, type and SHA-1, so that a lost key is found again; others see their own only."""
    content = fresh.jpeg()
    stashed = client.upload(fresh.title(), content, stash="1")["upload"]["filekey"]
    begun = send_chunk(client, fresh.title(), fresh.jpeg(size_bytes=5000), offset=0)["upload"]["filekey"]
    rows = client.query(list="mystashedfiles", msfprop="size|type", msflimit="max")["mystashedfiles"]
    found = {row.pop("filekey"): row for row in rows}
    picture = {"width": 8, "height": 8, "bits": 8, "mimetype": "image/jpeg", "mediatype": "BITMAP"}
    assert found[stashed] == {"status": "finished", "size": len(content), **picture}
    assert (found[begun]["status"], found[begun]["size"]) == ("chunks", CHUNK_BYTES)
    (info,) = client.query(prop="stashimageinfo", siifilekey=stashed, siiprop="sha1|size")["stashimageinfo"]
    assert (info["sha1"], info["size"]) == (sha1_of(content), len(content))
    with PlainClient(wiki.api_url) as other:
        other.login(wiki.other.login_name, wiki.other.password)
        others = other.query(list="mystashedfiles", msflimit="max")["mystashedfiles"]
        refused = other.get(action="query", prop="stashimageinfo", siifilekey=stashed)
    assert stashed not in {row["filekey"] for row in others}
    assert refused["error"]["code"] == "internal_api_error_UploadStashWrongOwnerException"


def test_the_list_of_the_stash_goes_on_where_it_was_cut(client: PlainClient, fresh: Fresh) -> None:
    """The oldest come first; without properties a row is a key and a status."""
    keys = [client.upload(fresh.title(), fresh.jpeg(), stash="1")["upload"]["filekey"] for _ in range(2)]
    rows: list[Answer] = []
    more: dict[str, str] = {"continue": ""}
    while more:
        answer = client.get(action="query", list="mystashedfiles", msflimit="1", **more)
        rows += answer["query"]["mystashedfiles"]
        more = answer.get("continue", {})
    assert rows[-2:] == [{"filekey": key, "status": "finished"} for key in keys]


@pytest.mark.parametrize(
    ("params", "code"),
    [
        ({"siifilekey": "12abcdefghij.klmnop.1.jpg"}, "uploadstash-file-not-found"),
        ({"siifilekey": "nonsense"}, "uploadstash-bad-path-bad-format"),
        ({}, "missingparam"),
    ],
)
def test_a_key_has_to_be_one_of_the_stash(client: PlainClient, params: dict[str, str], code: str) -> None:
    """Without a key there is nothing to tell of."""
    assert client.get(action="query", prop="stashimageinfo", **params)["error"]["code"] == code


def test_a_stranger_has_no_stash(wiki: WikiUnderTest) -> None:
    """Each of the two ways to look into it says so in its own words."""
    with PlainClient(wiki.api_url) as stranger:
        listed = stranger.get(action="query", list="mystashedfiles")
        told = stranger.get(action="query", prop="stashimageinfo", siifilekey="12abcdefghij.klmnop.1.jpg")
    assert (listed["error"]["code"], told["error"]["code"]) == ("stashnotloggedin", "notloggedin")
