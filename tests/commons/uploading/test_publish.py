"""Bytes in the stash: waiting there for their slot, used again, too old, lost."""

from dataclasses import replace
from datetime import timedelta

import pytest

from photowalk.commons.happenings import GoneOn, QuotaLeft, Result, Stashed, Waiting
from photowalk.commons.pace import Pace
from photowalk.commons.port import RateLimit
from photowalk.commons.uploading.errand import Errand, Stage
from photowalk.commons.uploading.line import STASHED_AHEAD, Line
from photowalk.commons.uploading.publish import publish_photo
from photowalk.commons.uploading.run import Run
from photowalk.errors import RateLimitedError
from photowalk.model import Event, EventKind, PlannedPhoto, Stash, Title
from photowalk.rules.upload_settings import UploadSettings
from photowalk.sandbox.faults import ApiFailure, Fault
from photowalk.sandbox.server import Sandbox
from support.desk import Desk
from support.port_wiki import answer_busy, answer_error

MIB = 1024 * 1024
HOUR = timedelta(hours=1)
DAY_S = 86400


def refuse_with_key(desk: Desk) -> PlannedPhoto:
    """A photo that the wiki itself refused after it took the bytes, since its title is taken."""
    first = desk.photo()
    desk.upload([first])
    late = desk.photo(title=first.title.text)
    desk.come_too_late(late)
    assert desk.results(late) == [Result.REFUSED]
    assert desk.standing(late).stash is not None
    desk.wiki.calls.clear()
    return replace(late, title=Title(desk.fresh.title()))


def set_limit(desk: Desk, sandbox: Sandbox, hits: int, seconds: int) -> None:
    """A limit of the account, of which it has used up nothing."""
    desk.time.advance(timedelta(days=2))
    desk.limit = RateLimit(hits, seconds)
    sandbox.store.set_rate_limit("upload", hits=hits, seconds=seconds)


def test_what_has_no_slot_waits_in_the_stash(timed: Desk, timed_sandbox: Sandbox) -> None:
    """Bytes are sent once, as many as one span lets out; each is published as soon as the limit allows it."""
    set_limit(timed, timed_sandbox, 2, 600)
    photos = [timed.photo() for _ in range(5)]
    start = timed.time.now()
    assert set(timed.results(*photos)) == {Result.UPLOADED}
    assert [timed.find_flaws(photo) for photo in photos] == [[]] * 5
    assert timed.sent_bytes == [1000] * 5
    waited = [round((event.at - start) / timedelta(seconds=622)) for event in timed.journal if is_upload(event)]
    assert waited == [0, 0, 1, 1, 2]
    assert len([each for each in timed.told if isinstance(each, Stashed)]) == 3


def is_upload(event: Event) -> bool:
    """Whether a photo came to the wiki."""
    return event.kind is EventKind.UPLOADED


def test_the_waiting_is_told(timed: Desk, timed_sandbox: Sandbox) -> None:
    """Once while bytes are stashed, once when there is nothing to do but wait, and its end; and what is left."""
    set_limit(timed, timed_sandbox, 1, 600)
    start = timed.time.now()
    timed.upload([timed.photo(), timed.photo(), timed.photo()])
    told = [each for each in timed.told if isinstance(each, Waiting | GoneOn | QuotaLeft)]
    first, second = (start + timedelta(seconds=622 * number) for number in (1, 2))
    reason = "the upload limit is used up (1 file in 10 minutes)"
    left = QuotaLeft(0, 1, 600)
    assert told == [
        *(left, Waiting(first, reason, is_stashing=True), GoneOn(), left),
        *(Waiting(second, reason, is_stashing=True), Waiting(second, reason), GoneOn(), left),
    ]


def test_a_slot_that_another_worker_took_is_waited_for_again(timed: Desk) -> None:
    """After it was seen to be free: nothing is sent, and the photo stays where it is."""
    timed.limit = RateLimit(1, 600)
    job, photo = timed.make_job(), timed.photo()
    errand = Errand(photo, photo.title, Stage.PUBLISH, stash=Stash("key", None, timed.time.now()))
    line = Line([errand], job.limits, clock=job.clock, tell=timed.told.append)
    assert line.claim_slot()
    publish_photo(Run(job, line, timed.told.append, taken=set()), errand)
    assert (errand.stage, timed.sent) == (Stage.PUBLISH, [])


def test_a_wait_that_was_not_needed_is_over_all_the_same(timed: Desk, timed_sandbox: Sandbox) -> None:
    """What would have waited for a slot turns out to be there already."""
    set_limit(timed, timed_sandbox, 1, 600)
    there = timed.photo()
    timed.upload([there])
    timed.journal.clear()
    timed.time.advance(timedelta(days=2))
    timed_sandbox.store.set_rate_limit("upload", hits=1, seconds=600)
    again = [replace(there, title=Title(timed.fresh.title())) for _ in range(1)]
    assert timed.results(timed.photo(), *again) == [Result.UPLOADED, Result.LINKED]
    told = [type(each) for each in timed.told if isinstance(each, Waiting | GoneOn)]
    assert told == [Waiting, GoneOn]


def test_a_later_run_keeps_to_what_earlier_ones_did(timed: Desk, timed_sandbox: Sandbox) -> None:
    """The journal tells how much of the limit is used up: the wiki has not to refuse anything."""
    set_limit(timed, timed_sandbox, 1, 600)
    timed.upload([timed.photo()])
    before = timed.time.now()
    assert timed.results(timed.photo()) == [Result.UPLOADED]
    assert timed.time.now() - before >= timedelta(seconds=600)
    assert EventKind.FAILED not in timed.kinds


def test_a_limit_that_others_use_up_is_waited_for(timed: Desk, timed_sandbox: Sandbox) -> None:
    """The same account uploads elsewhere: the wiki refuses, and the photo goes up when it may."""
    set_limit(timed, timed_sandbox, 1, 600)
    timed.upload([timed.photo()])
    photo = timed.photo()
    timed.journal.clear()
    timed.endurance_s = 3600
    assert timed.results(photo) == [Result.UPLOADED]
    assert EventKind.FAILED in timed.kinds
    assert timed.find_flaws(photo) == []


@pytest.mark.parametrize("workers", [1, 3])
def test_what_the_wiki_did_not_look_at_uses_up_nothing(timed: Desk, timed_sandbox: Sandbox, workers: int) -> None:
    """It lags as often as it lets newcomers upload in a day, and nobody waits for the day to be over."""
    set_limit(timed, timed_sandbox, 8, DAY_S)
    timed.settings, timed.endurance_s = UploadSettings(workers=workers), 3600
    timed.wiki.sending.extend([answer_busy(5)] * 8)
    timed.time.latest = timed.time.now() + timedelta(minutes=5)
    photos = [timed.photo() for _ in range(8)]
    assert timed.results(*photos) == [Result.UPLOADED] * 8


def test_nothing_is_stashed_that_would_be_forgotten(timed: Desk, timed_sandbox: Sandbox) -> None:
    """A wiki as MediaWiki comes keeps bytes for six hours: none wait there for tomorrow's slots."""
    set_limit(timed, timed_sandbox, 8, DAY_S)
    photos, start = [timed.photo() for _ in range(10)], timed.time.now()
    assert set(timed.results(*photos)) == {Result.UPLOADED}
    stashed = [event.at - start for event in timed.journal if event.kind is EventKind.STASHED]
    assert all(at > timedelta(days=1) - STASHED_AHEAD for at in stashed)
    assert timed.sent_bytes == [1000] * 10
    assert next(each.is_stashing for each in timed.told if isinstance(each, Waiting)) is False


def test_a_wiki_that_counts_what_is_stashed_is_sent_nothing_ahead(timed: Desk, timed_sandbox: Sandbox) -> None:
    """After its first refusal, which ends no run and uses up no slot."""
    set_limit(timed, timed_sandbox, 4, 3600)
    timed_sandbox.faults.add(Fault(ApiFailure("ratelimited"), {"stash": "1"}, times=1000))
    photos, start = [timed.photo() for _ in range(12)], timed.time.now()
    assert timed.results(*photos) == [Result.UPLOADED] * 12
    assert len([call for call in timed.sent if "stash" in call.params]) == 1
    assert timed.time.now() - start <= 2 * Pace(timed.limit).span + timedelta(minutes=1)
    assert [timed.find_flaws(photo) for photo in photos] == [[]] * 12


def test_a_limit_of_which_nothing_is_told_is_waited_for_too(desk: Desk) -> None:
    """For minutes, and that is told."""
    desk.endurance_s = 3600
    desk.wiki.sending.append(answer_error("ratelimited"))
    assert desk.results(desk.photo()) == [Result.UPLOADED]
    assert 60 <= sum(desk.time.paused_s) <= 600
    assert [each.reason for each in desk.told if isinstance(each, Waiting)] == ["the wiki asks to upload more slowly"]
    assert GoneOn() in desk.told


def test_a_limit_that_never_ends_ends_the_run(desk: Desk) -> None:
    """Where nothing was published for as long as anybody would wait; the next run goes on."""
    desk.endurance_s = 3600
    desk.wiki.sending.extend([answer_error("ratelimited")] * 100)
    photo = desk.photo()
    with pytest.raises(RateLimitedError):
        desk.upload([photo])
    assert 1800 <= sum(desk.time.paused_s) <= 3600
    desk.wiki.sending.clear()
    assert desk.results(photo) == [Result.UPLOADED]


def test_refused_bytes_are_used_under_another_title(desk: Desk) -> None:
    """After a rename in the manifest nothing is sent again."""
    renamed = refuse_with_key(desk)
    assert desk.results(renamed) == [Result.UPLOADED]
    assert desk.sent_bytes == []
    assert desk.find_flaws(renamed) == []


@pytest.mark.parametrize(("age", "sent_bytes"), [(46 * HOUR, []), (47 * HOUR, [1000])])
def test_bytes_that_are_too_old_are_sent_anew(timed: Desk, age: timedelta, sent_bytes: list[int]) -> None:
    """A wiki keeps them for two days."""
    renamed = refuse_with_key(timed)
    timed.time.advance(age)
    assert timed.results(renamed) == [Result.UPLOADED]
    assert timed.sent_bytes == sent_bytes


def test_bytes_that_the_wiki_lost_are_sent_anew(timed: Desk, timed_sandbox: Sandbox) -> None:
    """It says that it does not know the key: a moment later, since nothing else is wrong."""
    renamed, start = refuse_with_key(timed), timed.time.now()
    timed_sandbox.store.expire_stash()
    assert timed.results(renamed) == [Result.UPLOADED]
    assert timed.sent_bytes == [1000]
    assert timed.find_flaws(renamed) == []
    assert timed.time.now() - start < timedelta(seconds=5)


def test_a_lost_key_is_tried_once(timed: Desk, timed_sandbox: Sandbox) -> None:
    """A run that is cut before the bytes are sent anew leaves word of it."""
    renamed = refuse_with_key(timed)
    timed_sandbox.store.expire_stash()
    assert timed.is_cut(renamed, at=3)
    assert timed.standing(renamed).stash is None
    timed.wiki.calls.clear()
    assert timed.results(renamed) == [Result.UPLOADED]
    assert not [call for call in timed.sent if "filekey" in call.params]


def test_bytes_that_get_too_old_while_they_wait_are_sent_anew(timed: Desk, timed_sandbox: Sandbox) -> None:
    """Their slot comes after their time."""
    renamed = refuse_with_key(timed)
    set_limit(timed, timed_sandbox, 1, 7200)
    stashed = next(event for event in reversed(timed.journal) if event.data.get("filekey"))
    timed.journal.append(replace(stashed, kind=EventKind.STASHED, data={"filekey": "1a.b.2.jpg"}))
    timed.journal.append(replace(stashed, at=timed.time.now() - 46 * HOUR, kind=EventKind.STASHED))
    assert set(timed.results(timed.photo(), renamed)) == {Result.UPLOADED}
    assert timed.sent_bytes == [1000, 1000]
    assert not [call for call in timed.sent if "filekey" in call.params]


def test_a_large_file_goes_up_in_chunks(desk: Desk) -> None:
    """17 MiB arrive whole, in five chunks and a publication."""
    photo = desk.photo(desk.fresh.jpeg(size_bytes=17 * MIB, ending=b"\r"))
    assert desk.results(photo) == [Result.UPLOADED]
    assert [call.size_bytes for call in desk.wiki.calls if call.verb == "send"] == [*[4 * MIB] * 4, MIB, 0]
    assert desk.find_flaws(photo) == []


def test_a_large_file_goes_on_where_it_was_cut(desk: Desk) -> None:
    """The chunks that are there are not sent again, and the photo is planned for the same title or another."""
    photo = desk.photo(desk.fresh.jpeg(size_bytes=17 * MIB, ending=b"\r"))
    assert desk.is_cut(photo, at=3)
    desk.wiki.calls.clear()
    assert desk.results(photo) == [Result.UPLOADED]
    assert desk.sent_bytes == [4 * MIB, 4 * MIB, MIB]
    assert desk.find_flaws(photo) == []


def test_a_refused_slot_costs_no_bytes_that_are_there(desk: Desk) -> None:
    """What was stashed and refused by the limit is published later from there."""
    photo = desk.photo(desk.fresh.jpeg(size_bytes=17 * MIB, ending=b"\r"))
    desk.endurance_s = 3600
    desk.wiki.sending.extend([*[lambda deed: deed()] * 5, answer_error("ratelimited")])
    assert desk.results(photo) == [Result.UPLOADED]
    assert len(desk.sent_bytes) == 5
    assert desk.kinds.count(EventKind.FAILED) == 1
