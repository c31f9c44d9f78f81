"""Bringing bytes into the stash, and beginning anew where a key leads to nothing."""

import hashlib
import os
import tracemalloc
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from photowalk.commons.answers import Warned
from photowalk.commons.port import Answer, Clock
from photowalk.commons.sending.parcel import CHUNK_BYTES, WHOLE_FILE_LIMIT_BYTES, ChangedFileError, Parcel
from photowalk.commons.sending.publish import publish_stash, send_whole
from photowalk.commons.sending.stashing import stash_bytes
from photowalk.errors import OutOfReachError, RateLimitedError, WikiAnswerError
from photowalk.model import PhotoPath, Sha1, Stash, Title
from support.fresh import Fresh
from support.mediawiki import RealWiki
from support.mediawiki_template import UPLOADER
from support.port_wiki import Deed, PortWiki, Trouble, answer_error, answer_with, lose_reply, lose_request, pass_on
from support.stasher import LARGE_BYTES, MIB, Stasher, SwallowingWiki
from support.wiki_under_test import WikiUnderTest

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
CLOCK = Clock(lambda: NOON, lambda _seconds: None)
UNKNOWN_KEY = "12abcdefghij.klmnop.1.jpg"


@pytest.mark.parametrize("size_bytes", [1000, WHOLE_FILE_LIMIT_BYTES])
def test_an_ordinary_photo_goes_into_the_stash_in_one_request(stasher: Stasher, size_bytes: int) -> None:
    """It is kept, and lies there until it is published."""
    parcel = stasher.parcel(size_bytes)
    stash = stasher.stash(parcel)
    assert [call.size_bytes for call in stasher.wiki.calls] == [size_bytes]
    assert stasher.kept == [stash] == [Stash(stash.filekey, None, stasher.now)]
    assert stasher.wiki.client.sha1_of(parcel.title.page) is None
    assert stasher.publishes(parcel, stash)


@pytest.mark.parametrize("size_bytes", [1000, LARGE_BYTES])
def test_a_taken_title_is_no_matter_for_the_stash(stasher: Stasher, size_bytes: int) -> None:
    """The wiki's warnings come when it is published, and its bytes lie there for another title."""
    there, late = stasher.parcel(1000), stasher.parcel(size_bytes)
    send_whole(stasher.wiki, there)
    stash = stasher.stash(replace(late, title=there.title))
    answer = publish_stash(stasher.wiki, replace(late, title=there.title), stash=stash)
    assert isinstance(answer, Warned)
    assert answer.titles == {"exists": (there.title.text,)}
    assert stasher.publishes(late, stash)


def test_a_small_file_goes_on_too(stasher: Stasher) -> None:
    """An earlier photowalk began it in chunks: only what is missing is sent."""
    parcel = stasher.parcel(5000)
    begun = _begin(stasher, parcel, size_bytes=3000)
    assert stasher.publishes(parcel, stasher.stash(parcel, begun))
    assert [call.size_bytes for call in stasher.sent] == [2000]


def test_what_lies_there_already_is_not_touched(stasher: Stasher) -> None:
    """Not even the file is read."""
    parcel = stasher.parcel(1000)
    stash = stasher.stash(parcel)
    stasher.wiki.calls.clear()
    (parcel.folder / parcel.file).unlink()
    assert stasher.stash(parcel, stash) == stash
    assert stasher.wiki.calls == []


@pytest.mark.parametrize(("hours", "sent"), [(-1, 1), (46.9, 1), (47, 2), (50, 2)])
def test_what_is_too_old_is_sent_anew(stasher: Stasher, hours: float, sent: int) -> None:
    """After a sleep of two days, an hour less than Commons keeps it; a clock that was set back makes nothing old."""
    parcel = stasher.parcel(1000)
    begun = stasher.stash(parcel)
    stasher.now += timedelta(hours=hours)
    stash = stasher.stash(parcel, begun)
    assert (len(stasher.sent), stash.at) == (sent, begun.at if sent == 1 else stasher.now)
    assert stasher.publishes(parcel, stash)


@pytest.mark.parametrize(("offset", "hours"), [(500, 50), (0, 0), (1000, 0), (5000, 0)])
def test_a_part_of_no_use_is_not_asked_for(stasher: Stasher, offset: int, hours: int) -> None:
    """Too old, or none of this file: the wiki does not even hear of its key."""
    parcel = stasher.parcel(1000)
    begun = Stash("old", offset, stasher.now - timedelta(hours=hours))
    assert stasher.publishes(parcel, stasher.stash(parcel, begun))
    assert all(call.params.get("filekey") != "old" for call in stasher.wiki.calls)


@pytest.mark.parametrize("size_bytes", [5 * MIB, LARGE_BYTES])
@pytest.mark.parametrize("filekey", [UNKNOWN_KEY, "nonsense"])
def test_a_key_that_leads_to_nothing_begins_anew(stasher: Stasher, filekey: str, size_bytes: int) -> None:
    """An expired one, or no key at all."""
    parcel = stasher.parcel(size_bytes)
    stash = stasher.stash(parcel, Stash(filekey, CHUNK_BYTES, stasher.now))
    assert stasher.publishes(parcel, stash)


def test_somebody_elses_key_begins_anew(stasher: Stasher, wiki: WikiUnderTest) -> None:
    """The journal may be of another account."""
    parcel = stasher.parcel()
    other = Stasher(PortWiki(wiki.name, wiki.api_url, wiki.other), stasher.folder, stasher.fresh)
    other.wiki.sending.extend([pass_on, answer_error("readonly")])
    with other.wiki.client, pytest.raises(WikiAnswerError, match="readonly"):
        other.stash(parcel)
    assert stasher.publishes(parcel, stasher.stash(parcel, other.kept[-1]))


def test_a_session_that_the_wiki_forgot_begins_anew(tmp_path: Path, fresh: Fresh, real_wiki: RealWiki) -> None:
    """MediaWiki remembers for a day how far a file in chunks is, and keeps what came of it longer."""
    stasher = Stasher(PortWiki("mediawiki", real_wiki.api_url, UPLOADER), tmp_path, fresh)
    parcel = stasher.parcel()
    stasher.wiki.sending.extend([pass_on, answer_error("readonly")])
    with stasher.wiki.client:
        with pytest.raises(WikiAnswerError, match="readonly"):
            stasher.stash(parcel)
        real_wiki.forget("objectcache", "keyname LIKE '%:uploadstatus:%'")
        assert stasher.publishes(parcel, stasher.stash(parcel, stasher.kept[-1]))
    assert len(stasher.sent) == 2 + 1 + 5


def test_a_key_that_leads_to_nothing_is_told_before_anything_is_asked(stasher: Stasher) -> None:
    """Where the search for the bytes fails too, the next call sends nothing to that key."""
    parcel = stasher.parcel()
    stasher.wiki.sending.extend([pass_on, answer_error("readonly")])
    with pytest.raises(WikiAnswerError, match="readonly"):
        stasher.stash(parcel)
    (begun,) = stasher.kept
    stasher.wiki.sending.append(answer_error("uploadstash-file-not-found"))
    stasher.wiki.asking.append(lose_request)
    with pytest.raises(OutOfReachError):
        stasher.stash(parcel, begun)
    assert stasher.kept == []


def test_a_key_that_is_lost_again_is_an_error(stasher: Stasher) -> None:
    """Beginning anew is tried once; then nothing is kept."""

    def lose_key(deed: Deed) -> Answer:
        if "filekey" in stasher.wiki.calls[-1].params:
            raise WikiAnswerError("uploadstash-file-not-found", "Gone.")
        return deed()

    stasher.wiki.sending.extend([lose_key] * 99)
    with pytest.raises(WikiAnswerError, match="Gone"):
        stasher.stash(stasher.parcel())
    assert (stasher.sent_offsets, stasher.kept) == ([0, CHUNK_BYTES] * 2, [])


@pytest.mark.parametrize(("trouble", "requests"), [(lose_reply, 1), (lose_request, 2)])
def test_a_lost_reply_to_a_whole_file_is_settled_by_looking(stasher: Stasher, trouble: Trouble, requests: int) -> None:
    """What has arrived is not sent again; what has not is, once."""
    parcel = stasher.parcel(1000)
    stasher.wiki.sending.append(trouble)
    assert stasher.publishes(parcel, stasher.stash(parcel))
    assert (len(stasher.sent), stasher.paused_s) == (requests, [2.0])


def test_a_wiki_that_stays_silent_is_given_up(stasher: Stasher) -> None:
    """After the second time; nothing is kept that is not there."""
    stasher.wiki.sending.extend([lose_request] * 2)
    with pytest.raises(OutOfReachError, match="was lost"):
        stasher.stash(stasher.parcel(1000))
    assert (len(stasher.sent), stasher.kept) == (2, [])


@pytest.mark.parametrize("error", [RateLimitedError("later"), WikiAnswerError("verification-error", "later")])
def test_a_refusal_of_a_whole_file_goes_up_at_once(stasher: Stasher, error: Exception) -> None:
    """A wiki that asks to wait, and one that does not want it."""

    def refuse(_deed: Deed) -> Answer:
        raise error

    stasher.wiki.sending.append(refuse)
    with pytest.raises(type(error), match="later"):
        stasher.stash(stasher.parcel(1000))
    assert len(stasher.sent) == 1


def test_other_bytes_in_the_stash_are_sent_again_once(stasher: Stasher) -> None:
    """The wiki tells the SHA-1 of what it has: a file that was damaged on the way is not kept."""
    damaged = {"upload": {"result": "Success", "filekey": "1a.b.2.jpg", "imageinfo": {"sha1": "0" * 40}}}
    stasher.wiki.sending.append(answer_with(damaged))
    parcel = stasher.parcel(1000)
    assert stasher.publishes(parcel, stasher.stash(parcel))
    stasher.wiki.sending.extend([answer_with(damaged)] * 2)
    with pytest.raises(OutOfReachError, match="lost a part"):
        stasher.stash(parcel)
    assert [kept.filekey for kept in stasher.kept].count("1a.b.2.jpg") == 0


@pytest.mark.parametrize(
    "upload",
    [
        {"result": "Success", "filename": "X.jpg", "imageinfo": {"sha1": "0" * 40}},
        {"result": "Warning", "warnings": {"exists": "X.jpg"}, "filekey": "k"},
        {"result": "Continue", "offset": 5, "filekey": "k"},
    ],
)
def test_an_answer_out_of_turn_is_a_doubt(stasher: Stasher, upload: Answer) -> None:
    """A whole file that comes back as a publication, with warnings, or as a part of one."""
    stasher.wiki.sending.append(answer_with({"upload": upload}))
    with pytest.raises(OutOfReachError, match="out of turn"):
        stasher.stash(stasher.parcel(1000))
    assert stasher.kept == []


def test_a_wiki_that_does_not_tell_the_sha1_is_asked_for_it(stasher: Stasher) -> None:
    """MediaWiki leaves it out where there are very many metadata."""

    def leave_out(deed: Deed) -> Answer:
        upload = deed()["upload"]
        return {"upload": {"result": upload["result"], "filekey": upload["filekey"]}}

    stasher.wiki.sending.append(leave_out)
    parcel = stasher.parcel(1000)
    stash = stasher.stash(parcel)
    assert [call.params.get("prop") for call in stasher.wiki.calls] == [None, "stashimageinfo"]
    assert stasher.publishes(parcel, stash)


def test_a_changed_file_is_not_stashed(stasher: Stasher) -> None:
    """Not one request is made of a small one."""
    parcel = replace(stasher.parcel(1000), sha1=Sha1("0" * 40))
    with pytest.raises(ChangedFileError):
        stasher.stash(parcel)
    assert stasher.wiki.calls == []


def test_several_files_go_into_the_stash_at_once(stasher: Stasher, wiki: WikiUnderTest) -> None:
    """Three threads, a large file and a reply lost in each: every key leads to its own bytes."""
    parcels = [stasher.parcel() for _ in range(3)]
    stashers = [Stasher(PortWiki(wiki.name, wiki.api_url, wiki.login), stasher.folder, stasher.fresh) for _ in parcels]
    for one in stashers:
        one.wiki.sending.extend([pass_on] * 4 + [lose_reply])
    with ThreadPoolExecutor(3) as pool:
        stashes = list(pool.map(lambda one, parcel: one.stash(parcel), stashers, parcels))
    for one in stashers:
        one.wiki.client.close()
    assert all(stasher.publishes(parcel, stash) for parcel, stash in zip(parcels, stashes, strict=True))


@pytest.mark.parametrize("stashed_mib", [0, 100])
def test_memory_does_not_grow_with_the_file(tmp_path: Path, stashed_mib: int) -> None:
    """200 MiB go through little more than one chunk, also where half of them lie there already."""
    wiki, empty = SwallowingWiki(), bytes(MIB)
    (tmp_path / "a.tif").touch()
    os.truncate(tmp_path / "a.tif", 200 * MIB)
    sha1 = hashlib.sha1(usedforsecurity=False)
    for mib in range(200):
        sha1.update(empty)
        if mib < stashed_mib:
            wiki.swallow(empty)
    parcel = Parcel(tmp_path, PhotoPath("a.tif"), Sha1(sha1.hexdigest()), Title("A.tif"), page_text="", comment="")
    begun = Stash("1a.b.2.jpg", stashed_mib * MIB, NOON) if stashed_mib else None
    tracemalloc.start()
    try:
        stash = stash_bytes(wiki, parcel, begun=begun, keep=lambda _stash: None, clock=CLOCK)
        grown_bytes = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert (stash.offset, wiki.size_bytes) == (None, 200 * MIB)
    assert grown_bytes < 2 * CHUNK_BYTES


def _begin(stasher: Stasher, parcel: Parcel, *, size_bytes: int) -> Stash:
    content = (parcel.folder / parcel.file).read_bytes()
    sizes = {"offset": "0", "filesize": str(len(content))}
    upload = stasher.wiki.client.upload_chunk(parcel.title.text, content[:size_bytes], **sizes)["upload"]
    return Stash(upload["filekey"], size_bytes, stasher.now)
