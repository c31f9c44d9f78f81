"""The queues: whose turn it is."""

from datetime import UTC, datetime, timedelta

import pytest

from photowalk.commons.uploading.errand import Errand, Stage
from photowalk.commons.uploading.queues import Queues
from photowalk.model import PhotoPath, PlannedPhoto, Sha1, Title
from support.desk import PAGE

NOW = datetime(2026, 8, 15, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def queues() -> Queues:
    """Without any photo."""
    return Queues()


def make_errand(stage: Stage = Stage.BEGIN, *, is_doubtful: bool = False, wait: timedelta | None = None) -> Errand:
    """A photo at a stage."""
    photo = PlannedPhoto(PhotoPath("a.jpg"), Sha1("a" * 40), Title("A.jpg"), PAGE)
    errand = Errand(photo, photo.title, stage, is_doubtful=is_doubtful)
    errand.not_before = None if wait is None else NOW + wait
    return errand


def test_first_come_first(queues: Queues) -> None:
    """At each stage by itself."""
    first, second, other = make_errand(), make_errand(), make_errand(Stage.CHECK)
    for errand in (first, other, second):
        queues.add(errand, NOW)
    assert queues.pop(Stage.BEGIN, 1) == (first,)
    assert queues.pop(Stage.BEGIN, 5) == (second,)
    assert queues.pop(Stage.BEGIN, 5) == ()
    assert list(queues[Stage.CHECK]) == [other]


def test_what_is_in_doubt_comes_before_what_is_new(queues: Queues) -> None:
    """While the wiki is away one photo after another would be in doubt otherwise."""
    new, doubtful = make_errand(), make_errand(is_doubtful=True)
    queues.add(new, NOW)
    queues.add(doubtful, NOW)
    assert queues.pop(Stage.BEGIN, 2) == (doubtful, new)


def test_some_wait_before_their_turn(queues: Queues) -> None:
    """Those whose moment has passed, or lies so far ahead that the clock was set back, do not."""
    waiting, past, far = make_errand(wait=MINUTE), make_errand(wait=-MINUTE), make_errand(wait=600 * MINUTE)
    for errand in (waiting, past, far):
        queues.add(errand, NOW)
    assert list(queues.delayed) == [waiting]
    assert queues.pop(Stage.BEGIN, 3) == (past, far)
    queues.wake(NOW)
    assert queues.pop(Stage.BEGIN, 1) == ()
    queues.wake(NOW + MINUTE)
    assert queues.pop(Stage.BEGIN, 1) == (waiting,)
    assert waiting.not_before is None


def test_whether_any_is_left(queues: Queues) -> None:
    """Those that are done are not, those that wait for a person are."""
    queues.add(make_errand(Stage.DONE), NOW)
    assert not queues
    queues.add(make_errand(Stage.ASIDE), NOW)
    assert queues
    queues.pop(Stage.ASIDE, 1)
    queues.add(make_errand(wait=MINUTE), NOW)
    assert queues
