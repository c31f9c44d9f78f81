"""What the wiki says to a photo: refusals, doubts, everybody's troubles."""

import pytest

from photowalk.commons.happenings import Result
from photowalk.commons.port import Answer
from photowalk.commons.uploading.verdict import MOST_STUMBLES, STUMBLE_PAUSES
from photowalk.errors import LoginError, NotAllowedError, OutOfReachError, PhotowalkError, WikiAnswerError
from photowalk.journal import PhotoState
from photowalk.model import EventKind
from support.desk import Desk
from support.plain_client import PlainClient
from support.port_wiki import Deed, Trouble, answer_busy, answer_error, answer_with, pass_on
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
    assert sum(desk.time.paused_s) == pytest.approx(STUMBLE_PAUSES[0].total_seconds())
    assert desk.find_flaws(photo) == []


def test_a_photo_over_which_the_wiki_trips_each_time_is_given_up(desk: Desk) -> None:
    """Others go up meanwhile; it stays in doubt, and the next run asks what became of it."""
    photo, other = desk.photo(), desk.photo()
    trip = answer_error("internal_api_error_DBQueryError", "Oh.")
    desk.wiki.sending.extend([trip, pass_on, *[trip] * MOST_STUMBLES])
    assert desk.results(photo, other) == [Result.FAILED, Result.UPLOADED]
    assert not desk.wiki.sending
    assert desk.standing(photo).state is PhotoState.IN_DOUBT
    pauses = [*STUMBLE_PAUSES, STUMBLE_PAUSES[-1]]
    assert sum(desk.time.paused_s) == pytest.approx(sum(pause.total_seconds() for pause in pauses))
    assert desk.results(photo) == [Result.UPLOADED]


@pytest.mark.parametrize(
    ("code", "error"),
    [
        ("blocked", NotAllowedError),
        ("permissiondenied", NotAllowedError),
        ("assertuserfailed", LoginError),
        ("badtoken", LoginError),
    ],
)
def test_everybodys_trouble_stops_the_run(desk: Desk, code: str, error: type[PhotowalkError]) -> None:
    """The photo surely did not go up, which is recorded; the one behind it is not tried."""
    desk.wiki.sending.append(answer_error(code))
    with pytest.raises(error):
        desk.upload([desk.photo(), desk.photo()])
    assert desk.kinds == [EventKind.INTENT, EventKind.FAILED]
    assert len(desk.sent) == 1


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
