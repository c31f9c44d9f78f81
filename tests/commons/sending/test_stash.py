"""What lies in the stash, and what the wiki says of it."""

import pytest

from photowalk.commons.answers import Queued, Stashed
from photowalk.commons.port import Answer
from photowalk.commons.sending.stash import find_stashed, is_key_lost, read_stashed_sha1, read_status
from photowalk.errors import OutOfReachError, WikiAnswerError
from photowalk.model import Sha1
from support.plain_client import PlainClient
from support.port_wiki import Trouble, answer_error, answer_with
from support.stasher import Stasher
from support.wiki_under_test import WikiUnderTest

UNKNOWN_KEY = "12abcdefghij.klmnop.1.jpg"


@pytest.mark.parametrize(
    ("code", "is_lost"),
    [
        ("uploadstash-file-not-found", True),
        ("uploadstash-wrong-owner", True),
        ("uploadstash-bad-path-bad-format", True),
        ("invalid-file-key", True),
        ("missingresult", True),
        ("uploadstash-not-logged-in", False),
        ("stashfailed", False),
        ("blocked", False),
    ],
)
def test_a_lost_key_is_told_from_other_troubles(code: str, *, is_lost: bool) -> None:
    """Only with a lost key it helps to send the bytes anew."""
    assert is_key_lost(WikiAnswerError(code, "")) is is_lost


def test_what_was_stashed_is_found_by_its_bytes(stasher: Stasher) -> None:
    """Among files of the same size; not what a larger file begins with, nor what was published."""
    parcel, other, absent = (stasher.parcel(5000) for _ in range(3))
    stash = stasher.stash(parcel)
    stasher.stash(other)
    begun_with = (absent.folder / absent.file).read_bytes()
    _send_first_chunk(stasher.wiki.client, begun_with + bytes(3000), size_bytes=5000)
    assert find_stashed(stasher.wiki, parcel.sha1, size_bytes=5000) == stash.filekey
    assert read_stashed_sha1(stasher.wiki, stash.filekey) == parcel.sha1
    assert find_stashed(stasher.wiki, absent.sha1, size_bytes=5000) is None
    assert find_stashed(stasher.wiki, parcel.sha1, size_bytes=5001) is None
    assert stasher.publishes(parcel, stash)
    assert find_stashed(stasher.wiki, parcel.sha1, size_bytes=5000) is None


def test_what_somebody_else_stashed_is_not_found(stasher: Stasher, wiki: WikiUnderTest) -> None:
    """Their key would be no key for us."""
    content = stasher.fresh.jpeg(size_bytes=5000)
    with PlainClient(wiki.api_url) as other:
        other.login(wiki.other.login_name, wiki.other.password)
        assert other.upload(stasher.fresh.title(), content, stash="1")["upload"]["filekey"]
    parcel = stasher.parcel(content=content)
    assert find_stashed(stasher.wiki, parcel.sha1, size_bytes=5000) is None


def test_a_long_list_is_read_to_its_end_and_asked_from_there(stasher: Stasher) -> None:
    """The newest stand last; one that has gone meanwhile is passed over."""
    first = _list_of("old", "other", following="7")
    stasher.wiki.asking.extend([answer_with(first), answer_with(_list_of("new", "gone"))])
    stasher.wiki.asking.extend(
        [answer_error("uploadstash-file-not-found"), _sha1_of("b"), _sha1_of("c"), _sha1_of("a")]
    )
    assert find_stashed(stasher.wiki, Sha1("a" * 40), size_bytes=5) == "old"
    assert stasher.wiki.calls[1].params["msfcontinue"] == "7"
    assert [call.params["siifilekey"] for call in stasher.wiki.calls[2:]] == ["gone", "new", "other", "old"]


def test_a_list_without_an_end_is_not_read_for_ever(stasher: Stasher) -> None:
    """A wiki that always has more of it is asked a bounded number of times."""
    stasher.wiki.asking.extend([answer_with(_list_of(following="7"))] * 50)
    assert find_stashed(stasher.wiki, Sha1("a" * 40), size_bytes=5) is None
    assert len(stasher.wiki.calls) == 20


def test_other_troubles_go_up(stasher: Stasher) -> None:
    """A session that has ended, a wiki that answers as none does."""
    stasher.wiki.asking.extend([answer_error("readonly"), answer_with({"query": {}}), answer_with({})])
    with pytest.raises(WikiAnswerError, match="readonly"):
        read_stashed_sha1(stasher.wiki, UNKNOWN_KEY)
    with pytest.raises(OutOfReachError, match="stashimageinfo"):
        read_stashed_sha1(stasher.wiki, UNKNOWN_KEY)
    with pytest.raises(OutOfReachError, match="query"):
        find_stashed(stasher.wiki, Sha1("a" * 40), size_bytes=5)


def test_the_wiki_says_how_far_it_is(stasher: Stasher) -> None:
    """Chunks under way, chunks it knows nothing of, and answers to something else."""
    key = _send_first_chunk(stasher.wiki.client, stasher.fresh.jpeg(size_bytes=8000), size_bytes=5000)
    assert read_status(stasher.wiki, key) == Stashed("", 5000)
    with pytest.raises(WikiAnswerError, match="missingresult"):
        read_status(stasher.wiki, UNKNOWN_KEY)
    stasher.wiki.sending.append(answer_with({"upload": {"result": "Poll", "stage": "queued"}}))
    assert read_status(stasher.wiki, key) == Queued("queued")
    stasher.wiki.sending.append(answer_with({"upload": {"result": "Warning", "warnings": {}}}))
    with pytest.raises(OutOfReachError, match="out of turn"):
        read_status(stasher.wiki, key)


def _send_first_chunk(client: PlainClient, content: bytes, *, size_bytes: int) -> str:
    sizes = {"offset": "0", "filesize": str(len(content))}
    upload = client.upload_chunk("A tower in chunks.jpg", content[:size_bytes], ignorewarnings="1", **sizes)["upload"]
    return str(upload["filekey"])


def _list_of(*keys: str, following: str = "") -> Answer:
    files = [{"filekey": key, "status": "finished", "size": 5} for key in keys]
    told: Answer = {"query": {"mystashedfiles": files}}
    return {**told, "continue": {"msfcontinue": following}} if following else told


def _sha1_of(digit: str) -> Trouble:
    return answer_with({"query": {"stashimageinfo": [{"sha1": digit * 40}]}})
