"""The manifest as a value: columns and rows of text, as a person's spreadsheet holds them."""

from dataclasses import dataclass
from typing import Final

from photowalk.model import Cells, Plan

DEFAULT_DELIMITER: Final = ","


@dataclass(frozen=True, slots=True)
class Manifest:
    """A table of text; each row has a cell for each column, empty where there is nothing."""

    columns: tuple[str, ...]
    rows: tuple[Cells, ...]
    delimiter: str = DEFAULT_DELIMITER
    """What stands between the cells in the file: kept as it was found, since a spreadsheet wants its own again."""


def manifest_of(plan: Plan) -> Manifest:
    """The manifest that a plan makes where there is none yet."""
    rows = tuple({column: row.cells.get(column, "") for column in plan.columns} for row in plan.rows)
    return Manifest(plan.columns, rows)


def tidy_cell(text: str) -> str:
    """The text as every file of a manifest can hold it: each line end a line feed, no NUL characters."""
    return text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
