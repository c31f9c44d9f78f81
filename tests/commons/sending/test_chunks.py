"""A large file in chunks: whatever is lost on the way, the wiki says where to go on."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from photowalk.commons.port import Answer, FilePart, Params
from photowalk.commons.sending.chunks import MAX_CORRECTIONS, MOST_POLLS
from photowalk.commons.sending.parcel import CHUNK_BYTES, ChangedFileError
from photowalk.errors import BusyWikiError, OutOfReachError, WikiAnswerError
from support.file_damage import CHANGES, Damage, link
from support.fresh import Fresh
from support.mediawiki import RealWiki
from support.mediawiki_template import UPLOADER
from support.port_wiki import Deed, PortWiki, Trouble, answer_error, answer_with, lose_reply, lose_request, pass_on
from support.stasher import LARGE_BYTES, Stasher, SwallowingWiki
from support.wiki_under_test import WikiUnderTest

OFFSETS = [0, CHUNK_BYTES, 2 * CHUNK_BYTES, 3 * CHUNK_BYTES, 4 * CHUNK_BYTES]
"""Where the chunks of a large file begin."""


def test_a_large_file_goes_into_the_stash_in_chunks(stasher: Stasher) -> None:
    """Each at most 4 MiB, each kept; the last key leads to all bytes, and nothing is published yet."""
    parcel = stasher.parcel()
    stash = stasher.stash(parcel)
    assert [call.size_bytes for call in stasher.sent] == [CHUNK_BYTES] * 4 + [1]
    assert [kept.offset for kept in stasher.kept] == [*OFFSETS[1:], None]
    assert {kept.at for kept in stasher.kept} == {stasher.now}
    assert stasher.kept[-1] == stash
    assert stasher.wiki.client.sha1_of(parcel.title.page) is None
    assert stasher.publishes(parcel, stash)


@pytest.mark.parametrize("nth", [0, 1, 4])
@pytest.mark.parametrize("trouble", [lose_reply, lose_request, answer_error("backend-fail-internal")])
def test_one_lost_chunk_is_sent_again(stasher: Stasher, nth: int, trouble: Trouble) -> None:
    """Whether the wiki heard it or not, after a while; a file put together unheard is found by its bytes."""
    stasher.wiki.sending.extend([pass_on] * nth + [trouble])
    parcel = stasher.parcel()
    stash = stasher.stash(parcel)
    assert stasher.sent_offsets == sorted([*OFFSETS, OFFSETS[nth]])
    assert len(stasher.paused_s) == 1
    assert stasher.publishes(parcel, stash)


@pytest.mark.parametrize("nth", [0, 1, 4])
@pytest.mark.parametrize("trouble", [lose_reply, lose_request])
def test_the_next_call_goes_on_where_one_was_cut(stasher: Stasher, nth: int, trouble: Trouble) -> None:
    """What was kept is not sent again; after a reply that was lost twice the wiki says how much it has."""
    stasher.wiki.sending.extend([pass_on] * nth + [trouble, lose_request])
    parcel = stasher.parcel()
    with pytest.raises(OutOfReachError):
        stasher.stash(parcel)
    stasher.wiki.calls.clear()
    stash = stasher.stash(parcel, stasher.kept[-1] if stasher.kept else None)
    assert stasher.sent_offsets == OFFSETS[nth:]
    assert stasher.publishes(parcel, stash)
    assert len({kept.at for kept in stasher.kept}) == 1


def test_a_wiki_that_asks_to_wait_is_not_pressed(stasher: Stasher) -> None:
    """Not one request more; what is there has been kept."""

    def ask_to_wait(_deed: Deed) -> Answer:
        raise BusyWikiError("sandbox", "maxlag", wait_s=5)

    stasher.wiki.sending.extend([pass_on, ask_to_wait])
    with pytest.raises(BusyWikiError):
        stasher.stash(stasher.parcel())
    assert (stasher.sent_offsets, stasher.paused_s) == (OFFSETS[:2], [])
    assert [kept.offset for kept in stasher.kept] == [CHUNK_BYTES]


@pytest.mark.parametrize("told", [1, 3])
def test_the_wiki_knows_better_where_to_go_on(stasher: Stasher, told: int) -> None:
    """A journal that is behind what the wiki has, or before it."""
    stasher.wiki.sending.extend([pass_on] * 2 + [answer_error("readonly")])
    parcel = stasher.parcel()
    with pytest.raises(WikiAnswerError, match="readonly"):
        stasher.stash(parcel)
    begun = replace(stasher.kept[-1], offset=OFFSETS[told])
    stasher.wiki.calls.clear()
    assert stasher.publishes(parcel, stasher.stash(parcel, begun))
    assert stasher.sent_offsets == [OFFSETS[told], *OFFSETS[2:]]


@pytest.mark.parametrize("offset", ["4194304", "7", "16777217", "0", "99999999"])
def test_a_wiki_that_always_knows_better_is_not_believed_for_ever(stasher: Stasher, offset: str) -> None:
    """Behind, before, at the end of the file and beyond: in the end the error goes up, with few requests made."""

    def correct(deed: Deed) -> Answer:
        if stasher.wiki.calls[-1].params.get("filekey"):
            raise WikiAnswerError("stashfailed", "Invalid chunk offset", extra={"offset": offset})
        return deed()

    stasher.wiki.sending.extend([correct] * 50)
    with pytest.raises((OutOfReachError, WikiAnswerError), match=r"lost a part|Invalid chunk offset"):
        stasher.stash(stasher.parcel())
    assert len(stasher.sent) <= MAX_CORRECTIONS + 3


def test_a_wiki_that_forgets_every_second_chunk_is_given_up(stasher: Stasher) -> None:
    """It goes back and forth, and never gets to the end."""
    offsets = [CHUNK_BYTES, 2 * CHUNK_BYTES] * 10
    answers = [{"upload": {"result": "Continue", "filekey": "k", "offset": offset}} for offset in offsets]
    stasher.wiki.sending.extend(answer_with(answer) for answer in answers)
    with pytest.raises(OutOfReachError, match="lost a part"):
        stasher.stash(stasher.parcel())


def test_a_refused_chunk_is_not_sent_again(stasher: Stasher) -> None:
    """The wiki tells the very offset it was sent: what it does not like is the chunk."""
    refusal = WikiAnswerError("stashfailed", "It holds a script.", extra={"offset": str(CHUNK_BYTES)})

    def refuse(_deed: Deed) -> Answer:
        raise refusal

    stasher.wiki.sending.extend([pass_on, refuse])
    with pytest.raises(WikiAnswerError, match="a script"):
        stasher.stash(stasher.parcel())
    assert stasher.sent_offsets == OFFSETS[:2]


def test_content_that_is_refused_in_the_end_is_sent_once(stasher: Stasher) -> None:
    """A drawing called a photo: the error goes up; the next call tries once from the beginning, and says the same."""
    picture = stasher.fresh.other("PNG")
    parcel = stasher.parcel(content=picture + b"\0" * (LARGE_BYTES - len(picture)))
    with pytest.raises(WikiAnswerError, match="did not pass file verification"):
        stasher.stash(parcel)
    assert stasher.sent_offsets == OFFSETS
    with pytest.raises(WikiAnswerError, match="did not pass file verification"):
        stasher.stash(parcel, stasher.kept[-1])
    assert len(stasher.sent_offsets) <= 3 * len(OFFSETS)


def test_chunks_that_an_earlier_run_sent_in_vain_are_sent_anew(stasher: Stasher) -> None:
    """The wiki could not put them together; the run that sent them said so, the next one gives it another chance."""
    failed = answer_error("stashfailed", "Could not concatenate.")
    parcel = stasher.parcel()
    stasher.wiki.sending.extend([pass_on] * 4 + [failed, failed])
    with pytest.raises(WikiAnswerError, match="concatenate"):
        stasher.stash(parcel)
    assert stasher.sent_offsets == OFFSETS
    stasher.wiki.calls.clear()
    stasher.wiki.sending.extend([failed, failed])
    assert stasher.publishes(parcel, stasher.stash(parcel, stasher.kept[-1]))
    assert stasher.sent_offsets == [OFFSETS[4], *OFFSETS]


def test_a_wiki_that_does_not_say_where_to_go_on_is_asked(stasher: Stasher) -> None:
    """What it knows of the file tells it too."""
    parcel = stasher.parcel()
    stasher.wiki.sending.extend([pass_on] * 2 + [answer_error("readonly"), answer_error("stashfailed")])
    with pytest.raises(WikiAnswerError, match="readonly"):
        stasher.stash(parcel)
    begun = replace(stasher.kept[-1], offset=OFFSETS[1])
    stasher.wiki.calls.clear()
    assert stasher.publishes(parcel, stasher.stash(parcel, begun))
    assert stasher.sent_offsets == OFFSETS[1:]


@pytest.mark.parametrize("code", ["blocked", "permissiondenied", "filename-toolong"])
def test_a_refusal_goes_up(stasher: Stasher, code: str) -> None:
    """At the first chunk and later."""
    stasher.wiki.sending.extend([answer_error(code), pass_on, answer_error(code)])
    parcel = stasher.parcel()
    for _time in range(2):
        with pytest.raises(WikiAnswerError, match=code):
            stasher.stash(parcel)
    assert stasher.sent_offsets == [0, *OFFSETS[:2]]


@pytest.mark.parametrize("nth", [0, 1])
def test_no_key_is_taken_for_one_of_the_whole_file(stasher: Stasher, nth: int) -> None:
    """A key that comes with a refusal leads to a part of the file, which somebody might publish for all of it."""

    def refuse(_deed: Deed) -> Answer:
        raise WikiAnswerError("illegal-filename", "", extra={"filekey": "1a.b.2.jpg", "filename": "A.jpg"})

    stasher.wiki.sending.extend([pass_on] * nth + [refuse])
    with pytest.raises(WikiAnswerError) as told:
        stasher.stash(stasher.parcel())
    assert told.value.extra == {"filename": "A.jpg"}


@pytest.mark.parametrize(
    "upload",
    [
        {"result": "Success", "filename": "X.jpg", "imageinfo": {"sha1": "0" * 40}},
        {"result": "Warning", "warnings": {"exists": "X.jpg"}, "filekey": "k"},
    ],
)
def test_an_answer_out_of_turn_is_a_doubt(stasher: Stasher, upload: Answer) -> None:
    """A chunk that comes back as a publication, or with warnings that were not asked for."""
    stasher.wiki.sending.append(answer_with({"upload": upload}))
    with pytest.raises(OutOfReachError, match="out of turn"):
        stasher.stash(stasher.parcel())


@pytest.mark.parametrize("damage", CHANGES)
def test_a_file_that_changes_on_its_way_is_not_completed(stasher: Stasher, damage: Damage) -> None:
    """The last chunk of it is never sent, so that nobody can publish it; nor by the next call."""
    parcel = stasher.parcel()
    stasher.on_keep = lambda: damage(parcel.folder / parcel.file) if len(stasher.kept) == 2 else None
    with pytest.raises(ChangedFileError):
        stasher.stash(parcel)
    assert OFFSETS[4] not in stasher.sent_offsets
    with pytest.raises(ChangedFileError):
        stasher.stash(parcel, stasher.kept[-1])
    assert None not in [kept.offset for kept in stasher.kept]


@pytest.mark.parametrize("damage", [Path.unlink, link])
def test_a_file_that_goes_while_it_is_sent_is_sent_all_the_same(stasher: Stasher, damage: Damage) -> None:
    """It is open, and what comes to stand in its place is not looked at; the next call tells of it."""
    parcel = stasher.parcel()
    stasher.on_keep = lambda: damage(parcel.folder / parcel.file) if len(stasher.kept) == 1 else None
    assert stasher.publishes(parcel, stasher.stash(parcel))
    with pytest.raises(OSError, match=r"No such file|is a link"):
        stasher.stash(parcel)


def test_what_was_sent_of_another_file_is_not_taken_for_this_one(stasher: Stasher) -> None:
    """The file had changed when its first chunks went up, and is as planned again: all of it is sent anew."""
    parcel = stasher.parcel()
    file = parcel.folder / parcel.file
    planned = file.read_bytes()
    file.write_bytes(planned[:2000] + b"!" + planned[2001:])
    stasher.wiki.sending.extend([pass_on, answer_error("readonly")])
    with pytest.raises(WikiAnswerError, match="readonly"):
        stasher.stash(parcel)
    file.write_bytes(planned)
    stasher.wiki.calls.clear()
    assert stasher.publishes(parcel, stasher.stash(parcel, stasher.kept[-1]))
    assert stasher.sent_offsets == [*OFFSETS[1:], *OFFSETS]


def test_a_chunk_behind_the_largest_size_tells_of_a_file_too_large(stasher: Stasher) -> None:
    """So MediaWiki puts it where already the first chunk is larger than any file may be."""
    stasher.wiki.sending.append(answer_error("invalid-chunk"))
    with pytest.raises(WikiAnswerError) as told:
        stasher.stash(stasher.parcel())
    assert told.value.code == "file-too-large"


@pytest.mark.parametrize("limit_bytes", [CHUNK_BYTES - 1, 3 * CHUNK_BYTES])
def test_a_file_larger_than_the_wiki_takes_is_told_with_the_first_chunk(
    tmp_path: Path, fresh: Fresh, real_wiki: RealWiki, limit_bytes: int
) -> None:
    """MediaWiki goes on as if the file were as large as it takes, and would put so much of it together in the end."""
    stasher = Stasher(PortWiki("mediawiki", real_wiki.api_url, UPLOADER), tmp_path, fresh)
    real_wiki.set("wgMaxUploadSize", limit_bytes)
    with stasher.wiki.client, pytest.raises(WikiAnswerError) as told:
        stasher.stash(stasher.parcel())
    assert told.value.code == "file-too-large"
    assert (stasher.sent_offsets, stasher.kept) == ([0], [])


class AsyncWiki(PortWiki):
    """A wiki that puts chunks together some time later, as if it had been asked to."""

    def send(self, params: Params, part: FilePart | None = None) -> Answer:
        """The answer to an upload request."""
        return super().send({**params, "async": "1"} if part else params, part)


def test_a_wiki_that_puts_chunks_together_later_is_asked_until_it_has(
    stasher: Stasher, wiki: WikiUnderTest, request: pytest.FixtureRequest
) -> None:
    """Every three seconds, until the job queue moves."""
    if wiki.name == "mediawiki":
        real_wiki: RealWiki = request.getfixturevalue("real_wiki")
        stasher.on_pause = lambda: real_wiki.run_jobs() if len(stasher.paused_s) == 2 else None
    queueing = AsyncWiki(wiki.name, wiki.api_url, wiki.login)
    parcel = stasher.parcel()
    with queueing.client:
        stash = stasher.stash(parcel, wiki=queueing)
    assert stasher.paused_s == ([3.0, 3.0] if wiki.name == "mediawiki" else [])
    assert stasher.publishes(parcel, stash)


def test_a_queue_that_stands_still_is_given_up(stasher: Stasher) -> None:
    """After ten minutes, also by a clock that is set back all the time; the next call goes on with what is there."""
    queued = answer_with({"upload": {"result": "Poll", "stage": "queued"}})

    def set_back() -> None:
        stasher.now -= timedelta(minutes=1)

    stasher.on_pause = set_back
    stasher.wiki.sending.extend([pass_on] * 4 + [queued] * 999)
    parcel = stasher.parcel()
    with pytest.raises(OutOfReachError, match="together in 10 minutes"):
        stasher.stash(parcel)
    assert len(stasher.paused_s) == MOST_POLLS
    assert sum(stasher.paused_s) == pytest.approx(600)
    stasher.wiki.sending.clear()
    assert stasher.publishes(parcel, stasher.stash(parcel, stasher.kept[-1]))
    assert stasher.sent_offsets == [*OFFSETS, OFFSETS[-1]]


def test_chunks_that_are_never_put_together_are_sent_anew(stasher: Stasher) -> None:
    """The wiki has all of them and was ended while it put them together: ten minutes are waited for it."""

    def be_ended(_deed: Deed) -> Answer:
        raise WikiAnswerError("stashfailed", "Invalid chunk offset", extra={"offset": str(LARGE_BYTES)})

    stays = answer_with({"upload": {"result": "Continue", "stage": "uploading", "offset": OFFSETS[4]}})
    stasher.wiki.sending.extend([pass_on] * 4 + [be_ended] + [stays] * 201)
    parcel = stasher.parcel()
    assert stasher.publishes(parcel, stasher.stash(parcel))
    assert stasher.sent_offsets == OFFSETS * 2


def test_what_leaves_is_told_in_bytes_of_the_file(stasher: Stasher) -> None:
    """Each chunk from where it begins; all of it at the end."""
    told: list[int] = []
    stasher.stash(replace(stasher.parcel(), tell=told.append), wiki=SwallowingWiki())
    halves = [offset + size for offset in OFFSETS[:4] for size in (0, CHUNK_BYTES // 2, CHUNK_BYTES)]
    assert told == [*halves, OFFSETS[4], OFFSETS[4], LARGE_BYTES, LARGE_BYTES]
