"""Bounds for the time of a call; those of answers are shown with the servers of test_pywikibot_wiki."""

import threading

import pytest

from photowalk.commons.bounds import DeadlineError, call_within


def test_what_is_done_in_time_is_given_back() -> None:
    """The result, or the error, as if it had been called."""
    assert call_within(60, lambda: 42) == 42
    with pytest.raises(ZeroDivisionError):
        call_within(60, lambda: 1 // 0)


def test_what_is_not_done_is_left_behind() -> None:
    """The caller goes on; the call may still come to its end."""
    go_on, ended = threading.Event(), threading.Event()

    def wait() -> None:
        go_on.wait()
        ended.set()

    with pytest.raises(DeadlineError, match="no answer within 0 seconds"):
        call_within(0.05, wait)
    go_on.set()
    assert ended.wait(60)
