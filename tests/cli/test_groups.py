"""Groups by time, as they are told."""

from datetime import datetime, timedelta

import pytest

from photowalk.cli.groups import MOST_GROUPS, say_groups
from photowalk.model import TripPart
from photowalk.trips.groups import Group

NINE = datetime.fromisoformat("2025-08-14T09:02")


def make_group(number: int = 1, *, hours: float = 8.5, places: tuple[str, ...] = (), sessions: int = 0) -> Group:
    """A group of the event."""
    titles = tuple(f"Talk {index}" for index in range(sessions))
    return Group(
        number, NINE, NINE + timedelta(hours=hours), count=212, places=places, parts=(TripPart.EVENT,), sessions=titles
    )


def test_each_group_has_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    """When, how many photos, which part, where, in how many sessions; an end on another day with its date."""
    alone = Group(3, NINE, NINE + timedelta(seconds=59), count=1, places=(), parts=(), sessions=())
    many = make_group(2, hours=20, places=("Stockholm", "Solna", "Nacka", "Täby"), sessions=1)
    say_groups([make_group(places=("Stockholm",), sessions=5), many, alone])
    assert capsys.readouterr().err.splitlines() == [
        "3 groups by time:",
        "  1. 2025-08-14 09:02-17:32, 212 photos, event, Stockholm: 5 sessions",
        "  2. 2025-08-14 09:02-2025-08-15 05:02, 212 photos, event, Stockholm and Solna and Nacka and more: 1 session",
        "  3. 2025-08-14 09:02, 1 photo",
    ]


@pytest.mark.parametrize(("number", "lines"), [(0, 0), (1, 0), (2, 3), (MOST_GROUPS, 19), (MOST_GROUPS + 7, 20)])
def test_a_screen_holds_all_that_is_told(capsys: pytest.CaptureFixture[str], number: int, lines: int) -> None:
    """One group is not worth a line, and of many the first are told."""
    say_groups([make_group(index) for index in range(1, number + 1)])
    told = capsys.readouterr().err.splitlines()
    assert len(told) == lines
    assert ("  and 7 more" in told) is (number > MOST_GROUPS)
