"""What does not fit together in a table."""

import tomllib

import pytest

from photowalk.rules.language.check_table import find_table_problems
from photowalk.rules.language.schema import Kind

POINT = "latitude = 1\nlongitude = 2\n"
NOWHERE = "x: latitude 0 with longitude 0 is what devices write that know no position"
NO_CAMERA = "x: names no camera; give its make, model or serial"
NO_CLOCK = "x: says nothing of the clock; give correction_s, zone or both"


@pytest.mark.parametrize(
    ("kind", "toml", "problems"),
    [
        (Kind.PERSON, "item = 'Q42'", ["x: give a name, a username or both"]),
        (Kind.SPAN, "", ["x: give from, to or both"]),
        (Kind.SPAN, "from = 2025-08-16\nto = 2025-08-15", ["x: from is after to"]),
        (Kind.SPAN, "from = 2025-08-16T00:00:00\nto = 2025-08-15", ["x: from is after to"]),
        (Kind.TIMES, "", ["x: give from, to or both"]),
        (Kind.POINT, "latitude = 0\nlongitude = 0", [NOWHERE]),
        (Kind.CIRCLE, "latitude = 0\nlongitude = 0.0\nradius_m = 5", [NOWHERE]),
        (Kind.AREA, "latitude = 0\nlongitude = 0\nradius_m = 10\naction = 'skip'", [NOWHERE]),
        (
            Kind.AREA,
            POINT + "action = 'drop'\ndecimals = 1",
            ['x.decimals: is only for action = "coarsen"; leave it out'],
        ),
        (
            Kind.BOX,
            "south = 60\nnorth = 59\nwest = 18\neast = 18",
            ["x: south must be less than north", "x: west and east are the same"],
        ),
        (Kind.CLOCK, "zone = 'UTC'", [NO_CAMERA]),
        (Kind.CLOCK, "serial = '1'", [NO_CLOCK]),
        (Kind.CLOCK, "", [NO_CAMERA, NO_CLOCK]),
        (Kind.PROGRAMME, "from = 2025-08-14T09:00:00\nto = 2025-08-14T09:00:00", ["x: from must be before to"]),
    ],
)
def test_problems(kind: Kind, toml: str, problems: list[str]) -> None:
    """Each of these tables gives these sentences and no others."""
    assert list(find_table_problems(tomllib.loads(toml), kind, path="x")) == problems


@pytest.mark.parametrize(
    ("kind", "toml"),
    [
        (Kind.PERSON, "username = 'Example'"),
        (Kind.SPAN, "from = 2025-08-15T00:00:00\nto = 2025-08-15T00:00:00"),
        (Kind.SPAN, "to = 2025-08-15"),
        (Kind.TIMES, "from = 22:00:00\nto = 02:00:00"),
        (Kind.CIRCLE, "latitude = 0\nlongitude = 18"),
        (Kind.BOX, "south = -1\nnorth = 1\nwest = 179\neast = -179"),
        (Kind.CLOCK, "model = 'Example 1'\nitem = 'Q42'"),
        (Kind.AREA, POINT + "action = 'coarsen'\ndecimals = 0"),
        (Kind.PROGRAMME, "from = 2025-08-14T23:00:00\nto = 2025-08-15T01:00:00"),
        (Kind.TABLE, ""),
    ],
)
def test_no_problems(kind: Kind, toml: str) -> None:
    """These tables are fine."""
    assert list(find_table_problems(tomllib.loads(toml), kind, path="x")) == []
