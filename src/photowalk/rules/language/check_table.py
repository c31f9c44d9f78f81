"""What is wrong with a table of photowalk.toml whose values are right each for itself, each with its key's path."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from photowalk.rules.language.schema import Kind
from photowalk.rules.language.spans import parse_span
from photowalk.rules.settings import ZoneAction

Table = Mapping[str, Any]


def find_table_problems(table: Table, kind: Kind, *, path: str) -> Iterator[str]:
    """All that does not fit together in the table at this path."""
    check = _CHECKS.get(kind)
    if check is not None:
        yield from check(table, path)


def _find_person_problems(table: Table, path: str) -> Iterator[str]:
    if not table.keys() & {"name", "username"}:
        yield f"{path}: give a name, a username or both"


def _find_span_problems(table: Table, path: str) -> Iterator[str]:
    span = parse_span(table)
    if not table:
        yield f"{path}: give from, to or both"
    elif span.first and span.last and span.first > span.last:
        yield f"{path}: from is after to"


def _find_times_problems(table: Table, path: str) -> Iterator[str]:
    if not table:
        yield f"{path}: give from, to or both"


def _find_center_problems(table: Table, path: str) -> Iterator[str]:
    if table["latitude"] == table["longitude"] == 0:
        yield f"{path}: latitude 0 with longitude 0 is what devices write that know no position"


def _find_box_problems(table: Table, path: str) -> Iterator[str]:
    if table["south"] >= table["north"]:
        yield f"{path}: south must be less than north"
    if table["west"] == table["east"]:
        yield f"{path}: west and east are the same"


def _find_clock_problems(table: Table, path: str) -> Iterator[str]:
    if not table.keys() & {"make", "model", "serial"}:
        yield f"{path}: names no camera; give its make, model or serial"
    if not table.keys() & {"correction_s", "zone", "item"}:
        yield f"{path}: says nothing of the clock; give correction_s, zone or both"


def _find_area_problems(table: Table, path: str) -> Iterator[str]:
    yield from _find_center_problems(table, path)
    if "decimals" in table and table["action"] != ZoneAction.COARSEN:
        yield f'{path}.decimals: is only for action = "{ZoneAction.COARSEN}"; leave it out'


def _find_programme_problems(table: Table, path: str) -> Iterator[str]:
    if table["from"] >= table["to"]:
        yield f"{path}: from must be before to"


_CHECKS: Mapping[Kind, Callable[[Table, str], Iterator[str]]] = MappingProxyType(
    {
        Kind.PERSON: _find_person_problems,
        Kind.SPAN: _find_span_problems,
        Kind.TIMES: _find_times_problems,
        Kind.POINT: _find_center_problems,
        Kind.CIRCLE: _find_center_problems,
        Kind.BOX: _find_box_problems,
        Kind.CLOCK: _find_clock_problems,
        Kind.AREA: _find_area_problems,
        Kind.PROGRAMME: _find_programme_problems,
    }
)
