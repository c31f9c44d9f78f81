"""How long everybody waits."""

from datetime import UTC, datetime, timedelta

import pytest

from photowalk.commons.uploading.patience import BACKOFF_S, Patience
from photowalk.errors import BusyWikiError, OutOfReachError

NOW = datetime(2026, 11, 22, 20, 28, tzinfo=UTC)
SILENT = OutOfReachError("no answer")


def after(seconds: float) -> datetime:
    """A moment after now."""
    return NOW + timedelta(seconds=seconds)


def busy(wait_s: float) -> BusyWikiError:
    """The wiki asks to wait."""
    return BusyWikiError("the wiki", "it lags", wait_s=wait_s)


def test_pauses_grow_and_the_last_one_stays() -> None:
    """Each is over at its end; after a success the next is a short one."""
    patience, now, pauses = Patience(1e9), NOW, []
    assert patience.find_end(now) is None
    for _ in range(len(BACKOFF_S) + 1):
        end = patience.endure(SILENT, now)
        assert end is not None
        assert (patience.find_end(now), patience.find_end(end)) == (end, None)
        pauses.append((end - now).total_seconds())
        now = end
    assert pauses == [*BACKOFF_S, BACKOFF_S[-1]]
    patience.recover()
    assert patience.endure(SILENT, now) == now + timedelta(seconds=BACKOFF_S[0])


@pytest.mark.parametrize(
    ("error", "ends_s"),
    [(SILENT, 9), (busy(4), 9), (busy(5), 9), (busy(60), 64)],
    ids=["silent", "shorter", "as long", "longer"],
)
def test_who_meets_trouble_in_a_pause_makes_it_no_longer(error: OutOfReachError, ends_s: float) -> None:
    """Unless the wiki asks for more."""
    patience = Patience(9)
    assert patience.endure(busy(9), NOW) == after(9)
    assert patience.endure(error, after(4)) == after(ends_s)


@pytest.mark.parametrize(("error", "pauses"), [(SILENT, 3), (busy(4), 5)])
def test_pauses_are_endured_until_they_come_to_so_much(error: OutOfReachError, pauses: int) -> None:
    """Then there is no further one; a success between them makes them count anew."""
    patience, now = Patience(20), NOW
    for _ in range(2):
        for _ in range(pauses):
            end = patience.endure(error, now)
            assert end is not None
            now = end
        assert patience.endure(error, now) is None
        patience.recover()


@pytest.mark.parametrize("error", [SILENT, busy(2)])
def test_a_clock_that_is_set_back_makes_no_pause_longer(error: OutOfReachError) -> None:
    """It ends its own length after the first look at the clock."""
    patience = Patience(20)
    patience.endure(error, NOW)
    assert patience.find_end(after(-36000)) == after(-36000 + 2)
    assert patience.find_end(after(-36000 + 1)) == after(-36000 + 2)
    assert patience.find_end(after(-36000 + 2)) is None
