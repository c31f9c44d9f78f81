"""The matrix of faults as a table: a row for each trouble, a column for each step that met it."""

from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass
from typing import Final

from support.fault_flow import Flow
from support.fault_judge import Verdict

PROPERTY: Final = "fault cell"
"""Under this name tests report each cell to pytest."""

_NOT_MET: Final = "·"


@dataclass(frozen=True, slots=True)
class Cell:
    """What came of it that one step, or the steps of one login, met a trouble."""

    fault: str
    step: str
    reruns: int
    verdict: str
    """`ok`, or what is wrong."""


def make_cells(flow: Flow, verdict: Verdict) -> list[Cell]:
    """A cell for each step that met the trouble; those of the login are one column."""
    steps = ["login" if step.startswith("login") else step for step in flow.hit]
    return [Cell(flow.fault, step, flow.reruns, str(verdict)) for step in dict.fromkeys(steps)]


def list_properties(cells: Iterable[Cell]) -> list[tuple[str, object]]:
    """Cells in a form that travels from one test process to another."""
    return [(PROPERTY, list(astuple(cell))) for cell in cells]


def read_properties(properties: Iterable[tuple[str, object]]) -> list[Cell]:
    """The cells among what a test has reported."""
    return [Cell(*value) for name, value in properties if name == PROPERTY and isinstance(value, list)]


def render_table(cells: Sequence[Cell]) -> list[str]:
    """Lines: each cell says how many flows met it and, where any, with how many runs more than one in all."""
    steps = list(dict.fromkeys(cell.step for cell in cells))
    rows = [["", *steps]]
    for fault in dict.fromkeys(cell.fault for cell in cells):
        mine = [cell for cell in cells if cell.fault == fault]
        rows.append([fault, *(_render_cell([cell for cell in mine if cell.step == step]) for step in steps)])
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return ["  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip() for row in rows]


def _render_cell(cells: Sequence[Cell]) -> str:
    wrong = [cell.verdict for cell in cells if cell.verdict != "ok"]
    if wrong or not cells:
        return "; ".join(wrong) or _NOT_MET
    reruns = sum(cell.reruns for cell in cells)
    return f"{len(cells)} ok" + (f", +{reruns}" if reruns else "")
