"""Uploads, beside those of the contract with a real wiki: what only a stand-in can be made to do."""

import pytest

from photowalk.sandbox.store import Store
from support.sandbox_api import SandboxApi, make_picture

NAME = "Walk one.jpg"


@pytest.mark.parametrize(
    ("params", "code"),
    [
        ({"filename": NAME}, "missingparam"),
        ({"filekey": "abc.def.1.jpg"}, "nofilename"),
        ({"filename": NAME, "filekey": "abc.def.1.jpg"}, "uploadstash-file-not-found"),
        ({"filename": NAME, "sessionkey": "abc.def.1.jpg"}, "uploadstash-file-not-found"),
        ({"filename": NAME, "filekey": "..%2f"}, "invalid-file-key"),
        ({"filename": NAME, "url": "https://x.example/a.jpg"}, "copyuploaddisabled"),
        ({"filename": NAME, "url": "https://x.example/a.jpg", "filekey": "a.b"}, "invalidparammix"),
        ({"filename": NAME, "filekey": "abc.def.1.jpg", "checkstatus": "1"}, "missingresult"),
        ({"filename": NAME, "filekey": "abc.def.1.jpg", "watchlist": "zz"}, "badvalue"),
    ],
)
def test_an_upload_wants_one_source_and_a_name(api: SandboxApi, params: dict[str, str], code: str) -> None:
    """Anything else is told apart by its code."""
    assert api.write("upload", **params)["error"]["code"] == code


@pytest.mark.parametrize(
    ("params", "code"),
    [
        ({"async": "1"}, "cannot-async-upload-file"),
        ({"filekey": "a.b"}, "invalidparammix"),
        ({"tags": "mine"}, "badtags"),
    ],
)
def test_some_parameters_do_not_go_with_a_file(api: SandboxApi, params: dict[str, str], code: str) -> None:
    """The file is then not looked at."""
    assert api.upload(NAME, make_picture(), **params)["error"]["code"] == code


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        (NAME, b"", "empty-file"),
        (NAME, make_picture(1, "PNG"), "verification-error"),
        ("Walk.exe", make_picture(1), "verification-error"),
        ("walk.php.jpg", make_picture(1), "filetype-banned"),
        ("Walk.bmp", make_picture(1, "BMP"), "filetype-banned"),
    ],
)
def test_a_content_has_to_be_what_its_name_says(api: SandboxApi, name: str, content: bytes, *, code: str) -> None:
    """And of a kind the wiki takes; nothing is kept."""
    error = api.upload(name, content)["error"]
    assert error["code"] == code
    assert "filekey" not in error


def test_the_names_of_thumbnails_and_of_pages_are_told(api: SandboxApi) -> None:
    """One warning about a name at a time."""
    api.edit("File:Page.jpg", "x")
    api.upload("Walk.jpg", make_picture(1))
    names = ("Page.jpg", "120px-Walk.jpg", "120px-Nope.jpg", "IMG 1 a.jpg")
    found = {
        name: api.upload(name, make_picture(number))["upload"]["warnings"] for number, name in enumerate(names, start=2)
    }
    assert found == {
        "Page.jpg": {"page-exists": "Page.jpg"},
        "120px-Walk.jpg": {"thumb": "120px-Walk.jpg"},
        "120px-Nope.jpg": {"thumb-name": "120px-Nope.jpg"},
        "IMG 1 a.jpg": {"bad-prefix": "IMG_1_a.jpg"},
    }


def test_deleted_bytes_and_names_are_told(api: SandboxApi, store: Store) -> None:
    """The keeper deleted them; a deleted name taken by a live file is simply taken."""
    api.upload(NAME, make_picture(1))
    store.delete(f"File:{NAME}")
    both = {"was-deleted": "Walk_one.jpg", "duplicate-archive": "Walk_one.jpg"}
    assert api.upload(NAME, make_picture(1))["upload"]["warnings"] == both
    assert api.upload("Two.jpg", make_picture(1))["upload"]["warnings"] == {"duplicate-archive": "Walk_one.jpg"}
    api.upload(NAME, make_picture(2), ignorewarnings="1")
    assert api.upload(NAME, make_picture(3))["upload"]["warnings"] == {"exists": "Walk_one.jpg"}


def test_the_same_bytes_cannot_be_forced_on_themselves(api: SandboxApi) -> None:
    """Ignoring warnings does not help; in the stash they may lie."""
    api.upload(NAME, make_picture(1))
    assert api.upload(NAME, make_picture(1), ignorewarnings="1")["error"]["code"] == "fileexists-no-change"
    stashed = api.upload(NAME, make_picture(1), ignorewarnings="1", stash="1")["upload"]
    expected = {"exists": "Walk_one.jpg", "nochange": {"timestamp": "2026-08-16T12:00:00Z"}}
    assert (stashed["result"], stashed["warnings"]) == ("Success", expected)


def test_a_file_in_the_stash_is_its_owners(api: SandboxApi, store: Store) -> None:
    """Nobody else can publish it."""
    key = api.upload(NAME, make_picture(1), stash="1")["upload"]["filekey"]
    other = SandboxApi(store)
    other.login("Other@x")
    assert other.write("upload", filename=NAME, filekey=key)["error"]["code"] == "uploadstash-wrong-owner"


def test_a_stranger_may_not_upload(stranger: SandboxApi) -> None:
    """Not even into the stash."""
    for params in ({}, {"stash": "1"}):
        assert stranger.upload(NAME, make_picture(), **params)["error"]["code"] == "mustbeloggedin"
    assert stranger.chunk(NAME, b"x", offset="0", filesize="1")["error"]["code"] == "mustbeloggedin"


def test_a_limit_counts_what_is_published(api: SandboxApi, store: Store) -> None:
    """Warnings, the stash and refused names are free; the window moves on."""
    store.set_rate_limit("upload", hits=1, seconds=4320)
    assert api.upload(NAME, make_picture(1))["upload"]["result"] == "Success"
    assert api.upload(NAME, make_picture(2))["upload"]["result"] == "Warning"
    assert api.upload("Two.jpg", make_picture(2), stash="1")["upload"]["result"] == "Success"
    assert api.upload("Two.jpg", make_picture(2))["error"]["code"] == "ratelimited"
    api.clock.move(seconds=4321)
    assert api.upload("Two.jpg", make_picture(2))["upload"]["result"] == "Success"


@pytest.mark.parametrize("which", ["old", "new"])
def test_a_warning_leaves_two_keys_to_the_same_bytes(api: SandboxApi, which: str) -> None:
    """The one that was sent and the one that came with the warning: either publishes under another name."""
    api.upload(NAME, make_picture(1))
    old = api.upload("Two.jpg", make_picture(2), stash="1")["upload"]["filekey"]
    new = api.write("upload", filename=NAME, filekey=old)["upload"]["filekey"]
    key = {"old": old, "new": new}[which]
    assert api.write("upload", filename="Two.jpg", filekey=key)["upload"]["result"] == "Success"


def test_the_stash_may_be_lost(api: SandboxApi, store: Store) -> None:
    """By age, or because the keeper emptied it."""
    keys = [api.upload(NAME, make_picture(number), stash="1")["upload"]["filekey"] for number in range(2)]
    store.expire_stash()
    assert api.write("upload", filename=NAME, filekey=keys[0])["error"]["code"] == "uploadstash-file-not-found"
    key = api.upload(NAME, make_picture(3), stash="1")["upload"]["filekey"]
    api.clock.move(hours=49)
    assert api.write("upload", filename=NAME, filekey=key)["error"]["code"] == "uploadstash-file-not-found"


def test_what_is_in_the_stash_can_be_asked(api: SandboxApi) -> None:
    """By key, in parts; an unknown key is an error."""
    content = make_picture(1)
    stashed = api.upload(NAME, content, stash="1")["upload"]
    answer = api.query(prop="stashimageinfo", siifilekey=stashed["filekey"], siiprop="size|sha1")
    (info,) = answer["stashimageinfo"]
    assert info == {"size": len(content), "width": 40, "height": 30, "sha1": stashed["imageinfo"]["sha1"]}
    error = api.get(action="query", prop="stashimageinfo", siifilekey="a.b")["error"]
    assert error["code"] == "uploadstash-file-not-found"


def test_publishing_later_is_polled(api: SandboxApi) -> None:
    """`Poll` at first; `checkstatus` then has what a direct answer would have said, and the key is used up."""
    key = api.upload(NAME, make_picture(1), stash="1")["upload"]["filekey"]
    queued = api.write("upload", filename=NAME, filekey=key, text="Words", **{"async": "1"})["upload"]
    assert queued == {"result": "Poll", "stage": "queued", "filename": "Walk_one.jpg"}
    done = api.write("upload", filekey=key, checkstatus="1")["upload"]
    assert (done["result"], done["filename"]) == ("Success", "Walk_one.jpg")
    assert api.text(f"File:{NAME}") == "Words"
    again = api.write("upload", filename=NAME, filekey=key)
    assert again["error"]["code"] == "uploadstash-file-not-found"


def test_publishing_later_may_be_warned_of_at_once(api: SandboxApi) -> None:
    """The warning comes in the place of `Poll`."""
    api.upload(NAME, make_picture(1))
    key = api.upload("Two.jpg", make_picture(2), stash="1")["upload"]["filekey"]
    answer = api.write("upload", filename=NAME, filekey=key, **{"async": "1"})["upload"]
    assert (answer["result"], answer["warnings"]) == ("Warning", {"exists": "Walk_one.jpg"})


def test_an_old_version_sent_again_is_told(api: SandboxApi) -> None:
    """`duplicateversions` comes with `exists`."""
    api.upload(NAME, make_picture(1))
    api.clock.move(seconds=1)
    api.upload(NAME, make_picture(2), ignorewarnings="1")
    warnings = api.upload(NAME, make_picture(1))["upload"]["warnings"]
    assert warnings == {"exists": "Walk_one.jpg", "duplicateversions": [{"timestamp": "2026-08-16T12:00:00Z"}]}


def test_html_in_a_picture_is_refused(api: SandboxApi) -> None:
    """Nothing is kept of it."""
    content = make_picture(1)
    error = api.upload(NAME, content[:2] + b"\xff\xfe\x00\x10<script>" + content[2:])["error"]
    assert (error["code"], error["details"]) == ("verification-error", ["uploadscripted"])


@pytest.mark.parametrize(
    ("name", "code", "becomes"),
    [
        ("DSC_0123.jpg", "titleblacklist-custom-filename", None),
        ("A ''b''.jpg", "titleblacklist-forbidden-edit", "A ''b''.jpg"),
    ],
)
def test_the_blacklist_stands_until_somebody_writes_it(
    api: SandboxApi, store: Store, *, name: str, code: str, becomes: str | None
) -> None:
    """Camera names and quotes in pairs are forbidden at first; then what the page says."""
    error = api.upload(name, make_picture(1))["error"]
    assert error["code"] == code
    assert becomes is None or becomes in error["info"]
    store.write_page("MediaWiki:Titleblacklist", "File:Forbidden.*")
    key = error["filekey"]
    assert (
        api.write("upload", filename="Forbidden x.jpg", filekey=key)["error"]["code"] == "titleblacklist-forbidden-edit"
    )


def test_a_name_without_extension_of_unknown_content_misses_one(api: SandboxApi) -> None:
    """The bytes are kept for a better name."""
    error = api.upload("Walk", b"\xff\xfe\x00 unknown")["error"]
    assert (error["code"], error["invalidparameter"]) == ("filetype-missing", "filename")


def test_unknown_parameters_are_told_beside_a_success(api: SandboxApi) -> None:
    """A file part that nobody reads is named too."""
    answer = api.upload(NAME, make_picture(1), foo="1")
    assert answer["upload"]["result"] == "Success"
    assert answer["warnings"]["main"]["warnings"] == "Unrecognized parameter: foo."
