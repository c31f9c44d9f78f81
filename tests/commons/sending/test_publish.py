"""Publishing, with bytes and without."""

from dataclasses import replace

import pytest

from photowalk.commons.answers import Published, Warned
from photowalk.commons.port import Answer
from photowalk.commons.sending.parcel import ChangedFileError
from photowalk.commons.sending.publish import publish_stash, send_whole
from photowalk.commons.sending.stash import is_key_lost
from photowalk.errors import OutOfReachError, WikiAnswerError
from photowalk.model import Stash
from support.port_wiki import answer_with
from support.stasher import Stasher, SwallowingWiki


def test_a_small_photo_goes_up_in_one_request(stasher: Stasher) -> None:
    """Its bytes to the last carriage return, its page, its comment."""
    parcel = stasher.parcel(1000)
    assert send_whole(stasher.wiki, parcel) == Published(parcel.sha1, parcel.title.text)
    client = stasher.wiki.client
    assert client.download(parcel.title.page) == (parcel.folder / parcel.file).read_bytes()
    assert client.page_text(parcel.title.page) == "Words"
    (call,) = stasher.wiki.calls
    assert "ignorewarnings" not in call.params


def test_a_file_of_other_bytes_is_not_sent(stasher: Stasher) -> None:
    """Not one request is made of it."""
    parcel = stasher.parcel(1000)
    (parcel.folder / parcel.file).write_bytes(stasher.fresh.jpeg())
    with pytest.raises(ChangedFileError):
        send_whole(stasher.wiki, parcel)
    assert stasher.wiki.calls == []


def test_what_lies_in_the_stash_is_published_without_its_bytes(stasher: Stasher) -> None:
    """With the page of the last moment; afterwards the key is used up, which is told as a lost key."""
    parcel = stasher.parcel(1000)
    stash = stasher.stash(parcel)
    stasher.wiki.calls.clear()
    assert stasher.publishes(parcel, stash)
    (call,) = stasher.wiki.calls
    assert (call.size_bytes, "ignorewarnings" in call.params) == (0, False)
    with pytest.raises(WikiAnswerError) as told:
        publish_stash(stasher.wiki, parcel, stash=stash)
    assert is_key_lost(told.value)


def test_a_warning_names_the_files_it_is_about(stasher: Stasher) -> None:
    """Nothing is published over another file; a key waits for another title."""
    there, twin = stasher.parcel(1000), stasher.parcel(1000)
    send_whole(stasher.wiki, there)
    (twin.folder / twin.file).write_bytes((there.folder / there.file).read_bytes())
    answer = send_whole(stasher.wiki, replace(twin, sha1=there.sha1))
    assert isinstance(answer, Warned)
    assert answer.titles == {"duplicate": (there.title.text,)}
    assert answer.filekey


@pytest.mark.parametrize(
    "upload",
    [
        {"result": "Success", "filekey": "1a.b.2.jpg"},
        {"result": "Continue", "offset": 5, "filekey": "1a.b.2.jpg"},
        {"result": "Poll", "stage": "queued"},
        {"result": "Odd"},
        {},
    ],
)
def test_an_answer_to_something_else_is_a_doubt(stasher: Stasher, upload: Answer) -> None:
    """Whatever says neither that it is published nor why not."""
    parcel = stasher.parcel(1000)
    stasher.wiki.sending.append(answer_with({"upload": upload}))
    with pytest.raises(OutOfReachError, match=r"out of turn|never met"):
        publish_stash(stasher.wiki, parcel, stash=Stash("1a.b.2.jpg", None, stasher.now))


def test_what_leaves_is_told(stasher: Stasher) -> None:
    """In bytes of the file."""
    told: list[int] = []
    parcel = stasher.parcel(1000)
    with pytest.raises(OutOfReachError, match="out of turn"):
        send_whole(SwallowingWiki(), replace(parcel, tell=told.append))
    assert told == [500, 1000]
