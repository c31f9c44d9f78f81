"""Which request meets which trouble."""

import threading

import pytest

from photowalk.sandbox.faults import Delay, Fault, Faults, ResetAfter, ResetBefore

UPLOAD = {"action": "upload", "filename": "A.jpg"}


@pytest.mark.parametrize(
    ("fault", "fits"),
    [
        (Fault(ResetBefore()), True),
        (Fault(ResetBefore(), {"action": "upload"}), True),
        (Fault(ResetBefore(), {"action": "edit"}), False),
        (Fault(ResetBefore(), {"filename": "*"}), True),
        (Fault(ResetBefore(), {"chunk": "*"}), False),
        (Fault(ResetBefore(), {"action": "upload"}, method="GET"), False),
        (Fault(ResetBefore(), method="POST"), True),
    ],
)
def test_a_fault_is_for_certain_requests(fault: Fault, *, fits: bool) -> None:
    """By method and parameters; a star stands for any value."""
    assert fault.fits("POST", UPLOAD) is fits


def test_a_fault_is_met_so_often_and_after_so_many() -> None:
    """`skip` requests pass, `times` meet it, the rest pass again."""
    faults = Faults()
    faults.add(Fault(ResetAfter(), times=2, skip=1))
    met = [faults.take("POST", UPLOAD) for _ in range(5)]
    assert met == [None, ResetAfter(), ResetAfter(), None, None]
    assert faults.waiting == ()


def test_the_first_fault_that_fits_is_met() -> None:
    """Others wait for their turn."""
    faults = Faults()
    faults.add(Fault(Delay(1), {"action": "edit"}))
    faults.add(Fault(ResetBefore()))
    faults.add(Fault(ResetAfter()))
    assert faults.take("POST", UPLOAD) == ResetBefore()
    assert [fault.trouble for fault in faults.waiting] == [Delay(1), ResetAfter()]
    faults.clear()
    assert faults.take("POST", UPLOAD) is None


def test_threads_share_faults_without_meeting_one_twice() -> None:
    """Fifty threads, twenty troubles."""
    faults = Faults()
    faults.add(Fault(ResetBefore(), times=20))
    met: list[object] = []
    threads = [threading.Thread(target=lambda: met.append(faults.take("POST", UPLOAD))) for _ in range(50)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert met.count(ResetBefore()) == 20
