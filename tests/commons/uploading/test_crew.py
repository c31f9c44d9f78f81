"""The workers: at once, but no more than allowed; waiting together; stopped by an error or by whoever watches."""

import threading
from collections.abc import Iterator

import pytest

from photowalk.commons.happenings import Begun, Ended, GoneOn, Result, Stashed, Waiting
from photowalk.commons.port import Answer
from photowalk.commons.uploading.patience import BACKOFF_S
from photowalk.errors import BusyWikiError, NotAllowedError, OutOfReachError
from photowalk.journal import PhotoState
from photowalk.model import EventKind
from photowalk.rules.upload_settings import UploadSettings
from support.desk import Desk
from support.port_wiki import Deed, answer_busy, answer_error, lose_reply, lose_request
from support.wiki_under_test import WikiUnderTest

_LONGEST_S = 30


class Gate:
    """Lets requests through when so many are there, and counts how many were at once."""

    def __init__(self, size: int) -> None:
        """Wait for `size` of them."""
        self._barrier = threading.Barrier(size)
        self._lock = threading.Lock()
        self._inside = 0
        self.most = 0

    def pass_together(self, deed: Deed) -> Answer:
        """Do it when the others have come; an error where they never come."""
        self._enter()
        self._barrier.wait(_LONGEST_S)
        return self._leave(deed)

    def pass_alone(self, deed: Deed) -> Answer:
        """Do it at once."""
        self._enter()
        return self._leave(deed)

    def _enter(self) -> None:
        with self._lock:
            self._inside += 1
            self.most = max(self.most, self._inside)

    def _leave(self, deed: Deed) -> Answer:
        try:
            return deed()
        finally:
            with self._lock:
                self._inside -= 1


def list_workers() -> list[threading.Thread]:
    """Those who have not gone home."""
    return [thread for thread in threading.enumerate() if thread.name.startswith("upload ")]


@pytest.fixture
def crewed(timed: Desk) -> Iterator[Desk]:
    """A desk with three workers, of whom none is left behind."""
    timed.settings = UploadSettings(workers=3)
    yield timed
    assert list_workers() == []


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_workers_send_at_the_same_time(crewed: Desk, workers: int) -> None:
    """As many as photowalk.toml says, and never more requests of any kind."""
    crewed.settings = UploadSettings(workers=workers)
    crewed.has_statements = True
    gate = Gate(workers)
    photos = [crewed.photo() for _ in range(2 * workers)]
    crewed.wiki.sending.extend([gate.pass_together] * len(photos) + [gate.pass_alone] * len(photos))
    crewed.wiki.asking.extend([gate.pass_alone] * 100)
    assert set(crewed.results(*photos)) == {Result.UPLOADED}
    assert gate.most == workers
    assert [crewed.find_flaws(photo) for photo in photos] == [[]] * len(photos)


def test_an_error_of_everybodys_stops_all(crewed: Desk) -> None:
    """What the others are at comes to its end, and nobody begins anything more."""
    photos = [crewed.photo() for _ in range(20)]
    crewed.wiki.sending.append(answer_error("blocked"))
    with pytest.raises(NotAllowedError, match="blocked"):
        crewed.upload(photos)
    assert len(crewed.sent) < len(photos)
    assert set(crewed.results(*photos)) <= {Result.UPLOADED, Result.RECOVERED, Result.ALREADY_DONE}
    assert [crewed.find_flaws(photo) for photo in photos] == [[]] * len(photos)


def test_an_error_in_the_program_comes_out(crewed: Desk) -> None:
    """With its traceback, where the happenings are read."""

    def go_wrong(_deed: Deed) -> Answer:
        raise ZeroDivisionError("a bug")

    crewed.wiki.sending.append(go_wrong)
    with pytest.raises(ZeroDivisionError, match="a bug") as caught:
        crewed.upload([crewed.photo() for _ in range(4)])
    assert caught.traceback[-1].name == "go_wrong"


@pytest.mark.parametrize("error", [GeneratorExit, KeyboardInterrupt])
def test_whoever_watches_can_stop(crewed: Desk, error: type[BaseException]) -> None:
    """The workers go home, and the next run does what is left."""
    photos = [crewed.photo() for _ in range(12)]
    watching = crewed.watch(photos)
    next(watching)
    if error is GeneratorExit:
        watching.close()
    else:
        with pytest.raises(KeyboardInterrupt):
            watching.throw(KeyboardInterrupt)
    assert list_workers() == []
    assert len(crewed.sent) < len(photos)
    assert set(crewed.results(*photos)) <= {Result.UPLOADED, Result.RECOVERED, Result.ALREADY_DONE}
    assert [crewed.find_flaws(photo) for photo in photos] == [[]] * len(photos)


def test_a_request_that_hangs_does_not_keep_anybody(crewed: Desk) -> None:
    """What it did in the end is settled by the next run."""
    photo, hangs = crewed.photo(), threading.Event()

    def hang(deed: Deed) -> Answer:
        hangs.wait(_LONGEST_S)
        return deed()

    crewed.wiki.sending.append(hang)
    watching = crewed.watch([photo])
    assert next(watching) == Begun(photo, 1000)
    watching.close()
    left = list_workers()
    assert len(left) == 1
    hangs.set()
    left[0].join(_LONGEST_S)
    assert set(crewed.results(photo)) <= {Result.RECOVERED, Result.ALREADY_DONE}
    assert crewed.find_flaws(photo) == []


def test_each_photo_is_told_of_in_order(crewed: Desk) -> None:
    """Its beginning before its end, each once, whatever the others do."""
    photos = [crewed.photo() for _ in range(9)]
    crewed.upload(photos)
    for photo in photos:
        mine = [each for each in crewed.told if isinstance(each, Begun | Stashed) and each.photo is photo]
        ends = [each for each in crewed.told if isinstance(each, Ended) and each.outcome.photo is photo]
        assert mine == [Begun(photo, 1000)]
        assert len(ends) == 1
        assert crewed.told.index(mine[0]) < crewed.told.index(ends[0])


def test_a_wiki_that_asks_to_wait_is_not_pressed(desk: Desk) -> None:
    """For so long nothing is asked or sent; that is told, and when it is over."""
    desk.wiki.asking.append(answer_busy(4, "it lags"))
    desk.wiki.sending.append(answer_busy(5, "it lags"))
    start, photo = desk.time.now(), desk.photo()
    assert desk.results(photo) == [Result.UPLOADED]
    assert (desk.time.now() - start).total_seconds() == pytest.approx(9)
    told = [type(each) for each in desk.told if isinstance(each, Waiting | GoneOn)]
    assert told == [Waiting, GoneOn, Waiting, GoneOn]
    assert desk.find_flaws(photo) == []


def test_a_wiki_that_cannot_be_changed_is_waited_for_no_longer_than_patience_lasts(
    desk: Desk, wiki: WikiUnderTest
) -> None:
    """Then the run ends with the wiki's words, and the next one goes on."""
    photo = desk.photo()
    wiki.admin.set_read_only("We move house.")
    with pytest.raises(BusyWikiError, match="read-only"):
        desk.upload([photo])
    wiki.admin.restore()
    assert desk.results(photo) == [Result.UPLOADED]


def test_a_lost_request_is_sent_again(desk: Desk) -> None:
    """After a pause, since the wiki, asked, does not have it."""
    photo = desk.photo()
    desk.wiki.sending.append(lose_request)
    assert desk.results(photo) == [Result.UPLOADED]
    assert sum(desk.time.paused_s) == pytest.approx(BACKOFF_S[0])
    assert [type(each) for each in desk.told if isinstance(each, Waiting | GoneOn)] == [Waiting, GoneOn]


def test_a_wiki_that_stays_silent_stops_the_run(desk: Desk) -> None:
    """The photo is in doubt, the next run settles it, and photos behind it come to no harm."""
    photo, behind = desk.photo(), desk.photo()
    desk.wiki.sending.extend([lose_reply, *[lose_request] * 10])
    desk.wiki.asking.extend([lose_request] * 10)
    with pytest.raises(OutOfReachError, match="the request was lost"):
        desk.upload([photo, behind])
    assert desk.kinds == [EventKind.INTENT]
    assert desk.standing(photo).state is PhotoState.IN_DOUBT
    desk.wiki.sending.clear()
    desk.wiki.asking.clear()
    assert desk.results(photo, behind) == [Result.RECOVERED, Result.UPLOADED]
    assert desk.wiki.client.titles_of(photo.sha1) == [photo.title.page]
