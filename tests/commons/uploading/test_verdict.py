"""What the wiki says to a photo: refusals, doubts, everybody's troubles."""

from collections.abc import Callable

import pytest

from photowalk.commons.happenings import Result
from photowalk.commons.port import Answer
from photowalk.commons.uploading import ENDURANCE_S
from photowalk.commons.uploading.patience import BACKOFF_S
from photowalk.commons.uploading.verdict import MOST_TRIES
from photowalk.errors import NotAllowedError, OutOfReachError, PhotowalkError, WikiAnswerError
from photowalk.journal import PhotoState
from photowalk.model import EventKind, PlannedPhoto
from support.desk import Desk
from support.plain_client import PlainClient
from support.port_wiki import Call, Deed, Trouble, answer_busy, answer_error, answer_with, pass_on
from support.wiki_under_test import WikiUnderTest


def test_one_photos_error_does_not_end_the_run(desk: Desk) -> None:
    """An answer about this photo is told with the wiki's words; the next one goes up."""
    photo, next_photo = desk.photo(), desk.photo()
    desk.wiki.sending.append(answer_error("verification-error", "It is odd."))
    assert desk.results(photo, next_photo) == [Result.REFUSED, Result.UPLOADED]
    assert "It is odd." in desk.standing(photo).detail


def stumble_after(deed: Deed) -> Answer:
    """The wiki does it, and says that something is wrong inside it."""
    deed()
    raise WikiAnswerError("internal_api_error_DBQueryError", "Oh.")


def test_a_fault_inside_the_wiki_is_settled_by_asking(desk: Desk) -> None:
    """After `internal_api_error_…` the file may be there: it is looked for after a while, and not sent twice."""
    photo = desk.photo()
    desk.wiki.sending.append(stumble_after)
    assert desk.results(photo) == [Result.RECOVERED]
    assert sum(desk.time.paused_s) == pytest.approx(BACKOFF_S[0])
    assert desk.find_flaws(photo) == []


def trip_over(photo: PlannedPhoto) -> Callable[[Call, Deed], Answer]:
    """The wiki stumbles each time that one photo is published, and only then."""

    def meet(call: Call, deed: Deed) -> Answer:
        if call.verb == "send" and call.params.get("filename") == photo.title.text:
            raise WikiAnswerError("internal_api_error_DBQueryError", "Oh.")
        return deed()

    return meet


def test_a_photo_over_which_the_wiki_trips_each_time_is_given_up(desk: Desk) -> None:
    """Others go up meanwhile; it stays in doubt, and the next run asks what became of it."""
    photo, others = desk.photo(), [desk.photo() for _ in range(2)]
    desk.endurance_s = ENDURANCE_S
    desk.wiki.otherwise = trip_over(photo)
    assert desk.results(photo, *others) == [Result.FAILED, Result.UPLOADED, Result.UPLOADED]
    assert len(desk.sent) == MOST_TRIES + 1 + len(others)
    assert sum(desk.time.paused_s) < ENDURANCE_S / 4
    assert desk.standing(photo).state is PhotoState.IN_DOUBT
    desk.wiki.otherwise = lambda _call, deed: deed()
    assert desk.results(photo) == [Result.UPLOADED]


@pytest.mark.parametrize(
    ("code", "error"),
    [
        ("blocked", NotAllowedError),
        ("permissiondenied", NotAllowedError),
        # A session that the adapter could not open again, nor get a token for: no longer than patience lasts.
        ("assertuserfailed", OutOfReachError),
        ("badtoken", OutOfReachError),
    ],
)
def test_everybodys_trouble_stops_the_run(desk: Desk, code: str, error: type[PhotowalkError]) -> None:
    """The photo surely did not go up, which is recorded; the one behind it is not tried."""
    desk.endurance_s = 0
    desk.wiki.sending.append(answer_error(code))
    with pytest.raises(error):
        desk.upload([desk.photo(), desk.photo()])
    assert desk.kinds == [EventKind.INTENT, EventKind.FAILED]
    assert len(desk.sent) == 1


@pytest.mark.parametrize("code", ["assertuserfailed", "badtoken"])
def test_a_session_that_is_away_for_a_moment_is_waited_for(desk: Desk, code: str) -> None:
    """A store of sessions that restarts takes the new session and the new token too."""
    photos = [desk.photo(), desk.photo()]
    desk.wiki.sending.extend([answer_error(code)] * 2)
    assert desk.results(*photos) == [Result.UPLOADED] * 2
    assert sum(desk.time.paused_s) == pytest.approx(sum(BACKOFF_S[:2]))


def test_damaged_bytes_are_told_loudly(desk: Desk) -> None:
    """A file that arrived with another SHA-1 is no success."""
    photo = desk.photo()
    answer = {"upload": {"result": "Success", "filename": photo.title.text, "imageinfo": {"sha1": "0" * 40}}}
    desk.wiki.sending.append(answer_with(answer))
    (outcome,) = desk.upload([photo])
    assert outcome.result is Result.REFUSED
    assert "damaged on the way" in outcome.reason


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        ({"upload": {"result": "Odd"}}, "a shape never met"),
        ({"upload": {"result": "Poll", "stage": "queued"}}, "out of turn"),
    ],
)
def test_an_answer_never_met_is_a_doubt(desk: Desk, answer: Answer, sentence: str) -> None:
    """What cannot be read may have been done: where it does not get better, the run ends with the words."""
    photo = desk.photo()
    desk.endurance_s = 0
    desk.wiki.sending.append(answer_with(answer))
    with pytest.raises(OutOfReachError, match=sentence):
        desk.upload([photo])
    assert desk.kinds == [EventKind.INTENT]
    assert desk.results(photo) == [Result.UPLOADED]


def test_a_file_that_is_there_already_by_the_wikis_word(desk: Desk) -> None:
    """`fileexists-no-change` is an error where the bytes came there while they were published: it is asked again."""
    photo = desk.photo()

    def be_overtaken(deed: Deed) -> Answer:
        deed()
        raise WikiAnswerError("fileexists-no-change", "The same.")

    desk.wiki.sending.append(be_overtaken)
    assert desk.results(photo)[0] in {Result.RECOVERED, Result.LINKED}
    assert desk.wiki.client.titles_of(photo.sha1) == [photo.title.page]


@pytest.mark.parametrize("then", [answer_busy(3), answer_error("ratelimited"), pass_on])
def test_somebody_who_is_quicker_under_the_same_title_is_linked(desk: Desk, wiki: WikiUnderTest, then: Trouble) -> None:
    """The wiki said that it did nothing of ours, so that what stands there is not by us."""
    photo = desk.photo()
    desk.endurance_s = 3600

    def be_quicker(deed: Deed) -> Answer:
        with PlainClient(wiki.api_url) as other:
            other.login(wiki.other.login_name, wiki.other.password)
            other.upload(photo.title.text, (desk.folder / photo.file).read_bytes(), text="Theirs")
        return then(deed)

    desk.wiki.sending.append(be_quicker)
    assert desk.results(photo) == [Result.LINKED]
    assert desk.wiki.client.page_text(photo.title.page) == "Theirs"
