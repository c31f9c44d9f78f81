"""The gate that threads share, with sessions that begin and end at a word."""

import threading
from concurrent.futures import Future, ThreadPoolExecutor, wait

import pytest

from photowalk.commons.session_gate import SessionGate

LONG_S = 60


class Login:
    """Begins sessions, as a test will have it."""

    def __init__(self, *errors: BaseException | None) -> None:
        """Fail with these first; None = succeed."""
        self.begun = 0
        self.wanted = threading.Event()
        self.may_end = threading.Event()
        self.may_end.set()
        self._errors = list(errors)

    def __call__(self) -> None:
        """Begin one."""
        self.begun += 1
        self.wanted.set()
        assert self.may_end.wait(LONG_S)
        error = self._errors.pop(0) if self._errors else None
        if error is not None:
            raise error


def pass_through(gate: SessionGate) -> int:
    """Make a request of no length; the number of the session it was in."""
    with gate.passing() as session:
        return session


def hold(gate: SessionGate, pool: ThreadPoolExecutor, *, go_on: threading.Event) -> "Future[int]":
    """Set a request going that is on its way until told to go on."""
    inside = threading.Event()

    def request() -> int:
        with gate.passing() as session:
            inside.set()
            assert go_on.wait(LONG_S)
            return session

    future = pool.submit(request)
    assert inside.wait(LONG_S)
    return future


def test_the_first_request_begins_the_session() -> None:
    """And the later ones go on in it, one at a time or not."""
    login = Login()
    gate = SessionGate(login, most_at_once=2)
    assert [pass_through(gate) for _ in range(3)] == [1, 1, 1]
    assert login.begun == 1


def test_no_more_than_so_many_are_on_their_way() -> None:
    """However many threads there are; and as many as may be, are."""
    gate = SessionGate(Login(), most_at_once=3)
    lock, full = threading.Lock(), threading.Barrier(3)
    inside, most = 0, 0

    def request(number: int) -> None:
        nonlocal inside, most
        with gate.passing():
            with lock:
                inside += 1
                most = max(most, inside)
            if number < 3:
                full.wait(LONG_S)
            with lock:
                inside -= 1

    with ThreadPoolExecutor(12) as pool:
        list(pool.map(request, range(300)))
    assert most == 3


def test_a_session_that_ended_is_begun_anew_once() -> None:
    """By one of those who were refused in it; to the others, whose word comes late, it is over already."""
    login = Login()
    gate = SessionGate(login, most_at_once=4)
    refused = threading.Barrier(4)

    def request(_number: int) -> tuple[int, int]:
        with gate.passing() as before:
            refused.wait(LONG_S)
            gate.end_session(before)
        return before, pass_through(gate)

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(request, range(4))) == [(1, 2)] * 4
    gate.end_session(1)
    assert pass_through(gate) == 2
    assert login.begun == 2


def test_nobody_starts_in_a_session_that_is_over() -> None:
    """Not even who waits for just the place of the one that was refused in it."""
    gate = SessionGate(Login(), most_at_once=1)
    with ThreadPoolExecutor(1) as pool:
        with gate.passing() as session:
            waiting = pool.submit(pass_through, gate)
            assert wait([waiting], timeout=0.05).done == set()
            gate.end_session(session)
        assert waiting.result(LONG_S) == 2


def test_those_on_their_way_are_waited_for_and_nobody_starts() -> None:
    """The login begins when the last has come back; who wanted to start in the meantime is in the new session."""
    login, go_on = Login(), threading.Event()
    gate = SessionGate(login, most_at_once=3)
    with ThreadPoolExecutor(5) as pool:
        under_way = [hold(gate, pool, go_on=go_on) for _ in range(2)]
        gate.end_session(1)
        waiting = [pool.submit(pass_through, gate) for _ in range(3)]
        assert wait(waiting, timeout=0.05).done == set()
        assert login.begun == 1
        go_on.set()
        assert [future.result(LONG_S) for future in under_way] == [1, 1]
        assert [future.result(LONG_S) for future in waiting] == [2, 2, 2]
    assert login.begun == 2


def test_a_login_that_fails_fails_for_all_who_wait_and_is_tried_again_by_the_next() -> None:
    """Nobody gets through without a session."""
    login = Login(OSError("out of reach"))
    login.may_end.clear()
    gate = SessionGate(login, most_at_once=3)
    with ThreadPoolExecutor(3) as pool:
        first = pool.submit(pass_through, gate)
        assert login.wanted.wait(LONG_S)
        others = [pool.submit(pass_through, gate) for _ in range(2)]
        assert wait(others, timeout=0.05).done == set()
        login.may_end.set()
        for future in (first, *others):
            with pytest.raises(OSError, match="out of reach"):
                future.result(LONG_S)
    assert login.begun == 1
    assert pass_through(gate) == 1


def test_an_interrupted_login_is_taken_over_by_another() -> None:
    """Who pressed Ctrl-C is gone; those who wait are not."""
    login = Login(KeyboardInterrupt())
    login.may_end.clear()
    gate = SessionGate(login, most_at_once=3)
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(pass_through, gate)
        assert login.wanted.wait(LONG_S)
        other = pool.submit(pass_through, gate)
        assert wait([other], timeout=0.05).done == set()
        login.may_end.set()
        assert isinstance(first.exception(LONG_S), KeyboardInterrupt)
        assert other.result(LONG_S) == 1
    assert login.begun == 2


def test_a_request_that_fails_gives_its_place_free() -> None:
    """Whatever it fails with."""
    gate = SessionGate(Login(), most_at_once=1)
    for error in (ValueError(), KeyboardInterrupt()):
        with pytest.raises(type(error)), gate.passing():
            raise error
    assert pass_through(gate) == 1
