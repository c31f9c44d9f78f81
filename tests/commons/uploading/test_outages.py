"""Nights in which something is wrong for long: with the wiki, with one photo, with limits, with our own clock."""

import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from photowalk.commons.happenings import Ended, Result, Waiting
from photowalk.commons.port import Answer, RateLimit
from photowalk.commons.uploading import ENDURANCE_S
from photowalk.commons.uploading.verdict import MOST_STUMBLES
from photowalk.errors import LoginError, LoginRefusedError, OutOfReachError, RateLimitedError, WikiAnswerError
from photowalk.journal import PhotoState
from photowalk.model import EventKind, PlannedPhoto
from photowalk.rules.upload_settings import UploadSettings
from photowalk.sandbox.server import Sandbox
from support.desk import PAGE, Desk
from support.port_wiki import Call, Deed, answer_error, lose_request

STUMBLE = answer_error("internal_api_error_DBQueryError", "Oh.")
HOUR_S = 3600.0


@pytest.fixture
def night(timed: Desk) -> Desk:
    """A desk with three workers who have all night."""
    timed.settings = UploadSettings(workers=3)
    timed.endurance_s = ENDURANCE_S
    timed.time.latest = timed.time.now() + timedelta(hours=12)
    return timed


@pytest.fixture
def edits_limited(timed_sandbox: Sandbox) -> Iterator[RateLimit]:
    """What the wiki lets newcomers do, as MediaWiki comes."""
    limit = RateLimit(8, 60)
    timed_sandbox.store.set_rate_limit("edit", hits=limit.hits, seconds=limit.seconds)
    yield limit
    timed_sandbox.store.lift_rate_limit("edit")


def count_edits(desk: Desk) -> int:
    """How often statements were sent."""
    return sum(call.params.get("action") == "wbeditentity" for call in desk.sent)


def test_a_file_store_that_is_down_for_twenty_minutes_costs_no_photo(night: Desk) -> None:
    """Questions are answered all the while, and nothing can be stored."""
    photos, end = [night.photo() for _ in range(30)], night.time.now() + timedelta(minutes=20)

    def be_down(call: Call, deed: Deed) -> Answer:
        if call.verb == "send" and night.time.now() < end:
            raise WikiAnswerError("backend-fail-internal", "An unknown error occurred in storage backend.")
        return deed()

    night.wiki.otherwise = be_down
    assert night.results(*photos) == [Result.UPLOADED] * 30
    assert [night.find_flaws(photo) for photo in photos] == [[]] * 30
    assert night.time.now() - end < timedelta(minutes=6)


def poison_question(photo: PlannedPhoto) -> Callable[[Call, Deed], Answer]:
    """The structured data of one page cannot be read, and are told of in each answer about it."""

    def meet(_call: Call, deed: Deed) -> Answer:
        answer = deed()
        for page in answer.get("query", {}).get("pages", ()):
            if page["title"] == photo.title.page and "revisions" in page:
                page["revisions"][0]["slots"]["mediainfo"] = {"content": "{"}
        return answer

    return meet


def poison_edit(_photo: PlannedPhoto) -> Callable[[Call, Deed], Answer]:
    """The wiki stumbles over each edit that brings its caption."""

    def meet(call: Call, deed: Deed) -> Answer:
        return STUMBLE(deed) if '"Odd"' in call.params.get("data", "") else deed()

    return meet


@pytest.mark.parametrize("poison", [poison_question, poison_edit])
@pytest.mark.parametrize("workers", [1, 3])
def test_one_page_that_is_odd_holds_up_nobody(
    night: Desk, poison: Callable[[PlannedPhoto], Callable[[Call, Deed], Answer]], workers: int
) -> None:
    """The others are done, and it is told; no run ends for its sake."""
    night.settings = UploadSettings(workers=workers)
    night.has_statements = True
    others, odd = [night.photo() for _ in range(29)], night.photo(page=replace(PAGE, captions={"en": "Odd"}))
    photos = [*others[:7], odd, *others[7:]]
    night.wiki.otherwise = poison(odd)
    start = night.time.now()
    ends = {outcome.photo.sha1: outcome for outcome in night.upload(photos)}
    assert {end.result for end in ends.values()} == {Result.UPLOADED}
    assert [sha1 for sha1, end in ends.items() if end.reason] == [odd.sha1]
    assert night.wiki.client.titles_of(odd.sha1) == [odd.title.page]
    assert [night.find_flaws(photo) for photo in others] == [[]] * 29
    assert night.time.now() - start < timedelta(hours=1)


@pytest.mark.parametrize("is_told", [True, False])
def test_edits_keep_to_their_limit(night: Desk, edits_limited: RateLimit, *, is_told: bool) -> None:
    """By our own count, but for what is long on its way; where none is told of, each worker is refused once a round."""
    night.has_statements = True
    night.edit_limit = edits_limited if is_told else None
    photos = [night.photo() for _ in range(100)]
    assert set(night.results(*photos)) == {Result.UPLOADED}
    rounds = 100 // edits_limited.hits + 1
    assert count_edits(night) <= 100 + (10 if is_told else 3 * rounds)
    assert [night.find_flaws(photo) for photo in photos] == [[]] * 100


@pytest.mark.parametrize("limit", [RateLimit(8, 60), RateLimit(1, 60), None])
def test_edits_that_are_refused_for_ever_end_the_run(night: Desk, limit: RateLimit | None) -> None:
    """After as long as anybody would wait; the photos are there, and the next run does what is left."""
    night.has_statements, night.edit_limit, night.endurance_s = True, limit, HOUR_S
    photos, start = [night.photo() for _ in range(3)], night.time.now()

    def refuse(call: Call, deed: Deed) -> Answer:
        return answer_error("ratelimited")(deed) if call.verb == "edit" else deed()

    night.wiki.otherwise = refuse
    with pytest.raises(RateLimitedError, match=r"edit limit of sandbox is used up|to edit more slowly"):
        night.upload(photos)
    assert HOUR_S / 2 < (night.time.now() - start).total_seconds() < HOUR_S * 2
    night.wiki.otherwise = lambda _call, deed: deed()
    assert night.results(*photos) == [Result.UPDATED] * 3


def test_a_bad_line_costs_no_photo(night: Desk) -> None:
    """Half of all uploads are lost, of some photos five and more in a row, while others arrive."""
    photos, chance = [night.photo() for _ in range(60)], random.Random(1)  # noqa: S311 - a plain choice of moments
    lost: Counter[str] = Counter()

    def lose_some(call: Call, deed: Deed) -> Answer:
        if call.size_bytes and chance.random() < 0.5:
            lost[call.params["filename"]] += 1
            return lose_request(deed)
        return deed()

    night.wiki.otherwise = lose_some
    assert night.results(*photos) == [Result.UPLOADED] * 60
    assert max(lost.values()) > MOST_STUMBLES


def test_parts_that_the_wiki_takes_too_often_are_waited_for(night: Desk) -> None:
    """A large file cannot go up otherwise; that it waits is told, and ends when nobody would wait for longer."""
    photo, start = night.photo(night.fresh.jpeg(size_bytes=17 * 1024 * 1024)), night.time.now()

    def refuse(call: Call, deed: Deed) -> Answer:
        return answer_error("ratelimited")(deed) if call.size_bytes else deed()

    night.wiki.otherwise = refuse
    with pytest.raises(RateLimitedError):
        night.upload([photo])
    assert any(isinstance(each, Waiting) for each in night.told)
    assert timedelta(hours=7) < night.time.now() - start < timedelta(hours=9)
    night.wiki.otherwise = lambda _call, deed: deed()
    assert night.results(photo) == [Result.UPLOADED]


def test_bytes_that_cannot_be_published_from_the_stash_are_sent_anew(timed: Desk, timed_sandbox: Sandbox) -> None:
    """The wiki knows the key, and stumbles over what lies there."""
    timed.limit, timed.endurance_s = RateLimit(1, 600), ENDURANCE_S
    timed.time.advance(timedelta(days=2))
    timed_sandbox.store.set_rate_limit("upload", hits=1, seconds=600)
    photos, poisoned = [timed.photo(), timed.photo()], set[str]()

    def stumble(call: Call, deed: Deed) -> Answer:
        key = call.params.get("filekey", "")
        if key and (not poisoned or key in poisoned):
            poisoned.add(key)
            return STUMBLE(deed)
        return deed()

    timed.wiki.otherwise = stumble
    assert timed.results(*photos) == [Result.UPLOADED] * 2
    assert [timed.find_flaws(photo) for photo in photos] == [[]] * 2
    assert timed.kinds.count(EventKind.STASH_LOST) == 1
    assert timed.sent_bytes.count(1000) == 3


@pytest.mark.parametrize("code", ["stashfailed", "ratelimited", "assertuserfailed", "badtoken"])
def test_a_question_that_is_refused_for_a_while_is_nobodys_end(night: Desk, code: str) -> None:
    """Be it before a photo is sent, or about its page."""
    photos, end = [night.photo() for _ in range(5)], night.time.now() + timedelta(minutes=2)
    night.have_it_asked(photos[0])

    def refuse(call: Call, deed: Deed) -> Answer:
        is_early = call.verb == "ask" and night.time.now() < end
        return answer_error(code)(deed) if is_early else deed()

    night.wiki.otherwise = refuse
    assert night.results(*photos) == [Result.UPLOADED] * 5


@pytest.mark.parametrize("workers", [1, 3])
def test_a_photo_about_which_no_question_is_answered_holds_up_nobody(night: Desk, workers: int) -> None:
    """It is in doubt, so that it would come before all others for ever; nor is its file sent again."""
    night.settings = UploadSettings(workers=workers)
    photos = [night.photo() for _ in range(12)]
    assert night.is_cut(photos[0], at=2)

    def lose_question(call: Call, deed: Deed) -> Answer:
        return lose_request(deed) if call.params.get("aisha1") == photos[0].sha1 else deed()

    night.wiki.otherwise = lose_question
    with pytest.raises(OutOfReachError):
        night.upload(photos)
    assert {night.standing(photo).state for photo in photos[1:]} == {PhotoState.UPLOADED}
    night.wiki.otherwise = lambda _call, deed: deed()
    assert night.results(photos[0]) == [Result.RECOVERED]


def test_a_large_file_is_sent_anew_once(night: Desk) -> None:
    """Where the wiki stumbles over what lies in the stash, that may be damaged; not each time."""
    photo = night.photo(night.fresh.jpeg(size_bytes=17 * 1024 * 1024))

    def stumble(call: Call, deed: Deed) -> Answer:
        is_publishing = call.params.get("action") == "upload" and "offset" not in call.params
        return STUMBLE(deed) if is_publishing else deed()

    night.wiki.otherwise = stumble
    assert night.results(photo) == [Result.FAILED]
    assert sum(night.sent_bytes) == 2 * 17 * 1024 * 1024


def test_a_session_that_ended_twice_is_not_the_end(night: Desk) -> None:
    """Nor where a question met it."""
    photo = night.photo()

    def end_session(_deed: Deed) -> Answer:
        raise LoginError("The wiki ended the session.")

    night.wiki.asking.extend([end_session] * 2)
    assert night.results(photo) == [Result.UPLOADED]


def test_a_login_that_is_refused_is_the_end(night: Desk) -> None:
    """Somebody has changed the password."""

    def refuse(_deed: Deed) -> Answer:
        raise LoginRefusedError("the wiki", "Uploader", reason="Incorrect password.")

    night.wiki.sending.append(refuse)
    with pytest.raises(LoginRefusedError):
        night.upload([night.photo()])


def test_nothing_is_waited_for_behind_the_last_photo(night: Desk) -> None:
    """A pause that it began is over when it is given up."""
    photo = night.photo()

    def stumble(call: Call, deed: Deed) -> Answer:
        return STUMBLE(deed) if call.size_bytes else deed()

    night.wiki.otherwise = stumble
    last = datetime.min.replace(tzinfo=UTC)
    for happening in night.watch([photo]):
        if isinstance(happening, Ended):
            last = night.time.now()
    assert night.time.now() == last


@pytest.mark.parametrize("trouble", [lose_request, STUMBLE, answer_error("fileexists-no-change")])
def test_a_clock_that_is_set_back_makes_no_pause_longer(desk: Desk, trouble: Callable[[Deed], Answer]) -> None:
    """By ten hours, in the middle of it."""
    desk.endurance_s = 60
    desk.time.jumps.append(timedelta(hours=-10))
    desk.wiki.sending.append(trouble)
    photo = desk.photo()
    assert desk.results(photo) == [Result.UPLOADED]
    assert sum(desk.time.paused_s) < 300
