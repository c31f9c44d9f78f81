"""Runs that are cut, and requests and replies that are lost, at every step there is: each photo gets there once."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from itertools import count

import pytest

from photowalk.commons.happenings import Result
from photowalk.commons.port import RateLimit
from photowalk.errors import OutOfReachError
from photowalk.model import EventKind, FilePage, PlannedPhoto
from photowalk.rules.upload_settings import UploadSettings
from support.desk import PAGE, Desk
from support.port_wiki import Trouble, lose_reply, lose_request, pass_on

THERE = {Result.UPLOADED, Result.RECOVERED, Result.ALREADY_DONE, Result.UPDATED}
LARGE_BYTES = 17 * 1024 * 1024
CAPTIONED = replace(PAGE, captions={"en": "A tower", "sv": "Ett torn"})

Make = Callable[[Desk], list[PlannedPhoto]]


def make_one(desk: Desk) -> list[PlannedPhoto]:
    """A photo that is published with its bytes."""
    return [desk.photo(page=CAPTIONED)]


def make_suspect(desk: Desk) -> list[PlannedPhoto]:
    """One that was refused before, so that the wiki is asked for it first."""
    photos = make_one(desk)
    desk.have_it_asked(photos[0])
    return photos


def make_large(desk: Desk) -> list[PlannedPhoto]:
    """A photo that goes up in chunks."""
    return [desk.photo(desk.fresh.jpeg(size_bytes=LARGE_BYTES, ending=b"\r"))]


def make_waiting(desk: Desk) -> list[PlannedPhoto]:
    """Two photos, of which one has to wait in the stash."""
    desk.limit = RateLimit(1, 60)
    desk.time.advance(timedelta(hours=2))
    return [desk.photo(), desk.photo()]


def end_well(desk: Desk, photos: list[PlannedPhoto]) -> bool:
    """Whether a run to the end brings all photos there as planned, and the next one finds nothing to do."""
    assert set(desk.results(*photos)) <= THERE
    assert [desk.find_flaws(photo) for photo in photos] == [[]] * len(photos)
    desk.wiki.calls.clear()
    return desk.results(*photos) == [Result.ALREADY_DONE] * len(photos) and desk.sent == []


def cut_everywhere(desk: Desk, make: Make) -> int:
    """Cut a run at each of its events, and let another one end it; how many events there were."""
    desk.has_statements = True
    for at in count(1):
        desk.journal.clear()
        photos = make(desk)
        is_cut = desk.is_cut(*photos, at=at)
        assert end_well(desk, photos), at
        if not is_cut:
            return at - 1
    raise AssertionError


def lose_everywhere(desk: Desk, trouble: Trouble, make: Make) -> int:
    """Let each request of a run meet a trouble, and let another run end it; how many there were."""
    desk.has_statements = True
    total = 0
    for verb in ("ask", "send"):
        for at in count(1):
            desk.journal.clear()
            desk.wiki.calls.clear()
            photos = make(desk)
            troubles = desk.wiki.asking if verb == "ask" else desk.wiki.sending
            troubles.extend([*[pass_on] * (at - 1), trouble])
            try:
                desk.upload(photos)
            except OutOfReachError:
                assert desk.endurance_s == 0
            is_met = not troubles
            troubles.clear()
            assert end_well(desk, photos), (verb, at)
            if not is_met:
                break
            total += 1
    return total


def test_a_run_can_be_cut_anywhere(desk: Desk) -> None:
    """Whichever event of the journal is the first that is not written."""
    assert cut_everywhere(desk, make_one) == 5


@pytest.mark.parametrize(("make", "events"), [(make_waiting, 11), (make_large, 10)])
def test_a_run_with_a_stash_can_be_cut_anywhere(timed: Desk, make: Make, events: int) -> None:
    """While bytes wait for their slot, and between the chunks of a large file."""
    assert cut_everywhere(timed, make) == events


def test_a_run_of_three_workers_can_be_cut_anywhere(timed: Desk) -> None:
    """Others may write of their photos after one was stopped."""
    timed.settings = UploadSettings(workers=3)
    assert cut_everywhere(timed, lambda desk: [desk.photo() for _ in range(3)]) == 15


@pytest.mark.parametrize("trouble", [lose_reply, lose_request])
@pytest.mark.parametrize("endurance_s", [10, 0])
@pytest.mark.parametrize(("make", "requests"), [(make_one, 3), (make_suspect, 4)])
def test_whatever_is_lost_a_photo_gets_there_once(
    desk: Desk, trouble: Trouble, endurance_s: float, make: Make, requests: int
) -> None:
    """In the same run, or in the next one where the first has no patience."""
    desk.endurance_s = endurance_s
    assert lose_everywhere(desk, trouble, make) == requests


@pytest.mark.parametrize("make", [make_waiting, make_large])
@pytest.mark.parametrize("trouble", [lose_reply, lose_request])
def test_whatever_is_lost_on_the_way_through_the_stash(timed: Desk, trouble: Trouble, make: Make) -> None:
    """Chunks and publishings are lost as well."""
    assert lose_everywhere(timed, trouble, make) >= 7


def change_row(photo: PlannedPhoto) -> PlannedPhoto:
    """She gives the photo another description, caption, license and category."""
    page = replace(photo.page, descriptions={"en": "A hall"}, captions={"en": "A hall"}, license="cc-zero")
    return replace(photo, page=replace(page, categories=("Halls",)))


def test_an_update_can_be_cut_anywhere(timed: Desk) -> None:
    """Text and statements are as the row says now, each written once."""
    timed.has_statements = True
    for at in count(1):
        timed.journal.clear()
        photo = timed.photo(page=CAPTIONED)
        timed.upload([photo])
        is_cut = timed.is_cut(change_row(photo), at=at)
        assert end_well(timed, [change_row(photo)]), at
        if not is_cut:
            break
    assert at == 5


@pytest.mark.parametrize(("known", "events"), [([EventKind.INTENT], 6), ([EventKind.INTENT, EventKind.UPLOADED], 5)])
def test_a_row_that_changes_after_a_cut_can_be_cut_again(timed: Desk, known: list[EventKind], events: int) -> None:
    """The page has the text that went up with the bytes until the edit is done."""
    timed.has_statements = True
    for at in count(1):
        timed.journal.clear()
        photo = timed.photo(page=CAPTIONED)
        assert timed.is_cut(photo, at=len(known) + 1)
        assert timed.kinds == known
        is_cut = timed.is_cut(change_row(photo), at=at)
        assert end_well(timed, [change_row(photo)]), at
        if not is_cut:
            break
    assert at - 1 == events


def test_the_first_edit_of_a_page_never_seen_may_be_lost(desk: Desk) -> None:
    """Its intent does not make the journal forget the text that went up with the bytes, and that is still there."""
    desk.has_statements = True
    photo = desk.photo(page=CAPTIONED)
    assert desk.is_cut(photo, at=3)
    desk.wiki.sending.append(lose_request)
    desk.endurance_s = 0
    with pytest.raises(OutOfReachError):
        desk.upload([change_row(photo)])
    assert end_well(desk, [change_row(photo)])


@pytest.mark.parametrize("trouble", [lose_reply, lose_request])
def test_replies_of_edits_that_are_lost_are_settled(desk: Desk, trouble: Trouble) -> None:
    """The page is looked at again, in the same run."""
    desk.has_statements = True
    for at in (1, 2):
        desk.journal.clear()
        photo = desk.photo(page=CAPTIONED)
        desk.upload([photo])
        desk.wiki.sending.extend([*[pass_on] * (at - 1), trouble])
        assert desk.results(change_row(photo))[0] in {Result.UPDATED, Result.ALREADY_DONE}
        assert end_well(desk, [change_row(photo)]), at


@pytest.mark.parametrize(
    "change",
    [
        lambda page, name: replace(page, descriptions={"en": name}),
        lambda page, name: replace(page, captions={"en": name}),
    ],
    ids=["text", "caption"],
)
def test_an_edit_that_came_through_unrecorded_is_ours_after_another_one_was_lost(
    desk: Desk, change: Callable[[FilePage, str], FilePage]
) -> None:
    """Two runs in a row were cut right after their edits, with the manifest changed in between."""
    desk.has_statements = True
    photo = desk.photo()
    desk.upload([photo])
    first, second = (replace(photo, page=change(photo.page, name)) for name in ("One", "Two"))
    assert desk.is_cut(first, at=2)
    desk.wiki.sending.append(lose_request)
    desk.endurance_s = 0.0
    with pytest.raises(OutOfReachError):
        desk.upload([second])
    desk.endurance_s = 10.0
    assert desk.results(second) == [Result.UPDATED]
    assert desk.find_flaws(second) == []
