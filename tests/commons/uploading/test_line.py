"""The line: what is done next, and what waits until when."""

import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from photowalk.commons.happenings import GoneOn, Happening, QuotaLeft, Waiting
from photowalk.commons.pace import Pace
from photowalk.commons.port import RateLimit
from photowalk.commons.uploading.errand import Errand, Stage
from photowalk.commons.uploading.limits import Limits
from photowalk.commons.uploading.line import CHECK_WAITS, CHECKED_AT_ONCE, Line, Task
from photowalk.commons.uploading.patience import BACKOFF_S
from photowalk.errors import BusyWikiError, OutOfReachError
from photowalk.model import PhotoPath, PlannedPhoto, Sha1, Title
from support.desk import PAGE
from support.fake_clock import FakeClock

SILENT = OutOfReachError("no answer")
BEGIN, PUBLISH, CHECK, EDIT, DESCRIBE = Stage.BEGIN, Stage.PUBLISH, Stage.CHECK, Stage.EDIT, Stage.DESCRIBE


def make_errand(stage: Stage = BEGIN) -> Errand:
    """A photo at a stage."""
    return Errand(PlannedPhoto(PhotoPath("a.jpg"), Sha1("a" * 40), Title("A.jpg"), PAGE), Title("A.jpg"), stage)


@dataclass
class Stand:
    """A line with its clock, and what it tells."""

    errands: list[Errand]
    limit: RateLimit | None = None
    endurance_s: float = 1e9
    time: FakeClock = field(default_factory=FakeClock)
    told: list[Happening] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Put them on the line."""
        self.start = self.time.now()
        limits = Limits(Pace(self.limit), endurance_s=self.endurance_s)
        self.line = Line(self.errands, limits, clock=self.time.clock, tell=self.told.append)

    @property
    def waited_s(self) -> float:
        """How long, since the beginning."""
        return (self.time.now() - self.start).total_seconds()

    def take(self) -> Task:
        """The next task, of which there is one."""
        task = self.line.take()
        assert task is not None
        return task

    def finish(self, task: Task) -> None:
        """Be done with the photos of a task."""
        for errand in task.errands:
            errand.stage = Stage.DONE
        self.line.put(task)


def stand_at(*stages: Stage, limit: RateLimit | None = None, endurance_s: float = 1e9) -> Stand:
    """A line of photos at these stages."""
    return Stand([make_errand(stage) for stage in stages], limit, endurance_s)


def put_off(stand: Stand, seconds: float) -> None:
    """Have the next photo wait so long."""
    task = stand.take()
    task.errands[0].not_before = stand.start + timedelta(seconds=seconds)
    stand.line.put(task)


def test_what_was_begun_is_finished_first() -> None:
    """So that little is in doubt when a run is cut."""
    stand = stand_at(BEGIN, CHECK, PUBLISH, EDIT, DESCRIBE)
    taken = []
    while task := stand.line.take():
        taken.append(task.stage)
        stand.finish(task)
    assert taken == [DESCRIBE, EDIT, PUBLISH, BEGIN, CHECK]


def test_a_line_without_photos_is_done() -> None:
    """And one of which a person is to be asked: the photo waits until it is given back."""
    stand = stand_at(Stage.ASIDE, Stage.DONE)
    assert stand.line.take() is None
    (errand,) = stand.line.take_aside()
    assert stand.line.take_aside() == ()
    errand.stage = BEGIN
    stand.line.add(errand)
    assert stand.take().errands == (errand,)


def test_pages_are_asked_for_together() -> None:
    """As soon as there are enough, without waiting for the others."""
    stand = stand_at(*[CHECK] * (CHECKED_AT_ONCE + 1), BEGIN)
    assert len(stand.take().errands) == CHECKED_AT_ONCE
    assert stand.take().stage is BEGIN


def test_a_page_does_not_wait_for_ever_for_others() -> None:
    """Where photos go up slowly it is asked for alone."""
    stand = stand_at(CHECK, BEGIN, BEGIN)
    begun = stand.take()
    stand.time.advance(CHECK_WAITS)
    assert stand.take().stage is CHECK
    stand.line.put(begun)


def test_the_last_pages_wait_for_nobody() -> None:
    """There is nothing that could come to them."""
    stand = stand_at(CHECK, CHECK)
    assert len(stand.take().errands) == 2
    assert stand.waited_s == 0


def test_a_photo_that_is_to_wait_waits() -> None:
    """Others are taken meanwhile."""
    late, other = make_errand(), make_errand()
    stand = Stand([late, other])
    late.not_before = stand.start + timedelta(seconds=30)
    stand.line.put(stand.take())
    assert stand.take().errands == (other,)
    assert stand.take().errands == (late,)
    assert stand.waited_s == 30


def test_a_photo_that_is_done_keeps_nobody_waiting() -> None:
    """Though it was to wait before."""
    stand = stand_at(BEGIN)
    task = stand.take()
    task.errands[0].not_before = stand.start + timedelta(hours=1)
    stand.finish(task)
    assert stand.line.take() is None
    assert stand.waited_s == 0


def test_pauses_grow_and_are_short_again_after_a_success() -> None:
    """A wiki that is away for an hour is not asked a thousand times."""
    stand = stand_at(BEGIN)
    pauses = []
    for _ in range(len(BACKOFF_S) + 1):
        task, before = stand.take(), stand.waited_s
        stand.line.put(task)
        stand.line.wait_after(SILENT, is_left=True)
        task = stand.take()
        pauses.append(stand.waited_s - before)
        stand.line.put(task)
    assert pauses == [*BACKOFF_S, BACKOFF_S[-1]]
    stand.line.recover()
    stand.line.wait_after(SILENT, is_left=True)
    before = stand.waited_s
    stand.take()
    assert stand.waited_s - before == BACKOFF_S[0]


def test_waiting_is_told_once_with_its_end() -> None:
    """Whatever several workers meet at the same time."""
    stand = stand_at(BEGIN, BEGIN)
    busy = BusyWikiError("the wiki", "it lags", wait_s=7)
    stand.line.wait_after(busy, is_left=True)
    stand.line.wait_after(busy, is_left=True)
    stand.line.wait_after(SILENT, is_left=True)
    stand.take()
    assert stand.told == [Waiting(stand.start + timedelta(seconds=7), "it lags"), GoneOn()]
    assert stand.waited_s == 7


def test_the_longest_wait_that_the_wiki_asks_for_holds() -> None:
    """A worker who was told to wait longer is heard."""
    stand = stand_at(BEGIN)
    for wait_s in (5, 60, 7):
        stand.line.wait_after(BusyWikiError("the wiki", "it lags", wait_s=wait_s), is_left=True)
    stand.take()
    assert stand.waited_s == 60


def test_a_slot_that_is_claimed_meanwhile_ends_no_pause() -> None:
    """A photo was taken before; everybody else still waits."""
    stand = stand_at(BEGIN)
    stand.line.wait_after(SILENT, is_left=True)
    assert stand.line.claim_slot()
    assert stand.told == [Waiting(stand.start + timedelta(seconds=BACKOFF_S[0]), "no answer")]


@pytest.mark.parametrize(("seconds", "is_told"), [(14, False), (15, True), (120, True)])
def test_a_photo_is_told_that_all_wait_for(seconds: float, *, is_told: bool) -> None:
    """Where nothing else is left to do nothing would be seen. What is over soon is not worth it."""
    stand = stand_at(BEGIN)
    put_off(stand, seconds)
    stand.take()
    told = [Waiting(stand.start + timedelta(seconds=seconds), "a.jpg is tried again then"), GoneOn()]
    assert stand.told == (told if is_told else [])


def test_photos_that_all_wait_for_are_told_in_turn() -> None:
    """Each when it is the next."""
    stand = stand_at(BEGIN, BEGIN)
    put_off(stand, 40)
    put_off(stand, 20)
    for _ in range(2):
        stand.finish(stand.take())
    ends = [(each.until - stand.start).total_seconds() for each in stand.told if isinstance(each, Waiting)]
    assert (ends, stand.told[1::2]) == ([20, 40], [GoneOn(), GoneOn()])


def test_a_photo_that_waits_while_others_are_at_work_is_not_told() -> None:
    """Whoever watches sees them."""
    stand = stand_at(BEGIN, BEGIN)
    put_off(stand, 120)
    other = stand.take()
    stand.take()
    assert (stand.told, stand.waited_s) == ([], 120)
    stand.finish(other)


def test_a_photo_that_waits_while_publishing_waits_is_not_told() -> None:
    """One reason is enough, and it is told once."""
    stand = stand_at(CHECK, BEGIN, limit=RateLimit(1, 60))
    stand.line.refuse_stash()
    stand.line.claim_slot()
    put_off(stand, 30)
    stand.take()
    assert [type(each) for each in stand.told] == [QuotaLeft, Waiting]


def test_edits_that_all_wait_for_are_told() -> None:
    """The wiki has refused one, and nothing else is left to do."""
    stand = stand_at(DESCRIBE)
    stand.line.refuse_edit(SILENT)
    stand.take()
    waiting, gone_on = stand.told
    assert isinstance(waiting, Waiting)
    assert (waiting.reason, gone_on) == ("the wiki takes no more edits for now", GoneOn())
    assert waiting.until == stand.time.now()


LAGGING = BusyWikiError("the wiki", "it lags", wait_s=9)


@pytest.mark.parametrize(
    ("meet", "error"),
    [
        (lambda line: line.wait_after(SILENT, is_left=True), SILENT),
        (lambda line: line.wait_after(LAGGING, is_left=True), LAGGING),
    ],
)
def test_patience_ends(meet: Callable[[Line], None], error: OutOfReachError) -> None:
    """The line stops with the error, and nobody begins anything more."""
    stand = stand_at(BEGIN, endurance_s=20)
    while task := stand.line.take():
        stand.line.put(task)
        meet(stand.line)
    assert stand.line.error is error
    assert 15 <= stand.waited_s <= 20
    stand.line.stop(OutOfReachError("another"))
    assert stand.line.error is error


def refuse(stand: Stand, times: int = 3) -> None:
    """The wiki refuses what some workers sent at the same time, and the wait after it goes by."""
    for _ in range(times):
        stand.line.refuse_slot(SILENT)
    stand.time.advance(timedelta(minutes=5))


def test_refusals_with_a_success_between_them_are_waited_for() -> None:
    """Those without one end the run, after as long as any other trouble."""
    stand = stand_at(BEGIN, endurance_s=700)
    for _ in range(5):
        refuse(stand)
        stand.line.use_slot()
    for _ in range(2):
        refuse(stand)
    assert stand.line.error is None
    refuse(stand)
    assert stand.line.error is SILENT


def come_to_pages(stand: Stand) -> None:
    """A page waits for others, of which one is on its way."""
    stand.line.add(make_errand(CHECK))
    stand.take()


def use_up(stand: Stand) -> None:
    """No slot is left for now."""
    while stand.line.claim_slot():
        pass


@pytest.mark.parametrize("hours", [-10, 10])
@pytest.mark.parametrize(
    ("wait", "longest_s"),
    [
        (lambda stand: put_off(stand, 60), 60),
        (come_to_pages, CHECK_WAITS.total_seconds()),
        (use_up, Pace(RateLimit(2, 60)).span.total_seconds()),
        (lambda stand: stand.line.refuse_slot(SILENT), Pace(RateLimit(2, 60)).span.total_seconds()),
        (lambda stand: stand.line.wait_after(SILENT, is_left=True), BACKOFF_S[0]),
    ],
    ids=["delayed", "check", "limit", "refused", "silent"],
)
def test_no_clock_that_jumps_makes_a_wait_longer(wait: Callable[[Stand], None], longest_s: float, hours: int) -> None:
    """It is set in the middle of it, by hours."""
    stand = stand_at(BEGIN, limit=RateLimit(2, 60))
    wait(stand)
    stand.time.jumps.append(timedelta(hours=hours))
    stand.take()
    # The pause in which it was set is not known to be over.
    assert sum(stand.time.paused_s) <= longest_s + 1


def test_who_has_nothing_to_do_waits_for_what_others_bring() -> None:
    """A photo that one worker has taken on can be done by another."""
    stand, taken = stand_at(BEGIN), list[Task | None]()
    task = stand.take()
    other = threading.Thread(target=lambda: taken.append(stand.line.take()))
    other.start()
    other.join(0.1)
    task.errands[0].stage = DESCRIBE
    stand.line.put(task)
    other.join()
    assert taken == [Task(DESCRIBE, task.errands)]


def test_a_stopped_line_gives_nothing() -> None:
    """Somebody pressed Ctrl-C."""
    stand = stand_at(BEGIN)
    stand.line.stop()
    assert (stand.line.take(), stand.line.error) == (None, None)


def test_slots_are_claimed_once() -> None:
    """And what is left is told."""
    stand = stand_at(limit=RateLimit(2, 60))
    assert [stand.line.claim_slot() for _ in range(3)] == [True, True, False]
    assert stand.told == [QuotaLeft(1, 2, 60), QuotaLeft(0, 2, 60)]
    stand.time.advance(timedelta(seconds=64))
    assert stand.line.claim_slot()


def test_as_many_are_stashed_as_one_span_lets_out() -> None:
    """While publishing waits; then nobody begins another."""
    stand = stand_at(*[BEGIN] * 4, limit=RateLimit(2, 60))
    assert [stand.line.claim_slot() for _ in range(2)] == [True, True]
    for _ in range(2):
        task = stand.take()
        task.errands[0].stage = PUBLISH
        stand.line.put(task)
    assert stand.waited_s == 0
    assert stand.take().stage is PUBLISH
    assert stand.waited_s == 64


steps = st.sampled_from(["go on", "go on", "go on", "wait", "again", "silent", "busy", "recover"])
scripts = st.lists(
    st.tuples(st.sampled_from([BEGIN, PUBLISH, CHECK, DESCRIBE]), st.lists(steps, max_size=4)), max_size=25
)
limits = st.none() | st.builds(RateLimit, st.integers(1, 5), st.integers(1, 90))
NEXT = {BEGIN: CHECK, PUBLISH: CHECK, CHECK: EDIT, EDIT: DESCRIBE, DESCRIBE: Stage.DONE}


@dataclass
class Worker:
    """Takes photos along a line by what is written for each."""

    stand: Stand
    scripts: dict[Errand, list[str]]
    published: list[datetime]

    def work(self) -> None:
        """Until nothing is left."""
        while task := self.stand.line.take():
            for errand in task.errands:
                self.move(errand)
            self.stand.line.put(task)

    def move(self, errand: Errand) -> None:
        """Do the next step of a photo, or take it on."""
        script, line = self.scripts[errand], self.stand.line
        deeds: dict[str, Callable[[], None]] = {
            "silent": lambda: line.wait_after(SILENT, is_left=True),
            "busy": lambda: line.wait_after(BusyWikiError("the wiki", "it lags", wait_s=20), is_left=True),
            "recover": line.recover,
        }
        step = script.pop() if script else "go on"
        if step == "wait":
            errand.not_before = self.stand.time.now() + timedelta(seconds=40)
        elif step == "go on" and errand.stage in {BEGIN, PUBLISH}:
            self.publish(errand)
        elif step == "go on":
            errand.stage = NEXT[errand.stage]
        deeds.get(step, lambda: None)()

    def publish(self, errand: Errand) -> None:
        """Where there is a slot; else the photo is stashed."""
        with LOCK:
            is_published = self.stand.line.claim_slot()
            if is_published:
                self.published.append(self.stand.time.now())
        errand.stage = CHECK if is_published else PUBLISH


LOCK = threading.Lock()


def is_within(moments: Iterable[datetime], limit: RateLimit) -> bool:
    """Whether there are no more of them in any span than the limit allows."""
    ordered = sorted(moments)
    pairs = zip(ordered, ordered[limit.hits :], strict=False)
    return all((later - earlier).total_seconds() > limit.seconds for earlier, later in pairs)


@settings(max_examples=60)
@given(scripts, limits, st.integers(1, 3))
def test_every_photo_comes_to_its_end(
    photos: list[tuple[Stage, list[str]]], limit: RateLimit | None, workers: int
) -> None:
    """Whatever befalls them: none is lost or taken twice, the limit is kept to, and the workers go home."""
    errands = [make_errand(stage) for stage, _ in photos]
    stand = Stand(errands, limit)
    stand.time.is_shared = workers > 1
    published: list[datetime] = []
    script = {errand: list(steps) for errand, (_, steps) in zip(errands, photos, strict=True)}
    crew = [threading.Thread(target=Worker(stand, script, published).work, daemon=True) for _ in range(workers)]
    for worker in crew:
        worker.start()
    for worker in crew:
        worker.join(60)
        assert not worker.is_alive()
    assert {errand.stage for errand in errands} <= {Stage.DONE}
    assert len(published) == len([stage for stage, _ in photos if stage in {BEGIN, PUBLISH}])
    assert limit is None or is_within(published, limit)
